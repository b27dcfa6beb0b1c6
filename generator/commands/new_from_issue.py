"""What `ditich new --from-issue` does: answers of a stranger → files that pass the check, and the text of a pull request."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generator.authoring.from_issue import (
    Answers,
    Draft,
    NotAnswersError,
    PutAside,
    answers_of,
    draft_of,
    id_of,
    photographs,
    text_of,
    without,
)
from generator.authoring.issue_forms import RELIC, Form, read_forms
from generator.authoring.schema_files import tables_of
from generator.commands.beginnings import Beginning
from generator.commands.context import CommandContext
from generator.content.load import load
from generator.diagnostics.messages import say
from generator.diagnostics.problem import Problem, errors, in_words
from generator.diagnostics.sentence import Locale
from generator.store import read_file
from generator.text.names import slug
from generator.text.translations import plain

LONGEST_NOTE = 60_000
"""Characters; the text of a pull request may have 65,536 at GitHub."""

_LONGEST_ASIDE = 2_000


def filled_from(
    issue: Path, name: str, code: str, start: Beginning, context: CommandContext
) -> tuple[Mapping[str, str], str]:
    """The files of a relic as the answers tell of it, and what to say of them in a pull request.

    Raises click.UsageError for a text that is not one of the form, and BadName.
    """
    form = read_forms(context.templates, tables_of(context.content, context.templates))[RELIC]
    try:
        answers = answers_of(read_file(issue).decode("utf-8", "replace"), form)
    except NotAnswersError:
        raise click.UsageError(say("issue-other", context.locale, path=issue)) from None
    relic = name or id_of(answers["name"], code, (slug(path.name) for path in context.content.glob("sites/*")))
    not_yet = plain(start.first.words["chapter_not_yet"])
    draft, aside, left = _settled(draft_of(start.files(relic, code, answers["kind"]), answers, form, not_yet), context)
    note = "\n".join(_note(relic, code, answers, form, aside, left, context.locale))
    return {path: text_of(lines) for path, lines in draft.items()}, note[:LONGEST_NOTE] + "\n"


def _settled(draft: Draft, context: CommandContext) -> tuple[Draft, tuple[PutAside, ...], tuple[Problem, ...]]:
    """The draft without what the check refuses, what was put aside for that, and what the check still says."""
    aside: tuple[PutAside, ...] = ()
    while True:
        problems = _checked(draft, context)
        draft, more = without(draft, errors(problems), context.content.name)
        if not more:
            return draft, aside, problems
        aside += more


def _checked(draft: Draft, context: CommandContext) -> tuple[Problem, ...]:
    """What the check says of these files, in a copy of the project without its other relics."""
    with TemporaryDirectory() as folder:
        content = Path(folder, context.content.name)
        content.mkdir()
        for path in context.content.glob("*.yaml"):
            shutil.copyfile(path, content / path.name)
        for name, lines in draft.items():
            (content / name).parent.mkdir(parents=True, exist_ok=True)
            (content / name).write_bytes(text_of(lines).encode())
        found = load(content, context.templates, context.today()).problems
    return tuple(problem for problem in found if problem.at.path.removeprefix(f"{context.content.name}/") in draft)


# ---- the text of the pull request ---------------------------------------------------------------------


def _note(  # noqa: PLR0913, PLR0917 -- all that is told
    relic: str,
    code: str,
    answers: Answers,
    form: Form,
    aside: Iterable[PutAside],
    left: Iterable[Problem],
    locale: Locale,
) -> Iterator[str]:
    """Markdown in which a stranger's words are only ever quoted: no mention, no link, no HTML of theirs."""
    yield f"{say('issue-note', locale, relic=relic, code=code)}.\n\n{say('issue-next', locale, relic=relic)}."
    lacking = [str(problem.values["lacking"]) for problem in left if problem.code == "draft-unfinished"]
    yield from (f"\n{say('issue-lacking', locale)}\n\n{_fenced(each)}" for each in lacking)
    attached = photographs(answers)
    if answers.get("photos"):
        yield f"\n{say('issue-photos' if attached else 'issue-photos-none', locale, relic=relic)}\n"
        yield from (f"- {address}" for address in attached)
    labels = {question.id: question.label for question in form.questions}
    for number, each in enumerate(aside):
        yield from [f"\n{say('issue-aside', locale)}"] if not number else []
        sentence, _ = in_words(each.problem, locale)
        yield "\n" + _fenced(f"{labels[each.question]}: {sentence}\n{each.text[:_LONGEST_ASIDE]}")


def _fenced(text: str) -> str:
    longest = max((len(run) for run in re.findall("~+", text)), default=0)
    fence = "~" * max(4, longest + 1)
    return f"{fence}text\n{text}\n{fence}"
