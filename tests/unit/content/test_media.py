"""What lies in photos/ and audio/ is published, or its author is told why not; one fault hides no other."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import get_args

import pytest
from PIL import Image

from generator.content.catalogue import Picture, Recording
from generator.content.files import find_files
from generator.content.load import load
from generator.content.media import pictures_of, recordings_of
from generator.content.project_schema import Project
from generator.content.schema import RelicFacts, StoryFrontMatter
from generator.content.source import read
from generator.content.stories import read_story
from generator.content.targets import Targets
from generator.content.validate import read_model
from generator.diagnostics.problem import Problem
from generator.diagnostics.problem_texts import PROBLEMS
from generator.media import mp3, photos, webvtt
from tests.support.kinds import KINDS
from tests.support.languages import SPOKEN
from tests.support.worlds import BUILT_IN, RELIC, ROOT, add_photo, edit

HOME = "sites/dinh-mot"
SAMPLE = ROOT / "tests/sample" / "audio"


def take(content: Path, *names: str, **options: object) -> Path:
    """Photographs of these names, listed in site.yaml; their folder."""
    folder = content / HOME / "photos"
    folder.mkdir()
    for name in names:
        Image.new("RGB", (640, 480)).save(folder / name, "JPEG", **options)
    items = "".join(f"  - {{file: {name}, credit: A, licence: CC0-1.0}}\n" for name in names)
    edit(content, RELIC, "kind:", f"photos:\n{items}kind:")
    return folder


def record(content: Path, *names: str, voice: str = "voice: machine\n") -> Path:
    """The sample recordings and transcripts of these names, and who reads; their folder."""
    for language in ("vi", "en"):
        edit(content, f"{HOME}/{language}.md", "text:", f"{voice}text:")
    folder = content / HOME / "audio"
    folder.mkdir()
    for name in names:
        shutil.copyfile(SAMPLE / name, folder / name)
    return folder


def pictures(content: Path) -> tuple[tuple[Picture, ...], tuple[Problem, ...]]:
    """The photographs of the relic, and what is wrong with them."""
    content_files, _ = find_files(content, SPOKEN)
    (site, document), _ = read_model(content_files.files[RELIC], content_files.shown(RELIC), RelicFacts, kinds=KINDS)
    return pictures_of(content_files, HOME, site, document)


def recordings(content: Path) -> tuple[tuple[Recording, ...], tuple[Problem, ...]]:
    """Its recordings, likewise."""
    content_files, _ = find_files(content, SPOKEN)
    (project, _), _ = read_model(content_files.files["project.yaml"], content_files.shown("project.yaml"), Project)
    stories = []
    for language in ("vi", "en"):
        text, _ = read(content / HOME / f"{language}.md", f"content/{HOME}/{language}.md")
        stories.append(read_story(text, StoryFrontMatter, Targets(language, None, {"dinh-mot", "chua-hai"}, {}))[0])
    return recordings_of(content_files, HOME, project, stories)


def codes(problems: tuple[Problem, ...]) -> list[str]:
    """What they are called."""
    return [problem.code for problem in problems]


@pytest.mark.parametrize(("begins", "why"), [("photo", photos.Reason), ("audio", mp3.Reason), ("vtt", webvtt.Code)])
def test_every_reason_to_refuse_a_file_has_words(begins, why):
    """What Git LFS has not fetched is said of every file alike."""
    codes = {"file-pointer" if reason == "pointer" else f"{begins}-{reason}" for reason in get_args(why)}

    assert set() == codes - set(PROBLEMS)


# ---- photographs ----------------------------------------------------------------------------------


def test_a_photograph_that_tells_its_place_is_published_all_the_same(content):
    """Nothing of the place is: the author is asked about the original."""
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (10.0, 7.0, 24.0)})
    take(content, "a.jpg", exif=exif)
    (picture,), (problem,) = pictures(content)

    assert ("a.jpg", 640, 480) == (picture.photo.file, picture.width, picture.height)
    assert ("photo-located", "warning", "a.jpg") == (problem.code, problem.severity, problem.values["file"])


@pytest.mark.parametrize(("most", "found"), [(640 * 480, []), (640 * 480 - 1, ["photo-large"])])
def test_a_photograph_may_have_as_many_pixels_as_the_limit(content, monkeypatch, most, found):
    monkeypatch.setattr("generator.content.media.LARGEST", most)
    take(content, "a.jpg")

    assert found == codes(pictures(content)[1])


def test_what_is_wrong_with_one_photograph_hides_no_other(content):
    """Each is told of where it is listed; the one that lies there under another name, with that name."""
    folder = take(content, "a.jpg", "b.jpg", "c.jpg", "d.jpg")
    (folder / "a.jpg").write_bytes(b"")
    (folder / "b.jpg").rename(folder / "b2.jpg")
    (folder / "d.jpg").write_bytes((folder / "d.jpg").read_bytes()[:-9])
    (picture,), problems = pictures(content)

    assert "c.jpg" == picture.photo.file
    assert ["photo-empty", "photo-missing", "photo-cut"] == codes(problems)
    assert [2, 3, 5] == [problem.at.line for problem in problems]
    assert "b2.jpg" == problems[1].values["best"]


def test_a_misspelt_photograph_is_answered_with_the_one_that_is_there(content):
    folder = take(content, "cong.jpg")
    (folder / "cong.jpg").rename(folder / "cong.JPG")
    _, problems = pictures(content)

    assert ("write-best", "cong.JPG") == (problems[0].hint, problems[0].values["best"])


def test_where_the_list_cannot_be_read_no_photograph_is_called_unlisted(content):
    take(content, "a.jpg")
    edit(content, RELIC, "kind: communal-house", "kind: x")

    assert ((), ()) == pictures(content)


@pytest.mark.parametrize(("width", "found"), [(480, []), (479, ["photo-narrow"])])
def test_a_photograph_that_would_be_enlarged_is_told_of(content, width, found):
    folder = take(content, "a.jpg")
    Image.new("RGB", (width, 640)).save(folder / "a.jpg")

    assert found == codes(pictures(content)[1])


# ---- recordings -----------------------------------------------------------------------------------


def test_a_recording_is_read_with_its_transcript(content):
    """In the languages of the site and in their order; samples at a rate for speech weigh too much for nobody."""
    folder = record(content, "en.mp3", "en.vtt", "vi.mp3", "vi.vtt")
    (vi, en), problems = recordings(content)

    assert () == problems
    assert ("vi", "en") == (vi.language, en.language)
    heard = mp3.measure((folder / "vi.mp3").read_bytes())
    assert (heard.seconds, heard.bytes + len(mp3.tag("machine"))) == (vi.seconds, vi.size)
    assert ("machine", "machine") == (vi.voice, en.voice)
    assert "Đây là bản đọc thử, do máy đọc." in vi.transcript.paragraphs[0].text


@pytest.mark.parametrize(
    ("there", "code", "names"), [("vi.mp3", "transcript-missing", "vi.vtt"), ("vi.vtt", "audio-missing", "vi.mp3")]
)
def test_a_recording_and_its_transcript_are_required_together(content, there, code, names):
    record(content, there)
    none, (problem,) = recordings(content)

    assert () == none
    assert (code, names, f"content/sites/dinh-mot/audio/{there}") == (
        problem.code,
        problem.values["file"],
        problem.at.path,
    )


def test_who_reads_must_be_said(content):
    record(content, "vi.mp3", "vi.vtt", voice="")
    none, (problem,) = recordings(content)

    assert () == none
    assert ("voice-missing", "content/sites/dinh-mot/vi.md", 2) == (problem.code, problem.at.path, problem.at.line)


def test_a_recording_in_a_language_without_a_story_is_told_of(content):
    """And is no error: the story may be on its way."""
    record(content, "zh.mp3", "zh.vtt")
    _, (problem,) = recordings(content)

    assert ("audio-alone", "warning", "zh.md") == (problem.code, problem.severity, problem.values["story"])


def test_all_faults_of_a_transcript_are_told_in_one_run_where_they_stand(content):
    folder = record(content, "vi.mp3")
    (folder / "vi.vtt").write_text(
        "00:00.000 --> 00:02,000\n"  # no header; a comma
        "<Bà Ba> Đây là cổng.\n"
        "\n"
        "00:09.000 --> 00:08.000\n"
        "Kia là sân.\n"
        "\n"
        "00:03.000 --> 01:00.000\n"  # earlier than the one above; after the recording
        "Đây là cổng.\n",
        "utf-8",
    )
    none, problems = recordings(content)

    assert () == none
    assert ["no-header", "timestamp", "tag", "backwards", "order", "late"] == [
        code.removeprefix("vtt-") for code in codes(problems)
    ]
    assert [(1, 1), (1, 15), (2, 1), (4, 15), (7, 1), (7, 15)] == [
        (problem.at.line, problem.at.column) for problem in problems
    ]


def test_a_recording_that_is_none_hides_no_fault_of_its_transcript(content):
    """Only how long it would be is not known."""
    folder = record(content, "vi.vtt")
    (folder / "vi.mp3").write_bytes(b"OggS")
    edit(content, f"{HOME}/audio/vi.vtt", "00:18.782", "59:00.000")
    edit(content, f"{HOME}/audio/vi.vtt", "-->", "->")

    assert ["audio-not-mp3", "vtt-arrow"] == codes(recordings(content)[1])


@pytest.mark.parametrize(
    ("listed", "there", "code", "best"),
    [
        ("cong.jpg", "IMG_1234.JPG", "photo-missing", "IMG_1234.JPG"),
        ("cong.jpg", "cong.JPG", "photo-missing", "cong.JPG"),
        ("cong.jpg", "IMG_1234.heic", "photo-heic", None),
    ],
)
def test_a_photograph_listed_under_another_name_is_one_problem(content, listed, there, code, best):
    """Nor is another photograph proposed that is listed already, or to list what cannot be shown."""
    add_photo(content, listed)
    path = content / "sites/dinh-mot/photos" / listed
    path.rename(path.with_name(there))
    if there.endswith("heic"):
        path.with_name(there).write_bytes(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic")
    (problem,) = load(content, BUILT_IN).problems

    assert (code, best) == (problem.code, problem.values.get("best"))
