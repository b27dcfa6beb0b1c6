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
