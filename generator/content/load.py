"""content/ and the interface's words → Catalogue, with every problem in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from generator.content.borrowed import check_borrowed, read_lenders, with_lenders
from generator.content.catalogue import Catalogue, Plaque, Relic, Story
from generator.content.chapters import chapters_of, check_chapters
from generator.content.choices import choices_of
from generator.content.contests import read_contests
from generator.content.country import Country, check_phone, ranks_in
from generator.content.entry import CatalogueEntry
from generator.content.fields import LANGUAGES
from generator.content.files import ContentFiles, find_files, not_utf8_names, relic_folders
from generator.content.kinds import read_kinds, shown_kinds
from generator.content.languages import REFERENCE, known_languages, read_wordings
from generator.content.materials import Workshop, read_workshop
from generator.content.plaques import read_register
from generator.content.project_schema import Project
from generator.content.readings import Reading, kept
from generator.content.relic_store import RelicsInMemory, RelicSource
from generator.content.relics import References, story_files, with_standing
from generator.content.reviews import facts_digest, read_readings
from generator.content.schema import AboutFrontMatter
from generator.content.source import Document
from generator.content.stories import read_story
from generator.content.targets import Targets
from generator.content.tasks import read_tasks
from generator.content.trails import check_trails
from generator.content.validate import read_model
from generator.diagnostics.problem import Problem, errors, in_order
from generator.kinds import Kinds, KindTable
from generator.languages.language import Languages
from generator.memory.snapshot import Snapshot
from generator.plaques.shop_words import Shop
from generator.project.templates import Templates
from generator.text.translations import Wording, languages_of


@dataclass(frozen=True, slots=True)
class Loaded:
    """The result of loading. The catalogue is None where there is an error or no project."""

    catalogue: Catalogue | None
    wordings: Mapping[str, Wording]
    """The words of each of the project's languages, in their order."""

    problems: tuple[Problem, ...]
    plaques: tuple[Plaque, ...] = ()
    """Every plaque that could be read, including those of drafts and those cancelled."""

    current_ids: Mapping[str, str] = field(default_factory=dict)
    """Every id a relic has or had → its current id."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Current id of each relic with a story → its name in the first language it is told in."""

    drafts: tuple[str, ...] = ()
    """Ids of the relics that are drafts; empty where there is no catalogue."""

    readings: Mapping[str, Reading] = field(default_factory=dict)
    """Folder of sites/ → what reading it gave."""

    references: References | None = None
    """What the folders were read against; None where nothing was loaded."""

    workshop: Workshop | None = None
    """What plaques can be made with; None where there is no catalogue."""

    kinds: Kinds = field(default_factory=dict)
    """Every kind there is, used or not; empty where there is no catalogue."""


def load(  # noqa: PLR0913 -- what to read, the day, and what is known already
    content: Path,
    templates: Templates,
    today: str = "",
    *,
    drafts: bool = False,
    source: RelicSource | None = None,
    remembered: Mapping[str, Reading] | None = None,
    snapshot: Snapshot | None = None,
) -> Loaded:
    """Read and check content/ and the words of templates/. With `drafts` the catalogue has the drafts, too.

    Authors' mistakes are returned as problems, in the order of files and lines; none raises an exception. `today` is the
    day of the build (ISO 8601): what is dated later than it, in any time zone, is a problem. Empty: nothing is.
    `source` reads the folders of relics, by default into memory; of `remembered`, folder → reading, what still holds is
    not read again. The files of content/ are looked for in the snapshot, else on the disk.
    """
    collected: list[Problem] = []
    languages = known_languages(templates)
    content_files = _collect(find_files(content, languages, snapshot=snapshot), collected)
    collected += (problem for layer in templates.layers for problem in not_utf8_names(layer))
    project, project_file = _collect(_read_project(content_files, languages, today), collected)
    wordings = _collect(read_wordings(templates, languages, project.languages if project else ()), collected)
    folders = _collect(relic_folders(content_files), collected)
    first_words = next(iter(wordings.values())).words if wordings else {}
    table = _collect(read_kinds(templates, content_files, languages, project, first_words), collected)
    country, ranks = _collect(ranks_in(templates, project, project_file, first_words), collected)
    wordings = ranks.said(country.said_in(wordings) if country else wordings)
    chapters = chapters_of(wordings, table, project.chapters if project else (), table.kinds)
    references = References(frozenset(folders), chapters, country, ranks, table.kinds, languages, project, today)
    source = source or RelicsInMemory()
    readings = kept(remembered or {}, folders.values(), content_files, references)
    readings |= source.read(content_files, [name for name in folders.values() if name not in readings], references)
    collected += (problem for reading in readings.values() for problem in reading.problems)
    relics = {relic: readings[folder].entry for relic, folder in folders.items()}
    about = _collect(_read_about(content_files, project, set(folders), today), collected)
    workshop = _collect(read_workshop(templates, content_files, project, project_file, languages, wordings), collected)
    worksheets = _collect(read_tasks(templates), collected)
    current_ids = {relic: relic for relic in relics} | {
        old: relic.id for relic in relics.values() if relic for old in relic.was if old not in relics
    }
    plaques = _collect(read_register(content_files, relics, current_ids, workshop, project, today), collected)
    contests = _collect(read_contests(content_files, project, set(folders)), collected)
    collected += _check_former_ids(relics)
    if project and project_file:
        plaques = with_lenders(plaques, project, read_lenders(templates))
        collected += check_borrowed(project, project_file, plaques)
        collected += _check_project_lists(project, project_file, set(folders))
        collected += _check_contact(project, project_file, plaques)
        collected += check_chapters(project.chapters, project_file, ("chapters",), first_words, project.languages[0])
        collected += check_phone(project, project_file, country)
    names = {relic.id: relic.texts[0].name for relic in relics.values() if relic and relic.texts}
    problems = in_order(collected)
    if errors(problems) or project is None:
        return Loaded(None, wordings, problems, plaques, current_ids, names, readings=readings, references=references)

    def relic_of(relic_id: str) -> Relic:
        return source.relic(folders[relic_id], readings[folders[relic_id]])

    # A draft may have no text yet: there is nothing to look at.
    published = [relic for relic in relics.values() if relic and relic.texts and (drafts or not relic.draft)]
    used, spoken = {relic.kind for relic in published}, languages_of(wordings)
    shown = shown_kinds(table, used, spoken, project.languages[0])
    choices = choices_of(table.kinds, ranks, workshop, chapters, spoken)
    made = _catalogue(project, published, plaques, about, (shown, country, workshop.shop), relic_of)
    catalogue = replace(made, choices=choices, worksheets=worksheets, contests=contests)
    draft_ids = tuple(sorted(relic.id for relic in relics.values() if relic and relic.draft))
    return Loaded(
        catalogue,
        wordings,
        problems,
        plaques,
        current_ids,
        names,
        draft_ids,
        readings,
        references,
        workshop,
        table.kinds,
    )


def _catalogue(  # noqa: PLR0913, PLR0917 -- the parts of a catalogue
    project: Project,
    published: Iterable[CatalogueEntry],
    plaques: Iterable[Plaque],
    about: tuple[Story, ...],
    tables: tuple[KindTable, Country | None, Shop],
    read: Callable[[str], Relic],
) -> Catalogue:
    """The catalogue of the relics that are published, and of the plaques that lead to them or were taken down."""
    walked = dict.fromkeys(relic for trail in project.all_trails for relic in trail.relics)
    trail_position = {relic: number for number, relic in enumerate(walked)}
    sorted_relics = tuple(
        sorted(published, key=lambda relic: (trail_position.get(relic.id, len(trail_position)), relic.id))
    )
    table, country, shop = tables
    published_ids = {relic.id for relic in sorted_relics}
    published_plaques = tuple(
        plaque if plaque.relic in published_ids else replace(plaque, relic="")
        for plaque in plaques
        if plaque.down or (plaque.relic in published_ids and not plaque.over)
    )
    return Catalogue(project, sorted_relics, published_plaques, about, table, country, shop, read)


def _read_project(
    content_files: ContentFiles, languages: Languages, today: str
) -> tuple[tuple[Project | None, Document | None], tuple[Problem, ...]]:
    """Read project.yaml and validate it."""
    name = "project.yaml"
    return read_model(
        content_files.files.get(name), content_files.shown(name), Project, today, tables={LANGUAGES: languages}
    )


def first_wording(content: Path, templates: Templates) -> Wording:
    """The words of the first language of the project in `content`; English where it has none yet."""
    path, languages = content / "project.yaml", known_languages(templates)
    (project, _), _ = read_model(path if path.is_file() else None, path.name, Project, tables={LANGUAGES: languages})
    first = project.languages[0] if project else REFERENCE
    return read_wordings(templates, languages, (first,))[0][first]


Value = TypeVar("Value")


def _collect(result: tuple[Value, Iterable[Problem]], collected: list[Problem]) -> Value:
    """Return the value of a step and append its problems to `collected`."""
    value, problems = result
    collected += problems
    return value


# ---- project ----------------------------------------------------------------------------


def _check_project_lists(project: Project, document: Document, relic_ids: AbstractSet[str]) -> Iterator[Problem]:
    """Check the trails, and addresses and languages for duplicates."""
    yield from check_trails(project, document, relic_ids)
    listed = {project.address: "address"}
    for name, origins in (("was", project.was), ("lost", project.lost)):
        for number, origin in enumerate(origins):
            other = listed.setdefault(origin, name)
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


def _check_former_ids(relics: Mapping[str, CatalogueEntry | None]) -> Iterator[Problem]:
    """Yield a problem for each former id that another relic has or had."""
    owner = {relic: relic for relic in relics}
    for relic in filter(None, relics.values()):
        for number, old in enumerate(relic.was):
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
    texts = _collect(story_files(content_files, "about", project), problems)
    readings = _collect(read_readings(content_files, "about", (language for language, _ in texts)), problems)
    for language, text in texts:
        targets = Targets(language, set(project.sources), relics, {}, today)
        story, _, story_problems = read_story(text, AboutFrontMatter, targets)
        problems += story_problems
        stories += [with_standing(story, readings, facts_digest({}))] if story else []
    return tuple(stories), problems
