"""Every address of the site: pages, assets, printed codes. Paths begin with a slash; those of pages end with one.

They are those below the site's address, whatever sub-path that has (`base`).
"""

from __future__ import annotations

HOME = "/"
NOT_FOUND = "/404.html"
SITEMAP = "/sitemap.xml"
CODES = "/q/"
CODE_LIST = "/plaques/codes.txt"
CODES_NEAR = "/plaques/near/"
"""The folder of what is looked through for the code that a mistyped one may have been, where plaques are many."""
WORDS = "/words/"
"""The folder of what the search reads where relics are many."""
STATUS = "/status/"
ICON = "/icon.svg"
TOUCH_ICON = "/icon.png"
ADMIN = "/admin/"
"""The form for editing."""
ADMIN_FILES = "/assets/admin."
"""How the folder of its files begins."""
ADMIN_WORKER = "/admin/sw.js"
"""What opens it without a network; in its folder, because its scope is the folder it lies in."""
WORKER = "/sw.js"
"""The service worker; at the root, because its scope is the folder it lies in."""


def listing(language: str) -> str:
    """The list of all relics."""
    return f"/{language}/"


def relic(language: str, relic_id: str) -> str:
    """A relic's page."""
    return f"/{language}/{relic_id}/"


def about(language: str) -> str:
    """The about page."""
    return f"/{language}/about/"


def feed(language: str) -> str:
    """The Atom feed of one language."""
    return f"/{language}/feed.xml"


def find(language: str) -> str:
    """The search page, with all names from A to Z."""
    return f"/{language}/find/"


def letter(language: str, place: str, number: int = 1) -> str:
    """A page of one heading of the alphabet, from 1; used where all names are too many for one page."""
    return f"/{language}/find/{place}/" + (f"{number}/" if number > 1 else "")


def names(language: str, place: str = "") -> str:
    """The names that the search reads where relics are few; `place` is that of a round whose names a phone keeps."""
    return f"/{language}/{place}names.txt"


def sitemap(number: int) -> str:
    """A part of the sitemap, from 1, where pages are many."""
    return f"/sitemap-{number}.xml"


def words(number: int | None = None) -> str:
    """A file of words, from 0, that the search reads where relics are many; without a number, their index."""
    return f"{WORDS}{'index' if number is None else number}.txt"


def word_names(language: str, number: int) -> str:
    """A file of what the search shows of relics in this language, from 0."""
    return f"{WORDS}{language}/{number}.txt"


def offline(language: str) -> str:
    """The page shown without a network where the requested one is not in the cache."""
    return f"/{language}/offline/"


def offline_list(language: str, place: str = "") -> str:
    """A precache list: what a phone stores for use without a network.

    `place` is where the files of its trail or neighbourhood lie: trail/<id>/, near/<id>/, or empty.
    """
    return f"/{language}/{place}offline.json"


def manifest(language: str) -> str:
    """The web app manifest: name and icon on a phone's home screen."""
    return f"/{language}/site.webmanifest"


def calendar(language: str, place: str = "") -> str:
    """A calendar of festivals (iCalendar), for subscribing; `place` as for `offline_list`."""
    return f"/{language}/{place}festivals.ics"


def trail(language: str, place: str) -> str:
    """The page of a trail; `place` as for `offline_list`."""
    return f"/{language}/{place}"


def passport(language: str, place: str) -> str:
    """The page on which a phone shows its stamps of a round; `place` as for `offline_list`."""
    return f"/{language}/{place}passport/"


def contest(language: str, contest_id: str) -> str:
    """The page of a contest."""
    return f"/{language}/contest/{contest_id}/"


def quiz(language: str, relic_id: str) -> str:
    """The quiz about a relic."""
    return f"/{language}/{relic_id}/quiz/"


def trail_quiz(language: str, place: str) -> str:
    """The quiz about a trail; `place` as for `offline_list`."""
    return f"/{language}/{place}quiz/"


def worksheet(language: str, place: str, age: str) -> str:
    """The worksheet of a trail for one age, an id of `content.questions.Age`; `place` as for `offline_list`."""
    return f"/{language}/{place}worksheets/{age.rstrip('+')}/"


def ward(language: str, ward_id: str, number: int = 1) -> str:
    """A page of the relics of a ward; `number` is from 1."""
    return f"/{language}/ward/{ward_id}/" + (f"{number}/" if number > 1 else "")


def wards(language: str, number: int = 1) -> str:
    """A page of all wards; `number` is from 1."""
    return f"/{language}/wards/" + (f"{number}/" if number > 1 else "")


def red_addresses(language: str, number: int = 1) -> str:
    """A page of the relics that are a “địa chỉ đỏ”; `number` is from 1."""
    return f"/{language}/red/" + (f"{number}/" if number > 1 else "")


RESERVED = frozenset({"contest", "near", "passport", "quiz", "red", "trail", "ward", "wards", "worksheets"})
"""First parts of paths below a language's, which can be the id of no relic."""


def audio(relic_id: str, language: str, digest: str) -> str:
    """A recording. The digest in its name changes with its content, so it may be cached for ever."""
    return f"/audio/{relic_id}/{language}.{digest[:10]}.mp3"


def icon(side: int) -> str:
    """The icon as PNG, `side` px wide and high."""
    return f"/icon-{side}.png"


def code(plaque_code: str) -> str:
    """The page that a plaque's QR code opens."""
    return f"/q/{plaque_code}/"


def codes(number: int) -> str:
    """A page of the list of all plaques, from 1. Not below /q/, where every name is taken for a code."""
    return CODES if number == 1 else f"/plaques/{number}/"


def codes_near(beginning: str = "", end: str = "") -> str:
    """The plaques whose codes begin or end with these two characters."""
    return f"{CODES_NEAR}{beginning}-{end}.txt"


def landing(language: str, plaque_code: str) -> str:
    """A plaque's page in one language.

    A host that knows the reader's language answers with it at the code's own address.
    """
    return f"/{language}/q/{plaque_code}/"


def plaque_picture(plaque_code: str) -> str:
    """A picture of the plaque, to compare with the one on the wall."""
    return f"/plaques/{plaque_code}.webp"


def printed(address: str, plaque_code: str) -> str:
    """The text of a plaque's QR symbol: no language, query or province; short, no slash at the end."""
    return f"{address}/q/{plaque_code}"


def share(language: str, relic_id: str) -> str:
    """The picture shown where a relic's page in this language is shared on social media."""
    return f"/share/{language}/{relic_id}.png"


def photo(relic_id: str, name: str, digest: str, width: int, form: str) -> str:
    """A photograph at one width in px; `form` is its format. The digest in its name changes with its content."""
    return f"/photos/{relic_id}/{name}-{width}.{digest[:10]}.{form.replace('jpeg', 'jpg')}"


def iiif(relic_id: str) -> str:
    """The manifest of a relic's photographs (IIIF Presentation 3.0)."""
    return f"/iiif/{relic_id}.json"


def asset(name: str, digest: str) -> str:
    """A file of the theme. The digest in its name changes with its content, so it may be cached for ever."""
    stem, _, ending = name.rpartition(".")
    return f"/assets/{stem}.{digest[:10]}.{ending}"


def admin_folder(digest: str) -> str:
    """The folder of the files of the editing form. The digest in its name changes with any of them."""
    return f"{ADMIN_FILES}{digest[:10]}/"


def absolute(address: str, path: str) -> str:
    """The absolute address of a path on the site; `address` is the site's."""
    return address + path


def base(address: str) -> str:
    """The sub-path of a site's address: /o-mon of https://doan.github.io/o-mon; empty where it has none.

    Paths of the site do not have it: it is put before them where the bytes of a file are made.
    """
    return "/".join(("", *address.split("/")[3:]))


def host(address: str) -> str:
    """The host of a site's address: doan.github.io of https://doan.github.io/o-mon."""
    return address.split("/")[2]


def printed_parts(payload: str) -> tuple[str, str]:
    """The site's address and the code in the text of a plaque's symbol, as made by `printed`."""
    address, _, plaque_code = payload.rpartition("/q/")
    return address, plaque_code


def site_file(path: str) -> str:
    """Where the file of a path lies in the output folder."""
    return "site" + path + ("index.html" if path.endswith("/") else "")


def print_file(plaque_code: str, name: str) -> str:
    """Where a file of a plaque for the print shop lies in the output folder."""
    return f"print/{plaque_code}/{name}"
