"""What each host publishes that it takes at most, held against what `ditich host` made for it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.diagnostics.problem import Problem, Span


@dataclass(frozen=True, slots=True)
class Upload:
    """What a host is sent."""

    sizes: Mapping[str, int]
    """Path below the site → size in bytes. Rules that the host reads and does not serve are not among them."""

    redirects: tuple[str, ...] = ()
    """The rules of _redirects, a line each."""

    headers: tuple[str, ...] = ()
    """The lines of _headers: a path, then its headers, each set in."""


Shares = Mapping[str, int]
"""What there is of a measure → how much of it: files of a folder, bytes of a file, characters of a line."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that hosts limit."""

    code: str
    """Of the problem that says it, in problem_texts.py."""

    shares: Callable[[Upload], Shares]

    whole: bool
    """True if the limit is of all shares together; False if it is of each."""

    file: str = ""
    """The file it is of, where that is one."""

    unit: int = 1
    """Bytes of what is said: 2**20 where the sentence has MiB."""


def _files_of_parts(upload: Upload) -> Shares:
    return Counter(_part(path) for path in upload.sizes)


def _files_of_folders(upload: Upload) -> Shares:
    return Counter(path.rpartition("/")[0] + "/" for path in upload.sizes)


def _bytes_of_parts(upload: Upload) -> Shares:
    parts = Counter[str]()
    for path, size in upload.sizes.items():
        parts[_part(path)] += size
    return parts


def _part(path: str) -> str:
    """The first folder of a path, or the file itself: photos/, vi/, sitemap.xml."""
    folder, below, _ = path.partition("/")
    return folder + below


_PATTERN = re.compile(r"\*|/:")
"""What makes a rule a pattern: a splat or a placeholder."""


def _static_redirects(upload: Upload) -> Shares:
    return _targets(rule for rule in upload.redirects if not _PATTERN.search(rule.split()[0]))


def _pattern_redirects(upload: Upload) -> Shares:
    return _targets(rule for rule in upload.redirects if _PATTERN.search(rule.split()[0]))


def _targets(redirects: Iterable[str]) -> Shares:
    """Where the rules lead → how many lead there: a relic that was renamed most often stands first."""
    return Counter(rule.split()[1] for rule in redirects)


def _header_rules(upload: Upload) -> Shares:
    return {line: 1 for line in upload.headers if not line[0].isspace()}


def _lengths(lines: Iterable[str]) -> Shares:
    return {line: len(line) for line in lines}


FILES = Measure("host-files", _files_of_parts, whole=True)
FILES_IN_A_FOLDER = Measure("host-folder", _files_of_folders, whole=False)
FILE = Measure("host-file", lambda upload: upload.sizes, whole=False, unit=2**20)
SITE = Measure("host-site", _bytes_of_parts, whole=True, unit=2**20)
STATIC_REDIRECTS = Measure("host-rules", _static_redirects, whole=True, file="_redirects")
PATTERN_REDIRECTS = Measure("host-rules", _pattern_redirects, whole=True, file="_redirects")
REDIRECTS = Measure("host-rules", lambda upload: _targets(upload.redirects), whole=True, file="_redirects")
REDIRECT_LENGTH = Measure("host-line", lambda upload: _lengths(upload.redirects), whole=False, file="_redirects")
HEADER_RULES = Measure("host-rules", _header_rules, whole=True, file="_headers")
HEADER_LENGTH = Measure("host-line", lambda upload: _lengths(upload.headers), whole=False, file="_headers")


@dataclass(frozen=True, slots=True)
class Limit:
    """One figure a host publishes."""

    host: str
    """Its name, and its plan where plans differ."""

    of: Measure
    most: int
    """The largest amount that is taken."""

    source: str
    """Address of the page that says so, on READ."""

    larger: str = ""
    """The plan that takes more, and how much; empty where none does."""

    advised: bool = False
    """True where the host advises against more and does not refuse it."""


READ = date(2026, 11, 28)
"""The day the pages were read."""

_CLOUDFLARE = "Cloudflare Pages Free"
_CLOUDFLARE_LIMITS = "https://developers.cloudflare.com/pages/platform/limits/"
_CLOUDFLARE_REDIRECTS = "https://developers.cloudflare.com/pages/configuration/redirects/"
_GITHUB_LIMITS = "https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits"
_GIT_FILES = (
    "https://docs.github.com/en/repositories/working-with-files/managing-large-files/about-large-files-on-github"
)

LIMITS: Mapping[str, tuple[Limit, ...]] = {
    "cloudflare": (
        Limit(
            _CLOUDFLARE,
            FILES,
            20_000,
            _CLOUDFLARE_LIMITS,
            larger="Workers Paid: 100000, PAGES_WRANGLER_MAJOR_VERSION=4",
        ),
        Limit("Cloudflare Pages", FILE, 25 * 2**20, _CLOUDFLARE_LIMITS),
        Limit("Cloudflare Pages", STATIC_REDIRECTS, 2_000, _CLOUDFLARE_LIMITS),
        Limit("Cloudflare Pages", PATTERN_REDIRECTS, 100, _CLOUDFLARE_LIMITS),
        Limit("Cloudflare Pages", REDIRECT_LENGTH, 1_000, _CLOUDFLARE_REDIRECTS),
        Limit("Cloudflare Pages", HEADER_RULES, 100, _CLOUDFLARE_LIMITS),
        Limit("Cloudflare Pages", HEADER_LENGTH, 2_000, _CLOUDFLARE_LIMITS),
    ),
    "netlify": (
        Limit("Netlify", FILES_IN_A_FOLDER, 54_000, "https://docs.netlify.com/site-deploys/overview/"),
        Limit("Netlify", REDIRECTS, 9_999, "https://docs.netlify.com/routing/redirects/", advised=True),
    ),
    "github": (
        # 1 GB is 2**30 bytes to actions/deploy-pages (src/internal/deployment.js, ONE_GIGABYTE). That a deployment may
        # take ten minutes at most cannot be known beforehand.
        Limit("GitHub Pages", SITE, 2**30, _GITHUB_LIMITS),
        Limit("GitHub (Git)", FILE, 100 * 2**20, _GIT_FILES),
    ),
    "nginx": (),
    "apache": (),
    "folder": (),
}
"""Host, as in web/hosts.py → its limits. Servers of one's own have the limits that their owner sets."""


def upload_of(sizes: Mapping[str, int], redirects: str, headers: str) -> Upload:
    """What is sent of a host's folder: `sizes` by path below it, and the texts of its _redirects and _headers."""
    rules_of_host = ("site/_redirects", "site/_headers")
    served = {
        path.removeprefix("site/"): size
        for path, size in sizes.items()
        if path.startswith("site/") and path not in rules_of_host
    }
    lines = (
        tuple(line.rstrip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
        for text in (redirects, headers)
    )
    return Upload(served, *lines)


WARNED_FROM = 80
"""Per cent of a limit from which on it is warned of, while there is time to choose."""


def problems(limits: tuple[Limit, ...], upload: Upload, folder: str) -> Iterator[Problem]:
    """Yield a warning for what comes near a limit and an error for what is beyond; `folder` is shown as the place."""
    for limit in limits:
        measure = limit.of
        shares = measure.shares(upload)
        amount = sum(shares.values()) if measure.whole else max(shares.values(), default=0)
        if amount * 100 < limit.most * WARNED_FROM:
            continue
        values = {
            "host": limit.host,
            "file": measure.file,
            "most": limit.most // measure.unit,
            "amount": math.ceil(amount / measure.unit),
            "largest": ", ".join(_largest(shares, measure)),
            "larger": limit.larger,
        }
        yield Problem(
            measure.code,
            Span(f"{folder}/{measure.file}".rstrip("/")),
            values,
            hint=f"{measure.code}-larger" if limit.larger else "",
            severity="error" if amount > limit.most and not limit.advised else "warning",
        )


MOST_NAMED = 3
"""How many of the largest shares are named."""


def _largest(shares: Shares, measure: Measure) -> Iterator[str]:
    """Yield the largest shares with their amounts, in the order of both."""
    for name, amount in sorted(shares.items(), key=lambda share: (-share[1], share[0]))[:MOST_NAMED]:
        shown = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
        yield f"{shown} ({math.ceil(amount / measure.unit)})"


_LONGEST_NAME = 60
"""Characters of a path or line that are said."""
