"""Edits at places change what they mean to change; whatever an older founding said, the renewed one says."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.content import edtf, opening_hours
from generator.upgrade.older_fields import renewed_facts, with_country
from generator.upgrade.older_templates import with_words
from generator.upgrade.rewriting import comments, scalar

AGES = st.one_of(
    st.integers(1, 2026).map(lambda year: {"year": str(year)}),
    st.tuples(st.integers(1, 21), st.sampled_from(["", "early", "middle", "late"])).map(
        lambda age: {"century": str(age[0]), **({"part": age[1]} if age[1] else {})}
    ),
)
FOUNDINGS = st.tuples(AGES, st.none() | AGES).map(lambda ends: ends[0] | ({"until": ends[1]} if ends[1] else {}))
GAPS = st.lists(st.sampled_from(["", "  # bia", "   # “1832”: hay"]), min_size=12, max_size=12)
MARKS = st.lists(st.sampled_from(["", '"', "'"]), min_size=12, max_size=12)


def years(age):
    """First and last year of one end as 0.2.0 read it."""
    if "year" in age:
        return int(age["year"]), int(age["year"])
    first, last = edtf.PARTS.get(age.get("part", ""), (0, 99))
    return (int(age["century"]) - 1) * 100 + first, (int(age["century"]) - 1) * 100 + last


def block(group, order, gaps, marks, indent="  "):
    """The group on lines, each with what stands behind it."""
    lines = []
    for name in order:
        value, gap, mark = group[name], gaps.pop(), marks.pop()
        if isinstance(value, dict):
            lines += [f"{indent}{name}:{gap}\n", *block(value, list(value), gaps, marks, f"{indent}    ")]
        else:
            lines.append(f"{indent}{name}: {mark}{value}{mark}{gap}\n")
    return lines


def flow(group, order):
    inner = (f"{n}: {flow(group[n], list(group[n])) if isinstance(group[n], dict) else group[n]}" for n in order)
    return f"{{{', '.join(inner)}}}"


@given(st.data(), FOUNDINGS, GAPS, MARKS, st.booleans())
def test_a_renewed_founding_says_the_same_and_keeps_all_comments(data, group, gaps, marks, braces):
    ends = (group, group.get("until", group))
    assume(years(ends[0])[0] <= years(ends[1])[1])
    group |= {"sources": "s1"}
    order = data.draw(st.permutations(list(group)))
    if braces:
        text = f"# đầu\nkind: x\nfounded: {flow(group, order)}   # cuối\nplace: y\n"
    else:
        text = "".join(["# đầu\nkind: x\nfounded:\n", *block(group, order, gaps, marks), "# hết\nplace: y\n"])
    new, left = renewed_facts(text)

    read = yaml.load(new, yaml.BaseLoader)
    assert () == left
    assert comments(text) == comments(new)
    assert {"kind": "x", "place": "y"}.items() <= read.items()
    assert {"date", "sources", "part"} >= set(read["founded"])
    dating = edtf.read(read["founded"]["date"], read["founded"].get("part", ""))
    assert (years(ends[0])[0], years(ends[1])[1]) == dating.years
    assert (new, ()) == renewed_facts(new)


@given(st.tuples(st.times(), st.times()), st.permutations(["opens", "closes", "sources"]), GAPS, MARKS, st.booleans())
def test_renewed_hours_say_the_same(times, order, gaps, marks, braces):
    opens, closes = (f"{time:%H:%M}" for time in times)
    assume(opens < closes)
    group = {"opens": opens, "closes": closes, "sources": "s1"}
    text = f"hours: {flow(group, order)}\n" if braces else "".join(["hours:\n", *block(group, order, gaps, marks)])
    new, _ = renewed_facts(text)
    read = yaml.load(new, yaml.BaseLoader)["hours"]

    assert {"open", "sources"} == set(read)
    assert ((opens, closes),) == opening_hours.read(read["open"])[0].times
    assert comments(text) == comments(new)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_any_word_can_stand_between_braces(word):
    assert {"a": word} == yaml.load(f"{{a: {scalar(word)}}}", yaml.BaseLoader)


@pytest.mark.parametrize(
    ("text", "today"),
    [
        ("languages: [vi]", "languages: [vi]\nCOMMENT\ncountry: VN"),
        (
            "languages:\n  - vi\n  - en   # sau\nsteward: A\n",
            "languages:\n  - vi\n  - en   # sau\n\nCOMMENT\ncountry: VN\nsteward: A\n",
        ),
        ("{languages: [vi]}\n", "{languages: [vi]}\n"),
        ("steward: A\n", "steward: A\n"),
    ],
)
def test_a_country_stands_below_the_languages(text, today):
    new = "\n".join(
        "COMMENT" if line.startswith("# Nước nào") else line for line in with_country(text, "VN").split("\n")
    )

    assert today.replace("\n\n", "\n") == new.replace("\n\n", "\n")


def test_words_keep_their_place_and_marks_in_the_program_s_file():
    ours = 'name: E\nwords:\n  # đầu\n  skip: Skip   # dòng\n  n: {one: "{number} a", other: "{number} b"}\n'
    words = {"skip": {"en": "Jump, now"}, "n": {"en": "{number} c"}, "gone": {"en": "x"}, "vi_only": {"vi": "y"}}

    assert (
        'name: E\nwords:\n  # đầu\n  skip: "Jump, now"   # dòng\n  n: {one: "{number} a", other: "{number} c"}\n',
        ("gone",),
    ) == with_words(ours, "en", words)
