"""Tries edits on a copy of content/: those after which a problem is gone, and no other is there, are kept."""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.content.load import Loaded, load
from generator.diagnostics.problem import Problem
from generator.mending.fixes import Fix, LineEdit, Rename, fix_of
from generator.project.templates import Templates
from generator.store import read_file
from generator.upgrade.project import Change


@dataclass(frozen=True, slots=True)
class Mended:
    """What mending does to a project's files."""

    changes: Mapping[Path, Change]
    """File → its bytes before and after, by the name it had."""

    renames: Mapping[Path, Path]
    """File → its new name."""

    mended: tuple[Problem, ...]
    """The problems that are gone, in the order of rounds."""

    left: tuple[Problem, ...]
    """All that are there afterwards."""


def mend(content: Path, templates: Templates, today: str, beside: Path) -> Mended:
    """Mend in a copy of `content`, made in the folder `beside`, what can be; round by round, for errors hide others."""
    beside.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=beside, prefix=".mending-") as folder:
        copy = _Copy(content, Path(folder) / content.name, templates, today)
        copy.lay_out()
        mended, refused = list[Problem](), set[str]()
        now = copy.read()
        for _ in range(_ROUNDS):
            found = [(problem, fix) for problem in now if _name(problem) not in refused and (fix := fix_of(problem))]
            if not found:
                break
            now, kept = _kept(copy, now, _apart(found))
            mended += kept
            refused |= {_name(problem) for problem, _ in _apart(found) if problem not in kept}
        return Mended(copy.changes(), copy.renames(), tuple(mended), now)


_ROUNDS = 50
"""At most: a file may have as many slips that hide each other, one below the other."""

_Problems = tuple[Problem, ...]
_Fixes = Sequence[tuple[Problem, Fix]]


def _kept(copy: _Copy, before: _Problems, found: _Fixes) -> tuple[_Problems, list[Problem]]:
    """Make the edits that help: all at once where they do, else those of each file, else each. What is there then."""
    now, kept = before, list[Problem]()
    waiting = [found]
    while waiting:
        fixes = waiting.pop()
        after = copy.tried(fixes)
        if _helps(now, after, fixes):
            now = after
            kept += (problem for problem, _ in fixes)
            continue
        copy.undo()
        if len(fixes) > 1:
            by_file: dict[str, list[tuple[Problem, Fix]]] = {}
            for problem, fix in fixes:
                by_file.setdefault(fix.path, []).append((problem, fix))
            waiting += [*by_file.values()] if len(by_file) > 1 else [[item] for item in fixes]
    return now, kept


def _apart(fixes: _Fixes) -> _Fixes:
    """The first edit of each line, and no edit of a file that gets another name: the others have another round."""
    taken, apart = set[tuple[str, int]](), list[tuple[Problem, Fix]]()
    renamed = {fix.path for _, fix in fixes if isinstance(fix, Rename)}
    for problem, fix in fixes:
        line = 0 if isinstance(fix, Rename) else fix.line
        if (fix.path, line) not in taken and not (line and fix.path in renamed):
            taken.add((fix.path, line))
            apart.append((problem, fix))
    return apart


# ---- what helps -----------------------------------------------------------------------------------

_LAYOUT = {"yaml-indent", "yaml-tab"}
"""After an edit of the blanks before a line, what is wrong with the order of lines may come from that edit."""

_OF_LAYOUT = re.compile(r"yaml-|group-|key-twice|field-")


def _helps(before: _Problems, after: _Problems, fixes: _Fixes) -> bool:
    """Whether each mended problem is gone and no edit made another.

    An error keeps what lies behind it from being read. So what appears elsewhere after an error is gone was there
    before; what appears on a line that was edited, or after a warning is gone, is the edit's own.
    """
    renamed = {fix.path: f"{fix.path.rpartition('/')[0]}/{fix.name}" for _, fix in fixes if isinstance(fix, Rename)}
    then = Counter(_name(_at_new_path(problem, renamed)) for problem in before)
    now = Counter(map(_name, after))
    if any(now[name] >= then[name] for name in (_name(_at_new_path(problem, renamed)) for problem, _ in fixes)):
        return False
    edited = {(fix.path, fix.line) for _, fix in fixes if isinstance(fix, LineEdit)}
    laid_out = {fix.path for problem, fix in fixes if problem.code in _LAYOUT}
    hidden = {_folder(renamed.get(fix.path, fix.path)) for problem, fix in fixes if problem.severity == "error"}
    return all(
        _folder(problem.at.path) in hidden
        and (problem.at.path, problem.at.line) not in edited
        and not (problem.at.path in laid_out and _OF_LAYOUT.match(problem.code))
        for problem in after
        if now[_name(problem)] > then[_name(problem)]
    )


def _folder(path: str) -> str:
    """The folder of a relic, which is read as a whole; else that of all content: project.yaml is read before all."""
    match = re.match(r"[^/]+/sites/[^/]+/", path)
    return match.group() if match else path.partition("/")[0]


def _at_new_path(problem: Problem, renamed: Mapping[str, str]) -> Problem:
    path = renamed.get(problem.at.path)
    return replace(problem, at=replace(problem.at, path=path)) if path and problem.code != "file-name" else problem


def _name(problem: Problem) -> str:
    """By which a problem is known again when other lines have changed."""
    values = {key: value for key, value in problem.values.items() if key != "line"}
    return f"{problem.at.path}\n{problem.code}\n{sorted(values.items())!r}"


# ---- the copy -------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Copy:
    """A copy of content/ whose files are those of content/ (hard links) until one is edited."""

    content: Path
    folder: Path
    templates: Templates
    today: str
    undone: dict[Path, bytes | None] = field(default_factory=dict)
    """File of the copy → what it was before the last edits; None: there was none."""

    names: dict[Path, Path] = field(default_factory=dict)
    """File of the copy → its name before it was renamed."""

    undone_names: dict[Path, Path] = field(default_factory=dict)
    touched: set[Path] = field(default_factory=set)
    last: Loaded | None = None

    def lay_out(self) -> None:
        def linked(source: str, target: str) -> None:
            try:
                os.link(source, target, follow_symlinks=False)
            except OSError:  # another disk, a link, a pipe
                if os.path.isfile(source) or os.path.islink(source):  # noqa: PTH113, PTH114 -- as copytree gives them
                    shutil.copy2(source, target, follow_symlinks=False)

        shutil.copytree(self.content, self.folder, symlinks=True, copy_function=linked)

    def read(self) -> _Problems:
        """Every problem there is; folders that are as they were are not read again."""
        known = self.last.readings if self.last else {}
        self.last = load(self.folder, self.templates, self.today, remembered=known)
        return self.last.problems

    def tried(self, fixes: _Fixes) -> _Problems:
        """Make these edits, and read what is wrong then."""
        self.undone, self.undone_names = {}, dict(self.names)
        edits: dict[Path, list[LineEdit]] = {}
        for _, fix in fixes:
            path = self.folder.parent / fix.path
            if isinstance(fix, LineEdit):
                edits.setdefault(path, []).append(fix)
            elif path.is_file():
                new = path.with_name(fix.name)
                self.undone |= {path: path.read_bytes(), new: None}
                path.rename(new)
                self.touched |= {new}
                self.names[new] = self.names.pop(path, path)
        for path, of_file in edits.items():
            before = read_file(path)
            self.undone[path] = before
            self.touched |= {path}
            _put(path, edited(before, of_file))
        return self.read()

    def undo(self) -> None:
        """Take the last edits back."""
        for path, before in self.undone.items():
            if before is None:
                path.unlink()
            else:
                _put(path, before)
        self.undone, self.names = {}, self.undone_names
        self.read()

    def _original(self, path: Path) -> Path:
        return self.content / self.names.get(path, path).relative_to(self.folder)

    def changes(self) -> Mapping[Path, Change]:
        changes = {}
        for path in sorted(path for path in self.touched if path.exists()):
            original = self._original(path)
            before, after = read_file(original), read_file(path)
            if before != after:
                changes[original] = Change(before, after)
        return changes

    def renames(self) -> Mapping[Path, Path]:
        return {self._original(path): self.content / path.relative_to(self.folder) for path in self.names}


def _put(path: Path, data: bytes) -> None:
    """Write a file of the copy anew: never into the author's own, which may be the same one."""
    with suppress(FileNotFoundError):
        path.unlink()
    path.write_bytes(data)


_BOM = "\ufeff"


def edited(data: bytes, edits: Iterable[LineEdit]) -> bytes:
    """A file with these edits; its byte order mark and its ends of lines stay as they are."""
    text = data.decode("utf-8")
    mark, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    lines = text.split("\n")
    for edit in edits:
        line = lines[edit.line - 1]
        lines[edit.line - 1] = line[: edit.begin] + edit.text + line[edit.end :]
    return (mark + "\n".join(lines)).encode()
