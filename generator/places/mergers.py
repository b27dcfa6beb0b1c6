"""Which of today's wards an older address lies in: what each ward was made of when wards were merged."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mergers:
    """A list as tools/wards.py writes it: `ward,province,commune (district);commune (district)`."""

    text: str
    """Lower case, one ward a line, between line ends."""

    def wards_of(self, address: str) -> tuple[str, ...]:
        """Today's wards, in lower case as "phường ô môn,thành phố cần thơ", of "…, phường Thới An, quận Ô Môn, …".

        Several where the commune was divided, or its district has a namesake; none where the address names no commune
        and district that follow each other in full.
        """
        parts = [_folded(part) for part in re.sub(r"\([^)]*\)", "", address).split(",")]
        found: dict[str, None] = {}
        for commune, district in pairwise(parts):
            needle = f"{commune} ({district})"
            start = self.text.find(needle)
            while commune and district and start >= 0:
                if self.text[start - 1] in ",;":
                    line = self.text[self.text.rfind("\n", 0, start) + 1 : start]
                    found[",".join(line.split(",", 2)[:2])] = None
                start = self.text.find(needle, start + 1)
        return tuple(found)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def read_mergers(text: str) -> Mergers:
    """Parses such a list: comments, a heading, lines without quotes."""
    return Mergers("\n" + "\n".join(line for line in text.splitlines() if line[:1] != "#").casefold() + "\n")
