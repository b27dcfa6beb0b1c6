"""content/ and the interface's words → Catalogue, with every problem found on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar, get_args

from pydantic import BaseModel

from generator.content.catalogue import Catalogue, Plaque, Relic, Story
from generator.content.files import ContentFiles, find_files, relic_folders
from generator.content.location import ward_of
from generator.content.materials import read_workshop
from generator.content.media import pictures_of, recordings_of
from generator.content.plaques import read_register
from generator.content.schema import AboutFrontMatter, Chapter, Project, RelicFacts, StoryFrontMatter
from generator.content.source import Data, Document, TextFile, parse, read
from generator.content.stories import Known, read_story
from generator.content.validate import read_model
from generator.diagnostics.problem import Problem, Span, errors, in_order, nearest
from generator.languages import LANGUAGES
from generator.places.wards import Wards, read_wards
from generator.text.names import slug

UNFILLED = "…"
"""What `ditich new` writes where an author has to."""

Model = TypeVar("Model", bound=BaseModel)
Words = Mapping[str, Mapping[str, str]]
"""Every word of the interface: key → language → text."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read. The catalogue is None when an error was found."""

    catalogue: Catalogue | None
    words: Words
    problems: tuple[Problem, ...]
    plaques: tuple[Plaque, ...] = ()
    """Every plaque that could be read, those of drafts too."""

    current_ids: Mapping[str, str] = field(default_factory=dict)
    """Every id a relic has or had → the one it has now."""


def load(content: Path, templates: Path) -> Loaded:
    """Read everything the authors wrote. Nothing is raised for a mistake of theirs."""
    found: list[Problem] = []
    content_files = _keep(find_files(content), found)
    words = _keep(_words(templates / "words.yaml"), found)
    project, project_file = _keep(_yaml(content_files, "project.yaml", Project), found)
    folders = _keep(relic_folders(content_files), found)
    references = References(set(folders), words, read_wards((templates / "wards.csv").read_text("utf-8")))
    relics = {
        relic: _keep(_relic(content_files, folder, project, references), found) for relic, folder in folders.items()
    }
    about = _keep(_about(content_files, project, set(folders)), found)
    workshop = _keep(read_workshop(templates / "plaques", content_files, project, project_file), found)
    current_ids = {relic: relic for relic in relics} | {
        old: relic.id for relic in relics.values() if relic for old in relic.facts.was if old not in relics
    }
    plaques = _keep(read_register(content_files, relics, current_ids, workshop, project), found)
    found += _renamed(relics)
    if project and project_file:
        found += _listed(project, project_file, set(folders))
        found += _unheard(project, project_file, plaques)
    problems = in_order(found)
    if errors(problems) or project is None:
        return Loaded(None, words, problems, plaques, current_ids)
    whole = [relic for relic in relics.values() if relic and not relic.facts.draft]
    place = {relic: number for number, relic in enumerate(project.trail)}
    trail = tuple(sorted(whole, key=lambda relic: (place.get(relic.id, len(place)), relic.id)))
    shown = {relic.id for relic in trail}
    hung = tuple(
        plaque if plaque.relic in shown else replace(plaque, relic="")
        for plaque in plaques
        if plaque.relic in shown or plaque.down
    )
    return Loaded(Catalogue(project, trail, hung, about), words, problems, plaques, current_ids)


def _yaml(
    content_files: ContentFiles, name: str, model: type[Model]
) -> tuple[tuple[Model | None, Document | None], tuple[Problem, ...]]:
    """A YAML file of content/ as its model."""
    return read_model(content_files.files.get(name), content_files.shown(name), model)


Kept = TypeVar("Kept")


def _keep(result: tuple[Kept, Iterable[Problem]], found: list[Problem]) -> Kept:
    """The value of a step; its problems go to the pile."""
    value, problems = result
    found += problems
    return value


# ---- words and project ----------------------------------------------------------------------------


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


def _unheard(project: Project, document: Document, plaques: Iterable[Plaque]) -> Iterator[Problem]:
    """Plaques hang out there, and nobody could be told that one is damaged or pasted over."""
    hung = [plaque.code for plaque in plaques if plaque.printed and not plaque.down]
    if hung and not (project.contact.email or project.contact.phone):
        yield Problem("contact-missing", document.at("address"), {"codes": ", ".join(hung)}, severity="warning")


def _no_relic(at: Span, relic: str, known: AbstractSet[str]) -> Problem:
    best = nearest(relic, known)
    return Problem("relic-unknown", at, {"relic": relic, "best": best}, "write-best" if best else "")


def _renamed(relics: Mapping[str, Relic | None]) -> Iterator[Problem]:
    """Former ids that still, or also, belong to another relic."""
    owner = {relic: relic for relic in relics}
    for relic in filter(None, relics.values()):
        for number, old in enumerate(relic.facts.was):
            if old in owner:
                yield Problem("was-taken", relic.was_at[number], {"old": old, "other": owner[old]})
            owner.setdefault(old, relic.id)


# ---- relics ---------------------------------------------------------------------------------------


def _about(
    content_files: ContentFiles, project: Project | None, relics: AbstractSet[str]
) -> tuple[tuple[Story, ...], list[Problem]]:
    """The about page in every language it was written in."""
    problems: list[Problem] = []
    if project is None:
        return (), problems
    stories = []
    for language, text in _keep(_story_files(content_files, "about", project), problems):
        known = Known(language, set(project.sources), relics, {})
        story, _, wrong = read_story(text, AboutFrontMatter, known)
        problems += wrong
        stories += [story] if story else []
    return tuple(stories), problems


@dataclass(frozen=True, slots=True)
class References:
    """What one relic is held against."""

    relics: AbstractSet[str]
    words: Words
    wards: Wards


def _relic(
    content_files: ContentFiles, folder: str, project: Project | None, references: References
) -> tuple[Relic | None, list[Problem]]:
    """One folder of sites/. None when its facts could not be read."""
    name, problems = f"sites/{folder}", list[Problem]()
    facts, document = _keep(_yaml(content_files, f"{name}/site.yaml", RelicFacts), problems)
    pictures = _keep(pictures_of(content_files, name, facts, document), problems)
    recordings = _keep(recordings_of(content_files, name, project), problems)
    stories: list[Story] = []
    # With project.yaml or site.yaml unreadable the texts are still checked, as far as they can be.
    group = document.data.get("sources") if document else None
    sources = set(group) if isinstance(group, dict) else None
    for language, text in _keep(_story_files(content_files, name, project), problems):
        headings = {
            chapter: references.words.get(f"chapter_{chapter}", {}).get(language, "") for chapter in get_args(Chapter)
        }
        story, front, wrong = read_story(text, StoryFrontMatter, Known(language, sources, references.relics, headings))
        problems += wrong
        if story and facts and front:
            problems += [*_matched(story, facts, front), *_unfilled(front, facts)]
        stories += [story] if story else []
    if facts is None or document is None:
        return None, problems
    problems += [*_cited(facts, document), *_unfilled(document, facts)]
    problems += _twice([festival.id for festival in facts.festivals], document, "festivals", "id")
    problems += _twice([photo.file for photo in facts.photos], document, "photos", "file")
    ward = _keep(ward_of(facts, document, references.wards), problems)
    was_at = tuple(document.at("was", number) for number in range(len(facts.was)))
    problems += _offered(facts, document, project)
    return Relic(slug(folder), facts, tuple(stories), pictures, document.at(), was_at, recordings, ward), problems


def _offered(facts: RelicFacts, document: Document, project: Project | None) -> Iterator[Problem]:
    """Languages to be offered first that the project has not, or that stand there twice."""
    for number, language in enumerate(facts.languages_first):
        at = document.at("languages_first", number)
        if project and language not in project.languages:
            yield Problem(
                "choice", at, {"field": "languages_first", "value": language, "known": ", ".join(project.languages)}
            )
        elif language in facts.languages_first[:number]:
            yield Problem("listed-twice", at, {"value": language})


def _story_files(
    content_files: ContentFiles, folder: str, project: Project | None
) -> tuple[list[tuple[str, TextFile]], list[Problem]]:
    """The readable `<lang>.md` files of a folder in the project's order. The first language has to be there."""
    languages = project.languages if project else tuple(LANGUAGES)
    texts: list[tuple[str, TextFile]] = []
    problems: list[Problem] = []
    for language in languages:
        name = f"{folder}/{language}.md"
        if name in content_files.files:
            text, wrong = read(content_files.files[name], content_files.shown(name))
            problems += wrong
            texts += [(language, text)] if text else []
        elif language == languages[0]:
            problems.append(Problem("file-missing", Span(content_files.shown(name))))
    return texts, problems


def _unfilled(document: Document, facts: RelicFacts) -> Iterator[Problem]:
    """The places of a skeleton nobody has filled in, once the relic is no draft any more."""
    for place, at in document.values.items():
        if not facts.draft and _data_at(document.data, place) == UNFILLED:
            yield Problem("unfilled", at, {"field": place[-1]})


def _cited(facts: RelicFacts, document: Document) -> Iterator[Problem]:
    """Source ids in site.yaml that no source has."""
    for place, at in document.values.items():
        if (
            len(place) > 1
            and place[-2] in ("sources", "ward_sources", "position_sources")
            and isinstance(place[-1], int)
        ):
            written = _data_at(document.data, place)
            if written not in facts.sources:
                best = nearest(str(written), facts.sources)
                yield Problem("citation-unknown", at, {"id": written, "best": best}, "did-you-mean" if best else "")


def _data_at(data: Data, place: tuple[str | int, ...]) -> Data:
    for part in place:
        data = data[part]  # type: ignore[index]  # the place was noted while this very tree was read
    return data


def _matched(story: Story, facts: RelicFacts, front: Document) -> Iterator[Problem]:
    """Names of festivals and captions of photographs: one in each text for each in site.yaml, and no other."""
    front_matter = story.front_matter
    assert isinstance(front_matter, StoryFrontMatter)
    pairs = (
        ("festivals", [festival.id for festival in facts.festivals], front_matter.festivals, "festival-name"),
        ("photos", [photo.file for photo in facts.photos], front_matter.photos, "caption"),
    )
    for name, wanted, given, code in pairs:
        for missing in (key for key in wanted if key not in given):
            yield Problem(f"{code}-missing", front.at(name), {"id": missing, "field": name})
        for extra in (key for key in given if key not in wanted):
            best = nearest(extra, wanted)
            yield Problem(
                f"{code}-unknown",
                front.keys[(name, extra)],
                {"id": extra, "best": best},
                "did-you-mean" if best else "",
            )


def _twice(ids: list[str], document: Document, field: str, key: str) -> Iterator[Problem]:
    """Items of a list in site.yaml that another one before them names already."""
    for number, value in enumerate(ids):
        if value in ids[:number]:
            yield Problem("listed-twice", document.at(field, number, key), {"value": value})
