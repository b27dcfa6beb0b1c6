"""Outcomes of long proofs, kept in a folder from one build to the next: a symbol is damaged and read once in its life."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from generator.memory.json_form import from_json, to_json
from generator.store import Store, digest

if TYPE_CHECKING:
    from generator.plaques.endurance import Endurance, Specimen

# Imports stand inside functions, as in generator.plaques: most builds make no plaque.

_kept_in: list[Path] = []


def keep_long_proofs(folder: Path) -> None:
    """Let this process keep the outcomes of long proofs in a folder; before that it keeps them for itself alone."""
    _kept_in[:] = [folder]


def long_proof(specimen: Specimen) -> Endurance:
    """The outcome of the long proof, from the folder if it is there. Raises ProofFailed."""
    from generator.plaques import endurance

    if not _kept_in:
        return endurance.endure(specimen)
    store = Store(_kept_in[0], _program())
    outcome: Endurance = from_json(store.read(store.key(_as_json, (specimen,)), _as_json, (specimen,)))
    return outcome


def _as_json(specimen: Specimen) -> bytes:
    from generator.plaques import endurance

    return to_json(endurance.endure(specimen))


@lru_cache(maxsize=1)
def _program() -> str:
    """The digest of all that decides an outcome beside the specimen: a release that changes none of it proves nothing anew."""
    from generator.plaques import damage, endurance, qr, readers, wear

    sources = [Path(str(module.__file__)).read_bytes() for module in (damage, endurance, qr, readers, wear)]
    known = tuple((reader.name, reader.version) for reader in readers.readers())
    return digest(sources, known, version("pillow"), version("qrcode"))
