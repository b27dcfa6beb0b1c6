"""YAML is read as text that stays text, and each value knows where it was written."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.content import source
from generator.content.source import DEEPEST, Data, Document, TextFile, parse, parse_part, read
from generator.diagnostics.problem import Span
from tests.support.relics import written
from tests.support.worlds import ROOT, WORLD

YAML_FILES = [
    path
    for folder in (WORLD, ROOT / "content", ROOT / "templates")
    for path in sorted(folder.rglob("*.yaml"))
    if not path.is_relative_to(ROOT / "templates/project")  # to be filled in first
]
SITE = (WORLD / "content/sites/dinh-mot/site.yaml").read_text("utf-8")


def codes(text: str) -> list[str]:
    """What is wrong with this YAML."""
    return [problem.code for problem in parse(written(text))[1]]


def document(text: str) -> Document:
    """This YAML, which is right."""
    found, problems = parse(written(text))
    assert found is not None
    assert () == problems
    return found


def lies_inside(span: Span, content: str) -> bool:
    """Whether an editor can go there: the line is there, says what is shown, and has this column or ends before it."""
    lines = content.split("\n")
    return (
        1 <= span.line <= len(lines)
        and span.text == lines[span.line - 1]
        and 1 <= span.column <= len(lines[span.line - 1]) + 1
        and span.length >= 1
    )


def read_text(folder: Path, data: bytes) -> tuple[TextFile | None, list[Span]]:
    """A file of these bytes, read."""
    (folder / "a.yaml").write_bytes(data)
    text, problems = read(folder / "a.yaml", "a.yaml")
    return text, [problem.at for problem in problems]


# ---- values ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value", ["17:00", "no", "yes", "0755", "2004-11-15", "1_000", "1e3", "~", "null", "0x1F", "on", ".5", "=", "<<"]
)
def test_what_yaml_would_take_for_something_else_stays_what_the_author_wrote(value):
    """YAML 1.1 reads these as 1020, False, True, 493, a date, 1000, …"""
    assert {"field": value} == document(f"field: {value}").data


# Everything but what YAML takes for spaces, tabs and line ends: those have tests of their own.
letters = st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"], exclude_characters="\ufeff")
words = st.text(letters | st.just(" "), max_size=20)
keys = st.text(letters, min_size=1, max_size=8).map(lambda key: unicodedata.normalize("NFC", key))
trees = st.dictionaries(
    keys,
    st.recursive(
        words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3), max_leaves=8
    ),
    min_size=1,
)


class Plain(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Writes everything out."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def nfc(data: Data) -> Data:
    """The same data with every text composed."""
    if isinstance(data, dict):
        return {unicodedata.normalize("NFC", key): nfc(value) for key, value in data.items()}
    return [nfc(item) for item in data] if isinstance(data, list) else unicodedata.normalize("NFC", data)


@given(trees, st.booleans(), st.sampled_from([None, True, False]), st.integers(20, 200))
def test_values_are_those_of_another_reader(tree, escaped, flow, width):
    """PyYAML's BaseLoader, which leaves scalars alone as well, on YAML in every style PyYAML writes."""
    text = yaml.dump(tree, Dumper=Plain, allow_unicode=not escaped, default_flow_style=flow, width=width)
    found, problems = parse(written(text))

    # What is right to YAML and hardly ever meant: other signs than a comma in [ ], and lines broken before a dash.
    assume(not {"list-separator", "yaml-dash", "yaml-indent"} & {problem.code for problem in problems})
    assert () == problems
    assert found is not None
    assert nfc(yaml.load(text, yaml.BaseLoader)) == found.data == nfc(tree)


@pytest.mark.parametrize("path", YAML_FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_our_own_files_are_those_of_another_reader(path):
    text = path.read_text("utf-8")

    assert nfc(yaml.load(text, yaml.BaseLoader)) == document(text).data


@pytest.mark.parametrize(
    "text",
    [
        *(path.read_text("utf-8") for path in YAML_FILES[:4]),
        "é: e\u0301\n😀: '😀😀'\nb: [🏯, x]\n",
        "a: |\n  Đình\n  x\nb: 1\n",
    ],
)
def test_places_do_not_depend_on_which_parser_is_installed(text, monkeypatch):
    """libyaml is in the wheels; where it is not, PyYAML's own parser counts the same."""
    fast = document(text)
    monkeypatch.setattr(source, "_Loader", yaml.Loader)

    assert fast == document(text)


def test_an_empty_value_is_a_line_to_be_filled_in_later():
    assert {"a": "", "b": "", "d": ["", "x"]} == document("a: ''\nb: \"\"\nc:\nd:\n  -\n  - x\n").data


def test_a_key_and_a_value_typed_on_a_mac_are_composed():
    text = unicodedata.normalize("NFD", "tên: Đình Thới An")

    assert {"tên": "Đình Thới An"} == document(text).data


# ---- places ---------------------------------------------------------------------------------------


def test_each_key_and_value_is_underlined_where_it_stands():
    text = "kind: communal-house\nplace:\n  address: 'Khu vực, phường'\n  sources: [s1, nguồn-2]\n"
    found = document(text)

    assert {
        ("kind",): "communal-house",
        ("place", "address"): "'Khu vực, phường'",
        ("place", "sources"): "[s1, nguồn-2]",
        ("place", "sources", 0): "s1",
        ("place", "sources", 1): "nguồn-2",
    } == {place: underlined(found.at(*place)) for place in found.values if place not in ((), ("place",))}
    assert {"kind", "place", "address", "sources"} == {underlined(span) for span in found.keys.values()}


def underlined(span: Span) -> str:
    """What the caret stands under."""
    return span.text[span.column - 1 : span.column - 1 + span.length]


@given(trees)
def test_a_plain_value_stands_where_its_place_says(tree):
    """Cut out of its line, it is the value again."""
    text = yaml.dump(tree, Dumper=Plain, allow_unicode=True, width=10_000)
    found = document(text)

    def value_at(place: tuple[str | int, ...]) -> Data:
        data: Data = found.data
        for part in place:
            data = data[part]  # type: ignore[index]
        return data

    scalars = {place: value for place in found.values if place and isinstance(value := value_at(place), str)}
    assume(scalars)

    assert scalars == {
        place: unicodedata.normalize("NFC", yaml.load(underlined(found.at(*place)) or "''", yaml.BaseLoader))
        for place in scalars
    }


def test_a_value_that_is_not_there_is_sought_around_where_it_should_be():
    found = document("place:\n  address: x\n")

    assert found.at("place") == found.at("place", "sources", 3)
    assert found.at() == found.at("nowhere")


@given(st.text(st.sampled_from("aĐ😀\n "), max_size=30), st.data())
def test_line_and_column_lead_back_to_the_character(content, data):
    offset = data.draw(st.integers(0, len(content)))
    span = TextFile("a", content).span(offset)

    assert offset == sum(len(line) + 1 for line in content.split("\n")[: span.line - 1]) + span.column - 1
    assert content.split("\n")[span.line - 1] == span.text


def test_places_in_a_part_count_from_the_beginning_of_the_file():
    """Front matter begins on line 2."""
    content = "---\nname: x\nname: y\n---\n"
    _, (problem,) = parse_part(written(content), 4, 20)

    assert ("key-twice", 3, 1, "name: y") == (problem.code, problem.at.line, problem.at.column, problem.at.text)
    assert {"key": "name", "line": 2} == problem.values


# ---- what is wrong with it ------------------------------------------------------------------------

pieces = [*"aà1 \n\n:-[]{},#&*!|>'\"%@`?~.\t\u00a0", "---", ": ", "\n  ", "- ", "<<: ", "s1"]
chaos = st.lists(st.sampled_from(pieces), max_size=60).map("".join)


def _check_anything(content: str) -> None:
    """Reading raises nothing, and each place lies in the file."""
    found, problems = parse(written(content))

    assert found is not None or problems
    assert [] == [problem for problem in problems if not lies_inside(problem.at, content)]
    if found is not None:
        spans = [*found.values.values(), *found.keys.values()]
        assert [] == [span for span in spans if not lies_inside(span, content)]


@given(chaos)
def test_no_text_at_all_makes_reading_fail(content):
    _check_anything(content)


@given(st.randoms(use_true_random=False), st.integers(1, 6))
def test_no_slip_in_a_real_file_makes_reading_fail(chance, slips):
    _check_anything(mutated(SITE, chance, slips))


def mutated(text: str, chance: random.Random, slips: int) -> str:
    """The text with a few characters typed, forgotten or moved."""
    for _ in range(slips):
        at = chance.randrange(len(text) + 1)
        gone = chance.choice([0, 0, 1, 5])
        typed = chance.choice([*":-[]{},#&*!|>'\"%?\t\n ", "", "  ", ": ", "\u00a0", "đ", text[at : at + 9]])
        text = text[:at] + typed + text[at + gone :]
    return text


@given(st.binary(max_size=80) | chaos.map(lambda text: text.encode()))
def test_no_bytes_at_all_make_reading_fail(tmp_path_factory, data):
    text, spans = read_text(tmp_path_factory.getbasetemp(), data)
    shown = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")

    assert [] == [span for span in spans if not (1 <= span.line <= shown.count("\n") + 1 and span.column >= 1)]
    assert text is not None or spans


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_a_line_end_only_yaml_knows_does_not_move_the_places_after_it(tmp_path, end):
    """Copied from a web page or a layout program; editors do not count it."""
    content = f"a: 'x{end}y'\nb: 1\nb: 2"
    text, spans = read_text(tmp_path, content.encode())
    if text is not None:
        spans += [problem.at for problem in parse(text)[1]]

    assert spans
    assert [] == [span for span in spans if not lies_inside(span, content)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("yaml-tab", "a:\n\tb: c"),
        ("yaml-tab", "a:\n  \tb: c"),
        ("yaml-nbsp", "a:\n\u00a0 b: c"),
        ("yaml-nbsp", "a:\u00a0b"),
        ("yaml-nbsp", "- a\n-\u00a0b"),
        ("yaml-nbsp", "a:\n  - b:\u00a0c"),
        ("yaml-colon", "a: Văn Miếu: Quốc Tử Giám"),
        ("yaml-quote", "a: 'Văn Miếu"),
        ("yaml-quote", 'a: "Văn Miếu\nb: c'),
        ("yaml-brackets", "a: [1, 2"),
        ("yaml-brackets", "a: {b: c"),
        ("yaml-indent", "a: b\n c: d"),
        ("yaml-sign", "a: @b"),
        ("yaml-sign", "a: %b"),
        ("yaml-document", "a: 1\n---\nb: 2"),
        ("yaml-syntax", "a: [1] 2"),
        ("yaml-sign", "a: &x b"),
        ("yaml-extra", "a: &x [b]"),
        ("yaml-extra", "a: *x"),
        ("yaml-extra", "a: !!python/object/apply:os.system [ls]"),
        ("yaml-sign", "a: !x b"),
        ("not-a-mapping", "just words"),
        ("not-a-mapping", "- a\n- b"),
        ("not-a-mapping", "# nothing"),
        ("key-twice", "a: 1\nb: 2\na: 3"),
        ("key-twice", "a: 1\n'a': 3"),
        ("key-twice", "à: 1\na\u0300: 2"),
    ],
)
def test_each_slip_has_its_own_name(code, text):
    assert [code] == codes(text)


def test_a_tab_or_hard_space_inside_a_text_is_no_slip():
    assert {"a": "b\u00a0c", "d": "10\u00a0km"} == document('a: b\u00a0c\nd: "10\u00a0km"').data


def test_of_two_values_for_one_key_neither_is_lost_silently():
    found, (problem,) = parse(written("a: 1\na: 2"))

    assert found is not None
    assert {"a": "1"} == found.data
    assert (2, {"key": "a", "line": 1}) == (problem.at.line, problem.values)


def test_a_colon_in_a_title_is_answered_with_the_whole_line_to_copy():
    _, (problem,) = parse(written('name: Văn Miếu: "Quốc" Tử Giám'))

    assert {"key": "name", "value": "'Văn Miếu: \"Quốc\" Tử Giám'"} == problem.values
    assert ": " == problem.at.text[problem.at.column - 1 :][:2]


def test_two_such_lines_are_both_named():
    assert ["yaml-colon", "yaml-colon"] == codes("a: b: c\nd: e: f")


def test_nesting_has_an_end():
    """An author's files nest four deep."""
    deep = DEEPEST - 1

    assert [] == codes("a: " + "[" * deep + "]" * deep)
    assert ["yaml-deep"] == codes("a: " + "[" * (deep + 1) + "]" * (deep + 1))
    assert ["yaml-deep"] == codes("a: " + "[" * 100_000)


def test_aliases_are_refused_before_they_are_expanded():
    """Aliases are seen as events, before anything is built from them."""
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )

    assert ["yaml-extra"] == codes(bomb)


# ---- files ----------------------------------------------------------------------------------------


def test_line_ends_and_marks_of_windows_do_no_harm(tmp_path):
    text, _ = read_text(tmp_path, "\ufeffa: đ\r\nb: 2\r\n".encode())

    assert text is not None
    assert "a: đ\nb: 2\n" == text.content


@pytest.mark.parametrize("data", [b"", b"\n\n", b"  \t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \r\n"])
def test_a_file_without_a_word_is_empty(tmp_path, data):
    (tmp_path / "a").write_bytes(data)

    assert (None, ["empty-file"]) == (read(tmp_path / "a", "a")[0], [p.code for p in read(tmp_path / "a", "a")[1]])


def test_a_byte_that_is_not_utf8_is_found_in_characters(tmp_path):
    """Column 9 of line 2, though it is the 15th byte there."""
    (tmp_path / "a").write_bytes("a: 1\nĐình ổ: ".encode() + b"\xd0 x\nc: 3\n")
    text, (problem,) = read(tmp_path / "a", "content/a")

    assert text is None
    assert ("not-utf8", 2, 9, {"byte": "0xD0"}) == (problem.code, problem.at.line, problem.at.column, problem.values)
    assert problem.at.text.startswith("Đình ổ: ")


@pytest.mark.parametrize("encoding", ["cp1258", "utf-16", "cp1252"])
def test_other_encodings_are_told_from_utf8(tmp_path, encoding):
    (tmp_path / "a").write_bytes("name: café à la carte".encode(encoding))

    assert None is read(tmp_path / "a", "a")[0]


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\x7f", "\x0c", "\r", "\ufeff", "\uffff"])
def test_characters_nobody_can_see_are_found(tmp_path, char):
    (tmp_path / "a").write_bytes(f"a: 1\nb: x{char}y\n".encode())
    _, problems = read(tmp_path / "a", "a")

    assert [("control-character", 2, 5, f"U+{ord(char):04X}")] == [
        (problem.code, problem.at.line, problem.at.column, problem.values["code"]) for problem in problems
    ]


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", ">>>>>>> theirs", "<<<<<<<", ">>>>>>>"])
def test_what_a_merge_left_behind_is_found(tmp_path, mark):
    (tmp_path / "a").write_text(f"a: 1\n{mark}\nb: 2\n", "utf-8")

    assert ["conflict-marker"] == [problem.code for problem in read(tmp_path / "a", "a")[1]]


def test_an_underlined_title_is_not_a_conflict(tmp_path):
    """Unless its line is exactly as long as Git's."""
    (tmp_path / "a").write_text("Title\n=====\n> > quoted\n", "utf-8")

    assert () == read(tmp_path / "a", "a")[1]


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ("a\n=======\nb", [2]),
        ("a\n||||||| base\nb\n=======\nc", [2, 4]),
        ("a: b\n=======\na: c\n>>>>>>> x", [2, 4]),
        ("<<<<<<< HEAD\na\n||||||| base\nb\n=======\nc\n>>>>>>> x\nd\n=======\n", [1, 7, 9]),
        ("a\n======= \nb", [2]),
        ("a\n======\nb\n========\n|||||||x\n| a | b |\n======= x", []),
    ],
)
def test_each_line_left_of_a_conflict_is_found(tmp_path, content, lines):
    """Whichever of them its author has deleted already; of a whole conflict, its first and its last line."""
    assert lines == [span.line for span in read_text(tmp_path, content.encode())[1]]
