"""The Markdown our authors use: no HTML in it, citations as numbers, links that lead somewhere; sieved at the end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement

import nh3
from markdown import Markdown
from markdown.blockprocessors import ReferenceProcessor
from markdown.extensions.sane_lists import SaneListExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from generator.languages import IDENTIFYING_SCRIPTS, Script
from generator.text.citation import CITATION

# What the sieve lets through; of these, `sup`, `span`, `class`, `lang` and `aria-label` are only ever ours.
_TAGS = {"p", "h3", "h4", "ul", "ol", "li", "em", "strong", "a", "blockquote", "br", "sup", "span"}
_ATTRIBUTES = {"a": {"href", "aria-label"}, "sup": {"class"}, "span": {"lang"}}
_SCHEMES = {"http", "https", "mailto", "tel", "geo"}

WORD_JOINER = "\u2060"
"""Keeps the number on the line of what it is for; in Chinese a line may break anywhere else."""


class Parser:
    """Turns one text after the other into HTML; nothing of one is left for the next."""

    def __init__(self) -> None:
        self._citation = _Citation(CITATION.pattern)
        self._scripts = tuple(_Script(_words(script), language) for language, script in IDENTIFYING_SCRIPTS.items())
        # By class: by name, Markdown would look through every installed package for it (25 ms).
        self._markdown = Markdown(extensions=[SaneListExtension()], output_format="html")
        # HTML in a text is text. Escapes and code come first (180, 190), links after (170 and below).
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        self._markdown.inlinePatterns.register(self._citation, "citation", 175)
        for pattern in self._scripts:
            self._markdown.inlinePatterns.register(pattern, f"script-{pattern.language}", 5)
        self._markdown.treeprocessors.register(_Unlinked(self._markdown), "unlinked", 15)
        self._markdown.parser.blockprocessors.register(_Reference(self._markdown.parser), "reference", 15)

    def html(self, markdown: str, links: Mapping[str, str], cites: Mapping[str, int], label: str, language: str) -> str:
        """Safe HTML.

        `links`: relic id → path; `cites`: source id → number; `label`: a citation read out, with {number}; `language`:
        of the text, or empty.
        """
        self._citation.cites, self._citation.label = cites, label
        for pattern in self._scripts:
            pattern.text_language = language
        html = self._markdown.reset().convert(markdown)

        def kept(_tag: str, attribute: str, value: str) -> str | None:
            """nh3 takes `//elsewhere` for a relative address; a relative one may only be a relic or a citation."""
            if attribute == "title":
                return None
            if attribute != "href" or re.match(r"[a-z]+:", value, re.IGNORECASE) or _OWN.fullmatch(value):
                return value
            return links.get(value)

        return nh3.clean(
            html,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            url_schemes=_SCHEMES,
            attribute_filter=kept,
            link_rel=None,
        )


_OWN = re.compile(r"#src-\d+")


class _Citation(InlineProcessor):
    """`[^s1]` → the number of the source, as a link to it. One that is not known stays as it is."""

    cites: Mapping[str, int]
    label: str

    def handleMatch(  # type: ignore[override]  # noqa: N802 -- Markdown's name; its stubs know only the old form
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | None, int | None, int | None]:
        number = self.cites.get(m.group(1))
        if number is None:
            return None, None, None
        mark = Element("sup", {"class": "cite"})
        link = SubElement(mark, "a", {"href": f"#src-{number}", "aria-label": self.label.format(number=number)})
        link.text = str(number)
        return mark, m.start(0), m.end(0)


def _words(script: Script) -> str:
    """The pattern of words in this script (WCAG 2.2, 3.1.2)."""
    return f"([{script.pattern}{script.inside}]*[{script.pattern}])"


class _Script(InlineProcessor):
    """Marks words in the script of one language inside a text in another: they are read out and drawn as what they are."""

    text_language: str

    def __init__(self, pattern: str, language: str) -> None:
        super().__init__(pattern)
        self.language = language

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | None, int | None, int | None]:
        if self.text_language in ("", self.language):
            return None, None, None
        mark = Element("span", {"lang": self.language})
        mark.text = AtomicString(m.group())
        return mark, m.start(0), m.end(0)


class _Unlinked(Treeprocessor):
    """Citations inside a link are moved behind it: a link in a link is none. Each is joined to what is before it."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for link in [child for child in parent if child.tag == "a"]:
                marks = [mark for holder in list(link.iter()) for mark in _taken_out(holder)]
                place = list(parent).index(link) + 1
                parent[place:place] = marks
                if marks:
                    marks[-1].tail, link.tail = link.tail, None
        for parent in list(root.iter()):
            before: Element | None = None
            for child in parent:
                if child.tag == "sup":
                    _append(parent, before, WORD_JOINER)
                before = child


def _taken_out(holder: Element) -> list[Element]:
    """The citations among an element's children, removed from it; the text behind each stays where it was."""
    marks = [child for child in holder if child.tag == "sup"]
    for mark in marks:
        place = list(holder).index(mark)
        _append(holder, holder[place - 1] if place else None, mark.tail or "")
        holder.remove(mark)
        mark.tail = None
    return marks


def _append(parent: Element, after: Element | None, text: str) -> None:
    """Add text behind a child, or at the beginning of the parent's."""
    if after is None:
        parent.text = (parent.text or "") + text
    else:
        after.tail = (after.tail or "") + text


class _Reference(ReferenceProcessor):
    """`[1]: https://…` gives a link's address; `[^s1]: …` does not, though Markdown would take it so."""

    RE = re.compile(ReferenceProcessor.RE.pattern.replace(r"\[([^\[\]]*)\]", r"\[(?!\^)([^\[\]]*)\]"), re.MULTILINE)
