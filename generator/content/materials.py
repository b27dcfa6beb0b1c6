"""templates/plaques, templates/shop and the project's press settings → designs, materials, press and words for plaques."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from generator.content.authored_model import AuthoredModel
from generator.content.fields import Colours, Text, Truth
from generator.content.files import ContentFiles
from generator.content.languages import REFERENCE, TAG
from generator.content.project_schema import Project, Spots
from generator.content.shop import MATERIALS, read_shop
from generator.content.source import Document
from generator.content.validate import read_model
from generator.diagnostics.problem import Problem, Span, nearest
from generator.languages.language import Languages
from generator.plaques import Look, Material, Press
from generator.plaques.shop_words import Shop
from generator.project.templates import FOLDER, Templates
from generator.store import FileRef, file_ref, read_file
from generator.text.translations import Wording

Millimetres = Annotated[float, Field(ge=0.05, le=1.5)]
"""The gap is never more than what a screw's head keeps clear around it (clearance.SCREW_HEAD)."""

ENGRAVED = 0.3
PRINTED = 0.1
"""mm: stroke and gap where a project's own table of materials, written before there were such fields, says none. As of brass and
of a printed plate in templates/plaques/materials.yaml."""

Thickness = Annotated[float, Field(gt=0, le=100)]
"""mm"""


class MaterialFile(AuthoredModel):
    """One material of templates/plaques/materials.yaml."""

    names: Mapping[Text, Text]
    """Language → what it is called."""

    module: Annotated[float, Field(ge=0.3, le=10)]
    """Smallest module width on it, in mm."""

    engraved: Truth
    turns: Literal["dark", "light"]
    """Whether the engraving tool leaves dark or light marks."""

    plate: Truth
    """Whether it can be cut, drilled and engraved; paper and film cannot."""

    look: Colours | None = None
    """Of a picture of the finished plate: the material as it is, and what the tool leaves. Without them it is shown in greys."""

    stroke: Millimetres | None = None
    gap: Millimetres | None = None
    """Finest stroke and narrowest gap on it, in mm; without them those of what is engraved, or of what is printed."""

    thickness: tuple[Thickness, Thickness] | None = None
    """mm, from and to, as the ticket proposes it. Without it the shop is asked."""

    fixing: Literal["screws", "glue"] | None = None
    """How it is hung."""

    finish: Literal["laminate", "brushed", "honed"] | None = None
    """What its surface is to be: no gloss on any."""

    marking: Literal["filled", "annealed", "bared"] | None = None
    """What is done to an engraved part."""

    @model_validator(mode="before")
    @classmethod
    def _older(cls, value: Any) -> Any:
        """Names as fields of their own, as projects have them in older tables."""
        if not isinstance(value, dict) or "names" in value:
            return value
        names = {tag: name for tag, name in value.items() if TAG.fullmatch(tag)}
        return {key: field for key, field in value.items() if key not in names} | {"names": names} if names else value


class Materials(AuthoredModel):
    """The content of templates/plaques/materials.yaml."""

    materials: Mapping[Text, MaterialFile]


@dataclass(frozen=True, slots=True)
class Workshop:
    """What plaques can be made with."""

    designs: Mapping[str, FileRef]
    materials: Mapping[str, Material]
    press: Press
    shop: Shop
    """What shops are told."""


MATERIALS_FILE = "plaques/materials.yaml"

FORMER_TICKET = "ticket.svg"
"""What a project drew its job tickets with, once."""

PROFILE = "FOGRA39L_coated.icc"
"""The ICC profile used where the project names none: offset on coated paper (ISO 12647-2)."""


def read_workshop(  # noqa: PLR0913, PLR0917 -- where things are, and what languages say
    files: Templates,
    content_files: ContentFiles,
    project: Project | None,
    document: Document | None,
    languages: Languages,
    wordings: Mapping[str, Wording],
) -> tuple[Workshop, list[Problem]]:
    """Read templates/plaques, templates/shop and the project's press settings.

    Returns the workshop, and problems of materials.yaml, of the words for shops and of the ICC profile. Without a project,
    the press is the default one.
    """
    materials_yaml = f"{FOLDER}/{MATERIALS_FILE}"
    (material_list, told), invalid = read_model(files.path(MATERIALS_FILE), materials_yaml, Materials)
    problems, materials, names = [*invalid], dict[str, Material](), dict[str, dict[str, tuple[str, Span]]]()
    if material_list and told:
        problems += _check_names(material_list, told, languages)
        materials = {name: _build_material(name, material) for name, material in material_list.materials.items()}
        names = _names(material_list, told)
    shop, found = read_shop(files, wordings, names)
    problems += found
    if files.path(FORMER_TICKET).is_file():
        problems.append(Problem("ticket-design", Span(f"{FOLDER}/{FORMER_TICKET}"), severity="warning"))
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
    return Workshop(designs, materials, Press(profile, condition, renamed), shop), problems


def _build_material(name: str, file: MaterialFile) -> Material:
    """A material of the file as the plaque writers take it."""
    usual = ENGRAVED if file.engraved else PRINTED
    return Material(
        name,
        file.module,
        file.engraved,
        file.turns,
        file.plate,
        file.stroke or usual,
        file.gap or usual,
        Look(*file.look) if file.look else None,
        thickness=file.thickness,
        fixing=file.fixing or "",
        finish=file.finish or "",
        marking=file.marking or "",
    )


def _names(materials: Materials, document: Document) -> dict[str, dict[str, tuple[str, Span]]]:
    """Language → what it calls the materials, as texts for shops."""
    found = dict[str, dict[str, tuple[str, Span]]]()
    for name, material in materials.materials.items():
        for tag, text in material.names.items():
            found.setdefault(tag, {})[f"{MATERIALS}.{name}"] = (text, _at(document, name, tag))
    return found


def _check_names(materials: Materials, document: Document, languages: Languages) -> Iterator[Problem]:
    """Yield a problem for each language of a name that there is not, and for each material without a name in English."""
    for name, material in materials.materials.items():
        for tag in material.names:
            if tag not in languages:
                best = nearest(tag, languages)
                at = _at(document, name, tag)
                yield Problem("field-unknown", at, {"field": tag, "best": best}, "did-you-mean" if best else "")
        if REFERENCE not in material.names:
            yield Problem("field-missing", document.at(MATERIALS, name, "names"), {"field": REFERENCE})


def _at(document: Document, name: str, tag: str) -> Span:
    """Where a name is written in this language: its key."""
    return next(
        document.keys[place]
        for place in ((MATERIALS, name, "names", tag), (MATERIALS, name, tag))
        if place in document.keys
    )


def _read_profile(content_files: ContentFiles, file: str, at: Span) -> tuple[FileRef | None, tuple[Problem, ...]]:
    """The ICC profile in content/press/, None where it is missing; a problem where it cannot describe a press."""
    from generator.plaques.icc import profile_fault

    path = content_files.files.get(f"press/{file}")
    if path is None:
        return None, (Problem("profile-missing", at, {"file": file, "folder": content_files.shown("press")}),)
    fault = profile_fault(read_file(path))
    return file_ref(path), (Problem("profile-unfit", at, {"file": file, "fault": fault}),) if fault else ()
