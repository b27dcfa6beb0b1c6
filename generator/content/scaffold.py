"""The files of a new relic: complete, explained in the words of templates/fields.yaml, and valid as they are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from generator.content.chapters import UNKNOWN
from generator.content.files import LONGEST
from generator.content.ranks import Ranks
from generator.kinds import Kinds
from generator.store import write_whole
from generator.text.names import slug
from generator.text.translations import Wording, plain


class BadName(ValueError):  # noqa: N818 -- named for what the author must mend
    """The id of the relic cannot be used in an address."""


class AlreadyThere(Exception):  # noqa: N818 -- nothing went wrong; the author has it already
    """A file or a relic with this id already exists; nothing was written."""

    def __init__(self, path: str) -> None:
        """Take the path below content/."""
        super().__init__(path)
        self.path = path


def skeleton(  # noqa: PLR0913, PLR0917 -- each is read from another place
    name: str,
    code: str,
    today: str,
    kinds: Kinds,
    first: Wording,
    chapters: Mapping[str, str],
    ranks: Ranks,
    hints: Mapping[str, str],
) -> Mapping[str, str]:
    """The files of a new relic: path below content/ → text.

    `name` is the relic's id, `code` that of its plaque, `today` the date written into them (2026-11-22), `kinds` are those
    it may be of, and it is of the first; `first` is the language of its story, `chapters` are its chapters and their
    headings; `ranks` are those it may have, `hints` what to write in each field (`field_words.hints`). Raises BadName unless the id is lower-case letters, digits and hyphens,
    LONGEST of them at most.
    """
    if not name or slug(name) != name or len(name) > LONGEST:
        raise BadName(name)
    choices = "\n".join(f"#   {kind.id:<22}{kind.gloss}" for kind in kinds.values())
    return {
        f"sites/{name}/site.yaml": _explained(_with_ranks(_SITE, ranks), hints)
        .replace("DAY", today)
        .replace("KINDS", choices)
        .replace("KIND", next(iter(kinds))),
        f"sites/{name}/{first.language}.md": _explained(_STORY, hints).replace("DAY", today)
        + _chapters(plain(first.words["chapter_not_yet"]), chapters),
        f"plaques/{code}.yaml": _PLAQUE.replace("RELIC", name),
    }


def _explained(text: str, hints: Mapping[str, str]) -> str:
    """The text with the words of each ‹Model.field›. Raises KeyError for one that has none."""
    return re.sub("‹([^›]+)›", lambda match: hints[match[1]], text)


def _with_ranks(text: str, ranks: Ranks) -> str:
    """The text with the ranks of its country, the lowest of them for an example; without types where there are none."""
    lowest = next((level.id for level in reversed(ranks.levels) if not level.whole), ranks.levels[0].id)
    if not ranks.types:
        text = "".join(line for line in text.splitlines(keepends=True) if "TYPES" not in line and "type_s" not in line)
    types = [kind.id for kind in ranks.types]
    text = text.replace("LOWEST", f"{lowest:<21}").replace("A_TYPE", f"{types[0] if types else '':<21}")
    return text.replace("LEVELS", " | ".join(level.id for level in ranks.levels)).replace("TYPES", " | ".join(types))


def write(files: Mapping[str, str], content: Path) -> tuple[str, ...]:
    """Write the files below `content` and return their paths.

    Raises AlreadyThere, before anything is written, where a file exists or a relic's folder has the same id; OSError,
    after which nothing of it is left either: half a relic would be in the way of the next attempt.
    """
    for path in files:
        if (content / path).exists():
            raise AlreadyThere(path)
    # A folder with a Vietnamese name may have the same id.
    ids = {slug(folder.name): folder.name for folder in content.glob("sites/*")}
    for relic in (path.split("/")[1] for path in files if path.startswith("sites/")):
        if relic in ids:
            raise AlreadyThere(f"sites/{ids[relic]}")
    made: list[Path] = []
    try:
        for name, text in files.items():
            file = content / name
            missing = [folder for folder in file.parents if not folder.exists()]
            for folder in reversed(missing):
                folder.mkdir()
                made.append(folder)
            write_whole(file, text.encode())
            made.append(file)
    except OSError:
        for file in reversed(made):
            file.rmdir() if file.is_dir() else file.unlink()
        raise
    return tuple(files)


_SITE = """\
# ‹RelicFacts.this›
# Dòng nào chưa biết thì để nguyên dấu # ở đầu · leave the # before what you do not know.
# – ‹RelicFacts.sources›

# – ‹RelicFacts.kind›
KINDS
kind: KIND

# – ‹RelicFacts.draft›
draft: true
# kind_sources: [s1]            # ‹RelicFacts.kind_sources›

# red_address: true             # ‹RelicFacts.red_address›
# roof: plain                   # ‹RelicFacts.roof›
# was: [ten-cu]                 # ‹RelicFacts.was›
# languages_first: [km]         # ‹RelicFacts.languages_first›

# founded:                      # ‹RelicFacts.founded›
#   date: 18XX                  # ‹Founded.date›
#   part: early                 # ‹Founded.part›
#   sources: [s1]

# rank:                         # ‹RelicFacts.rank›
#   level: LOWEST# LEVELS
#   names: {vi: Hạng khác}      # ‹Rank.names›
#   type: A_TYPE # TYPES
#   decision: 3446/QĐ-UBND
#   authority: UBND thành phố   # ‹Rank.authority›
#   date: 2004-11-15            # ‹Rank.date›
#   sources: [s1]               # ‹Rank.sources›
#   type_sources: [s1]
#   decision_sources: [s1]
#   authority_sources: [s1]
#   date_sources: [s1]

place:
  address: "…"                  # ‹Place.address›
  sources: [s1]
#   ward: phường Ô Môn, thành phố Cần Thơ
#   ward_sources: [s1]
#   latitude: 10.1              # ‹Place.latitude›
#   longitude: 105.6
#   precision: exact            # ‹Place.precision›
#   position_sources: [s1]      # ‹Place.position_sources›
#   within: {name: Thới An (cũ), latitude: 10.1, longitude: 105.6, radius: 3, sources: [s1]}    # ‹Place.within›

# hours:
#   open: 08:00-17:00           # ‹OpeningHours.open›
#   free: true
#   sources: [s1]

# festivals:                    # ‹RelicFacts.festivals›
#   - id: thuong-dien
#     month: 4                  # ‹Festival.month›
#     days: [15, 16]            # solar: 07-27 | lunar: 12-29/01-03 | weekly: Su | khmer: chol-chnam-thmay
#     sources: [s1]

# facts:                        # ‹RelicFacts.facts›
#   - label: {vi: Sắc phong}
#     values: {vi: ba đạo}      # ‹OwnFact.values›
#     sources: [s1]

# questions:                    # ‹RelicFacts.questions›
#   - ask: {vi: "Mái có mấy tầng?"}    # ‹AuthoredQuestion.ask›
#     right: {vi: ba}
#     wrong: [{says: {vi: hai}}, {says: {vi: bốn}}]    # ‹AuthoredQuestion.wrong›
#     why: {vi: Mái có ba tầng chồng lên nhau.}
#     look: true                # ‹AuthoredQuestion.look›
#     ages: [6-10, 11-15]       # ‹AuthoredQuestion.ages›
#     machine: [en]             # ‹AuthoredQuestion.machine›
#     sources: [s1]

# photos:                       # ‹RelicFacts.photos›
#   - file: cong.jpg
#     credit: Nguyễn Văn A
#     licence: CC BY 4.0

sources:
  s1:
    title: "…"
    publisher: "…"
    grade: C                    # ‹Source.grade›
#     address: https://…
#     date: DAY
"""

_STORY = """\
---
name: "…"
# also: [tên khác, tên khác nữa]
summary: "…"                    # ‹FrontMatter.summary›
text: written                   # ‹FrontMatter.text›
updated: DAY
# reviewed: {by: Ban quản trị đình, on: DAY, until: 2030-12-31}    # ‹Review.this›
# name_sources: [s1]              # ‹StoryFrontMatter.name_sources›
# name_reviewed: {by: Ban quản trị đình, on: DAY}    # hoặc người đã duyệt riêng cái tên
# worship: Thành hoàng bổn cảnh.[^s1]
# way: Đường đến, một dòng.[^s1]
# festivals:
#   thuong-dien: Lễ Kỳ yên Thượng điền
# voice: person                   # ‹StoryFrontMatter.voice›
# photos:
#   cong.jpg: {alt: Cổng đình nhìn từ đường, caption: Cổng đình dựng năm …}
---
"""
"""The front matter of a story; its chapters follow."""


def _chapters(not_yet: str, chapters: Mapping[str, str]) -> str:
    return "".join(
        f"\n## {heading}\n\n{not_yet}{'' if chapter == UNKNOWN else '[^s1]'}\n" for chapter, heading in chapters.items()
    )


PLACE = "# place: cổng chính, bên trái lối vào\n"
ORDER = """\
# design: gate          # gate: biển đứng, treo ở cổng | altar: biển nằm nhỏ, đặt trong nhà | pair: biển đứng hai mã | marker, card, poster, board, sticker
# size: A5              # A6, A5, A4, A3 hoặc 200x300 (mm); không ghi thì máy lấy cỡ nhỏ nhất hợp với distance
# distance: 0.6         # mét, từ biển đến chỗ người ta cầm điện thoại
# material: composite   # paper, composite, brass, granite…: xem templates/plaques/materials.yaml
# quantity: 1           # làm mấy tấm
"""
"""The optional fields of a plaque file, commented out."""

_PLAQUE = f"""\
relic: RELIC
{PLACE}{ORDER}# life, printed:        # máy ghi khi chạy “ditich plaque proofed | printed | installed | …”; đừng xóa, đừng sửa tay
"""
