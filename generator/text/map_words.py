"""What is said on and below the map of a trail, on pages and on plaques."""

from __future__ import annotations

from collections.abc import Sequence

from generator.places.map_layout import Map, MappedStop, Scale
from generator.text.translations import Wording


def scale_label(scale: Scale, wording: Wording) -> str:
    """What the scale bar is long on the ground: 2 km."""
    return wording.say("metres" if scale.unit == "m" else "kilometres", number=scale.amount)


def note(layout: Map, here: str, stops: Sequence[MappedStop], length: int, wording: Wording) -> str:
    """How precise the map is: each precision on it, that the stop `here` is marked, and that not all `length` stops are drawn."""
    precisions = {placed_stop.precision for placed_stop in layout.placed_stops}
    keys = (("exact", "map_exact"), ("approximate", "map_near"), ("ward", "map_ward_only"))
    marked = any(placed_stop.id == here for placed_stop in layout.placed_stops)
    sentences = [wording.say(key) for precision, key in keys if precision in precisions]
    if marked:
        sentences.append(wording.say("map_here"))
    if len(stops) != length:
        sentences.append(wording.say("map_part", first=stops[0].number, last=stops[-1].number))
    return wording.join_sentences(sentences)
