"""All that is known of one plaque: its order, its life, what may come next, its batches, how its code answered."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from generator.content.catalogue import Plaque
from generator.content.plaque_schema import PrintRecord, Reading, Stage, Step
from generator.content.plaques import FOLLOWS
from generator.register.overview import Line


@dataclass(frozen=True, slots=True)
class Asked:
    """How the code answered once, as `ditich watch` found it."""

    on: str
    """When it was asked, ISO 8601 in UTC."""

    well: bool
    said: Mapping[str, str]
    """What was wrong: language of the messages → sentences; empty where nothing was."""


@dataclass(frozen=True, slots=True)
class Record:
    """One plaque of the register."""

    line: Line
    """What the list of all plaques says of it."""

    file: str
    """Its file, as authors see it."""

    draft: bool
    """Whether its relic is a draft: then it is not made."""

    design: str
    size: tuple[float, float] | None
    """Width and height in mm; None where it cannot be worked out, for its relic is gone or the plaque cannot be drawn."""

    distance: float
    """Scanning distance in m."""

    material: Mapping[str, str]
    """Language → its name."""

    made_from: str
    """The name of the file that makes it; that of the print record is the one it was made from."""

    quantity: int
    trial: bool
    """Whether its address is only a trial's."""

    lender: str
    """Whom its address belongs to, where that is somebody else."""

    life: tuple[Step, ...]
    readings: tuple[Reading, ...]
    """What photographs said of its symbol, the oldest first."""

    printed: PrintRecord | None
    next: tuple[Stage, ...]
    """The steps that may be recorded now."""

    replaces: tuple[str, ...]
    """Codes of the plaques it stands in for."""

    batches: tuple[str, ...]
    """Names of the batches in the output folder that hold it."""

    asked: tuple[Asked, ...]
    """How its code answered, the newest first; empty where it was never asked."""


def allowed_after(life: tuple[Step, ...]) -> tuple[Stage, ...]:
    """The stages that may follow: of a plaque of which nothing is noted yet, what a new one may become."""
    return FOLLOWS[life[-1].stage] if life else ("designed", *FOLLOWS["designed"])


def design_of(plaque: Plaque) -> str:
    """The name of its design."""
    return Path(plaque.order.design.path).stem


def batches_with(code: str, folder: Path) -> tuple[str, ...]:
    """The names of the batches in this folder that hold the plaque; a zip that cannot be read holds nothing."""

    def holds(path: Path) -> bool:
        try:
            with ZipFile(path) as batch:
                return any(code in PurePosixPath(name).parts[1:-1] for name in batch.namelist())
        except (BadZipFile, OSError):
            return False

    return tuple(sorted(path.stem for path in folder.glob("*.zip") if holds(path)))


def answers(code: str, reports: Iterable[str]) -> tuple[Asked, ...]:
    """How the code answered by these reports (status.json), the newest first, each report once."""
    found = {asked.on: asked for report in reports for asked in _asked(code, report)}
    return tuple(sorted(found.values(), key=lambda asked: asked.on, reverse=True))


def _asked(code: str, report: str) -> Iterator[Asked]:
    """The plaque's answer in one report; none where it is no such report, or the plaque is not in it."""
    try:
        data = json.loads(report)
        plaques = [plaque for plaque in data["plaques"] if plaque["code"] == code]
        for plaque in plaques:
            said = {tag: " · ".join(str(fault[tag]) for fault in plaque["problems"]) for tag in ("vi", "en")}
            yield Asked(str(data["checked"]), plaque["well"] is True, {tag: text for tag, text in said.items() if text})
    except (ValueError, KeyError, TypeError, RecursionError):
        return


def as_json(record: Record) -> str:
    """The record as JSON, with a line feed at its end."""
    line = asdict(record.line)
    due = line.pop("due")
    data = {
        **line,
        "due": due and {"reason": due["reason"].removeprefix("due-"), "days": due["days"]},
        "file": record.file,
        "draft": record.draft,
        "design": record.design,
        "size": record.size and {"width": record.size[0], "height": record.size[1]},
        "distance": record.distance,
        "material": dict(record.material),
        "made_from": record.made_from,
        "quantity": record.quantity,
        "trial": record.trial,
        "lender": record.lender,
        "life": [step.model_dump() for step in record.life],
        "readings": [reading.model_dump() for reading in record.readings],
        "printed": record.printed and record.printed.model_dump(mode="json"),
        "next": list(record.next),
        "replaces": list(record.replaces),
        "batches": list(record.batches),
        "asked": [asdict(asked) for asked in record.asked],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
