"""What a new relic of a project begins with: its first language, its kinds, chapters and ranks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.commands.context import CommandContext
from generator.content.chapters import Chapters, chapters_of
from generator.content.country import ranks_in
from generator.content.field_words import hints, read_fields
from generator.content.fields import LANGUAGES
from generator.content.files import find_files
from generator.content.kinds import read_kinds
from generator.content.languages import known_languages
from generator.content.load import first_wording
from generator.content.project_schema import Project
from generator.content.ranks import Ranks
from generator.content.scaffold import skeleton
from generator.content.validate import read_model
from generator.diagnostics.sentence import locale_of
from generator.kinds import Kinds
from generator.text.translations import Wording


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a skeleton is made from."""

    first: Wording
    kinds: Kinds
    chapters: Chapters
    ranks: Ranks
    today: str
    hints: Mapping[str, str]
    """`Model.field` → what to write in it."""

    def files(self, relic: str, code: str, kind: str = "") -> Mapping[str, str]:
        """The files of a new relic of this kind, by default of the first one. Raises BadName."""
        headings = self.chapters.headings(kind or next(iter(self.kinds)), self.first.language)
        return skeleton(relic, code, self.today, self.kinds, self.first, headings, self.ranks, self.hints)


def beginning(context: CommandContext) -> Beginning:
    """What skeletons of this project are made from."""
    languages = known_languages(context.templates)
    table, _ = read_kinds(context.templates, find_files(context.content, languages)[0], languages, None)
    first, path = first_wording(context.content, context.templates), context.content / "project.yaml"
    tables = {LANGUAGES: languages}
    (project, document), _ = read_model(path if path.is_file() else None, path.name, Project, tables=tables)
    (_, ranks), _ = ranks_in(context.templates, project, document, {})
    chapters = chapters_of({first.language: first}, table, project.chapters if project else (), table.kinds)
    explained = hints(read_fields(context.templates), locale_of(first.language))
    return Beginning(first, table.kinds, chapters, ranks, context.today(), explained)
