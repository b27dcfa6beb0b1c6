"""`ditich build`: builds the site and the plaques, or publishes nothing."""

from __future__ import annotations

import sys
import time
from typing import get_args

import click

from generator.commands.context import (
    PACKAGE,
    CommandContext,
    as_printed,
    jobs_option,
    libraries,
    locked,
    progress,
    report,
    require_content,
    today,
)
from generator.diagnostics.messages import say
from generator.diagnostics.sentence import Locale

# What only a build with changes needs is imported where it runs: the rest is most of what a build without costs.
from generator.outputs import fingerprint


@click.command()
@jobs_option
@click.option(
    "--explain-rebuild",
    is_flag=True,
    help="Nói vì sao mỗi tệp được làm lại · say why each file was made again.",
)
@click.pass_obj
def build(context: CommandContext, jobs: int, *, explain_rebuild: bool) -> None:
    """Dựng trang và biển QR · build the site and the plaques."""
    began = time.monotonic()
    require_content(context)
    record = context.cache / "last-build.json"
    snapshot = fingerprint.look(context.content, context.templates, PACKAGE)
    inputs = fingerprint.Inputs(snapshot, today(), libraries())
    warnings = fingerprint.unchanged(record, inputs, context.output)
    if warnings is not None:
        click.echo(warnings[context.locale], nl=False, err=True)
        click.echo(say("nothing-new", context.locale))
        return

    from generator.outputs.workers import collect_rarely, workers

    collect_rarely()
    from generator.diagnostics.problem import errors
    from generator.outputs.build import make, publish

    store = context.store()
    click.get_current_context().with_resource(locked(store, context.locale))
    with progress(context.locale, began) as show_progress, workers(jobs) as shared:
        result = make(context.content, context.templates, inputs.today, store, show_progress, workers=shared)
    report(result.problems, context.locale)
    if errors(result.problems):
        click.echo(say("untouched", context.locale), err=True)
        sys.exit(1)
    for path, causes in sorted(result.changed.items()) if explain_rebuild else ():
        click.echo(f"{path}: {', '.join(say(f'cause-{cause}', context.locale) for cause in causes)}")
    published = publish(result, context.output)
    printed = {locale: as_printed(result.problems, locale) for locale in get_args(Locale)}
    fingerprint.remember(record, inputs, published.stamps, printed)
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
