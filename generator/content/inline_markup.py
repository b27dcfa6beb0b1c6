"""Finds in a paragraph what was read as Markdown and a page would not show as its author wrote it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from markdown_it.token import Token

from generator.content.paragraph import Paragraph
from generator.content.passage import Passage
from generator.content.targets import Targets, link_problems, unknown_citation
from generator.content.unread_markup import unread_problems
from generator.diagnostics.problem import Problem

_SHOWN = {
    "text",
    "text_special",
    "softbreak",
    "hardbreak",
    "em_open",
    "strong_open",
    "link_open",
    "citation",
    "code_inline",
}
_TAG = re.compile(r"<(?!https?://|mailto:|tel:|geo:)[a-zA-Z/!?][^<>\n]{0,80}>?")

_DEEPEST_EMPHASIS = 6
"""Bold and italic words, and links, in one another."""


def inline_problems(passage: Passage, targets: Targets, inline: Token) -> Iterator[Problem]:
    """Yield what is wrong in one paragraph, heading or entry of a list."""
    paragraph = Paragraph(passage, targets, inline)
    tags = list(_tags(paragraph))
    # Where there is HTML, everything else that is wrong came with it.
    if tags:
        yield from tags
        return
    # A part of which one of them tells is passed over by those after it.
    for find in (_footnotes, _nesting, _tokens, unread_problems):
        yield from find(paragraph)


def _tags(paragraph: Paragraph) -> Iterator[Problem]:
    """Yield a problem for each tag of HTML."""
    for match in _TAG.finditer(paragraph.words):
        tag = match.group().rstrip(">").split()[0] + ">"
        yield Problem("markup", paragraph.at(match.start(), match.start() + 1), {"tag": tag, "written": match.group()})


def _footnotes(paragraph: Paragraph) -> Iterator[Problem]:
    """Yield a problem for each line `[^s1]: …`, which is a footnote's text to GitHub; sources have their own place."""
    content = paragraph.inline.content
    for token in paragraph.inline.children or ():
        start, end = token.meta["at"], token.meta["end"]
        if token.type == "citation" and content[end : end + 1] == ":" and content[:start].split("\n")[-1] == "":
            line = content[start:].split("\n")[0]
            words = line[end - start + 1 :].strip()
            if paragraph.untold(start, start + len(line)):
                values = {"written": line, "id": token.content, "words": words}
                yield Problem("footnote-here", paragraph.at(start, start + len(line)), values)


def _nesting(paragraph: Paragraph) -> Iterator[Problem]:
    """Yield a problem where bold and italic words stand in one another deeper than anybody means."""
    depth = 0
    for token in paragraph.inline.children or ():
        depth += token.nesting
        if depth > _DEEPEST_EMPHASIS:
            yield Problem("markdown-deep", paragraph.at(token.meta["at"], token.meta["end"]))
            return


def _tokens(paragraph: Paragraph) -> Iterator[Problem]:
    """Yield a problem for each thing that was read as Markdown and that pages do not have or cannot follow."""
    content, struck = paragraph.inline.content, 0
    for number, token in enumerate(paragraph.inline.children or ()):
        start, end = token.meta["at"], token.meta["end"]
        if token.type == "s_open":
            struck = start
        elif token.type == "s_close":
            yield from paragraph.edit("struck-here", struck, end, content[struck:end].strip("~"))
        elif token.type == "image":
            if paragraph.untold(start, end):
                yield Problem("image-in-text", paragraph.at(start, end))
        elif token.type == "citation":
            yield from _citation(paragraph, token)
        elif token.type == "link_open":
            yield from _link(paragraph, number, token)
        elif token.nesting >= 0 and token.type not in _SHOWN:
            yield Problem("not-shown", paragraph.at(start, end), {"written": content[start:end]})


def _citation(paragraph: Paragraph, token: Token) -> Iterator[Problem]:
    """Yield a problem where a citation is of no source, or of one whose id is written otherwise."""
    sources, source_id = paragraph.targets.sources, token.content
    start, end = token.meta["at"], token.meta["end"]
    if sources is None or unicodedata.normalize("NFC", source_id) in sources or any(paragraph.told[start:end]):
        return
    meant = paragraph.targets.sources_meant(source_id)
    if meant:
        yield from paragraph.edit("citation-form", start, end, "".join(f"[^{source}]" for source in meant))
    elif paragraph.untold(start, end):
        yield unknown_citation(source_id, paragraph.at(start, end), sources)


def _link(paragraph: Paragraph, number: int, token: Token) -> Iterator[Problem]:
    """Yield a problem where a link leads nowhere, or says more than a page shows."""
    content, start, end = paragraph.inline.content, token.meta["at"], token.meta["end"]
    if "label" in token.meta:  # its address is told of where it is defined
        return
    children = paragraph.inline.children or []
    last = next(
        child for child in reversed(children[number : _closing(children, number)]) if child.type != "link_close"
    )
    inside = last.meta["end"] if last is not token else start + 1
    begin = content.find("](", inside) + 2 if token.markup != "autolink" else start + 1
    written = content[begin : end - 1].strip()
    begin = content.find(written, begin)
    if token.attrs.get("title"):
        values = {"written": content[start:end], "title": token.attrs["title"]}
        yield Problem("link-title", paragraph.at(start, end), values)
        return
    yield from link_problems(
        str(token.attrs["href"]), written, paragraph.at(begin, begin + len(written)), paragraph.targets.relics
    )


def _closing(children: list[Token], number: int) -> int:
    """The index of the token that closes the link opened at this index; no link stands in a link."""
    return next(index for index in range(number, len(children)) if children[index].type == "link_close")
