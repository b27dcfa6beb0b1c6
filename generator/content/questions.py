"""Questions of an author's own about a relic: for the quiz and for worksheets, and what must hold of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field

from generator.content.authored_model import AuthoredModel
from generator.content.fields import Sources, Text, Truth
from generator.content.source import Document
from generator.diagnostics.problem import Problem

MOST = 12
"""Questions of a relic: more would be no page of 10 KB."""

MOST_WRONG = 5
"""Wrong answers of a question: more nobody reads."""

Age = Literal["6-10", "11-15", "16+"]
"""Of pupils, in years."""


class WrongAnswer(AuthoredModel):
    """An answer that is not true."""

    says: Mapping[Text, Text] = Field(min_length=1)
    """Language → the answer; needed in each in which the question is asked."""


class AuthoredQuestion(AuthoredModel):
    """A question with its answers. In a language in which one of its texts is missing it is not asked."""

    ask: Mapping[Text, Text] = Field(min_length=1)
    """Language → the question; needed in the project's first language."""

    right: Mapping[Text, Text] = Field(min_length=1)
    """Language → the true answer."""

    wrong: tuple[WrongAnswer, ...] = ()
    """What else there is to choose from; with `look` there may be nothing: then it stands on worksheets alone."""

    why: Mapping[Text, Text] = {}
    """Language → a sentence that explains the answer; without it, the answer itself stands there."""

    look: Truth = False
    """Whether it is answered by looking at the place."""

    ages: tuple[Age, ...] = ()
    """For whom it is; left out: for everyone."""

    machine: tuple[Text, ...] = ()
    """The languages in which a machine translated it and nobody has reviewed that."""

    sources: Sources = Field(min_length=1)

    def languages(self) -> Iterator[str]:
        """Those in which all of it is said."""
        return (tag for tag in self.ask if tag in self.right and all(tag in answer.says for answer in self.wrong))


def same(one: str, other: str) -> bool:
    """Whether two answers are one to a reader: in capitals or not, in whatever form of Unicode, with whatever stop behind."""
    return _read(one) == _read(other)


def _read(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split()).rstrip(".។。")


def check_questions(
    questions: tuple[AuthoredQuestion, ...], document: Document, languages: tuple[str, ...]
) -> Iterator[Problem]:
    """Yield a problem for each thing that makes a question no question.

    Too many of them; a language that is none of the site's, or the first one missing; nothing to choose from; answers that are one.
    """
    yield from _too_many(("questions",), len(questions), MOST, document)
    for number, question in enumerate(questions):
        place = ("questions", number)
        yield from _too_many((*place, "wrong"), len(question.wrong), MOST_WRONG, document)
        yield from _check_languages(place, question, document, languages)
        if not question.wrong and not question.look:
            yield Problem("question-no-choice", document.at(*place, "right"))
        yield from _check_answers(place, question, document)


Place = tuple[str | int, ...]


def _too_many(place: Place, number: int, most: int, document: Document) -> Iterator[Problem]:
    if number > most:
        field = str(place[-1])
        yield Problem(
            "list-long",
            document.at(*place, most),
            {"field": field, "number": number, "most": most},
            f"list-long-{field}",
        )


def _check_languages(
    place: Place, question: AuthoredQuestion, document: Document, languages: tuple[str, ...]
) -> Iterator[Problem]:
    says = ((("wrong", number, "says"), answer.says) for number, answer in enumerate(question.wrong))
    for path, texts in ((("ask",), question.ask), (("right",), question.right), (("why",), question.why), *says):
        unknown = [language for language in texts if languages and language not in languages]
        for language in unknown:
            values = {"field": path[-1], "value": language, "known": ", ".join(languages)}
            yield Problem("choice", document.keys[(*place, *path, language)], values)
        # One that is written wrongly is told above, and may be the one that is missing.
        if texts and languages and languages[0] not in texts and not unknown:
            values = {"field": path[-1], "language": languages[0]}
            yield Problem("own-fact-language", document.keys[(*place, *path)], values)
    for number, language in enumerate(question.machine):
        if languages and language not in languages:
            values = {"field": "machine", "value": language, "known": ", ".join(languages)}
            yield Problem("choice", document.at(*place, "machine", number), values)


def _check_answers(place: Place, question: AuthoredQuestion, document: Document) -> Iterator[Problem]:
    """A problem for each wrong answer that is the right one, or another wrong one, in some language."""
    for number, answer in enumerate(question.wrong):
        for language, text in answer.says.items():
            at, values = document.at(*place, "wrong", number, "says", language), {"value": text}
            if language in question.right and same(text, question.right[language]):
                yield Problem("question-right-wrong", at, values)
            elif any(same(text, other.says.get(language, "")) for other in question.wrong[:number]):
                yield Problem("listed-twice", at, values)
