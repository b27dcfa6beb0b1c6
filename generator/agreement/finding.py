"""What was found to differ, and the problem that is said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from generator.diagnostics.problem import Problem, Span


@dataclass(frozen=True, slots=True)
class Said:
    """What one file says, and where."""

    file: str
    """The name of the file, as vi.md."""

    at: Span
    written: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference between the files of one relic."""

    code: str
    """Of the problem."""

    kind: str
    """Of the fact: date, number, name."""

    here: Said
    """The file that stands alone; where none does, the first."""

    others: tuple[Said, ...]
    value: str
    """The value in question, as Token has it."""

    where: str = ""
    """Relic, section and number of the passage: dinh-thoi-an/2.3."""

    best: str = ""
    """What was probably meant."""

    languages: tuple[str, ...] = field(default=())
    """The languages whose texts differ from the rest."""

    @property
    def name(self) -> str:
        """By which it is accepted."""
        return f"{self.where}#{self.kind}:{self.value}"

    @property
    def looks_like_a_slip(self) -> bool:
        """Whether it is probably a mistake, which nothing should accept: a spelling, digits in another order."""
        if self.code in _ALWAYS_SLIPS:
            return True
        own, *others = ["".join(filter(str.isdigit, said.written)) for said in (self.here, *self.others)]
        moved = any(own != other and sorted(own) == sorted(other) for other in others)
        return self.code in ("fact-differs", "fact-split") and moved

    def on(self, where: str) -> Finding:
        """The same, of this passage."""
        return replace(self, where=where)


_PLACES_ALONE = ("fact-adds",)
"""Problems of what the others do not say: their places are named, and no words."""

_ALWAYS_SLIPS = ("fact-spelling", "fact-impossible")


def problem_of(finding: Finding) -> Problem:
    """What is said to an author."""
    others = _grouped(finding.others, "" if finding.code in _PLACES_ALONE else "–")
    values = {
        "file": finding.here.file,
        "written": finding.here.written,
        "others": others,
        "best": finding.best,
        "name": finding.name,
        "everywhere": ", ".join(map(_place, (finding.here, *finding.others))),
        "places": ", ".join(_place(said) for said in finding.others),
    }
    hint = "fact-slip" if finding.code not in _ALWAYS_SLIPS and finding.looks_like_a_slip else ""
    return Problem(finding.code, finding.here.at, values, hint)


def _place(said: Said) -> str:
    return f"{said.at.path.rpartition('/')[2]}:{said.at.line}"


def _grouped(all_said: Iterable[Said], nothing: str) -> str:
    """`“530 m²” (vi.md:41, en.md:42), “530平方米” (zh.md:38)`."""
    places: dict[str, list[str]] = {}
    for said in all_said:
        places.setdefault(said.written or nothing, []).append(_place(said))
    return ", ".join(
        f"“{written}” ({', '.join(there)})" if written else ", ".join(there) for written, there in places.items()
    )
