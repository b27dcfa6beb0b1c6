"""Markdown → HTML without raw HTML: citations become numbers, links to relics paths; sanitised at the end."""

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

# What the sanitiser lets through. Only this module makes `sup`, `span`, `class`, `lang` and `aria-label`.
_TAGS = {"p", "h3", "h4", "ul", "ol", "li", "em", "strong", "a", "blockquote", "br", "sup", "span"}
_ATTRIBUTES = {"a": {"href", "aria-label"}, "sup": {"class"}, "span": {"lang"}}
_SCHEMES = {"http", "https", "mailto", "tel", "geo"}

WORD_JOINER = "\u2060"
"""Keeps a citation on the line of the word before it; Chinese text may break between any two characters."""


class Parser:
    """Converts Markdown to HTML. One parser serves many texts; no state of one is left for the next."""

    def __init__(self) -> None:
        self._citation = _Citation(CITATION.pattern)
        self._scripts = tuple(
            _ForeignWords(_words_pattern(script), language) for language, script in IDENTIFYING_SCRIPTS.items()
        )
        # By class: by name, Markdown would look through every installed package for it (25 ms).
        self._markdown = Markdown(extensions=[SaneListExtension()], output_format="html")
        # HTML in a text is text. Escapes and code come first (180, 190), links after (170 and below).
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        self._markdown.inlinePatterns.register(self._citation, "citation", 175)
        for pattern in self._scripts:
            self._markdown.inlinePatterns.register(pattern, f"script-{pattern.language}", 5)
        self._markdown.treeprocessors.register(_CitationsOutOfLinks(self._markdown), "unlinked", 15)
        self._markdown.parser.blockprocessors.register(_LinkDefinition(self._markdown.parser), "reference", 15)

    def html(self, markdown: str, links: Mapping[str, str], cites: Mapping[str, int], label: str, language: str) -> str:
        """Convert one text to safe HTML.

        `links` maps relic id → path, `cites` source id → number. `label` is what a screen reader says for a citation,
        with {number} in it. `language` is that of the text; empty: no foreign words are marked.
        """
        self._citation.cites, self._citation.label = cites, label
        for pattern in self._scripts:
            pattern.text_language = language
        html = self._markdown.reset().convert(markdown)

        def filter_attribute(_tag: str, attribute: str, value: str) -> str | None:
            """The value an attribute keeps, or None to drop it.

            nh3 takes `//elsewhere` for a relative address; a relative one may only be a relic's or a citation's.
            """
            if attribute == "title":
                return None
            if attribute != "href" or re.match(r"[a-z]+:", value, re.IGNORECASE) or _CITATION_ANCHOR.fullmatch(value):
                return value
            return links.get(value)

        return nh3.clean(
            html,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            url_schemes=_SCHEMES,
            attribute_filter=filter_attribute,
            link_rel=None,
        )


_CITATION_ANCHOR = re.compile(r"#src-\d+")


class _Citation(InlineProcessor):
    """`[^s1]` → a link to the source, showing its number. An unknown id stays text."""

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


def _words_pattern(script: Script) -> str:
    """A pattern of one or more words in this script, to be marked as such (WCAG 2.2, 3.1.2)."""
    return f"([{script.pattern}{script.inside}]*[{script.pattern}])"


class _ForeignWords(InlineProcessor):
    """Marks words in the script of another language with `lang`, so that they are read out and drawn in it."""

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


class _CitationsOutOfLinks(Treeprocessor):
    """Moves citations inside a link behind it, for HTML allows no link in a link.

    Then puts a word joiner before each citation.
    """

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for link in [child for child in parent if child.tag == "a"]:
                marks = [mark for holder in list(link.iter()) for mark in _remove_citations(holder)]
                position = list(parent).index(link) + 1
                parent[position:position] = marks
                if marks:
                    marks[-1].tail, link.tail = link.tail, None
        for parent in list(root.iter()):
            previous: Element | None = None
            for child in parent:
                if child.tag == "sup":
                    _insert_text(parent, previous, WORD_JOINER)
                previous = child


def _remove_citations(holder: Element) -> list[Element]:
    """Remove the citations among an element's children and return them; the text after each stays where it was."""
    marks = [child for child in holder if child.tag == "sup"]
    for mark in marks:
        position = list(holder).index(mark)
        _insert_text(holder, holder[position - 1] if position else None, mark.tail or "")
        holder.remove(mark)
        mark.tail = None
    return marks


def _insert_text(parent: Element, after: Element | None, text: str) -> None:
    """Insert text after a child of `parent`, or before its first where `after` is None."""
    if after is None:
        parent.text = (parent.text or "") + text
    else:
        after.tail = (after.tail or "") + text


class _LinkDefinition(ReferenceProcessor):
    """`[1]: https://…` defines a link's address; `[^s1]: …` does not, though Markdown would read it so."""

    RE = re.compile(ReferenceProcessor.RE.pattern.replace(r"\[([^\[\]]*)\]", r"\[(?!\^)([^\[\]]*)\]"), re.MULTILINE)
