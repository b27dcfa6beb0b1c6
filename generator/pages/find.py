"""Every name of every relic: as an alphabet to read, as a list to search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from generator import urls
from generator.content.schema import Relic, StoryFrontMatter
from generator.languages import TOLD_BY_LETTERS
from generator.pages import views
from generator.pages.showing import Showing
from generator.text.names import initial, order

ONE_PAGE = 300
"""Names that stand on one page. Of more, each letter has a page of its own: a phone should not load 20,000 names to
show one."""


def pages(showing: Showing, language: str) -> Iterator[views.FindPage]:
    """The alphabet: all of it on one page, or its letters here and their names on a page each."""
    lines = sorted(
        (line for relic in showing.catalogue.relics for line in _lines(showing, relic, language)),
        key=lambda line: ((letter := initial(line.name)) == "#", letter, order(line.name)),
    )
    letters = [(heading, tuple(group)) for heading, group in groupby(lines, key=lambda line: initial(line.name))]
    if len(lines) <= ONE_PAGE:
        whole = tuple(
            views.Letter(heading, _script(heading, language), f"#{_place(number)}", group)
            for number, (heading, group) in enumerate(letters, 1)
        )
        yield _page(showing, language, urls.find(language), whole)
        return
    paths = [urls.letter(language, _place(number)) for number in range(1, len(letters) + 1)]
    closed = [
        views.Letter(heading, _script(heading, language), path, ())
        for path, (heading, _) in zip(paths, letters, strict=True)
    ]
    yield _page(showing, language, urls.find(language), tuple(closed))
    for number, (path, (_, group)) in enumerate(zip(paths, letters, strict=True)):
        opened = (*closed[:number], replace(closed[number], lines=group), *closed[number + 1 :])
        yield _page(showing, language, path, opened)


def _script(heading: str, language: str) -> str:
    """The language of a letter that is not Latin; empty if that is the page's own."""
    found = next((told for told, script in TOLD_BY_LETTERS.items() if script.holds(heading[0])), "")
    return found if found != language else ""


def _place(number: int) -> str:
    """The anchor or the address of a letter: plain in every script."""
    return f"l{number}"


def _page(showing: Showing, language: str, path: str, letters: tuple[views.Letter, ...]) -> views.FindPage:
    wording, whole = showing.wording(language), path == urls.find(language)
    frame = showing.frame(
        language,
        path,
        f"{wording.say('find_title')} – {showing.front_matter(language).site_name}",
        wording.say("find_text"),
        keep=urls.offline_list(language),
        languages=showing.bar(urls.find, language),
        canonical=showing.address(path) if whole else "",
        alternates=showing.alternates(urls.find, showing.languages) if whole else (),
    )
    return views.FindPage(
        **frame, names_path=urls.names(language), find_script=showing.theme.scripts["find"].path, letters=letters
    )


def _names(relic: Relic) -> Iterator[tuple[str, str]]:
    """Every name a source gives, with the language it is in."""
    for story in relic.stories:
        yield story.front_matter.name, story.language
        if isinstance(story.front_matter, StoryFrontMatter):
            yield from ((other, story.language) for other in story.front_matter.also)


def _lines(showing: Showing, relic: Relic, language: str) -> Iterator[views.NameLine]:
    """A relic's names, each once: those of the page's language first, for they need no mark of another."""
    main = showing.story(relic, language).front_matter.name
    names: dict[str, str] = {}
    for name, written_in in sorted(_names(relic), key=lambda pair: pair[1] != language):
        names.setdefault(name, written_in)
    for name, written_in in names.items():
        yield views.NameLine(
            name=name,
            language=written_in if written_in != language else "",
            of=main if name != main else "",
            about=showing.about_relic(relic, language),
            path=urls.relic(language, relic.id),
        )


def name_list(showing: Showing, language: str) -> views.NameList:
    """What the search of this language looks through."""
    return views.NameList(tuple(_entrance(showing, relic, language) for relic in showing.catalogue.relics))


def _entrance(showing: Showing, relic: Relic, language: str) -> views.Entrance:
    place = relic.facts.place
    keys = (
        showing.story(relic, language).front_matter.name,
        *(name for name, _ in _names(relic)),
        *(plaque.code for plaque in showing.catalogue.plaques if plaque.relic == relic.id and not plaque.down),
        *filter(None, (place.ward, place.address)),
    )
    about, *plain = (" ".join(key.split()) for key in (showing.about_relic(relic, language), *keys))
    return views.Entrance(urls.relic(language, relic.id), about, tuple(dict.fromkeys(plain)))
