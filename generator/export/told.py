"""What every export is made from: a relic with its own file's words, and what is said of all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator import urls
from generator.content.catalogue import Relic, Story
from generator.content.schema import RelicFacts, StoryFrontMatter
from generator.content.source import Data
from generator.site import Site
from generator.text.licences import licence_address


@dataclass(frozen=True, slots=True)
class Told:
    """A relic, and what stands in its site.yaml, number by number as its author wrote it."""

    relic: Relic
    facts: Mapping[str, Data]

    @property
    def names(self) -> Mapping[str, str]:
        """Language → its name there, without those that are only a machine's guess."""
        return {story.language: story.front_matter.name for story in self.relic.vouched_stories}

    @property
    def also(self) -> Mapping[str, tuple[str, ...]]:
        """Language → other names there, without a machine's."""
        return {
            story.language: story.front_matter.also
            for story in self.relic.vouched_stories
            if isinstance(story.front_matter, StoryFrontMatter) and story.front_matter.also
        }

    @property
    def texts(self) -> tuple[Story, ...]:
        """Its stories that people wrote, translated or reviewed."""
        return tuple(story for story in self.relic.stories if not story.front_matter.machine)

    def name(self, site: Site) -> str:
        """What it is called in the site's first language, else in another; its id where nobody vouches for any name."""
        return self.names.get(site.first_language) or next(iter(self.names.values()), self.relic.id)

    def summary(self, story: Story) -> str:
        """What a story says in few words, in one line."""
        return " ".join(story.front_matter.summary.split())


@dataclass(frozen=True, slots=True)
class Licence:
    """Under what others may use the project's texts and facts."""

    words: str
    """Empty where the project gives none: nobody invents one."""

    address: str
    """Where it stands; empty where that is not known."""


def licence_of(site: Site) -> Licence:
    """The project's."""
    words = site.catalogue.project.licence or ""
    return Licence(words, licence_address(words))


def page(site: Site, relic: str, language: str = "") -> str:
    """The address of a relic's page, by default in the site's first language."""
    return site.address(urls.relic(language or site.first_language, relic))


def confirmed(facts: RelicFacts, sources: Iterable[str]) -> bool:
    """Whether an office, a museum or a newspaper says it: what others build on is no place for hearsay."""
    return any(facts.sources[source].grade in ("A", "B") for source in sources if source in facts.sources)
