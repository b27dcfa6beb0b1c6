"""`ditich counts`: scans and page views out of a host's logs, into content/counts/ and onto a page for the report."""

from __future__ import annotations

import os
import secrets
import ssl
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import click

from generator import plaque_files, urls
from generator.commands.context import CommandContext, jobs_option, progress, report, tell
from generator.commands.report import read_site
from generator.content.catalogue import Plaque
from generator.counts import cloudflare as cloudflare_api
from generator.counts.addresses import Places
from generator.counts.counting import Rules
from generator.counts.formats import FORMATS
from generator.counts.left_out import read_left_out
from generator.counts.log_files import BadLog, Log, read_log, same_beginning
from generator.counts.month import Joined, Month, as_csv, joined
from generator.counts.reading import count_logs
from generator.counts.stored import path_of, read_months
from generator.counts.tally import REPEAT, VIEW, Tally
from generator.diagnostics.messages import WORDS, say
from generator.diagnostics.printable import clipped
from generator.diagnostics.sentence import Locale
from generator.monitor.http_client import Client
from generator.papers.counts import counts_paper, shown
from generator.papers.paper import as_html
from generator.papers.typeset import as_pdf
from generator.project.countries import zone_of
from generator.site import Site
from generator.store import write_whole
from generator.web import hosts

Files = Mapping[Path, bytes]


@click.command()
@click.argument("logs", nargs=-1, metavar="[NHẬT_KÝ…] · [LOG…]")
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMATS)),
    help="Kiểu nhật ký; không gõ thì máy tự nhận · format of the logs; told from their lines where it is not given.",
)
@click.option(
    "--whole",
    is_flag=True,
    help="Nhật ký có trọn cả ngày đầu và ngày cuối · the logs have all of their first and last day.",
)
@click.option("--cloudflare", is_flag=True, help="Hỏi Cloudflare thay cho nhật ký · ask Cloudflare instead of logs.")
@jobs_option
@click.pass_obj
def counts(  # noqa: PLR0913 -- click's: each is an option
    context: CommandContext, logs: tuple[str, ...], form: str | None, jobs: int, *, whole: bool, cloudflare: bool
) -> None:
    """Đếm lượt quét biển, lượt xem trang · count scans of plaques and page views."""
    if logs and cloudflare:
        raise click.UsageError(say("counts-both", context.locale))
    site, _, loaded = read_site(context)
    before, problems = read_months(context.content)
    if problems:
        report(problems, context.locale)
        sys.exit(1)
    months = {month.name: month for month in before}
    changed: list[Month] = []
    rules = _rules(context, site, loaded.plaques)
    if logs or cloudflare:
        tally = _from_logs(context, logs, form or "", rules, jobs) if logs else _from_cloudflare(context, site, rules)
        changed = _new_months(context, tally, months, whole=whole)
    elif not months:
        raise click.UsageError(say(f"counts-none{_host(context.content.parent)}", context.locale))
    written: Files = {path_of(context.content, month.name): as_csv(month).encode() for month in changed}
    months |= {month.name: month for month in changed}
    told = changed or [months[max(months)]]
    papers = _papers(context, site, loaded.plaques, [months[name] for name in sorted(months)], told)
    _write({**written, **papers})
    for month in told:
        _tell(context, month)
    for paper in sorted(papers):
        if paper.suffix == ".pdf":
            tell(say("counts-paper", context.locale, paper=paper))


def _rules(context: CommandContext, site: Site, plaques: Iterable[Plaque]) -> Rules:
    project = site.catalogue.project
    bases = tuple(dict.fromkeys(map(urls.base, (project.address, *project.was))))
    places = Places(
        bases,
        site.languages,
        frozenset(entry.id for entry in site.entries),
        {plaque.code: plaque.relic for plaque in plaques},
    )
    return Rules(
        places,
        read_left_out(context.templates),
        zone_of(context.content, context.templates),
        context.today(),
        secrets.token_bytes(32),
    )


# ---- logs -----------------------------------------------------------------------------------------


def _from_logs(context: CommandContext, names: Sequence[str], form: str, rules: Rules, jobs: int) -> Tally:
    """What the logs have; exits with code 2 where one cannot be counted, having said so of all."""
    logs: list[Log] = []
    faults: list[BadLog] = []
    for name in dict.fromkeys(names):
        try:
            logs.append(read_log(name, sys.stdin.buffer, form))
        except BadLog as fault:
            faults.append(fault)
    if same := same_beginning(logs):
        faults.append(BadLog("counts-same", one=same[0], other=same[1]))
    # An empty file of a rotated set is passed over, with a word.
    if not logs or any(fault.key != "counts-empty" for fault in faults):
        _refuse(faults, context.locale)
    began, done = time.monotonic(), 0
    size = sum(Path(log.name).stat().st_size for log in logs if log.rest is None)
    with progress(context.locale, began) as show:

        def further(read: int) -> None:
            nonlocal done
            done += read
            show(min(done, size), size)

        try:
            tally, unread = count_logs(logs, rules, jobs, further)
        except BadLog as fault:
            _refuse([*faults, fault], context.locale)
    for passed_over in (*faults, *unread):
        _warn(_sentence(passed_over, context.locale), context.locale)
    return tally


def _refuse(faults: Iterable[BadLog], locale: Locale) -> NoReturn:
    *others, last = [_sentence(fault, locale) for fault in faults]
    for sentence in others:
        click.echo(f"{say('error', locale)}: {sentence}", err=True)
    raise click.UsageError(last)


def _sentence(fault: BadLog, locale: Locale) -> str:
    values = {name: clipped(value) if isinstance(value, str) else value for name, value in fault.values.items()}
    return WORDS[fault.key].said(locale, values)


def _warn(sentence: str, locale: Locale) -> None:
    click.echo(f"{say('warning', locale)}: {sentence}", err=True)


# ---- hosts that write no log ----------------------------------------------------------------------

_SIGNS = {
    "wrangler.toml": "-cloudflare",
    "netlify.toml": "-netlify",
    ".github/workflows/pages.yml": "-github",
}
"""A file of a project, as `ditich init` and `ditich host` write it → the host it is for."""


def _host(project: Path) -> str:
    """How the sentence for this project's host ends; empty where it is not known, or has logs."""
    return next((host for file, host in _SIGNS.items() if (project / file).is_file()), "")


def _from_cloudflare(context: CommandContext, site: Site, rules: Rules) -> Tally:
    """What Cloudflare noted; exits with code 2 where it says nothing."""
    for name in (cloudflare_api.ACCOUNT, cloudflare_api.TOKEN):
        if not os.environ.get(name):
            raise click.UsageError(say("counts-account", context.locale, name=name))
    base = os.environ.get(cloudflare_api.BASE) or cloudflare_api.API
    account = cloudflare_api.Account(os.environ[cloudflare_api.ACCOUNT], os.environ[cloudflare_api.TOKEN], base)
    table = hosts.dataset(site.catalogue.project.address)
    question = cloudflare_api.Question(table, rules.places, rules.zone, rules.last_day)
    try:
        return cloudflare_api.read_scans(account, question, Client(ssl.create_default_context()))
    except cloudflare_api.NoAnswer as fault:
        raise click.UsageError(WORDS[fault.key].said(context.locale, fault.values)) from None


# ---- months ---------------------------------------------------------------------------------------


def _new_months(context: CommandContext, tally: Tally, months: Mapping[str, Month], *, whole: bool) -> list[Month]:
    """The months that are to be written anew; exits with code 2 where less would be written than there is."""
    today, locale = context.today(), context.locale
    days = tally.whole_days(today, ends=whole)
    if tally.future:
        _warn(say("counts-future", locale, lines=tally.future), locale)
    if silent := tally.silent_days():
        _warn(say("counts-silent", locale, days=_listed(silent)), locale)
    torn = sorted(day for day in tally.lines if day < today and day not in days)
    if torn := [day for day in torn if day not in _written(months)]:
        _warn(say("counts-torn", locale, days=_listed(torn)), locale)
    new = list[Month]()
    for name in sorted({day[:7] for day in days}):
        chosen = [day for day in days if day.startswith(name)]
        result = joined(months.get(name), name, tally.days, chosen)
        _refuse_fewer(context, result, months.get(name), tally, locale)
        if result.kept:
            file = path_of(context.content, name)
            _warn(say("counts-kept", locale, file=file, days=_listed(result.kept)), locale)
        new.append(result.month)
    if not new:
        raise click.UsageError(say("counts-no-day", locale))
    return new


def _written(months: Mapping[str, Month]) -> frozenset[str]:
    return frozenset(day for month in months.values() for day in month.days)


def _refuse_fewer(context: CommandContext, result: Joined, before: Month | None, tally: Tally, locale: Locale) -> None:
    if result.fewer and before:
        after = joined(None, before.name, tally.days, before.days).month.total
        file = path_of(context.content, before.name)
        was, now = shown(before.total, locale), shown(after, locale)
        raise click.UsageError(say("counts-fewer", locale, file=file, before=was, after=now))


SHOWN_DAYS = 6
"""Days that a sentence names; of more, the first and the last."""


def _listed(days: Sequence[str]) -> str:
    return ", ".join(days) if len(days) <= SHOWN_DAYS else f"{days[0]} … {days[-1]} ({len(days)})"


# ---- what is written ------------------------------------------------------------------------------


def _papers(
    context: CommandContext, site: Site, plaques: Sequence[Plaque], months: Sequence[Month], told: Iterable[Month]
) -> Files:
    """The pages of these months, in both languages."""
    scripts = plaque_files.scripts_of(site, site.languages)
    bold, plain = (plaque_files.font_stack(site.theme, bold=thick, scripts=scripts) for thick in (True, False))
    left_out, files = read_left_out(context.templates), dict[Path, bytes]()
    for month in told:
        until = [one for one in months if one.name <= month.name]
        for locale in LOCALES:
            paper = counts_paper(site, until, plaques, left_out, locale)
            path = context.output / "counts" / f"{month.name}.{locale}"
            files[path.with_name(f"{path.name}.html")] = as_html(paper, site)
            files[path.with_name(f"{path.name}.pdf")] = as_pdf(paper, bold, plain)
    return files


LOCALES: tuple[Locale, ...] = ("vi", "en")


def _write(files: Files) -> None:
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)


def _tell(context: CommandContext, month: Month) -> None:
    scans, repeats, views = (
        shown(number, context.locale) for number in (month.scans(), month.amount(REPEAT), month.amount(VIEW))
    )
    file, days = path_of(context.content, month.name), len(month.days)
    tell(say("counts-written", context.locale, file=file, days=days, scans=scans, repeats=repeats, views=views))
