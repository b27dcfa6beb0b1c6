"""The Markdown of one paragraph ↔ the runs of a word processor: text, bold, italic, links. Citations stay text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markdown_it.token import Token

from generator.languages.scripts import SCRIPTS
from generator.text.citation import CITATION
from generator.text.markdown import tokens


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one form. A line break is a line feed in it."""

    text: str
    strong: bool = False
    emphasis: bool = False
    target: str = ""
    """Where it leads: an address, or the id of a relic; empty for what is no link."""


Runs = tuple[Run, ...]


# ---- reading Markdown -------------------------------------------------------------------------------


def runs_of(markdown: str) -> Runs | None:
    """The runs of a paragraph; None for what is more than words, bold, italics, links and citations.

    >>> runs_of("**Dựng** năm 1832.[^s1]")
    (Run(text='Dựng', strong=True, emphasis=False, target=''), Run(text=' năm 1832.[^s1]', strong=False, emphasis=False, target=''))
    >>> runs_of("> lời dẫn") is None
    True
    """
    found = tokens(unicodedata.normalize("NFC", markdown))
    if [token.type for token in found] != ["paragraph_open", "inline", "paragraph_close"]:
        return None
    children = found[1].children or []
    read = list(_read(children))
    return merged(run for run in read if run is not None) if None not in read else None


def _read(children: Sequence[Token]) -> Iterator[Run | None]:
    """Each piece of a paragraph; None for one of another kind."""
    form = Run("")
    for number, token in enumerate(children):
        kind = token.type
        if kind in ("text", "text_special"):
            yield replace(form, text=token.content)
        elif kind == "citation":
            yield replace(form, text=f"[^{token.content}]")
        elif kind == "softbreak":
            before, after = (_plain(children[n : n + 1]) for n in (number - 1, number + 1))
            yield replace(form, text="" if _joined_without_blank(before, after) else " ")
        elif kind == "hardbreak":
            yield replace(form, text="\n")
        elif kind in ("strong_open", "strong_close"):
            form = replace(form, strong=kind == "strong_open")
        elif kind in ("em_open", "em_close"):
            form = replace(form, emphasis=kind == "em_open")
        elif kind == "link_open" and not token.attrGet("title"):
            form = replace(form, target=str(token.attrGet("href") or ""))
        elif kind == "link_close":
            form = replace(form, target="")
        else:
            yield None


def _plain(found: Sequence[Token]) -> str:
    return found[0].content if found else ""


def _joined_without_blank(before: str, after: str) -> bool:
    """Whether a line broken between these is joined without a blank."""
    ends = (ord(letter) for letter in (before[-1:], after[:1]) if letter)
    inside = [{script.id for script in SCRIPTS.values() if _in(point, script.unspaced)} for point in ends]
    return len(inside) == 2 and bool(inside[0] & inside[1])  # noqa: PLR2004 -- both sides


def _in(point: int, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(first <= point <= last for first, last in ranges)


def merged(runs: Iterable[Run]) -> Runs:
    """The runs without empty ones, neighbours of one form joined."""
    forms = groupby((run for run in runs if run.text), lambda run: replace(run, text=""))
    return tuple(replace(form, text="".join(run.text for run in same)) for form, same in forms)


# ---- writing Markdown -------------------------------------------------------------------------------


def markdown_of(runs: Runs) -> str:
    r"""The paragraph of these runs, without signs that would be read as something else.

    Where emphasis cannot be written as it is – a sign of punctuation at its edge, a letter behind it –, the sign is
    left outside; where that does not do either, the words stay and the emphasis goes.

    >>> markdown_of((Run("站在这里：", strong=True), Run("两条龙")))
    '**站在这里**：两条龙'
    >>> markdown_of((Run("* 2 * 3"),))
    '\\* 2 \\* 3'
    """
    tidy = _without_outer_blanks(merged(runs))
    plain = merged(replace(run, strong=False, emphasis=False) for run in tidy)
    tried = [tidy, _edges_moved(tidy), plain, merged(replace(run, target="") for run in plain)]
    for way in tried:
        for escape in (_same, _escaped):
            text = _written(way, escape)
            if runs_of(text) == way:
                return text
    return _written(tried[-1], _escaped)


def plain_of(runs: Runs) -> str:
    """The words alone, on one line: a field that is no Markdown."""
    return " ".join("".join(run.text for run in runs).split(" ")).replace("\n", " ").strip(" ")


def _same(text: str) -> str:
    return text


_SIGNS = re.compile(r"[\\`*_<\[\]~&]|!(?=\[|\Z)")
_BEGINNING = re.compile(r"\A([#>+=|-]|\d{1,9}(?=[.)]))")
_NUMBER = re.compile(r"\A(\d{1,9})([.)])")


def _escaped(text: str) -> str:
    """The text with every sign of Markdown made a letter; citations stay."""
    kept, last = "", 0
    for cited in CITATION.finditer(text):
        kept += _SIGNS.sub(r"\\\g<0>", text[last : cited.start()]) + cited[0]
        last = cited.end()
    return kept + _SIGNS.sub(r"\\\g<0>", text[last:])


def _written(runs: Runs, escape: object) -> str:
    """The runs as Markdown; `escape` is what is done with the signs in their text."""
    change = _escaped if escape is _escaped else _same
    parts = list[str]()
    for target, linked in groupby(runs, lambda run: run.target):
        inner = "".join(_emphasised(run, change(run.text)) for run in linked)
        parts.append(f"[{inner}]({target})" if target else inner)
    text = "".join(parts).replace("\n", "\\\n")
    if change is _escaped:
        text = _NUMBER.sub(r"\1\\\2", text) if _NUMBER.match(text) else _BEGINNING.sub(r"\\\1", text)
    return text


def _emphasised(run: Run, text: str) -> str:
    signs = "*" * (2 * run.strong + run.emphasis)
    return f"{signs}{text}{signs}"


def _without_outer_blanks(runs: Runs) -> Runs:
    """The runs with blanks at the edges of emphasis and links outside of them, and none at the ends."""
    moved = list[Run]()
    for target, linked in groupby(_in_pieces(merged(runs)), lambda run: run.target):
        pieces = list(linked)
        full = [number for number, piece in enumerate(pieces) if piece.text.strip(_BLANKS)] if target else []
        inside = range(full[0], full[-1] + 1) if full else range(0)
        moved += [replace(piece, target=target if n in inside else "") for n, piece in enumerate(pieces)]
    tidy = list(merged(moved))
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while tidy and not strip(tidy[end].text, _BLANKS):
            tidy.pop(end)
        if tidy:
            tidy[end] = replace(tidy[end], text=strip(tidy[end].text, _BLANKS))
    return merged(replace(run, text=_ONE_BLANK.sub(" ", run.text)) for run in tidy)


def _in_pieces(runs: Runs) -> Iterator[Run]:
    """The runs with the blanks at their edges as runs of their own, without emphasis."""
    for run in runs:
        inner = run.text.strip(_BLANKS)
        start = run.text.index(inner) if inner else len(run.text)
        plain = replace(run, strong=False, emphasis=False)
        yield replace(plain, text=run.text[:start])
        yield replace(run, text=inner)
        yield replace(plain, text=run.text[start + len(inner) :])


_BLANKS = " \t\n\u00a0"
_ONE_BLANK = re.compile(r"[ \t]*\t[ \t]*|  +")


def _edges_moved(runs: Runs) -> Runs:
    """The runs with punctuation at the edges of emphasis outside of it."""
    moved = list[Run]()
    for run in runs:
        inner = _trimmed(run.text)
        if inner and (run.strong or run.emphasis):
            start = run.text.index(inner)
            plain = replace(run, strong=False, emphasis=False)
            ends = (run.text[:start], run.text[start + len(inner) :])
            moved += [
                replace(plain, text=ends[0]),
                replace(run, text=inner),
                replace(plain, text=ends[1]),
            ]
        else:
            moved.append(run)
    return merged(moved)


def _trimmed(text: str) -> str:
    start, end = 0, len(text)
    while start < end and unicodedata.category(text[start])[0] in "PSZ":
        start += 1
    while start < end and unicodedata.category(text[end - 1])[0] in "PSZ":
        end -= 1
    return text[start:end]


# ---- comparing --------------------------------------------------------------------------------------


_ALIKE = {
    **dict.fromkeys(map(ord, "“”„‟"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛"), "'"),
    0xA0: " ",
    0xAD: None,
    0x2011: "-",
}
"""What a word processor puts in place of what was typed."""


def seen_of(runs: Runs) -> Runs:
    """The runs as they are compared: in NFC, with plain quotes, blanks and hyphens, as word processors change them by themselves."""
    tidy = _without_outer_blanks(runs)
    return merged(replace(run, text=unicodedata.normalize("NFC", run.text).translate(_ALIKE)) for run in tidy)
