"""The site made ready for one host: its files, and the configuration that answers a scan in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from posixpath import relpath
from typing import ClassVar

from generator import urls
from generator.site import Site
from generator.theme import templating
from generator.web.html_addresses import readdressed

File = tuple[str, bytes]
"""Path below the host's folder and its bytes; the site itself is under site/."""


@dataclass(frozen=True, slots=True)
class Policy:
    """hosts/policy.txt: the Content-Security-Policy of every page"""

    TEMPLATE: ClassVar[str] = "hosts/policy.txt"

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
class PageMove:
    """A page whose relic was renamed."""

    old: str
    """The path it had."""

    new: str
    """The path it has."""


@dataclass(frozen=True, slots=True)
class HostConfig:
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

    moves: tuple[PageMove, ...]
    """Pages whose relics were renamed."""


def host_config(site: Site) -> HostConfig:
    """What the configuration of any host is made from."""
    project, theme = site.catalogue.project, site.theme
    policy = templating.page("hosts/policy.txt", Policy(theme.style_hash), (), theme.templates).decode().strip()
    names = (project.address, *project.was)
    return HostConfig(
        domain=project.address.removeprefix("https://"),
        names=tuple(name.removeprefix("https://") for name in names),
        languages=site.languages,
        policy=policy,
        headers=tuple(Header(name, value) for name, value in (*_headers(policy), *HEADERS)),
        moves=tuple(_page_moves(site)),
    )


HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Strict-Transport-Security", "max-age=2592000"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "geolocation=(self), camera=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
)
"""Sent with every file. A month of HSTS to begin with: raise it when the domain has proved itself."""


def _headers(policy: str) -> Iterator[tuple[str, str]]:
    # Only a header can say who may frame the page (CSP Level 3, 6.4.2): a <meta> that says it is ignored with a warning.
    yield "Content-Security-Policy", f"{policy}; frame-ancestors 'none'"


def _page_moves(site: Site) -> Iterator[PageMove]:
    for relic in site.catalogue.relics:
        for old in relic.facts.was:
            for language in site.languages:
                yield PageMove(urls.relic(language, old), urls.relic(language, relic.id))


def finished(host: str, built: Iterable[File], site: Site) -> Iterator[File]:
    """Everything to be uploaded or installed. `built` holds site/…, as it was built. Raises Refusal."""
    view = host_config(site)
    own = HOST_FILES[host]
    for path, data in built:
        # These two are for Netlify; Cloudflare's are written below.
        if host == "netlify" or path not in ("site/_headers", "site/_redirects"):
            ready = _changed(host, path, data, view)
            yield path, ready
            if host in PACKING and path.endswith(TEXTS):
                yield from _twins(path, ready)
    for path, template in own:
        yield path, templating.page(f"hosts/{template}", view, (), site.theme.templates)
    if host == "github":
        yield "site/CNAME", f"{view.domain}\n".encode()
        yield "site/.nojekyll", b""  # else folders that begin with an underscore are left out


PACKING = ("nginx", "apache")
"""Hosts that send a file packed beforehand, at the highest quality; the others pack by themselves."""

TEXTS = (".html", ".js", ".svg", ".xml", ".txt", ".json", ".webmanifest", ".ics")
"""What gets smaller. Pictures, faces and recordings are packed by nature."""


def _twins(path: str, data: bytes) -> Iterator[File]:
    """The file as brotli (RFC 7932) and as gzip (RFC 1952), beside it."""
    import gzip

    import brotli

    yield f"{path}.br", brotli.compress(data, mode=brotli.MODE_TEXT)
    yield f"{path}.gz", gzip.compress(data, mtime=0)


HOST_FILES: dict[str, tuple[tuple[str, str], ...]] = {
    "netlify": (("netlify.toml", "netlify.toml"),),
    "cloudflare": (
        ("site/_headers", "headers.txt"),
        ("site/_redirects", "cloudflare-redirects.txt"),
        ("functions/q/[code].js", "cloudflare.js"),
        ("wrangler.toml", "wrangler.toml"),
    ),
    "github": (("pages.yml", "pages.yml"),),
    "nginx": (("nginx.conf", "nginx.conf"),),
    "apache": (("site/.htaccess", "htaccess.txt"),),
    "folder": (),
}
"""Path below the host's folder and the template in templates/hosts it is made from."""

SITE_FILES = (("/_headers", "headers.txt"), ("/_redirects", "redirects.txt"))
"""Path on the site and template in templates/hosts of what every build writes: Netlify reads it where it lies."""

HOSTS = tuple(HOST_FILES)
"""Every host `ditich host` knows."""


def _changed(host: str, path: str, data: bytes, view: HostConfig) -> bytes:
    """A page as this host needs it; every other file as it is."""
    if not path.endswith(".html"):
        return data
    if host == "github":  # it sends no headers of ours
        return with_policy(data.decode(), view.policy).encode()
    return relative(data.decode(), path.removeprefix("site")).encode() if host == "folder" else data


def with_policy(page: str, policy: str) -> str:
    """The page with its Content-Security-Policy inside, for hosts that send no headers."""
    mark = '<meta charset="utf-8">\n'
    head, _, rest = page.partition(mark)
    return f'{head}{mark}<meta http-equiv="Content-Security-Policy" content="{policy}">\n{rest}'


def relative(page: str, path: str) -> str:
    """The page with every address on the site told from where it lies, so that it opens without a server.

    `path` is where the page's file lies on the site: /vi/index.html
    """
    folder = path.rpartition("/")[0] or "/"

    def link(address: str) -> str:
        where, mark, rest = address.partition("#")
        if where.endswith("/"):
            where += "index.html"
        return relpath(where, folder) + mark + rest

    return readdressed(page, link)


def absolute(page: str, origin: str) -> str:
    """The page with every address on the site told in full, so that it can stand on any host."""
    return readdressed(page, lambda address: origin + address)
