"""photos/ and audio/ of a relic → its pictures and recordings, with every problem of these files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.content.catalogue import Picture, Recording, Story
from generator.content.files import ContentFiles
from generator.content.schema import Project, RelicFacts, StoryFrontMatter, Voice
from generator.content.source import Document, TextFile, read
from generator.diagnostics.problem import Problem, Span, nearest
from generator.languages import LANGUAGES
from generator.media import mp3, photos, webvtt
from generator.store import file_ref

LARGEST = 80_000_000
"""Pixels a photograph may have: more than a phone makes; decoded, a quarter of a small computer's memory."""

HEAVIEST = 250_000
"""Bytes a minute above which a recording gets a warning: 32 kbit/s is clear speech, and many pay for each megabyte."""

# ---- photographs ----------------------------------------------------------------------------------


def pictures_of(
    content_files: ContentFiles, name: str, facts: RelicFacts | None, document: Document | None
) -> tuple[tuple[Picture, ...], tuple[Problem, ...]]:
    """The photographs that site.yaml lists, measured, and their problems.

    `name` is the relic's folder below content/. An unlisted photograph is a problem: nobody would see it.
    """
    if facts is None or document is None:
        return (), ()
    pictures, problems = list[Picture](), list[Problem]()
    listed_files = {photo.file for photo in facts.photos}
    for number, photo in enumerate(facts.photos):
        path, at = content_files.files.get(f"{name}/photos/{photo.file}"), document.at("photos", number, "file")
        if path is None:
            file_names = [Path(path_name).name for path_name in content_files.under(f"{name}/photos")]
            best = nearest(photo.file, file_names)
            values = {"file": photo.file, "folder": content_files.shown(f"{name}/photos"), "best": best}
            problems.append(Problem("photo-missing", at, values, "write-best" if best else ""))
            continue
        try:
            measured = photos.examine(path)
        except photos.UnfitPhoto as error:
            problems.append(unfit(path.name, error, at))
            continue
        if measured.width * measured.height > LARGEST:
            size = {"file": path.name, "width": measured.width, "height": measured.height}
            problems.append(Problem("photo-large", at, size))
            continue
        if measured.located:
            problems.append(Problem("photo-located", at, {"file": path.name}, severity="warning"))
        pictures.append(Picture(photo, file_ref(path), measured.width, measured.height))
    problems += (
        Problem("photo-unlisted", Span(content_files.shown(path_name)), {"file": Path(path_name).name})
        for path_name in content_files.under(f"{name}/photos")
        if Path(path_name).name not in listed_files
    )
    return tuple(pictures), tuple(problems)


def unfit(file: str, error: photos.UnfitPhoto, at: Span) -> Problem:
    """The problem of a photograph that cannot be shown; each reason has a sentence of its own."""
    return Problem(f"photo-{error.reason}", at, {"file": file})


# ---- recordings -----------------------------------------------------------------------------------


def recordings_of(
    content_files: ContentFiles, name: str, project: Project | None, stories: Iterable[Story]
) -> tuple[tuple[Recording, ...], tuple[Problem, ...]]:
    """The relic's recordings, each with its transcript and who reads, as its story says; and their problems.

    Recording and transcript are required together: one without the other leaves somebody out (WCAG 2.2, 1.2.1). Without
    a project, every language is looked for.
    """
    recordings, problems = list[Recording](), list[Problem]()
    story_of = {story.language: story for story in stories}
    for language in project.languages if project else LANGUAGES:
        mp3_name, vtt_name = (f"{name}/audio/{language}.{form}" for form in ("mp3", "vtt"))
        if mp3_name not in content_files.files and vtt_name not in content_files.files:
            continue
        if vtt_name not in content_files.files:
            problems.append(
                Problem("transcript-missing", Span(content_files.shown(mp3_name)), {"file": f"{language}.vtt"})
            )
        if f"{name}/{language}.md" not in content_files.files:
            at = Span(content_files.shown(mp3_name if mp3_name in content_files.files else vtt_name))
            problems.append(Problem("audio-alone", at, {"story": f"{language}.md"}, severity="warning"))
        sound = None
        if mp3_name in content_files.files:
            sound, sound_problems = _measure_recording(
                content_files.files[mp3_name], Span(content_files.shown(mp3_name))
            )
            problems += sound_problems
        else:
            problems.append(Problem("audio-missing", Span(content_files.shown(vtt_name)), {"file": f"{language}.mp3"}))
        if vtt_name in content_files.files:
            text, unread = read(content_files.files[vtt_name], content_files.shown(vtt_name))
            transcript, faults = webvtt.parse(text.content, sound.seconds if sound else None) if text else (None, ())
            problems += (*unread, *(_transcript_problem(text, fault) for fault in faults if text))
            if sound and transcript and (story := story_of.get(language)):
                file = file_ref(content_files.files[mp3_name])
                if voice := _voice(story):
                    size = sound.bytes + len(mp3.tag(voice))
                    recordings.append(Recording(language, file, sound.seconds, size, transcript, voice))
                else:
                    problems.append(Problem("voice-missing", story.at, {"file": f"{language}.mp3"}))
    return tuple(recordings), tuple(problems)


def _voice(story: Story) -> Voice | None:
    """Who reads this story aloud; None where it does not say."""
    return story.front_matter.voice if isinstance(story.front_matter, StoryFrontMatter) else None


def _measure_recording(path: Path, at: Span) -> tuple[mp3.Sound | None, list[Problem]]:
    """Measure an MP3 file.

    Returns None with an error where it cannot be used; adds a warning where a minute of it is larger than HEAVIEST.
    """
    try:
        sound = mp3.measure(path.read_bytes())
    except mp3.UnfitRecording as error:
        return None, [Problem(f"audio-{error.reason}", at, {"file": path.name})]
    bytes_a_minute = sound.bytes / sound.seconds * 60
    if bytes_a_minute <= HEAVIEST:
        return sound, []
    values = {"file": path.name, "minute": round(bytes_a_minute / 1000), "most": HEAVIEST // 1000}
    return sound, [Problem("audio-heavy", at, values, severity="warning")]


def _transcript_problem(text: TextFile, fault: webvtt.Fault) -> Problem:
    """A fault of a transcript as a problem at its position."""
    return Problem(f"vtt-{fault.code}", text.span(fault.offset, fault.length), fault.values)
