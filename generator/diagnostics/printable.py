"""Makes text that others wrote harmless where it is printed: a terminal, the log of a workflow, an issue, a report."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 300
"""Characters of a stranger's text that are printed: a name of the DNS has 253."""

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
"""Unicode's categories of what is not seen: controls (C0, C1, ESC, ends of lines), formats (those that turn the direction
of writing, ZERO WIDTH SPACE), surrogates, private use, separators of lines and paragraphs."""

_BYTES = 0xDC00
_BYTE = re.compile("[\udc80-\udcff]")
"""A byte that is not UTF-8, as Python keeps it in a name."""

_COMMAND = re.compile(r"^(\s*):(?=:)|#(?=#\[)")
"""Where a workflow of GitHub sees a command: `::` at the start of a line, `##[` anywhere in one."""


def with_bytes(name: str) -> str:
    r"""The name of a file, its bytes that are not UTF-8 (PEP 383) as \xNN, for no terminal takes them; all else as it is.

    >>> print(with_bytes("c\udcf4ng.jpg"))
    c\xf4ng.jpg
    """
    return _BYTE.sub(lambda byte: f"\\x{ord(byte.group()) - _BYTES:02x}", name)


def printable(value: object) -> str:
    r"""Text with each hidden character, and the first of a workflow command, shown as one “·”: columns stay true.

    Tabs become “→”, no-break spaces “⍽”; bytes of a file's name that are not UTF-8 (PEP 383) become \xNN.

    >>> printable("đình\x1b[31m một")
    'đình·[31m một'
    >>> printable("::error::")
    '·:error::'
    """
    text = with_bytes(str(value)).replace("\t", "→").replace("\u00a0", "⍽")
    return _COMMAND.sub(r"\1·", "".join("·" if unicodedata.category(char) in _HIDDEN else char for char in text))


def clipped(value: object, longest: int = LONGEST) -> str:
    """The printable text of a stranger, its middle left out where it is longer."""
    text = str(value)
    if len(text) > longest:
        text = f"{text[: longest - 50]}…{text[-49:]}"
    return printable(text)
