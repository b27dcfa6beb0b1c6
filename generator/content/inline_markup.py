"""Finds in a paragraph what a page would not show as its author wrote it, and what was meant as Markdown and is not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from generator.content.passage import Passage
from generator.content.targets import OUTSIDE, Targets, link_problems, unknown_citation
from generator.diagnostics.problem import Problem, Span

_SHOWN = {"text", "text_special", "softbreak", "hardbreak", "em_open", "strong_open", "link_open", "citation"}

_HIDDEN = "\0"
"""Stands for whatever is not text: signs that were read as Markdown, addresses, escaped characters."""

_SIGNS = re.compile(r"[*_#＃<\[［【〔\]@]|//|www\.")
"""What each pattern below begins with or needs."""

_TAG = re.compile(r"<(?!https?://|mailto:|tel:|geo:)[a-zA-Z/!?][^<>\n]{0,80}>?")
_CITATION_LIKE = re.compile(r"[\^＾]?[\[［【〔]([^\[\]［］【】〔〕]{0,80})[\]］】〕]")
_CITATION_OPEN = re.compile(r"[\[［]\s*[\^＾]\s*([\w.-]+)")
_PICTURE = re.compile(r"!\[[^\]\n]{0,200}\]?")
_LINK_APART = re.compile(r"\[([^\[\]\n]{1,200})\][ \t\u00a0]+\(([^()\s]{1,300})\)")
_LINK_UNREAD = re.compile(r"\[([^\[\]\n]{1,200})\]\(([^()\n]{0,300})\)?")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\0“”\"]+[^\s<>\0“”\".,;:!?…)\]]|[\w.+-]{1,64}@(?:[\w-]{1,63}\.)+[a-z]{2,}"
)
_BOLD = re.compile(r"(\*\*|__)(?=[^*_\n]*[^*_\s])([^*_\n]{1,300})\1")
_SLOPPY = re.compile(r"(?<![\w*_])([*_])(?:(?=[^\s*_])([^*_\n\0]{1,300})\s|\s([^*_\n\0]{0,300}[^\s*_\0]))\1(?![\w*_])")
_HEADING = re.compile(r"^[#＃]{1,6}[ \t\u00a0]*(?=[^\W\d_])[^\n]*|^＃{1,6}[^\n]*", re.MULTILINE)

_DEEPEST_EMPHASIS = 6
"""Bold and italic words, and links, in one another."""


def inline_problems(passage: Passage, targets: Targets, inline: Token) -> Iterator[Problem]:
    """Yield what is wrong in one paragraph, heading or entry of a list."""
    paragraph = _Paragraph(passage, targets, inline)
    tags = list(paragraph.tags())
    # Where there is HTML, everything else that is wrong came with it.
    yield from tags or paragraph.problems()


@dataclass
class _Paragraph:
    """A paragraph's words, and what of them has been told already."""

    passage: Passage
    targets: Targets
    inline: Token
    words: str = ""
    """Its content, with _HIDDEN for whatever is not text; as long as the content."""

    unlinked: str = ""
    """The same without the words of links."""

    told: bytearray = field(default_factory=bytearray)
    """1 at each character that a problem was told of."""

    offsets: tuple[int, ...] = ()
    """Of each line of the content: where it begins in the passage."""

    def __post_init__(self) -> None:
        content = self.inline.content
        words, unlinked, links = [_HIDDEN] * len(content), [_HIDDEN] * len(content), 0
        for token in self.inline.children or ():
            links += token.type == "link_open"
            links -= token.type == "link_close"
            start, end = token.meta["at"], token.meta["end"]
            if token.type == "text":
                words[start:end] = token.content
                unlinked[start:end] = _HIDDEN * len(token.content) if links else token.content
        for match in re.finditer("\n", content):
            words[match.start()] = unlinked[match.start()] = "\n"
        self.words, self.unlinked = "".join(words), "".join(unlinked)
        self.told = bytearray(len(content))
        self.offsets = self.passage.content_offsets(self.inline)

    def at(self, start: int, end: int) -> Span:
        """The place of a part of the content, to the end of its line at most."""
        content = self.inline.content
        line = content.count("\n", 0, start)
        column = start - (content.rfind("\n", 0, start) + 1)
        return self.passage.span(self.offsets[line] + column, len(content[start:end].split("\n")[0]))

    def untold(self, start: int, end: int) -> bool:
        """Whether nothing has been told of this part; from now on something has."""
        if any(self.told[start:end]):
            return False
        self.told[start:end] = b"\1" * (end - start)
        return True

    def edit(self, code: str, start: int, end: int, edit: str, hint: str = "") -> Iterator[Problem]:
        """Yield the problem of a part that is to be changed into `edit`, unless something has been told of it."""
        if self.untold(start, end):
            yield Problem(code, self.at(start, end), {"written": self.inline.content[start:end], "edit": edit}, hint)

    def problems(self) -> Iterator[Problem]:
        """Yield all of them."""
        yield from self.footnotes()
        yield from self.depth()
        yield from self.tokens()
        if not _SIGNS.search(self.words):  # most paragraphs; saves half the time of this check
            return
        yield from self.citations()
        yield from self.links()
        for match in _ADDRESS.finditer(self.unlinked):
            address = match.group()
            to = f"mailto:{address}" if "@" in address and "/" not in address else address
            to = f"https://{to}" if to.startswith("www.") else to
            yield from self.edit("address-bare", *match.span(), f"[…]({to})")
        yield from self.emphasis()
        for match in _HEADING.finditer(self.words):
            words = match.group().lstrip("#＃ \t\u00a0").rstrip("# ")
            yield from self.edit("heading-form", *match.span(), f"### {words}")

    def tags(self) -> Iterator[Problem]:
        """Yield a problem for each tag of HTML."""
        for match in _TAG.finditer(self.words):
            tag = match.group().rstrip(">").split()[0] + ">"
            yield Problem("markup", self.at(match.start(), match.start() + 1), {"tag": tag, "written": match.group()})

    def footnotes(self) -> Iterator[Problem]:
        """Yield a problem for each line `[^s1]: …`, which is a footnote's text to GitHub; sources have their own place."""
        content = self.inline.content
        for token in self.inline.children or ():
            start, end = token.meta["at"], token.meta["end"]
            if token.type == "citation" and content[end : end + 1] == ":" and content[:start].split("\n")[-1] == "":
                line = content[start:].split("\n")[0]
                words = line[end - start + 1 :].strip()
                if self.untold(start, start + len(line)):
                    values = {"written": line, "id": token.content, "words": words}
                    yield Problem("footnote-here", self.at(start, start + len(line)), values)

    def tokens(self) -> Iterator[Problem]:
        """Yield a problem for each thing that was read as Markdown and that pages do not have or cannot follow."""
        content, struck = self.inline.content, 0
        for number, token in enumerate(self.inline.children or ()):
            start, end = token.meta["at"], token.meta["end"]
            if token.type == "s_open":
                struck = start
            elif token.type == "s_close":
                yield from self.edit("struck-here", struck, end, content[struck:end].strip("~"))
            elif token.type == "code_inline":
                yield from self.edit("code-here", start, end, token.content)
            elif token.type == "image":
                if self.untold(start, end):
                    yield Problem("image-in-text", self.at(start, end))
            elif token.type == "citation":
                yield from self.citation(token)
            elif token.type == "link_open":
                yield from self.link(number, token)
            elif token.nesting >= 0 and token.type not in _SHOWN:
                yield Problem("not-shown", self.at(start, end), {"written": content[start:end]})

    def depth(self) -> Iterator[Problem]:
        """Yield a problem where bold and italic words stand in one another deeper than anybody means."""
        depth = 0
        for token in self.inline.children or ():
            depth += token.nesting
            if depth > _DEEPEST_EMPHASIS:
                yield Problem("markdown-deep", self.at(token.meta["at"], token.meta["end"]))
                return

    def citation(self, token: Token) -> Iterator[Problem]:
        """Yield a problem where a citation is of no source, or of one whose id is written otherwise."""
        sources, source_id = self.targets.sources, token.content
        start, end = token.meta["at"], token.meta["end"]
        if sources is None or unicodedata.normalize("NFC", source_id) in sources or any(self.told[start:end]):
            return
        meant = self.targets.sources_meant(source_id)
        if meant:
            yield from self.edit("citation-form", start, end, "".join(f"[^{source}]" for source in meant))
        elif self.untold(start, end):
            yield unknown_citation(source_id, self.at(start, end), sources)

    def citations(self) -> Iterator[Problem]:
        """Yield a problem for each part of the text that was meant as a citation."""
        if self.targets.sources is None:
            return
        for match in _CITATION_LIKE.finditer(self.words):
            inside = match.group(1).strip()
            caret = match.group().startswith(("^", "＾")) or inside.startswith(("^", "＾"))
            meant = self.targets.sources_meant(inside.replace("＾", "^").lstrip("^").strip())
            if meant:
                yield from self.edit("citation-form", *match.span(), "".join(f"[^{source}]" for source in meant))
            elif inside.startswith(("^", "＾")) and caret and self.untold(*match.span()):
                yield unknown_citation(inside.lstrip("^＾ "), self.at(*match.span()), self.targets.sources)
        for match in _CITATION_OPEN.finditer(self.words):
            meant = self.targets.sources_meant(match.group(1))
            if meant:
                yield from self.edit("citation-form", *match.span(), f"[^{meant[0]}]")

    def link(self, number: int, token: Token) -> Iterator[Problem]:
        """Yield a problem where a link leads nowhere, or says more than a page shows."""
        content, start, end = self.inline.content, token.meta["at"], token.meta["end"]
        if "label" in token.meta:  # its address is told of where it is defined
            return
        children = self.inline.children or []
        last = next(
            child for child in reversed(children[number : _closing(children, number)]) if child.type != "link_close"
        )
        inside = last.meta["end"] if last is not token else start + 1
        begin = content.find("](", inside) + 2 if token.markup != "autolink" else start + 1
        written = content[begin : end - 1].strip()
        begin = content.find(written, begin)
        if token.attrs.get("title"):
            values = {"written": content[start:end], "title": token.attrs["title"]}
            yield Problem("link-title", self.at(start, end), values)
            return
        yield from link_problems(
            str(token.attrs["href"]), written, self.at(begin, begin + len(written)), self.targets.relics
        )

    def links(self) -> Iterator[Problem]:
        """Yield a problem for each part of the text that was meant as a picture or a link."""
        for match in _PICTURE.finditer(self.words):
            if self.untold(*match.span()):
                yield Problem("image-in-text", self.at(*match.span()))
        for match in _LINK_APART.finditer(self.words):
            if match.group(2).startswith(OUTSIDE) or match.group(2) in self.targets.relics:
                yield from self.edit("link-form", *match.span(), f"[{match.group(1)}]({match.group(2)})")
        for match in _LINK_UNREAD.finditer(self.words):
            parts = self.inline.content[match.start(2) : match.end(2)].split()
            relic = "-".join(parts).lower()
            address = relic if relic in self.targets.relics else "%20".join(parts)
            words = self.inline.content[match.start(1) : match.end(1)]
            yield from self.edit("link-form", *match.span(), f"[{words}]({address})")
        for match in re.finditer(r"\]\([^()\n]{0,300}\)?", self.words):
            yield from self.edit("link-form", *match.span(), "", "link-alone")

    def emphasis(self) -> Iterator[Problem]:
        """Yield a problem for each part that was meant to be bold or italic."""
        content, bad = self.inline.content, 0
        for match in _BOLD.finditer(self.words):
            bold = f"**{content[match.start(2) : match.end(2)].strip()}**"
            start, end = match.span()
            if bold == match.group():  # GitHub asks for a blank between a sign in the bold text and a letter outside it
                while start and self.words[start - 1].isalnum():
                    start -= 1
                while self.words[end : end + 1].isalnum():
                    end += 1
                bold = f"{content[start : match.start()]} {bold} {content[match.end() : end]}".strip()
            bad += 1
            yield from self.edit("emphasis-form", start, end, bold)
        for match in _SLOPPY.finditer(self.words):
            group = 2 if match.group(2) else 3
            bad += 1
            words = content[match.start(group) : match.end(group)].strip()
            yield from self.edit("emphasis-form", *match.span(), f"*{words}*")
        alone = re.search(r"\*{2,}|_{2,}", self.words)
        if alone and not bad:
            yield from self.edit("emphasis-form", *alone.span(), "", "emphasis-alone")


def _closing(children: list[Token], number: int) -> int:
    """The index of the token that closes the link opened at this index; no link stands in a link."""
    return next(index for index in range(number, len(children)) if children[index].type == "link_close")
