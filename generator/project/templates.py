"""Templates in layers: a file of the project's own templates/ stands for the one that comes with the program."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

FOLDER = "templates"
"""What the folder is called, in a project, in a checkout of the program and in its package."""


@dataclass(frozen=True, slots=True)
class Templates:
    """The files that pages, plaques and configurations are made from."""

    layers: tuple[Path, ...]
    """Folders: of two files with the same name below them, that of the earlier counts. One need not exist but the last."""

    def path(self, name: str) -> Path:
        """The file of this name, as parts/pieces.html; where no layer has it, where the last one would have it."""
        *own, last = (layer / name for layer in self.layers)
        return next((path for path in own if os.path.lexists(path)), last)

    def glob(self, pattern: str) -> tuple[Path, ...]:
        """The files whose names match, in the order of their names."""
        return tuple(self.named(pattern).values())

    def named(self, pattern: str) -> Mapping[str, Path]:
        """The same with the name of each, in order."""
        found = {
            PurePosixPath(path.relative_to(layer).as_posix()): path
            for layer in reversed(self.layers)
            for path in layer.glob(pattern)
        }
        return {str(name): found[name] for name in sorted(found)}


def built_in(package: Path) -> Path:
    """The templates that come with the program: inside the package where it is installed, beside it in a checkout."""
    inside = package / FOLDER
    return inside if inside.is_dir() else package.parent / FOLDER


def of_project(folder: Path, last: Path) -> Templates:
    """The templates of the project in this folder before those in `last`, which may be the same: in a checkout they are."""
    return Templates(tuple(dict.fromkeys((folder / FOLDER, last))))
