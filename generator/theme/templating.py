"""A template and a view → the finished text (Jinja)."""

from __future__ import annotations

import traceback
from dataclasses import fields
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NoReturn

import jinja2
from jinja2 import select_autoescape

from generator.diagnostics.problem import Problem, Refusal, Span, nearest
from generator.store import FileRef, read_text
from generator.text.translations import BACKWARDS, MARK, UNBROKEN, mended, plain
from generator.theme.compiled import CompiledTemplates
from generator.theme.direction import directed
from generator.theme.spacing import unbroken

Words = tuple[tuple[str, str], ...]
"""Key and text of every interface text in one language."""


def page(template: str, view: Any, words: Words, theme: tuple[FileRef, ...]) -> bytes:
    """The template filled with the view's fields and `words`, UTF-8; `view` is a dataclass.

    Raises Refusal if the template has a syntax error, asks for an unknown name, includes an unknown file or
    gives nothing.
    """
    environment = _environment(theme, tuple(pair for pair in words if pair[0].startswith(f"{MARK}.")))
    names = {field.name: getattr(view, field.name) for field in fields(view)}
    texts = dict(words)
    try:
        text = environment.get_template(template).render(names, words=texts)
    except _UnknownName as error:
        suggestion = nearest(error.name, error.known or [*names, "words"])
        values = {"name": error.name, "best": suggestion}
        raise Refusal(
            Problem(
                "template-name",
                _failing_line_span(error, template, theme),
                values,
                "did-you-mean" if suggestion else "",
            )
        ) from error
    except jinja2.TemplateSyntaxError as error:
        raise Refusal(Problem("template-syntax", _line_span(theme, error.name or template, error.lineno))) from error
    except jinja2.TemplateNotFound as error:
        raise Refusal(
            Problem("template-name", _failing_line_span(error, template, theme), {"name": error.name})
        ) from error
    if template.endswith(".html") and not text.strip():
        raise Refusal(Problem("template-empty", _line_span(theme, template, 1), {"template": template}))
    if not template.endswith(".html"):
        return plain(text).encode()
    backwards = frozenset(text for key, text in words if key.startswith(f"{BACKWARDS}."))
    before, behind = (texts.get(f"{UNBROKEN}.{side}", "") for side in ("before", "behind"))
    return directed(unbroken(mended(text), before, behind), backwards).encode()


def filled(text: str, **values: object) -> str:
    """A style sheet or script of the theme, filled with these values. Raises ValueError where it has a mistake."""
    environment = jinja2.Environment(  # noqa: S701 -- our own values, in no markup
        loader=jinja2.DictLoader({"text": text}),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_cache(),
    )
    try:
        return environment.get_template("text").render(values)
    except jinja2.TemplateError as error:
        raise ValueError(error.message) from error


class _UnknownName(Exception):  # noqa: N818 -- a message between two functions of this module
    """A template uses a name that is not defined; `known` are those that are."""

    def __init__(self, name: str, known_names: list[str]) -> None:
        super().__init__(name)
        self.name, self.known = name, known_names


class _StrictUndefined(jinja2.StrictUndefined):
    """Raises _UnknownName when an undefined name is printed, tested or iterated."""

    def _fail_with_undefined_error(self, *_: Any, **__: Any) -> NoReturn:
        owner = self._undefined_obj
        names: list[str] = []
        if isinstance(owner, dict):
            names = sorted(owner)
        elif hasattr(owner, "__dataclass_fields__"):
            names = [field.name for field in fields(owner)]
        raise _UnknownName(str(self._undefined_name), names)

    __str__ = __iter__ = __len__ = __bool__ = __eq__ = __ne__ = __hash__ = __contains__ = _fail_with_undefined_error
    __getitem__ = __call__ = __add__ = __radd__ = __html__ = _fail_with_undefined_error

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self._fail_with_undefined_error()


def keep_compiled(folder: Path, program: str) -> None:
    """Let this process keep compiled templates in a folder, which nobody else may write.

    `program` is the digest of the program and its libraries.
    """
    if (folder, program) not in _compiled:
        _compiled[:] = [(folder, program)]
        _environment.cache_clear()


_compiled: list[tuple[Path, str]] = []
"""Folder and program; empty: none are kept."""


def _cache() -> CompiledTemplates | None:
    return CompiledTemplates(*_compiled[0]) if _compiled else None


@lru_cache(maxsize=2)
def _environment(theme: tuple[FileRef, ...], marks: Words) -> jinja2.Environment:
    """The Jinja environment for these files, where texts are marked so; a template can include no others."""
    paths = {below_templates(Path(file.path)): Path(file.path) for file in theme}

    def load_source(name: str) -> tuple[str, str, None] | None:
        path = paths.get(name)
        return (read_text(path), str(path), None) if path else None

    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(load_source),
        autoescape=select_autoescape(("html", "xml")),  # a configuration is no markup
        undefined=_StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_cache(),
    )
    environment.filters["marked"] = partial(_marked, marks)
    return environment


def _marked(marks: Words, tag: str) -> str:
    """What marks a text in this language (BCP 47); other tags, such as x-default, are their own."""
    return dict(marks).get(f"{MARK}.{tag}", tag)


def below_templates(path: Path) -> str:
    """The path of a file below the folder templates/, wherever that lies; its name where it is in none."""
    parts = path.parts
    return "/".join(parts[len(parts) - parts[::-1].index("templates") :] if "templates" in parts else parts[-1:])


def _failing_line_span(error: BaseException, template: str, theme: tuple[FileRef, ...]) -> Span:
    """The span of the template line that raised, from the traceback: Jinja rewrites tracebacks to template lines."""
    files = {file.path for file in theme}
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in files]
    if not frames:
        return _line_span(theme, template, 1)
    return _line_span(theme, frames[-1].filename, frames[-1].lineno or 1)


def _line_span(theme: tuple[FileRef, ...], name: str, line: int) -> Span:
    """The span of a line (from 1) of the theme file whose path ends with `name`."""
    path = next((Path(file.path) for file in theme if file.path.endswith(name)), Path(name))
    text = path.read_text("utf-8", "replace").split("\n")[line - 1] if path.exists() else ""
    column = len(text) - len(text.lstrip()) + 1
    return Span(
        "templates" + str(path).rpartition("templates")[2].replace("\\", "/"), line, column, len(text.strip()), text
    )
