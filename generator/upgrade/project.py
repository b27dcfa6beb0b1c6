"""A project's folder → what of it changes, and what is left to a person. Nothing is written here."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.content.files import ContentFiles, find_files
from generator.content.languages import file_of, known_languages
from generator.content.source import Data, Document, TextFile, parse, read
from generator.diagnostics.problem import Problem, errors
from generator.project.countries import COUNTRIES, speaking
from generator.project.templates import FOLDER, Templates
from generator.store import read_file, read_text
from generator.upgrade.older_fields import RENEWED, renewed_facts, with_country
from generator.upgrade.older_templates import WARDS, WORDS, asked_before, notes_of, with_words
from generator.upgrade.older_texts import renewed_text


@dataclass(frozen=True, slots=True)
class Change:
    """A file as it is and as it will be; None: there is none."""

    before: bytes | None
    after: bytes | None
    in_place_of: bytes | None = None
    """What comes with the program and this new file stands for."""


@dataclass(frozen=True, slots=True)
class Left:
    """What is in an older form that only a person can renew."""

    at: str
    """File and line, or file."""

    message: str
    """Key of the sentence that says it."""

    values: Mapping[str, object]


@dataclass(slots=True)
class Upgrade:
    """What an upgrade would do."""

    changes: dict[Path, Change] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    """Of files that cannot be read: with one of them nothing is changed."""

    def change(self, path: Path, before: bytes | None, after: bytes | None, in_place_of: bytes | None = None) -> None:
        """Note what becomes of a file, if anything does."""
        if before != after:
            self.changes[path] = Change(before, after, in_place_of)


def upgrade_of(content: Path, templates: Templates) -> Upgrade:
    """What an upgrade of this project would do; `note` is the comment above its country. Raises OSError."""
    upgrade = Upgrade()
    files, _ = find_files(content, known_languages(Templates(templates.layers[-1:])))
    named_wards = False
    for name in files.files:
        if name.startswith("sites/") and name.endswith("/site.yaml"):
            document = _facts(upgrade, files.files[name], files.shown(name))
            place = document.data.get("place") if document else None
            named_wards |= isinstance(place, dict) and "ward" in place
        elif name.endswith(".md"):
            _text(upgrade, files.files[name], files.shown(name))
    country = _project(upgrade, files, templates, named_wards=named_wards)
    if len(templates.layers) > 1 and templates.layers[0].is_dir():
        own, last = templates.layers
        _words(upgrade, own, last)
        _wards(upgrade, own, last, country)
        upgrade.left += _asked_before(own)
    return upgrade


def _read(upgrade: Upgrade, path: Path, shown: str) -> tuple[bytes, Document | None]:
    """The bytes of a YAML file, and what it says; its problems are noted."""
    text, problems = read(path, shown)
    document = None
    if text:
        document, more = parse(text)
        problems = (*problems, *more)
    upgrade.problems += errors(problems)
    return read_file(path) if document else b"", document


def _renew(upgrade: Upgrade, path: Path, before: bytes, text: str) -> None:
    """Note a file's new text; a byte order mark stays."""
    upgrade.change(path, before, (BOM_UTF8 if before.startswith(BOM_UTF8) else b"") + text.encode())


def _facts(upgrade: Upgrade, path: Path, shown: str) -> Document | None:
    """Renew a site.yaml; returns what it says."""
    data, document = _read(upgrade, path, shown)
    if document and not upgrade.problems:
        text = data.decode("utf-8-sig")
        new, left = renewed_facts(text)
        if new == text or _same_but(document.data, new):
            _renew(upgrade, path, data, new)
            upgrade.left += (Left(f"{shown}:{line}", "upgrade-field", {"field": name}) for line, name in left)
        else:
            upgrade.left.append(Left(shown, "upgrade-laid-out", {}))
    return document


def _text(upgrade: Upgrade, path: Path, shown: str) -> None:
    """Renew the front matter of a text."""
    data = read_file(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:  # said by `ditich check`
        return
    new, left = renewed_text(text)
    _renew(upgrade, path, data, new)
    upgrade.left += (Left(f"{shown}:{line}", "upgrade-field", {"field": name}) for line, name in left)


def _same_but(before: Mapping[str, Data], text: str) -> bool:
    """Whether the text says what was said before in all but the fields that are renewed."""
    document, problems = parse(TextFile("", text.replace("\r\n", "\n")))
    return (
        document is not None
        and not errors(problems)
        and [(name, _kept(name, value)) for name, value in document.data.items()]
        == [(name, _kept(name, value)) for name, value in before.items()]
    )


def _kept(name: str, value: Data) -> Data:
    """What a field says beside what is renewed in it."""
    if isinstance(value, list):
        return [_kept(name, item) for item in value]
    if isinstance(value, dict):
        return {inner: item for inner, item in value.items() if inner not in RENEWED.get(name, ())}
    return value


def _project(upgrade: Upgrade, files: ContentFiles, templates: Templates, *, named_wards: bool) -> str:
    """Add the country of a project from before there were others; returns its code, empty where it has none."""
    path, shown = files.files.get("project.yaml"), files.shown("project.yaml")
    data, document = _read(upgrade, path, shown) if path else (b"", None)
    if path is None or document is None:
        return ""
    # Whoever wrote one of these knows that there are other countries; an empty `country:` says so as well.
    if {("country",), ("zone",), ("area",)} & set(document.keys):
        return str(document.data.get("country", ""))
    languages = document.data.get("languages", ())
    first, *others = (languages,) if isinstance(languages, str) else map(str, languages) if languages else ("",)
    code = speaking(first, templates)
    other = next(filter(None, (speaking(language, templates) for language in others)), "")
    if not code and not other:
        return ""
    code = code or (other if named_wards else "")
    text = data.decode("utf-8-sig")
    new = with_country(text, code) if code else text
    _renew(upgrade, path, data, new)
    if new == text:
        upgrade.left.append(Left(shown, "upgrade-country", {"code": code or other}))
    return code


# ---- a project's own templates ------------------------------------------------------------------------


def _words(upgrade: Upgrade, own: Path, last: Path) -> None:
    """Let a file a language take the place of words.yaml."""
    path, shown = own / WORDS, f"{FOLDER}/{WORDS}"
    if not path.is_file():
        return
    data, document = _read(upgrade, path, shown)
    if document is None or upgrade.problems:
        return
    tags = dict.fromkeys(tag for said in document.data.values() if isinstance(said, dict) for tag in said)
    there = [tag for tag in tags if (own / file_of(tag)).exists()]
    lacking = [tag for tag in tags if not (last / file_of(tag)).is_file()]
    for tag in (*there, *lacking):
        upgrade.left.append(Left(shown, "upgrade-words-there", {"file": f"{FOLDER}/{file_of(tag)}", "language": tag}))
    if there or lacking:
        return
    unplaced, notes = dict[str, None](), notes_of(data.decode("utf-8-sig"))
    for tag in tags:
        ours = read_text(last / file_of(tag))
        new, others = with_words(ours, tag, document.data)
        unplaced |= dict.fromkeys(others)
        if new != ours or notes:
            upgrade.change(own / file_of(tag), None, (notes + new).encode(), ours.encode())
            notes = ""
    upgrade.change(path, data, None)
    if unplaced:
        upgrade.left.append(Left(shown, "upgrade-words-gone", {"count": len(unplaced), "keys": ", ".join(unplaced)}))


def _wards(upgrade: Upgrade, own: Path, last: Path, country: str) -> None:
    """Put a list of wards where that of the country lies."""
    path = own / WARDS
    if not path.is_file():
        return
    said, _ = read(last / COUNTRIES / f"{country}.yaml", "") if country else (None, ())
    document = parse(said)[0] if said else None
    wards = document.data.get("wards") if document else None
    name = wards.get("file") if isinstance(wards, dict) else None
    target = own / COUNTRIES / str(name)
    if name is None or target.exists():
        upgrade.left.append(Left(f"{FOLDER}/{WARDS}", "upgrade-wards", {"folder": f"{FOLDER}/{COUNTRIES}"}))
        return
    data = read_file(path)
    upgrade.change(path, data, None)
    if data != read_file(last / COUNTRIES / str(name)):
        upgrade.change(target, None, data)


def _asked_before(own: Path) -> Iterator[Left]:
    """Yield what the project's own templates ask for by older names."""
    for path in sorted(own.rglob("*")):
        if path.suffix in {".html", ".xml", ".txt", ".svg"} and path.is_file():
            shown = f"{FOLDER}/{path.relative_to(own).as_posix()}"
            for line, name, today in asked_before(read_file(path).decode("utf-8", "replace")):
                yield Left(f"{shown}:{line}", "upgrade-asked", {"name": name, "today": today})
