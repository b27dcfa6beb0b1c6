"""A round → what a phone keeps of it, from the digests of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import urls
from generator.content.rounds import Round
from generator.outputs.output import PROJECT, Output, filled
from generator.pages import search
from generator.site import Site
from generator.web import precache


def plan_round(site: Site, walk: Round, calls: Mapping[str, str]) -> Iterator[Output]:
    """What a phone keeps of a round, in each language.

    `calls` maps the path of each page below the output folder to the digest of what decides it.
    """
    for language in site.languages:
        precached = precache.precache_list(site, walk, language, calls)
        yield Output.of(urls.site_file(urls.offline_list(language, walk.place)), PROJECT, precache.as_json, precached)
        if search.in_many_files(site.entries):
            path, names = urls.names(language, walk.place), precache.names_of(site, walk, language)
            yield filled(site, path, PROJECT, "names.txt", names, language)
