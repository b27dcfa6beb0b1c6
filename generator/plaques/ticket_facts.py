"""What a job ticket says of an order and of the piece: labels with texts, each in the languages of the shop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from generator.plaques import qr
from generator.plaques.drawing import PALETTE, WHITE, Drawing, Ink
from generator.plaques.engraving import CORNER
from generator.plaques.faceplate import Faceplate, Job, Material
from generator.plaques.proof import Proof
from generator.plaques.shop_words import Shop

Text = tuple[str, str]
"""A text, and the mark of the language it is in (BCP 47); empty: of none, or of that of the ticket."""

UNBROKEN = "\u00a0"
"""A blank at which no line is broken; HarfBuzz sets it as any other."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A row: what it is called, and what it is."""

    label: str
    """A word of the group `ticket`."""

    texts: tuple[Text, ...]
    names: bool = False
    """Whether they are names of the relic, each in its own language."""

    small: bool = False
    """Whether it is set small: digits that nobody reads aloud."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Words with figures filled in."""

    words: Shop
    figures: Mapping[str, object]

    def said(self, key: str, values: Mapping[str, object] | None = None) -> tuple[Text, ...]:
        """A word in each language with figures and values filled in; what is the same in both, once, in the last one."""
        texts = {words.say(key, **{**self.figures, **(values or {})}): words.mark for words in self.words}
        return tuple(texts.items())

    def fact(self, label: str, *keys: str, **values: object) -> Fact:
        """A row whose texts are these words, one language after another."""
        said = [self.said(key, values) for key in keys]
        return Fact(label, _by_language(said, [words.mark for words in self.words]))

    def holes(self, drawing: Drawing, material: Material) -> list[list[Text]]:
        """Of each language what is said of the holes."""
        if not (drawing.holes and material.plate):
            return [[(words.say("ticket.holes_none"), words.mark)] for words in self.words]
        found = []
        for words in self.words:
            texts: list[Text] = []
            for diameter, some in groupby(
                sorted(drawing.holes, key=attrgetter("diameter", "down", "across")), attrgetter("diameter")
            ):
                holes = list(some)
                values = {"count": len(holes), "diameter": float(round(diameter, 2))}
                centres = "; ".join(
                    words.say(
                        "ticket.hole_at", left=float(round(hole.across, 2)), top=float(round(hole.down, 2))
                    ).replace(" ", UNBROKEN)
                    for hole in holes
                )
                texts.append((words.say("ticket.holes_said", **values), words.mark))
                texts.append((words.say("ticket.holes_at", centres=centres), words.mark))
            found.append(texts)
        return found

    def issue(self, job: Job) -> tuple[str, ...]:
        """Revision and day of what is made, where they are known; in the first language."""
        first, found = self.words[0], []
        if job.revision:
            found.append(first.say("ticket.revision", revision=job.revision))
        if job.dated:
            found.append(first.say("ticket.dated", day=job.dated))
        return tuple(found)


def _by_language(said: Sequence[tuple[Text, ...]], marks: Sequence[str]) -> tuple[Text, ...]:
    """Sentences of several words, joined in each language."""
    joined = {mark: "; ".join(text for texts in said for text, own in texts if own == mark) for mark in marks}
    return tuple((text, mark) for mark, text in joined.items() if text)


def figures(faceplate: Faceplate, drawing: Drawing, proof: Proof) -> dict[str, object]:
    """What may be filled into a word; lengths in mm."""
    place = drawing.symbol
    assert place is not None
    return {
        "code": faceplate.code,
        "width": float(drawing.width),
        "height": float(drawing.height),
        "symbol": round(float(place.box.width), 1),
        "modules": place.size,
        "module": round(float(place.module), 2),
        "quiet": round(float(place.module * qr.QUIET_ZONE), 1),
        "quantity": faceplate.order.quantity,
        "distance": float(faceplate.order.distance),
        "radius": CORNER,
        "diameter": float(round(drawing.holes[0].diameter, 2)) if drawing.holes else 0.0,
        "reader": proof.reader,
    }


def order_facts(faceplate: Faceplate, job: Job, facts: Facts) -> Iterator[Fact]:
    """Who orders, whom to call, how many, for where."""
    orderer = job.orderer
    yield Fact("ordered_by", ((orderer.name or faceplate.steward, ""),))
    called = " · ".join(filter(None, (orderer.phone, orderer.email)))
    yield Fact("call", ((called, ""),)) if called else facts.fact("call", "ticket.call_blank")
    yield facts.fact("quantity", "ticket.quantity_said")
    yield Fact("place", ((job.place, ""),)) if job.place else facts.fact("place", "ticket.no_place")
    yield facts.fact("height", "ticket.height_said")
    yield facts.fact("distance", "ticket.distance_said")


def piece_facts(faceplate: Faceplate, drawing: Drawing, file: str, digest: str, facts: Facts) -> Iterator[Fact]:
    """What is made, from which file, and how. `drawing` is the piece; lengths in mm."""
    material, code = faceplate.order.material, faceplate.code
    yield Fact("relic", tuple((name, language) for language, name in faceplate.names), names=True)
    yield facts.fact("material", f"materials.{material.id}")
    others = ", ".join(f"{code}-engrave.{kind}" for kind in ("dxf", "png"))
    if material.engraved:
        yield facts.fact("file", "ticket.file_engraved", file=file, others=others)
    else:
        yield facts.fact("file", "ticket.file_printed", file=file)
    yield Fact("digest", ((digest, ""),), small=True)
    if material.engraved:
        yield facts.fact("size", "ticket.size_engraved")
    else:
        yield facts.fact("size", "ticket.size_printed", bleed=float(drawing.bleed))
    if material.plate and not material.engraved:
        yield facts.fact("cutting", "ticket.file_cut", file=f"{code}-cut.svg")
    yield _thickness(material, facts)
    yield facts.fact("corner", "ticket.corner_round" if material.plate else "ticket.corner_square")
    yield Fact("holes", tuple({text: mark for texts in facts.holes(drawing, material) for text, mark in texts}.items()))
    for label, word in (("fixing", material.fixing), ("finish", material.finish)):
        key = f"{label}es.{word}" if label == "finish" else f"{label}s.{word}"
        yield facts.fact(label, key if word else "ticket.agree")
    if material.engraved:
        turned = f"ticket.engrave_{material.turns}"
        yield facts.fact("engraving", turned, *([f"markings.{material.marking}"] if material.marking else []))
    else:
        yield Fact("inks", tuple((text, facts.words[0].mark) for text in _inks(drawing, facts)))
    yield facts.fact("symbol", "ticket.symbol_said")
    yield facts.fact("quiet", "ticket.quiet_said")


def _thickness(material: Material, facts: Facts) -> Fact:
    if material.thickness is None:
        return facts.fact("thickness", "ticket.agree")
    low, high = map(float, material.thickness)
    key = "ticket.thickness_single" if low == high else "ticket.thickness_said"
    return facts.fact("thickness", key, low=low, high=high)


def _inks(drawing: Drawing, facts: Facts) -> Iterator[str]:
    """The process inks with their recipes, and the spot colours."""
    names = facts.words[0].group("inks", {})
    used = {shape.ink for shape in drawing.shapes if shape.layer != "slug" and shape.ink.total}
    process = [ink for ink in PALETTE if ink in used and ink != WHITE]
    yield "  ·  ".join(f"{names[ink.name]}{UNBROKEN}{_cmyk(ink)}" for ink in process)
    spots = sorted((ink for ink in used if ink.spot), key=lambda ink: ink.spot)
    if spots:
        yield "  ·  ".join(f"{names[ink.name]} = {ink.spot}" for ink in spots)


def _cmyk(ink: Ink) -> str:
    """Percentages of the process inks, without those of 0 %: C5 M95 Y85 K45, at whose blanks no line is broken."""
    parts = (("C", ink.cyan), ("M", ink.magenta), ("Y", ink.yellow), ("K", ink.black))
    return UNBROKEN.join(f"{letter}{round(100 * part)}" for letter, part in parts if part)
