"""Patterns of a citation: a source's id between [^ and ]."""

from __future__ import annotations

import re

CITATION = re.compile(r"\[\^([^\]\s]+)\]")

MEANT = re.compile(r"\[\^([^\]\s]*)\]")
"""The same with an id that may be empty: shown as text, but the author meant to cite."""
