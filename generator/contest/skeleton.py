"""The file of a new contest, with what to write in each field."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import islice, zip_longest
from typing import TypeVar

Question = TypeVar("Question")


def chosen(by_relic: Iterable[Iterable[Question]], count: int) -> tuple[Question, ...]:
    """So many questions: of each relic its first, then of each its second; fewer where there are no more."""
    turns = zip_longest(*by_relic)
    return tuple(islice((question for turn in turns for question in turn if question is not None), count))


def contest_text(  # noqa: PLR0913, PLR0917 -- what the author says of it
    language: str,
    name: str,
    begins: str,
    ends: str,
    code_column: str,
    questions: Iterable[tuple[str, str, str]],
    hints: Mapping[str, str],
) -> str:
    """The text of the file; each question is its relic, its id and what it asks, `hints` as of `field_words.hints`."""
    asked = "".join(
        f"  - relic: {relic}\n    question: {_quoted(question)}\n    asks: {_quoted(asks)}\n"
        for relic, question, asks in questions
    )
    hint = {field.partition(".")[2]: said for field, said in hints.items() if field.startswith("ContestFile.")}
    return f"""\
# {hint["this"]}
names:                          # {hint["names"]}
  {language}: {_quoted(name)}
begins: {begins:<24}# {hint["begins"]}
ends: {ends:<26}# {hint["ends"]}
ties: [time]                    # {hint["ties"]}
# word: {{{language}: …}}                # {hint["word"]}
# send: https://…               # {hint["send"]}
code_column: {_quoted(code_column):<19}# {hint["code_column"]}
# taker_column: …               # {hint["taker_column"]}

# {hint["questions"]}
questions:
{asked}"""


def _quoted(text: str) -> str:
    """A text as YAML 1.2 takes it in double quotes, which is as JSON writes it."""
    return json.dumps(text, ensure_ascii=False)
