"""What a template may use, and what one page is given: read from views.py itself, so it cannot be out of date."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from generator import urls
from generator.build.plan import Output
from generator.pages import views
from generator.text.prose import Prose
from generator.theme.templating import page


def fields_of(template: str) -> str | None:
    """Every field the template may use with its type and its sentence; None where there is no such template."""
    view = views.TEMPLATES.get(template)
    if view is None:
        return None
    lines = [f"{template} — {_summary(view)}", "", *_listing(view), "", f"words.… — {_WORDS}"]
    for piece in _pieces(view):
        lines += ["", f"{piece.__name__} — {_summary(piece)}", "", *_listing(piece)]
    return "\n".join(lines)


def reference() -> str:
    """templates/README.md: what each template may use."""
    parts = [_PREFACE]
    pieces: dict[str, type] = {}
    for template, view in views.TEMPLATES.items():
        parts += [f"## {template}\n", _summary(view) + "\n", _table(view)]
        pieces |= {piece.__name__: piece for piece in _pieces(view)}
    parts.append("## The pieces\n")
    for piece in pieces.values():
        parts += [f"### {piece.__name__}\n", _summary(piece) + "\n", _table(piece)]
    return "\n".join(parts)


def values_of(path: str, outputs: Iterable[Output]) -> str | None:
    """What the page at this path is given, value by value; None where there is no such page."""
    output = next((output for output in outputs if output.path == urls.site_file(path)), None)
    if output is None or output.make is not page:
        return None
    template, view = output.args[:2]
    return "\n".join([f"{path} — {template}", "", *_values(view, "")])


_WORDS = "every word of words.yaml in the page's language, by its key"

_PREFACE = f"""\
# What the templates may use

Written from `generator/pages/views.py` by `make reference` and kept in step by a test. Documented means available; anything else stops
the build and says what was probably meant. `ditich explain relic.html` prints one of these lists, `ditich explain
/vi/dinh-thoi-an/` the values of a page. Besides its fields each template has `words.…`: {_WORDS}.
"""


def _listing(view: type) -> Iterator[str]:
    sentences = _sentences(view)
    width = max(len(field.name) for field in fields(view))
    for field in fields(view):
        yield f"  {field.name:<{width}}  {_type(field.type)}: {sentences[field.name]}"


def _table(view: type) -> str:
    sentences = _sentences(view)
    rows = (
        f"| `{field.name}` | {_type(field.type).replace('|', '/')} | {sentences[field.name]} |"
        for field in fields(view)
    )
    return "\n".join(["| field | type | what it is |", "|---|---|---|", *rows]) + "\n"


def _values(value: Any, indent: str) -> Iterator[str]:
    for field in fields(value):
        found = getattr(value, field.name)
        if field.name == "style":
            yield f"{indent}{field.name}: ({len(found)} characters)"
        elif isinstance(found, tuple) and found and is_dataclass(found[0]) and not isinstance(found[0], Prose):
            yield f"{indent}{field.name}:"
            for number, item in enumerate(found):
                yield f"{indent}  [{number}]"
                yield from _values(item, indent + "    ")
        elif is_dataclass(found) and not isinstance(found, Prose):
            yield f"{indent}{field.name}:"
            yield from _values(found, indent + "  ")
        else:
            yield f"{indent}{field.name}: {found.markdown.strip() if isinstance(found, Prose) else repr(found)}"


def _summary(view: type) -> str:
    return (inspect.getdoc(view) or "").split("\n")[0].rpartition(": ")[2]


def _type(annotation: Any) -> str:
    name = annotation if isinstance(annotation, str) else annotation.__name__
    return name.replace("tuple[", "list of ").replace(", ...]", "").replace("]", "")


def _pieces(view: type) -> Iterator[type]:
    """The classes of views.py that a view's fields hold, each once, depth first."""
    seen: dict[str, type] = {}

    def walk(holder: type) -> None:
        for field in fields(holder):
            for name in str(field.type).replace("[", " ").replace(",", " ").replace("]", " ").split():
                piece = getattr(views, name, None)
                if is_dataclass(piece) and isinstance(piece, type) and name not in seen and piece is not Prose:
                    seen[name] = piece
                    walk(piece)

    walk(view)
    yield from seen.values()


@cache
def _sentences(view: type) -> dict[str, str]:
    """The sentence under each field, own and inherited."""
    found: dict[str, str] = {}
    for owner in reversed(view.__mro__[:-1]):
        body = ast.parse(inspect.getsource(owner)).body[0]
        assert isinstance(body, ast.ClassDef)
        for field, sentence in zip(body.body, body.body[1:], strict=False):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(sentence, ast.Expr)
            ):
                found[field.target.id] = str(ast.literal_eval(sentence.value))
    return found
