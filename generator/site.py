"""The site to be built: what authors wrote, the words of the interface, the theme and the day, with their look-ups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from generator import urls
from generator.content.by_ward import WardRelics, wards_of
from generator.content.catalogue import Catalogue, Plaque, Relic, Story, unread
from generator.content.entry import CatalogueEntry
from generator.content.rounds import Round, Surroundings, red_addresses, rounds_of, surroundings_of
from generator.content.schema import AboutFrontMatter
from generator.kinds import Kind, Kinds
from generator.languages.language import Language
from generator.languages.scripts import LATIN
from generator.store import FileRef, Spelled
from generator.text.collation import Collation, collation_of
from generator.text.names import SearchWords, search_words
from generator.text.translations import BACKWARDS, MARK, UNBROKEN, Wording
from generator.theme.theme import Theme


@dataclass(frozen=True)
class Site:
    """Four values every page is filled from. What one page says is decided in its module of `pages`, not here."""

    catalogue: Catalogue
    wordings: Mapping[str, Wording]
    """The interface's words by language, in the order the languages are offered."""

    theme: Theme
    today: date
    """The next festivals are those from this day on."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Tags of the site's languages, in the order they are offered."""
        return self.catalogue.project.languages

    @property
    def first_language(self) -> str:
        """The language that stands in where a translation is missing."""
        return self.languages[0]

    @cached_property
    def searched(self) -> SearchWords:
        """How the search takes texts apart, in Python and in the browser."""
        return search_words((LATIN.id, *(wording.about.script for wording in self.wordings.values())))

    @property
    def entries(self) -> tuple[CatalogueEntry, ...]:
        """The entry of each relic, in the order of the catalogue."""
        return self.catalogue.entries

    def entry(self, relic_id: str) -> CatalogueEntry:
        """The entry of the relic with this id. Raises KeyError where there is none."""
        entry = self.catalogue.entry(relic_id)
        if entry is None:
            raise KeyError(relic_id)
        return entry

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """The trails and the neighbourhoods of the relics that are on none."""
        return rounds_of(self.entries, self.catalogue.project.all_trails, self.languages)

    @cached_property
    def surroundings(self) -> Mapping[str, Surroundings]:
        """Relic id → what its page shows of other relics."""
        return surroundings_of(self.entries, self.rounds)

    @cached_property
    def red_addresses(self) -> tuple[str, ...]:
        """The ids of the relics that are a “địa chỉ đỏ”, from one to the nearest next."""
        return red_addresses(self.entries)

    @cached_property
    def wards(self) -> tuple[WardRelics, ...]:
        """The relics of each ward, in the order of the wards' names: the same one on pages in every language."""
        return wards_of(self.entries, self.collation(self.local_language))

    @cached_property
    def looks(self) -> Spelled[FileRef]:
        """The templates, as every page is filled from them."""
        return Spelled(self.theme.templates)

    def page_words(self, language: str) -> tuple[tuple[str, str], ...]:
        """The interface's words as a template takes them, and what it is to know of each language of the site.

        That is how it marks a text in one whose tag does not say all, which are written from right to left, and at which
        blanks of the page's own no line is broken.
        """
        spoken = tuple(wording.about for wording in self.wordings.values())
        marks = ((f"{MARK}.{of.tag}", of.mark) for of in spoken if of.mark != of.tag)
        backwards = ((f"{BACKWARDS}.{of.tag}", of.tag) for of in spoken if of.writing.right_to_left)
        own = self.wordings[language].about
        signs = (("before", own.unbroken_before), ("behind", own.unbroken_behind))
        unbroken = ((f"{UNBROKEN}.{side}", text) for side, text in signs if text)
        return (*self.wordings[language].entries, *marks, *backwards, *unbroken)

    @cached_property
    def spelled_words(self) -> Mapping[str, Spelled[tuple[str, str]]]:
        """Language → the interface's words, as every page is filled with them."""
        return {language: Spelled(self.page_words(language)) for language in self.languages}

    def alone(self, entry: CatalogueEntry, plaques: tuple[Plaque, ...], today: date) -> Site:
        """The site as a relic's part of the plan sees it: of the catalogue nothing but this entry and these plaques."""
        own = replace(
            self, catalogue=replace(self.catalogue, entries=(entry,), plaques=plaques, read=unread), today=today
        )
        # These depend on words and theme alone, and take longer than a page.
        vars(own).update(looks=self.looks, spelled_words=self.spelled_words)
        return own

    def language(self, tag: str) -> Language:
        """One of the site's languages."""
        return self.wordings[tag].about

    def collation(self, tag: str) -> Collation:
        """The order of names in a language; what is none of the site's has that of its first one."""
        return collation_of(self.language(tag if tag in self.wordings else self.first_language))

    def mark(self, tag: str) -> str:
        """What marks a text in a language (BCP 47); what is none of the site's is its own: x-default."""
        return self.wordings[tag].about.mark if tag in self.wordings else tag

    @property
    def base(self) -> str:
        """The sub-path the site lies below; empty where it lies at the root of its host."""
        return urls.base(self.catalogue.project.address)

    def address(self, path: str) -> str:
        """The absolute URL of a path of this site."""
        return urls.absolute(self.catalogue.project.address, path)

    def about(self, language: str) -> Story:
        """The about page in this language, else in the first in which it is written."""
        return next((story for story in self.catalogue.about if story.language == language), self.catalogue.about[0])

    def front_matter(self, language: str) -> AboutFrontMatter:
        """The front matter of the about page: the site's name and summary in this language, or in its stand-in."""
        front_matter = self.about(language).front_matter
        assert isinstance(front_matter, AboutFrontMatter)
        return front_matter

    def story(self, relic: Relic, language: str) -> Story:
        """The relic's story in this language, else in the first language."""
        return next((story for story in relic.stories if story.language == language), relic.stories[0])

    def name(self, relic: Relic, language: str) -> str:
        """What the relic's story in this language, or the one that stands in for it, calls the relic."""
        return self.story(relic, language).front_matter.name

    @property
    def kinds(self) -> Kinds:
        """The kinds of its relics, by id, in the order in which they are named and drawn."""
        return self.catalogue.table.kinds

    @property
    def local_language(self) -> str:
        """What addresses and wards are written in: the country's language, else the project's first."""
        country = self.catalogue.country
        return (country.said.language if country else None) or self.first_language

    def kind(self, relic: Relic) -> Kind:
        """The relic's kind."""
        return self.kinds[relic.facts.kind]

    def payload(self, plaque: Plaque) -> str:
        """What the plaque's symbol holds: what was printed, or will be."""
        if plaque.printed:
            return plaque.printed.payload
        return urls.printed(self.catalogue.project.address, plaque.code)
