"""content/ and the interface's words → Catalogue, with every problem found on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, get_args

from pydantic import BaseModel

from generator import codes
from generator.model import (
    AboutLetter,
    Catalogue,
    Chapter,
    Letter,
    MaterialFile,
    Materials,
    Picture,
    Plaque,
    PlaqueFile,
    Project,
    Relic,
    Site,
    Spots,
    Story,
    StoryLetter,
    sides,
    slug,
)
from generator.photos import Unfit, measure
from generator.plaques import Material, Order, Press
from generator.problems import Problem, Span, errors, in_order, nearest
from generator.reading import Data, Document, TextFile, parse, read
from generator.schema import check
from generator.shelf import LANGUAGES, Shelf, relic_folders, shelve
from generator.store import FileRef, file_ref
from generator.stories import Known, read_story

UNFILLED = "…"
"""What `ditich new` writes where an author has to."""

LARGEST = 80_000_000
"""px: more than a phone makes; decoded, a quarter of what a small computer holds."""

Model = TypeVar("Model", bound=BaseModel)
AnyLetter = TypeVar("AnyLetter", bound=Letter)
Words = Mapping[str, Mapping[str, str]]
"""Every word of the interface: key → language → text."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read. The catalogue is None when an error was found."""

    catalogue: Catalogue | None
    words: Words
    problems: tuple[Problem, ...]


def load(content: Path, templates: Path) -> Loaded:
    """Read everything the authors wrote. Nothing is raised for a mistake of theirs."""
    found: list[Problem] = []
    shelf = _keep(shelve(content), found)
    words = _keep(_words(templates / "words.yaml"), found)
    project, project_file = _keep(_yaml(shelf, "project.yaml", Project), found)
    folders = _keep(relic_folders(shelf), found)
    relics = [_keep(_relic(shelf, folder, project, set(folders), words), found) for folder in folders.values()]
    about = _keep(_about(shelf, project, set(folders)), found)
    workshop = _keep(_workshop(templates / "plaques", shelf, project, project_file), found)
    plaques = _keep(_plaques(shelf, folders, workshop), found)
    if project and project_file:
        found += _listed(project, project_file, set(folders))
    problems = in_order(found)
    if errors(problems) or project is None:
        return Loaded(None, words, problems)
    whole = [relic for relic in relics if relic and not relic.site.draft]
    place = {relic: number for number, relic in enumerate(project.trail)}
    trail = tuple(sorted(whole, key=lambda relic: (place.get(relic.id, len(place)), relic.id)))
    hung = tuple(plaque for plaque in plaques if plaque.relic in {relic.id for relic in trail})
    return Loaded(Catalogue(project, trail, hung, about), words, problems)


Kept = TypeVar("Kept")


def _keep(result: tuple[Kept, Iterable[Problem]], found: list[Problem]) -> Kept:
    """The value of a step; its problems go to the pile."""
    value, problems = result
    found += problems
    return value


# ---- YAML files -----------------------------------------------------------------------------------


def _yaml(
    shelf: Shelf, name: str, model: type[Model]
) -> tuple[tuple[Model | None, Document | None], tuple[Problem, ...]]:
    """A YAML file of content/ as its model, with the document for finding places in it again."""
    if name not in shelf.files:
        return (None, None), (Problem("file-missing", Span(shelf.shown(name))),)
    text, unread = read(shelf.files[name], shelf.shown(name))
    found, wrong = _checked(text, model)
    return found, (*unread, *wrong)


def _checked(
    text: TextFile | None, model: type[Model]
) -> tuple[tuple[Model | None, Document | None], tuple[Problem, ...]]:
    """A YAML text as its model."""
    document, unparsed = parse(text) if text else (None, ())
    if document is None:
        return (None, None), unparsed
    value, wrong = check(model, document)
    return (value, document), (*unparsed, *wrong)


def _words(path: Path) -> tuple[Words, tuple[Problem, ...]]:
    """templates/words.yaml: each key must have a word in every language."""
    shown = f"{path.parent.name}/{path.name}"
    text, problems = read(path, shown)
    document, more = parse(text) if text else (None, ())
    if document is None:
        return {}, (*problems, *more)
    missing = tuple(
        Problem("word-missing", document.keys[(key,)], {"key": key, "language": language})
        for key, group in document.data.items()
        for language in LANGUAGES
        if not isinstance(group, dict) or not group.get(language)
    )
    words = {
        key: {lang: str(word) for lang, word in group.items()}
        for key, group in document.data.items()
        if isinstance(group, dict)
    }
    return words, (*more, *missing)


def _listed(project: Project, document: Document, known: AbstractSet[str]) -> Iterator[Problem]:
    """What project.yaml says of relics and of itself."""
    for number, relic in enumerate(project.trail):
        if relic not in known:
            yield _no_relic(document.at("trail", number), relic, known)
        elif relic in project.trail[:number]:
            yield Problem("listed-twice", document.at("trail", number), {"value": relic})
    for number, language in enumerate(project.languages):
        if language in project.languages[:number]:
            yield Problem("listed-twice", document.at("languages", number), {"value": language})


def _no_relic(at: Span, relic: str, known: AbstractSet[str]) -> Problem:
    best = nearest(relic, known)
    return Problem("relic-unknown", at, {"relic": relic, "best": best}, "write-best" if best else "")


@dataclass(frozen=True, slots=True)
class Workshop:
    """What plaques can be made with."""

    designs: Mapping[str, FileRef]
    materials: Mapping[str, Material]
    press: Press


PROFILE = "FOGRA39L_coated.icc"
"""The output intent where a shop names none of its own: offset on coated paper (ISO 12647-2)."""


def _workshop(
    folder: Path, shelf: Shelf, project: Project | None, document: Document | None
) -> tuple[Workshop, list[Problem]]:
    """templates/plaques, and what the project says of its shop."""
    problems: list[Problem] = []
    text, unread = read(folder / "materials.yaml", f"{folder.parent.name}/{folder.name}/materials.yaml")
    problems += unread
    written, _ = _keep(_checked(text, Materials), problems)
    materials = {name: _material(material) for name, material in written.materials.items()} if written else {}
    profile, condition, spots = file_ref(folder / PROFILE), "FOGRA39", Spots()
    if project and document:
        condition, spots = project.press.condition, project.press.spots
        if project.press.profile:
            profile = (
                _keep(_profile(shelf, project.press.profile, document.at("press", "profile")), problems) or profile
            )
    renamed = tuple((ink, name) for ink, name in spots.model_dump().items() if name)
    designs = {path.stem: file_ref(path) for path in sorted(folder.iterdir()) if path.suffix == ".svg"}
    return Workshop(designs, materials, Press(profile, condition, renamed)), problems


def _material(written: MaterialFile) -> Material:
    names = (("vi", written.vi), ("en", written.en))
    return Material(names, written.module, written.engraved, written.turns, written.plate)


def _profile(shelf: Shelf, file: str, at: Span) -> tuple[FileRef | None, tuple[Problem, ...]]:
    """The shop's own profile, if it can describe a press."""
    from generator.plaques.preflight import profile_fault

    path = shelf.files.get(f"press/{file}")
    if path is None:
        return None, (Problem("profile-missing", at, {"file": file, "folder": shelf.shown("press")}),)
    fault = profile_fault(path.read_bytes())
    return file_ref(path), (Problem("profile-unfit", at, {"file": file, "fault": fault}),) if fault else ()


def _plaques(shelf: Shelf, folders: Mapping[str, str], workshop: Workshop) -> tuple[tuple[Plaque, ...], list[Problem]]:
    """The plaques in order of code. A code typed in capitals is the same code."""
    plaques: dict[str, Plaque] = {}
    problems: list[Problem] = []
    for name in shelf.under("plaques"):
        code, at = Path(name).stem.lower(), Span(shelf.shown(name))
        if code in plaques:
            problems.append(Problem("code-twice", at, {"code": code, "other": plaques[code].at.path}))
            continue
        if not codes.is_code(code):
            problems.append(_wrong_code(at, code))
        written, document = _keep(_yaml(shelf, name, PlaqueFile), problems)
        if written and document:
            if written.relic not in folders:
                problems.append(_no_relic(document.at("relic"), written.relic, set(folders)))
            problems += _unknown(written, document, workshop)
            if written.design in workshop.designs and written.material in workshop.materials:
                plaques[code] = _plaque(code, written, document, workshop)
    return tuple(plaques[code] for code in sorted(plaques)), problems


def _unknown(written: PlaqueFile, document: Document, workshop: Workshop) -> Iterator[Problem]:
    """What the workshop does not have."""
    for field, value, known in (
        ("design", written.design, workshop.designs),
        ("material", written.material, workshop.materials),
    ):
        if value not in known:
            best = nearest(value, known)
            values = {"field": field, "value": value, "known": ", ".join(sorted(known)), "best": best}
            yield Problem("choice", document.at(field), values, "write-best" if best else "")


def _plaque(code: str, written: PlaqueFile, document: Document, workshop: Workshop) -> Plaque:
    order = Order(
        design=workshop.designs[written.design],
        size=sides(written.size) if written.size else None,
        distance=written.distance,
        material=workshop.materials[written.material],
        press=workshop.press,
        quantity=written.quantity,
    )
    follows = next((field for field in ("size", "distance", "design") if (field,) in document.values), "relic")
    return Plaque(code, written.relic, written.place, order, document.at("relic"), document.at(follows))


def _wrong_code(at: Span, code: str) -> Problem:
    body = code[: codes.LENGTH - 1]
    right = len(code) == codes.LENGTH and set(body) <= set(codes.ALPHABET)
    best = body + codes.check_character(body) if right else ""
    return Problem(
        "code-wrong", at, {"code": code, "alphabet": codes.ALPHABET, "best": best}, "code-best" if best else ""
    )


# ---- relics ---------------------------------------------------------------------------------------


def _about(shelf: Shelf, project: Project | None, relics: AbstractSet[str]) -> tuple[tuple[Story, ...], list[Problem]]:
    """The about page in every language it was written in."""
    problems: list[Problem] = []
    if project is None:
        return (), problems
    stories = []
    for language, text in _keep(_story_files(shelf, "about", project), problems):
        known = Known(language, set(project.sources), relics, {})
        story, _, wrong = read_story(text, AboutLetter, known)
        problems += wrong
        stories += [story] if story else []
    return tuple(stories), problems


def _relic(
    shelf: Shelf, folder: str, project: Project | None, relics: AbstractSet[str], words: Words
) -> tuple[Relic | None, list[Problem]]:
    """One folder of sites/. None when its facts could not be read."""
    name, problems = f"sites/{folder}", list[Problem]()
    site, document = _keep(_yaml(shelf, f"{name}/site.yaml", Site), problems)
    pictures = _keep(_pictures(shelf, name, site, document), problems)
    stories: list[Story] = []
    # With project.yaml or site.yaml unreadable the texts are still checked, as far as they can be.
    group = document.data.get("sources") if document else None
    sources = set(group) if isinstance(group, dict) else None
    for language, text in _keep(_story_files(shelf, name, project), problems):
        headings = {chapter: words.get(f"chapter_{chapter}", {}).get(language, "") for chapter in get_args(Chapter)}
        story, front, wrong = read_story(text, StoryLetter, Known(language, sources, relics, headings))
        problems += wrong
        if story and site and front:
            problems += [*_matched(story, site, front), *_unfilled(front, site)]
        stories += [story] if story else []
    if site is None or document is None:
        return None, problems
    problems += [*_cited(site, document), *_unfilled(document, site)]
    problems += _twice([festival.id for festival in site.festivals], document, "festivals", "id")
    return Relic(slug(folder), site, tuple(stories), pictures, document.at()), problems


def _story_files(
    shelf: Shelf, folder: str, project: Project | None
) -> tuple[list[tuple[str, TextFile]], list[Problem]]:
    """The readable `<lang>.md` files of a folder in the project's order. The first language has to be there."""
    languages = project.languages if project else LANGUAGES
    texts: list[tuple[str, TextFile]] = []
    problems: list[Problem] = []
    for language in languages:
        name = f"{folder}/{language}.md"
        if name in shelf.files:
            text, wrong = read(shelf.files[name], shelf.shown(name))
            problems += wrong
            texts += [(language, text)] if text else []
        elif language == languages[0]:
            problems.append(Problem("file-missing", Span(shelf.shown(name))))
    return texts, problems


def _unfilled(document: Document, site: Site) -> Iterator[Problem]:
    """The places of a skeleton nobody has filled in, once the relic is no draft any more."""
    for place, at in document.values.items():
        if not site.draft and _data_at(document.data, place) == UNFILLED:
            yield Problem("unfilled", at, {"field": place[-1]})


def _cited(site: Site, document: Document) -> Iterator[Problem]:
    """Source ids in site.yaml that no source has."""
    for place, at in document.values.items():
        if len(place) > 1 and place[-2] in ("sources", "ward_sources") and isinstance(place[-1], int):
            written = _data_at(document.data, place)
            if written not in site.sources:
                best = nearest(str(written), site.sources)
                yield Problem("citation-unknown", at, {"id": written, "best": best}, "did-you-mean" if best else "")


def _data_at(data: Data, place: tuple[str | int, ...]) -> Data:
    for part in place:
        data = data[part]  # type: ignore[index]  # the place was noted while this very tree was read
    return data


def _matched(story: Story, site: Site, front: Document) -> Iterator[Problem]:
    """Names of festivals and captions of photographs: one in each text for each in site.yaml, and no other."""
    letter = story.letter
    assert isinstance(letter, StoryLetter)
    pairs = (
        ("festivals", [festival.id for festival in site.festivals], letter.festivals, "festival-name"),
        ("photos", [photo.file for photo in site.photos], letter.photos, "caption"),
    )
    for field, wanted, given, code in pairs:
        for missing in (key for key in wanted if key not in given):
            yield Problem(f"{code}-missing", front.at(field), {"id": missing, "field": field})
        for extra in (key for key in given if key not in wanted):
            best = nearest(extra, wanted)
            yield Problem(
                f"{code}-unknown",
                front.keys[(field, extra)],
                {"id": extra, "best": best},
                "did-you-mean" if best else "",
            )


# ---- photographs ----------------------------------------------------------------------------------


def _pictures(
    shelf: Shelf, name: str, site: Site | None, document: Document | None
) -> tuple[tuple[Picture, ...], list[Problem]]:
    """The photographs site.yaml lists, measured. One lying there unlisted is a problem: nobody would ever see it."""
    problems: list[Problem] = []
    if site is None or document is None:
        return (), problems
    pictures, listed = [], {photo.file for photo in site.photos}
    problems += _twice([photo.file for photo in site.photos], document, "photos", "file")
    for number, photo in enumerate(site.photos):
        path, at = shelf.files.get(f"{name}/photos/{photo.file}"), document.at("photos", number, "file")
        if path is None:
            there = [Path(other).name for other in shelf.under(f"{name}/photos")]
            best = nearest(photo.file, there)
            problems.append(
                Problem(
                    "photo-missing",
                    at,
                    {"file": photo.file, "folder": shelf.shown(f"{name}/photos"), "best": best},
                    "write-best" if best else "",
                )
            )
            continue
        size = _keep(_size(path, at), problems)
        if size:
            pictures.append(Picture(photo, file_ref(path), *size))
    problems += (
        Problem("photo-unlisted", Span(shelf.shown(other)), {"file": Path(other).name})
        for other in shelf.under(f"{name}/photos")
        if Path(other).name not in listed
    )
    return tuple(pictures), problems


def _twice(ids: list[str], document: Document, field: str, key: str) -> Iterator[Problem]:
    """Items of a list in site.yaml that another one before them names already."""
    for number, value in enumerate(ids):
        if value in ids[:number]:
            yield Problem("listed-twice", document.at(field, number, key), {"value": value})


def _size(path: Path, at: Span) -> tuple[tuple[int, int] | None, tuple[Problem, ...]]:
    """Width and height in px, upright, read from the header alone."""
    try:
        width, height = measure(path)
    except Unfit:
        return None, (Problem("photo-unfit", at, {"file": path.name, "formats": "JPEG, PNG, WebP"}),)
    if width * height > LARGEST:
        return None, (Problem("photo-large", at, {"file": path.name, "width": width, "height": height}),)
    return (width, height), ()
