"""content/ and the interface's words → Catalogue, with every problem in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar, get_args

from pydantic import BaseModel

from generator.content.catalogue import Catalogue, Plaque, Relic, Story
from generator.content.files import ContentFiles, find_files, not_utf8_names, relic_folders
from generator.content.location import ward_of
from generator.content.materials import read_workshop
from generator.content.media import pictures_of, recordings_of
from generator.content.plaques import read_register
from generator.content.schema import AboutFrontMatter, Chapter, Project, RelicFacts, StoryFrontMatter
from generator.content.source import Document, TextFile, parse, read
from generator.content.stories import read_story
from generator.content.targets import Targets, unknown_citation
from generator.content.trails import check_trails
from generator.content.validate import read_model
from generator.diagnostics.problem import Problem, Span, errors, in_order, nearest
from generator.languages import LANGUAGES
from generator.places.wards import Wards, read_wards
from generator.store import read_text, whole
from generator.text.names import slug

UNFILLED = "…"
"""The placeholder that `ditich new` writes where an author has to fill in a value."""

Model = TypeVar("Model", bound=BaseModel)
Words = Mapping[str, Mapping[str, str]]
"""Every word of the interface: key → language → text."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The result of loading. The catalogue is None where there is an error or no project."""

    catalogue: Catalogue | None
    words: Words
    problems: tuple[Problem, ...]
    plaques: tuple[Plaque, ...] = ()
    """Every plaque that could be read, including those of drafts."""

    current_ids: Mapping[str, str] = field(default_factory=dict)
    """Every id a relic has or had → its current id."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Current id of each relic with a story → its name in the first language it is told in."""

    drafts: tuple[str, ...] = ()
    """Ids of the relics that are drafts; empty where there is no catalogue."""


def load(content: Path, templates: Path, today: str = "", *, drafts: bool = False) -> Loaded:
    """Read and check content/ and the words of templates/. With `drafts` the catalogue has the drafts, too.

    Authors' mistakes are returned as problems, in the order of files and lines; none raises an exception. `today` is the
    day of the build (ISO 8601): what is dated later than it, in any time zone, is a problem. Empty: nothing is.
    """
    collected: list[Problem] = []
    content_files = _collect(find_files(content), collected)
    collected += not_utf8_names(templates)
    words = _collect(_read_words(templates / "words.yaml"), collected)
    project, project_file = _collect(_read_yaml(content_files, "project.yaml", Project, today), collected)
    folders = _collect(relic_folders(content_files), collected)
    with whole(templates / "wards.csv"):
        wards = read_wards(read_text(templates / "wards.csv"))
    references = References(set(folders), words, wards, today)
    relics = {
        relic: _collect(_read_relic(content_files, folder, project, references), collected)
        for relic, folder in folders.items()
    }
    about = _collect(_read_about(content_files, project, set(folders), today), collected)
    workshop = _collect(read_workshop(templates / "plaques", content_files, project, project_file), collected)
    current_ids = {relic: relic for relic in relics} | {
        old: relic.id for relic in relics.values() if relic for old in relic.facts.was if old not in relics
    }
    plaques = _collect(read_register(content_files, relics, current_ids, workshop, project, today), collected)
    collected += _check_former_ids(relics)
    if project and project_file:
        collected += _check_project_lists(project, project_file, set(folders))
        collected += _check_contact(project, project_file, plaques)
    names = {relic.id: relic.stories[0].front_matter.name for relic in relics.values() if relic and relic.stories}
    problems = in_order(collected)
    if errors(problems) or project is None:
        return Loaded(None, words, problems, plaques, current_ids, names)
    published = [relic for relic in relics.values() if relic and (drafts or not relic.facts.draft)]
    walked = dict.fromkeys(relic for trail in project.all_trails for relic in trail.relics)
    trail_position = {relic: number for number, relic in enumerate(walked)}
    sorted_relics = tuple(
        sorted(published, key=lambda relic: (trail_position.get(relic.id, len(trail_position)), relic.id))
    )
    published_ids = {relic.id for relic in sorted_relics}
    published_plaques = tuple(
        plaque if plaque.relic in published_ids else replace(plaque, relic="")
        for plaque in plaques
        if plaque.relic in published_ids or plaque.down
    )
    catalogue = Catalogue(project, sorted_relics, published_plaques, about)
    draft_ids = tuple(sorted(relic.id for relic in relics.values() if relic and relic.facts.draft))
    return Loaded(catalogue, words, problems, plaques, current_ids, names, draft_ids)


def _read_yaml(
    content_files: ContentFiles, name: str, model: type[Model], today: str
) -> tuple[tuple[Model | None, Document | None], tuple[Problem, ...]]:
    """Read a YAML file of content/ and validate it against its model."""
    return read_model(content_files.files.get(name), content_files.shown(name), model, today)


Value = TypeVar("Value")


def _collect(result: tuple[Value, Iterable[Problem]], collected: list[Problem]) -> Value:
    """Return the value of a step and append its problems to `collected`."""
    value, problems = result
    collected += problems
    return value


# ---- words and project ----------------------------------------------------------------------------


def _read_words(path: Path) -> tuple[Words, tuple[Problem, ...]]:
    """Read templates/words.yaml. A key that lacks a language is a problem."""
    shown = f"{path.parent.name}/{path.name}"
    text, problems = read(path, shown)
    document, parse_problems = parse(text) if text else (None, ())
    if document is None:
        return {}, (*problems, *parse_problems)
    missing = tuple(
        Problem("word-missing", document.keys[(key,)], {"key": key, "language": language})
        for key, group in document.data.items()
        for language in LANGUAGES
        if not isinstance(group, dict) or not group.get(language)
    )
    missing += tuple(
        Problem("word-missing", document.at(), {"key": f"fallback_{tag}", "language": ", ".join(LANGUAGES)})
        for tag in LANGUAGES
        if f"fallback_{tag}" not in document.data
    )
    words = {
        key: {lang: str(word) for lang, word in group.items()}
        for key, group in document.data.items()
        if isinstance(group, dict)
    }
    return words, (*parse_problems, *missing)


def _check_project_lists(project: Project, document: Document, relic_ids: AbstractSet[str]) -> Iterator[Problem]:
    """Check the trails, and addresses and languages for duplicates."""
    yield from check_trails(project, document, relic_ids)
    listed = {project.address.lower(): "address"}
    for name, origins in (("was", project.was), ("lost", project.lost)):
        for number, origin in enumerate(origins):
            other = listed.setdefault(origin.lower(), name)
            if other != name:
                at = document.at(name, number)
                yield Problem("origin-twice", at, {"origin": origin, "field": name, "other": other})
    for number, language in enumerate(project.languages):
        if language in project.languages[:number]:
            yield Problem("listed-twice", document.at("languages", number), {"value": language})


def _check_contact(project: Project, document: Document, plaques: Iterable[Plaque]) -> Iterator[Problem]:
    """Warn where plaques hang and no e-mail or telephone is given: nobody could report one damaged or pasted over."""
    hung = [plaque.code for plaque in plaques if plaque.printed and not plaque.down]
    if hung and not (project.contact.email or project.contact.phone):
        yield Problem("contact-missing", document.at("address"), {"codes": ", ".join(hung)}, severity="warning")


def _check_former_ids(relics: Mapping[str, Relic | None]) -> Iterator[Problem]:
    """Yield a problem for each former id that another relic has or had."""
    owner = {relic: relic for relic in relics}
    for relic in filter(None, relics.values()):
        for number, old in enumerate(relic.facts.was):
            if old in owner:
                yield Problem("was-taken", relic.was_at[number], {"old": old, "other": owner[old]})
            owner.setdefault(old, relic.id)


# ---- relics ---------------------------------------------------------------------------------------


def _read_about(
    content_files: ContentFiles, project: Project | None, relics: AbstractSet[str], today: str
) -> tuple[tuple[Story, ...], list[Problem]]:
    """Read the about page in every language of the project it exists in."""
    problems: list[Problem] = []
    if project is None:
        return (), problems
    stories = []
    for language, text in _collect(_read_story_files(content_files, "about", project), problems):
        targets = Targets(language, set(project.sources), relics, {}, today)
        story, _, story_problems = read_story(text, AboutFrontMatter, targets)
        problems += story_problems
        stories += [story] if story else []
    return tuple(stories), problems


@dataclass(frozen=True, slots=True)
class References:
    """What the files of one relic are checked against."""

    relics: AbstractSet[str]
    words: Words
    wards: Wards
    today: str
    """The day of the build (ISO 8601); empty: any day is past."""


def _read_relic(
    content_files: ContentFiles, folder: str, project: Project | None, references: References
) -> tuple[Relic | None, list[Problem]]:
    """Read and check one folder of sites/. Returns None where site.yaml could not be read.

    The other files of the folder are checked even so, as far as possible.
    """
    name, problems = f"sites/{folder}", list[Problem]()
    facts, document = _collect(_read_yaml(content_files, f"{name}/site.yaml", RelicFacts, references.today), problems)
    pictures = _collect(pictures_of(content_files, name, facts, document), problems)
    stories: list[Story] = []
    # With project.yaml or site.yaml unreadable the texts are still checked, as far as they can be.
    group = document.data.get("sources") if document else None
    # An id given twice stands where another should: which one is not known.
    sources = set(group) if isinstance(group, dict) and "key-twice" not in {p.code for p in problems} else None
    for language, text in _collect(_read_story_files(content_files, name, project), problems):
        headings = {
            chapter: references.words.get(f"chapter_{chapter}", {}).get(language, "") for chapter in get_args(Chapter)
        }
        story, front_matter, story_problems = read_story(
            text, StoryFrontMatter, Targets(language, sources, references.relics, headings, references.today)
        )
        problems += story_problems
        if story and facts and front_matter:
            problems += [*_check_story_keys(story, facts, front_matter), *_check_placeholders(front_matter, facts)]
        stories += [story] if story else []
    recordings = _collect(recordings_of(content_files, name, project, stories), problems)
    if facts is None or document is None:
        return None, problems
    problems[:0] = _check_source_ids(facts, document) if sources else ()
    problems[:] = _once_a_source(problems)
    problems += _check_placeholders(document, facts)
    problems += _check_unique([festival.id for festival in facts.festivals], document, "festivals", "id")
    problems += _check_unique([photo.file for photo in facts.photos], document, "photos", "file")
    ward = _collect(ward_of(facts, document, references.wards), problems)
    was_at = tuple(document.at("was", number) for number in range(len(facts.was)))
    problems += _check_languages_first(facts, document, project)
    return Relic(slug(folder), facts, tuple(stories), pictures, document.at(), was_at, recordings, ward), problems


def _check_languages_first(facts: RelicFacts, document: Document, project: Project | None) -> Iterator[Problem]:
    """Yield a problem for each entry of `languages_first` that the project does not have or that is a duplicate."""
    for number, language in enumerate(facts.languages_first):
        at = document.at("languages_first", number)
        if project and language not in project.languages:
            yield Problem(
                "choice", at, {"field": "languages_first", "value": language, "known": ", ".join(project.languages)}
            )
        elif language in facts.languages_first[:number]:
            yield Problem("listed-twice", at, {"value": language})


def _read_story_files(
    content_files: ContentFiles, folder: str, project: Project | None
) -> tuple[list[tuple[str, TextFile]], list[Problem]]:
    """Read the `<lang>.md` files of a folder, in the project's order of languages.

    Returns language and text of each that could be read. A missing file in the first language is a problem.
    """
    languages = project.languages if project else tuple(LANGUAGES)
    texts: list[tuple[str, TextFile]] = []
    problems: list[Problem] = []
    for language in languages:
        name = f"{folder}/{language}.md"
        if name in content_files.files:
            text, read_problems = read(content_files.files[name], content_files.shown(name))
            problems += read_problems
            texts += [(language, text)] if text else []
        elif language == languages[0]:
            problems.append(Problem("file-missing", Span(content_files.shown(name))))
    return texts, problems


def _check_placeholders(document: Document, facts: RelicFacts) -> Iterator[Problem]:
    """Yield a problem for each value that is still UNFILLED; drafts may have them."""
    for location, at in document.values.items():
        if not facts.draft and document.value(location) == UNFILLED:
            yield Problem("unfilled", at, {"field": location[-1]})


def _check_source_ids(facts: RelicFacts, document: Document) -> Iterator[Problem]:
    """Yield a problem for each source id in site.yaml that `sources` does not have."""
    for location, at in document.values.items():
        if len(location) > 1 and str(location[-2]).endswith("sources") and isinstance(location[-1], int):
            source_id = document.value(location)
            if source_id not in facts.sources:
                yield unknown_citation(str(source_id), at, facts.sources.keys())


def _once_a_source(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems of one relic; a source that is not there is told once, with how often it is cited besides."""
    problems = tuple(problems)
    absent = [p for p in problems if p.code == "citation-unknown" and not p.hint]
    counts = Counter(p.values["id"] for p in absent)
    told = set[object]()
    for problem in problems:
        source_id = problem.values.get("id")
        if problem.code == "citation-unknown" and not problem.hint and counts[source_id] > 1:
            if source_id not in told:
                more = {"more": counts[source_id] - 1}
                yield replace(problem, values={**problem.values, **more}, hint="cited-again")
            told.add(source_id)
        else:
            yield problem


def _check_story_keys(story: Story, facts: RelicFacts, document: Document) -> Iterator[Problem]:
    """Check that a story names exactly the festivals, and captions exactly the photographs, of site.yaml."""
    front_matter = story.front_matter
    assert isinstance(front_matter, StoryFrontMatter)
    pairs = (
        ("festivals", [festival.id for festival in facts.festivals], front_matter.festivals, "festival-name"),
        ("photos", [photo.file for photo in facts.photos], front_matter.photos, "caption"),
    )
    for name, required, given, code in pairs:
        for missing in (key for key in required if key not in given):
            yield Problem(f"{code}-missing", document.at(name), {"id": missing, "field": name})
        written = [str(where[-1]) for where in document.keys if where[:-1] == (name,)]  # also those without a value
        for extra in (key for key in written if key not in required):
            best = nearest(extra, required)
            yield Problem(
                f"{code}-unknown",
                document.keys[(name, extra)],
                {"id": extra, "best": best},
                "did-you-mean" if best else "",
            )


def _check_unique(ids: list[str], document: Document, field: str, key: str) -> Iterator[Problem]:
    """Yield a problem for each duplicate; `ids` are the values of `key` in the list `field` of site.yaml."""
    for number, value in enumerate(ids):
        if value in ids[:number]:
            yield Problem("listed-twice", document.at(field, number, key), {"value": value})
