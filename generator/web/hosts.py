"""A built site → the files for one host, with the configuration that answers a scan in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import relpath
from typing import ClassVar

from generator import urls
from generator.counts.left_out import LeftOut
from generator.plaques import codes
from generator.site import Site
from generator.theme import templating
from generator.web.html_addresses import readdressed

File = tuple[str, bytes]
"""Path below the host's folder and its bytes; the site itself is under site/."""


@dataclass(frozen=True, slots=True)
class Policy:
    """hosts/policy.txt: the Content-Security-Policy of every page"""

    TEMPLATE: ClassVar[str] = "hosts/policy.txt"

    style_hashes: str
    """The policy's words for the style sheets that stand in pages: 'sha256-…' 'sha256-…'; empty for the editing form."""

    editing: bool
    """Whether it is the policy of the editing form alone."""

    api: str
    """What the form may ask: the API of the project's Git host; empty where it has none."""


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
    """hosts/*: what the configuration of a host is made from (all files of templates/hosts but policy.txt and cloudflare.js)"""

    domain: str
    """The host of the site's address."""

    base: str
    """The sub-path of the address, /o-mon; empty where it has none."""

    base_pattern: str
    """The same in a regular expression."""

    old_bases: tuple[str, ...]
    """Other sub-paths that the site had before, on hosts that are still ours: printed codes there lead here."""

    names: tuple[str, ...]
    """That host, and those the site had before that are still ours."""

    languages: tuple[str, ...]
    """Codes of the languages a scan can be answered in."""

    alphabet: str
    """The characters of a plaque's code, which is five of them."""

    policy: str
    """The Content-Security-Policy, without what only a header can say."""

    headers: tuple[Header, ...]
    """Sent with every file."""

    moves: tuple[PageMove, ...]
    """Pages whose relics were renamed."""

    editing_policy: str
    """The whole Content-Security-Policy of the editing form, /admin/; empty where the site has none."""

    dataset: str
    """The table in which Cloudflare notes scans, where it is told to."""


@dataclass(frozen=True, slots=True)
class Uncounted:
    """Requests that are no visit of a person's, as expressions for what calls itself so."""

    id: str
    """Why it is none, as content/counts/ has it."""

    own: str
    """An expression, whatever the case; empty where there is none."""

    listed: str
    """One in which case matters; empty where there is none."""


@dataclass(frozen=True, slots=True)
class ScanFunction:
    """hosts/cloudflare.js: the function that answers a scan on Cloudflare Pages, and notes it where it is told to"""

    TEMPLATE: ClassVar[str] = "hosts/cloudflare.js"

    base: str
    """The sub-path of the address, /o-mon; empty where it has none."""

    languages: tuple[str, ...]
    """Codes of the languages a scan can be answered in."""

    groups: tuple[Uncounted, ...]
    """In the order in which they are looked for."""

    people: str
    """An expression for what looks like one of them and is a person's."""


def dataset(address: str) -> str:
    """The table in which Cloudflare notes the scans of a site: that of its host, for two sites of one account have one each.

    >>> dataset("https://di-tich.example/o-mon")
    'scans_di_tich_example'
    """
    return "scans_" + re.sub("[^a-z0-9]", "_", urls.host(address).lower())


def scan_function(site: Site, left_out: LeftOut) -> ScanFunction:
    """The view of hosts/cloudflare.js."""
    groups = (Uncounted(group.id, "|".join(group.agents), "|".join(group.listed)) for group in left_out.groups)
    return ScanFunction(site.base, site.languages, tuple(groups), "|".join(left_out.people) or "(?!)")


def host_config(site: Site) -> HostConfig:
    """The view of every template in templates/hosts. Raises Refusal if policy.txt cannot be filled."""
    project, theme = site.catalogue.project, site.theme
    style_hashes = " ".join(f"'{style_hash}'" for style_hash in theme.style_hashes)
    policy = _policy(site, Policy(style_hashes, editing=False, api=""))
    addresses = (project.address, *project.was)
    return HostConfig(
        domain=urls.host(project.address),
        base=site.base,
        base_pattern=site.base.replace(".", r"\."),
        old_bases=tuple(dict.fromkeys(base for base in map(urls.base, project.was) if base != site.base)),
        names=tuple(dict.fromkeys(map(urls.host, addresses))),
        languages=site.languages,
        alphabet=codes.ALPHABET,
        policy=policy,
        headers=tuple(Header(name, value) for name, value in (*_headers(policy), *HEADERS)),
        moves=tuple(_page_moves(site)),
        editing_policy=f"{editing_policy(site)}; {FRAMED}" if project.admin else "",
        dataset=dataset(project.address),
    )


def editing_policy(site: Site) -> str:
    """The Content-Security-Policy of the editing form, without what only a header can say. Raises Refusal as `host_config`."""
    return _policy(site, Policy("", editing=True, api=GITHUB_API if site.catalogue.project.repository else ""))


GITHUB_API = "https://api.github.com"

FRAMED = "frame-ancestors 'none'"
"""Works in a header only (CSP Level 3, 6.4.2): in a <meta> it is ignored with a warning."""


def _policy(site: Site, view: Policy) -> str:
    return templating.page(Policy.TEMPLATE, view, (), site.theme.templates).decode().strip()


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
    yield "Content-Security-Policy", f"{policy}; {FRAMED}"


def _page_moves(site: Site) -> Iterator[PageMove]:
    for relic in site.entries:
        for old in relic.was:
            for language in site.languages:
                yield PageMove(urls.relic(language, old), urls.relic(language, relic.id))


def finished(host: str, built: Iterable[File], site: Site, left_out: LeftOut) -> Iterator[File]:
    """Every file to upload to `host` (one of HOSTS) or to install there, its configuration included.

    `built` holds the files of the build, with paths that begin with site/; `left_out` is what no host counts. Raises Refusal if a template is wrong.
    """
    config, templates = host_config(site), HOST_FILES[host]
    drawings = {site.base + name.path: name.symbol for name in site.theme.drawn_names.values()}
    form = (f"site{urls.ADMIN}", f"site{urls.ADMIN_FILES}")
    for path, data in _laid_out(host, built, site.base):
        if host == "folder" and path.startswith(form):
            continue  # browsers load no module from a file
        # These two are for Netlify; Cloudflare's are written below.
        if host == "netlify" or not path.endswith(("/_headers", "/_redirects")):
            adapted = _adapted(host, path, data, config, drawings)
            if host == "github" and path == urls.site_file(urls.ADMIN):
                adapted = with_policy(data.decode(), editing_policy(site)).encode()
            yield path, adapted
            if host in PACKING and path.endswith(TEXTS):
                yield from _compressed_copies(path, adapted)
    for path, template in templates:
        placed = path.replace("functions/", f"functions{site.base}/")
        name = f"hosts/{template}"
        view = scan_function(site, left_out) if name == ScanFunction.TEMPLATE else config
        yield placed, templating.page(name, view, (), site.theme.templates)
    if host == "github":
        # A project's pages lie below the host that their owner's pages have; a *.github.io needs no entry.
        if not site.base and not config.domain.endswith(".github.io"):
            yield "site/CNAME", f"{config.domain}\n".encode()
        yield "site/.nojekyll", b""  # else folders that begin with an underscore are left out


def _laid_out(host: str, built: Iterable[File], base: str) -> Iterator[File]:
    """The files of the build where this host looks for them.

    Cloudflare answers from the folder that the address names, so a site with a sub-path lies in one. Every other host can
    be told by its configuration, or serves a site below a sub-path by itself.
    """
    for path, data in built:
        if host != "cloudflare" or not base:
            yield path, data
            continue
        yield path.replace("site/", f"site{base}/", 1), data
        if path == "site/404.html":  # without one at the root, every unknown address is answered with a page (its docs)
            yield path, data


PACKING = ("nginx", "apache")
"""Hosts that send files compressed beforehand, at the highest quality; the others compress by themselves."""

TEXTS = (".html", ".js", ".svg", ".xml", ".txt", ".json", ".webmanifest", ".ics")
"""File name endings that are compressed. The formats of pictures, fonts and recordings are compressed already."""


def _compressed_copies(path: str, data: bytes) -> Iterator[File]:
    """The file compressed with brotli (path.br, RFC 7932) and gzip (path.gz, RFC 1952, without a time)."""
    import gzip

    import brotli

    yield f"{path}.br", brotli.compress(data, mode=brotli.MODE_TEXT)
    yield f"{path}.gz", gzip.compress(data, mtime=0)


HOST_FILES: dict[str, tuple[tuple[str, str], ...]] = {
    "netlify": (("netlify.toml", "netlify.toml"),),
    "cloudflare": (
        ("site/_headers", "cloudflare-headers.txt"),
        ("site/_redirects", "cloudflare-redirects.txt"),
        ("functions/q/[code].js", "cloudflare.js"),
        ("wrangler.toml", "wrangler.toml"),
    ),
    "github": (("pages.yml", "pages.yml"),),
    "nginx": (("nginx.conf", "nginx.conf"),),
    "apache": (("site/.htaccess", "htaccess.txt"),),
    "folder": (),
}
"""Host → paths below its folder, each with the template in templates/hosts it is filled from."""

SITE_FILES = (("/_headers", "headers.txt"), ("/_redirects", "redirects.txt"))
"""Path on the site and template in templates/hosts of what every build writes: Netlify reads it where it lies."""

HOSTS = tuple(HOST_FILES)
"""Every host `ditich host` knows."""


def _adapted(host: str, path: str, data: bytes, config: HostConfig, drawings: Mapping[str, str]) -> bytes:
    """The bytes of a file as this host needs them; only HTML pages, for github and folder, differ from the build's."""
    if not path.endswith(".html"):
        return data
    if host == "github":  # it sends no headers of ours
        return with_policy(data.decode(), config.policy).encode()
    if host == "folder":
        page = with_drawings(data.decode(), drawings)
        return relative(page, path.removeprefix("site"), config.base).encode()
    return data


def with_policy(page: str, policy: str) -> str:
    """The page with its Content-Security-Policy in a <meta> behind the charset, for hosts that send no headers."""
    mark = '<meta charset="utf-8">\n'
    head, _, rest = page.partition(mark)
    return f'{head}{mark}<meta http-equiv="Content-Security-Policy" content="{policy}">\n{rest}'


def with_drawings(page: str, drawings: Mapping[str, str]) -> str:
    """The page with each of these drawings in it, address → SVG: a browser draws none from another file without a server."""
    for address, drawing in drawings.items():
        page = page.replace(f'<use href="{address}"/>', drawing)
    return page


def relative(page: str, path: str, base: str = "") -> str:
    """The page with every address on the site made relative, so that it opens from a folder without a server.

    `path` is the path of the page's file on the site: /vi/index.html; `base` is the sub-path that its addresses have.
    """
    folder = path.rpartition("/")[0] or "/"

    def link(address: str) -> str:
        target, separator, fragment = address.removeprefix(base).partition("#")
        if target.endswith("/"):
            target += "index.html"
        return relpath(target, folder) + separator + fragment

    return readdressed(page, link)


def absolute(page: str, address: str) -> str:
    """The page with the site's address (https://ditich.vn) before every path on it, so that any host can serve it."""
    return readdressed(page, lambda path: address + path)
