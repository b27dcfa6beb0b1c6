"""Builds content/ with the program of several commits and lists the files that differ from the first.

`python -m tools.same_build 78988ac..HEAD` or `python -m tools.same_build COMMIT COMMIT …`. Each commit is checked out
into a temporary folder and built without a cache, with the content of the first commit and on the same date. The content
hashes of offline.json digest the templates, so a commit that edits a template changes them; such files are counted apart.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

DAY = "1795824000"
"""SOURCE_DATE_EPOCH: 2026-11-28."""


def main(commits: list[str]) -> int:
    """Build each commit; 1 if one differs from the first."""
    names = [name for commit in commits for name in _named(commit)]
    if not names:
        sys.exit(str(__doc__))
    with tempfile.TemporaryDirectory() as folder:
        first, *later = names
        _check_out(first, Path(folder) / "first")
        content = Path(folder) / "first" / "content"
        expected, differing = _built(Path(folder) / "first", content, Path(folder) / "output"), 0
        print(f"{first}  {len(expected)} files")
        for number, name in enumerate(later):
            program = Path(folder) / str(number)
            _check_out(name, program)
            built = _built(program, content, Path(folder) / f"output-{number}")
            different = sorted(path for path in expected.keys() | built.keys() if expected.get(path) != built.get(path))
            hashes = [path for path in different if _differ_in_hashes_alone(expected.get(path), built.get(path), path)]
            real = [path for path in different if path not in hashes]
            differing += bool(real)
            print(f"{name}  {_verdict(real, len(hashes))}  {_subject(name)}")
    return int(bool(differing))


def _named(commit: str) -> list[str]:
    """The commits of a range, oldest first and its beginning with them; or the one commit."""
    if ".." not in commit:
        return [_git("rev-parse", "--short", commit)]
    beginning = _git("rev-parse", "--short", commit.partition("..")[0])
    return [beginning, *_git("rev-list", "--reverse", "--first-parent", "--abbrev-commit", commit).split()]


def _check_out(commit: str, folder: Path) -> None:
    folder.mkdir()
    archive = subprocess.run(
        ["git", "archive", commit, "generator", "templates", "content"], check=True, capture_output=True
    )
    subprocess.run(["tar", "-x", "-C", folder], input=archive.stdout, check=True)


def _built(program: Path, content: Path, output: Path) -> Mapping[str, bytes]:
    """Path → bytes of everything the program builds from this content."""
    mine = output.parent / f"{output.name}-content" / "content"
    mine.parent.mkdir()
    subprocess.run(["cp", "-r", content, mine], check=True)
    environ = {**os.environ, "SOURCE_DATE_EPOCH": DAY, "PYTHONPATH": str(program)}
    command = [sys.executable, "-m", "generator", "--content", str(mine), "--output", str(output), "build"]
    subprocess.run(command, cwd=program, env=environ, check=True, capture_output=True)
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def _differ_in_hashes_alone(expected: bytes | None, built: bytes | None, path: str) -> bool:
    """Whether two precache lists differ in nothing but content hashes."""
    if expected is None or built is None or not path.endswith("/offline.json"):
        return False
    return len({re.sub(rb'"[0-9a-f]{40}"', b"hash", data) for data in (expected, built)}) == 1


def _verdict(real: list[str], hashes: int) -> str:
    if real:
        return f"DIFFERENT: {' '.join(real[:5])}{' …' if len(real) > 5 else ''}"  # noqa: PLR2004 -- enough to go by
    return f"same but for content hashes in {hashes} offline.json" if hashes else "same"


def _subject(commit: str) -> str:
    return _git("log", "-1", "--format=%s", commit)


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
