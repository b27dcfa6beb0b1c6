"""Markdown → tokens as GitHub reads it → safe HTML in two steps, the second with the page's numbers and paths."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from functools import lru_cache
from html import unescape
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.reference import reference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from generator.languages.script import Script
from generator.languages.scripts import IDENTIFYING_SCRIPTS, SCRIPTS, told_by
from generator.text.citation import CITATION

# What the sanitiser lets through. Only this module makes `span` and `lang`; what `filled` adds is ours.
_TAGS = {"p", "h3", "h4", "ul", "ol", "li", "em", "strong", "a", "blockquote", "br", "span", "code"}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "span": {"lang"}}
_SCHEMES = {"http", "https", "mailto", "tel", "geo"}

WORD_JOINER = "\u2060"
"""Keeps a citation on the line of the word before it; Chinese text may break between any two characters."""

DEEPEST_BLOCK = 16
"""Levels of quotations (one each) and lists (two each) that are read; a phone has no room for half as many."""

DEEPEST_BRACKET = 32
"""Open square brackets in a paragraph. Above, the search for links takes time that grows with their square."""


@lru_cache(maxsize=256)
def tokens(markdown: str) -> tuple[Token, ...]:
    """The text as GitHub's preview reads it (CommonMark with tables, struck words, tasks and alerts). Not to be changed.

    HTML in a text is text. A token of its own, `definition`, tells of the address of a link, `citation` of a citation,
    `too_deep` of what is nested too deep to be read. Inside an `inline` token, `at` and `end` in a child's `meta` are
    offsets into its content; text has its offset there, too.
    """
    if (at := _too_many_brackets(markdown)) is not None:
        line = markdown.count("\n", 0, at)
        return (Token("too_deep", "", 0, map=[line, line + 1], content=markdown, meta={"at": at}),)
    found = tuple(_parser().parse(markdown))
    for token in found:
        if token.children:
            _place_children(token.content, token.children)
    return found


def prepared(markdown: str, language: str) -> str:
    """Convert one text to safe HTML but for what its page decides: citations and links to relics are marked as open.

    `language` is that of the text; empty: no foreign words are marked. `filled` closes what is open.
    """
    parser = _parser()
    made: str = parser.renderer.render(tokens(markdown.translate(_NO_MARKS)), parser.options, {"language": language})
    clean = nh3.clean(
        made,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        attribute_filter=_filtered,
        link_rel=None,
    )
    return clean.strip("\n")


def filled(html: str, links: Mapping[str, str], cites: Mapping[str, int], label: str) -> str:
    """What `prepared` gave, with the page's paths of relics and numbers of sources.

    `links` maps relic id → path, `cites` source id → number. `label` is what a screen reader says for a citation,
    with {number} in it. A relic that `links` lacks is led to by no link; a source that `cites` lacks is not cited.
    """

    def close(match: re.Match[str]) -> str:
        relic, source = match["relic"], match["source"]
        if relic is not None:
            return f' href="{links[relic]}"' if relic in links else ""
        number = cites.get(unescape(source))
        return _mark(number, label) if number is not None else f"[^{source}]"

    return _OPEN.sub(close, html) if _BEGIN in html else html


def words_in(html: str) -> str:
    """The words of a text that `prepared` gave, without markup and citations.

    >>> words_in(prepared("Từ *1832*.[^s1]", "vi"))
    'Từ 1832.'
    """
    return unescape(re.sub(f"<[^>]*>|{_BEGIN}[^{_END}]*{_END}", "", html))


def led_to(html: str) -> Iterator[str]:
    """Ids of the relics to which what `prepared` gave leads, in order, each as often as it does."""
    return (match["relic"] for match in _OPEN.finditer(html) if match["relic"] is not None)


def cited(html: str) -> Iterator[str]:
    """Ids of the sources that are cited in what `prepared` gave, in order, each as often as it is cited."""
    return (unescape(match["source"]) for match in _OPEN.finditer(html) if match["source"] is not None)


_BEGIN, _END = "\x02", "\x03"
"""Around what is open in prepared HTML: controls that no text has, and that HTML takes as they are."""

_NO_MARKS = dict.fromkeys(map(ord, (_BEGIN, _END)), "\ufffd")
_OPEN = re.compile(f' href="{_BEGIN}(?P<relic>[^{_END}]*){_END}"|{_BEGIN}(?P<source>[^{_END}]*){_END}')


def _filtered(_tag: str, attribute: str, value: str) -> str | None:
    """The value an attribute keeps, or None to drop it.

    nh3 takes `//elsewhere` for a relative address; a relative one may only be a relic's.
    """
    if attribute == "title":
        return None
    if attribute != "href" or re.match(r"[a-z]+:", value, re.IGNORECASE):
        return value
    return f"{_BEGIN}{value}{_END}" if _RELIC.fullmatch(value) else None


_RELIC = re.compile(r"[a-z0-9-]+")
"""What may be the id of a relic."""
# ---- reading --------------------------------------------------------------------------------------


class _Reader(MarkdownIt):
    """Takes every address as it is written: `markup` says what is wrong with it, nh3 lets no unsafe one through."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 -- Markdown-it's name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """The parser of this process; no state of one text is left for the next."""
    parser = _Reader("gfm-like2", renderer_cls=_PageRenderer)
    # Bare addresses stay text: links an author did not make are told, not guessed. HTML stays text, too.
    parser.disable(["linkify", "html_block", "html_inline", "text_join", "fragments_join"])
    parser.options["html"] = parser.options["linkify"] = False
    parser.options["maxNesting"] = 2 * DEEPEST_BRACKET
    parser.options["store_labels"] = parser.options["inline_definitions"] = True
    parser.block.ruler.at("reference", _definition)
    parser.block.ruler.before("table", "too_deep", _too_deep)
    parser.inline.ruler.before("link", "citation", _citation)
    for rule in ("newline", "escape", "backticks", "citation", "link", "image", "autolink", "entity"):
        _record_places(parser, rule)
    return parser


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 -- Markdown-it's form
    """`[1]: https://…` defines a link's address; `[^s1]: …` does not, though CommonMark would read it so."""
    first = state.bMarks[start] + state.tShift[start]
    return not state.src.startswith("[^", first) and reference(state, start, end, silent)


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Take what is nested too deep as one token, which Markdown-it would pass over without a word."""
    if silent or state.level < DEEPEST_BLOCK:
        return False
    token = state.push("too_deep", "", 0)
    token.map, token.content = [start, end], state.getLines(start, end, 0, keepLastLF=False)
    state.line = end
    return True


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """`[^s1]`; whether there is such a source is seen when it is rendered."""
    # Silent: the end of a link is looked for, which would be none if another `[…]` in it were read as one piece.
    match = None if silent else CITATION.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    state.push("citation", "", 0).content = match.group(1)
    state.pos = match.end()
    return True


def _record_places(parser: MarkdownIt, name: str) -> None:
    """Let what this inline rule makes tell its offsets."""
    (rule,) = (found.fn for found in parser.inline.ruler.__rules__ if found.name == name)

    def placed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        for token in state.tokens[before:] if not silent else ():
            if token.type != "text" and "at" not in token.meta:
                token.meta |= {"at": start, "end": state.pos}
        return True

    parser.inline.ruler.at(name, placed)


def _place_children(content: str, children: Sequence[Token]) -> None:
    """Note the offset of each piece of text, and of each sign of emphasis, behind that of the piece before it."""
    cursor = 0
    for token in children:
        if "at" not in token.meta:
            written = token.content or token.markup
            found = content.find(written, cursor) if written else cursor
            at = found if found >= 0 else cursor
            token.meta |= {"at": at, "end": at + len(written)}
        cursor = token.meta["at"] + 1 if token.type == "link_open" else token.meta["end"]


def _too_many_brackets(markdown: str) -> int | None:
    """The offset at which more square brackets are open in a paragraph than is sensible; None where they never are."""
    if markdown.count("[") <= DEEPEST_BRACKET:
        return None
    depth = 0
    for match in re.finditer(r"\\.|\[|\]|\n[ \t>]*\n", markdown):
        sign = match.group()
        depth = 0 if sign[0] == "\n" else max(0, depth + (sign == "[") - (sign == "]"))
        if depth > DEEPEST_BRACKET:
            return match.start()
    return None


# ---- rendering ------------------------------------------------------------------------------------


class _PageRenderer(RendererHTML):
    """HTML of our pages. A citation inside a link stands behind it, for HTML allows no link in a link."""

    def too_deep(
        self,
        tokens: Sequence[Token],
        idx: int,
        options: OptionsDict,  # noqa: ARG002
        env: MutableMapping[str, Any],  # noqa: ARG002
    ) -> str:
        """What is nested too deep, as it was written."""
        return f"<p>{escapeHtml(tokens[idx].content)}</p>\n"

    def definition(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: MutableMapping[str, Any]) -> str:  # noqa: ARG002
        """Nothing: it is the address of a link elsewhere."""
        return ""

    def renderInline(  # noqa: N802 -- Markdown-it's name
        self, tokens: Sequence[Token], options: OptionsDict, env: MutableMapping[str, Any]
    ) -> str:
        """One paragraph's words. Neighbouring text is joined before words of other scripts are looked for."""
        out, words, behind_link, links = list[str](), "", "", 0
        for number, token in enumerate(tokens):
            if token.type in ("text", "text_special", "softbreak"):
                words += token.content or "\n" * (token.type == "softbreak")
                continue
            if token.type == "citation" and links:
                behind_link += _open_citation(token.content)
                continue
            out.append(_marked_words(words, env["language"]))
            words = ""
            if token.type == "citation":
                out.append(_open_citation(token.content))
            elif token.type == "code_inline":
                out.append(f"<code>{_marked_words(token.content, env['language'])}</code>")
            else:
                out.append(super().renderInline(tokens[number : number + 1], options, env))
            links += {"link_open": 1, "link_close": -1}.get(token.type, 0)
            if not links:
                out.append(behind_link)
                behind_link = ""
        return "".join([*out, _marked_words(words, env["language"])])


def _open_citation(source: str) -> str:
    """A citation whose number is the page's to know."""
    return f"{_BEGIN}{escapeHtml(source)}{_END}"


def _mark(number: int, label: str) -> str:
    """A citation: a link to the source, showing its number."""
    spoken = escapeHtml(label.format(number=number))
    return f'{WORD_JOINER}<sup class="cite"><a aria-label="{spoken}" href="#src-{number}">{number}</a></sup>'


def _marked_words(words: str, language: str) -> str:
    """The words as HTML, those in the script of another language marked with `lang` (WCAG 2.2, 3.1.2).

    So they are read out and drawn in it.
    """
    if not language or not _foreign_letters(language).search(words):
        return escapeHtml(words)
    pieces, own = _FOREIGN.split(words), told_by(language)
    # Of each match, the one group that is not None is its language's.
    return "".join(
        "".join(
            f'<span lang="{found}">{escapeHtml(piece)}</span>' if found and found not in own else escapeHtml(piece)
            for piece, found in zip(pieces[start : start + _STEP], ("", *IDENTIFYING_SCRIPTS), strict=False)
            if piece
        )
        for start in range(0, len(pieces), _STEP)
    )


def _words_pattern(script: Script) -> str:
    """A pattern of one or more words in this script; those that run from right to left are kept in one piece."""
    word = f"[{script.pattern}{script.inside}]*[{script.pattern}]"
    if script.right_to_left:
        return f"({word}(?:{_BETWEEN}{word})*)"
    shared = "".join(SCRIPTS[other].pattern for other in script.shares)
    return f"([{shared}]*{word}[{script.pattern}{shared}]*)" if shared else f"({word})"


@lru_cache(maxsize=16)
def _foreign_letters(language: str) -> re.Pattern[str]:
    """A letter that tells another language: most texts have none, and are not taken apart."""
    own = told_by(language)
    others = (script.pattern for other, script in IDENTIFYING_SCRIPTS.items() if other not in own)
    return re.compile(f"[{''.join(others)}]")


_BETWEEN = " [(«]?|[،؛:.!؟»)]+ "
"""What stands between words of one line from right to left."""

_FOREIGN = re.compile("|".join(_words_pattern(script) for script in IDENTIFYING_SCRIPTS.values()))
_STEP = 1 + len(IDENTIFYING_SCRIPTS)
"""Pieces from one text between matches to the next: the text, and a group for each language."""
