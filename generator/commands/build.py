"""`ditich build`: builds the site and the plaques, or publishes nothing."""

from __future__ import annotations

import sys
import time

import click

from generator.commands.context import (
    PACKAGE,
    CommandContext,
    libraries,
    locked,
    progress,
    report,
    require_content,
    today,
)
from generator.diagnostics.messages import say

# What only a build with changes needs is imported where it runs: the rest is most of what a build without costs.
from generator.outputs import fingerprint


@click.command()
@click.pass_obj
def build(context: CommandContext) -> None:
    """Dựng trang và biển QR · build the site and the plaques."""
    began = time.monotonic()
    require_content(context)
    record, inputs, day, installed = (
        context.cache / "last-build.json",
        fingerprint.look(context.content, context.templates, PACKAGE),
        today(),
        libraries(),
    )
    if fingerprint.unchanged(record, inputs, day, installed, context.output):
        click.echo(say("nothing-new", context.locale))
        return

    from generator.diagnostics.problem import errors
    from generator.outputs.build import make, publish

    click.get_current_context().with_resource(locked(context))
    store = context.store()
    with progress(context.locale, began) as show_progress:
        result = make(context.content, context.templates, day, store, show_progress)
    report(result.problems, context.locale)
    if errors(result.problems):
        click.echo(say("untouched", context.locale), err=True)
        sys.exit(1)
    published = publish(result, context.output)
    if result.problems:  # a warning must be seen again, so the next build is to look again
        record.unlink(missing_ok=True)
    else:
        fingerprint.remember(record, inputs, day, installed, context.output)
    seconds = f"{time.monotonic() - began:.2f}"
    click.echo(
        say(
            "built",
            context.locale,
            outputs=published.outputs,
            written=published.written,
            removed=published.removed,
            seconds=seconds,
        )
    )
