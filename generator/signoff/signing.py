"""A text and its `.reviewed` as they are once somebody answers for the text; all else stays as its author wrote it."""

from __future__ import annotations

import yaml

from generator.content.front_matter import FRONT_MATTER
from generator.content.reviews import Reading, with_reading
from generator.content.schema import Review
from generator.content.source import TextFile, parse
from generator.diagnostics.problem import errors
from generator.upgrade.rewriting import Edit, added_below, applied, comments, end_of, pairs_of, root_of, scalar

_BEFORE = ("updated", "text", "summary", "name")
"""The fields below which the review is written: the first of them that is there."""


class CannotSign(Exception):  # noqa: N818 -- not a fault: the file is valid, only laid out otherwise
    """The review cannot be written into the text without changing what its author wrote."""


def signed(text: str, review: Review) -> str:
    """The text of a `<lang>.md` with this review in its front matter. Raises CannotSign."""
    front = FRONT_MATTER.match(text)
    if not front:
        raise CannotSign
    try:
        after = applied(front[1], [_edit(front[1], review)])
        if comments(after) != comments(front[1]) or not _says(front[1], after, review):
            raise CannotSign
    except yaml.YAMLError:
        raise CannotSign from None
    return text[: front.start(1)] + after + text[front.end(1) :]


def recorded(before: str, language: str, review: Review, text: str, facts: str) -> str:
    """The text of a `.reviewed` in which this review is of a text and of facts with these digests."""
    return with_reading(before, Reading(language, review.on, text, facts, review.by))


def _edit(front: str, review: Review) -> Edit:
    root = root_of(front)
    pairs = pairs_of(root)
    until = f", until: {review.until}" if review.until else ""
    said = f"reviewed: {{by: {scalar(review.by)}, on: {review.on}{until}}}"
    if "reviewed" in pairs:
        key, value = pairs["reviewed"]
        return Edit(key.start_mark.index, max(key.end_mark.index + 1, end_of(value)), said)
    name = next((name for name in _BEFORE if name in pairs), None)
    if name is None or not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise CannotSign
    return added_below(front, pairs[name][1], said)


def _says(before: str, after: str, review: Review) -> bool:
    """Whether the front matter says what it said before, and this review."""
    said = []
    for front in (before, after):
        document, problems = parse(TextFile("", front.replace("\r\n", "\n")))
        if document is None or errors(problems):
            return False
        said.append({name: value for name, value in document.data.items() if name != "reviewed"})
        found = document.data.get("reviewed")
    until = {"until": review.until} if review.until else {}
    return said[0] == said[1] and found == {"by": review.by, "on": review.on, **until}
