"""The folder of one relic → the relic, with every problem in its files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from generator.content.catalogue import Relic, Story
from generator.content.chapters import Chapters
from generator.content.country import Country, regions_of
from generator.content.entry import CatalogueEntry, EntryFestival, EntryPicture, EntryText
from generator.content.files import MADE_FROM, ContentFiles
from generator.content.location import ward_of
from generator.content.made_from import chapters_behind, is_as_recorded, passages, read_lines
from generator.content.media import pictures_of, recordings_of
from generator.content.own_facts import check_own_facts
from generator.content.project_schema import Project
from generator.content.questions import check_questions
from generator.content.ranks import Ranks
from generator.content.reviews import Reading, facts_digest, read_readings, standing_of
from generator.content.schema import Caption, RelicFacts, StoryFrontMatter
from generator.content.source import Document, TextFile, read
from generator.content.stories import read_story
from generator.content.targets import Targets, unknown_citation
from generator.content.unfinished import UNFILLED, still_missing, unfinished
from generator.content.validate import read_model
from generator.diagnostics.problem import Problem, Span, nearest
from generator.kinds import Kinds
from generator.languages.language import Languages
from generator.text.markdown import led_to, prepared
from generator.text.names import slug
from generator.text.translations import borrowed


@dataclass(frozen=True, slots=True)
class References:
    """What the files of one relic are checked against."""

    relics: AbstractSet[str]
    """Every id a relic has."""

    chapters: Chapters
    """Those of every story."""

    country: Country | None
    """The project's, with what holds there."""

    ranks: Ranks
    """Every rank a relic may have."""

    kinds: Kinds
    """Every kind a relic may be of."""

    languages: Languages
    """Every language a text may be in."""

    project: Project | None
    """None where project.yaml could not be read: the texts are still checked, as far as they can be."""

    today: str
    """The day of the build (ISO 8601); empty: any day is past."""


def read_relic(
    content_files: ContentFiles, folder: str, references: References
) -> tuple[Relic | None, tuple[Problem, ...]]:
    """Read and check one folder of sites/. Returns None where site.yaml could not be read.

    The other files of the folder are checked even so, as far as possible.
    """
    name, problems, project = f"sites/{folder}", list[Problem](), references.project
    site_yaml = f"{name}/site.yaml"
    (facts, document), fact_problems = read_model(
        content_files.files.get(site_yaml),
        content_files.shown(site_yaml),
        RelicFacts,
        references.today,
        references.kinds,
        regions_of(references.country, project),
        references.ranks.tables,
    )
    problems += fact_problems
    pictures, picture_problems = pictures_of(content_files, name, facts, document)
    problems += picture_problems
    # With site.yaml unreadable the texts are still checked, too.
    group = document.data.get("sources") if document else None
    # An id given twice, or none, stands where another should: which one is not known.
    named = not {"key-twice", "source-id"} & {p.code for p in problems}
    named = named and isinstance(group, dict) and all(isinstance(source, dict) for source in group.values())
    sources = set(group) if isinstance(group, dict) and named else None
    draft = bool(facts and facts.draft)
    texts, stories, text_problems = _read_texts(content_files, name, facts, document, (sources, references))
    problems += text_problems
    recordings, recording_problems = recordings_of(content_files, name, project, stories)
    problems += recording_problems
    if facts is None or document is None:
        return None, tuple(problems)
    problems[:0] = _check_source_ids(facts, document) if sources else ()
    problems[:] = _once_a_source(problems)
    problems += _check_placeholders(document, facts)
    problems += _check_unique([festival.id for festival in facts.festivals], document, "festivals", "id")
    problems += _check_unique([photo.file for photo in facts.photos], document, "photos", "file")
    problems += check_own_facts(facts.facts, document, project.languages if project else ())
    problems += check_questions(facts.questions, document, project.languages if project else ())
    ward, ward_problems = ward_of(facts, document, references.country, project)
    problems += [*ward_problems, *_check_languages_first(facts, document, project)]
    was_at = tuple(document.at("was", number) for number in range(len(facts.was)))
    if draft:
        not_yet = references.chapters.not_yet.get(project.languages[0], "") if project else ""
        problems[:] = [*unfinished(problems), *still_missing(document, texts, not_yet, project)]
    relic = Relic(slug(folder), facts, tuple(stories), pictures, document.at(), was_at, recordings, ward)
    return relic, tuple(problems)


ReadText = tuple[str, Document | None, Story | None]
"""Language, front matter and story of a text; None where they could not be read."""


def _read_texts(
    content_files: ContentFiles,
    folder: str,
    facts: RelicFacts | None,
    document: Document | None,
    known: tuple[set[str] | None, References],
) -> tuple[list[ReadText], list[Story], list[Problem]]:
    """The texts of a folder, and their stories with all that stands beside them: reviews, what is borrowed, what is behind.

    `facts` and `document` are of its site.yaml; `known` are the ids of its sources, None where they cannot be told, and
    what else a text may refer to.
    """
    sources, references = known
    texts, problems = story_files(content_files, folder, references.project)
    readings, unread = read_readings(content_files, folder, (language for language, _ in texts))
    problems += unread
    facts_read = facts_digest(document.data) if document else ""
    found, stories = list[ReadText](), list[Story]()
    for language, text in texts:
        headings = references.chapters.headings(facts.kind if facts else "", language)
        undemanding, not_yet = facts is None or facts.draft, references.chapters.not_yet.get(language, "")
        targets = Targets(language, sources, references.relics, headings, references.today, undemanding, not_yet)
        story, front_matter, wrong = read_story(text, StoryFrontMatter, targets)
        problems += wrong
        if story and facts and front_matter:
            first = references.project.languages[0] if references.project else language
            problems += _check_story_keys(story, facts, front_matter, first)
            problems += _check_placeholders(front_matter, facts)
        found.append((language, front_matter, story))
        stories += [with_standing(story, readings, facts_read)] if story else []
    stories, unstated = _with_state(content_files, folder, _with_borrowed(stories, references.languages), dict(texts))
    return found, stories, [*problems, *unstated]


def with_standing(story: Story, readings: Mapping[str, Reading], facts: str) -> Story:
    """The text with how it stands to its review, where it has one; `facts` is the digest of the facts on its page."""
    review, reading = story.front_matter.reviewed, readings.get(story.language)
    if review is None:
        return story
    return replace(story, standing=standing_of(review, story.front_matter.updated, reading, story.digest, facts))


def entry_of(relic: Relic) -> CatalogueEntry:
    """The relic's entry."""
    place, hero = relic.facts.place, relic.pictures[0] if relic.pictures else None
    return CatalogueEntry(
        id=relic.id,
        kind=relic.facts.kind,
        roof=relic.roof,
        texts=tuple(_text_of(story) for story in relic.stories),
        ward=place.ward or "",
        address=place.address or "",
        precision=relic.precision,
        point=relic.point,
        area=relic.area,
        festivals=tuple(
            EntryFestival(festival.id, festival.when, _names_of(festival.id, relic.stories))
            for festival in relic.facts.festivals
        ),
        hero=EntryPicture(hero.slug, hero.file.digest, hero.width) if hero else None,
        recordings=tuple((recording.language, recording.file.digest) for recording in relic.recordings),
        was=relic.facts.was,
        links=tuple(sorted({link for story in relic.stories for link in _links_of(story)} - {relic.id})),
        draft=relic.facts.draft,
        at=relic.at,
        was_at=relic.was_at,
        red_address=relic.facts.red_address,
        reviews_end=tuple(sorted({end for story in relic.stories if (end := _review_end(story))})),
    )


def _review_end(story: Story) -> str:
    review = story.front_matter.reviewed
    return review.until or "" if review else ""


def _text_of(story: Story) -> EntryText:
    front_matter = story.front_matter
    assert isinstance(front_matter, StoryFrontMatter)
    return EntryText(
        language=story.language,
        name=front_matter.name,
        summary=front_matter.summary,
        updated=front_matter.updated,
        also=front_matter.also,
        vouched=front_matter.name_is_vouched_for,
        at=story.at,
        machine=front_matter.machine,
    )


def _names_of(festival: str, stories: tuple[Story, ...]) -> tuple[tuple[str, str], ...]:
    """The festival's name in each language it is told in."""
    return tuple(
        (story.language, story.front_matter.festivals[festival])
        for story in stories
        if isinstance(story.front_matter, StoryFrontMatter) and festival in story.front_matter.festivals
    )


def _links_of(story: Story) -> Iterator[str]:
    """The ids of the relics the text leads to."""
    front_matter = story.front_matter
    lines = (front_matter.worship, front_matter.way) if isinstance(front_matter, StoryFrontMatter) else ()
    for html in (*(section.html for section in story.sections), *(prepared(line, "") for line in lines if line)):
        yield from led_to(html)


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


def story_files(
    content_files: ContentFiles, folder: str, project: Project | None
) -> tuple[list[tuple[str, TextFile]], list[Problem]]:
    """Read the `<lang>.md` files of a folder, in the project's order of languages.

    Returns language and text of each that could be read. A missing file in the first language is a problem. Without a
    project, every text is read.
    """
    texts_there = (name.removeprefix(f"{folder}/") for name in content_files.files if name.startswith(f"{folder}/"))
    languages = (
        project.languages
        if project
        else tuple(name.removesuffix(".md") for name in texts_there if name.endswith(".md") and "/" not in name)
    )
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


def _with_borrowed(stories: list[Story], languages: Languages) -> list[Story]:
    """The stories; what a translation does not call a festival, or say of a photograph, is borrowed from the first language."""
    if not stories or not isinstance(first := stories[0].front_matter, StoryFrontMatter):
        return stories
    mark = languages[stories[0].language].mark
    festivals = {festival: borrowed(name, mark) for festival, name in first.festivals.items()}
    photos = {
        file: Caption(alt=borrowed(said.alt, mark), caption=borrowed(said.caption, mark))
        for file, said in first.photos.items()
    }
    found = stories[:1]
    for story in stories[1:]:
        own = story.front_matter
        assert isinstance(own, StoryFrontMatter)
        lacking = festivals.keys() - own.festivals.keys() or photos.keys() - own.photos.keys()
        more = {"festivals": {**festivals, **own.festivals}, "photos": {**photos, **own.photos}}
        found.append(replace(story, front_matter=own.model_copy(update=more)) if lacking else story)
    return found


def _with_state(
    content_files: ContentFiles, folder: str, stories: list[Story], texts: Mapping[str, TextFile]
) -> tuple[list[Story], list[Problem]]:
    """The stories, the translations among them with what is behind in them; and what cannot be read of the records."""
    if not any(f"{folder}/{MADE_FROM}/{story.language}" in content_files.files for story in stories[1:]):
        return stories, []
    first, *others = stories
    source = passages(texts[first.language].content, first.sections)
    found, problems = [first], list[Problem]()
    for story in others:
        name = f"{folder}/{MADE_FROM}/{story.language}"
        path = content_files.files.get(name)
        lines, wrong = read_lines(path, content_files.shown(name)) if path else ((), ())
        if lines and not is_as_recorded(source, lines):
            own = passages(texts[story.language].content, story.sections)
            found.append(replace(story, behind=chapters_behind(source, own, lines)))
        else:
            found.append(story)
        problems += wrong
    return found, problems


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


def _check_story_keys(story: Story, facts: RelicFacts, document: Document, first: str) -> Iterator[Problem]:
    """Check that a story names exactly the festivals, and captions exactly the photographs, of site.yaml.

    Where a translation lacks one, that of the first language stands in: a warning.
    """
    front_matter = story.front_matter
    assert isinstance(front_matter, StoryFrontMatter)
    pairs = (
        ("festivals", [festival.id for festival in facts.festivals], front_matter.festivals, "festival-name"),
        ("photos", [photo.file for photo in facts.photos], front_matter.photos, "caption"),
    )
    for name, required, given, code in pairs:
        written = [str(where[-1]) for where in document.keys if where[:-1] == (name,)]  # also those without a value
        lacking = [key for key in required if key not in given]
        meant = {
            extra: next((key for key in lacking if slug(key) == slug(extra)), "")
            or nearest(extra, lacking)
            or nearest(extra, required)
            for extra in written
            if extra not in required
        }
        for missing in (key for key in lacking if key not in meant.values()):  # a name that is misspelt is there
            at, values = document.at(name), {"id": missing, "field": name}
            if story.language == first:
                yield Problem(f"{code}-missing", at, values)
            else:
                yield Problem(f"{code}-missing", at, values, f"{code}-lent", "warning")
        for extra, best in meant.items():
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
