"""content/glossary.yaml: the forms that languages give the names of a project, found by how a form begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from generator.agreement.latin import WORD, words_of
from generator.content.source import Data, parse, read
from generator.diagnostics.problem import Problem

GLOSSARY = "glossary.yaml"

_EXAMPLE = "Cần Thơ: {km: [កឹងធើ], zh: [芹苴]}"

Forms = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Name in the first language → language → the forms it has there besides."""


@dataclass(frozen=True)
class Glossary:
    """The names of a project and their forms. What a text costs grows with the text, not with the names."""

    names: Forms

    def forms(self, name: str, tag: str) -> tuple[str, ...]:
        """What this language calls a name besides; nothing for a name that is not here."""
        return self.names.get(name, {}).get(tag, ())

    def words(self, tag: str) -> frozenset[str]:
        """The words in Latin letters among the forms of a language, in lower case."""
        return self._words.get(tag, frozenset())

    def standing_in(self, text: str, tag: str) -> dict[str, str]:
        """Form → name of what may stand in a text: casefolded, with single blanks."""
        beginning = self._beginning
        return {
            form: name
            for start in dict.fromkeys(_starts(text))
            for forms in (beginning.get(("", *start), ()), beginning.get((tag, *start), ()))
            for form, name in forms
            if form in text
        }

    @cached_property
    def _beginning(self) -> Mapping[tuple[str, ...], list[tuple[str, str]]]:
        """Language and first letters of a form → the forms, casefolded, with their names; without language the names."""
        found: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for name, forms in self.names.items():
            for tag, form in (("", name), *((tag, form) for tag, own in forms.items() for form in own)):
                folded = " ".join(form.casefold().split())
                found.setdefault((tag, *_start(folded)), []).append((folded, name))
        return found

    @cached_property
    def _words(self) -> Mapping[str, frozenset[str]]:
        said: dict[str, list[str]] = {}
        for forms in self.names.values():
            for tag, own in forms.items():
                said.setdefault(tag, []).extend(own)
        return {tag: words_of(" ".join(own)) for tag, own in said.items()}


def _starts(text: str) -> Iterator[tuple[str, ...]]:
    """What forms that stand in a text may begin with: one or two words in Latin letters, or one or two other signs."""
    words = WORD.findall(text)
    signs = WORD.sub(" ", text)
    yield from pairwise(words)
    yield from pairwise(signs)
    yield from ((word,) for word in words)
    yield from ((sign,) for sign in signs)


def _start(form: str) -> tuple[str, ...]:
    """How a form begins: its first two words, or its first two signs."""
    if WORD.match(form):
        return tuple(WORD.findall(form)[:2])
    return tuple(form[:2]) if not WORD.match(form[1:]) else (form[:1],)


def read_glossary(content: Path) -> tuple[Glossary, tuple[Problem, ...]]:
    """The forms of names. Empty where there is no such file."""
    path = content / GLOSSARY
    if not path.is_file():
        return Glossary({}), ()
    text, unread = read(path, f"{content.name}/{GLOSSARY}")
    document, unparsed = parse(text) if text else (None, ())
    problems = [*unread, *unparsed]
    names: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, forms in document.data.items() if document else ():
        if document and not (isinstance(forms, dict) and all(isinstance(form, str | list) for form in forms.values())):
            problems.append(Problem("glossary-form", document.keys[name,], {"name": name, "example": _EXAMPLE}))
        elif isinstance(forms, dict):
            names[name] = {tag: _strings(form) for tag, form in forms.items()}
    return Glossary(names), tuple(problems)


def _strings(data: Data) -> tuple[str, ...]:
    return (data,) if isinstance(data, str) else tuple(str(item) for item in data)
