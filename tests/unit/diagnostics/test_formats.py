"""Problems as other programs read them: whatever stands in a value, it stays in its place."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import pytest

from generator.diagnostics.comment import MARKER
from generator.diagnostics.formats import FORMATS, as_github, as_json, as_sarif
from generator.diagnostics.problem import Problem, Span, in_words

NASTY = "a,b:c%d\nsecond\rline::error file=x::y"
PROBLEMS = (
    Problem("relic-unknown", Span("content/sites/đình/vi.md", 3, 5, 4), {"relic": NASTY, "best": ""}),
    Problem("uncited", Span("content/a,b:c.md", 7), {"section": "x"}, severity="warning"),
    Problem("empty-file", Span("content/project.yaml")),
)


def unescaped(text: str) -> str:
    """As GitHub's runner reads a command (actions/runner, ActionCommand.cs)."""
    for escaped, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escaped, sign)
    return text


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Kind, properties and message of each workflow command."""
    found = [re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line) for line in text.splitlines()]
    assert all(found), text
    return [
        (
            match[1],
            {name: unescaped(value) for name, _, value in (part.partition("=") for part in match[2].split(","))},
            unescaped(match[3]),
        )
        for match in found
        if match
    ]


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_a_github_annotation_says_sentence_and_hint_at_the_place(locale):
    found = commands(as_github(PROBLEMS, locale, ""))

    assert ["error", "error", "warning"] == [kind for kind, _, _ in found]
    _, properties, message = found[0]
    assert {
        "file": "content/sites/đình/vi.md",
        "line": "3",
        "endLine": "3",
        "col": "5",
        "endColumn": "9",
        "title": "relic-unknown",
    } == properties
    assert "\n→ ".join(in_words(PROBLEMS[0], locale)) == message


def test_errors_come_first_for_github_shows_ten():
    found = commands(as_github(PROBLEMS[1:], "vi", ""))

    assert ["empty-file", "uncited"] == [properties["title"] for _, properties, _ in found]
    assert "content/a,b:c.md" == found[1][1]["file"]


def test_a_project_below_the_repository_s_folder_is_found_there():
    assert {"di-san/content/project.yaml"} == {
        commands(as_github(PROBLEMS[2:], "vi", "di-san/"))[0][1]["file"],
        json.loads(as_json(PROBLEMS[2:], "vi", "di-san/"))[0]["path"],
        sarif(PROBLEMS[2:], folder="di-san/")["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"][
            "uri"
        ],
    }


def sarif(problems: tuple[Problem, ...], folder: str = "") -> dict:
    log = json.loads(as_sarif(problems, "vi", folder))
    assert "2.1.0" == log["version"]
    (run,) = log["runs"]
    return run


def test_a_sarif_result_names_a_rule_a_place_and_what_to_do():
    run = sarif(PROBLEMS)
    first = run["results"][0]
    place = first["locations"][0]["physicalLocation"]

    assert ["error", "warning", "error"] == [result["level"] for result in run["results"]]
    assert [p.code for p in PROBLEMS] == [
        run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] for result in run["results"]
    ]
    assert "content/sites/đình/vi.md" == unquote(place["artifactLocation"]["uri"])
    assert place["artifactLocation"]["uri"].isascii()
    assert {"startLine": 3, "startColumn": 5, "endColumn": 9} == place["region"]
    assert all(words in first["message"]["text"] for words in in_words(PROBLEMS[0], "vi"))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_no_problem_is_an_empty_document(form, locale):
    text = FORMATS[form]((), locale, "")

    if form == "comment":
        assert text.startswith(MARKER)
        assert "####" not in text
    else:
        assert "" == text if form == "github" else json.loads(text) is not None


def test_json_has_every_field_of_a_problem():
    one, _, _ = json.loads(as_json(PROBLEMS, "en", ""))
    sentence, hint = in_words(PROBLEMS[0], "en")

    assert {
        "code": "relic-unknown",
        "severity": "error",
        "path": "content/sites/đình/vi.md",
        "line": 3,
        "column": 5,
        "endColumn": 9,
        "message": sentence,
        "hint": hint,
    } == one


# ---- SARIF as it is laid down ---------------------------------------------------------------------


def positive(value: object) -> bool:
    return isinstance(value, int) and value >= 1


def text(value: object) -> bool:
    return isinstance(value, str) and value != ""


def uri(value: object) -> bool:
    """A relative reference of RFC 3986: what stands in it otherwise is percent-encoded, and its first part has no colon."""
    return isinstance(value, str) and bool(re.fullmatch(r"(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})+", value))


SHAPES: dict[str, dict[str, object]] = {
    # object → property → what it holds; * must be there. OASIS, SARIF 2.1.0: 3.13, 3.14, 3.18, 3.19, 3.49, 3.27, 3.11, 3.28, 3.29, 3.4, 3.30
    "sarifLog": {"$schema": text, "version*": "2.1.0".__eq__, "runs*": ["run"]},
    "run": {
        "tool*": "tool",
        "language": ("vi", "en").__contains__,
        "columnKind": ("utf16CodeUnits", "unicodeCodePoints").__contains__,
        "results": ["result"],
    },
    "tool": {"driver*": "toolComponent"},
    "toolComponent": {"name*": text, "rules": ["reportingDescriptor"]},
    "reportingDescriptor": {"id*": text},
    "result": {
        "ruleId": text,
        "ruleIndex": lambda value: isinstance(value, int) and value >= 0,
        "level": ("none", "note", "warning", "error").__contains__,
        "message*": "message",
        "locations": ["location"],
    },
    "message": {"text*": text},
    "location": {"physicalLocation": "physicalLocation"},
    "physicalLocation": {"artifactLocation*": "artifactLocation", "region": "region"},
    "artifactLocation": {"uri*": uri},
    "region": {"startLine*": positive, "startColumn": positive, "endColumn": positive},
}


def faults(value: object, shape: str, at: str = "") -> list[str]:
    """Where a value is not of this shape."""
    properties = {name.rstrip("*"): held for name, held in SHAPES[shape].items()}
    if not isinstance(value, dict):
        return [f"{at}: no {shape}"]
    found = [f"{at}/{name}" for name in {*value} - {*properties}]
    found += [f"{at}/{name[:-1]}: missing" for name in SHAPES[shape] if name.endswith("*") and name[:-1] not in value]
    for name, held in properties.items():
        if name not in value:
            continue
        here = f"{at}/{name}"
        if isinstance(held, str):
            found += faults(value[name], held, here)
        elif isinstance(held, list):
            found += [fault for item in value[name] for fault in faults(item, held[0], here)]
        elif not held(value[name]):  # type: ignore[operator]
            found.append(f"{here}: {value[name]!r}")
    return found


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_a_sarif_log_is_as_the_standard_lays_it_down(locale):
    odd = tuple(
        Problem("empty-file", Span(path, 1, 1, length))
        for path, length in (
            ("content/a b:c#d?e.md", 1),
            ("content/\udcff.md", 3),
            ("content/[x]%20 ềក.yaml", 80),
            ("a:b", 1),
        )
    )
    log = json.loads(as_sarif((*PROBLEMS, *odd), locale, ""))

    assert [] == faults(log, "sarifLog")
    rules = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))  # uniqueItems
    for result in log["runs"][0]["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["endColumn"] > region["startColumn"]
        assert rules[result["ruleIndex"]] == result["ruleId"]


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda run: run.pop("tool"),
        lambda run: run["results"][0].pop("message"),
        lambda run: run["results"][0].update(level="fatal"),
        lambda run: run["results"][0].update(colour="red"),
        lambda run: run["results"][0]["locations"][0]["physicalLocation"]["region"].update(startLine=0),
        lambda run: run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"].update(uri="a b"),
    ],
)
def test_the_shapes_find_what_is_not_so(spoilt):
    log = json.loads(as_sarif(PROBLEMS, "vi", ""))
    spoilt(log["runs"][0])

    assert 1 == len(faults(log, "sarifLog"))
