"""photos/ and audio/ of a relic → its pictures and recordings, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

from generator.content.catalogue import Picture, Recording
from generator.content.files import ContentFiles
from generator.content.schema import Project, RelicFacts
from generator.content.source import Document, TextFile, read
from generator.diagnostics.problem import Problem, Span, nearest
from generator.languages import LANGUAGES
from generator.media import mp3, photos, webvtt
from generator.store import file_ref

LARGEST = 80_000_000
"""px: more than a phone makes; decoded, a quarter of what a small computer holds."""

HEAVIEST = 250_000
"""bytes a minute: speech is clear at 32 kbit/s; many who listen pay for each megabyte."""

# ---- photographs ----------------------------------------------------------------------------------


def pictures_of(
    content_files: ContentFiles, name: str, facts: RelicFacts | None, document: Document | None
) -> tuple[tuple[Picture, ...], tuple[Problem, ...]]:
    """The photographs site.yaml lists, measured. One lying there unlisted is a problem: nobody would ever see it."""
    if facts is None or document is None:
        return (), ()
    pictures, problems = list[Picture](), list[Problem]()
    listed = {photo.file for photo in facts.photos}
    for number, photo in enumerate(facts.photos):
        path, at = content_files.files.get(f"{name}/photos/{photo.file}"), document.at("photos", number, "file")
        if path is None:
            there = [Path(other).name for other in content_files.under(f"{name}/photos")]
            best = nearest(photo.file, there)
            values = {"file": photo.file, "folder": content_files.shown(f"{name}/photos"), "best": best}
            problems.append(Problem("photo-missing", at, values, "write-best" if best else ""))
            continue
        try:
            seen = photos.examine(path)
        except photos.UnfitPhoto as wrong:
            problems.append(unfit(path.name, wrong, at))
            continue
        if seen.width * seen.height > LARGEST:
            size = {"file": path.name, "width": seen.width, "height": seen.height}
            problems.append(Problem("photo-large", at, size))
            continue
        if seen.located:
            problems.append(Problem("photo-located", at, {"file": path.name}, severity="warning"))
        pictures.append(Picture(photo, file_ref(path), seen.width, seen.height))
    problems += (
        Problem("photo-unlisted", Span(content_files.shown(other)), {"file": Path(other).name})
        for other in content_files.under(f"{name}/photos")
        if Path(other).name not in listed
    )
    return tuple(pictures), tuple(problems)


def unfit(file: str, wrong: photos.UnfitPhoto, at: Span) -> Problem:
    """A photograph that cannot be shown, in the words for why."""
    return Problem(f"photo-{wrong.reason}", at, {"file": file})


# ---- recordings -----------------------------------------------------------------------------------


def recordings_of(
    content_files: ContentFiles, name: str, project: Project | None
) -> tuple[tuple[Recording, ...], tuple[Problem, ...]]:
    """What was recorded, each with its transcript: one without the other leaves somebody out (WCAG 2.2, 1.2.1)."""
    recordings, problems = list[Recording](), list[Problem]()
    for language in project.languages if project else LANGUAGES:
        spoken, written = (f"{name}/audio/{language}.{form}" for form in ("mp3", "vtt"))
        if spoken not in content_files.files and written not in content_files.files:
            continue
        if written not in content_files.files:
            problems.append(
                Problem("transcript-missing", Span(content_files.shown(spoken)), {"file": f"{language}.vtt"})
            )
        if f"{name}/{language}.md" not in content_files.files:
            at = Span(content_files.shown(spoken if spoken in content_files.files else written))
            problems.append(Problem("audio-alone", at, {"story": f"{language}.md"}, severity="warning"))
        heard = None
        if spoken in content_files.files:
            heard, unheard = _heard(content_files.files[spoken], Span(content_files.shown(spoken)))
            problems += unheard
        else:
            problems.append(Problem("audio-missing", Span(content_files.shown(written)), {"file": f"{language}.mp3"}))
        if written in content_files.files:
            text, unread = read(content_files.files[written], content_files.shown(written))
            said, faults = webvtt.parse(text.content, heard.seconds if heard else None) if text else (None, ())
            problems += (*unread, *(_told(text, fault) for fault in faults if text))
            if heard and said and f"{name}/{language}.md" in content_files.files:
                file = file_ref(content_files.files[spoken])
                recordings.append(Recording(language, file, heard.seconds, heard.bytes, said))
    return tuple(recordings), tuple(problems)


def _heard(path: Path, at: Span) -> tuple[mp3.Sound | None, list[Problem]]:
    try:
        heard = mp3.measure(path.read_bytes())
    except mp3.UnfitRecording as wrong:
        return None, [Problem(f"audio-{wrong.reason}", at, {"file": path.name})]
    minute = heard.bytes / heard.seconds * 60
    if minute <= HEAVIEST:
        return heard, []
    values = {"file": path.name, "minute": round(minute / 1000), "most": HEAVIEST // 1000}
    return heard, [Problem("audio-heavy", at, values, severity="warning")]


def _told(text: TextFile, fault: webvtt.Fault) -> Problem:
    return Problem(f"vtt-{fault.code}", text.span(fault.offset, fault.length), fault.values)
