"""A question from a typed fact before any language has put it into words, and the words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.content.catalogue import Relic
from generator.content.fields import Sources
from generator.content.ranks import Level
from generator.kinds import Kinds
from generator.questions.question import Phrase, Question, Topic, in_order, question_id
from generator.text.translations import Wording, borrowed, plain

MOST_WRONG, FEWEST_WRONG = 3, 2
"""Wrong answers of a question: of more than the first nobody reads the last; with fewer than the second there is no question."""


@dataclass(frozen=True, slots=True)
class Known:
    """What questions about a relic are made with, beside the relic."""

    wordings: Mapping[str, Wording]
    """The words of each language in which questions are asked."""

    kinds: Kinds
    levels: tuple[Level, ...]
    """The ranks of its country."""

    wards: tuple[str, ...]
    """Today's wards of the relics on its round, as authors write them."""

    local: str
    """What wards are written in."""


@dataclass(frozen=True, slots=True)
class TypedQuestion:
    """A question that no language has put into words yet."""

    topic: Topic
    about: str
    """Which of several of its topic: the id of a festival, the first label of a fact."""

    right: str
    wrong: tuple[str, ...]
    """Both in a spelling that no language changes."""

    sources: Sources
    asked: Callable[[Wording, str], str]
    """The question in these words about a relic of this name."""

    says: Callable[[str, Wording], Phrase]
    """One of the answers in these words."""

    why: Callable[[Wording], Phrase]
    """What the table of facts says."""


def worded(relic: Relic, question: TypedQuestion, wording: Wording, known: Known) -> Question | None:
    """The question in one language; None where the name of the relic gives the answer away in it, or two answers are one."""
    name, story_language, guessed = _name(relic, wording.language)
    key = question_id(relic.id, question.topic, question.about, question.right, *sorted(question.wrong))
    keys = in_order(key, (question.right, *question.wrong))
    choices = tuple(question.says(choice, wording) for choice in keys)
    right = keys.index(question.right)
    if len({plain(choice.text).casefold() for choice in choices}) < len(choices) or _given_away(name, choices, right):
        return None
    mark = known.wordings[story_language].about.mark if story_language in known.wordings else story_language
    return Question(
        id=key,
        relic=relic.id,
        topic=question.topic,
        language=wording.language,
        prompt=question.asked(wording, name if story_language == wording.language else borrowed(name, mark)),
        choices=choices,
        right=right,
        explanation=question.why(wording),
        sources=question.sources,
        machine=guessed,
    )


def _name(relic: Relic, language: str) -> tuple[str, str, bool]:
    """The relic's name in this language, else in the first; the language of that, and whether it is a machine's guess."""
    story = next((story for story in relic.stories if story.language == language), relic.stories[0])
    return story.front_matter.name, story.language, not story.front_matter.name_is_vouched_for


def _given_away(name: str, choices: Sequence[Phrase], right: int) -> bool:
    """Whether the name has something that of all choices only the right one has, too: a word, or two letters of a script without blanks."""
    pieces = [_pieces(plain(choice.text)) for choice in choices]
    wrong = frozenset[str]().union(*(found for number, found in enumerate(pieces) if number != right))
    return bool((_pieces(name) & pieces[right]) - wrong)


_UNSPACED = "\u0e00"


def _pieces(text: str) -> frozenset[str]:
    words = "".join(
        character if character.isalpha() or character >= _UNSPACED else " " for character in text.casefold()
    ).split()
    pairs = (word[at : at + 2] for word in words if word[0] >= _UNSPACED for at in range(len(word) - 1))
    return frozenset((*(word for word in words if word[0] < _UNSPACED and len(word) > 1), *pairs))


def enough(wrong: Sequence[str]) -> bool:
    """Whether these wrong answers make a question."""
    return len(wrong) >= FEWEST_WRONG


def because(label: str, value: str, wording: Wording) -> Phrase:
    """What the table of facts says under this label, as a sentence."""
    return Phrase(wording.say("quiz_because", label=label, value=value))


def year_updated(relic: Relic) -> int:
    """The year in which its first text was last changed: what is later, anybody knows to be wrong."""
    return int(relic.stories[0].front_matter.updated[:4])
