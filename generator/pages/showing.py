"""Catalogue and words → views: what each page says, decided before any template is opened."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from generator import urls
from generator.content.load import Words
from generator.content.schema import AboutFrontMatter, Catalogue, Plaque, Relic, Source, Story, StoryFrontMatter
from generator.diagnostics.problem import Span
from generator.festivals import dates, ics
from generator.kinds import KINDS
from generator.languages import LANGUAGES
from generator.media import photos
from generator.pages import trail_map, views
from generator.pages.facts import Row, rows
from generator.pages.jsonld import Addresses, structured
from generator.text.prose import Prose, citations, numbers
from generator.text.translations import Wording
from generator.theme.theme import Theme

SHARE_SIZE = (1200, 630)
"""px: what Facebook, Zalo and Telegram show uncut."""

Cites = tuple[tuple[str, int], ...]
"""Source id and its number on the page."""


@dataclass(frozen=True)
class Showing:
    """One catalogue to be shown. Each method gives the view of one page."""

    catalogue: Catalogue
    words: Words
    theme: Theme
    today: date
    """Festivals are told from here on."""

    @property
    def languages(self) -> tuple[str, ...]:
        """In the order they are offered."""
        return self.catalogue.project.languages

    @property
    def first(self) -> str:
        """The language everything falls back to."""
        return self.languages[0]

    def wording(self, language: str) -> Wording:
        """The interface's words in one language."""
        return Wording(language, {key: group[language] for key, group in self.words.items()})

    def spoken(self, language: str) -> tuple[tuple[str, str], ...]:
        """The interface's words in one language, as a page takes them."""
        return tuple((key, group[language]) for key, group in self.words.items())

    def address(self, path: str) -> str:
        """The whole address of a path."""
        return urls.absolute(self.catalogue.project.address, path)

    def front_matter(self, language: str) -> AboutFrontMatter:
        """What the site says of itself in this language."""
        front_matter = self._about(language).front_matter
        assert isinstance(front_matter, AboutFrontMatter)
        return front_matter

    def about_at(self, language: str) -> Span:
        """Where the about page of this language is written."""
        return self._about(language).at

    def story(self, relic: Relic, language: str) -> Story:
        """The story in this language, or the one it falls back to."""
        return next((story for story in relic.stories if story.language == language), relic.stories[0])

    def relic_of(self, plaque: Plaque) -> Relic:
        """The relic a plaque leads to. Only a plaque that is down may have none."""
        return next(relic for relic in self.catalogue.relics if relic.id == plaque.relic)

    # ---- pages --------------------------------------------------------------------------------------

    def home(self) -> views.HomePage:
        """The page at /."""
        letters = [(language, self.front_matter(language)) for language in self.languages]
        greetings = tuple(
            views.Greeting(lang, front_matter.site_name, _one_line(front_matter.summary))
            for lang, front_matter in letters
        )
        common = self.frame(self.first, urls.HOME, greetings[0].heading, greetings[0].sentence)
        return views.HomePage(
            **common,
            offers=self.bar(urls.listing),
            greetings=greetings,
            stops=self.stops(self.first),
            map=self.map(self.first),
        )

    def listing(self, language: str) -> views.ListPage:
        """The list of relics in one language."""
        front_matter = self.front_matter(language)
        common = self.frame(
            language,
            urls.listing(language),
            front_matter.site_name,
            front_matter.summary,
            alternates=self.alternates(urls.listing, self.languages),
            languages=self.bar(urls.listing, language),
            keep=urls.offline_list(language),
        )
        feasts = tuple(feast for _, feast in sorted(self._feasts(language), key=lambda pair: pair[0]))
        return views.ListPage(
            **common,
            summary=front_matter.summary,
            stops=self.stops(language),
            map=self.map(language),
            feasts=feasts,
            **self._calendar(language, there=bool(feasts)),
        )

    def about(self, language: str) -> views.AboutPage:
        """The page about the site."""
        story, front_matter = self._about(language), self.front_matter(language)
        written = [story.language for story in self.catalogue.about]
        common = self.frame(
            language,
            urls.about(language),
            f"{front_matter.name} – {front_matter.site_name}",
            front_matter.summary,
            alternates=self.alternates(urls.about, written) if language in written else (),
            languages=self.bar(urls.about, language),
            keep=urls.offline_list(language),
            **({} if language in written else {"canonical": ""}),
        )
        cites = numbers(_cited_in(story))
        return views.AboutPage(**common, **self._text(story, language, cites, self.catalogue.project.sources))

    def relic(self, relic: Relic, language: str) -> views.RelicPage:
        """A relic's page in one language, in the first where no translation is there yet."""
        story, site = self.story(relic, language), relic.facts
        front_matter = story.front_matter
        assert isinstance(front_matter, StoryFrontMatter)
        facts = tuple(rows(relic, front_matter, story.language, self.wording(language), self.today))
        cites = numbers(
            [*(source for row in facts for line in row.lines for source in citations(line)), *_cited_in(story)]
        )
        before, after = self._around(relic, language)
        pictures = tuple(_photographs(relic, front_matter))
        return views.RelicPage(
            **self._relic_page(relic, story, language),
            **self._text(story, language, cites, site.sources),
            kind=site.kind,
            kind_name=self._kind(relic, language),
            vietnamese_name=self.story(relic, self.first).front_matter.name if story.language != self.first else "",
            also=front_matter.also,
            pronunciation=front_matter.pronunciation or "",
            facts=tuple(self._fact(row, language, cites) for row in facts),
            hero=pictures[0] if pictures else None,
            photographs=pictures[1:],
            listen=self._listen(relic, story, language),
            **self._calendar(language, there=bool(site.festivals)),
            whereabouts=trail_map.whereabouts(relic, self.wording(language)),
            maps=tuple(trail_map.maps(relic, self.story(relic, self.first).front_matter.name, self.wording(language))),
            map=self.map(language, relic),
            next_stop=after,
            previous_stop=before,
            relic_id=relic.id,
            scanned="",
            first=tuple(self.offer(relic, other) for other in self._first(relic) if other != language),
            plaques=tuple(
                self.plaque(plaque, language)
                for plaque in self.catalogue.plaques
                if plaque.relic == relic.id and not plaque.down
            ),
        )

    # ---- for machines -------------------------------------------------------------------------------

    def sitemap(self, pages: Iterable[views.Page]) -> views.Sitemap:
        """Those of these pages that search engines are to list."""
        entries = (
            views.MapEntry(
                page.canonical, page.updated_iso if isinstance(page, views.TextPage) else "", page.alternates
            )
            for page in pages
            if page.canonical == self.address(page.path)
        )
        return views.Sitemap(tuple(sorted(entries, key=lambda entry: entry.address)))

    def feed(self, language: str) -> views.Feed:
        """The texts of one language, newest first."""
        front_matter = self.front_matter(language)
        told = [
            (relic, story) for relic in self.catalogue.relics for story in relic.stories if story.language == language
        ]
        told.sort(key=lambda pair: pair[1].front_matter.updated, reverse=True)
        entries = tuple(
            views.Entry(
                title=story.front_matter.name,
                address=self.address(urls.relic(language, relic.id)),
                summary=_one_line(story.front_matter.summary),
                updated=_moment(story.front_matter.updated),
            )
            for relic, story in told
        )
        return views.Feed(
            language=language,
            title=front_matter.site_name,
            subtitle=_one_line(front_matter.summary),
            author=self.catalogue.project.steward,
            address=self.address(urls.listing(language)),
            self_address=self.address(urls.feed(language)),
            updated=entries[0].updated if entries else _moment(front_matter.updated),
            entries=entries,
        )

    # ---- what pages share ---------------------------------------------------------------------------

    def stops(self, language: str) -> tuple[views.Stop, ...]:
        """The trail in one language."""
        relics = self.catalogue.relics
        before = (None, *relics)
        return tuple(
            self._stop(number, relic, language, self._from(other, relic, language) if other else "")
            for number, (relic, other) in enumerate(zip(relics, before, strict=False), 1)
        )

    def _from(self, other: Relic, relic: Relic, language: str) -> str:
        """The way from the stop before, as words; empty where it is not known."""
        way = self._way(other, relic, language)
        return self.wording(language).say("from_previous", way=way) if way else ""

    def _way(self, one: Relic, other: Relic, language: str) -> str:
        leg = trail_map.leg(one, other)
        return trail_map.told(leg, self.wording(language)) if leg else ""

    def _stop(self, number: int, relic: Relic, language: str, way: str) -> views.Stop:
        story, wording = self.story(relic, language), self.wording(language)
        return views.Stop(
            number=number,
            label=wording.say("stop", number=number),
            kind=relic.facts.kind,
            kind_name=self._kind(relic, language),
            name=story.front_matter.name,
            language=story.language,
            summary=story.front_matter.summary,
            ward=relic.facts.place.ward or "",
            path=urls.relic(language, relic.id),
            way=way,
        )

    def _around(self, relic: Relic, language: str) -> tuple[views.Stop | None, views.Stop | None]:
        """The stop before and the one after, told from this relic; the trail is a round."""
        relics = self.catalogue.relics
        place = relics.index(relic)
        before, after = (place - 1) % len(relics), (place + 1) % len(relics)

        def stop(number: int) -> views.Stop:
            return self._stop(number + 1, relics[number], language, self._way(relic, relics[number], language))

        return stop(before) if len(relics) > 2 else None, stop(after) if len(relics) > 1 else None  # noqa: PLR2004

    def map(self, language: str, here: Relic | None = None) -> views.TrailMap | None:
        """The trail drawn, one relic of it marked."""
        return trail_map.drawn(self.catalogue.trail, here, self.wording(language))

    def about_relic(self, relic: Relic, language: str) -> str:
        """Its kind, and its ward where that is known: to tell it from another of like name."""
        return " · ".join(filter(None, (self._kind(relic, language), relic.facts.place.ward)))

    def frame(self, language: str, path: str, title: str, description: str, **given: object) -> dict[str, Any]:
        """The fields of views.Page; what is not given is as on a page without translations."""
        written_in = self._about(language).language
        usual = {
            "language": language,
            "path": path,
            "title": title,
            "description": _one_line(description),
            "address": self.address(path),
            "canonical": self.address(path),
            "alternates": (),
            "languages": self.bar(urls.listing),
            "kinds": tuple(KINDS),
            "site_name": self.front_matter(language).site_name,
            "site_language": written_in if written_in != language else "",
            "list_path": urls.listing(language),
            "about_path": urls.about(language),
            "about_name": self.front_matter(language).name,
            "feed_path": urls.feed(language),
            "share": None,
            "structured": "",
            "style": self.theme.style,
            "script": self.theme.scripts["language"].path,
            "icon": urls.ICON,
            "touch_icon": urls.TOUCH_ICON,
            "find_path": urls.find(language),
            "manifest": urls.manifest(language),
            "keep": "",
            "offline_script": self.theme.scripts["offline"].path,
        }
        return usual | given

    def _relic_page(self, relic: Relic, story: Story, language: str) -> dict[str, Any]:
        """The fields of views.Page on a relic's page. One that stands in for a translation is kept out of searches."""
        front_matter, site_name = story.front_matter, self.front_matter(language).site_name
        written = [story.language for story in relic.stories]
        own = story.language == language

        def path(lang: str) -> str:
            return urls.relic(lang, relic.id)

        home, image = self.address(urls.HOME), self.address(urls.share(relic.id))
        addresses = Addresses(home, self.address(path(language)), image)
        return self.frame(
            language,
            path(language),
            f"{front_matter.name} – {site_name}",
            front_matter.summary,
            alternates=self.alternates(path, written) if own else (),
            languages=self.bar(path, language),
            keep=urls.offline_list(language),
            canonical=self.address(path(language)) if own else "",
            share=views.Share(image, *SHARE_SIZE),
            # What a machine translated and nobody has read is for readers, who are told so, not for search engines' facts.
            structured=structured(relic, story, site_name, addresses) if own and front_matter.text != "machine" else "",
        )

    def bar(self, path: Callable[[str], str], current: str = "") -> tuple[views.Language, ...]:
        """The same page in every language."""
        return tuple(views.Language(lang, LANGUAGES[lang].name, path(lang), lang == current) for lang in self.languages)

    def alternates(self, path: Callable[[str], str], written: Iterable[str]) -> tuple[views.Alternate, ...]:
        """For search engines: real translations alone, and the first language for everybody else."""
        real = [views.Alternate(lang, self.address(path(lang))) for lang in self.languages if lang in set(written)]
        return (*real, views.Alternate("x-default", self.address(path(self.first))))

    def _about(self, language: str) -> Story:
        return next((s for s in self.catalogue.about if s.language == language), self.catalogue.about[0])

    def _kind(self, relic: Relic, language: str) -> str:
        return KINDS[relic.facts.kind].names[language]

    def payload(self, plaque: Plaque) -> str:
        """What the plaque's symbol says: what was printed, once it was."""
        if plaque.printed:
            return plaque.printed.payload
        return urls.printed(self.catalogue.project.address, plaque.code)

    def plaque(self, plaque: Plaque, language: str) -> views.PlaqueLine:
        """What a reader compares with the plaque on the wall, and how to say that something is wrong with it."""
        wording = self.wording(language)
        address = self.payload(plaque).removeprefix("https://")
        return views.PlaqueLine(
            code=plaque.code,
            place=plaque.place or "",
            address=address,
            told=wording.say("genuine_text", host=address.partition("/")[0], code=plaque.code),
            picture=urls.plaque_picture(plaque.code),
            picture_alt=wording.say("plaque_picture", code=plaque.code),
            side=views.PICTURE_SIDE,
            reports=tuple(self._reports(plaque, wording)),
        )

    def _reports(self, plaque: Plaque, wording: Wording) -> Iterator[views.Report]:
        """The subject is in the first language: whoever keeps the plaques reads that one."""
        contact, home = self.catalogue.project.contact, self.wording(self.first)
        about = f"{home.say('code_label')} {plaque.code}"
        for fault in ("damaged", "missing", "wrong", "pasted") if contact.email else ():
            subject = quote(f"{about}: {home.say(f'report_{fault}')}")
            body = quote(f"{self.payload(plaque)}\r\n\r\n")
            href = f"mailto:{quote(contact.email or '', safe='@')}?subject={subject}&body={body}"
            yield views.Report(wording.say(f"report_{fault}"), href)
        if contact.phone:
            number = re.sub(r"[^+0-9]", "", contact.phone)
            yield views.Report(wording.say("report_call", phone=contact.phone), f"tel:{number}")
            yield views.Report(wording.say("report_text"), f"sms:{number}?body={quote(about + ': ')}")

    def _first(self, relic: Relic) -> tuple[str, ...]:
        """Languages offered before all others at this relic, as far as its story is told in them."""
        told = {story.language for story in relic.stories}
        return tuple(language for language in relic.facts.languages_first if language in told)

    def offers(self, relic: Relic) -> tuple[views.Offer, ...]:
        """Every language in the order in which it is offered at this relic."""
        return tuple(self.offer(relic, language) for language in dict.fromkeys((*self._first(relic), *self.languages)))

    def offer(self, relic: Relic, language: str) -> views.Offer:
        """The relic in one language."""
        story = self.story(relic, language)
        return views.Offer(
            language=language,
            language_name=LANGUAGES[language].name,
            name=story.front_matter.name,
            name_language=story.language,
            invitation=self.wording(language).say("read_verb"),
            path=urls.relic(language, relic.id),
        )

    # ---- festivals, places, recordings --------------------------------------------------------------

    def _feasts(self, language: str) -> Iterator[tuple[date, views.Feast]]:
        """Every festival of the trail with its next day."""
        wording = self.wording(language)
        for relic in self.catalogue.relics:
            story = self.story(relic, language)
            assert isinstance(story.front_matter, StoryFrontMatter)
            for feast in relic.facts.festivals:
                yield (
                    dates.next_day(feast, self.today),
                    views.Feast(
                        name=story.front_matter.festivals[feast.id],
                        relic=story.front_matter.name,
                        language=story.language if story.language != language else "",
                        path=urls.relic(language, relic.id),
                        lunar=dates.lunar_days(feast, wording),
                        solar=dates.solar_days(feast, wording, self.today),
                    ),
                )

    def _calendar(self, language: str, *, there: bool) -> dict[str, Any]:
        """Where the calendar is; nowhere if it would be empty."""
        path = urls.calendar(language)
        address = self.address(path).replace("https:", "webcal:", 1)
        return {"calendar": address if there else "", "calendar_path": path if there else ""}

    def calendar(self, language: str) -> tuple[str, tuple[ics.Feast, ...]]:
        """The calendar's name, and every festival of the trail in the years to come."""
        return self.wording(language).say("calendar_name", site=self.front_matter(language).site_name), tuple(
            event
            for relic in self.catalogue.relics
            for feast in relic.facts.festivals
            for event in dates.events(feast, self._event(relic, feast.id, language), self.today)
        )

    def changed(self, language: str) -> date:
        """When a text in this language last changed."""
        return max(
            date.fromisoformat(self.story(relic, language).front_matter.updated) for relic in self.catalogue.relics
        )

    def _event(self, relic: Relic, feast: str, language: str) -> dates.About:
        front_matter = self.story(relic, language).front_matter
        assert isinstance(front_matter, StoryFrontMatter)
        return dates.About(
            uid=f"{relic.id}.{feast}@{self.catalogue.project.address.removeprefix('https://')}",
            name=f"{front_matter.festivals[feast]} – {front_matter.name}",
            place=relic.facts.place.ward or relic.facts.place.address,
            address=self.address(urls.relic(language, relic.id)),
            wording=self.wording(language),
        )

    def _listen(self, relic: Relic, story: Story, language: str) -> views.Listen | None:
        """Only what is read aloud in the language of the text: its words are the text's."""
        recording = next((one for one in relic.recordings if one.language == story.language), None)
        if recording is None:
            return None
        wording = self.wording(language)
        minutes, seconds = divmod(round(recording.seconds), 60)
        size = wording.say("megabytes", size=wording.number(max(recording.size / 1e6, 0.1)))
        return views.Listen(
            path=urls.audio(relic.id, recording.language, recording.file.digest),
            told=wording.say("listen_length", length=f"{minutes}:{seconds:02}", size=size),
            keep=wording.say("listen_keep", size=size),
            lines=tuple(views.Line(part.speaker, part.text) for part in recording.transcript.paragraphs),
        )

    # ---- texts --------------------------------------------------------------------------------------

    def _text(self, story: Story, language: str, cites: Cites, sources: Mapping[str, Source]) -> dict[str, Any]:
        """The fields of views.TextPage. What is said about the text is in the page's language."""
        front_matter, wording = story.front_matter, self.wording(language)
        review = front_matter.reviewed
        return {
            "name": front_matter.name,
            "summary": front_matter.summary,
            "text_language": story.language,
            "fallback": story.language != language,
            "state": wording.say(f"state_{front_matter.text}"),
            "machine": front_matter.text == "machine",
            "updated": wording.say("updated", date=wording.date(front_matter.updated)),
            "updated_iso": front_matter.updated,
            "reviewed": wording.say("reviewed", by=review.by, date=wording.date(review.on))
            if review
            else wording.say("not_reviewed"),
            "parts": tuple(
                views.Part(section.key, section.heading, self._prose(section.markdown, story.language, language, cites))
                for section in story.sections
            ),
            "sources": tuple(_source(sources[source], number, wording) for source, number in cites),
        }

    def _fact(self, row: Row, language: str, cites: Cites) -> views.Fact:
        values = tuple(self._prose(line, row.language, language, cites, inline=True) for line in row.lines)
        return views.Fact(
            self.wording(language).say(row.label), values, row.language if row.language != language else ""
        )

    def _prose(self, markdown: str, language: str, target: str, cites: Cites, *, inline: bool = False) -> Prose:
        """Text in one language on a page in the target language: its links stay in the reader's."""
        links = tuple(
            (relic.id, urls.relic(target, relic.id)) for relic in self.catalogue.relics if relic.id in markdown
        )
        used = set(citations(markdown))
        label = self.words["source_label"][language]
        return Prose(markdown, links, tuple(pair for pair in cites if pair[0] in used), label, inline, language)


def _source(source: Source, number: int, wording: Wording) -> views.SourceLine:
    return views.SourceLine(
        number=number,
        title=source.title,
        publisher=source.publisher,
        grade=f"{source.grade} – {wording.say(f'grade_{source.grade.lower()}')}",
        address=source.address or "",
        date=wording.date(source.date) if source.date else "",
        cut=source.cut,
    )


def _photographs(relic: Relic, front_matter: StoryFrontMatter) -> Iterator[views.Photograph]:
    for picture in relic.pictures:
        sizes = photos.widths(picture.width)
        images = {
            form: tuple(
                views.Image(urls.photo(relic.id, picture.slug, picture.file.digest, width, form), width)
                for width in sizes
            )
            for form in photos.FORMATS
        }
        caption = front_matter.photos[picture.photo.file]
        yield views.Photograph(
            avif=images["avif"],
            webp=images["webp"],
            jpeg=images["jpeg"],
            width=sizes[-1],
            height=photos.height(picture.width, picture.height, sizes[-1]),
            enlarged=urls.photo(relic.id, picture.slug, picture.file.digest, photos.enlarged(picture.width), "jpeg"),
            alt=caption.alt,
            caption=caption.caption,
            credit=picture.photo.credit,
            licence=picture.photo.licence,
        )


def _cited_in(story: Story) -> Iterator[str]:
    return (source for section in story.sections for source in citations(section.markdown))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _moment(day: str) -> str:
    """Midnight in Vietnam of a day as 2026-11-22 (RFC 3339)."""
    return f"{day}T00:00:00+07:00"
