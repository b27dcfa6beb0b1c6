"""content/kinds.yaml → a project's own kinds of relics, beside those that come with the program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal
from xml.etree import ElementTree as ET

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from generator.content.authored_model import AuthoredModel
from generator.content.chapters import ChapterList, check_chapters
from generator.content.fields import LANGUAGES, Colours, Text, shaped
from generator.content.files import ContentFiles
from generator.content.languages import REFERENCE
from generator.content.project_schema import Project
from generator.content.source import Document
from generator.content.validate import read_model
from generator.diagnostics.problem import Problem, Span, nearest
from generator.kinds import FILE, ID, PLAIN, Kind, Kinds, KindTable, drawing_of, read_table
from generator.languages.language import Languages
from generator.project.templates import FOLDER, Templates
from generator.text.translations import borrowed

LEAST_CONTRAST = 3.0
"""Between a drawing and its ground (WCAG 2.2, 1.4.11)."""


def _id(value: str) -> str:
    if not ID.fullmatch(value) or value == PLAIN:
        raise PydanticCustomError("kind_id", "id")
    return value


def _type(value: str) -> str:
    """The name of a type of schema.org, as it is written there: one word, its first letter a capital."""
    if not re.fullmatch("[A-Z][A-Za-z]*", value):
        raise PydanticCustomError("schema_type", "type")
    return value


class OwnKind(AuthoredModel):
    """One entry of kinds.yaml. What is not written is as in the entry of that id in templates/kinds.yaml."""

    id: Annotated[str, AfterValidator(_id), shaped(ID.pattern)]
    names: Mapping[Text, Text] = {}
    """Language → what it is called in it."""

    machine: tuple[Text, ...] | None = None
    gloss: Text | None = None
    accent: Literal["son", "men", "nghe"] | None = None
    on_accent: Literal["son", "men", "nghe", "giay", "muc"] | None = None
    light: Colours | None = None
    dark: Colours | None = None
    schema_type: Annotated[str, AfterValidator(_type), shaped("[A-Z][A-Za-z]*")] | None = None
    without: tuple[Literal["founded", "rank", "worship", "festivals", "hours"], ...] | None = None

    chapters: ChapterList = ()
    """Those of its stories; of a chapter that does not come with the program, with names."""


class OwnKinds(AuthoredModel):
    """The content of content/kinds.yaml."""

    kinds: tuple[OwnKind, ...]


def read_kinds(
    templates: Templates,
    content_files: ContentFiles,
    languages: Languages,
    project: Project | None,
    words: Mapping[str, str] | None = None,
) -> tuple[KindTable, tuple[Problem, ...]]:
    """Every kind a relic may be of.

    `words` are those of the interface in one language, to know which chapters have a heading.
    Raises OSError for what is wrong with the table in templates/: our own fault.
    """
    table = read_table(templates)
    if FILE not in content_files.files:
        return table, ()
    shown = content_files.shown(FILE)
    (own, document), problems = read_model(content_files.files[FILE], shown, OwnKinds, tables={LANGUAGES: languages})
    if own is None or document is None:
        return replace(table, kinds={**_told(document), **table.kinds}), problems
    first, kinds = project.languages[0] if project else "", dict(table.kinds)
    found = [*problems]
    for number, entry in enumerate(own.kinds):
        found += _check(entry, number, own, document, table.kinds, first)
        found += _check_tags(entry, number, document, languages)
        found += check_chapters(entry.chapters, document, ("kinds", number, "chapters"), words or {}, first)
        kind = _kind(entry, table.kinds, first)
        found += _check_contrast(entry, kind, document.at("kinds", number), document, number)
        found += _check_drawing(kind, templates, document.at("kinds", number, "id"))
        kinds[kind.id] = kind
    return replace(table, kinds=kinds), tuple(found)


def _told(document: Document | None) -> Kinds:
    """A kind for each id in a file with mistakes: that relics are of it is no mistake, too."""
    entries = document.data.get("kinds") if document else None
    ids = [entry.get("id") for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    return {name: _kind(OwnKind.model_construct(id=name), {}, "") for name in ids if isinstance(name, str)}


def _kind(entry: OwnKind, built_in: Kinds, first: str) -> Kind:
    """The kind of an entry: over the one of the same id, else over one in the same colours."""
    before, written = built_in.get(entry.id), entry.names
    name = written.get(first) or next(iter(written.values()), entry.id)
    names = {**before.names, **written} if before else written or {"": name}
    accent = entry.accent or (before.accent if before else "men")
    on_accent = entry.on_accent or (before.on_accent if before else "giay")
    light, dark = _colours(accent, on_accent, built_in)
    given = {key: value for key in ("gloss", "schema_type", "without") if (value := getattr(entry, key)) is not None}
    machine = (
        entry.machine
        if entry.machine is not None
        else tuple(tag for tag in (before.machine if before else ()) if tag not in written)
    )
    kind = before or Kind(entry.id, names, name, accent, on_accent, light, dark, "LandmarksOrHistoricalBuildings")
    return replace(
        kind,
        **given,
        **_chapters(entry),
        names=names,
        machine=machine,
        accent=accent,
        on_accent=on_accent,
        light=_pair(entry.light) or light,
        dark=_pair(entry.dark) or dark,
    )


def _chapters(entry: OwnKind) -> Mapping[str, Any]:
    """The fields of a kind that say its chapters; none where the entry says none."""
    return {"chapters": {chapter.id: dict(chapter.names) for chapter in entry.chapters}} if entry.chapters else {}


def _pair(colours: tuple[str, ...] | None) -> tuple[str, str] | None:
    return (colours[0], colours[1]) if colours else None


def _colours(accent: str, on_accent: str, built_in: Kinds) -> tuple[tuple[str, str], tuple[str, str]]:
    """What these inks are on pages, by day and in the dark: as a kind of ours in them has it, else as on plaques."""
    for kind in built_in.values():
        if kind.accents == (accent, on_accent):
            return kind.light, kind.dark
    on_plaques = _screens(accent, on_accent)
    return on_plaques, on_plaques


def _screens(*inks: str) -> tuple[str, str]:
    from generator.plaques.drawing import ink_called  # few projects have kinds of their own

    ground, drawn = (ink_called(ink).screen for ink in inks)
    return ground, drawn


def shown_kinds(table: KindTable, used: AbstractSet[str], languages: Languages, first: str) -> KindTable:
    """The kinds a site shows, each named in these languages: what one has no name for is borrowed, as words are."""
    own = table.only(used)
    return replace(own, kinds={name: _named(kind, languages, first) for name, kind in own.kinds.items()})


def _named(kind: Kind, languages: Languages, first: str) -> Kind:
    names = {}
    for tag, language in languages.items():
        chain = (*language.fallback, REFERENCE, first, *kind.names)
        name, of = next((kind.names[other], other) for other in (tag, *chain) if kind.names.get(other))
        names[tag] = name if of == tag else borrowed(name, languages[of].mark if of in languages else of)
    return replace(kind, names=names)


# ---- checks ---------------------------------------------------------------------------------------


def _check(  # noqa: PLR0913, PLR0917 -- one entry and what is around it
    entry: OwnKind, number: int, own: OwnKinds, document: Document, built_in: Kinds, first: str
) -> Iterator[Problem]:
    """Yield a problem for an id that is there twice, and for a name that is missing in the first language."""
    if entry.id in [other.id for other in own.kinds[:number]]:
        yield Problem("listed-twice", document.at("kinds", number, "id"), {"value": entry.id})
    if first and entry.id not in built_in and first not in entry.names:
        at = document.at("kinds", number, "names")
        yield Problem("kind-name-missing", at, {"id": entry.id, "language": first})


def _check_tags(entry: OwnKind, number: int, document: Document, languages: Languages) -> Iterator[Problem]:
    """Yield a problem for each language of a name that there is not."""
    for tag in entry.names:
        if tag not in languages:
            best = nearest(tag, languages)
            values = {"field": tag, "best": best}
            at = document.keys["kinds", number, "names", tag]
            yield Problem("field-unknown", at, values, "did-you-mean" if best else "")


def _check_contrast(entry: OwnKind, kind: Kind, at: Span, document: Document, number: int) -> Iterator[Problem]:
    """Yield a problem where a drawing is too near to its ground: on plaques, on pages, on pages in the dark."""
    pairs: tuple[tuple[str, tuple[str, str]], ...] = (
        ("accent" if entry.accent else "on_accent", _screens(*kind.accents)),
        ("light", kind.light),
        ("dark", kind.dark),
    )
    told = set[tuple[str, str]]()
    for field, pair in pairs:
        ratio = contrast(*pair)
        if ratio < LEAST_CONTRAST and pair not in told:
            values = {"field": field, "ground": pair[0], "drawn": pair[1], "ratio": f"{ratio:.1f}"}
            where = document.at("kinds", number, field)
            yield Problem("contrast-low", where if where != document.at("kinds", number) else at, values)
        told.add(pair)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours #rrggbb, from 1 to 21 (WCAG 2.2).

    >>> contrast("#FFFFFF", "#000000"), round(contrast("#D9831F", "#8C1D18"), 2)
    (21.0, 3.13)
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004 -- sRGB
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _check_drawing(kind: Kind, templates: Templates, at: Span) -> Iterator[Problem]:
    """Yield a warning where a kind has no drawing, and a problem where it has one that cannot be used."""
    path = drawing_of(kind.id, templates)
    shown = f"{FOLDER}/{path.parent.name}/{path.name}"
    if not path.is_file():
        yield Problem("kind-undrawn", at, {"id": kind.id, "file": shown}, severity="warning")
    elif not _is_one_path(path):
        yield Problem("drawing-unfit", Span(shown))


def _is_one_path(path: Path) -> bool:
    """Whether the file is an SVG with a viewBox from 0 0 and one path: what pages, pictures and plaques can all draw."""
    from generator.plaques.outline import outline_from_path

    try:
        root = ET.fromstring(path.read_text("utf-8"))  # noqa: S314 -- a template of the project's, as its pages are
        left, top, width, height = (float(number) for number in root.get("viewBox", "").split())
        (drawing,) = root
        return (
            drawing.tag == f"{SVG}path"
            and (left, top) == (0, 0)
            and min(width, height) > 0
            and bool(outline_from_path(drawing.get("d", "")))
        )
    except (ValueError, SyntaxError, IndexError, AssertionError):
        return False


SVG = "{http://www.w3.org/2000/svg}"
