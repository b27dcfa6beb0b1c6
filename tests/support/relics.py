"""Small valid documents, one of each kind, with every field filled in: what stands in the YAML an author writes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.content.source import TextFile

SOURCE = {"title": "t", "publisher": "p", "grade": "A", "address": "https://x.vn", "date": "2004", "cut": "true"}

FACTS: dict[str, Any] = {
    "kind": "communal-house",
    "kind_sources": ["s1"],
    "draft": "false",
    "roof": "plain",
    "red_address": "true",
    "was": ["dinh-cu"],
    "languages_first": ["km"],
    "founded": {"date": "18XX~", "part": "early", "sources": ["s1"]},
    "rank": {
        "level": "city",
        "names": {"vi": "Hạng"},
        "type": "scenic",
        "type_sources": ["s1"],
        "decision": "1/QĐ",
        "decision_sources": ["s1"],
        "authority": "UBND",
        "authority_sources": ["s1"],
        "date": "2004-11-15",
        "date_sources": ["s1"],
        "sources": ["s1"],
    },
    "place": {
        "address": "x",
        "sources": ["s1"],
        "ward": "y",
        "ward_sources": ["s1"],
        "latitude": "10.1",
        "longitude": "105.6",
        "within": {"name": "z", "latitude": "10", "longitude": "105", "radius": "3", "sources": ["s1"]},
    },
    "hours": {"open": "08:00-17:00", "free": "true", "free_sources": ["s1"], "sources": ["s1"]},
    "festivals": [{"id": "f", "month": "4", "days": ["15", "16"], "sources": ["s1"]}],
    "facts": [{"label": {"vi": "l"}, "values": {"vi": "v"}, "sources": ["s1"]}],
    "questions": [
        {
            "ask": {"vi": "q"},
            "right": {"vi": "r"},
            "wrong": [{"says": {"vi": "w"}}],
            "why": {"vi": "y"},
            "look": "true",
            "ages": ["6-10"],
            "machine": ["vi"],
            "sources": ["s1"],
        }
    ],
    "photos": [{"file": "a.jpg", "credit": "x", "licence": "y"}],
    "sources": {"s1": SOURCE},
}

FRONT_MATTER = {
    "name": "x",
    "summary": "y",
    "text": "written",
    "updated": "2026-01-02",
    "reviewed": {"by": "x", "on": "2026-01-03", "until": "2030-01-03"},
}

STORY = FRONT_MATTER | {
    "also": ["z"],
    "name_sources": ["s1"],
    "name_reviewed": {"by": "x", "on": "2026-01-03"},
    "pronunciation": "p",
    "worship": "w",
    "way": "v",
    "festivals": {"f": "n"},
    "voice": "machine",
    "photos": {"a.jpg": {"alt": "a", "caption": "c"}},
}

PROJECT = {
    "address": "https://a.vn",
    "was": ["https://b.vn"],
    "lost": ["https://c.vn"],
    "domain_until": "2028-05-06",
    "borrowed": "false",
    "languages": ["vi", "en", "km"],
    "country": "VN",
    "zone": "Asia/Ho_Chi_Minh",
    "area": {"latitude": "10", "longitude": "105", "radius": "100"},
    "chapters": ["history", {"id": "legend", "names": {"vi": "Truyền thuyết"}}],
    "trail": ["a"],
    "trails": [{"id": "t", "names": {"vi": "Tuyến", "en": "Trail"}, "relics": ["dinh-mot", "chua-hai"]}],
    "steward": "s",
    "contact": {"email": "a@b.vn", "phone": "0292 386"},
    "orders": {"name": "n", "email": "o@b.vn", "phone": "0292 387"},
    "admin": "true",
    "repository": "https://github.com/a/b",
    "press": {"profile": "a.icc", "condition": "c", "spots": {"son": "a", "vang": "b", "men": "c", "nghe": "d"}},
    "sources": {"s1": SOURCE},
}

Place = tuple[str | int, ...]


def places(data: Any, here: Place = ()) -> Iterator[Place]:
    """Every place in some data."""
    if here:
        yield here
    for part, inner in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from places(inner, (*here, part))


def replaced(data: Any, place: Place, value: Any) -> Any:
    """The data with another value in one place."""
    if not place:
        return value
    if isinstance(data, dict):
        return data | {place[0]: replaced(data[place[0]], place[1:], value)}
    return [replaced(inner, place[1:], value) if number == place[0] else inner for number, inner in enumerate(data)]


def written(text: str, path: str = "content/a.yaml") -> TextFile:
    """A file that says this."""
    return TextFile(path, text)
