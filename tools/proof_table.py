"""Prints the tables of the long proof in the README: the share read of the project's plaques, damaged, by kind and by reader.

`python -m tools.proof_table [CONTENT]` reads content/ and writes nothing. Weaker symbols are damaged at all places, too. The
machine needs zbar (`make test` installs it).
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PIL import ImageChops

from generator import plaque_files, plaques
from generator.content.load import load
from generator.plaques import damage, readers
from generator.plaques.damage import Damage, damaged
from generator.plaques.endurance import Endurance, Specimen, endure, total
from generator.plaques.qr import FINDER
from generator.project.templates import Templates
from generator.site import Site
from generator.text.translations import languages_of
from generator.theme.theme import read_theme

ALL = 10**6


def main() -> None:
    """Print both tables, and what they cost."""
    content = Path(sys.argv[1] if len(sys.argv) > 1 else "content")
    specimens = list(_specimens(content))
    began = time.process_time()
    outcomes = [endure(specimen, ALL) for specimen in specimens]
    each = (time.process_time() - began) / len(specimens)
    _shares(outcomes)
    _corners(specimens)
    began = time.process_time()
    endure.cache_clear()
    endure(specimens[0])
    print(
        f"\n{time.process_time() - began:.1f} s of CPU a plaque in a build, {each:.1f} s here, {len(specimens)} plaques"
    )


def _specimens(content: Path) -> Iterator[Specimen]:
    templates, today = Templates((Path("templates"),)), date.today()  # noqa: DTZ011 -- of the one who asks
    loaded = load(content, templates, today.isoformat())
    assert loaded.catalogue is not None, "there are errors: make check"
    theme = read_theme(templates, loaded.catalogue.table, languages_of(loaded.wordings))
    site = Site(loaded.catalogue, loaded.wordings, theme, today)
    for plaque in loaded.catalogue.plaques:
        yield plaques.specimen(plaque_files.faceplate(plaque, site))


def _shares(outcomes: list[Endurance]) -> None:
    names = [f"{name} {number}" for name, number in outcomes[0].readers]
    print("| damage | " + " | ".join(f"{name}: plaque | M | L" for name in names) + " |")
    print("|---|" + "---|---|---|" * len(names))
    rows = [(_label(same[0].name, same[0].figures), same) for same in zip(*(o.damages for o in outcomes), strict=True)]
    for label, endured in [*rows, ("all", tuple(one for _, same in rows for one in same))]:
        tallies = [total(getattr(one, which) for one in endured) for which in ("plaque", "level_m", "level_l")]
        cells = (f"{tally.shares[reader]:.0%}" for reader in range(len(names)) for tally in tallies)
        print(f"| {label} ({tallies[0].pictures}) | " + " | ".join(cells) + " |")


def _label(name: str, figures: tuple[tuple[str, float], ...]) -> str:
    return " ".join((name, *(f"{value:g}" for _, value in figures)))


def _corners(specimens: list[Specimen]) -> None:
    """Patches by whether they touch a corner square, and by their tone."""
    print(
        "\n| patch, zxing-cpp | "
        + " | ".join(
            f"{where}, {tone}" for where in ("off the corner squares", "on one") for tone in ("white", "grey", "black")
        )
        + " |"
    )
    print("|---|" + "---|" * 6)
    for kind in damage.damages(""):
        if kind.name != "patch":
            continue
        read: Counter[tuple[bool, int]] = Counter()
        of: Counter[tuple[bool, int]] = Counter()
        for specimen in specimens:
            for place in range(kind.places):
                group = (touches_finder(specimen, kind, place), place % 3)
                of[group] += 1
                read[group] += readers.zxing_texts(damaged(specimen.picture, specimen.square, kind, place)) == (
                    specimen.payload,
                )
        cells = (f"{read[group]} of {of[group]}" for group in ((on, tone) for on in (False, True) for tone in range(3)))
        print(f"| {_label(kind.name, kind.figures)} | " + " | ".join(cells) + " |")


def touches_finder(specimen: Specimen, kind: Damage, place: int) -> bool:
    """Whether a damage changes a pixel of a finder pattern or its separator, on a ground without modules."""
    square, side = specimen.square, specimen.picture.width
    flat = specimen.picture.point(lambda _: 77)
    changed = ImageChops.difference(flat, damaged(flat, square, kind, place))
    reach = (FINDER + 1) * damage.PX
    first, last = square.edge, side - square.edge
    corners = ((first, first), (last - reach, first), (first, last - reach))
    return any(changed.crop((x, y, x + reach, y + reach)).getbbox() is not None for x, y in corners)


if __name__ == "__main__":
    main()
