"""`ditich init`: writes a project that builds as it stands."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

import click

from generator.authoring.issue_forms import form_files, read_forms
from generator.authoring.schema_files import schema_line
from generator.commands.context import CommandContext, one_line, today
from generator.commands.schema import begin_schemas
from generator.content.fields import KINDS
from generator.content.languages import REFERENCE, known_languages, read_wordings
from generator.content.scaffold import write
from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped
from generator.diagnostics.sentence import Locale, locale_of
from generator.kinds import read_table
from generator.languages.language import Languages
from generator.project.countries import codes, speaking, zone_of_country
from generator.project.templates import Templates
from generator.store import read_text
from generator.text import site_address
from generator.text.names import slug
from generator.text.translations import plain
from generator.theme.templating import filled
from generator.web.hosts import HOSTS

Value = TypeVar("Value")

NO_COUNTRY = "-"
"""What is typed for none."""

SAMPLE = "di-tich-mau"
"""Id of the relic in a new project."""

PUBLISHING: Mapping[str, tuple[str, ...]] = {
    "netlify": ("netlify.toml", ".github/workflows/new-relic.yml"),
    "github": (".github/workflows/pages.yml", ".github/workflows/new-relic.yml"),
}
"""Host → what a project needs there beside its content; the others are given what `ditich host` makes."""


@dataclass(frozen=True, slots=True)
class NewProject:
    """What somebody says of a project that is to be."""

    name: str
    address: str
    """Origin that every printed code will begin with."""

    languages: tuple[str, ...]
    """The first is that of its README."""

    host: str
    country: str
    """Its code; empty where it has no file, or none was said."""


def project_files(project: NewProject, templates: Templates, day: str, release: str) -> Mapping[str, str]:
    """The files of a new project: path below its folder → text. `release` is the version of the program."""
    first = project.languages[0]
    values = {
        "name": project.name,
        "quoted_name": json.dumps(project.name, ensure_ascii=False),
        "address": project.address,
        "languages": project.languages,
        "host": project.host,
        "country": project.country,
        "day": day,
        "relic": SAMPLE,
        "kind": next(iter(read_table(templates).kinds)),
        "example": "dinh-lang-toi",
        "last": "ditich build" if project.host in PUBLISHING else f"ditich host {project.host}",
        "version": release,
    }
    sources = {
        "README.md": _there_is(f"readme/{first}.md", templates),
        ".gitignore": "gitignore.txt",
        "requirements.txt": "requirements.txt",
        **{path: Path(path).name for path in PUBLISHING.get(project.host, ())},
        "content/project.yaml": "project.yaml",
        f"content/sites/{SAMPLE}/site.yaml": "relic/site.yaml",
    }
    texts = {f"content/about/{language}.md": _text("about", language, templates) for language in project.languages}
    texts |= {
        f"content/sites/{SAMPLE}/{language}.md": _text("relic", language, templates) for language in project.languages
    }
    texts |= {path: read_text(templates.path(f"project/{name}")) for path, name in sources.items()}
    written = {path: schema_line(path) + filled(text, **values) for path, text in texts.items()}
    return {**written, **(_forms(templates) if project.host in PUBLISHING else {})}


def _forms(templates: Templates) -> Mapping[str, str]:
    """The issue forms; hosts that build from a repository have one."""
    kinds = {kind.id: kind.gloss for kind in read_table(templates).kinds.values()}
    return form_files(read_forms(templates, {KINDS: kinds}))


def _there_is(name: str, templates: Templates) -> str:
    """The name of this file of templates/project/, or of the English one where it is not there."""
    there = templates.path(f"project/{name}").is_file()
    return name if there else f"{name.partition('/')[0]}/{REFERENCE}.md"


def _text(folder: str, language: str, templates: Templates) -> str:
    """The sample in this language; where there is none, the English one, which says so, with the chapters' headings in it."""
    name = f"{folder}/{language}.md"
    english = _there_is(name, templates)
    text = read_text(templates.path(f"project/{english}"))
    if english == name:
        return text
    known = known_languages(templates)
    wordings, _ = read_wordings(templates, known, (language, REFERENCE))
    words = wordings[language].words
    for key, heading in wordings[REFERENCE].words.items():
        if key.startswith("chapter_"):
            text = text.replace(f"\n## {heading}\n", f"\n## {plain(words[key])}\n")
    label = f"# English: write this file in {known[language].name}."
    return text.replace("---\n", f"---\n{label}\n", 1)


# ---- what is typed ------------------------------------------------------------------------------------


def read_name(text: str, locale: Locale) -> str:
    """The name of a site, on one line. Raises click.BadParameter for none."""
    name = " ".join(text.split())
    if not name:
        raise click.BadParameter(say("init-name-empty", locale))
    return name


def read_address(text: str, locale: Locale) -> str:
    """The address of a site. Raises click.BadParameter for what project.yaml would not take."""
    address = text.strip().removesuffix("/")
    if not site_address.ADDRESS.fullmatch(address):
        best = site_address.meant(address)
        raise click.BadParameter(say("init-address-wrong", locale, address=clipped(text), best=best))
    return address


def read_languages(text: str, known: Languages, locale: Locale) -> tuple[str, ...]:
    """Languages with commas between them. Raises click.BadParameter for one there are no words in."""
    languages = tuple(dict.fromkeys(tag.strip().lower() for tag in text.split(",")))
    unknown = next((tag for tag in languages if tag not in known), None)
    if unknown is not None:
        there = ", ".join(known)
        raise click.BadParameter(say("init-language-unknown", locale, language=clipped(unknown), known=there))
    return languages


def read_country(text: str, known: Sequence[str], locale: Locale) -> str:
    """The code of a country that has a file, or nothing, for NO_COUNTRY. Raises click.BadParameter for another one."""
    code = text.strip().upper().removeprefix(NO_COUNTRY)
    if code and code not in known:
        raise click.BadParameter(say("init-country-unknown", locale, country=clipped(text), known=", ".join(known)))
    return code


def _one_line_if_given(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    return None if value is None else one_line(context, option, value)


def is_terminal() -> bool:
    """Whether somebody can be asked."""
    return bool(sys.stdin and sys.stdin.isatty())


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option("--name", callback=_one_line_if_given, metavar="TÊN", help="Tên trang · what the site is called.")
@click.option(
    "--address", callback=_one_line_if_given, metavar="ĐỊA_CHỈ", help="Ví dụ https://ditich.example · its address."
)
@click.option(
    "--languages",
    callback=_one_line_if_given,
    metavar="vi,en",
    help="Các ngôn ngữ, ngôn ngữ gốc trước · its languages, the one you write in first.",
)
@click.option(
    "--country",
    callback=_one_line_if_given,
    metavar="NƯỚC",
    help="Nước nào, nếu có dữ liệu, ví dụ VN · its country, where something is known of it.",
)
@click.option("--host", type=click.Choice(HOSTS), help="Nơi đặt trang · where it is published.")
@click.pass_obj
def init(  # noqa: PLR0913, PLR0917 -- click's: each is an option
    context: CommandContext,
    folder: Path,
    name: str | None,
    address: str | None,
    languages: str | None,
    country: str | None,
    host: str | None,
) -> None:
    """Viết sẵn một dự án mới, dựng được ngay · write a new project, which builds at once."""
    locale = context.locale
    if folder.exists() and not (folder.is_dir() and {path.name for path in folder.iterdir()} <= {".git"}):
        raise click.UsageError(say("init-there", locale, folder=folder))
    built_in = Templates(context.templates.layers[-1:])  # what lies beside the new folder is not its own
    known = known_languages(built_in)
    site_name = _told(name, say("init-name", locale), folder.resolve().name, read_name, locale)
    domain = slug(site_name)[:63].strip("-") or "di-tich"
    countries = codes(built_in)
    told_address = _told(address, say("init-address", locale), f"https://{domain}.example", read_address, locale)
    told_languages = _told(
        languages,
        say("init-languages", locale, known=", ".join(known)),
        "vi,en",
        lambda text, _: read_languages(text, known, locale),
        locale,
    )
    usual = speaking(told_languages[0], built_in) or NO_COUNTRY
    project = NewProject(
        site_name,
        told_address,
        told_languages,
        country=_told(
            country,
            say("init-country", locale, known=", ".join(countries)),
            usual,
            lambda text, at: read_country(text, countries, at),
            locale,
        ),
        host=_told(
            host,
            say("init-host", locale),
            HOSTS[0],
            lambda text, _: click.Choice(HOSTS).convert(text, None, None),
            locale,
        ),
    )
    files = project_files(project, built_in, today(zone_of_country(project.country, built_in)), version("ditich"))
    written = write(files, folder.resolve())
    begin_schemas(folder.resolve() / "content", built_in, locale_of(project.languages[0]))
    click.echo(say("init-written", locale, files=len(written), folder=folder))
    click.echo(say("init-next", locale, folder=folder))


def _told(given: str | None, label: str, usual: str, read: Callable[[str, Locale], Value], locale: Locale) -> Value:
    """What an option says; where it was not given, what is answered on a terminal; without one, the usual."""
    if given is None and is_terminal():
        answer: Value = click.prompt(label, default=usual, value_proc=lambda text: read(text, locale), err=True)
        return answer
    return read(usual if given is None else given, locale)
