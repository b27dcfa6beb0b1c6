"""A template and a view → the finished text."""

from __future__ import annotations

import traceback
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

import jinja2
from jinja2 import select_autoescape

from generator.diagnostics.problem import Problem, Refusal, Span, nearest
from generator.store import FileRef

Words = tuple[tuple[str, str], ...]
"""Every word of the interface in one language."""


def page(template: str, view: Any, words: Words, theme: tuple[FileRef, ...]) -> bytes:
    """The template filled with the view's fields and the words. Raises Refusal where the template is wrong."""
    environment = _environment(theme)
    names = {field.name: getattr(view, field.name) for field in fields(view)}
    try:
        text = environment.get_template(template).render(names, words=dict(words))
    except _NotThere as wrong:
        best = nearest(wrong.name, wrong.known or [*names, "words"])
        values = {"name": wrong.name, "best": best}
        raise Refusal(
            Problem("template-name", _place(wrong, template, theme), values, "did-you-mean" if best else "")
        ) from wrong
    except jinja2.TemplateSyntaxError as wrong:
        raise Refusal(Problem("template-syntax", _span(theme, wrong.name or template, wrong.lineno))) from wrong
    except jinja2.TemplateNotFound as wrong:
        raise Refusal(Problem("template-name", _place(wrong, template, theme), {"name": wrong.name})) from wrong
    return text.encode()


def filled(text: str, **values: object) -> str:
    """A text of the theme that is no page, style sheet or script, with these values."""
    environment = jinja2.Environment(  # noqa: S701 -- our own values, in no markup
        undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    return environment.from_string(text).render(values)


class _NotThere(Exception):  # noqa: N818 -- a message between two functions of this module
    """A template asked for a name it is not given."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(name)
        self.name, self.known = name, known


class _Strict(jinja2.StrictUndefined):
    """Printing, testing or walking through an unknown name stops the build."""

    def _fail_with_undefined_error(self, *_: Any, **__: Any) -> NoReturn:
        owner = self._undefined_obj
        known: list[str] = []
        if isinstance(owner, dict):
            known = sorted(owner)
        elif hasattr(owner, "__dataclass_fields__"):
            known = [field.name for field in fields(owner)]
        raise _NotThere(str(self._undefined_name), known)

    __str__ = __iter__ = __len__ = __bool__ = __eq__ = __ne__ = __hash__ = __contains__ = _fail_with_undefined_error
    __getitem__ = __call__ = __add__ = __radd__ = __html__ = _fail_with_undefined_error

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self._fail_with_undefined_error()


@lru_cache(maxsize=2)
def _environment(theme: tuple[FileRef, ...]) -> jinja2.Environment:
    """The engine for this state of the theme: it opens the files it was given and no other."""
    root = Path(theme[0].path).parent
    while root.name != "templates" and root.parent != root:
        root = root.parent
    paths = {Path(file.path).relative_to(root).as_posix(): Path(file.path) for file in theme}

    def load(name: str) -> tuple[str, str, None] | None:
        path = paths.get(name)
        return (path.read_text("utf-8"), str(path), None) if path else None

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(load),
        autoescape=select_autoescape(("html", "xml")),  # a configuration is no markup
        undefined=_Strict,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _place(wrong: BaseException, template: str, theme: tuple[FileRef, ...]) -> Span:
    """The line of the template that was running; the engine rewrites tracebacks to say so."""
    files = {file.path for file in theme}
    frames = [frame for frame in traceback.extract_tb(wrong.__traceback__) if frame.filename in files]
    if not frames:
        return _span(theme, template, 1)
    return _span(theme, frames[-1].filename, frames[-1].lineno or 1)


def _span(theme: tuple[FileRef, ...], name: str, line: int) -> Span:
    path = next((Path(file.path) for file in theme if file.path.endswith(name)), Path(name))
    text = path.read_text("utf-8").split("\n")[line - 1] if path.exists() else ""
    column = len(text) - len(text.lstrip()) + 1
    return Span(
        "templates" + str(path).rpartition("templates")[2].replace("\\", "/"), line, column, len(text.strip()), text
    )
