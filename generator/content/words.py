"""templates/languages/<tag>.yaml → every word of the interface, checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.content.project_schema import Project
from generator.content.source import Document, parse, read
from generator.content.validate import read_model
from generator.diagnostics.problem import Problem, Span
from generator.languages.table import LANGUAGES
from generator.project.templates import FOLDER, Templates

Words = Mapping[str, Mapping[str, str]]
"""Every word of the interface: key → language → text."""


def read_words(templates: Templates) -> tuple[Words, tuple[Problem, ...]]:
    """Read the words of every language. A word that one of them lacks is a problem, as is one that only the program's has."""
    problems: tuple[Problem, ...] = ()
    documents = dict[str, Document]()
    for tag in LANGUAGES:
        path = templates.path(file_of(tag))
        text, unread = read(path, f"{FOLDER}/{file_of(tag)}")
        document, unparsed = parse(text) if text else (None, ())
        problems += (*unread, *unparsed)
        if document is not None:
            documents[tag] = document
    told = {tag: _words(document) for tag, document in documents.items()}
    keys = dict.fromkeys(
        (
            *(key for words in told.values() for key in words),
            *(f"fallback_{tag}" for tag in LANGUAGES),
            *_keys_of_the_program(templates),
        )
    )
    missing = tuple(
        Problem("word-missing", _at(documents[tag], key), {"key": key, "language": tag, "file": file_of(tag)})
        for tag, words in told.items()
        for key in keys
        if not words.get(key)
    )
    return {key: {tag: words.get(key, "") for tag, words in told.items()} for key in keys}, (*problems, *missing)


def file_of(tag: str) -> str:
    """The name of a language's file in templates/."""
    return f"languages/{tag}.yaml"


def first_words(content: Path, templates: Templates) -> tuple[str, Mapping[str, str]]:
    """The first language of the project in `content`, Vietnamese where it has none yet; key → word of the interface in it."""
    path = content / "project.yaml"
    (project, _), _ = read_model(path if path.is_file() else None, path.name, Project)
    language = project.languages[0] if project else next(iter(LANGUAGES))
    return language, {key: group.get(language, "") for key, group in read_words(templates)[0].items()}


def _words(document: Document) -> Mapping[str, str]:
    words = document.data.get("words")
    return {key: str(word) for key, word in words.items()} if isinstance(words, dict) else {}


def _at(document: Document, key: str) -> Span:
    """The place of the word, or of the group it belongs in."""
    return document.keys.get(("words", key)) or document.keys.get(("words",)) or document.at()


def _keys_of_the_program(templates: Templates) -> tuple[str, ...]:
    """The keys of the words that come with the program, where a project has others; they may be of another version."""
    keys: tuple[str, ...] = ()
    for tag in LANGUAGES:
        own = templates.layers[-1] / file_of(tag)
        text = read(own, file_of(tag))[0] if templates.path(file_of(tag)) != own else None
        document = parse(text)[0] if text else None
        keys += tuple(_words(document)) if document else ()
    return keys
