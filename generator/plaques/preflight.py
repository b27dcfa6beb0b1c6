"""Preflight of a finished PDF: every rule that a print shop would check.

Built to PDF/X-4 (ISO 15930-7) and checked against rules, not certified: nobody but a certified tool does that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from generator.plaques import pdfx_rules, print_rules
from generator.plaques.drawing import Drawing
from generator.plaques.faults import ProofFailed
from generator.plaques.finished_file import FinishedFile


def check(pdf: bytes, drawing: Drawing) -> None:
    """Check a plaque by every rule. Raises ProofFailed with the first one broken and its violation."""
    _check_rules(RULES, FinishedFile(pdf, drawing))


def check_sheets(pdf: bytes) -> None:
    """Check imposed sheets by the rules that apply to them. Raises ProofFailed."""
    _check_rules((rule for rule in RULES if rule.sheets), FinishedFile(pdf, None))


class Rule(NamedTuple):
    """A rule: its name, and a function that yields violations."""

    name: str
    faults: Callable[[FinishedFile], Iterator[str]]
    sheets: bool
    """Whether it applies to imposed sheets as well as to single plaques."""


RULES = (
    Rule("version", pdfx_rules.version, sheets=True),
    Rule("encryption", pdfx_rules.encryption, sheets=True),
    Rule("one-page", print_rules.one_page, sheets=False),
    Rule("boxes", pdfx_rules.boxes, sheets=True),
    Rule("size", print_rules.size, sheets=False),
    Rule("bleed", print_rules.bleed, sheets=False),
    Rule("bleed-filled", print_rules.bleed_filled, sheets=False),
    Rule("output-intent", pdfx_rules.output_intent, sheets=True),
    Rule("profile", pdfx_rules.profile, sheets=True),
    Rule("metadata", pdfx_rules.metadata, sheets=True),
    Rule("metadata-agrees", pdfx_rules.metadata_agrees, sheets=True),
    Rule("trapped", pdfx_rules.trapped, sheets=True),
    Rule("identifier", pdfx_rules.identifier, sheets=True),
    Rule("colour-spaces", pdfx_rules.colour_spaces, sheets=True),
    Rule("spot-names", print_rules.spot_names, sheets=False),
    Rule("marks-outside", print_rules.marks_outside, sheets=False),
    Rule("total-ink", print_rules.total_ink, sheets=False),
    Rule("palette", print_rules.palette, sheets=False),
    Rule("symbol-black", print_rules.symbol_black, sheets=False),
    Rule("fonts", pdfx_rules.fonts, sheets=True),
    Rule("pictures", pdfx_rules.pictures, sheets=True),
    Rule("transparency", pdfx_rules.transparency, sheets=True),
    Rule("actions", pdfx_rules.actions, sheets=True),
    Rule("filters", pdfx_rules.filters, sheets=True),
    Rule("inside-sheet", print_rules.inside_sheet, sheets=False),
)


def _check_rules(rules: Iterable[Rule], file: FinishedFile) -> None:
    for rule in rules:
        fault = next(rule.faults(file), None)
        if fault is not None:
            raise ProofFailed(rule.name, fault)
