"""The template contract: one frozen class per template, a sentence under each field. Documented means available."""

from __future__ import annotations

from dataclasses import dataclass

from generator.text.prose import Prose

PICTURE_SIDE = 320
"""px: a plaque's picture, wide and high; a plaque that is not square has empty margins in it."""

# ---- pieces -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Language:
    """A link to the same page in another language."""

    code: str
    """vi, en, km or zh."""

    name: str
    """The language's own name for itself."""

    path: str
    """Where the page in that language is."""

    current: bool
    """Whether this is the language being read."""


@dataclass(frozen=True, slots=True)
class Greeting:
    """A heading and a sentence in one language."""

    language: str
    """Its code."""

    heading: str
    """A few words."""

    sentence: str
    """One or two sentences."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """A true translation of the page, for search engines."""

    language: str
    """A language code, or x-default."""

    address: str
    """The whole address."""


@dataclass(frozen=True, slots=True)
class Share:
    """The picture shown where the page is shared."""

    address: str
    """The whole address."""

    width: int
    """px"""

    height: int
    """px"""


@dataclass(frozen=True, slots=True)
class Stop:
    """A relic on the trail."""

    number: int
    """Its place on the trail, from 1."""

    label: str
    """Its place on the trail, as words: Stop 1."""

    kind: str
    """The kind of relic: an id of generator/kinds.py."""

    kind_name: str
    """The kind in the page's language."""

    name: str
    """The relic's name."""

    language: str
    """The language of the name and the summary: the page's, or the one it falls back to."""

    summary: str
    """Two or three plain sentences."""

    ward: str
    """Today's ward, in Vietnamese; empty where it is not known."""

    path: str
    """Its page in the page's language."""

    way: str
    """How far it is, and in which direction: in a list from the stop before, on a relic's page from that relic. Empty
    where one of the two was not measured."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A stop's number on the map."""

    number: int
    """Its place on the trail."""

    x: float
    """In units of the drawing, as all of the map."""

    y: float
    """Downwards."""

    here: bool
    """Whether it is the relic the page is about."""

    near: bool
    """Whether its place is known only approximately, or only its ward."""


@dataclass(frozen=True, slots=True)
class WardCircle:
    """A ward in which stops lie whose place nobody has measured: a circle of the ward's area about its middle."""

    x: float
    """Of its middle."""

    y: float
    """Of its middle."""

    radius: float
    """In units of the drawing."""

    name: str
    """In Vietnamese."""

    label_x: float
    """The middle of its name."""

    label_y: float
    """The line its name stands on."""


@dataclass(frozen=True, slots=True)
class MapLeg:
    """The way between two stops that were measured."""

    x1: float
    """Where it begins."""

    y1: float
    """Where it begins."""

    x2: float
    """Where it ends."""

    y2: float
    """Where it ends."""


@dataclass(frozen=True, slots=True)
class MapScale:
    """The scale bar."""

    x: float
    """Its left end."""

    y: float
    """The line it lies on."""

    length: float
    """In units of the drawing."""

    label: str
    """What that length is on the ground."""

    label_x: float
    """Where those words begin, on the same line."""


@dataclass(frozen=True, slots=True)
class TrailMap:
    """The stops on a small drawing, north up, as precisely as they are known and no more."""

    width: float
    """Of the drawing, in units of its own."""

    height: float
    """Likewise."""

    title: str
    """What a screen reader says for the drawing."""

    badges: tuple[Badge, ...]
    """In the order of the trail."""

    wards: tuple[WardCircle, ...]
    """Behind the badges."""

    legs: tuple[MapLeg, ...]
    """In the order of the trail."""

    scale: MapScale
    """How large it all is."""

    north_x: float
    """The foot of an arrow that points up, in line with the scale bar."""

    north_y: float
    """Likewise."""

    note: str
    """How precise the drawing is, as a sentence."""


@dataclass(frozen=True, slots=True)
class MapLink:
    """A way to see the place on a map that is not ours; nothing is fetched from there before it is tapped."""

    label: str
    """What opens."""

    href: str
    """geo: for the phone's own map, or a page of OpenStreetMap."""


@dataclass(frozen=True, slots=True)
class Feast:
    """A festival of a relic."""

    name: str
    """In the language of the text."""

    relic: str
    """The relic's name."""

    language: str
    """The language of both names, when it is not the page's; else empty."""

    path: str
    """The relic's page."""

    lunar: str
    """Its days in the lunar calendar, as the source gives them."""

    solar: str
    """Its next days in the solar calendar with their year, and that they were calculated; goes on after `lunar`."""


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of a transcript."""

    speaker: str
    """Who speaks; may be empty."""

    text: str
    """What is said."""


@dataclass(frozen=True, slots=True)
class Listen:
    """A text read aloud."""

    path: str
    """Of the recording."""

    told: str
    """Length and size, as words: 1:20 · 0.3 MB"""

    keep: str
    """What a tap does that keeps it on the phone, with its size."""

    lines: tuple[Line, ...]
    """All that is said in it."""


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name in the alphabet."""

    name: str
    """As a source gives it."""

    language: str
    """The language it is in, when it is not the page's; else empty."""

    of: str
    """The name of the relic's page, when this is another one; else empty."""

    about: str
    """Kind and ward."""

    path: str
    """The relic's page in the page's language."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A heading of the alphabet."""

    heading: str
    """A letter; # for names that begin with none."""

    language: str
    """The language whose letter it is, when that is not the page's script; else empty."""

    path: str
    """Where its names are: a place on the page, or a page of its own where there are many."""

    lines: tuple[NameLine, ...]
    """Its names in order; empty where they stand on another page."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of what is known at a glance."""

    label: str
    """What the row tells."""

    values: tuple[Prose, ...]
    """One line each, with citations; empty where it is not known."""

    language: str
    """The language of the values when it is not the page's; else empty."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a text."""

    id: str
    """Its anchor, the same in every language."""

    heading: str
    """Its heading."""

    text: Prose
    """Its text: safe HTML."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """An entry of the list of sources."""

    number: int
    """As cited in the text."""

    title: str
    """Title of the page or document, in its own language."""

    publisher: str
    """Who published it."""

    grade: str
    """What sort of source it is, in the page's language."""

    address: str
    """Where it can be read; empty where only a copy was seen."""

    date: str
    """When it was published, in the page's language; may be empty."""

    cut: bool
    """Only its beginning could be read."""


@dataclass(frozen=True, slots=True)
class Image:
    """A photograph at one width and format."""

    path: str
    """Its address on the site."""

    width: int
    """px"""


@dataclass(frozen=True, slots=True)
class Photograph:
    """A photograph with its caption."""

    avif: tuple[Image, ...]
    """Narrow to wide."""

    webp: tuple[Image, ...]
    """Narrow to wide."""

    jpeg: tuple[Image, ...]
    """Narrow to wide."""

    enlarged: str
    """Path of the picture that a tap opens."""

    width: int
    """px, of the widest"""

    height: int
    """px, of the widest"""

    alt: str
    """What it shows, for those who do not see it."""

    caption: str
    """What it shows, for those who do."""

    credit: str
    """Who took it."""

    licence: str
    """Under what terms it is shown."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One language offered at a scan."""

    language: str
    """Its code."""

    language_name: str
    """Its own name for itself."""

    name: str
    """The relic's name."""

    name_language: str
    """The language that name is in."""

    invitation: str
    """A short verb in that language."""

    path: str
    """The relic's page in it."""


@dataclass(frozen=True, slots=True)
class Report:
    """One way to say that something is wrong; the plaque's number is filled in already."""

    label: str
    """What is wrong, or how it is said."""

    href: str
    """mailto:, sms: or tel:"""


@dataclass(frozen=True, slots=True)
class PlaqueLine:
    """A plaque that leads to this relic."""

    code: str
    """Its short code."""

    place: str
    """Where it hangs, in Vietnamese; may be empty."""

    address: str
    """The address its symbol holds, as it stands on the plaque: without https://"""

    told: str
    """How to know that it is genuine, as a sentence."""

    picture: str
    """Path of its picture, PICTURE_SIDE px wide and high."""

    picture_alt: str
    """What the picture shows."""

    side: int
    """px of the picture."""

    reports: tuple[Report, ...]
    """Ways to report; empty while nobody receives reports."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said in one language of a plaque that was taken down."""

    language: str
    """Its code."""

    heading: str
    """That the plaque is no longer in use."""

    stood: str
    """What stood here, and until when."""

    instead: str
    """Which plaque replaces it, or that none does."""

    path: str
    """Where that plaque leads; empty where there is none."""

    offer: Offer | None
    """The relic's page in this language; none where the relic itself is gone."""


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A plaque in the list of all plaques."""

    code: str
    """Its short code."""

    name: str
    """The relic's Vietnamese name, or what is written on the plaque."""

    place: str
    """Where it hangs, in Vietnamese; may be empty."""

    path: str
    """What its code opens."""


@dataclass(frozen=True, slots=True)
class CodeGroup:
    """The plaques of one ward."""

    ward: str
    """In Vietnamese; empty where it is not known."""

    lines: tuple[CodeLine, ...]
    """In the order of the trail."""


# ---- pages ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has; base.html may use it."""

    language: str
    """The language of the page's frame."""

    path: str
    """The page's path, e.g. /vi/dinh-thoi-an/"""

    title: str
    """The title in the browser's bar."""

    description: str
    """Two or three sentences for search engines and shared links."""

    address: str
    """The page's whole address, or that of the page it shows again; for shared links."""

    canonical: str
    """The whole address search engines are to list instead; empty for pages they should not list at all."""

    alternates: tuple[Alternate, ...]
    """True translations and x-default; empty where there are none."""

    languages: tuple[Language, ...]
    """The language bar."""

    kinds: tuple[str, ...]
    """Every kind of relic, for the frieze."""

    site_name: str
    """What the site is called in this language."""

    site_language: str
    """The language of the site's name and of its about page's, when it is not the page's; else empty."""

    list_path: str
    """The list of relics in this language."""

    about_path: str
    """The about page in this language."""

    about_name: str
    """What the about page is called in this language."""

    feed_path: str
    """The feed of this language."""

    share: Share | None
    """The picture for shared links; none on pages nobody shares."""

    structured: str
    """schema.org data as JSON, safe inside <script>; may be empty."""

    style: str
    """The whole style sheet, byte for byte what the policy's hash allows."""

    script: str
    """Path of the script that remembers the chosen language."""

    icon: str
    """Path of the icon as SVG."""

    touch_icon: str
    """Path of the icon as PNG, 180 px."""

    find_path: str
    """The names of all relics from A to Z, and the search, in this language."""

    manifest: str
    """Path of what a phone must know to put the site on its home screen."""

    keep: str
    """Path of the list of what a phone keeps for when there is no signal; empty where no language was chosen yet."""

    offline_script: str
    """Path of the script that keeps it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """home.html: the chooser of languages and the trail, at /"""

    offers: tuple[Language, ...]
    """Every language, to choose from."""

    greetings: tuple[Greeting, ...]
    """The site's name and its summary in each of these languages."""

    stops: tuple[Stop, ...]
    """The trail."""

    map: TrailMap | None
    """The trail drawn; none where nothing is known of where its stops lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(Page):
    """list.html: the relics in one language, in the order of the trail"""

    summary: str
    """What the site is, in two or three sentences."""

    stops: tuple[Stop, ...]
    """The trail."""

    map: TrailMap | None
    """The trail drawn; none where nothing is known of where its stops lie."""

    feasts: tuple[Feast, ...]
    """Festivals, the next one first."""

    calendar: str
    """Whole address of the festivals as a calendar to subscribe to (webcal:); empty where there are none."""

    calendar_path: str
    """The same as a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage(Page):
    """What a relic's page and the about page share: a text with its state and its sources."""

    name: str
    """The heading."""

    summary: str
    """The lead: two or three plain sentences."""

    text_language: str
    """The language the text is in."""

    fallback: bool
    """Whether the text stands in for a translation that is not there yet."""

    state: str
    """How the text came to be, for the reader."""

    machine: bool
    """Whether it is a machine translation nobody has reviewed."""

    updated: str
    """When the text was last changed, as a sentence."""

    updated_iso: str
    """The day alone, as 2026-11-22."""

    reviewed: str
    """Who answered for it and when; or that nobody has yet."""

    parts: tuple[Part, ...]
    """The sections of the text."""

    sources: tuple[SourceLine, ...]
    """The sources cited, by number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelicPage(TextPage):
    """relic.html: one relic in one language"""

    kind: str
    """The kind of relic: an id of generator/kinds.py."""

    kind_name: str
    """The kind in the page's language."""

    vietnamese_name: str
    """The Vietnamese name when the heading is in another language; else empty."""

    also: tuple[str, ...]
    """Other names a source gives."""

    pronunciation: str
    """How a visitor may say the name; may be empty."""

    facts: tuple[Fact, ...]
    """What is known at a glance."""

    hero: Photograph | None
    """The first photograph, which opens the page; none where there are no photographs: then the roof-line does."""

    photographs: tuple[Photograph, ...]
    """The others, in the author's order."""

    listen: Listen | None
    """The text read aloud in the language it is in; none where nobody has recorded it."""

    calendar: str
    """Whole address of the festivals as a calendar to subscribe to (webcal:); empty where the relic has none."""

    calendar_path: str
    """The same as a file."""

    whereabouts: str
    """How precisely its place is known, as a sentence."""

    maps: tuple[MapLink, ...]
    """Where to see the place, or its ward, on a map."""

    map: TrailMap | None
    """The trail drawn, with this relic marked."""

    next_stop: Stop | None
    """The next stop; after the last comes the first. None where there is only one."""

    previous_stop: Stop | None
    """The stop before; before the first comes the last. None where there are fewer than three."""

    relic_id: str
    """For whoever checks that a plaque leads to the right page."""

    scanned: str
    """The code that was scanned, when the page answers at a code's address; else empty."""

    first: tuple[Offer, ...]
    """Languages to be offered first at this relic, other than the page's own."""

    plaques: tuple[PlaqueLine, ...]
    """The plaques that lead here; of a page that answers a scan, only the one that was scanned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage(TextPage):
    """about.html: the page about the site itself"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindPage(Page):
    """find.html: every name of every relic, from A to Z, with a field to search them"""

    names_path: str
    """What the script searches."""

    find_script: str
    """Path of that script."""

    letters: tuple[Letter, ...]
    """The alphabet, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflinePage(Page):
    """offline.html: what is shown without a network for a page that was not kept"""

    stops: tuple[Stop, ...]
    """The trail, which was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePage(Page):
    """code.html: what a scan opens, at /q/<code>/ — the relic in every language, to choose from"""

    relic_id: str
    """For whoever checks that a plaque leads to the right page."""

    plaque: PlaqueLine
    """The plaque that was scanned."""

    kind: str
    """The relic's kind."""

    name: str
    """The relic's Vietnamese name."""

    offers: tuple[Offer, ...]
    """The languages, in the order in which they are offered at this relic."""

    promises: tuple[Greeting, ...]
    """Whether the plaque is genuine, and what the page never asks for, in each of these languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetiredPage(Page):
    """retired.html: what the code of a plaque opens that was taken down, at /q/<code>/ and /<language>/q/<code>/"""

    code: str
    """The plaque's code."""

    relic_id: str
    """The relic's id; empty where the relic is gone."""

    kind: str
    """The relic's kind; empty where the relic is gone."""

    place: str
    """Where it hung, in Vietnamese; may be empty."""

    notices: tuple[Notice, ...]
    """What is said in each language, the page's own first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPage(Page):
    """moved.html: at an address a relic had before it was renamed"""

    target: str
    """Path of the relic's page today."""

    name: str
    """What it is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodesPage(Page):
    """codes.html: every plaque by its place, at /q/"""

    groups: tuple[CodeGroup, ...]
    """By ward, in the order of the trail."""


@dataclass(frozen=True, slots=True)
class StatusLine:
    """A plaque, or a host, as it was found."""

    name: str
    """The code of the plaque and its relic, or the host."""

    well: bool
    """Whether nothing is wrong with it."""

    told: tuple[str, ...]
    """What is wrong or will soon be, in Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusPage(Page):
    """status.html: whether every printed code answers, written by `ditich watch`"""

    well: bool
    """Whether nothing is wrong."""

    checked: str
    """When they were asked, UTC."""

    greetings: tuple[Greeting, ...]
    """What was found, in each of these languages."""

    plaques: tuple[StatusLine, ...]
    """In the order of codes."""

    hosts: tuple[StatusLine, ...]
    """What is known of certificates and domains."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(Page):
    """404.html: what is shown for an address that leads nowhere"""

    offers: tuple[Language, ...]
    """Every language, to choose from."""

    greetings: tuple[Greeting, ...]
    """What happened, in each of these languages."""

    guesses: tuple[Greeting, ...]
    """“Did you mean”, in each of these languages; shown when the script has found a code near the mistyped one."""

    codes_path: str
    """Every plaque by its place."""

    code_list: str
    """Path of the list the script looks the mistyped code up in."""

    guess_script: str
    """Path of that script."""

    stops: tuple[Stop, ...]
    """The trail."""


# ---- files for machines -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MapEntry:
    """A page in the sitemap."""

    address: str
    """The whole address."""

    changed: str
    """When its text last changed, as 2026-11-22; may be empty."""

    alternates: tuple[Alternate, ...]
    """As on the page itself."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """sitemap.xml: every page a search engine may list"""

    entries: tuple[MapEntry, ...]
    """In order of address."""


@dataclass(frozen=True, slots=True)
class Robots:
    """robots.txt: where the sitemap is"""

    sitemap: str
    """Its whole address."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A text in the feed."""

    title: str
    """The relic's name."""

    address: str
    """The whole address of its page; also its lasting name."""

    summary: str
    """Two or three sentences."""

    updated: str
    """RFC 3339, e.g. 2026-11-22T00:00:00+07:00"""


@dataclass(frozen=True, slots=True)
class Feed:
    """feed.xml: the newest texts of one language (Atom, RFC 4287)"""

    language: str
    """Its code."""

    title: str
    """The site's name."""

    subtitle: str
    """What the site is."""

    author: str
    """Who publishes it."""

    address: str
    """The whole address of the list of relics."""

    self_address: str
    """The whole address of this feed."""

    updated: str
    """RFC 3339: the newest entry's."""

    entries: tuple[Entry, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class Policy:
    """hosts/policy.txt: the Content-Security-Policy of every page"""

    style_hash: str
    """The policy's word for the one style sheet: sha256-…"""


@dataclass(frozen=True, slots=True)
class Header:
    """A response header sent with every file."""

    name: str
    """Its name."""

    value: str
    """Its value; without quotation marks."""


@dataclass(frozen=True, slots=True)
class Move:
    """A page whose relic was renamed."""

    old: str
    """The path it had."""

    new: str
    """The path it has."""


@dataclass(frozen=True, slots=True)
class Host:
    """hosts/*: what the configuration of a host is made from (all files of templates/hosts but policy.txt)"""

    domain: str
    """The site's address without https://"""

    names: tuple[str, ...]
    """That domain, and those the site had before that are still ours."""

    languages: tuple[str, ...]
    """Codes of the languages a scan can be answered in."""

    policy: str
    """The Content-Security-Policy, without what only a header can say."""

    headers: tuple[Header, ...]
    """Sent with every file."""

    moves: tuple[Move, ...]
    """Pages whose relics were renamed."""


@dataclass(frozen=True, slots=True)
class CodeList:
    """codes.txt: a line a plaque, code, tab, name; for the script that guesses what a mistyped code was to be"""

    lines: tuple[CodeLine, ...]
    """In the order of codes."""


@dataclass(frozen=True, slots=True)
class Entrance:
    """All that a relic may be asked by."""

    path: str
    """Its page in the list's language."""

    about: str
    """Kind and ward."""

    keys: tuple[str, ...]
    """Its name on that page, its other names in every language, codes of its plaques, wards and addresses."""


@dataclass(frozen=True, slots=True)
class NameList:
    """names.txt: a line a relic for the search: path, kind and ward, then all it may be asked by, between tabs"""

    lines: tuple[Entrance, ...]
    """In the order of the trail."""


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One plaque of a batch."""

    code: str
    """Its code, and the folder its files lie in."""

    name: str
    """The relic's name."""

    payload: str
    """What a phone must show, letter by letter."""

    size: str
    """Width × height in mm."""

    material: str
    """What it is made of."""

    quantity: int
    """How many are made."""

    place: str
    """Where it will hang; may be empty."""

    engraved: bool
    """Whether there are files for an engraver."""


@dataclass(frozen=True, slots=True)
class BatchNote:
    """batch.txt: what a shop reads first, in Vietnamese, in the zip of a batch"""

    name: str
    """The batch's name."""

    trial: bool
    """Whether the address is a trial's: nothing may be made."""

    paper: str
    """What the sheets are for: SRA3, A3, A4."""

    plaques: tuple[BatchLine, ...]
    """In the order of codes."""


@dataclass(frozen=True, slots=True)
class KeptPlaque:
    """A plaque as whoever finds the archive must know it."""

    code: str
    """Its code."""

    name: str
    """What stands on it, or what the relic is called."""

    stage: str
    """How far it is: printed, installed…"""

    on: str
    """Since when, as 2026-11-24; may be empty."""

    place: str
    """Where it hangs; may be empty."""

    payload: str
    """What its symbol says; if this does not answer, the plaque is dead."""


@dataclass(frozen=True, slots=True)
class ArchiveNote:
    """archive.txt: DOC-TRUOC.md in the archive, for someone who has never seen any of this"""

    day: str
    """When the archive was made, as 2026-11-24."""

    steward: str
    """Who puts the plaques up."""

    address: str
    """The site's address."""

    was: tuple[str, ...]
    """Addresses it had before, which plaques may still name."""

    domain_until: str
    """Until when the domain is paid for; may be empty."""

    email: str
    """Whom to write to; may be empty."""

    phone: str
    """Whom to call; may be empty."""

    wheels: str
    """What system the libraries in wheels/ are for; empty where none are there."""

    plaques: tuple[KeptPlaque, ...]
    """In the order of codes."""


TEMPLATES: dict[str, type] = {
    "home.html": HomePage,
    "list.html": ListPage,
    "relic.html": RelicPage,
    "about.html": AboutPage,
    "find.html": FindPage,
    "names.txt": NameList,
    "offline.html": OfflinePage,
    "code.html": CodePage,
    "retired.html": RetiredPage,
    "moved.html": MovedPage,
    "codes.html": CodesPage,
    "codes.txt": CodeList,
    "404.html": NotFoundPage,
    "status.html": StatusPage,
    "sitemap.xml": Sitemap,
    "robots.txt": Robots,
    "feed.xml": Feed,
    "hosts/policy.txt": Policy,
    "hosts/headers.txt": Host,
    "hosts/redirects.txt": Host,
    "hosts/cloudflare-redirects.txt": Host,
    "hosts/cloudflare.js": Host,
    "hosts/wrangler.toml": Host,
    "hosts/netlify.toml": Host,
    "hosts/nginx.conf": Host,
    "hosts/htaccess.txt": Host,
    "hosts/pages.yml": Host,
    "batch.txt": BatchNote,
    "archive.txt": ArchiveNote,
}
"""Every template with what it is given."""
