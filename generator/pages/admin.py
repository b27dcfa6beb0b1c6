"""`admin.html`: the form for editing, what it is made from, and what it is told of the project."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from types import UnionType
from typing import Annotated, Any, ClassVar, Literal, Union, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator import urls
from generator.authoring.schema_files import schema_line
from generator.content.choices import Choice
from generator.content.field_words import FieldTable, FieldWords, all_models, table_in, words_of
from generator.content.files import LONGEST
from generator.content.plaque_schema import PlaqueFile, PrintRecord, Reading, Step
from generator.content.schema import RelicFacts, StoryFrontMatter
from generator.content.schema_paths import models_in
from generator.diagnostics.sentence import Locale
from generator.languages.script import unicode_range
from generator.plaques import codes
from generator.site import Site
from generator.store import FileRef, content_digest, read_text
from generator.text.translations import plain

SCRIPT, STYLE, FACES, WORKER, WORDS = "main.js", "admin.css", "faces.css", "sw.js", "words.yaml"
"""Files of templates/admin that are not simply copied, or that the page names."""


def config_name(locale: Locale) -> str:
    """The file of what the form is told in one of the languages of the program."""
    return f"config.{locale}.json"


@dataclass(frozen=True, slots=True)
class AdminPage:
    """admin.html: the form for editing"""

    TEMPLATE: ClassVar[str] = "admin.html"

    language: str
    """The language it begins in, until its script has seen the reader's."""

    locales: tuple[str, ...]
    """Languages it can be in: those of the program's messages."""

    title: str
    """What it is called in it."""

    no_script: str
    """What is said where no script runs."""

    site_name: str
    """What the site is called in its first language."""

    home: str
    """Path of the list of relics in it."""

    icon: str
    """Path of the icon as SVG."""

    style: str
    """Path of its style sheet."""

    faces: str
    """Path of the style sheet with the faces of scripts a phone may lack."""

    script: str
    """Path of its script."""


def admin_page(site: Site, folder: str) -> AdminPage:
    """The page, whose files lie in this folder."""
    words = _said(next(file for file in site.theme.admin if _name(file) == WORDS))
    language = site.first_language if site.first_language in words else "en"
    return AdminPage(
        language=language,
        locales=get_args(Locale),
        title=words[language]["title"],
        no_script=words[language]["no_script"],
        site_name=site.front_matter(site.first_language).site_name,
        home=urls.listing(site.first_language),
        icon=urls.ICON,
        style=folder + STYLE,
        faces=folder + FACES,
        script=folder + SCRIPT,
    )


@dataclass(frozen=True, slots=True)
class AdminFiles:
    """What the page asks for."""

    folder: str
    """Where it lies: its name changes with anything in it."""

    copied: tuple[tuple[str, FileRef], ...]
    """Path of each file that is sent as it is."""

    worker: FileRef
    """The template of the worker."""

    faces: tuple[tuple[str, str], ...]
    """Path of each face of a script other than the Latin, and its characters."""

    configs: tuple[tuple[str, tuple[FileRef, FileRef, str, Locale]], ...]
    """Path of what it is told in each language of the program, and the arguments of `config`."""


def admin_files(site: Site) -> AdminFiles:
    """The files of the form, and what it is told of this project."""
    by_name = {_name(file): file for file in site.theme.admin}
    project = json.dumps(_project(site), ensure_ascii=False, sort_keys=True)
    told = {locale: (site.theme.field_words, by_name[WORDS], project, locale) for locale in get_args(Locale)}
    # Of the very bytes, and the same on every machine: what is said of fields changes with the program, too, and hosts let the folder be kept for ever.
    said = tuple(config(*arguments) for arguments in told.values())
    faces = tuple(
        (site.base + font.path, font.characters) for font in site.theme.web_fonts if "a" not in font.characters
    )
    folder = urls.admin_folder(content_digest(b"".join((*said, repr((site.theme.admin, faces)).encode()))))
    copied = tuple((folder + name, file) for name, file in by_name.items() if name not in (WORKER, WORDS))
    configs = tuple((folder + config_name(locale), arguments) for locale, arguments in told.items())
    return AdminFiles(folder, copied, by_name[WORKER], faces, configs)


def faces_sheet(faces: tuple[tuple[str, str], ...]) -> bytes:
    """The style sheet of these faces: one family, of which the browser fetches what it has to show."""
    return "".join(
        f'@font-face {{ font-family: "Script"; src: url("{path}") format("woff2"); font-display: swap; '
        f"unicode-range: {unicode_range(characters)} }}\n"
        for path, characters in faces
    ).encode()


def _name(file: FileRef) -> str:
    return PurePath(file.path).name


def worker(template: FileRef, page: AdminPage, paths: tuple[str, ...], folder: str, base: str) -> bytes:
    """The worker that keeps these paths."""
    scripts = json.dumps([base + path for path in paths if path != page.style])
    text = read_text(Path(template.path))
    return (
        text.replace("BASE", base)
        .replace("FOLDER", folder)
        .replace("STYLE", base + page.style)
        .replace("SCRIPTS", scripts)
        .encode()
    )


def config(field_words: FileRef, words: FileRef, project: str, locale: Locale) -> bytes:
    """What the form is told in one language, as JSON: fields with their words, its own words, what there is to choose from."""
    table, said = table_in(read_text(Path(field_words.path))), _said(words)
    models = dict.fromkeys(model for top in FILES for model in all_models(top) if model not in RECORDS)
    known = {model.__name__: [*_fields(model, table, said, locale)] for model in models}
    told = json.loads(project)
    choices = {name: [_titled(choice, locale) for choice in all_] for name, all_ in told.pop("choices").items()}
    told |= {"models": known, "choices": choices, "words": said[locale]}
    told |= {name: said[name] for name in ("licences", "own_names")}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _titled(choice: Mapping[str, str], locale: Locale) -> Mapping[str, str]:
    """A value and what it means in this language; in English where nothing is said in it."""
    return {"value": choice["value"], "title": choice.get(locale) or choice.get("en") or choice["value"]}


FILES: tuple[type[BaseModel], ...] = (RelicFacts, StoryFrontMatter, PlaqueFile)
"""What is edited."""

RECORDS: tuple[type[BaseModel], ...] = (Step, PrintRecord, Reading)
"""What `ditich plaque` alone writes."""


def _said(words: FileRef) -> dict[str, Any]:
    said: dict[str, Any] = yaml.load(read_text(Path(words.path)), _Loader)  # noqa: S506 -- a safe one
    return said


_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


# ---- the project --------------------------------------------------------------------------------------


def _project(site: Site) -> Mapping[str, Any]:
    """What the form is told of this project; nothing of its relics, so that it does not grow with them."""
    chosen, repository = site.catalogue.choices, site.catalogue.project.repository
    tables = {
        "kinds": chosen.kinds,
        "levels": chosen.levels,
        "types": chosen.types,
        "materials": chosen.materials,
        "designs": chosen.designs,
    }
    return {
        "repository": repository and repository.removeprefix("https://github.com/"),
        "languages": [
            {
                "tag": tag,
                "name": site.language(tag).name,
                "mark": site.language(tag).mark,
                "right_to_left": site.language(tag).writing.right_to_left,
            }
            for tag in site.languages
        ],
        "choices": {name: [*map(_choice, choices)] for name, choices in tables.items()},
        "headings": {kind: {tag: [*said] for tag, said in told.items()} for kind, told in chosen.headings.items()},
        "not_yet": {tag: plain(site.wordings[tag].words["chapter_not_yet"]) for tag in site.languages},
        "heads": {
            name: schema_line(path)
            for name, path in (("site", "content/sites/x/site.yaml"), ("plaque", "content/plaques/x.yaml"))
        },
        "alphabet": codes.ALPHABET,
        "longest": LONGEST // 4,
        "reserved": sorted(urls.RESERVED),
    }


def _choice(choice: Choice) -> Mapping[str, str]:
    return {
        "value": choice.value,
        **{locale: choice.titles[locale] for locale in get_args(Locale) if locale in choice.titles},
    }


# ---- fields -------------------------------------------------------------------------------------------

TABLES = {
    ("RelicFacts", "kind"): "kinds",
    ("Rank", "level"): "levels",
    ("Rank", "type"): "types",
    ("PlaqueFile", "material"): "materials",
    ("PlaqueFile", "design"): "designs",
}
"""Model and field → the table of choices it takes its values from."""

LONG = frozenset({"summary", "worship", "way", "caption"})
"""Fields of sentences."""


def _fields(
    model: type[BaseModel], table: FieldTable, said: Mapping[str, Any], locale: Locale
) -> Iterator[Mapping[str, Any]]:
    """The fields of a model in its order; where the form says it otherwise than a file's field is said, as `said` has it."""
    for name, info in model.model_fields.items():
        words, key = words_of(table, model, name), f"{model.__name__}.{name}"
        if any(record in RECORDS for record in models_in(info.annotation)):
            continue
        shape = dict(_shape(model.__name__, name, info, words))
        if own := said["choices"].get(key):
            shape = {"type": "choice", "choices": own}
        if isinstance(shape.get("choices"), list):
            shape["choices"] = [_titled(choice, locale) for choice in shape["choices"]]
        hint = said["hints"].get(key, words.hints)[locale]
        told = {"name": name, "title": words.title(locale), **({"hint": hint} if hint else {}), **shape}
        seldom = key in said["seldom"] or name.endswith("_sources")
        flags = {"required": info.is_required(), "long": name in LONG, "seldom": seldom}
        yield told | {flag: True for flag, holds in flags.items() if holds}


def _shape(model: str, name: str, info: FieldInfo, words: FieldWords) -> Mapping[str, Any]:
    """How a field is filled in, and from what."""
    if (model, name) in TABLES:
        return {"type": "choice", "choices": TABLES[model, name]}
    annotation = _bare(info.annotation)
    origin, inner = get_origin(annotation), tuple(map(_bare, get_args(annotation)))
    group = next(
        (part for part in (annotation, *inner) if isinstance(part, type) and issubclass(part, BaseModel)), None
    )
    if group:
        several = any("_in_a_list" in repr(part) for part in info.metadata)
        form = "by_key" if origin is Mapping else "several" if several else "list" if origin is tuple else "group"
        return {"type": form, "model": group.__name__}
    if origin is Literal:
        said = words.choices or {}
        return {"type": "choice", "choices": [{"value": value, **said.get(value, {})} for value in inner]}
    if origin in (Mapping, tuple):
        return {"type": "by_language" if origin is Mapping else _list(name, inner)}
    day = any(check in repr(info) for check in ("_day at", "_whole_day at"))
    return {"type": _SIMPLE.get(annotation, "date" if day else "text")}


_SIMPLE = {bool: "truth", int: "number", float: "number"}


def _list(name: str, inner: tuple[Any, ...]) -> str:
    if name.endswith("sources"):
        return "sources"
    return "days" if inner[0] is int else "languages" if name == "languages_first" else "texts"


def _bare(annotation: Any) -> Any:
    """A type without what stands around it: None as an alternative, and what else it is checked by."""
    while get_origin(annotation) in (Annotated, Union, UnionType):
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    return annotation
