"""Recordings last as long as Chromium plays them; a transcript we accept reads the same in Chromium."""

from __future__ import annotations

import base64
import random
import unicodedata

import pytest

from generator.media.mp3 import bare, measure
from generator.media.webvtt import Transcript, parse
from tests.support.recordings import PIECES, RIGHT, SAMPLE, VERSIONS, silent

VI, EN, ZH = ((SAMPLE / f"{language}.mp3").read_bytes() for language in ("vi", "en", "zh"))

# ---- recordings -----------------------------------------------------------------------------------

DECODED = """async files => {
    const context = new OfflineAudioContext(1, 1, 48000)
    const lengths = []
    for (const file of files) {
        const bytes = Uint8Array.from(atob(file), letter => letter.charCodeAt(0))
        lengths.push(await context.decodeAudioData(bytes.buffer).then(sound => sound.duration, wrong => String(wrong)))
    }
    return lengths
}"""

ALL_KINDS = [(version, kbits, rate) for version in VERSIONS for kbits in range(14) for rate in range(3)]


def decoded(browser, files: list[bytes]) -> list[float]:
    """How long each is in seconds when Chromium has decoded it to the end."""
    page = browser.new_page()
    lengths = page.evaluate(DECODED, [base64.b64encode(file).decode() for file in files])
    page.close()
    return lengths


def test_a_recording_is_as_long_as_a_browser_decodes(browser):
    files = [VI, EN, ZH]
    lengths = decoded(browser, [*files, *(bare(file) for file in files)])

    assert [pytest.approx(measure(file).seconds, abs=0.1) for file in files] * 2 == lengths


def test_frames_of_every_kind_are_as_long_as_a_browser_decodes(browser):
    """Three versions, fourteen rates of bits, three of samples; with padding and without."""
    files = [(silent(*kind) + silent(*kind, padding=1)) * 20 for kind in ALL_KINDS]
    lengths = decoded(browser, files)

    assert 126 == len(files)
    assert [] == [
        (kind, length, measure(file))
        for kind, file, length in zip(ALL_KINDS, files, lengths, strict=True)
        if length != pytest.approx(measure(file).seconds, abs=0.12)
    ]


# ---- transcripts ----------------------------------------------------------------------------------

CUES = """texts => Promise.all(texts.map(text => new Promise((resolve, reject) => {
    const video = document.createElement("video"), element = document.createElement("track")
    video.append(element)
    element.onload = () => resolve([...element.track.cues].map(
        cue => [Math.round(cue.startTime * 1000), cue.getCueAsHTML().textContent]))
    element.onerror = () => reject(text)
    element.track.mode = "hidden"
    element.src = URL.createObjectURL(new Blob([text]))
})))"""


def letters(text: str) -> str:
    """Without what separates lines and cues."""
    return "".join(unicodedata.normalize("NFC", text).split())


def test_a_browser_reads_accepted_transcripts_the_same(browser):
    """Of thousands of torn files those we find nothing wrong with, and the samples: the same words, nothing lost."""
    draw = random.Random(20)
    torn = [RIGHT, *(path.read_text("utf-8") for path in sorted(SAMPLE.glob("*.vtt")))]
    for _ in range(6000):
        text = draw.choice(torn[:4])
        for _ in range(draw.randint(1, 3)):
            at = draw.randrange(len(text) + 1)
            text = text[:at] + draw.choice(PIECES) + text[at + draw.choice((0, 0, 1, 5)) :]
        torn.append(text)
    taken = {text: transcript for text in torn if (transcript := parse(text)[0])}
    page = browser.new_page()
    read = page.evaluate(CUES, list(taken))
    page.close()

    assert len(taken) > 1000
    assert {} == {
        text: (cues, transcript)
        for (text, transcript), cues in zip(taken.items(), read, strict=True)
        if not same(cues, transcript)
    }


def same(cues: list[list[object]], transcript: Transcript) -> bool:
    """Cues that start together are in no order of a browser's."""
    words = "".join(letters(paragraph.text) for paragraph in transcript.paragraphs)
    starts = {start for start, _ in cues}
    return (
        sorted(words) == sorted(letters("".join(str(text) for _, text in cues)))
        and {round(paragraph.start * 1000) for paragraph in transcript.paragraphs} <= starts
        and (len(starts) < len(cues) or words == letters("".join(str(text) for _, text in cues)))
    )
