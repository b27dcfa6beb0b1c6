"""A design → which of the things it shows that not every plaque has: a plaque depends on no story it does not bear."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from generator.store import FileRef

_ASKED = re.compile(r"""\{[{%].*?[%}]\}|\b(?:id|data-if)=(?:"[^"]*"|'[^']*')""", re.DOTALL)


@lru_cache(maxsize=64)
def asked(design: FileRef) -> frozenset[str]:
    """The words in the file's variables, conditions and ids. A file that is no design asks for nothing: design.draw says what it is."""
    text = Path(design.path).read_bytes().decode("utf-8", "replace")
    return frozenset(word for part in _ASKED.findall(text) for word in re.findall(r"[a-z_]+", part))
