"""Every sentence is there in both languages, can be filled in, and is said somewhere."""

from __future__ import annotations

import ast
import re
from itertools import chain
from string import Formatter

import pytest

from generator.content import plaque_schema, project_schema, schema
from generator.diagnostics.messages import WORDS, say
from generator.diagnostics.problem_texts import PROBLEMS, SHARED_HINTS
from tests.support.worlds import ROOT

OTHER_HINTS = {key: hint for text in PROBLEMS.values() for key, hint in text.other_hints.items()}
SENTENCES = {
    f"{table}:{key}": sentence
    for table, sentences in (
        ("problem", {code: text.sentence for code, text in PROBLEMS.items()}),
        ("hint", {code: text.hint for code, text in PROBLEMS.items()} | OTHER_HINTS | SHARED_HINTS),
        ("word", WORDS),
    )
    for key, sentence in sentences.items()
}
VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE)


def places(sentence: str) -> set[str | None]:
    """What is filled into a sentence."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_both_languages_fill_the_same_places(sentence):
    assert places(sentence.vi) == places(sentence.en)


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_is_one_line_in_its_own_language(sentence):
    vi, en = pair = sentence.vi, sentence.en

    assert VIETNAMESE.search(vi)
    assert not VIETNAMESE.search(re.sub("“.*?”|ten@ten-mien.vn", "", en))
    assert [] == [text for text in pair if text != text.strip() or "\n" in text or "  " in text or text.endswith(".")]


def words_in_the_code() -> set[str]:
    """Every text that stands in the program outside the tables of texts, parts of f-strings too."""
    trees = [
        ast.parse(path.read_text("utf-8"))
        for path in sorted((ROOT / "generator").rglob("*.py"))
        if path.name not in ("messages.py", "problem_texts.py")
    ]
    return {
        node.value
        for node in chain.from_iterable(ast.walk(tree) for tree in trees)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_sentence_is_said_somewhere():
    """Untested words rot, and unsaid ones more so."""
    said = words_in_the_code()
    fields = {
        name
        for model in (*vars(schema).values(), *vars(plaque_schema).values(), *vars(project_schema).values())
        if isinstance(model, type) and issubclass(model, schema.AuthoredModel)
        for name in model.model_fields
    }

    def is_said(key: str) -> bool:
        if "-nearest" in said and key.endswith("-nearest"):
            return is_said(key.removesuffix("-nearest"))
        # f"{code}-missing", f"host-{name}", f"vtt-{code}": both halves are in the code.
        halves = [(key[:at], key[at + 1 :]) for at, sign in enumerate(key) if sign == "-"]
        # number-year: the hint a problem has for one field alone.
        return key in said or any(
            (first in said and f"-{last}" in said)
            or (f"{first}-" in said and last in said)
            or (first in PROBLEMS and last in fields)
            for first, last in halves
        )

    assert [] == [key for key in (*PROBLEMS, *OTHER_HINTS, *SHARED_HINTS, *WORDS) if not is_said(key)]


def test_a_hint_s_name_means_one_hint():
    """Whichever problem asks for it."""
    assert len(OTHER_HINTS) == sum(len(text.other_hints) for text in PROBLEMS.values())
    assert set() == set(OTHER_HINTS) & set(SHARED_HINTS)


def test_no_sentence_is_asked_for_that_is_not_there():
    """Each literal `Problem("…")` and `say("…")` of the program."""
    asked = {
        (node.func.id, node.args[0].value)
        for path in sorted((ROOT / "generator").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Problem", "say")
        if node.args and isinstance(node.args[0], ast.Constant)
    }

    assert asked
    assert set() == {key for function, key in asked if function == "Problem"} - set(PROBLEMS)
    assert set() == {key for function, key in asked if function == "say"} - set(WORDS)


def test_a_word_is_said_in_the_author_s_language():
    assert ("đã viết a.md", "wrote a.md") == (
        say("new-written", "vi", path="a.md"),
        say("new-written", "en", path="a.md"),
    )
