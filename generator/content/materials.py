"""templates/plaques and what the project says of its shop → what plaques can be made with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.content.files import ContentFiles
from generator.content.schema import MaterialFile, Materials, Project, Spots
from generator.content.source import Document
from generator.content.validate import read_model
from generator.diagnostics.problem import Problem, Span
from generator.plaques import Material, Press
from generator.store import FileRef, file_ref


@dataclass(frozen=True, slots=True)
class Workshop:
    """What plaques can be made with."""

    designs: Mapping[str, FileRef]
    materials: Mapping[str, Material]
    press: Press


PROFILE = "FOGRA39L_coated.icc"
"""The output intent where a shop names none of its own: offset on coated paper (ISO 12647-2)."""


def read_workshop(
    folder: Path, content_files: ContentFiles, project: Project | None, document: Document | None
) -> tuple[Workshop, list[Problem]]:
    """templates/plaques, and what the project says of its shop."""
    path = folder / "materials.yaml"
    (written, _), wrong = read_model(path, f"{folder.parent.name}/{folder.name}/{path.name}", Materials)
    problems = [*wrong]
    materials = {name: _material(material) for name, material in written.materials.items()} if written else {}
    profile, condition, spots = file_ref(folder / PROFILE), "FOGRA39", Spots()
    if project and document:
        condition, spots = project.press.condition, project.press.spots
        if project.press.profile:
            own, unfit = _profile(content_files, project.press.profile, document.at("press", "profile"))
            profile, problems = own or profile, [*problems, *unfit]
    renamed = tuple((ink, name) for ink, name in spots.model_dump().items() if name)
    designs = {path.stem: file_ref(path) for path in sorted(folder.iterdir()) if path.suffix == ".svg"}
    return Workshop(designs, materials, Press(profile, condition, renamed)), problems


def _material(written: MaterialFile) -> Material:
    names = (("vi", written.vi), ("en", written.en))
    return Material(names, written.module, written.engraved, written.turns, written.plate)


def _profile(content_files: ContentFiles, file: str, at: Span) -> tuple[FileRef | None, tuple[Problem, ...]]:
    """The shop's own profile, if it can describe a press."""
    from generator.plaques.icc import profile_fault

    path = content_files.files.get(f"press/{file}")
    if path is None:
        return None, (Problem("profile-missing", at, {"file": file, "folder": content_files.shown("press")}),)
    fault = profile_fault(path.read_bytes())
    return file_ref(path), (Problem("profile-unfit", at, {"file": file, "fault": fault}),) if fault else ()
