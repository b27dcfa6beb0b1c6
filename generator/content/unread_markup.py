"""Finds in a paragraph's text what was meant as Markdown and did not become it, such as `** x **` and `[^s1, s2]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.content.paragraph import Paragraph
from generator.content.targets import OUTSIDE, unknown_citation
from generator.diagnostics.problem import Problem
from generator.text.names import slug

_SIGNS = re.compile(r"[*_#＃<\[［【〔\]@^＾]|//|www\.|[(（][a-z]+\d")
"""What each pattern below begins with or needs, but for that of entries."""

_CITATION_LIKE = re.compile(r"[\^＾]?[\[［【〔]([^\[\]［］【】〔〕]{0,80})[\]］】〕]")
_CITATION_OPEN = re.compile(r"[\[［]\s*[\^＾]\s*([\w.-]+)")
_CITATION_ROUND = re.compile(r"(?:[(（][\^＾]?|(?<![\[\w])[\^＾])([a-z]+\d+)(?:[)）]|\b(?![\])）]))")
_PICTURE = re.compile(r"!\[[^\]\n]{0,200}\]?")
_LINK_APART = re.compile(r"\[([^\[\]\n]{1,200})\][ \t\u00a0]+\(([^()\s]{1,300})\)")
_LINK_UNREAD = re.compile(r"\[([^\[\]\n]{1,200})\]\(([^()\n]{0,300})\)?")
_LINK_TURNED = re.compile(r"\(([^()\n]{1,200})\)\[([^\[\]\s]{1,300})\]")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\0“”\"]+[^\s<>\0“”\".,;:!?…)\]]|[\w.+-]{1,64}@(?:[\w-]{1,63}\.)+[a-z]{2,}"
)
_BOLD = re.compile(r"(\*\*|__)(?=[^*_\n]*[^*_\s])([^*_\n]{1,300})\1")
_SLOPPY = re.compile(r"(?<![\w*_])([*_])(?:(?=[^\s*_])([^*_\n\0]{1,300})\s|\s([^*_\n\0]{0,300}[^\s*_\0]))\1(?![\w*_])")
_HEADING = re.compile(r"^[#＃]{1,6}[ \t\u00a0]*(?=[^\W\d_])[^\n]*|^＃{1,6}[^\n]*", re.MULTILINE)
_ENTRY = re.compile(r"^(?:(\d{1,3}[.)])|[-+•▪●‣◦■][ \t\u00a0]*)([^\W\d_][^\W\0]*)", re.MULTILINE)


def unread_problems(paragraph: Paragraph) -> Iterator[Problem]:
    """Yield all of it, but for parts of which something has been told."""
    for match in _ENTRY.finditer(paragraph.words):
        yield from paragraph.edit("list-form", *match.span(), f"{match.group(1) or '-'} {match.group(2)}")
    if not _SIGNS.search(paragraph.words):  # most paragraphs; saves half the time of this check
        return
    for find in (_citations, _links, _addresses, _emphasis, _headings):
        yield from find(paragraph)


def _citations(paragraph: Paragraph) -> Iterator[Problem]:
    """Yield a problem for each part of the text that was meant as a citation."""
    if paragraph.targets.sources is None:
        return
    for match in _CITATION_LIKE.finditer(paragraph.words):
        inside = match.group(1).strip()
        caret = match.group().startswith(("^", "＾")) or inside.startswith(("^", "＾"))
        meant = paragraph.targets.sources_meant(inside.replace("＾", "^").lstrip("^").strip())
        if meant:
            yield from paragraph.edit("citation-form", *match.span(), "".join(f"[^{source}]" for source in meant))
        elif inside.startswith(("^", "＾")) and caret and paragraph.untold(*match.span()):
            yield unknown_citation(inside.lstrip("^＾ "), paragraph.at(*match.span()), paragraph.targets.sources)
    for match in _CITATION_ROUND.finditer(paragraph.words):
        if match.group(1) in paragraph.targets.sources:
            yield from paragraph.edit("citation-form", *match.span(), f"[^{match.group(1)}]")
    for match in _CITATION_OPEN.finditer(paragraph.words):
        meant = paragraph.targets.sources_meant(match.group(1))
        if meant:
            yield from paragraph.edit("citation-form", *match.span(), f"[^{meant[0]}]")


def _links(paragraph: Paragraph) -> Iterator[Problem]:
    """Yield a problem for each part of the text that was meant as a picture or a link."""
    for match in _PICTURE.finditer(paragraph.words):
        if paragraph.untold(*match.span()):
            yield Problem("image-in-text", paragraph.at(*match.span()))
    for match in _LINK_APART.finditer(paragraph.words):
        if match.group(2).startswith(OUTSIDE) or match.group(2) in paragraph.targets.relics:
            yield from paragraph.edit("link-form", *match.span(), f"[{match.group(1)}]({match.group(2)})")
    for match in _LINK_UNREAD.finditer(paragraph.words):
        parts = paragraph.inline.content[match.start(2) : match.end(2)].split()
        relic = slug(" ".join(parts))
        address = relic if relic in paragraph.targets.relics else "%20".join(parts)
        words = paragraph.inline.content[match.start(1) : match.end(1)]
        yield from paragraph.edit("link-form", *match.span(), f"[{words}]({address})")
    for match in _LINK_TURNED.finditer(paragraph.words):
        to = match.group(2)
        if to.startswith(OUTSIDE) or to in paragraph.targets.relics:
            yield from paragraph.edit("link-form", *match.span(), f"[{match.group(1)}]({to})")
    for match in re.finditer(r"\]\([^()\n]{0,300}\)?", paragraph.words):
        yield from paragraph.edit("link-form", *match.span(), "", "link-alone")


def _addresses(paragraph: Paragraph) -> Iterator[Problem]:
    """Yield a problem for each address that stands bare, which GitHub makes a link of."""
    for match in _ADDRESS.finditer(paragraph.unlinked):
        address = match.group()
        to = f"mailto:{address}" if "@" in address and "/" not in address else address
        to = f"https://{to}" if to.startswith("www.") else to
        yield from paragraph.edit("address-bare", *match.span(), f"[…]({to})")


def _emphasis(paragraph: Paragraph) -> Iterator[Problem]:
    """Yield a problem for each part that was meant to be bold or italic."""
    content, bad = paragraph.inline.content, 0
    for match in _BOLD.finditer(paragraph.words):
        bold = f"**{content[match.start(2) : match.end(2)].strip()}**"
        start, end = match.span()
        if bold == match.group():  # GitHub asks for a blank between a sign in the bold text and a letter outside it
            while start and paragraph.words[start - 1].isalnum():
                start -= 1
            while paragraph.words[end : end + 1].isalnum():
                end += 1
            bold = f"{content[start : match.start()]} {bold} {content[match.end() : end]}".strip()
        bad += 1
        yield from paragraph.edit("emphasis-form", start, end, bold)
    for match in _SLOPPY.finditer(paragraph.words):
        group = 2 if match.group(2) else 3
        bad += 1
        words = content[match.start(group) : match.end(group)].strip()
        yield from paragraph.edit("emphasis-form", *match.span(), f"*{words}*")
    alone = re.search(r"\*{2,}|_{2,}", paragraph.words)
    if alone and not bad:
        yield from paragraph.edit("emphasis-form", *alone.span(), "", "emphasis-alone")


def _headings(paragraph: Paragraph) -> Iterator[Problem]:
    """Yield a problem for each line that was meant as a heading."""
    for match in _HEADING.finditer(paragraph.words):
        words = match.group().lstrip("#＃ \t\u00a0").rstrip("# ")
        yield from paragraph.edit("heading-form", *match.span(), f"### {words}")
