"""How a text cites a source: its id between [^ and ]."""

from __future__ import annotations

import re

CITATION = re.compile(r"\[\^([^\]\s]+)\]")

MEANT = re.compile(r"\[\^([^\]\s]*)\]")
"""The same where the id may have been forgotten: shown as text, but an author meant to cite."""
