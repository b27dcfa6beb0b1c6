"""Reads templates/agreement/<tag>.yaml: how one language writes the facts that are compared, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from generator.agreement.latin import words_of
from generator.agreement.numerals import Numerals, longest_first
from generator.content.authored_model import AuthoredModel
from generator.content.fields import Text, Truth, one_of
from generator.content.source import Document
from generator.content.validate import read_model
from generator.diagnostics.problem import Problem
from generator.project.templates import FOLDER as TEMPLATES
from generator.project.templates import Templates

FOLDER = "agreement"
"""The folder of templates/ in which a language has its table."""

_SLOT = re.compile(r"\{([a-z]+)(\d?)\}")

_NAMED = {"month": "m", "i": "n"}
"""Slots that are another one written in one way alone."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way a language writes one kind of fact."""

    kind: str
    pattern: re.Pattern[str]
    soft: bool
    """Written in words: that it is left out is a matter of style."""

    era: int
    """What is added to a year to have that of the common era."""

    value: str
    """What the rule stands for where it has no slots."""


@dataclass(frozen=True, slots=True)
class Table:
    """How one language writes facts."""

    known: bool
    """Whether it is one: without, a language is compared by digits, sources, links and copied names alone."""

    rules: tuple[Rule, ...]
    numerals: Numerals
    digits: Mapping[int, str]
    """A translation of its own digits to those of ASCII."""

    units: Mapping[str, tuple[str, str]]
    """Unit as it is written, casefolded as all words of a table → the base unit and how many of it."""

    months: Mapping[str, int]
    days: Mapping[str, int]
    parts: Mapping[str, str]
    stems: Mapping[str, int]
    branches: Mapping[str, int]
    """Signs of the cycle of sixty years → their number, from 0."""

    openers: frozenset[str]
    """Words that begin a sentence with a capital and belong to no name: The, In."""

    copies: str
    """Which of its words in Latin letters are copied from the first language: `all`, `marked` with diacritics, or ``."""

    names_in_order: bool
    """Whether names follow each other as in the first language."""

    spaced: bool
    """Whether blanks stand between words."""

    kinds: Mapping[str, re.Pattern[str]]
    """Kind of relic → the pattern of its names."""

    recorded: Mapping[str, Mapping[str, re.Pattern[str]]]
    """Field of site.yaml → value → how a text says it."""

    @property
    def unit_words(self) -> frozenset[str]:
        """The words in Latin letters of its units, in lower case."""
        return words_of(" ".join(self.units))


# ---- the schema of a file ---------------------------------------------------------------------------


def _pattern(value: str) -> str:
    try:
        re.compile(_SLOT.sub("x", value))
    except re.error as wrong:
        raise PydanticCustomError(
            "pattern", "pattern", {"best": "", "why": wrong.msg, "place": str((wrong.pos or 0) + 1)}
        ) from None
    return value


def _rule_pattern(value: str) -> str:
    if unknown := next((slot[1] for slot in _SLOT.finditer(value) if slot[1] not in _SLOTS), ""):
        raise PydanticCustomError("choice", "one of a table", {"known": _SLOTS, "typed": unknown})
    return value


def _unit(value: object) -> object:
    if not isinstance(value, list) or len(value) != 2 or not _FACTOR.fullmatch(str(value[1])):  # noqa: PLR2004 -- a pair
        raise PydanticCustomError("unit_form", "pair")
    return tuple(map(str, value))


_FACTOR = re.compile(r"\d+(?:\.\d+)?")
_MOST = 10**15
_SLOTS = ("n", "i", "w", "d", "m", "month", "y", "c", "h", "unit", "part", "stem", "branch")

Pattern = Annotated[Text, AfterValidator(_pattern)]
Number = Annotated[int, Field(ge=-_MOST, le=_MOST)]
Numbers = Mapping[Text, Number]


class RuleLine(AuthoredModel):
    """One line of `rules`."""

    # A pattern may begin with a blank.
    model_config: ClassVar[ConfigDict] = ConfigDict(str_strip_whitespace=False)

    kind: Text
    pattern: Annotated[Pattern, AfterValidator(_rule_pattern)]
    value: str = ""
    soft: Truth = False
    era: Number = 0


_BOUNDS = (r"(?<!\w)", r"(?!\w)")
"""What may stand before a fact and behind it, where a table does not say."""


class TableFile(AuthoredModel):
    """The content of templates/agreement/<tag>.yaml."""

    model_config: ClassVar[ConfigDict] = ConfigDict(str_strip_whitespace=False)

    decimal: Text = "."
    grouping: Text = ","
    digits: str = ""
    words: Numbers = {}  # noqa: RUF012 -- pydantic copies it, as all that follow
    beside: Numbers = {}  # noqa: RUF012
    between: tuple[Pattern, ...] = ()
    multipliers: Numbers = {}  # noqa: RUF012
    signs: Numbers = {}  # noqa: RUF012
    powers: Numbers = {}  # noqa: RUF012
    scales: Numbers = {}  # noqa: RUF012
    units: Mapping[Text, Annotated[tuple[str, str], BeforeValidator(_unit)]] = {}
    months: Numbers = {}  # noqa: RUF012
    days: Numbers = {}  # noqa: RUF012
    parts: Mapping[Text, tuple[Text, ...]] = {}
    stems: tuple[Text, ...] = ()
    branches: tuple[Text, ...] = ()
    openers: tuple[Text, ...] = ()
    before: Pattern = _BOUNDS[0]
    behind: Pattern = _BOUNDS[1]
    copies: Annotated[str, BeforeValidator(one_of(("", "all", "marked")))] = ""
    names_in_order: Truth = True
    spaced: Truth = True
    rules: tuple[RuleLine, ...] = (RuleLine(kind="number", pattern="{n}"),)
    concepts: Mapping[Text, Mapping[Text, Pattern]] = {}
    kinds: Mapping[Text, Pattern] = {}
    recorded: Mapping[Text, Mapping[Text, Pattern]] = {}


NO_TABLE = TableFile(before=r"(?<!\d)", behind=r"(?!\d)")
"""What is known of the numbers of a language without a table: letters may touch them, as in Arabic or Thai."""


# ---- reading ----------------------------------------------------------------------------------------


def read_table(templates: Templates, tag: str) -> tuple[Table, tuple[Problem, ...]]:
    """The table of this language, and what is wrong with it.

    Without one, or one that is right, a language is compared by digits, citations, links and Latin names alone.
    """
    name = f"{FOLDER}/{tag}.yaml"
    path = templates.path(name)
    if not path.is_file():
        return table_of(NO_TABLE), ()
    (file, document), problems = read_model(path, f"{TEMPLATES}/{name}", TableFile)
    if file is None or document is None:
        return table_of(NO_TABLE), problems
    try:
        return table_of(file), problems
    except re.error:  # each pattern is right by itself, but not together with what fills its slots
        return table_of(NO_TABLE), (*problems, *_ill_filled(file, document))


def _ill_filled(file: TableFile, document: Document) -> Iterator[Problem]:
    """A problem for each rule whose pattern is malformed once its slots are filled: one that names a slot twice."""
    slots = _slots(file, _numerals(file))
    for number, line in enumerate(file.rules):
        try:
            _rule(line, slots, (file.before, file.behind))
        except re.error as wrong:
            at = document.at("rules", number, "pattern")
            yield Problem("agree-pattern", at, {"value": line.pattern, "why": wrong.msg, "place": 1})


def _numerals(file: TableFile) -> Numerals:
    return Numerals(
        file.decimal,
        file.grouping,
        file.words,
        file.signs,
        file.powers,
        file.beside,
        file.between,
        file.multipliers,
        file.scales,
        file.behind,
    )


def table_of(file: TableFile) -> Table:
    """The table of what a file says. Raises re.error where patterns do not fit together."""
    numerals = _numerals(file)
    slots = _slots(file, numerals)
    bounds = (file.before, file.behind)
    concepts = (
        RuleLine(kind=kind, pattern=pattern, value=value, soft=True)
        for kind, values in file.concepts.items()
        for value, pattern in values.items()
    )
    return Table(
        known=file is not NO_TABLE,
        rules=(*_COMMON, *(_rule(line, slots, bounds) for line in (*file.rules, *concepts))),
        numerals=numerals,
        digits={ord(own): str(number) for number, own in enumerate(file.digits)},
        units={word.casefold(): unit for word, unit in file.units.items()},
        months={word.casefold(): number for word, number in file.months.items()},
        days={word.casefold(): number for word, number in file.days.items()},
        parts={word.casefold(): part for part, words in file.parts.items() for word in words},
        stems={word.casefold(): number for number, word in enumerate(file.stems)},
        branches={word.casefold(): number for number, word in enumerate(file.branches)},
        openers=frozenset(file.openers),
        copies=file.copies,
        names_in_order=file.names_in_order,
        spaced=file.spaced,
        kinds={kind: re.compile(pattern) for kind, pattern in file.kinds.items()},
        recorded={
            field: {value: re.compile(_blanks(pattern), re.IGNORECASE) for value, pattern in values.items()}
            for field, values in file.recorded.items()
        },
    )


def _slots(file: TableFile, numerals: Numerals) -> dict[str, str]:
    """Slot → its pattern."""
    days, months, units, parts, stems, branches = (
        "|".join(longest_first(words)) or "(?!)"
        for words in (
            file.days,
            file.months,
            file.units,
            [word for words in file.parts.values() for word in words],
            file.stems,
            file.branches,
        )
    )
    words = numerals.in_words
    return {
        "n": numerals.multiplied,
        "i": r"\d+",
        "w": words,
        "d": rf"\d{{1,2}}|{days}|{words}",
        "m": rf"\d{{1,2}}|{months}|{words}",
        "month": months,
        "y": r"\d{3,4}",
        "c": rf"\d{{1,2}}|(?-i:[IVX]+)|{words}",
        "h": rf"\d{{1,2}}|{words}",
        "unit": units,
        "part": parts,
        "stem": stems,
        "branch": branches,
    }


def _blanks(pattern: str) -> str:
    """The pattern with any blanks where it has one, and none or some where it has ~."""
    return pattern.replace("~", r"\s*").replace(" ", r"\s+")


def _rule(line: RuleLine, slots: Mapping[str, str], bounds: tuple[str, str]) -> Rule:
    filled = _SLOT.sub(
        lambda slot: f"(?P<{_NAMED.get(slot[1], slot[1])}{slot[2]}>{slots[slot[1]]})", _blanks(line.pattern)
    )
    pattern = re.compile(f"{bounds[0]}(?:{filled}){bounds[1]}", re.IGNORECASE)
    return Rule(line.kind, pattern, line.soft, line.era, line.value)


_COMMON = (
    Rule("citation", re.compile(r"\[\^(?P<id>[^\]\s]+)\]"), soft=False, era=0, value=""),
    Rule("link", re.compile(r"(?<=\])\((?P<id>[^()\s]+)\)"), soft=False, era=0, value=""),
    Rule(
        "decision",
        re.compile(r"(?<![\w/])(?P<id>\d+/(?:\d{4}/)?[^\W\d_][\w-]*(?:/[\w-]+)*)"),
        soft=False,
        era=0,
        value="",
    ),
)
"""What every language writes alike: a source, a link's target, the number of a decision."""
