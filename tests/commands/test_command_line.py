"""What is typed: options, mistakes and help, each answered in the language of the messages and in no other words."""

from __future__ import annotations

import ast
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import click
import pytest
from click.testing import CliRunner, Result

from generator.commands import cli
from generator.commands.command_line import Group, speak
from generator.commands.examples import EXAMPLES
from generator.diagnostics.click_texts import CLICK
from tests.support.worlds import RELIC, ROOT, STORY, ditich, edit, snapshot

VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE)


def commands(group: Group, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """Path and command of each command, `ditich` itself first."""
    yield path, group
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        below = f"{path} {name}".strip()
        if isinstance(command, Group):
            yield from commands(command, below)
        else:
            yield below, command


assert isinstance(cli.main, Group)
COMMANDS = dict(commands(cli.main))


def typed(*arguments: str, **environ: str) -> Result:
    """What the command answers in an empty folder."""
    return CliRunner().invoke(cli.main, arguments, catch_exceptions=False, env=environ)


# ---- help -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", COMMANDS)
def test_help_is_in_one_language_and_has_examples(path):
    vi, en = (typed("--lang", tag, *path.split(), "--help").stdout for tag in ("vi", "en"))
    asks, told = vi.split("Ví dụ:"), en.split("Examples:")

    assert (2, 2) == (len(asks), len(told))
    assert " · " not in vi + en
    assert not VIETNAMESE.search(told[0])
    assert [] == re.findall(r"Usage|Options|Commands|Show this|required|default|env var", asks[0])
    assert VIETNAMESE.search(asks[0].split("\n")[2])


def test_each_example_is_of_a_command_there_is():
    assert set(EXAMPLES) == set(COMMANDS)


@pytest.mark.parametrize("line", [line for lines in EXAMPLES.values() for line, _ in lines])
def test_each_example_can_be_typed(line, tmp_path, monkeypatch):
    """Every argument is read, nothing is done."""
    monkeypatch.chdir(tmp_path)
    for name in ("da-giao.pdf", "da-dich.docx", "answers.json", "bien.jpg", "relics.csv", "data.zip", "ma.csv"):
        (tmp_path / name).touch()
    (tmp_path / "anh").mkdir()
    first, *arguments = shlex.split(line)
    context = cli.main.make_context(first, arguments)
    while isinstance(context.command, Group) and context._protected_args:
        rest = [*context._protected_args, *context.args]
        name, command, rest = context.command.resolve_command(context, rest)
        assert command is not None
        context = command.make_context(name, rest, parent=context)

    assert "ditich" == first


@pytest.mark.parametrize("module", ["core", "exceptions", "parser", "types", "formatting"])
def test_whatever_click_says_to_who_types_is_said_in_vietnamese(module):
    """Sentences for who writes a program that uses it are left out."""
    tree = ast.parse((Path(click.__file__).parent / f"{module}.py").read_text("utf-8"))
    said = {
        argument.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext")
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }

    assert said
    assert set() == {sentence for sentence in said - set(CLICK) if not TO_PROGRAMMERS.search(sentence)}


TO_PROGRAMMERS = re.compile(
    r"(?i)deprecated|declaration|No options defined|defined twice|same flag|iterable|start character|Choice\(|UUID"
    r"|boolean|format|values (are|but)|values? (was|were)|Takes |executable"
)
"""What no option of ours can lead to: it has no such type, or is said while the command is declared."""


@pytest.mark.parametrize("sentence", CLICK)
def test_a_sentence_of_click_s_is_filled_with_what_it_has(sentence):
    places = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (sentence, CLICK[sentence])]

    assert places[1] <= places[0]
    assert VIETNAMESE.search(CLICK[sentence])


def test_click_speaks_english_again():
    """The tests of other commands run in the same process."""
    speak("vi")
    assert "Lỗi" in typed("--lang", "vi", "build", "x").stderr
    assert "Error" in typed("--lang", "en", "build", "x").stderr


# ---- mistakes -------------------------------------------------------------------------------------

MISTAKES = {
    "bild": "có phải: ditich build",
    "BUILD": "có phải: ditich build",
    "Plaque": "có phải: ditich plaque",
    "xyzzy": "đang có: archive, build,",
    "plaque retird": "có phải: ditich plaque retired",
    "plaque xyzzy": "đang có: batch, cancelled,",
    "plaques --batch dot-1": "nay là: ditich plaque batch dot-1",
    "templates cpy x": "có phải: ditich templates copy",
    "-x": "Không có tùy chọn '-x'",
    "-": "Không có lệnh '-'",
    "--": "Thiếu tên lệnh",
    "-v": "Thiếu tên lệnh",
    "--vers": "'--version'",
    "build --job 3": "Có phải '--jobs' không?",
    "build --strct": "'--strict'",
    "build extra": "Gõ thừa: extra",
    "build --jobs": "Sau '--jobs' phải có một giá trị",
    "build --jobs x": "'x' không phải một con số",
    "build --jobs 0": "phải có ít nhất một tiến trình",
    "build --strict=1": "'--strict' không kèm giá trị",
    "build --lang": "Sau '--lang' phải có một giá trị",
    "build --lang km": "'km' không phải một trong 'vi', 'en'",
    "build --content": "Sau '--content' phải có một giá trị",
    "build --content nowhere": "không thấy thư mục nội dung",
    "check -q -v": "không đi cùng nhau",
    "check -qv": "không đi cùng nhau",
    "check --quiet=yes": "'--quiet' không kèm giá trị",
    "check --format xml": "'xml' không phải một trong 'text', 'json', 'github', 'sarif'",
    "check --against": "Sau '--against' phải có một giá trị",
    "serve --port": "Sau '--port' phải có một giá trị",
    "serve --port abc": "'abc' không phải một con số",
    "serve --port 0": "0 nằm ngoài khoảng",
    "serve --port 70000": "70000 nằm ngoài khoảng",
    "serve --bind nowhere": "không phải địa chỉ IP",
    "serve --bind 999.1.1.1": "không phải địa chỉ IP",
    "serve --opn": "Có phải '--open' không?",
    "plaque show": "Thiếu tham số 'MÃ_BIỂN'",
    "plaque show 4nvh3 9cr7t": "Gõ thừa: 9cr7t",
    "plaque show 4nvh3 --format csv": "'csv' không phải một trong 'text', 'json'",
    "plaque new": "Thiếu tham số 'DI_TÍCH'",
    "plaque new dinh-mot": "Thiếu tùy chọn '--by'",
    "plaque printed 4nvh3 --by A --file nope.pdf": "không có 'nope.pdf'",
    "plaque printed 4nvh3 --by A --file .": "là một thư mục, không phải tệp",
    "plaque replaced 4nvh3 --by A": "Thiếu tùy chọn '--with'",
    "plaque cancel 4nvh3": "Thiếu tùy chọn '--why'",
    "plaque batch": "Thiếu tham số 'TÊN_ĐỢT'",
    "plaque batch dot-1 --paper A5": "'A5' không phải một trong",
    "host": "Chọn một trong:",
    "host netlfy": "'netlfy' không phải một trong",
    "explain": "Thiếu tham số",
    "init": "Thiếu tham số 'THƯ_MỤC'",
    "review": "Thiếu tham số 'DI_TÍCH'",
    "translate out": "Thiếu tham số 'NGÔN_NGỮ'",
    "translate in": "Thiếu tham số",
    "translate staet": "có phải: ditich translate state",
    "words": "Thiếu tham số 'NGÔN_NGỮ'",
    "watch --address": "Sau '--address' phải có một giá trị",
    "watch --address foo": "không phải địa chỉ máy chủ",
    "upgrade --wrte": "Có phải '--write' không?",
    "archive x": "Gõ thừa: x",
    "facts --accept": "Sau '--accept' phải có một giá trị",
    "buidl --help": "có phải: ditich build",
    "plaque printed --hlep": "'--help'",
}
"""What is typed → what is said."""


@pytest.mark.parametrize("line", MISTAKES)
def test_a_mistake_is_answered_in_the_language_of_the_messages(line, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    vi, en = (typed(*shlex.split(line), DITICH_LANG=tag) for tag in ("vi", "en"))

    assert (2, 2) == (vi.exit_code, en.exit_code)
    assert MISTAKES[line] in vi.stderr
    assert "Lỗi: " in vi.stderr
    assert "Error: " in en.stderr
    assert [] == re.findall(r"Error:|Invalid|Missing|Usage|such|Did you|not one of", vi.stderr)
    assert not VIETNAMESE.search(en.stderr)
    assert [] == list(tmp_path.iterdir())


def test_a_file_that_is_no_pdf_is_not_what_was_handed_over(world):
    edit(world / "content", "project.yaml", "https://thu.example", "https://di-tich-thu.vn")
    for name, data in (("a.pdf", b""), ("b.pdf", b"%PDF-1.4"), ("c.pdf", b"\x89PNG\r\n")):
        (world / name).write_bytes(data)
        result = ditich(world, "plaque", "printed", "4nvh3", "--by", "A", "--file", str(world / name))
        assert (2, True) == (result.exit_code, "không quét ra" in result.stderr), result.output


# ---- options of every command -----------------------------------------------------------------------


def test_options_of_every_command_may_follow_its_name(world):
    options = ["--content", str(world / "content"), f"--output={world / 'output'}", "--lang", "en"]

    assert "the content is right: 2 relics" in typed("check", *options).stdout
    assert "" == typed("check", *options, "-q").output
    assert "4nvh3 · designed" in typed("plaque", "list", *options).stdout


def warned(world: Path) -> None:
    """The small site with a warning."""
    edit(world / "content", STORY, "summary: Đình để thử.", "summary: “Đình để thử.”")
    edit(world / "content", STORY, "Ba tầng mái.[^s1]", "Bốn tầng mái.[^s1]")


def test_quiet_says_errors_alone(world):
    warned(world)
    quiet, again, check = (ditich(world, "--quiet", *command) for command in (["build"], ["build"], ["check"]))
    assert ["", "", ""] == [result.output for result in (quiet, again, check)]
    assert b"B\xe1\xbb\x91n" in snapshot(world / "output/site")["vi/dinh-mot/index.html"]
    assert "cảnh báo[quotes-typographic]" in ditich(world, "build").stderr

    edit(world / "content", RELIC, "kind:", "king:")
    result = ditich(world, "-q", "build")
    assert (1, "") == (result.exit_code, result.stdout)
    assert "lỗi[field-unknown]" in result.stderr
    assert "quotes-typographic" not in result.stderr


def test_verbose_says_where_everything_is_and_what_was_made_again(world):
    edit(world / "content", STORY, "Ba tầng mái", "Bốn tầng mái")
    result = ditich(world, "build", "-v")

    assert 0 == result.exit_code
    for folder in ("content", "output", ".cache"):
        assert str(world / folder) in result.stderr
    assert "site/vi/dinh-mot/index.html: " in result.stdout


def test_strict_counts_warnings_as_errors(world):
    warned(world)
    before = snapshot(world / "output")
    build, check = ditich(world, "build", "--strict"), ditich(world, "check", "--strict")

    assert (1, 1, "", "") == (build.exit_code, check.exit_code, build.stdout, check.stdout)
    for result in (build, check):
        assert "lỗi[quotes-typographic]" in result.stderr
        assert "lỗi: 1, cảnh báo: 0" in result.stderr
        assert "với --strict, cảnh báo cũng là lỗi" in result.stderr
    assert before == snapshot(world / "output")
    listed = json.loads(ditich(world, "check", "--strict", "--format", "json").stdout)
    assert [("quotes-typographic", "error")] == [(problem["code"], problem["severity"]) for problem in listed]


def test_strict_is_not_satisfied_by_an_earlier_build(world):
    """Without changes a build only repeats what it warned of."""
    warned(world)
    assert 0 == ditich(world, "build").exit_code
    assert 1 == ditich(world, "build", "--strict").exit_code
    assert 0 == ditich(world, "build").exit_code


def test_strict_is_satisfied_by_what_nothing_is_warned_of(world):
    assert [0, 0] == [ditich(world, command, "--strict").exit_code for command in ("build", "check")]


# ---- colours ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environ", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False),
    ],
)
def test_problems_are_coloured_as_the_environment_says(world, monkeypatch, environ, coloured):
    """no-color.org and force-color.org; the words are the same."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    warned(world)
    first, again = ditich(world, "build"), ditich(world, "build")

    for result in (first, again):
        assert coloured == ("\x1b[" in result.stderr)
        assert "cảnh báo[quotes-typographic]: " in click.unstyle(result.stderr).replace("\n", " ")
    assert "\x1b" not in ditich(world, "check", "--format", "github").stdout


@pytest.mark.parametrize(("environ", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_problems_are_coloured_on_a_terminal(world, environ, coloured):
    edit(world / "content", RELIC, "kind:", "king:")
    shell = "import pty, sys; sys.exit(pty.spawn([sys.executable, '-m', 'generator', 'check']) >> 8)"
    unset = ("NO_COLOR", "FORCE_COLOR")
    run = subprocess.run(
        [sys.executable, "-c", shell],
        cwd=world,
        env={key: value for key, value in os.environ.items() if key not in unset}
        | {"PYTHONPATH": str(ROOT), "TERM": "xterm", "PYTHONUTF8": "1"}
        | environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )

    assert 1 == run.returncode
    assert coloured == (b"\x1b[31m" in run.stdout)
    assert b"field-unknown" in run.stdout


# ---- completion -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("ditich pl", ["plaque"]),
        ("ditich plaque sh", ["show"]),
        ("ditich plaque show ", ["4nvh3", "9cr7t"]),
        ("ditich plaque replaced 4nvh3 --with 9", ["9cr7t"]),
        ("ditich plaque new d", ["dinh-mot"]),
        ("ditich check --st", ["--strict"]),
        ("ditich check --format s", ["sarif"]),
    ],
)
def test_a_shell_completes_commands_options_codes_and_relics(world, words, completed):
    begun = words.rsplit(" ", 1)[0].split()
    environ = {"_DITICH_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(begun))}
    run = subprocess.run(
        [sys.executable, "-m", "generator"],
        cwd=world,
        env={**os.environ, **environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert completed == [line.partition(",")[2] for line in run.stdout.split()]
