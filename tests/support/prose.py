"""Markdown as a page shows it."""

from generator.text.markdown import prepared
from generator.text.prose import Prose


def prose(
    markdown: str,
    links: tuple[tuple[str, str], ...] = (),
    cites: tuple[tuple[str, int], ...] = (),
    label: str = "{number}",
    *,
    inline: bool = False,
    language: str = "",
) -> Prose:
    """The text in `language`, as a page has it; its parameters are the fields of Prose."""
    return Prose(prepared(markdown, language), links, cites, label, inline)
