"""An archive holds what its list says; secrets and notes in it are announced, and notes taken out where that is asked.

What is left of notes is looked for byte by byte, and asked of ExifTool, which knows every camera's.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image, ImageCms

from generator.media import mp3
from tests.support.history import git
from tests.support.worlds import ROOT, add_photo, ditich, edit, snapshot

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SECRETS = (b"SN-0815-4711", b"keeper-of-the-gate", b"a-film-of-the-keeper", b"10.1234567")
PHOTOS = ("mot.jpg", "hai.png", "ba.webp")
HOME = "content/sites/dinh-mot"


def exiftool(*arguments: str | Path) -> str:
    """What ExifTool says."""
    run = subprocess.run(["exiftool", "-m", *map(str, arguments)], capture_output=True, text=True, check=True)
    return run.stdout


def noted(path: Path, folder: Path) -> None:
    """Let ExifTool write place, numbers, names and, into a JPEG, a thumbnail into a photograph; append a film."""
    tags = [
        "-Orientation#=6",
        "-Make=Canon",
        "-Model=X100",
        "-SerialNumber=SN-0815-4711",
        "-OwnerName=keeper-of-the-gate",
    ]
    tags += ["-GPSLatitude=10.1234567", "-GPSLatitudeRef=N", "-GPSLongitude=105.6", "-GPSLongitudeRef=E"]
    tags += ["-XMP:GPSLatitude=10.1234567", "-XMP:Creator=keeper-of-the-gate", "-Comment=keeper-of-the-gate"]
    if path.suffix == ".jpg":
        small = folder / "small.jpg"
        Image.new("RGB", (40, 30), "red").save(small)
        tags += ["-IPTC:By-line=keeper-of-the-gate", "-IPTC:City=Cần Thơ", f"-ThumbnailImage<={small}"]
    exiftool("-q", "-overwrite_original", *tags, path)
    path.write_bytes(path.read_bytes() + b"\0\0\0\x18ftypmp42 a-film-of-the-keeper")


@pytest.fixture(scope="module")
def privately(built_world: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with three photographs and a recording, each full of notes, in a repository."""
    world = tmp_path_factory.mktemp("privately") / "world"
    shutil.copytree(built_world / "content", world / "content")
    photos = world / HOME / "photos"
    for name in PHOTOS:
        add_photo(world / "content", name, icc_profile=PROFILE)
    edit_lists(world)
    for name in PHOTOS:
        Image.linear_gradient("L").convert("RGB").resize((400, 300)).save(
            photos / name, icc_profile=PROFILE, quality=80
        )
        noted(photos / name, world)
    (world / "small.jpg").unlink()
    (world / HOME / "audio").mkdir()
    edit(world / "content", "sites/dinh-mot/vi.md", "text:", "voice: person\ntext:")
    shutil.copy(ROOT / "tests/sample/audio/vi.vtt", world / HOME / "audio/vi.vtt")
    bare = mp3.bare((ROOT / "tests/sample/audio/vi.mp3").read_bytes())
    tag = b"ID3\3\0\0\0\0\0\x28TPE1\0\0\0\x1e\0\0\0keeper-of-the-gate" + bytes(11)
    (world / HOME / "audio/vi.mp3").write_bytes(tag + bare)
    git(world, "init", "--quiet")
    git(world, "add", "content")
    return world


def edit_lists(world: Path) -> None:
    """One list of three photographs out of the three lists that were added."""
    for name, start, end in (("site.yaml", "photos: [", "]"), ("vi.md", "photos: {", "}"), ("en.md", "photos: {", "}")):
        path = world / HOME / name
        lines = path.read_text("utf-8").split("\n")
        lists = [line for line in lines if line.startswith(start)]
        items = ", ".join(line.removeprefix(start).removesuffix(end) for line in lists)
        lines[lines.index(lists[0])] = f"{start}{items}{end}"
        path.write_text("\n".join(line for line in lines if line not in lists[1:]), "utf-8")


def archived(world: Path, *options: str, into: Path) -> tuple[Path, str]:
    """The unpacked archive, and what was said on stderr."""
    result = ditich(world, "--lang", "en", "archive", *options)
    assert 0 == result.exit_code, result.output
    (zipped,) = (world / "output/archive").glob("*.zip")
    with ZipFile(zipped) as archive:
        archive.extractall(into)
    return into / "ditich", result.stderr


@pytest.fixture(scope="module")
def packed(privately: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    return archived(privately, into=tmp_path_factory.mktemp("packed"))


@pytest.fixture(scope="module")
def stripped(privately: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    before = snapshot(privately / "content")
    result = archived(privately, "--strip", into=tmp_path_factory.mktemp("stripped"))
    assert before == snapshot(privately / "content"), "the originals are never changed"
    return result


# ---- notes ----------------------------------------------------------------------------------------


def test_what_originals_hold_is_announced_a_line_each_without_saying_what_it_says(packed):
    _, said = packed
    lines = {line.split(" holds ")[0].rpartition("/")[2]: line for line in said.split("\n") if " holds " in line}

    assert {*PHOTOS, "vi.mp3"} == set(lines)
    for name in PHOTOS:
        for kind in ("where it was taken", "a serial number", "somebody's name", "a film or picture behind its end"):
            assert kind in lines[name]
    assert "an embedded thumbnail" in lines["mot.jpg"]
    assert "tags around the sound" in lines["vi.mp3"]
    assert [] == [secret for secret in SECRETS if secret.decode() in said]


def test_without_strip_originals_are_packed_as_they_are(packed, privately):
    folder, _ = packed

    assert snapshot(privately / "content") == snapshot(folder / "content")


def test_with_strip_nothing_of_it_is_left_in_the_archive(privately, stripped):
    folder, said = stripped

    for name in PHOTOS:
        original, copy = (root / HOME / "photos" / name for root in (privately, folder))
        assert 3 <= len([secret for secret in SECRETS if secret in original.read_bytes()])
        assert [] == [secret for secret in SECRETS if secret in copy.read_bytes()]
        assert f"content/sites/dinh-mot/photos/{name}: the copy in the archive is without" in said
    assert b"keeper" not in (folder / HOME / "audio/vi.mp3").read_bytes()
    assert " holds " not in said


def test_exiftool_finds_nothing_but_orientation_and_profile(privately, stripped):
    folder, _ = stripped
    allowed = {"ExifTool", "System", "File", "JFIF", "PNG", "RIFF", "Composite", "SourceFile"}
    for name in PHOTOS:
        groups = {}
        for root in (privately, folder):
            (told,) = json.loads(exiftool("-j", "-a", "-G1", root / HOME / "photos" / name))
            groups[root] = {key for key in told if key.partition(":")[0] not in allowed and not key.startswith("ICC")}
        assert {"GPS:GPSLatitude", "XMP-dc:Creator"} <= groups[privately], "the control"
        assert {"IFD0:Orientation"} == groups[folder]


def test_the_picture_the_profile_and_the_sound_are_the_same(privately, stripped):
    folder, _ = stripped
    for name in PHOTOS:
        before, after = (Image.open(root / HOME / "photos" / name) for root in (privately, folder))
        assert before.tobytes() == after.tobytes()
        assert (PROFILE, 6) == (after.info["icc_profile"], after.getexif()[0x0112])
    original = (privately / HOME / "photos/mot.jpg").read_bytes()
    copy = (folder / HOME / "photos/mot.jpg").read_bytes()
    coded = copy[copy.index(b"\xff\xdb") :]
    assert coded in original, "not one byte of the coded pixels and their tables is new"
    sound = (folder / HOME / "audio/vi.mp3").read_bytes()
    assert (privately / HOME / "audio/vi.mp3").read_bytes().endswith(sound)


@pytest.mark.parametrize("which", ["packed", "stripped"])
@pytest.mark.processes
def test_either_archive_builds_the_same_site(request, tmp_path, which):
    """The address of a photograph does not depend on its notes."""
    folder, _ = request.getfixturevalue(which)
    later = shutil.copytree(folder, tmp_path / "later")
    shutil.rmtree(later / "output")
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run(
        [sys.executable, "-m", "generator", "build"], cwd=later, env=environ, check=True, capture_output=True
    )

    assert snapshot(folder / "output") == snapshot(later / "output")
    assert [name for name in snapshot(later / "output") if "mot-" in name and name.endswith(".avif")]


# ---- the list -------------------------------------------------------------------------------------


@pytest.fixture
def tracked(world: Path) -> Path:
    git(world, "init", "--quiet")
    git(world, "add", "content")
    return world


def names(world: Path) -> set[str]:
    (zipped,) = (world / "output/archive").glob("*.zip")
    with ZipFile(zipped) as archive:
        return {name.removeprefix("ditich/") for name in archive.namelist()}


def test_secrets_links_and_leftovers_beside_the_content_stay_outside(tracked):
    content = tracked / "content"
    for name in (".env", "sites/dinh-mot/.netrc", "vi.md~", "sites/.npmrc", "about/vi.md.bak"):
        (content / name).write_text("x")
        git(tracked, "add", "--force", f"content/{name}")
    (content / ".envrc").write_text("x")  # not tracked, and so not packed and not worth a word
    result = ditich(tracked, "--lang", "en", "archive")

    assert 0 == result.exit_code, result.output
    assert [] == [name for name in names(tracked) if name.rpartition("/")[2].startswith(".env") or "npmrc" in name]
    for name in (".env", "sites/dinh-mot/.netrc", "sites/.npmrc"):
        assert f"warning: left out content/{name}: files with keys or passwords" in result.stderr
    for name in ("vi.md~", "about/vi.md.bak"):
        assert f"warning: left out content/{name}: a temporary file" in result.stderr
    assert ".envrc" not in result.stderr


def test_what_is_packed_is_tracked_or_read(tracked):
    add_photo(tracked / "content", "cong.jpg")
    result = ditich(tracked, "--lang", "en", "archive")
    run = subprocess.run(["git", "-C", ROOT, "ls-files", "-z"], capture_output=True, check=True)
    listed = {os.fsdecode(name) for name in run.stdout.split(b"\0")}
    content = {f"content/{path}" for path in snapshot(tracked / "content")}
    new = {line.removeprefix("warning: ").split(" is not in Git yet")[0] for line in result.stderr.split("\n")}

    assert set() == {name for name in names(tracked) if not name.startswith("output/")} - listed - content - new - {
        "DOC-TRUOC.md"
    }
    assert "content/sites/dinh-mot/photos/cong.jpg" in new & names(tracked)


def test_a_secret_in_a_text_is_said_with_its_line_and_not_repeated(tracked):
    token = "nfp" + "_" + "aB3dE6gH9jK2mN5pQ8sT" * 2
    edit(tracked / "content", "sites/dinh-mot/site.yaml", "kind:", f"# {token}\nkind:")
    line = (tracked / "content/sites/dinh-mot/site.yaml").read_text("utf-8").split(token)[0].count("\n") + 1
    result = ditich(tracked, "--lang", "en", "archive")

    assert f"content/sites/dinh-mot/site.yaml:{line}: looks like a key or password (Netlify)" in result.stderr
    assert token not in result.stderr


def test_nothing_is_said_of_a_tidy_site(tracked):
    """Of this program neither: it holds nothing that looks like a secret."""
    said = ditich(tracked, "--lang", "en", "archive").stderr.split("\n")

    assert [] == [line for line in said if line and "is not in Git yet" not in line and "generator/" not in line]


# ---- the zip --------------------------------------------------------------------------------------


def test_the_same_state_gives_the_same_bytes_with_plain_permissions(world):
    (world / "content/project.yaml").chmod(0o600)
    ditich(world, "archive")
    (zipped,) = (world / "output/archive").glob("*.zip")
    first = zipped.read_bytes()
    (world / "content/project.yaml").chmod(0o644)
    os.utime(world / "content/project.yaml", (0, 0))
    ditich(world, "archive")

    assert first == zipped.read_bytes()
    with ZipFile(io.BytesIO(first)) as archive:
        assert {(0o644, 3)} == {
            (stat.S_IMODE(entry.external_attr >> 16), entry.create_system) for entry in archive.infolist()
        }
    assert "ditich-2026" in zipped.name


def test_an_archive_that_cannot_be_written_leaves_the_last_one(world, monkeypatch):
    ditich(world, "archive")
    before = snapshot(world / "output/archive")

    def full(*_):
        raise OSError(28, "No space left on device", "finished.zip")

    monkeypatch.setattr("zipfile.ZipFile.writestr", full)
    result = ditich(world, "--lang", "en", "archive")

    assert 3 == result.exit_code
    assert "the disk is full" in result.stderr
    assert before == snapshot(world / "output/archive")
