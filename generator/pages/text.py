"""A text on a page: its sections, who wrote and reviewed it, its numbered sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import urls
from generator.content.catalogue import Story
from generator.content.made_from import FIELDS
from generator.content.schema import Review, Source
from generator.site import Site
from generator.text.markdown import cited, led_to
from generator.text.prose import Prose
from generator.text.translations import Wording

CitationNumbers = tuple[tuple[str, int], ...]
"""Pairs of a source id and its number on the page."""


@dataclass(frozen=True, slots=True)
class Changed:
    """That a passage of the first language was changed since it was translated."""

    sentence: str
    """What a reader is told."""

    path: str
    """Where the first language says it."""

    language: str
    """The first language."""

    name: str
    """What it calls itself."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a text."""

    id: str
    """Its anchor, the same in every language."""

    heading: str
    """Its heading."""

    text: Prose
    """Its text: safe HTML."""

    changed: Changed | None
    """Whether a passage of it was changed in the first language since it was translated."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """An entry of the list of sources."""

    number: int
    """As cited in the text."""

    title: str
    """Title of the page or document, in its own language."""

    publisher: str
    """Who published it."""

    publisher_language: str
    """What most publishers are called in: the country's language, else the project's first."""

    grade: str
    """What sort of source it is, in the page's language."""

    address: str
    """Where it can be read; empty where only a copy was seen."""

    date: str
    """When it was published, in the page's language; may be empty."""

    cut: bool
    """Only its beginning could be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A story, or the text of the about page, with its state and its sources."""

    name: str
    """The heading."""

    summary: str
    """The lead: two or three plain sentences."""

    language: str
    """The language the text is in."""

    fallback: bool
    """Whether the text stands in for a translation that is not there yet."""

    fallback_note: str
    """The same as a sentence, which names the language the text is in; empty where it is the page's own."""

    state: str
    """How the text came to be, for the reader."""

    machine: bool
    """Whether it is a machine translation nobody has reviewed."""

    updated: str
    """When the text was last changed, as a sentence."""

    updated_iso: str
    """The day alone, as 2026-11-22."""

    reviewed: str
    """Who answered for it, when and until when; or that nobody has yet."""

    review_notes: tuple[str, ...]
    """What is to be known of that review, a sentence each: that the text was changed since, that it is over."""

    changed: Changed | None
    """Whether its name, its summary or another of its fields was changed in the first language since it was translated."""

    parts: tuple[Part, ...]
    """The sections of the text."""

    sources: tuple[SourceLine, ...]
    """The sources cited, by number."""


def text(  # noqa: PLR0913, PLR0917 -- a text, the language it is shown in, and what it refers to
    site: Site,
    story: Story,
    language: str,
    citation_numbers: CitationNumbers,
    sources: Mapping[str, Source],
    linked: Sequence[str],
    source_path: str = "",
) -> Text:
    """The story on a page in `language`; its state, dates and grades are given in that language.

    `linked` are the ids of the relics its links may lead to, `source_path` is its page in the first language.
    """
    front_matter, wording = story.front_matter, site.wordings[language]
    review = front_matter.reviewed
    revised = front_matter.text == "machine" and review is not None
    return Text(
        name=front_matter.name,
        summary=front_matter.summary,
        language=story.language,
        fallback=story.language != language,
        fallback_note=wording.say("fallback", language=wording.name_of(site.language(story.language)))
        if story.language != language
        else "",
        state=wording.say("state_revised" if revised else f"state_{front_matter.text}"),
        machine=front_matter.machine,
        updated=wording.say("updated", date=wording.date(front_matter.updated)),
        updated_iso=front_matter.updated,
        reviewed=_reviewed(review, wording),
        review_notes=tuple(_review_notes(story, wording, site.today.isoformat())),
        changed=_changed(site, story, FIELDS, language, source_path),
        parts=tuple(
            Part(
                section.key,
                section.heading,
                prose(site, section.html, story.language, language, citation_numbers, linked),
                _changed(site, story, section.key, language, f"{source_path}#{section.key}"),
            )
            for section in story.sections
        ),
        sources=source_lines(site, sources, citation_numbers, wording),
    )


def source_lines(
    site: Site, sources: Mapping[str, Source], citation_numbers: CitationNumbers, wording: Wording
) -> tuple[SourceLine, ...]:
    """The list of the sources that are cited, by number."""
    return tuple(
        _source(sources[source_id], number, wording, site.local_language) for source_id, number in citation_numbers
    )


def _reviewed(review: Review | None, wording: Wording) -> str:
    if review is None:
        return wording.say("not_reviewed")
    day = wording.date(review.on)
    if review.until:
        return wording.say("reviewed_until", by=review.by, date=day, until=wording.date(review.until))
    return wording.say("reviewed", by=review.by, date=day)


def _review_notes(story: Story, wording: Wording, today: str) -> Iterator[str]:
    """What a reader is to know of the text's review, where it has one."""
    if story.front_matter.reviewed is None:
        return
    if story.lapsed(today):
        yield wording.say("review_over")
    if story.standing == "unknown":
        yield wording.say("review_unknown")
    elif story.standing == "text-changed":
        yield wording.say("review_changed")
    elif story.standing == "facts-changed":
        yield wording.say("review_facts_changed")


def _changed(site: Site, story: Story, chapter: str, language: str, path: str) -> Changed | None:
    """What is said of a chapter, or of FIELDS, that is behind; nothing on a page that shows the text for want of another."""
    if chapter not in story.behind or story.language != language:
        return None
    first, wording = site.language(site.first_language), site.wordings[language]
    return Changed(wording.say("behind", language=wording.name_of(first)), path, first.tag, first.name)


def cited_sources(story: Story) -> Iterator[str]:
    """Ids of the sources the story's sections cite, in order, each as often as it is cited."""
    return (source for section in story.sections for source in cited(section.html))


def prose(  # noqa: PLR0913, PLR0917 -- a text, the two languages it stands between, and what it refers to
    site: Site,
    html: str,
    language: str,
    page_language: str,
    citation_numbers: CitationNumbers,
    linked: Sequence[str] = (),
    *,
    inline: bool = False,
) -> Prose:
    """A text in `language` on a page in `page_language`: its links to relics lead to pages in the page's language.

    `html` is as `markdown.prepared` gives it. Only the relics in `linked` can be led to.
    """
    relics, sources = set(led_to(html)), set(cited(html))
    links = tuple((relic, urls.relic(page_language, relic)) for relic in linked if relic in relics)
    cites = tuple(pair for pair in citation_numbers if pair[0] in sources)
    label = site.wordings.get(language, site.wordings[page_language]).words["source_label"]
    return Prose(html, links, cites, label, inline)


def _source(source: Source, number: int, wording: Wording, local: str) -> SourceLine:
    """The source's entry, its grade and date in the wording's language."""
    return SourceLine(
        number=number,
        title=source.title,
        publisher=source.publisher,
        publisher_language=local,
        grade=f"{source.grade} – {wording.say(f'grade_{source.grade.lower()}')}",
        address=source.address or "",
        date=wording.date(source.date) if source.date else "",
        cut=source.cut,
    )
