"""Finds what a page would not show as its author wrote it: what is read as Markdown that pages do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from generator.content.inline_markup import inline_problems
from generator.content.passage import Passage
from generator.content.targets import Targets, link_problems
from generator.diagnostics.problem import Problem, nearest
from generator.text.markdown import tokens

# The tokens that a page shows as they were written. Any other is a problem, by a name of its own or as `not-shown`.
_SHOWN = {"paragraph_open", "bullet_list_open", "ordered_list_open", "list_item_open", "blockquote_open"}
_SHOWN |= {"heading_open", "definition", "inline"}  # but for what _is_heading and _definition_problems say
_SHOWN_HEADINGS = {"h3", "h4"}

_YEAR = 1000
"""From this number on, a number at the beginning of a line is a year and not a place in a list."""

_LONG_HEADING = 80
"""Characters. A longer “heading” is a paragraph with a line of dashes under it."""

_FEW_TAGS = 4
"""Tags of HTML that somebody may have typed; more, or one with attributes, were pasted."""

_PASTED = re.compile(r"<\w+:|<[^>]*\b(?:class|style|lang|align|mso[\w-]*)\s*=", re.IGNORECASE)


def markup_problems(passage: Passage, targets: Targets) -> Iterator[Problem]:
    """Yield a problem for all that the page of this passage would drop, unwrap or change; one for one cause."""
    found = tokens(passage.markdown)
    blocks = [list(_block_problems(block, passage, targets)) for block in _blocks(found)]
    # What is pasted from Word is HTML all over: one problem for all paragraphs of it that follow one another.
    for has_tags, together in groupby(blocks, lambda problems: any(problem.code == "markup" for problem in problems)):
        problems = [problem for block in together for problem in block]
        yield from [_one_for_html(problems)] if has_tags else problems
    yield from _definition_problems(found, passage, targets)


def _blocks(found: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens of each paragraph, list, … that stands in no other."""
    block: list[Token] = []
    for token in found:
        block.append(token)
        if token.level == 0 and token.nesting <= 0 and token.type != "inline":
            yield block
            block = []


def _one_for_html(problems: Sequence[Problem]) -> Problem:
    """The first of these problems that is about HTML, with another hint where the HTML was pasted."""
    tags = [problem for problem in problems if problem.code == "markup"]
    pasted = len(tags) > _FEW_TAGS or any(_PASTED.match(str(problem.values["written"])) for problem in tags)
    breaks = all(re.fullmatch(r"<br\s*/?>?", str(problem.values["written"])) for problem in tags)
    hint = "markup-break" if breaks else "markup-pasted" if pasted else ""
    return Problem("markup", tags[0].at, tags[0].values, hint)


def _block_problems(block: Sequence[Token], passage: Passage, targets: Targets) -> Iterator[Problem]:
    """Yield what is wrong in one block."""
    numbers: list[list[int]] = []
    for number, token in enumerate(block):
        if token.type == "table_open":
            yield _table(token, passage)
            return
        if token.type == "ordered_list_open":
            numbers.append([int(token.attrs.get("start", 1))])
        elif token.type == "ordered_list_close":
            numbers.pop()
        elif token.type == "list_item_open":
            yield from _entry(token, numbers, passage)
        elif token.type == "inline" and token.map and not _is_heading(block[number - 1]):
            yield from inline_problems(passage, targets, token)
        elif _is_heading(token):
            yield _heading(token, block[number + 1], passage, targets)
        elif token.nesting >= 0 and token.map and token.type not in _SHOWN:
            yield _not_shown(token, passage)


def _entry(token: Token, numbers: Sequence[list[int]], passage: Passage) -> Iterator[Problem]:
    """Yield what is wrong with the sign before an entry of a list. `numbers`: of each ordered list around it."""
    if token.info:
        yield from _numbered(token, numbers[-1], passage)
    elif "class" in token.attrs:
        typed = passage.line(_first(token))
        edit = re.sub(r"\[[ xX]\][ \t]+", "", typed)
        yield Problem("task-here", passage.line_span(_first(token)), {"written": typed, "edit": edit})


def _first(token: Token) -> int:
    """The first line of a block token, counted from 0."""
    return token.map[0] if token.map else 0


def _is_heading(token: Token) -> bool:
    """Whether this begins a heading of a level that a section does not have."""
    return token.type == "heading_open" and token.tag not in _SHOWN_HEADINGS


def _not_shown(token: Token, passage: Passage) -> Problem:
    """The problem of a block that pages do not have."""
    typed, at = passage.line(_first(token)), passage.line_span(_first(token))
    if token.type == "code_block":
        return Problem("text-indented", at, {"written": typed})
    if token.type == "fence":
        return Problem("code-here", at, {"written": typed})
    if token.type == "too_deep":
        return Problem("markdown-deep", passage.span(token.meta["at"]) if token.meta else at)
    return Problem("not-shown", at, {"written": typed})


def _table(token: Token, passage: Passage) -> Problem:
    """The problem of a table; its edit is what its first row would be as an entry of a list."""
    first = _first(token)
    row = passage.line(first + 2) if token.map and token.map[1] > first + 2 else passage.line(first)
    cells = [cell.strip() for cell in row.strip("|").split("|") if cell.strip()]
    edit = f"- {cells[0]}: {'; '.join(cells[1:])}" if len(cells) > 1 else f"- {''.join(cells)}"
    return Problem("table-here", passage.line_span(first), {"written": row, "edit": edit})


def _numbered(token: Token, numbers: list[int], passage: Passage) -> Iterator[Problem]:
    """Yield a problem where a numbered line would show another number, or begins with a year.

    `numbers` are where the list begins, and then those written; this one is added.
    """
    typed, shown = int(token.info), numbers[0] + len(numbers) - 1
    numbers.append(typed)
    # 1. 1. 1. is Markdown's own way to say “count for me”.
    if typed < _YEAR and (typed == shown or set(numbers) == {1}):
        return
    written = f"{token.info}{token.markup}"
    line = passage.line(_first(token))
    at = passage.span(passage.offset(_first(token), line[max(0, line.find(written)) :]), len(written))
    values = {"written": written, "shown": f"{shown}{token.markup}", "number": typed, "sign": token.markup}
    yield Problem("number-as-list", at, values, "year-as-list" if typed >= _YEAR else "")


def _heading(token: Token, inline: Token, passage: Passage, targets: Targets) -> Problem:
    """The problem of a heading of another level than a section has."""
    words, first = " ".join(inline.content.split()), _first(token)
    if not token.markup.startswith("#"):
        underline = (token.map[1] if token.map else 1) - 1
        if "\n" in inline.content or len(words) > _LONG_HEADING:
            return Problem("not-shown", passage.line_span(underline), {"written": passage.line(underline)})
        values = {"written": words, "edit": proper_heading(words, 2, targets), "underline": passage.line(underline)}
        return Problem("heading-form", passage.line_span(first), values, "heading-underlined")
    if not words:
        return Problem("not-shown", passage.line_span(first), {"written": passage.line(first)})
    # A list's or a quotation's signs before it are not the heading's.
    written = passage.line(first)
    written = written[written.find("#") :]
    edit = proper_heading(words, len(token.markup), targets)
    at = passage.span(passage.offset(first, written), len(written))
    return Problem("heading-form", at, {"written": written, "edit": edit})


def proper_heading(words: str, level: int, targets: Targets) -> str:
    """The line that was meant by a heading of this level: a chapter's where it is like one, else a smaller heading."""
    best = nearest(words, targets.headings.values()) if level <= 2 else ""  # noqa: PLR2004 -- that of chapters
    if best:
        return f"## {best}"
    if not targets.headings and level <= 2:  # noqa: PLR2004
        return f"## {words}"
    return f"{'###' if level < 4 else '####'} {words}"  # noqa: PLR2004


def _definition_problems(found: Sequence[Token], passage: Passage, targets: Targets) -> Iterator[Problem]:
    """Yield a problem for each `[1]: https://…` that no link asks for, and for each address that leads nowhere."""
    children = (child for token in found for child in token.children or ())
    asked = {normalizeReference(child.meta["label"]) for child in children if "label" in child.meta}
    for token in found:
        if token.type != "definition":
            continue
        label, address, title = (str(token.meta[key]) for key in ("id", "url", "title"))
        typed, at = passage.line(_first(token)), passage.line_span(_first(token))
        if label not in asked:
            edit = f"[{token.meta['label']}]({address})"
            yield Problem("definition-unused", at, {"written": typed, "edit": edit})
        elif title:
            yield Problem("link-title", at, {"written": typed, "title": title})
        else:
            yield from link_problems(address, address, at, targets.relics)
        asked.discard(label)
