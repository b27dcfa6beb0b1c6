"""`ditich build`: builds the site and the plaques, or publishes nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import click

from generator.commands.context import (
    PACKAGE,
    CommandContext,
    SystemFault,
    as_printed,
    is_verbose,
    jobs_option,
    libraries,
    locked,
    progress,
    repeat,
    report,
    require_content,
    say_why,
    strict_option,
    strictly,
    tell,
)
from generator.diagnostics.messages import say
from generator.diagnostics.sentence import Locale

# What only a build with changes needs is imported where it runs: the rest is most of what a build without costs.
from generator.memory.snapshot import look
from generator.outputs import fingerprint
from generator.outputs.published import published_record

if TYPE_CHECKING:
    from generator.outputs.parts import Carry
    from generator.store import Store


@click.command()
@jobs_option
@strict_option
@click.option(
    "--explain-rebuild",
    is_flag=True,
    help="Nói vì sao mỗi tệp được làm lại · say why each file was made again.",
)
@click.option(
    "--store",
    "address",
    metavar="URL",
    help="Kho kết quả nhiều máy dùng chung, ví dụ s3://… · results that several machines share.",
)
@click.option(
    "--cluster",
    "scheduler",
    metavar="tcp://…",
    help="Nhờ các máy của cụm Dask này làm, qua kho chung · let this Dask cluster make them, by way of --store.",
)
@click.pass_obj
def build(  # noqa: PLR0913 -- click's: each is an option
    context: CommandContext,
    jobs: int,
    address: str | None,
    scheduler: str | None,
    *,
    explain_rebuild: bool,
    strict: bool,
) -> None:
    """Dựng trang và biển QR · build the site and the plaques."""
    began = time.monotonic()
    require_content(context)
    if scheduler and not address:
        raise click.UsageError(say("cluster-store", context.locale))
    record = context.cache / "last-build.json"
    inputs = look_at_inputs(context)
    warnings = fingerprint.unchanged(record, inputs, published_record(context.cache), context.output)
    if warnings is not None and not (strict and warnings[context.locale]):
        repeat(warnings[context.locale])
        tell(say("nothing-new", context.locale))
        return

    from generator.outputs.workers import collect_rarely, workers

    collect_rarely()
    from generator.diagnostics.problem import errors
    from generator.outputs.build import make, publish

    store = context.store()
    if click.get_current_context().with_resource(locked(store, context.locale)):
        inputs = look_at_inputs(context)  # a text may have been saved while the other build ran
    with (
        elsewhere(address, scheduler, store, context.locale) as (store, carry),
        progress(context.locale, began) as show_progress,
        workers(jobs) as shared,
    ):
        result = make(
            context.content,
            context.templates,
            inputs.today,
            store,
            show_progress,
            workers=shared,
            carry=carry,
            snapshot=inputs.snapshot,
        )
    problems = strictly(result.problems, strict=strict)
    report(problems, context.locale)
    if errors(problems):
        if not errors(result.problems):
            click.echo(say("strict", context.locale), err=True)
        click.echo(say("untouched", context.locale), err=True)
        sys.exit(1)
    if explain_rebuild or is_verbose():
        say_why(result, context.locale)
    published = publish(result, context.output)
    printed = {locale: as_printed(result.problems, locale) for locale in get_args(Locale)}
    fingerprint.remember(record, inputs, printed)
    seconds = f"{time.monotonic() - began:.2f}"
    tell(
        say(
            "built",
            context.locale,
            outputs=published.outputs,
            written=published.written,
            removed=published.removed,
            seconds=seconds,
        )
    )


def look_at_inputs(context: CommandContext) -> fingerprint.Inputs:
    """All that a build depends on, as it is now."""
    return fingerprint.Inputs(look(context.content, *context.templates.layers, PACKAGE), context.today(), libraries())


@contextmanager
def elsewhere(
    address: str | None, scheduler: str | None, store: Store, locale: Locale
) -> Iterator[tuple[Store, Carry | None]]:
    """The store with the shared one behind it, and what carries jobs out on the cluster, where these were named.

    What goes wrong there inside becomes one sentence.
    """
    if not address:
        yield store, None
        return
    from generator.outputs.cluster import cluster
    from generator.outputs.errand import this_machine
    from generator.outputs.shared_store import Elsewhere, shared_store

    try:
        shared = shared_store(address, this_machine(), to_write=bool(scheduler))
        if not shared.writable:
            click.echo(say("store-read-only", locale, address=shared.shown), err=True)
        with cluster(scheduler, shared) if scheduler else nullcontext() as carry:
            yield replace(store, shared=shared), carry
    except Elsewhere as fault:
        raise SystemFault(say(fault.key, locale, **fault.values)) from None
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("fsspec", "distributed"):
            raise
        raise click.UsageError(say("cluster-extra", locale)) from None
