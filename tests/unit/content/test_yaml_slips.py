"""What YAML would cut, or read as something else, is found with the edit of what was typed."""

from __future__ import annotations

import pytest
import yaml

from generator.content import source
from generator.content.load import first_wording
from generator.content.scaffold import skeleton
from generator.content.source import parse
from generator.content.yaml_slips import as_written, inside_quotes, quoted
from generator.diagnostics.problem import Problem, show
from tests.support.chapters import CHAPTERS
from tests.support.countries import RANKS
from tests.support.hints import HINTS
from tests.support.kinds import KINDS
from tests.support.relics import written
from tests.support.worlds import BUILT_IN, WORLD


def problems_of(text: str) -> tuple[Problem, ...]:
    """What is wrong with this YAML."""
    return parse(written(text))[1]


@pytest.fixture(params=["C", "Python"], autouse=True)
def parser(request, monkeypatch):
    """Each test with both parsers of PyYAML: they stop at different places with different words."""
    if request.param == "Python":
        monkeypatch.setattr(source, "_Loader", yaml.Loader)
    return request.param


# ---- values that are cut --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("way: rẽ vào hẻm #12 rồi đi thẳng", 'way: "rẽ vào hẻm #12 rồi đi thẳng"'),
        ("way: hẻm #12 rồi thẳng # đã hỏi", 'way: "hẻm #12 rồi thẳng"'),
        ("decision: #3446", 'decision: "#3446"'),
        ("a:\n  - tên #1\n  - b", '"tên #1"'),
        ("a:\n  - #1\n  - b", '"#1"'),
        ("a: [b, số #1]", '"số #1"'),
        ("a: {b: hẻm #12, c: d}\ne: f", 'b: "hẻm #12"'),
        ("way: từ quốc lộ\n  91, hẻm #12\nb: c", 'way: "từ quốc lộ 91, hẻm #12"'),
        ("way: từ hẻm #12\n  rồi đi thẳng\nb: c", 'way: "từ hẻm #12"'),
        ('way: hẻm "Đình" #12', "way: 'hẻm \"Đình\" #12'"),
        ("way: hẻm\t#12", 'way: "hẻm #12"'),
    ],
)
def test_a_hash_that_cuts_a_value_is_found_with_the_edit(text, edit):
    problem = problems_of(text)[0]

    assert ("yaml-hash", edit) == (problem.code, problem.values["edit"])
    assert {"yaml-hash"} == {found.code for found in problems_of(text)}


@pytest.mark.parametrize(
    "text",
    [
        "a: b # ghi chú",
        "a: b   ## ghi chú",
        "a: b #",
        "# ghi chú\na: b",
        "#a: b\nc: d",
        "a: 'b #12'",
        'a: "b #12"',
        'a: "b" #ghi chú',
        "a: |\n  hẻm #12",
        "a: >-\n  hẻm #12\n  #13",
        "a: >- #ghi chú\n  b",
        "a: [b] #ghi chú",
        "a: {b: c} #ghi chú",
        "a: https://b.vn/#c",
        "a: C#",
        "a: #ghi chú\n  b: c",
        "a: #ghi chú\n  - b",
        "a: #ghi chú\n- b",
        "a: b\n  #ghi chú ở dòng riêng\nc: d",
        "a:\n#  b: c\nd: e",
    ],
)
def test_a_comment_stays_a_comment(text):
    assert () == problems_of(text)


def test_the_comments_of_a_new_relic_are_comments():
    """Also once an author has taken away the # that begins its optional lines."""
    for path, text in skeleton(
        "dinh-moi",
        "4nvh3",
        "2026-11-22",
        KINDS,
        first_wording(WORLD / "content", BUILT_IN),
        CHAPTERS["vi"],
        RANKS,
        HINTS,
    ).items():
        part = text.split("---\n")[1] if path.endswith(".md") else text
        filled = "".join(line.removeprefix("# ") if ":" in line else line for line in part.splitlines(keepends=True))

        for content in (part, filled):
            assert "yaml-hash" not in {problem.code for problem in problems_of(content)}


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: {alt: b, caption: Cổng đình, nhìn từ sông}", 'caption: "Cổng đình, nhìn từ sông"'),
        ("a: {credit: Nguyễn Văn A, Trần Thị B, licence: CC0}", 'credit: "Nguyễn Văn A, Trần Thị B"'),
        ("a: {address: Ấp Mẫu, xã A, huyện B, sources: [s1]}", 'address: "Ấp Mẫu, xã A, huyện B"'),
        ("a: {by: 'Ban quản trị', đình A}", 'by: "Ban quản trị, đình A"'),
        ("- b\n- {file: a.jpg, credit: Nguyễn A, B}", None),
        ("a: {b: c,\n  d}", 'b: "c, d"'),
        ('a: {b: c "d", e}', "b: 'c \"d\", e'"),
    ],
)
def test_a_comma_that_cuts_a_value_in_brackets_is_found_with_the_edit(text, edit):
    problems = problems_of(text)

    if edit is None:
        assert ["not-a-mapping"] == [problem.code for problem in problems]
    else:
        assert [("yaml-comma", edit)] == [(problem.code, problem.values["edit"]) for problem in problems]


@pytest.mark.parametrize("text", ["a: {b: c, d: }", "a: {b: c, }", "a: {b: c, 'd': e}", 'a: {"b":c}', "a: [b, c]"])
def test_a_comma_between_pairs_cuts_nothing(text):
    assert () == problems_of(text)


# ---- signs and indents ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "line", "edit", "text"),
    [
        ("yaml-space", 2, "text: written", "a: b\ntext:written\nc: d"),
        ("yaml-space", 1, "name: Đình", "name:Đình\nalso: [A]\nc: d"),
        ("yaml-space", 1, "name: Đình", "name:Đình\n\n# ghi chú\nalso: [A]"),
        ("yaml-space", 2, "text: written", "a: b\ntext:written"),
        ("yaml-space", 1, "name: Đình", "name:Đình"),
        ("yaml-space", 1, "alt: Cổng", "a: {alt:Cổng, caption: b}"),
        ("yaml-space", 1, "alt: Cổng", "a: {caption: b, alt:Cổng}"),
        ("yaml-wide", 1, "name: Đình", "name：Đình\nb: c"),
        ("yaml-wide", 2, "name: Đình", "a: b\nname： Đình\nb: c"),
        ("yaml-wide", 1, "a: {alt: b, caption: c}", "a: {alt: b，caption: c}"),
        ("yaml-wide", 1, "a: [s1, s2]", "a: [s1，s2］"),
        ("yaml-colon", 1, None, "a: {alt: Cổng: trước, caption: c}"),
    ],
)
def test_a_sign_that_yaml_does_not_take_is_named_on_its_own_line(code, line, edit, text):
    (problem,) = problems_of(text)

    assert (code, line) == (problem.code, problem.at.line)
    assert problem.values.get("edit") == edit
    show(problem, "vi")


def test_each_of_several_lines_without_a_blank_is_named():
    assert [1, 2] == [problem.at.line for problem in problems_of("name:Đình\nalso:[A]\nc: d")]


def test_a_second_colon_in_brackets_is_quoted_up_to_the_next_comma():
    (problem,) = problems_of("a: {alt: Cổng: trước, caption: c}")

    assert {"key": "alt", "value": '"Cổng: trước"'} == problem.values


@pytest.mark.parametrize(
    ("indent", "wanted", "text"),
    [
        (3, 4, "a:\n    b: c\n   d: e"),
        (2, 3, "a:\n   b: c\n  d: e"),
        (3, 2, "a:\n  b: c\n   d: e"),
        (3, 4, "a:\n  - id: x\n   month: 4"),
        (1, 2, "a:\n  - x\n - y"),
        (1, 0, "a: b\n\n# ghi chú\n c: d"),
    ],
)
def test_both_counts_of_an_uneven_indent_are_said(indent, wanted, text):
    (problem,) = problems_of(text)

    assert ("yaml-indent", {"indent": indent, "wanted": wanted}) == (problem.code, problem.values)


def test_a_quotation_mark_of_print_does_not_close_a_straight_one():
    (problem,) = problems_of('name: "Đình Một”\nb: c')

    assert ("yaml-quote", "quote-curly", '"Đình Một"') == (problem.code, problem.hint, problem.values["edit"])


# ---- quotation marks ------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["“A”", "‘A’", "«A»", "„A“", "„A”", "「A」", "『A』", "＂A＂", " “ A ” "])
def test_marks_of_print_around_a_whole_value_are_seen(value):
    assert "A" == inside_quotes(value)


@pytest.mark.parametrize("value", ["“A” và “B”", "“A", "A”", "“", "“”", "bài “A”", '"A"', ""])
def test_marks_of_print_inside_a_value_are_letters(value):
    assert "" == inside_quotes(value)


@pytest.mark.parametrize("value", ["A", "A: b", "A #1", "'A'", 'A "b"', "a\\b", "- a", "[a]", "A, b", "“A: b”", "…"])
def test_what_is_proposed_is_the_value_in_yaml(value):
    meant = inside_quotes(value) or value

    for edit in (quoted(value), as_written(meant)):
        assert {"a": meant} == yaml.load(f"a: {edit}", yaml.BaseLoader)


# ---- lists, brackets, words behind quotation marks ------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "edit"),
    [
        ("a: [s1，s2]", "list-separator", "s1, s2"),
        ("a: [s1、s2; s3]", "list-separator", "s1, s2, s3"),
        ("a: [Đình Một；Đình Hai, Đình Ba]", "list-separator", "Đình Một, Đình Hai"),
        ('a: "Đình" Một', "yaml-after-quote", "a: '\"Đình\" Một'"),
        ("a: 'Đình' Một # ghi chú", "yaml-after-quote", "a: \"'Đình' Một\""),
        ("- 'x'\n- \"Đình\" Một", "yaml-after-quote", "'\"Đình\" Một'"),
        ('a: ["Đình" Một, b]', "yaml-after-quote", "'\"Đình\" Một'"),
        ('a: {b: "Đình" Một, c: d}', "yaml-after-quote", "b: '\"Đình\" Một'"),
        ("a: {b: 1, c: [s1}", "yaml-brackets", "a: {b: 1, c: [s1]}"),
        ("a: {b: 1, c: [s1]]}\nd: e", "yaml-brackets", "a: {b: 1, c: [s1]}"),
        ("a: [s1, s2]]\nb: c", "yaml-brackets", "a: [s1, s2]"),
        ("- a: [s1,, s2]", "yaml-brackets", "a: [s1, s2]"),
        ("a: [s1, s2],\nb: c", "yaml-brackets", "a: [s1, s2]"),
        ("a: [s1, ']']] # ghi chú\nb: c", "yaml-brackets", "a: [s1, ']']"),
        ("name: *Đình Một*", "yaml-sign", "name: Đình Một"),
        ("name: **Đình Một**", "yaml-sign", "name: Đình Một"),
        ("name: `Đình`", "yaml-sign", "name: Đình"),
        ("name: @dinh", "yaml-sign", 'name: "@dinh"'),
        ("name: %Đình", "yaml-sign", 'name: "%Đình"'),
        ("name: &Đình Một", "yaml-sign", 'name: "&Đình Một"'),
        ("name: !Đình", "yaml-sign", 'name: "!Đình"'),
        ("name: | Đình", "yaml-sign", "name: Đình"),
        ("kind: - đình", "yaml-sign", "kind: đình"),
        ("a:\n  - @b", "yaml-sign", '"@b"'),
        ("kind = đình\na: b", "yaml-equals", "kind: đình"),
        ("a: b\nkind= đình\nc: d", "yaml-equals", "kind: đình"),
        ('a: "Bài\\một"', "yaml-escape", "'Bài\\một'"),
        ('a: "it\'s C:\\q"\nb: c', "yaml-escape", "'it''s C:\\q'"),
        ("a: [s1, s2\nb: c", "yaml-bracket", "[s1, s2]"),
        ("a: [s1, s2\nb:\n  c: d", "yaml-bracket", "[s1, s2]"),
        ("a: {b: 1, c: [s1]\nd: e", "yaml-bracket", "{b: 1, c: [s1]}"),
        ("a: {b: 1, c: {d: 1}, e: [s1]\nd: e", "yaml-bracket", "{b: 1, c: {d: 1}, e: [s1]}"),
    ],
)
def test_what_divides_nothing_or_never_closes_is_found_with_the_edit(text, code, edit):
    (problem,) = problems_of(text)

    assert (code, edit) == (problem.code, problem.values["edit"])
    assert show(problem, "vi") != show(problem, "en")


@pytest.mark.parametrize(("text", "edit"), [("a: {b: 1,c:[s1]}", "c: [s1]"), ("a: {c:[s1], b: 1}", "c: [s1]")])
def test_a_colon_glued_to_a_bracket_is_found_where_the_parser_takes_it_for_none(text, edit, parser):
    """libyaml does; PyYAML's own parser reads what was meant."""
    if parser == "C":
        assert [("yaml-space", edit)] == [(problem.code, problem.values["edit"]) for problem in problems_of(text)]
    else:
        assert {"a": {"b": "1", "c": ["s1"]}} == parse(written(text))[0].data


@pytest.mark.parametrize(
    "text",
    [
        "a: [s1, s2]",
        "a: ['một; hai', \"ba，bốn\"]",
        "a: một; hai，ba",
        "- một; hai",
        "a: [;, ；]",
        "a: [\n  s1,\n  s2\n]",
    ],
)
def test_a_sign_that_is_part_of_a_text_is_left_alone(text):
    assert () == problems_of(text if text.startswith("a") else f"a:\n{text}")


def test_entries_that_another_sign_divides_are_read_as_meant():
    document, _ = parse(written("a: [s1，s2, s3]"))

    assert document is not None
    assert {"a": ["s1", "s2", "s3"]} == document.data
    assert {("a", 0), ("a", 1), ("a", 2)} < set(document.values)


def test_no_edit_is_offered_for_a_bracket_that_goes_on_below():
    (problem,) = problems_of("a: [s1,\n  s2\nb: c")

    assert ("yaml-bracket", "bracket-below") == (problem.code, problem.hint)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a:\n- Đình Một\n  - Đình Hai", "yaml-indent", 3),
        ("a:\n  - Đình Một\n    - Đình Hai\n    - Đình Ba", "yaml-indent", 3),
        ("way: từ chợ\n  - rẽ trái", "yaml-dash", 2),
    ],
)
def test_a_dash_that_joins_the_value_above_is_found(text, code, line):
    (problem,) = problems_of(text)

    assert (code, line) == (problem.code, problem.at.line)


@pytest.mark.parametrize(
    "text", ["a: từ chợ - rẽ trái", "a: >-\n  từ chợ\n  - rẽ trái", "a: 'từ chợ\n  - rẽ'", "a: từ chợ\n  -rẽ"]
)
def test_a_dash_inside_a_text_is_left_alone(text):
    assert () == problems_of(text)


@pytest.mark.parametrize(
    ("text", "line", "key", "blanks"),
    [
        ("a: b\nsummary: >-\n  một\nhai\nc: d", 4, "summary", 2),
        ("place:\n  address: một,\nhai\n", 3, "address", 4),
        ("summary: một\nhai\nba: bốn", 2, "summary", 2),
    ],
)
def test_a_line_left_behind_by_the_value_above_is_found_where_it_stands(text, line, key, blanks):
    (problem,) = problems_of(text)

    assert ("yaml-continued", line) == (problem.code, problem.at.line)
    assert (key, blanks) == (problem.values["key"], problem.values["blanks"])


@pytest.mark.parametrize("text", ["a: b\n---\nc: d", "a: b\n...\nc: d"])
def test_a_second_document_is_found_at_the_line_that_begins_it(text):
    (problem,) = problems_of(text)

    assert ("yaml-document", 2) == (problem.code, problem.at.line)
