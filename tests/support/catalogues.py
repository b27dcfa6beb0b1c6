"""Catalogues of any size: entries of relics that do not exist, with names, wards and addresses such as real ones have."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from generator import urls
from generator.content.catalogue import Plaque, Relic
from generator.content.entry import CatalogueEntry, EntryText
from generator.outputs.output import encoded
from generator.pages import find, search
from generator.site import Site
from generator.text.names import slug
from generator.theme import templating
from tests.support.kinds import USED

SYLLABLES = [
    "An",
    "Bình",
    "Cái",
    "Châu",
    "Côn",
    "Điền",
    "Đông",
    "Giai",
    "Hậu",
    "Hiệp",
    "Hoà",
    "Hưng",
    "Khánh",
    "Lạc",
    "Lộc",
    "Long",
    "Lương",
    "Mỹ",
    "Ngãi",
    "Nhơn",
    "Ninh",
    "Phong",
    "Phú",
    "Phước",
    "Quới",
    "Sơn",
    "Tân",
    "Tây",
    "Thạnh",
    "Thành",
    "Thiện",
    "Thới",
    "Thuận",
    "Trung",
    "Trường",
    "Tường",
    "Vĩnh",
    "Xuân",
]
KINDS = {
    "communal-house": ("Đình", "Communal House", "សាលាសហគមន៍", "村亭"),
    "khmer-pagoda": ("Chùa", "Pagoda", "វត្ត", "寺"),
    "chinese-temple": ("Miếu", "Temple", "វិហារចិន", "古庙"),
}
KHMER = ("ពោធិ៍", "សុំរុង", "ពិសិដ្ឋ", "ព្រះ", "ធម្ម", "រង្សី", "ស្រែ", "ក្រោម", "ត្រពាំង", "មង្គល")
HAN = "灵山安平永福隆兴新泰和丰德明光天地关帝圣母水月龙凤"
WARDS = tuple(f"phường {one} {other}, thành phố Cần Thơ" for one in SYLLABLES[:12] for other in SYLLABLES[12:20])


def entries_of(count: int, template: CatalogueEntry, *, letter: str = "") -> tuple[CatalogueEntry, ...]:
    """This many relics in the order of their ids; with `letter`, every Vietnamese name begins with it."""
    chance = random.Random(2026)
    made = (_entry(number, template, letter, chance) for number in range(count))
    return tuple(sorted(made, key=lambda entry: entry.id))


def _entry(number: int, template: CatalogueEntry, letter: str, chance: random.Random) -> CatalogueEntry:
    kind = chance.choice(list(KINDS))
    noun, english, khmer, chinese = KINDS[kind]
    own = " ".join(chance.choices(SYLLABLES, k=2 + number % 2))
    name = f"{letter}inh Thần {own}" if letter else f"{noun} {own}"
    texts = {
        "vi": (name, (f"{noun} Thần {own}",)),
        "en": (f"{own} {english}", ()),
        "km": (khmer + "".join(chance.choices(KHMER, k=3)), (f"{khmer} {own}",)),
        "zh": ("".join(chance.choices(HAN, k=3)) + chinese, ()),
    }
    ward = chance.choice(WARDS)
    return replace(
        template,
        id=f"{slug(name)}-{number}",
        kind=kind,
        roof=kind,
        texts=tuple(
            EntryText(language, name, "Để thử.", "2026-01-02", also, vouched=True, at=template.at)
            for language, (name, also) in texts.items()
        ),
        ward=ward,
        address=f"Số {chance.randrange(1, 900)}, ấp {chance.choice(SYLLABLES)} {chance.choice(SYLLABLES)}, {ward}",
        festivals=(),
        hero=None,
        recordings=(),
        was=(),
    )


def with_entries(site: Site, entries: tuple[CatalogueEntry, ...], plaques: tuple[Plaque, ...] = ()) -> Site:
    """The site with these entries in place of those of its relics; whatever asks for a relic itself fails."""
    return replace(site, catalogue=replace(site.catalogue, entries=entries, plaques=plaques, table=USED, read=_unasked))


def _unasked(relic_id: str) -> Relic:
    raise LookupError(relic_id)


def write_search(site: Site, folder: Path) -> None:
    """The alphabet of a site and what its search reads, as a build would write them, over those in this folder."""

    def write(path: str, data: bytes) -> None:
        file = folder / urls.site_file(path).removeprefix("site/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    hanging = search.codes_of(site.catalogue.plaques)
    index, files = search.word_files(site.entries, hanging, site.searched)
    for number, text in ((None, index), *enumerate(files)):
        write(urls.words(number), encoded(text))
    names = find.names_in(site.entries)
    for language in site.languages:
        words, theme = site.page_words(language), site.theme.templates
        for view in find.find(site, names, language):
            write(view.page.path, templating.page(view.TEMPLATE, view, words, theme))
        for number, part in enumerate(search.name_lists(site.entries, site.kinds, hanging, language)):
            write(urls.word_names(language, number), templating.page(part.TEMPLATE, part, words, theme))
