"""templates/shop/<tag>.yaml → what a print shop is told, in the project's first language and in English, checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from generator.content.authored_model import AuthoredModel
from generator.content.fields import Text
from generator.content.languages import REFERENCE, file_of, words_of
from generator.content.validate import read_model
from generator.content.word_places import check_places
from generator.diagnostics.problem import Problem, Span, nearest
from generator.plaques.shop_words import Shop, ShopWord, ShopWords
from generator.project.templates import FOLDER as TEMPLATES
from generator.project.templates import Templates
from generator.store import read_text
from generator.text.translations import Wording, plain

FOLDER = "shop"
"""The folder of templates/ in which a language has its words."""

DECIMAL_SIGN = "decimal_sign"
"""The word of the interface for it, which is CLDR's."""

FILE_NAME = "letter.file"
"""The word that becomes the name of a file."""

MATERIALS = "materials"
"""The group of what materials are called."""

Texts = Mapping[str, tuple[str, Span]]
"""Key → text, and where it stands."""

_FILE_NAME = re.compile(r'[^\x00-\x1f\\/:*?"<>|.\s-][^\x00-\x1f\\/:*?"<>|.]{0,60}')
"""What any system takes."""

Words = Mapping[Text, str | None]


class ShopFile(AuthoredModel):
    """The content of templates/shop/<tag>.yaml. What has no text yet is as if it were not there."""

    ticket: Words = {}  # noqa: RUF012 -- pydantic copies it, as all that follow
    trials: Words = {}  # noqa: RUF012
    inks: Words = {}  # noqa: RUF012
    fixings: Words = {}  # noqa: RUF012
    finishes: Words = {}  # noqa: RUF012
    markings: Words = {}  # noqa: RUF012
    materials: Words = {}  # noqa: RUF012
    """Id in templates/plaques/materials.yaml → what it is called."""

    beside: Words = {}  # noqa: RUF012
    """Beside the plate in a file for an engraver."""

    letter: Words = {}  # noqa: RUF012


def read_shop(
    templates: Templates, wordings: Mapping[str, Wording], materials: Mapping[str, Texts]
) -> tuple[Shop, tuple[Problem, ...]]:
    """What shops are told in the first of these languages and in English, or in English alone where that has no words.

    `materials` are what materials.yaml itself calls them: language → texts. Raises OSError where the English words that
    come with the program cannot be read.
    """
    name = _file_of(REFERENCE)
    built_in = templates.layers[-1] / name
    texts, problems = _read(built_in, f"{TEMPLATES}/{name}")
    english = {**texts, **materials.get(REFERENCE, {})}
    if (own := templates.path(name)) != built_in:
        texts, found = _read(own, f"{TEMPLATES}/{name}", REFERENCE, english, english)
        english, problems = {**english, **texts}, (*problems, *found)
    sign = words_of(read_text(templates.layers[-1] / file_of(REFERENCE)))[DECIMAL_SIGN]
    said = _words(english, sign)
    shop = (ShopWords(REFERENCE, REFERENCE, sign, tuple(said.values())),)
    first = next(iter(wordings.values()), None)
    if first is None or first.language == REFERENCE:
        return shop, problems
    name = _file_of(first.language)
    if not (path := templates.path(name)).is_file():
        return shop, problems
    named = materials.get(first.language, {})
    texts, found = _read(path, f"{TEMPLATES}/{name}", first.language, english, named)
    sign = plain(first.words[DECIMAL_SIGN])
    said = {**said, **_words({**named, **texts}, sign)}
    return (ShopWords(first.language, first.about.mark, sign, tuple(said.values())), *shop), (*problems, *found)


def _words(texts: Texts, decimal_sign: str) -> dict[str, ShopWord]:
    return {key: ShopWord(key, text, decimal_sign, at) for key, (text, at) in texts.items()}


def _file_of(tag: str) -> str:
    return f"{FOLDER}/{tag}.yaml"


def _read(
    path: Path, shown: str, tag: str = "", english: Texts | None = None, known: Texts | None = None
) -> tuple[Texts, tuple[Problem, ...]]:
    """The texts of a file, by key, and what is wrong with it; what nothing asks for is left out.

    Held against the English ones where they are given; of `known` none is missing.
    """
    (file, document), problems = read_model(path, shown, ShopFile)
    if file is None or document is None:
        return {}, problems
    texts = {
        key: (re.sub(r"\s*\n\s*", " ", text), document.at(group, name))
        for group, named in file
        for name, text in named.items()
        if text and (key := f"{group}.{name}")
    }
    if english is None:
        return texts, problems
    found = [*problems]
    for key, text in texts.items():
        found += _check_word(key, text, document.keys[tuple(key.split(".", 1))], english)
    missing = [key for key in english if key not in texts and key not in (known or {})]
    if missing:
        group, _, word = missing[0].partition(".")
        values = {"language": tag, "count": len(missing), "of": len(english), "key": missing[0]}
        values |= {"group": group, "word": word, "text": english[missing[0]][0]}
        found.append(Problem("shop-words-missing", replace(document.at(), length=1), values, severity="warning"))
    return {key: text for key, text in texts.items() if key in english}, tuple(found)


def _check_word(key: str, text: tuple[str, Span], at: Span, english: Texts) -> Iterator[Problem]:
    """Yield the problems of one word: nothing asks for it, its places are others, it is no name for a file."""
    group, _, name = key.partition(".")
    if key not in english:
        best = nearest(name, [other.partition(".")[2] for other in english if other.startswith(f"{group}.")])
        values = {"key": name, "group": group, "best": best}
        yield Problem("shop-word-unknown", at, values, "did-you-mean" if best else "", "warning")
        return
    model, _ = english[key]
    yield from check_places(name, text[0], model, at)
    if key == FILE_NAME and not _FILE_NAME.fullmatch(text[0]):
        yield Problem("shop-file-name", text[1], {"value": text[0], "best": model})
