"""photos/ and audio/ of a relic → its pictures and recordings, with every problem of these files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator.content.catalogue import Picture, Recording, Story
from generator.content.files import ContentFiles
from generator.content.project_schema import Project
from generator.content.schema import RelicFacts, StoryFrontMatter, Voice
from generator.content.source import Document, TextFile, read
from generator.diagnostics.problem import Problem, Severity, Span, nearest
from generator.media import mp3, notes, photos
from generator.store import FileRef, content_digest

if TYPE_CHECKING:
    from generator.media import webvtt

LARGEST = 80_000_000
"""Pixels a photograph may have: more than a phone makes; decoded, a quarter of a small computer's memory."""

LONGEST = 20_000
"""px along a side: panoramas of phones have less; one row of 79,000,000 px is no large area and fills the memory."""

NARROWEST = 480
"""px. A narrower photograph is enlarged to the width of a phone's screen, and blurred."""

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
    in_folder = [Path(path_name).name for path_name in content_files.under(f"{name}/photos")]
    unlisted = [file for file in in_folder if file not in listed_files]
    for number, photo in enumerate(facts.photos):
        path, at = content_files.files.get(f"{name}/photos/{photo.file}"), document.at("photos", number, "file")
        if path is None:
            # Never one that is listed already: that is another photograph.
            best = nearest(photo.file, unlisted) or (unlisted[0] if len(unlisted) == 1 else "")
            if best:
                unlisted.remove(best)
            problems += _missing(photo.file, best, content_files, name, at)
            continue
        try:
            data = path.read_bytes()
            measured = photos.examine(data)
        except photos.UnfitPhoto as error:
            problems.append(unfit(path.name, error, at))
            continue
        if measured.width * measured.height > LARGEST or max(measured.width, measured.height) > LONGEST:
            size = {"file": path.name, "width": measured.width, "height": measured.height}
            problems.append(Problem("photo-large", at, size))
            continue
        if measured.located:
            problems.append(Problem("photo-located", at, {"file": path.name}, severity="warning"))
        if measured.gap:
            problems.append(Problem("photo-gap", at, {"file": path.name}, severity="warning"))
        if measured.width < NARROWEST:
            narrow = {"file": path.name, "width": measured.width, "least": NARROWEST}
            problems.append(Problem("photo-narrow", at, narrow, severity="warning"))
        # Its address stays when a note is taken out of it: an archive without them builds the same site.
        picture = FileRef(str(path), content_digest(notes.taken_out(data)))
        pictures.append(Picture(photo, picture, measured.width, measured.height))
    problems += (
        _unfit_at(content_files, f"{name}/photos/{file}")
        or Problem("photo-unlisted", Span(content_files.shown(f"{name}/photos/{file}")), {"file": file})
        for file in unlisted
    )
    problems += _one_address(pictures, document)
    return tuple(pictures), tuple(problems)


def _missing(file: str, best: str, content_files: ContentFiles, name: str, at: Span) -> Iterator[Problem]:
    """Yield the problem of a listed photograph that is not there; `best` is the unlisted one it may be, or empty."""
    unfit_file = _unfit_at(content_files, f"{name}/photos/{best}") if best else None
    values = {"file": file, "folder": content_files.shown(f"{name}/photos"), "best": best}
    yield unfit_file or Problem("photo-missing", at, values, _hint_of(file, best))


def _hint_of(file: str, best: str) -> str:
    """A slip in one letter is mended in site.yaml; a camera's name is not."""
    return "write-best" if nearest(file, [best]) and best else "photo-other-name" if best else ""


def _unfit_at(content_files: ContentFiles, path_name: str) -> Problem | None:
    """The problem of a file in photos/ that is no photograph a page can show; None where it is one."""
    try:
        photos.examine(content_files.files[path_name].read_bytes())
    except photos.UnfitPhoto as error:
        return unfit(Path(path_name).name, error, Span(content_files.shown(path_name)))
    return None


def _one_address(pictures: list[Picture], document: Document) -> Iterator[Problem]:
    """Yield a problem for each photograph whose name is that of another one in addresses: `a b.jpg`, `a-b.jpg`."""
    first: dict[str, str] = {}
    for picture in pictures:
        other = first.setdefault(picture.slug, picture.photo.file)
        if other != picture.photo.file:
            at = next(
                span
                for where, span in document.values.items()
                if where[0:1] == ("photos",) and where[-1] == "file" and document.value(where) == picture.photo.file
            )
            yield Problem("photo-same-name", at, {"file": picture.photo.file, "other": other})


def unfit(file: str, error: photos.UnfitPhoto, at: Span) -> Problem:
    """The problem of a photograph that cannot be shown; each reason has a sentence of its own."""
    code = "file-pointer" if error.reason == "pointer" else f"photo-{error.reason}"
    return Problem(code, at, {"file": file})


# ---- recordings -----------------------------------------------------------------------------------


def recordings_of(
    content_files: ContentFiles, name: str, project: Project | None, stories: Iterable[Story]
) -> tuple[tuple[Recording, ...], tuple[Problem, ...]]:
    """The relic's recordings, each with its transcript and who reads, as its story says; and their problems.

    Recording and transcript are required together: one without the other leaves somebody out (WCAG 2.2, 1.2.1). Without
    a project, the languages of its stories are looked for.
    """
    recordings, problems = list[Recording](), list[Problem]()
    story_of = {story.language: story for story in stories}
    for language in project.languages if project else story_of:
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
            from generator.media import webvtt  # its patterns take 10 ms to compile

            text, unread = read(content_files.files[vtt_name], content_files.shown(vtt_name))
            transcript, faults = webvtt.parse(text.content, sound.seconds if sound else None) if text else (None, ())
            problems += (*unread, *(_transcript_problem(text, fault) for fault in faults if text))
            if text and (habit := webvtt.doubled(text.content)):
                problems.append(_transcript_problem(text, habit, "warning"))
            if sound and transcript and (story := story_of.get(language)):
                file = FileRef(str(content_files.files[mp3_name]), sound.digest)
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
        code = "file-pointer" if error.reason == "pointer" else f"audio-{error.reason}"
        return None, [Problem(code, at, {"file": path.name})]
    bytes_a_minute = sound.bytes / sound.seconds * 60
    if bytes_a_minute <= HEAVIEST:
        return sound, []
    values = {"file": path.name, "minute": round(bytes_a_minute / 1000), "most": HEAVIEST // 1000}
    return sound, [Problem("audio-heavy", at, values, severity="warning")]


def _transcript_problem(text: TextFile, fault: webvtt.Fault, severity: Severity = "error") -> Problem:
    """A fault of a transcript as a problem at its position."""
    return Problem(f"vtt-{fault.code}", text.span(fault.offset, fault.length), fault.values, severity=severity)
