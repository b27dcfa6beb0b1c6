"""What reading the folder of a relic gave, and whether reading it again would give the same.

A reading is remembered from one build to the next, so that an edit costs the folder it changed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from generator.content.catalogue import Relic
from generator.content.entry import CatalogueEntry
from generator.content.files import ContentFiles
from generator.content.relics import References, entry_of, read_relic
from generator.content.source import LARGEST
from generator.content.stated import stated
from generator.diagnostics.problem import Problem, errors
from generator.memory.frozen import value_digest
from generator.memory.snapshot import Stamp


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a relic's folder gave."""

    entry: CatalogueEntry | None
    """None where site.yaml could not be read."""

    problems: tuple[Problem, ...]
    stamps: tuple[tuple[str, Stamp], ...]
    """Name and stamp of every file of the folder; empty where one was changed too lately for them to be believed."""

    digest: str
    """Of the names and bytes of every file of the folder, and of what all relics are read against."""

    shown: str
    """The digest of its entry; empty where there is none."""

    questioned: str
    """The digest of the facts and numbers that quizzes and worksheets of its trail ask; empty as well."""

    base: str
    """The digest of what all relics are read against."""

    asked: tuple[tuple[str, bool], ...]
    """Each id that a text was found to name, and whether a relic had it."""

    listed: bool
    """Whether every id there is was looked through, for the one most like a wrong one."""

    today: str
    """The day of the build it was read in (ISO 8601)."""

    def holds(self, references: References, base: str) -> bool:
        """Whether the same files would be read the same against these references, whose base is this.

        A day that has come does no text harm; an error is looked for again, with all that might mend it.
        """
        return (
            self.base == base
            and not self.listed
            and self.today <= references.today
            and not errors(self.problems)
            and all((name in references.relics) == there for name, there in self.asked)
        )


class _Asked(AbstractSet[str]):
    """The ids there are, and which of them were asked for."""

    def __init__(self, ids: AbstractSet[str]) -> None:
        self._ids = ids
        self.answers: dict[str, bool] = {}
        self.listed = False

    def __contains__(self, name: object) -> bool:
        there = name in self._ids
        self.answers[str(name)] = there
        return there

    def __iter__(self) -> Iterator[str]:
        self.listed = True
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def read_folder(content_files: ContentFiles, folder: str, references: References) -> tuple[Reading, Relic | None]:
    """Read and check one folder of sites/, of which `content_files` has all files."""
    own = content_files.of_relic(folder)
    asked = _Asked(references.relics)
    base = base_of(references)
    digest = folder_digest(own, base)
    relic, problems = read_relic(own, folder, replace(references, relics=asked))
    entry = entry_of(relic) if relic else None
    reading = Reading(
        entry=entry,
        problems=problems,
        stamps=own.stamps(folder),
        digest=digest,
        shown=value_digest(entry) if entry else "",
        questioned=value_digest(relic.facts, sorted(stated(relic).numbers)) if relic else "",
        base=base,
        asked=tuple(sorted(asked.answers.items())),
        listed=asked.listed,
        today=references.today,
    )
    return reading, relic


def base_of(references: References) -> str:
    """The digest of what every relic is read against; of the ids there are, each reading knows those it asked for."""
    project, country = references.project, references.country
    return value_digest(
        references.chapters,
        (country.code, country.said, country.digests) if country else (),
        (project.languages, project.area) if project else (),
        references.ranks.tables,
        tuple(references.kinds),
    )


def folder_digest(own: ContentFiles, base: str) -> str:
    """A hexadecimal digest of the names and bytes of these files, and of `base`, 20 bytes long. Raises OSError.

    Of a text too large to be read, its size in place of its bytes: all that a reading says of it.
    """
    found = hashlib.blake2b(base.encode(), digest_size=20)
    for name, path in sorted(own.files.items()):
        size = os.stat(path).st_size  # noqa: PTH116 -- of thousands of files
        found.update(f"{name}\0{size}\0".encode())
        data = b"" if size > LARGEST and name.endswith(_TEXTS) else path.read_bytes()
        found.update(data)
    return found.hexdigest()


_TEXTS = (".md", ".yaml", ".vtt")


def kept(
    remembered: Mapping[str, Reading], folders: Iterable[str], content_files: ContentFiles, references: References
) -> dict[str, Reading]:
    """Folder → its reading with today's stamps, of those folders that, read again, would give the same. Raises OSError."""
    found, base = {}, base_of(references)
    for folder in folders if remembered else ():
        reading = remembered.get(folder)
        if reading is None or not reading.holds(references, base):
            continue
        stamps = content_files.stamps(folder)
        if stamps and stamps == reading.stamps:
            found[folder] = reading
        elif folder_digest(content_files.of_relic(folder), base) == reading.digest:
            found[folder] = replace(reading, stamps=stamps)
    return found
