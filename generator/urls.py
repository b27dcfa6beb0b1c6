"""Every address in one place: pages, assets, printed codes. Paths begin with a slash; pages end with one."""

from __future__ import annotations

HOME = "/"
NOT_FOUND = "/404.html"
SITEMAP = "/sitemap.xml"
CODES = "/q/"
CODE_LIST = "/plaques/codes.txt"
STATUS = "/status/"
ICON = "/icon.svg"
TOUCH_ICON = "/icon.png"
WORKER = "/sw.js"
"""At the root, for a worker answers for what lies below it."""


def listing(language: str) -> str:
    """The list of relics in one language."""
    return f"/{language}/"


def relic(language: str, relic_id: str) -> str:
    """A relic's page."""
    return f"/{language}/{relic_id}/"


def about(language: str) -> str:
    """The page about the site itself."""
    return f"/{language}/about/"


def feed(language: str) -> str:
    """The Atom feed of one language."""
    return f"/{language}/feed.xml"


def find(language: str) -> str:
    """All names from A to Z, and the search."""
    return f"/{language}/find/"


def letter(language: str, place: str) -> str:
    """One letter of the alphabet, where all would be too much for one page."""
    return f"/{language}/find/{place}/"


def names(language: str) -> str:
    """What the search looks through."""
    return f"/{language}/names.txt"


def offline(language: str) -> str:
    """What is shown without a network for a page that was not kept."""
    return f"/{language}/offline/"


def offline_list(language: str) -> str:
    """The list of what a phone keeps."""
    return f"/{language}/offline.json"


def manifest(language: str) -> str:
    """The card of a phone's home screen."""
    return f"/{language}/site.webmanifest"


def calendar(language: str) -> str:
    """The festivals, to subscribe to."""
    return f"/{language}/festivals.ics"


def audio(relic_id: str, language: str, digest: str) -> str:
    """A recording; its name changes when it does."""
    return f"/audio/{relic_id}/{language}.{digest[:10]}.mp3"


def icon(side: int) -> str:
    """The icon as PNG, so many px wide and high."""
    return f"/icon-{side}.png"


def code(plaque_code: str) -> str:
    """The page a plaque's code opens."""
    return f"/q/{plaque_code}/"


def landing(language: str, plaque_code: str) -> str:
    """What a host that knows the reader's language answers a code with, at the code's own address."""
    return f"/{language}/q/{plaque_code}/"


def plaque_picture(plaque_code: str) -> str:
    """What a plaque looks like, for comparing it with the one on the wall."""
    return f"/plaques/{plaque_code}.webp"


def printed(origin: str, plaque_code: str) -> str:
    """What the symbol on a plaque says: no language, no query, no province; short, lower case, without end slash."""
    return f"{origin}/q/{plaque_code}"


def share(relic_id: str) -> str:
    """The picture shown where a relic's page is shared."""
    return f"/share/{relic_id}.png"


def photo(relic_id: str, name: str, digest: str, width: int, form: str) -> str:
    """A photograph at one width; its name changes when the picture does."""
    return f"/photos/{relic_id}/{name}-{width}.{digest[:10]}.{form.replace('jpeg', 'jpg')}"


def asset(name: str, digest: str) -> str:
    """A file of the theme; its name changes with its content, so it may be kept for ever."""
    stem, _, ending = name.rpartition(".")
    return f"/assets/{stem}.{digest[:10]}.{ending}"


def absolute(origin: str, path: str) -> str:
    """The whole address of a path on the site."""
    return origin + path


def site_file(path: str) -> str:
    """Where the file behind a path lies in the output folder."""
    return "site" + path + ("index.html" if path.endswith("/") else "")


def print_file(plaque_code: str, name: str) -> str:
    """Where a plaque's file for the shops lies in the output folder."""
    return f"print/{plaque_code}/{name}"
