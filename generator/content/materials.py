"""templates/plaques and the press settings of the project → the designs, materials and press for plaques."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from generator.content.authored_model import AuthoredModel
from generator.content.fields import Text, Truth
from generator.content.files import ContentFiles
from generator.content.project_schema import Project, Spots
from generator.content.source import Document
from generator.content.validate import read_model
from generator.diagnostics.problem import Problem, Span
from generator.plaques import Material, Press
from generator.project.templates import FOLDER, Templates
from generator.store import FileRef, file_ref, read_file


class MaterialFile(AuthoredModel):
    """One material of templates/plaques/materials.yaml."""

    vi: Text
    en: Text
    module: Annotated[float, Field(ge=0.3, le=10)]
    """Smallest module width on it, in mm."""

    engraved: Truth
    turns: Literal["dark", "light"]
    """Whether the engraving tool leaves dark or light marks."""

    plate: Truth
    """Whether it can be cut, drilled and engraved; paper and film cannot."""


class Materials(AuthoredModel):
    """The content of templates/plaques/materials.yaml."""

    materials: Mapping[Text, MaterialFile]


@dataclass(frozen=True, slots=True)
class Workshop:
    """The designs, materials and press that plaques can be made with."""

    designs: Mapping[str, FileRef]
    materials: Mapping[str, Material]
    press: Press


PROFILE = "FOGRA39L_coated.icc"
"""The ICC profile used where the project names none: offset on coated paper (ISO 12647-2)."""


def read_workshop(
    files: Templates, content_files: ContentFiles, project: Project | None, document: Document | None
) -> tuple[Workshop, list[Problem]]:
    """Read templates/plaques and the project's press settings.

    Returns the workshop, and problems of materials.yaml and of the ICC profile. Without a project, the press is
    the default one.
    """
    materials_yaml = "plaques/materials.yaml"
    (material_list, _), invalid = read_model(files.path(materials_yaml), f"{FOLDER}/{materials_yaml}", Materials)
    problems = [*invalid]
    materials = (
        {name: _build_material(material) for name, material in material_list.materials.items()} if material_list else {}
    )
    profile, condition, spots = file_ref(files.path(f"plaques/{PROFILE}")), "FOGRA39", Spots()
    if project and document:
        condition, spots = project.press.condition, project.press.spots
        if project.press.profile:
            own_profile, profile_problems = _read_profile(
                content_files, project.press.profile, document.at("press", "profile")
            )
            profile, problems = own_profile or profile, [*problems, *profile_problems]
    renamed = tuple((ink, name) for ink, name in spots.model_dump().items() if name)
    designs = {path.stem: file_ref(path) for path in files.glob("plaques/*.svg")}
    return Workshop(designs, materials, Press(profile, condition, renamed)), problems


def _build_material(file: MaterialFile) -> Material:
    """A material of the file as the plaque writers take it."""
    names = (("vi", file.vi), ("en", file.en))
    return Material(names, file.module, file.engraved, file.turns, file.plate)


def _read_profile(content_files: ContentFiles, file: str, at: Span) -> tuple[FileRef | None, tuple[Problem, ...]]:
    """The ICC profile in content/press/, None where it is missing; a problem where it cannot describe a press."""
    from generator.plaques.icc import profile_fault

    path = content_files.files.get(f"press/{file}")
    if path is None:
        return None, (Problem("profile-missing", at, {"file": file, "folder": content_files.shown("press")}),)
    fault = profile_fault(read_file(path))
    return file_ref(path), (Problem("profile-unfit", at, {"file": file, "fault": fault}),) if fault else ()
