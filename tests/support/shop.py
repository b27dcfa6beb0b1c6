"""What shops are told in a language: the words that come with the program, and those of a project of its own."""

from __future__ import annotations

import re
from pathlib import Path

from generator.content.files import find_files
from generator.content.languages import known_languages, read_wordings
from generator.content.materials import Workshop, read_workshop
from generator.diagnostics.problem import Problem
from generator.project.templates import Templates
from tests.support.worlds import BUILT_IN, TEMPLATES, WORLD

VIETNAMESE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
"""Letters that no other language of the program has."""

FRENCH = """\
ticket:
  document: bon de commande
  title: BON DE COMMANDE – PLAQUE QR
  proof: ÉPREUVE – NE PAS IMPRIMER
  relic: Monument
  size: Format fini
  distance_said: "jusqu'à {distance} m"
  check_width: "mesuré : le code mesure {symbol} mm"
trials:
  blur: "flou de {modules} module"
inks: {vang: or, men: vert}
materials: {composite: "aluminium composite, impression UV, mat"}
letter:
  file: LISEZ-MOI
  code: code
  title: "À LIRE D'ABORD – PLAQUES « {name} »"
  copies: "{quantity} ex."
"""
"""Some words of a project in French."""


def own_templates(folder: Path, tag: str, words: str) -> Templates:
    """The templates of a project that has these words for its shops."""
    path = folder / "templates" / "shop" / f"{tag}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, "utf-8")
    return Templates((folder / "templates", TEMPLATES))


def workshop(*languages: str, templates: Templates = BUILT_IN) -> tuple[Workshop, list[Problem]]:
    """What plaques are made with in a project in these languages."""
    known = known_languages(templates)
    wordings, _ = read_wordings(templates, known, languages)
    return read_workshop(templates, find_files(WORLD / "content", known)[0], None, None, known, wordings)


SHOP = workshop("vi")[0].shop
"""In Vietnamese, with English beneath."""
