"""`ditich words`: a language's file, begun or completed for whoever translates it."""

from __future__ import annotations

import re

import click

from generator.commands.context import CommandContext, require_content, tell
from generator.content.languages import NAMES, REFERENCE, file_of, known_languages, words_of
from generator.content.word_list import LANGUAGES_BESIDE, NotCompleted, completed
from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped
from generator.diagnostics.problem import nearest
from generator.languages import cldr
from generator.languages.scripts import SCRIPTS
from generator.project.templates import FOLDER
from generator.store import read_text, write_whole


@click.command()
@click.argument("tag", metavar="NGÔN_NGỮ · LANGUAGE")
@click.pass_obj
def words(context: CommandContext, tag: str) -> None:
    """Viết hoặc bổ sung tệp lời của một ngôn ngữ để dịch · write or complete a language's file, to be translated."""
    require_content(context)
    templates, locale = context.templates, context.locale
    if tag not in cldr.tags():
        typed = re.split("[-_]", tag.lower())[0]
        names = cldr.meant(typed)
        best = names.get(typed) or names.get(nearest(typed, names), "")
        key = "words-tag-meant" if best else "words-tag"
        raise click.BadParameter(say(key, locale, language=clipped(tag), best=best))
    known = cldr.known(tag)
    script = next((script for script in SCRIPTS.values() if script.iso == known.iso), None)
    if script is None:
        raise click.UsageError(say("words-script", locale, name=known.name, script=known.iso))
    there = templates.path(file_of(tag))
    before = read_text(there) if there.is_file() else ""
    beside = {other: words_of(read_text(templates.layers[-1] / file_of(other))) for other in LANGUAGES_BESIDE}
    names = cldr.names_in(tag)
    named = (key.partition(".")[2] for key in beside[REFERENCE] if key.startswith(f"{NAMES}."))
    own = () if there.is_relative_to(templates.layers[-1]) else known_languages(templates)
    spoken = dict.fromkeys((*named, *own, tag))
    try:
        after = completed(before, known, script, beside, {other: names[other] for other in spoken if other in names})
    except NotCompleted:
        raise click.UsageError(say("words-unread", locale, path=there)) from None
    target = context.content.parent / FOLDER / file_of(tag)
    values = {"language": tag, "path": target, "count": after.left, "of": after.of}
    if after.text == before:
        tell(say("words-left" if after.left else "words-whole", locale, **values | {"path": there}))
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, after.text.encode())
    tell(say("words-written", locale, **values))
    tell(say("words-next", locale, **values))
