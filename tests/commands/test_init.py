"""`ditich init` writes a project that builds as it stands, and writes over nothing."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner

from generator.commands import cli, init
from generator.content.languages import read_wordings
from generator.web.hosts import HOSTS
from tests.support.languages import KNOWN
from tests.support.languages import SPOKEN as LANGUAGES
from tests.support.worlds import BUILT_IN, ditich, snapshot

WORDS, _ = read_wordings(BUILT_IN, KNOWN, tuple(KNOWN))


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder, in which commands are run."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments, answers=None):
    return CliRunner().invoke(cli.main, arguments, catch_exceptions=False, input=answers)


@pytest.mark.parametrize("languages", ["vi,en", "en", "zh,km,en,vi", "km"])
def test_a_new_project_builds_and_nothing_is_wrong_with_it(here, languages):
    assert 0 == run("init", "nha-xua", "--name", "Nhà: “xưa” #1", "--languages", languages).exit_code
    result = ditich(here / "nha-xua", "build")

    assert (0, "") == (result.exit_code, result.stderr)
    for language in languages.split(","):
        page = (here / f"nha-xua/output/site/{language}/di-tich-mau/index.html").read_text("utf-8")
        assert "Nhà: “xưa” #1" in page


def test_every_language_of_this_site_has_a_sample_of_its_own(here):
    run("init", "a", "--languages", ",".join(LANGUAGES))

    assert {f"{language}.md" for language in LANGUAGES} == {path.name for path in (here / "a/content/about").iterdir()}
    assert not [path for path in (here / "a/content").rglob("*.md") if "# English" in path.read_text("utf-8")]


@pytest.mark.parametrize("language", KNOWN)
def test_a_new_project_may_be_in_every_language_there_is(here, language):
    assert 0 == run("init", "a", "--languages", f"{language},en").exit_code
    result = ditich(here / "a", "build")

    assert 0 == result.exit_code, result.stderr
    assert "error[" not in result.stderr
    assert "content/" not in result.stderr  # what its own words lack is no fault of the new project
    assert (here / f"a/output/site/{language}/di-tich-mau/index.html").exists()


def test_what_has_no_sample_begins_in_english_and_says_so(here):
    run("init", "a", "--languages", "fr")
    story = (here / "a/content/sites/di-tich-mau/fr.md").read_text("utf-8")
    about = (here / "a/content/about/fr.md").read_text("utf-8")

    assert ["---", "# English: write this file in Français."] == story.splitlines()[:2] == about.splitlines()[:2]
    assert f"\n## {WORDS['fr'].words['chapter_history']}\n" in story
    assert "## How it came to be" not in story
    assert "Sample words" in story
    assert "A site of relics" in (here / "a/README.md").read_text("utf-8")


def test_machine_words_of_ours_are_marked_as_such(here):
    run("init", "a", "--languages", "vi,en,km,zh")
    states = {
        path.stem: re.search("^text: (.*)$", path.read_text("utf-8"), re.MULTILINE)[1]
        for path in (here / "a/content/sites/di-tich-mau").glob("*.md")
    }

    assert {"vi": "written", "en": "written", "km": "machine", "zh": "machine"} == states


@pytest.mark.parametrize("host", HOSTS)
def test_a_project_has_what_its_host_reads(here, host):
    run("init", "a", "--host", host)
    files = set(snapshot(here / "a"))

    assert (host == "netlify", host == "github") == ("netlify.toml" in files, ".github/workflows/pages.yml" in files)
    assert {".gitignore", "README.md", "requirements.txt", "content/project.yaml"} <= files
    if host == "github":
        yaml.safe_load((here / "a/.github/workflows/pages.yml").read_text("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("host", HOSTS)
def test_the_commands_of_its_readme_are_commands(here, host, language):
    run("init", "a", "--host", host, "--languages", language)
    readme = (here / "a/README.md").read_text("utf-8")
    commands = re.findall(r"^    ditich (\w+) ?([\w-]*)", readme, re.MULTILINE)

    assert 3 == len(commands)
    assert {name for name, _ in commands} <= set(cli.COMMANDS)
    assert host in readme.lower() or host == "github"
    for command in (words for words in commands if words[0] not in ("serve", "host")):
        assert 0 == ditich(here / "a", *filter(None, command)).exit_code


def test_nobody_is_asked_where_there_is_no_terminal(here):
    assert 0 == run("init", "Đình-làng").exit_code
    project = yaml.safe_load((here / "Đình-làng/content/project.yaml").read_text("utf-8"))

    assert ("https://dinh-lang.example", ["vi", "en"]) == (project["address"], project["languages"])
    assert "Đình-làng" == project["steward"]
    assert (here / "Đình-làng/netlify.toml").exists()


def test_on_a_terminal_what_was_not_given_is_asked_for(here, monkeypatch):
    monkeypatch.setattr(init, "is_terminal", lambda: True)
    result = run(
        "--lang",
        "en",
        "init",
        "a",
        "--languages",
        "vi",
        answers="Our relics\nditich.vn\nhttps://ditich.vn\nVN\ngithub\n",
    )

    assert 0 == result.exit_code, result.output
    assert "What the site is called [a]:" in result.stderr
    assert "try: --address https://ditich.vn" in result.stderr
    assert "languages" not in result.stderr
    project = yaml.safe_load((here / "a/content/project.yaml").read_text("utf-8"))
    assert ("https://ditich.vn", ["vi"], "Our relics") == (project["address"], project["languages"], project["steward"])
    assert (here / "a/.github/workflows/pages.yml").exists()


@pytest.mark.parametrize("there", ["notes.txt", "content/project.yaml"])
def test_a_folder_in_which_something_is_stays_as_it_is(here, there):
    (here / "a" / there).parent.mkdir(parents=True)
    (here / "a" / there).write_text("mine", "utf-8")
    before = snapshot(here)
    result = run("init", "a")

    assert 2 == result.exit_code
    assert "a đã có và không trống, nên không viết gì vào; đặt tên thư mục khác" in result.stderr
    assert before == snapshot(here)


def test_so_does_a_file_of_its_name(here):
    (here / "a").write_text("mine", "utf-8")

    assert 2 == run("init", "a").exit_code
    assert "mine" == (here / "a").read_text("utf-8")


def test_an_empty_repository_may_be_filled(here):
    (here / "a/.git").mkdir(parents=True)

    assert 0 == run("init", "a").exit_code


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--languages", "vi,xx", f"there is no language “xx”; there are: {', '.join(KNOWN)}"),
        ("--languages", "", "there is no language “”"),
        ("--name", "  ", "the site needs a name"),
        ("--address", "Ditich.vn", "try: --address https://ditich.vn"),
        ("--address", "http://ditich.vn/trang", "try: --address https://ditich.vn"),
        ("--address", "ditich", "try: --address https://ditich.example"),
        ("--address", "::", "try: --address https://di-tich.example"),
        ("--name", "a\nb", "on one line"),
        ("--host", "heroku", "heroku"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_written(here, option, value, said):
    result = run("--lang", "en", "init", "a", option, value)

    assert 2 == result.exit_code
    assert said in result.stderr
    assert [] == list(here.iterdir())


@pytest.mark.parametrize(
    "text", ["Ditich.vn", "http://ditich.vn:80/trang?x", "ĐÌNH LÀNG", "https://a..b", "https://é.vn", "…"]
)
def test_an_address_that_is_proposed_is_taken(text):
    with pytest.raises(click.BadParameter) as raised:
        init.read_address(text, "en")
    best = raised.value.message.rpartition("--address ")[2]

    assert best == init.read_address(best, "en")


def test_templates_in_the_folder_it_is_run_in_are_not_its_own(here):
    (here / "templates/project").mkdir(parents=True)
    (here / "templates/project/gitignore.txt").write_text("theirs", "utf-8")
    run("init", "a")

    assert "theirs" not in Path("a/.gitignore").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "country"),
    [
        (("--languages", "vi,en"), "VN"),
        (("--languages", "en,vi"), None),
        (("--languages", "en", "--country", "vn"), "VN"),
        (("--languages", "vi", "--country", "-"), None),
    ],
)
def test_a_new_project_is_in_the_country_it_says_or_whose_addresses_are_in_its_first_language(here, arguments, country):
    assert 0 == run("init", "a", *arguments).exit_code

    assert country == yaml.safe_load((here / "a/content/project.yaml").read_text("utf-8")).get("country")


def test_of_a_country_nothing_is_known_of_init_says_which_there_are(here):
    result = run("--lang", "en", "init", "a", "--country", "XX")

    assert 2 == result.exit_code
    assert "VN" in result.stderr
    assert not (here / "a").exists()


def test_a_project_in_english_alone_has_plaques(here):
    run("init", "a", "--languages", "en")
    (here / "a/content/plaques").mkdir()
    (here / "a/content/plaques/4nvh3.yaml").write_text("relic: di-tich-mau\nplace: main gate\n", "utf-8")
    result = ditich(here / "a", "build")

    assert (0, "") == (result.exit_code, result.stderr)
    assert 'lang="vi"' not in (here / "a/output/site/en/di-tich-mau/index.html").read_text("utf-8")
