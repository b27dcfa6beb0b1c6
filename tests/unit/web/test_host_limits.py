"""Each published limit of a host: warned of from four fifths on, refused beyond, and said with its figure."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from generator.diagnostics.problem import show
from generator.web import host_limits, hosts
from generator.web.host_limits import LIMITS, Limit, Measure, Upload

EVERY = [(host, limit) for host, limits in LIMITS.items() for limit in limits]


def _redirects(pattern: str) -> Callable[[int], Upload]:
    return lambda amount: Upload({}, redirects=tuple(pattern.format(number) for number in range(amount)))


EXACTLY: dict[Measure, Callable[[int], Upload]] = {
    host_limits.FILES: lambda amount: Upload({f"vi/{number}.html": 1 for number in range(amount)}),
    host_limits.FILES_IN_A_FOLDER: lambda amount: Upload(
        {"index.html": 1} | {f"photos/a/{number}.jpg": 1 for number in range(amount)}
    ),
    host_limits.FILE: lambda amount: Upload({"audio/a.mp3": amount, "index.html": 1}),
    host_limits.SITE: lambda amount: Upload({"audio/a.mp3": amount - 1, "index.html": 1}),
    host_limits.STATIC_REDIRECTS: _redirects("/vi/{}/ /vi/a/ 301"),
    host_limits.REDIRECTS: _redirects("/vi/{}/ /vi/a/ 301"),
    host_limits.PATTERN_REDIRECTS: _redirects("/vi/{}/:code /vi/a/ 301"),
    host_limits.REDIRECT_LENGTH: lambda amount: Upload({}, redirects=("/a / 301", f"/{'b' * (amount - 7)} / 301")),
    host_limits.HEADER_RULES: lambda amount: Upload(
        {}, headers=tuple(line for number in range(amount) for line in (f"/{number}/*", f"  X-A: {number}"))
    ),
    host_limits.HEADER_LENGTH: lambda amount: Upload({}, headers=("/*", f"  X-A: {'b' * (amount - 7)}")),
}
"""Measure → a site that has exactly this much of it."""


@pytest.mark.parametrize("limit", [limit for _, limit in EVERY], ids=lambda limit: f"{limit.host} {limit.of.code}")
def test_a_limit_is_silent_then_warned_of_then_refused(limit: Limit):
    near = -(-limit.most * 4 // 5)
    expected = [
        (near - 1, None),
        (near, "warning"),
        (limit.most, "warning"),
        (limit.most + 1, "warning" if limit.advised else "error"),
    ]
    said = []
    for amount, _ in expected:
        found = list(host_limits.problems((limit,), EXACTLY[limit.of](amount), "hosts"))
        said.append((amount, found[0].severity if found else None))

    assert expected == said


@pytest.mark.parametrize("limit", [limit for _, limit in EVERY], ids=lambda limit: f"{limit.host} {limit.of.code}")
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_a_limit_is_said_with_its_host_its_figure_and_the_largest_shares(limit: Limit, locale):
    (problem,) = host_limits.problems((limit,), EXACTLY[limit.of](limit.most + 1), "hosts")
    text = show(problem, locale)

    assert limit.host in text
    assert str(limit.most // limit.of.unit) in text
    assert re.search(r": (\S.*) \(\d+\)", text)
    assert limit.larger in text


def test_the_three_largest_shares_are_named_the_largest_first():
    sizes = {
        f"{part}/{number}.html": 1 for part, count in zip("abcd", (3, 9, 5, 4), strict=True) for number in range(count)
    }
    limit = Limit("A host", host_limits.FILES, 20, "https://a.example/")
    (problem,) = host_limits.problems((limit,), Upload(sizes), "hosts")

    assert "b/ (9), c/ (5), d/ (4)" == problem.values["largest"]


def test_what_the_host_reads_and_does_not_serve_is_no_file_of_the_site():
    sizes = {"site/index.html": 5, "site/_headers": 1, "site/_redirects": 1, "wrangler.toml": 1}
    found = host_limits.upload_of(sizes, "# why\n/a /b 301\n\n", "/*\n  X: y\n")

    assert Upload({"index.html": 5}, ("/a /b 301",), ("/*", "  X: y")) == found


def test_every_host_has_its_limits_each_with_the_host_s_own_page():
    assert set(hosts.HOSTS) == set(LIMITS)
    own = {"cloudflare": "developers.cloudflare.com", "netlify": "docs.netlify.com", "github": "docs.github.com"}
    assert [own[host] for host, _ in EVERY] == [urlsplit(limit.source).hostname for _, limit in EVERY]
