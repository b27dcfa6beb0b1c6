"""`ditich drafts`: the site with its drafts, for a host that shows the preview of a change; nothing for the shop."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import click

# What the command needs is imported where it runs: see cli.py.
from generator.commands.context import CommandContext, make_or_exit, report_refusals, tell
from generator.diagnostics.messages import say

if TYPE_CHECKING:
    from generator.outputs.build import Made
    from generator.site import Site


@click.command()
@click.pass_obj
def drafts(context: CommandContext) -> None:
    """Dựng trang có cả bản nháp, cho bản xem trước ở nơi đặt trang · the site with its drafts, for a host's deploy preview."""
    from generator.outputs.publish import stage, swap
    from generator.web import preview_site

    made = make_or_exit(context, drafts=True)
    site = made.site
    assert site is not None
    bars = _Bars(made, site, context)
    files = {path.removeprefix("site/"): path for path in made.outputs if path.startswith("site/")}
    folder = context.output / "drafts"
    with report_refusals(context.locale):
        # No keys: what a page warns of is not in them, and a host begins with an empty folder.
        staged = stage(
            dict.fromkeys(files, ""),
            lambda path: preview_site.finished(f"/{path}", made.read(files[path]), site, bars.bar),
            folder,
        )
        swap(staged)
    tell(say("drafts-built", context.locale, drafts=len(made.drafts), folder=folder))


class _Bars:
    """The bar of each page: that it is a preview's, whether a draft's, and what is to be looked at in its relic's files."""

    def __init__(self, made: Made, site: Site, context: CommandContext) -> None:
        from generator.diagnostics.problem import show

        self._made, self._site, self._locale = made, site, context.locale
        self._drafts = made.pages_of_drafts
        self._warnings: defaultdict[str, list[str]] = defaultdict(list)
        """Folder or file that a page is made from → what was said of it."""
        for problem in made.problems:
            self._warnings[_source(problem.at.path)].append(show(problem, context.locale))

    def bar(self, path: str) -> str:
        """Of the page at this path of the site."""
        from generator.text.translations import plain
        from generator.web import preview_pages

        first, output = path.split("/")[1], f"site{path}"
        language = first if first in self._site.languages else self._site.first_language
        marks: list[tuple[str, str]] = [(self._locale, say("drafts-preview", self._locale))]
        if output in self._drafts:
            marks.append((self._site.mark(language), plain(self._site.wordings[language].words["draft"])))
        kept = self._made.outputs.get(output)
        warnings = tuple(self._warnings.get(_source(kept.source), ())) if kept and kept.source else ()
        count = say("count", self._locale, errors=0, warnings=len(warnings))
        return preview_pages.bar(tuple(marks), count, warnings, self._locale)


def _source(path: str) -> str:
    """The folder of a relic, for any of its files; else the file."""
    parts = path.split("/")
    return "/".join(parts[:3]) if parts[1:2] == ["sites"] else path
