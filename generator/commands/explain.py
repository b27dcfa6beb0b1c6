"""`ditich explain`: the fields a template may use, or the values of one page, read from the views themselves."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, get_args, get_type_hints

import click

import generator.pages
from generator import urls
from generator.commands import archive, gallery, parcel
from generator.commands.context import CommandContext, report, require_content
from generator.content.load import load
from generator.diagnostics.messages import say
from generator.diagnostics.problem import errors
from generator.outputs.output import PAGE_MAKERS, Output
from generator.outputs.plan import plan
from generator.papers import paper, worksheet_page
from generator.site import Site
from generator.text.prose import Prose
from generator.text.translations import languages_of
from generator.theme.theme import read_theme
from generator.web import hosts


def _views() -> Iterator[tuple[str, type]]:
    """Each template with its view: every class that names its TEMPLATE, and the one of all hosts' configurations."""
    pages = (f"{generator.pages.__name__}.{name}" for _, name, _ in iter_modules(generator.pages.__path__))
    for module in (*map(import_module, pages), hosts, parcel, archive, gallery, paper, worksheet_page):
        for view in vars(module).values():
            if isinstance(view, type) and view.__module__ == module.__name__ and hasattr(view, "TEMPLATE"):
                yield view.TEMPLATE, view
    for template in dict.fromkeys(
        template for files in (hosts.SITE_FILES, *hosts.HOST_FILES.values()) for _, template in files
    ):
        if f"hosts/{template}" != hosts.ScanFunction.TEMPLATE:
            yield f"hosts/{template}", hosts.HostConfig


VIEWS: Mapping[str, type] = dict(_views())
"""Template → the view it is filled with."""


def fields_of(template: str) -> str | None:
    """Every field the template may use, with type and docstring; None where there is no such template."""
    view = VIEWS.get(template)
    if view is None:
        return None
    lines = [f"{template} — {_summary(view)}", "", *_listing(view), "", f"words.… — {_WORDS_DOC}"]
    for piece in _pieces(view):
        lines += ["", f"{piece.__name__} — {_summary(piece)}", "", *_listing(piece)]
    return "\n".join(lines)


def reference() -> str:
    """The content of templates/README.md: the fields of each template."""
    parts = [_PREFACE]
    pieces: dict[str, type] = {}
    for template, view in VIEWS.items():
        parts += [f"## {template}\n", _summary(view) + "\n", _table(view)]
        pieces |= {piece.__name__: piece for piece in _pieces(view)}
    parts.append("## The pieces\n")
    for piece in pieces.values():
        parts += [f"### {piece.__name__}\n", _summary(piece) + "\n", _table(piece)]
    return "\n".join(parts)


def values_of(path: str, outputs: Iterable[Output]) -> str | None:
    """The value of each field of the page at this path, as text; None where there is no such page."""
    output = next((output for output in outputs if output.path == urls.site_file(path)), None)
    if output is None or output.make not in PAGE_MAKERS:
        return None
    template, view = output.args[:2]
    return "\n".join([f"{path} — {template}", "", *_values(view, "")])


_WORDS_DOC = "every word of the interface in the page's language, by its key"

_PREFACE = f"""\
# What the templates may use

Written from the views in `generator/pages/` by `make reference` and kept in step by a test. Documented means available;
anything else stops the build and says what was probably meant. `ditich explain relic.html` prints one of these lists,
`ditich explain /vi/dinh-thoi-an/` the values of a page. Besides its fields each template has `words.…`: {_WORDS_DOC}.
A language in `lang`, `hreflang` or `xml:lang` goes through the filter `marked`, which says the script where the tag does not:
zh-Hans.
"""


def _listing(view: type) -> Iterator[str]:
    field_docs = _field_docs(view)
    width = max(len(field.name) for field in fields(view))
    for field in fields(view):
        yield f"  {field.name:<{width}}  {_type(field.type)}: {field_docs[field.name]}"


def _table(view: type) -> str:
    field_docs = _field_docs(view)
    rows = (
        f"| `{field.name}` | {_type(field.type).replace('|', '/')} | {field_docs[field.name]} |"
        for field in fields(view)
    )
    return "\n".join(["| field | type | what it is |", "|---|---|---|", *rows]) + "\n"


def _values(value: Any, indent: str) -> Iterator[str]:
    for field in fields(value):
        field_value = getattr(value, field.name)
        if field.name == "style":
            yield f"{indent}{field.name}: ({len(field_value)} characters)"
        elif (
            isinstance(field_value, tuple)
            and field_value
            and is_dataclass(field_value[0])
            and not isinstance(field_value[0], Prose)
        ):
            yield f"{indent}{field.name}:"
            for number, item in enumerate(field_value):
                yield f"{indent}  [{number}]"
                yield from _values(item, indent + "    ")
        elif is_dataclass(field_value) and not isinstance(field_value, Prose):
            yield f"{indent}{field.name}:"
            yield from _values(field_value, indent + "  ")
        else:
            text = field_value.__html__() if isinstance(field_value, Prose) else repr(field_value)
            yield f"{indent}{field.name}: {text}"


def _summary(view: type) -> str:
    return (inspect.getdoc(view) or "").split("\n")[0].rpartition(": ")[2]


def _type(annotation: Any) -> str:
    name = annotation if isinstance(annotation, str) else annotation.__name__
    return name.replace("tuple[", "list of ").replace(", ...]", "").replace("]", "")


def _pieces(view: type) -> Iterator[type]:
    """The classes of pieces that a view's fields hold, each once, depth first."""
    seen: dict[type, None] = {}

    def walk(holder: type) -> None:
        for annotation in get_type_hints(holder).values():
            for piece in _classes_in(annotation):
                if is_dataclass(piece) and piece not in seen and piece is not Prose:
                    seen[piece] = None
                    walk(piece)

    walk(view)
    yield from seen


def _classes_in(annotation: Any) -> Iterator[type]:
    """The class itself, or those inside `tuple[…, ...]` and `… | None`."""
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for inner in get_args(annotation):
        yield from _classes_in(inner)


@cache
def _field_docs(view: type) -> dict[str, str]:
    """Field → the docstring under it, own and inherited fields."""
    docs: dict[str, str] = {}
    for owner in reversed(view.__mro__[:-1]):
        body = ast.parse(inspect.getsource(owner)).body[0]
        assert isinstance(body, ast.ClassDef)
        for field, sentence in zip(body.body, body.body[1:], strict=False):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(sentence, ast.Expr)
            ):
                docs[field.target.id] = str(ast.literal_eval(sentence.value))
    return docs


@click.command()
@click.argument("name", metavar="MẪU|/TRANG/ · TEMPLATE|/PAGE/")
@click.pass_obj
def explain(context: CommandContext, name: str) -> None:
    """Mẫu trang được dùng những gì · what a template may use, or what a page is given."""
    if not name.startswith("/"):
        text = fields_of(name)
    else:
        require_content(context)
        loaded = load(context.content, context.templates, context.today())
        report(errors(loaded.problems), context.locale)
        if loaded.catalogue is None:
            sys.exit(1)
        site = Site(
            loaded.catalogue,
            loaded.wordings,
            read_theme(
                context.templates,
                loaded.catalogue.table,
                languages_of(loaded.wordings),
                urls.base(loaded.catalogue.project.address),
            ),
            date.fromisoformat(context.today()),
        )
        text = values_of(name.removeprefix(site.base), plan(site)[0])
    if text is None:
        raise click.UsageError(say("no-page", context.locale, name=name))
    click.echo(text)
