"""A plaque of the catalogue → its files; a fault in them becomes a problem where the author wrote it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict, TypeVar

from generator import plaques, urls
from generator.content.catalogue import Plaque
from generator.content.entry import CatalogueEntry
from generator.content.languages import REFERENCE
from generator.content.rounds import Surroundings
from generator.diagnostics.problem import Problem, Refusal, Span
from generator.languages.script import Script
from generator.languages.scripts import SCRIPTS
from generator.places import map_layout
from generator.plaques import (
    DesignFault,
    Faceplate,
    FontStack,
    Job,
    MissingFace,
    MissingGlyph,
    MixedDirections,
    Order,
    Orderer,
    ProofFailed,
    TooFine,
    TooLong,
    TooSmall,
    paper,
)
from generator.plaques.asked import asked
from generator.plaques.faceplate import Stop, TrailSketch
from generator.plaques.shop_words import on_ticket
from generator.site import Site
from generator.text import map_words
from generator.text.translations import is_borrowed, plain
from generator.theme.templating import below_templates
from generator.theme.theme import Theme

SLUG_LANGUAGES = 2
"""Of the site's, the first: a line of the slug each."""


@dataclass(frozen=True, slots=True)
class LineSpan:
    """A line of text, and the span where an author wrote it.

    The span is for a refusal, which nobody keeps. It is not in the `repr`, which decides what has to be made again
    (store.Store.key): a line written above it in the author's file changes no picture.
    """

    text: str
    at: Span = field(repr=False)


LineSpans = tuple[LineSpan, ...]

Names = tuple[tuple[str, str], ...]
"""Language and what it says."""


def _verbs(site: Site, named: Names) -> Names:
    """What each language that names the relic on the plaque says to scan, in the order of the names.

    None where it has no word of its own: that of another is not cast in metal. If none of them has one, the first of the site's.
    """
    verbs = {language: site.wordings[language].words["scan_verb"] for language in _printed_in(site)}
    own = {language: verb for language, verb in verbs.items() if not is_borrowed(verb)}
    return tuple((language, own[language]) for language, _ in named if language in own) or tuple(own.items())[:1]


def faceplate(plaque: Plaque, site: Site, surroundings: Surroundings | None = None) -> Faceplate:
    """The faceplate of a plaque. `surroundings` are those of its relic; without them, as the whole site has them.

    `site` may be as `Site.alone` gives it only with `surroundings`.
    """
    relic = site.catalogue.entry_of(plaque)
    payload, named = site.payload(plaque), names(plaque, relic)
    return Faceplate(
        code=plaque.code,
        payload=payload,
        version_and_mask=(plaque.printed.version, plaque.printed.mask) if plaque.printed else None,
        address=payload.removeprefix("https://"),
        code_label=plain(site.wordings[site.first_language].words["code_label"]),
        names=named,
        verbs=_verbs(site, named),
        steward=site.catalogue.project.steward,
        kind=relic.kind,
        accents=site.kinds[relic.kind].accents,
        roof=site.theme.roofs[relic.roof],
        order=plaque.order,
        slug=tuple(
            dict.fromkeys(
                plain(site.wordings[language].words["proof_slug"]) for language in _printed_in(site)[:SLUG_LANGUAGES]
            )
        )
        if is_proof_only(plaque, site)
        else (),
        inscription=font_stack(site.theme, bold=True, scripts=scripts_of(site, (tag for tag, _ in named))),
        text=font_stack(site.theme, bold=False),
        lender=plaque.lender,
        beside=tuple(word.text for word in _beside(plaque, site)),
        **_asked(plaque, relic, site, surroundings),
    )


def _beside(plaque: Plaque, site: Site) -> tuple[LineSpan, ...]:
    """What stands beside a plate, in each language of the shops; nothing where nothing is cut."""
    material = plaque.order.material
    if not material.plate:
        return ()
    turns = "beside.turns_light" if material.turns == "light" else "beside.turns_dark"
    black = ("beside.black", turns) if material.engraved else ("beside.printed",)
    keys = (*black, "beside.lines", f"materials.{material.id}")
    return tuple(
        LineSpan(word.text, word.at)
        for said in site.catalogue.shop
        for key in keys
        for word in said.words
        if word.key == key
    )


class _Asked(TypedDict, total=False):
    """Fields of a Faceplate that only some designs ask for."""

    stories: tuple[tuple[str, str], ...]
    stop: Stop | None
    sketch: TrailSketch | None


def _asked(plaque: Plaque, relic: CatalogueEntry, site: Site, surroundings: Surroundings | None) -> _Asked:
    """What the design of a plaque asks for; so that a plaque of another is not made again when a story changes."""
    words = asked(plaque.order.design)
    found: _Asked = {}
    if "stories" in words:
        found["stories"] = stories(relic, site)
    if not {"stop", "map"} & words:
        return found
    around = surroundings or site.surroundings.get(relic.id)
    if around and "stop" in words and around.trail is not None:
        wording = site.wordings[site.first_language]
        name = dict(around.trail).get(site.first_language, "")
        found["stop"] = Stop(around.number, plain(wording.say("stop", number=around.number)), name)
    if around and "map" in words:
        found["sketch"] = _sketch(relic, around, site)
    return found


def stories(relic: CatalogueEntry, site: Site) -> tuple[tuple[str, str], ...]:
    """Language and summary, those that a person answers for, in languages that a face here draws in paragraphs."""
    return tuple(
        (text.language, text.summary)
        for text in relic.texts
        if not text.machine and is_drawn(text.language, site) and not site.language(text.language).writing.right_to_left
    )


def _sketch(relic: CatalogueEntry, around: Surroundings, site: Site) -> TrailSketch | None:
    """The map of the trail; None where nobody has measured where the relic itself stands."""
    layout = map_layout.draw(around.mapped) if relic.point else None
    if layout is None:
        return None
    wording = site.wordings[site.first_language]
    scale = plain(map_words.scale_label(layout.scale, wording))
    note = map_words.note(layout, relic.id, around.mapped, around.length, wording)
    return TrailSketch(layout, relic.id, scale, plain(note))


def _printed_in(site: Site) -> tuple[str, ...]:
    """The languages that every plaque says something in: all but those that no face here draws. The first must have one."""
    first, *others = site.languages
    return (first, *(tag for tag in others if is_drawn(tag, site)))


def is_drawn(language: str, site: Site) -> bool:
    """Whether there is a face here to draw what is in this language."""
    return site.language(language).writing.bold in site.theme.faces


def names(plaque: Plaque, relic: CatalogueEntry) -> tuple[tuple[str, str], ...]:
    """Language and name, as printed; of a plaque not printed yet, the names that somebody vouches for."""
    if plaque.printed:
        return tuple(plaque.printed.names.items())
    return tuple((text.language, text.name) for text in relic.texts if text.vouched)


def font_stack(theme: Theme, *, bold: bool, scripts: Collection[Script] = ()) -> FontStack:
    """The fonts of a line: bold for what is read from two metres, regular for what is read from one.

    `scripts` are those of the names’ languages: the letters one of them shares with another have forms of their own in it,
    and are set in its face, or in none.
    """
    files = {name: script.bold if bold else script.regular for name, script in SCRIPTS.items()}
    for script in scripts:
        for shared in script.shares:
            if files[script.id] not in theme.faces or SCRIPTS[shared] not in scripts:
                files[shared] = files[script.id]
    return FontStack(
        tuple((name, theme.faces[file]) for name, file in files.items() if file in theme.faces),
        tuple((name, file) for name, file in files.items() if file not in theme.faces),
        tuple((name, theme.faces[script.rare]) for name, script in SCRIPTS.items() if script.rare in theme.faces),
    )


def scripts_of(site: Site, languages: Iterable[str]) -> tuple[Script, ...]:
    """The scripts of those of these languages that the site speaks."""
    return tuple(site.language(tag).writing for tag in languages if tag in site.wordings)


def line_spans(plaque: Plaque, site: Site) -> LineSpans:
    """Span of each line that an author can change; last, with an empty text, the span of the plaque's size."""
    relic = site.catalogue.entry_of(plaque)
    names = (LineSpan(text.name, text.at) for text in relic.texts)
    summaries = (LineSpan(text.summary, text.at) for text in relic.texts if "stories" in asked(plaque.order.design))
    steward = LineSpan(site.catalogue.project.steward, Span("content/project.yaml"))
    return (*names, *summaries, steward, *_beside(plaque, site), LineSpan("", plaque.size_at))


def job(plaque: Plaque, site: Site) -> Job:
    """What the job ticket says that does not stand on the plaque."""
    words = on_ticket(site.catalogue.shop, plaque.order.material.id)
    project = site.catalogue.project
    orders, contact = project.orders, project.contact
    own = orders.phone or orders.email
    orderer = Orderer(
        orders.name or project.steward,
        orders.phone or ("" if own else contact.phone or ""),
        orders.email or ("" if own else contact.email or ""),
    )
    return Job(plaque.place or "", is_proof_only(plaque, site), words, orderer, dated(plaque))


def dated(plaque: Plaque) -> str:
    """ISO 8601 day of the newest step in its life; empty where none is recorded."""
    return max((step.on for step in plaque.life), default="")


def is_trial(plaque: Plaque, site: Site) -> bool:
    """Whether its address is reserved for trials (RFC 2606, .example): such a plaque must not be made."""
    return urls.host(site.payload(plaque)).endswith(".example")


def is_unsaid(plaque: Plaque, site: Site) -> bool:
    """Whether its address belongs to somebody else, and the project does not say that it knows."""
    return bool(plaque.lender) and not site.catalogue.project.borrowed


def is_proof_only(plaque: Plaque, site: Site) -> bool:
    """Whether its files are for looking at alone."""
    return is_trial(plaque, site) or is_unsaid(plaque, site)


def file_names(order: Order) -> tuple[str, ...]:
    """Names of the files for this order, with {code} for the plaque's code."""
    return tuple(plaques.files_of(order.material))


def making_file(plaque: Plaque) -> str:
    """The name of the file that makes the plaque: its digest is what the register keeps."""
    return next(iter(plaques.making_files(plaque.order.material))).format(code=plaque.code)


def plaque_file(name: str, face: Faceplate, spans: LineSpans) -> bytes:
    """Make one of the plaque's files, by its name in `file_names`. Raises Refusal."""
    make = plaques.files_of(face.order.material)[name]
    return make_or_refuse(spans, lambda: make(face))


def trim(plaque: Plaque, site: Site) -> tuple[float, float]:
    """Width and height in mm. Raises Refusal where it cannot be drawn, KeyError where it is down and its relic is gone."""
    return make_or_refuse(line_spans(plaque, site), lambda: plaques.size(faceplate(plaque, site)))


def picture(face: Faceplate, side: int, spans: LineSpans) -> bytes:
    """A WebP of `side` × `side` px for the site. Raises Refusal."""
    return make_or_refuse(spans, lambda: plaques.picture(face, side))


def ticket(face: Faceplate, job: Job, spans: LineSpans) -> bytes:
    """The job ticket, a PDF. Raises Refusal."""
    words = tuple(LineSpan(word.text, word.at) for said in job.words for word in said.words)
    return make_or_refuse(spans, lambda: plaques.job_ticket(face, job), words)


Product = TypeVar("Product")


def make_or_refuse(spans: LineSpans, make: Callable[[], Product], words: LineSpans = ()) -> Product:
    """What `make` returns; a fault in a line becomes a problem where that line was written. Raises Refusal.

    `words` are those for shops, from which lines are made, too.
    """
    try:
        return make()
    except MissingGlyph as fault:
        line = next((line for line in (*spans, *words) if fault.character in line.text), spans[-1])
        text = line.text
        values = {"character": fault.character, "point": f"U+{ord(fault.character):04X}", "text": text}
        # So: emoji and other pictures, which nobody needs in a name (The Unicode Standard, 4.5).
        symbol = unicodedata.category(fault.character) == "So"
        values |= {"best": " ".join(text.replace(fault.character, "").replace("\ufe0f", "").split())}
        of = next((script for script in SCRIPTS.values() if script.rare and script.sets(fault.character)), None)
        values |= {"file": of.rare, "families": of.rare_from} if of else {}
        hint = "glyph-symbol" if symbol else "glyph-rare" if of else ""
        problem = Problem("glyph-missing", line.at, values, hint)
    except MissingFace as fault:
        line = next(
            (line for line in spans if fault.text and fault.text in line.text), _word_in(fault.text, words) or spans[-1]
        )
        problem = Problem("face-missing", line.at, {"text": fault.text, "script": fault.script, "file": fault.file})
    except MixedDirections as fault:
        line = next((line for line in spans if fault.text in line.text), _word_in(fault.text, words) or spans[-1])
        problem = Problem("line-mixed", line.at, {"text": fault.text})
    except TooLong as fault:
        at = next((line.at for line in spans if line.text == fault.text), spans[-1].at)
        problem = Problem("line-long", at, {"text": fault.text})
    except TooSmall as fault:
        problem = _size_problem(fault, spans[-1].at)
    except TooFine as fault:
        problem = _fine_problem(fault, spans[-1].at)
    except DesignFault as fault:
        problem = _design_problem(fault)
    except ProofFailed as fault:
        problem = Problem("proof-failed", spans[-1].at, {"rule": str(fault)})
    raise Refusal(problem)


def _word_in(text: str, words: LineSpans) -> LineSpan | None:
    """The word of which most stands in this line, as it is or filled in; None where there is none."""
    line = text.replace("\u00a0", " ")

    def common(word: LineSpan) -> int:
        pieces = (piece.strip() for piece in re.split(r"\{[a-z_]+\}", word.text.replace("\u00a0", " ")))
        return max(
            (min(len(piece), len(line)) for piece in pieces if piece and (piece in line or line in piece)), default=0
        )

    # Of two languages on a line, the one that is not in English: that file is the project's, or one somebody translates.
    english = {word.at.path for word in words if word.at.path.endswith(f"/{REFERENCE}.yaml")}
    for some in ([word for word in words if word.at.path not in english], words):
        best = max(some, key=common, default=None)
        if best and common(best) * 4 >= len(line):
            return best
    return None


def _size_problem(fault: TooSmall, at: Span) -> Problem:
    values = {"width": f"{fault.width:.4g}", "needed": f"{fault.needed:.4g}", "size": paper.written(fault.size)}
    if fault.limit == "distance":
        # A symbol is a tenth as wide as its distance (faults.TooSmall): 60 mm for 0.6 m.
        values |= {"width": f"{fault.width:.0f}", "distance": f"{fault.needed / 100:g}"}
    return Problem("symbol-far" if fault.limit == "distance" else "module-small", at, values)


def _fine_problem(fault: TooFine, at: Span) -> Problem:
    found = fault.found
    values = {
        "part": f"“{found.text}”" if found.text else Path(fault.design).name,
        "width": f"{found.width:.2f}",
        "needed": f"{found.needed:g}",
        "material": fault.material,
        "size": paper.written(fault.size),
    }
    return Problem(f"{found.part}-fine", at, values)


def _design_problem(fault: DesignFault) -> Problem:
    """A problem that shows the line of the design in templates/plaques."""
    file, line, column = fault.position
    path = Path(file)
    text = path.read_text("utf-8", "replace").split("\n")[line - 1]
    at = Span(f"templates/{below_templates(path)}", line, column, len(text.rstrip()) - column + 1, text)
    return Problem(fault.code, at, fault.values)
