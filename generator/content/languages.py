"""templates/languages/<tag>.yaml → the languages there are, and the words of those a project speaks, checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, ClassVar

import yaml
from pydantic import AfterValidator, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from generator.content.authored_model import AuthoredModel
from generator.content.fields import Text, one_of
from generator.content.source import Document
from generator.content.validate import read_model
from generator.content.word_places import check_places
from generator.diagnostics.problem import Problem, Span, nearest
from generator.languages.language import Language, Languages
from generator.languages.scripts import SCRIPTS
from generator.project.templates import FOLDER, Templates
from generator.store import read_text
from generator.text.spelling import letters_of_lines
from generator.text.translations import OTHER, Wording, borrowed, category_of

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

REFERENCE = "en"
"""The language whose words come with the program in any case: what another lacks is said in it at last."""

TAG = re.compile("[a-z]{2}")
"""Addresses, the cookie and the rules of hosts that see languages all know two letters (ISO 639-1)."""

CATEGORIES = ("zero", "one", "two", "few", "many", OTHER)
"""Of numbers (Unicode TS 35, Plural Rules)."""


def file_of(tag: str) -> str:
    """The name of a language's file in templates/."""
    return f"languages/{tag}.yaml"


# ---- the schema of a file ---------------------------------------------------------------------------


def _rule(value: str) -> str:
    try:
        category_of((("one", value),), 1)
    except ValueError:
        raise PydanticCustomError("plural_rule", "rule") from None
    return value


Rules = Mapping[Text, Annotated[str, AfterValidator(_rule)]]


class LanguageFile(AuthoredModel):
    """The content of templates/languages/<tag>.yaml."""

    # A word may begin with the space that sets it apart from the one before.
    model_config: ClassVar[ConfigDict] = ConfigDict(str_strip_whitespace=False)

    name: Text
    script: Annotated[str, BeforeValidator(one_of(SCRIPTS))]
    gap: str = " "
    fallback: tuple[Text, ...] = ()
    countries: tuple[Text, ...] = ()
    marked: Text | None = None
    locale: Text | None = None
    letters: Text | None = None
    alphabet: tuple[Text, ...] = ()
    marks: Text | None = None
    unbroken_before: Text | None = None
    unbroken_behind: Text | None = None
    plural: Rules = {}  # noqa: RUF012 -- pydantic copies it
    ordinals: Rules = {}  # noqa: RUF012
    words: Mapping[Text, str | Mapping[Text, str | None] | None]
    """Key → text, or category of numbers → text. What has no text yet is as if it were not there."""


# ---- the languages there are ------------------------------------------------------------------------


def known_languages(templates: Templates) -> Languages:
    """Every language there is a file for, by tag, in order of tags; what is wrong with one is said where it is spoken."""
    found = (path for name, path in templates.named("languages/*.yaml").items() if TAG.fullmatch(Path(name).stem))
    return {path.stem: _head(path.stem, read_text(path).partition("\nwords:")[0]) for path in found}


@lru_cache(maxsize=64)
def _head(tag: str, text: str) -> Language:
    """The language of the lines before its words."""
    try:
        data = yaml.load(text, _Loader)  # noqa: S506 -- a safe one
        return _language(tag, data)
    except (yaml.YAMLError, TypeError, AttributeError, KeyError):
        return Language(tag, tag, next(iter(SCRIPTS)))


def _language(tag: str, data: Mapping[str, Any]) -> Language:
    """The language of these values, as LanguageFile has them. Raises KeyError, TypeError, AttributeError for others."""
    return Language(
        tag,
        str(data["name"]),
        data["script"] if data["script"] in SCRIPTS else next(iter(SCRIPTS)),
        gap=data.get("gap", " "),
        fallback=tuple(data.get("fallback") or ()),
        countries=tuple(map(str, data.get("countries") or ())),
        marked=data.get("marked") or "",
        locale=data.get("locale") or "",
        letters=data.get("letters") or "",
        alphabet=tuple(map(str, data.get("alphabet") or ())),
        marks=data.get("marks") or "",
        unbroken_before=data.get("unbroken_before") or "",
        unbroken_behind=data.get("unbroken_behind") or "",
        plural=tuple((data.get("plural") or {}).items()),
        ordinals=tuple((data.get("ordinals") or {}).items()),
    )


# ---- the words of a project's languages -------------------------------------------------------------


def read_wordings(
    templates: Templates, languages: Languages, spoken: tuple[str, ...]
) -> tuple[Mapping[str, Wording], tuple[Problem, ...]]:
    """The words of these languages, by tag, in their order. Each of them must be known.

    What a language has no word for is borrowed from those it falls back on, and counted. Raises OSError where the words
    that come with the program cannot be read.
    """
    reference = words_of(read_text(templates.layers[-1] / file_of(REFERENCE)))
    own, problems = dict[str, Mapping[str, str]](), list[Problem]()
    chains = {tag: tuple(dict.fromkeys((*languages[tag].fallback, REFERENCE))) for tag in spoken}
    for tag in dict.fromkeys((*spoken, *(other for chain in chains.values() for other in chain))):
        if tag not in languages:
            continue
        words, found = _read(templates, tag, reference)
        own[tag] = words
        problems += found if tag in spoken else ()
    return {
        tag: Wording(languages[tag], {**_borrowed(reference, own, languages, (tag, *chains[tag])), **own[tag]})
        for tag in spoken
    }, tuple(problems)


def _borrowed(
    reference: Mapping[str, str], own: Mapping[str, Mapping[str, str]], languages: Languages, chain: tuple[str, ...]
) -> Mapping[str, str]:
    """The words that the first language of the chain lacks, from the next that has them."""
    first, *others = chain
    found = {}
    for key in reference:
        group, _, inner = key.partition(".")
        # A language may have fewer categories of numbers, and what another calls itself is never lacking.
        if key in own[first] or group == NAMES or (inner and f"{group}.{OTHER}" in own[first]):
            continue
        tag = next((tag for tag in others if key in own.get(tag, {})), REFERENCE)
        found[key] = borrowed(own.get(tag, reference).get(key, reference[key]), languages[tag].mark)
    return found


def _read(
    templates: Templates, tag: str, reference: Mapping[str, str]
) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """Key → text of one language, and what is wrong with its file. Texts that no page could use are left out."""
    shown = f"{FOLDER}/{file_of(tag)}"
    (file, document), problems = read_model(templates.path(file_of(tag)), shown, LanguageFile)
    if file is None or document is None:
        return {}, problems
    words = dict(_flat(file.words))
    found = [*problems, *_check_alphabet(file, document)]
    for key, text in words.items():
        found += _check_word(key, text, reference, document, file)
    lacking = [key for key in _needed(reference, file) if key not in words]
    if lacking:
        values = {"language": tag, "count": len(lacking), "of": len(words) + len(lacking), "key": lacking[0]}
        found.append(Problem("words-missing", _at(document, ""), values, severity="warning"))
    return words, tuple(found)


def _check_alphabet(file: LanguageFile, document: Document) -> Iterator[Problem]:
    """Yield a problem for each letter that is to follow another and already has its place."""
    placed = set[str]()
    for number, (first, *others) in enumerate(letters_of_lines(file.alphabet)):
        placed.add(first)
        for letter in others:
            if letter in placed:
                yield Problem("listed-twice", document.at("alphabet", number), {"value": letter})
            placed.add(letter)


def _flat(words: Mapping[str, str | Mapping[str, str | None] | None]) -> Iterator[tuple[str, str]]:
    """Key and text of each word; the key of one in a group is `group.key`."""
    for key, value in words.items():
        if isinstance(value, Mapping):
            yield from ((f"{key}.{inner}", text) for inner, text in value.items() if text)
        elif value:
            yield key, value


@lru_cache(maxsize=2)
def words_of(text: str) -> Mapping[str, str]:
    """Key → text of the words in a file that is right."""
    return dict(_flat(yaml.load(text, _Loader)["words"]))  # noqa: S506 -- a safe one


def _needed(reference: Mapping[str, str], file: LanguageFile) -> Iterator[str]:
    """The keys a language needs: those of the reference, and of groups those of its own categories of numbers."""
    for key in reference:
        group, _, inner = key.partition(".")
        if group == NAMES:
            continue  # what another language calls itself stands in
        if not inner:
            yield key
        elif inner == OTHER:
            rules = file.ordinals if group == "ordinal" else file.plural
            # CLDR has categories for fractions, too, and no one need write a text that is like another.
            yield from (f"{group}.{category}" for category in (*(rules if group != "ordinal" else ()), OTHER))


NAMES = "language"
"""The group of words with what a language calls others."""


def _check_word(
    key: str, text: str, reference: Mapping[str, str], document: Document, file: LanguageFile
) -> Iterator[Problem]:
    """Yield the problems of one word: no page asks for it, a place to fill in is lost or invented, there is HTML in it."""
    group, _, inner = key.partition(".")
    model = reference.get(key) or reference.get(f"{group}.{OTHER}")
    if group == NAMES:
        model = model or text
        inner = ""
    values: dict[str, object] = {"key": inner or key}
    if model is None or (inner and inner not in CATEGORIES):
        best = nearest(inner, CATEGORIES) if inner and model else nearest(key, reference)
        values |= {"best": best}
        yield Problem("word-unknown", _at(document, key), values, "did-you-mean" if best else "", "warning")
        return
    rules = file.ordinals if group == "ordinal" else file.plural
    if inner and inner not in (*rules, OTHER):
        known = ", ".join((*rules, OTHER))
        yield Problem("word-category", _at(document, key), values | {"group": group, "known": known})
    # “One place” needs no number.
    yield from check_places(inner or key, text, model, _at(document, key), may_lack=inner not in ("", OTHER))
    if tag := _HTML.search(text):
        yield Problem("word-html", _at(document, key), values | {"tag": tag[0]})
    if key.endswith("_names") and len(text.split()) != len(model.split()):
        yield Problem("word-list", _at(document, key), values | {"count": len(text.split()), "of": len(model.split())})


_HTML = re.compile(r"</?[A-Za-z][^>]*>|&(#\d+|[a-z]+);")


def _at(document: Document, key: str) -> Span:
    """The place of the word, or of the group it belongs in."""
    where = ("words", *key.split(".")) if key else ("words",)
    return next(
        (document.keys[where[:end]] for end in range(len(where), 0, -1) if where[:end] in document.keys), document.at()
    )
