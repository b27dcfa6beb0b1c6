"""docs/huong-dan.md and README.md tell the truth: their examples are right, their commands exist."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from click.testing import CliRunner, Result

from generator import plaques
from generator.commands import cli
from tests.support.kinds import KINDS
from tests.support.makefile import targets
from tests.support.parcels import parcel_of
from tests.support.worlds import ROOT, ditich, edit

GUIDE = (ROOT / "docs/huong-dan.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


def example(language: str) -> str:
    """The one code block of the guide in this language."""
    (block,) = re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)
    return str(block)


@pytest.fixture
def relic(world: Path) -> Path:
    """A relic written from the guide alone."""
    folder = world / "content/sites/dinh-thoi-an"
    folder.mkdir()
    (folder / "site.yaml").write_text(example("yaml"), "utf-8")
    (folder / "vi.md").write_text(example("markdown"), "utf-8")
    return folder


@pytest.mark.usefixtures("relic")
def test_a_relic_written_from_the_guide_alone_is_published(world: Path) -> None:
    result = ditich(world, "build")

    assert 0 == result.exit_code, result.output
    assert "Thới Trinh A" in (world / "output/site/vi/dinh-thoi-an/index.html").read_text("utf-8")


def test_a_photograph_added_as_the_guide_says_is_shown(world: Path, relic: Path) -> None:
    (relic / "photos").mkdir()
    shutil.copy(ROOT / "tests/broken/caption-missing/content/sites/dinh-mot/photos/cong.jpg", relic / "photos/cong.jpg")
    facts, words = re.findall(r"`(photos: [^`]+)`", GUIDE)
    site, story = relic / "site.yaml", relic / "vi.md"
    site.write_text(f"{facts}\n{site.read_text('utf-8')}", "utf-8")
    story.write_text(story.read_text("utf-8").replace("---\n", f"---\n{words}\n", 1), "utf-8")

    result = ditich(world, "build")

    assert 0 == result.exit_code, result.output
    assert "Cổng đình nhìn từ đường" in (world / "output/site/vi/dinh-thoi-an/index.html").read_text("utf-8")


def test_the_error_the_guide_explains_is_what_an_author_sees(world: Path, relic: Path) -> None:
    site = relic / "site.yaml"
    _, place, *_ = re.split(r"(?m)^(?=place:)", site.read_text("utf-8"))
    site.write_text(f"kind: communal-house\nplace:\n  latitude: 210.28\n{place.partition(chr(10))[2]}", "utf-8")
    shown = re.search(r"```\n(content/sites/dinh-thoi-an/site.yaml.*?)```", GUIDE, re.DOTALL)
    assert shown is not None

    result = ditich(world, "check")

    assert shown.group(1) in result.stderr


@pytest.mark.parametrize("text", [GUIDE, README], ids=["guide", "README"])
def test_a_kind_added_as_it_is_written_there_is_one(world: Path, text: str) -> None:
    (block,) = re.findall(r"(?m)^    kinds:\n(?:     .*\n)+", text)
    (world / "content/kinds.yaml").write_text(dedent(block), "utf-8")
    edit(world / "content", "sites/dinh-mot/site.yaml", "kind: communal-house", "kind: old-fort")

    result = ditich(world, "--lang", "en", "build")

    assert 0 == result.exit_code, result.output
    assert ["kind-undrawn"] == re.findall(r"\[(.*?)\]: the kind", result.stderr)
    assert "<dd>Đồn cũ</dd>" in (world / "output/site/vi/dinh-mot/index.html").read_text("utf-8")


def followed(text: str, heading: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str, Result]:
    """Follow the commands of a section, written for a folder with only .venv; this process is then where they lead.

    Returns the section, the first line of YAML it tells to write, and the result of its last command.
    """
    section = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    line, *_ = re.findall(r"(?m)^      (\w+: .*)$", section)
    commands = re.findall(r"(?m)^    (\S.*)$", section)
    result = None
    monkeypatch.chdir(folder)
    for command in (part for written in commands for part in written.split(" && ")):
        program, *told = shlex.split(command)
        if program == "cd":
            monkeypatch.chdir(folder / told[0])
            continue
        assert (folder / ".venv/bin/ditich").resolve() == (Path.cwd() / program).resolve()
        result = CliRunner().invoke(cli.main, told, catch_exceptions=False)
        assert 0 == result.exit_code, result.output
    assert result
    return section, line, result


@pytest.mark.parametrize(
    ("text", "heading"),
    [(README, "Put it under a sub-path"), (GUIDE, "14. Đặt trang dưới một đường dẫn con")],
    ids=["README", "guide"],
)
def test_a_site_is_put_under_a_sub_path_as_it_is_written_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, heading: str
) -> None:
    """Step by step in an empty folder, to the zip for the shop."""
    section, line, result = followed(text, heading, tmp_path, monkeypatch)
    (packing,) = re.findall(r"`\.\./\.venv/bin/(ditich plaque batch [^`]+)`", section)
    assert "[borrowed-proof]" in result.stderr
    site, project = Path("output/hosts/github/site"), Path("content/project.yaml")
    assert 'href="/o-mon/vi/di-tich-mau/"' in (site / "vi/index.html").read_text("utf-8")
    assert 'register("/o-mon/sw.js")' in next((site / "assets").glob("offline.*.js")).read_text("utf-8")
    assert not (site / "CNAME").exists()
    assert Path(".github/workflows/pages.yml").exists()

    assert 2 == CliRunner().invoke(cli.main, shlex.split(packing)[1:]).exit_code
    project.write_text(f"{project.read_text('utf-8')}{line}\n", "utf-8")
    packed = CliRunner().invoke(cli.main, shlex.split(packing)[1:], catch_exceptions=False)
    assert 0 == packed.exit_code, packed.output
    parcel = parcel_of(Path())
    ((name, code),) = re.findall(r"^((\w{5})/\2\.pdf)$", "\n".join(parcel), re.MULTILINE)
    assert f"https://doan.github.io/o-mon/q/{code}" == plaques.decode(parcel[name])


@pytest.mark.parametrize(
    ("text", "heading"),
    [(README, "Add a language"), (GUIDE, "15. Thêm một ngôn ngữ")],
    ids=["README", "guide"],
)
def test_a_language_is_added_as_it_is_written_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, heading: str
) -> None:
    """Step by step in an empty folder, to a site that speaks it."""
    _, line, _ = followed(text, heading, tmp_path, monkeypatch)
    words, project = Path("templates/languages/it.yaml"), Path("content/project.yaml")
    words.write_text(re.sub("(?m)^  skip:  #", "  skip: Vai al testo  #", words.read_text("utf-8")), "utf-8")
    project.write_text(re.sub("(?m)^languages:.*", line, project.read_text("utf-8")), "utf-8")

    built = CliRunner().invoke(cli.main, ["build"], catch_exceptions=False)
    assert 0 == built.exit_code, built.output
    page = Path("output/site/it/index.html").read_text("utf-8")
    assert ">Vai al testo<" in page
    assert '<span lang="en">' in page


def test_the_guide_tells_of_every_kind_there_is() -> None:
    assert [] == [kind for kind in KINDS if f"`{kind}`" not in GUIDE]


def test_the_life_of_a_plaque_can_be_recorded_as_the_guide_writes_it(world: Path) -> None:
    """Each command, one after the other, with the relic and the plaques of the small site."""
    edit(world / "content", "project.yaml", "https://thu.example", "https://di-tich-thu.vn")
    commands = re.findall(r"^    \.venv/bin/ditich (plaque .+)$", GUIDE, re.MULTILINE)

    steps = ["new", "proofed", "printed", "installed", "damaged", "replaced", "retired", "cancelled", "show"]
    assert steps == [command.split()[1] for command in commands]
    (world / "content/plaques/pn8wc.yaml").write_text("relic: dinh-mot\n", "utf-8")
    for command in ('plaque printed pn8wc --by "Xưởng in"', *commands):
        result = ditich(world, *shlex.split(command.replace("dinh-thoi-an", "dinh-mot")))
        assert 0 == result.exit_code, result.output


def test_damage_is_promised_as_it_was_tried() -> None:
    """A mark of 5 % of the symbol, not on a corner square (plaques/wear.py): wherever it is spoken of, and in no other words."""
    english, vietnamese = (
        yaml.safe_load((ROOT / f"templates/shop/{tag}.yaml").read_text("utf-8")) for tag in ("en", "vi")
    )

    for text in (README, english["ticket"]["corners"], english["letter"]["file_proof"]):
        assert "away from the corner squares" in text
    for text in (GUIDE, vietnamese["ticket"]["corners"], vietnamese["letter"]["file_proof"]):
        assert "ngoài ba ô vuông ở góc" in text
    assert "xước" not in GUIDE + str(vietnamese["letter"])


def test_both_languages_say_alike_what_was_tried() -> None:
    tables = [text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0] for text, heading in WHAT_WAS_TRIED]
    rows = [[row.count("|") for row in table.splitlines() if row.startswith("|")] for table in tables]
    versions = [re.findall(r"\d+(?:\.\d+)+|Chromium \d+|Debian \d+|\d+ %", table) for table in tables]

    assert rows[0] == rows[1] == [4] * 15
    assert versions[0] == versions[1] != []


WHAT_WAS_TRIED = ((README, "What was tried, and where"), (GUIDE, "12. Đã thử gì, ở đâu"))


def test_every_command_the_documents_name_exists() -> None:
    for text in (GUIDE, README, (ROOT / "CONTRIBUTING.md").read_text("utf-8")):
        assert set(re.findall(r"(?:^|`| {4})make ([a-z-]+)", text, re.MULTILINE)) <= targets()
        assert set(re.findall(r"ditich ([a-z]+)", text)) - {"build"} <= set(cli.COMMANDS)


def test_every_file_the_documents_link_to_is_there() -> None:
    for file in ("README.md", "CONTRIBUTING.md", "docs/huong-dan.md", "docs/dependencies.md", "docs/architecture.md"):
        text = (ROOT / file).read_text("utf-8")
        for target in re.findall(r"\]\(([^)#]+)\)|src=\"([^\"]+)\"", text):
            name = "".join(target)
            # Links inside examples are a story's, not the document's.
            if not name.startswith("http") and "/" in name + "/" and ("." in name):
                assert ((ROOT / file).parent / name).exists(), f"{file}: {name}"
