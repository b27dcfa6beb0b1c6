"""`ditich export`: the catalogue for other programs and offices, in one zip; and its tables back into site.yaml."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.commands.context import CommandContext, SystemFault, report, tell
from generator.commands.difference import difference
from generator.commands.report import read_site
from generator.content.field_words import read_fields
from generator.content.languages import known_languages
from generator.content.load import Loaded
from generator.content.source import parse, read
from generator.diagnostics.messages import say
from generator.diagnostics.printable import printable
from generator.diagnostics.problem import Problem, errors, in_order
from generator.export.bundle import files, packed
from generator.export.coming_back import Coming, coming_back, tried
from generator.export.package import languages_of
from generator.export.returned import answers
from generator.export.tables import tables_of
from generator.export.told import Told, licence_of
from generator.site import Site
from generator.store import write_whole


@click.command()
@click.option(
    "--back",
    type=click.Path(path_type=Path, exists=True),
    metavar="TỆP · FILE",
    help="Bảng đã sửa (zip, thư mục hay một tệp csv) đem về site.yaml: cho xem chỗ đổi · edited tables back into site.yaml: shows what changes.",
)
@click.option(
    "--write", "really", is_flag=True, help="Ghi thật, thay vì chỉ cho xem · write it, instead of showing it."
)
@click.pass_obj
def export(context: CommandContext, *, back: Path | None, really: bool) -> None:
    """Dữ liệu cho nơi khác dùng (CSV, GeoJSON, LIDO…), và bảng đã sửa đem về · data for others, and edited tables back."""
    if really and back is None:
        raise click.UsageError(say("export-back-only", context.locale))
    site, told, loaded = _read(context, drafts=back is not None)
    if back is not None:
        _take_back(context, (site, told, loaded), back, really=really)
        return
    found = files(site, told, read_fields(context.templates))
    data, target = packed(found), context.output / "export" / "data.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, data)
    if not licence_of(site).words:
        click.echo(f"{say('warning', context.locale)}: {say('export-no-licence', context.locale)}", err=True)
    size = f"{len(data):,}".replace(",", ".")
    tell(say("export-made", context.locale, path=target, relics=len(told), files=len(found), bytes=size))


def _read(context: CommandContext, *, drafts: bool) -> tuple[Site, tuple[Told, ...], Loaded]:
    """The site, its relics with the words of their files; those of drafts are for their authors alone."""
    site, relics, loaded = read_site(context)
    told = []
    for relic in relics:
        if relic.facts.draft and not drafts:
            continue
        text, _ = read(context.content.parent / relic.at.path, relic.at.path)
        document, _ = parse(text) if text else (None, ())
        assert document is not None  # it was read a moment ago
        told.append(Told(relic, document.data))
    return site, tuple(told), loaded


def _take_back(
    context: CommandContext, project: tuple[Site, Sequence[Told], Loaded], back: Path, *, really: bool
) -> None:
    site, told, loaded = project
    tables = tables_of(tuple(known_languages(context.templates)))
    sent = tables_of(languages_of(site, told))
    paths = {one.relic.id: context.content.parent / one.relic.at.path for one in told}
    found, problems = answers(back, tables, sent, tuple(paths))
    assert loaded.references is not None  # the project was read
    coming = Coming({}, ()) if errors(problems) else coming_back(found, paths, tables, loaded.references)
    _stop_if_wrong(context, (*problems, *coming.problems))
    if coming.changes:
        _stop_if_wrong(
            context, tried(coming.changes, context.content, context.templates, context.today(), context.cache)
        )
    if not coming.changes:
        click.echo(say("export-back-none", context.locale))
        return
    click.echo(say("export-back-count", context.locale, relics=len(coming.changes), same=coming.same))
    if really:
        _write(context, coming)
        return
    for path, change in coming.changes.items():
        click.echo("".join(difference(_shown(context, path), change)), nl=False)
    click.echo(say("export-back-shown", context.locale, path=printable(str(back))), err=True)


def _stop_if_wrong(context: CommandContext, problems: Sequence[Problem]) -> None:
    report(in_order(problems), context.locale)
    if errors(problems):
        click.echo(say("export-back-unwritten", context.locale), err=True)
        sys.exit(1)


def _write(context: CommandContext, coming: Coming) -> None:
    """Write all files or none."""
    from generator.commands.context import locked
    from generator.upgrade.writing import ChangedMeanwhile, write

    with locked(context.store(), context.locale):
        try:
            write(coming.changes)
        except ChangedMeanwhile as error:
            raise SystemFault(say("export-back-meanwhile", context.locale, path=error.path)) from None
    for path in coming.changes:
        click.echo(say("upgrade-written", context.locale, path=_shown(context, path)))


def _shown(context: CommandContext, path: Path) -> str:
    return path.relative_to(context.content.parent).as_posix()
