"""`ditich host`: the site and its configuration, finished for one host."""

from __future__ import annotations

import sys

import click

from generator.commands.context import CommandContext, make_or_exit, report, report_refusals, tell
from generator.counts.left_out import read_left_out
from generator.diagnostics.messages import say
from generator.diagnostics.problem import Problem, errors
from generator.outputs.publish import Staged, discard, stage, swap
from generator.web import host_limits, hosts


@click.command()
@click.argument("name", type=click.Choice(hosts.HOSTS))
@click.pass_obj
def host(context: CommandContext, name: str) -> None:
    """Trang và cấu hình đủ để đưa lên một nơi đặt trang · the site and its configuration, finished for one host."""
    result = make_or_exit(context)
    files = ((path, result.read(path)) for path in result.outputs if path.startswith("site/"))
    assert result.site is not None
    folder, left_out = context.output / "hosts" / name, read_left_out(context.templates)
    with report_refusals(context.locale):
        finished = dict(hosts.finished(name, files, result.site, left_out))
        staged = stage(dict.fromkeys(finished, ""), finished.__getitem__, folder)
    found = _beyond_limits(staged, name, f"{context.output.name}/hosts/{name}/site")
    report(found, context.locale)
    if errors(found):
        discard(staged)
        sys.exit(1)
    swap(staged)
    tell(say(f"host-{name}", context.locale, folder=folder))


def _beyond_limits(staged: Staged, name: str, shown: str) -> tuple[Problem, ...]:
    """The problems of a finished folder that comes near to what its host takes, or is beyond it; `shown` is its path."""
    sizes = {path: size for path, (size, _, _) in staged.tree.files.items()}
    upload = host_limits.upload_of(sizes, staged.text("site/_redirects"), staged.text("site/_headers"))
    return tuple(host_limits.problems(host_limits.LIMITS[name], upload, shown))
