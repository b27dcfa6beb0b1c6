"""All exports of a project in one zip, with a page that says what each of its files is, under which licence, and what is missing and why."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from zipfile import ZIP_DEFLATED, ZipFile

from generator import urls
from generator.content.field_words import FieldTable
from generator.diagnostics.export_texts import both
from generator.export import geojson, inventory, lido, openstreetmap, wikidata
from generator.export.package import package
from generator.export.told import Told, licence_of
from generator.packing.zip_entry import zip_entry
from generator.pages.iiif import manifest
from generator.papers.paper import Block, Paper, as_html
from generator.site import Site

DATA = "data/"
"""Folder of the tables."""


def files(site: Site, told: Sequence[Told], words: FieldTable) -> dict[str, bytes]:
    """Path in the zip → content. Nothing in it depends on the day it is made."""
    found = {DATA + name: content for name, content in package(site, told, words)}
    found["relics.geojson"] = geojson.feature_collection(site, told)
    if told:  # a file of no record is none of LIDO's
        found["lido.xml"] = lido.records(site, told)
    found["wikidata.txt"] = wikidata.commands(site, told)
    found["openstreetmap.osm"] = openstreetmap.changes(site, told)
    found["inventory.xlsx"] = inventory.inventory(site, told)
    for one in told:
        if one.relic.pictures:
            found[urls.iiif(one.relic.id).lstrip("/")] = manifest(site, one.relic).encode()
    paper = _paper(site, told)
    return {"README.md": _as_markdown(paper), "index.html": as_html(paper, site), **found}


def packed(found: Mapping[str, bytes]) -> bytes:
    """The zip: the same bytes for the same files, on any day and system."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for path, content in found.items():
            file.writestr(zip_entry(path), content)
    return out.getvalue()


# ---- the page -------------------------------------------------------------------------------------


def _paper(site: Site, told: Sequence[Told]) -> Paper:
    licence, name = licence_of(site), site.front_matter(site.first_language).site_name
    said = " ".join(filter(None, (licence.words, licence.address))) or both("no-licence")
    missing = tuple(_missing(told))
    return Paper(
        title=f"{name}: {both('title')}",
        language="vi",
        foot=f"{name} · {site.catalogue.project.address}",
        blocks=(
            Block("text", f"{both('of')}: {site.catalogue.project.steward}, {site.catalogue.project.address}"),
            Block("text", f"{both('licence')}: {said}"),
            Block("text", both("photographs")),
            Block("text", both("machine")),
            Block("text", both("position")),
            Block("heading", both("files")),
            Block("table", columns=(both("file"), both("what")), widths=(25, 75), rows=tuple(_listed(told))),
            Block("heading", both("left-out")),
            Block("table", columns=(both("why"), both("number"), both("relics")), widths=(50, 10, 40), rows=missing)
            if missing
            else Block("text", both("complete")),
        ),
    )


def _listed(told: Sequence[Told]) -> Iterator[tuple[str, str]]:
    yield DATA, both("file-data")
    yield "relics.geojson", both("file-geojson")
    if any(one.relic.pictures for one in told):
        yield "iiif/", both("file-iiif")
    if told:
        yield "lido.xml", both("file-lido")
    yield "inventory.xlsx", both("file-inventory")
    yield "wikidata.txt", both("file-wikidata")
    yield "openstreetmap.osm", both("file-osm")


def _missing(told: Sequence[Told]) -> Iterator[tuple[str, str, str]]:
    """What some relics lack for one of the files, how many do, and which."""
    mapped = {one.relic.id for one in openstreetmap.told_to_the_map(told)}
    lacking = {
        "no-point": [one.relic for one in told if one.relic.id not in mapped],
        "no-area": [one.relic for one in told if not one.relic.point and not one.relic.area],
        "no-photograph": [one.relic for one in told if not one.relic.pictures],
        "no-web-licence": [
            one.relic for one in told if any(not picture.notice.address for picture in one.relic.pictures)
        ],
    }
    for key, relics in lacking.items():
        if relics:
            yield both(key), str(len(relics)), ", ".join(relic.id for relic in relics)


def _as_markdown(paper: Paper) -> bytes:
    lines = [f"# {paper.title}", ""]
    for block in paper.blocks:
        if block.kind == "table":
            lines += [f"| {' | '.join(block.columns)} |", "|" + "---|" * len(block.columns)]
            lines += [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in block.rows]
        else:
            lines.append(f"## {block.text}" if block.kind == "heading" else block.text)
        lines.append("")
    return ("\n".join([*lines, paper.foot]) + "\n").encode()
