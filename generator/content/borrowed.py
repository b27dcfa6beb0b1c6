"""Addresses that belong to somebody else: what is printed with one can never be moved to another host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

import yaml

from generator import urls
from generator.content.catalogue import Plaque
from generator.content.project_schema import Project
from generator.content.source import Document
from generator.diagnostics.problem import Problem
from generator.project.templates import Templates
from generator.store import read_text, whole

FILE = "borrowed.yaml"
"""Below templates/: whose names hosts have."""

Lenders = Mapping[str, str]
"""End of a host's name (github.io) → whom such names belong to."""


def read_lenders(templates: Templates) -> Lenders:
    """The table that comes with the program. Raises OSError: what is wrong there is our fault, not an author's."""
    path = templates.path(FILE)
    text = read_text(path)
    with whole(path):
        return _lenders(text)


@lru_cache(maxsize=1)
def _lenders(text: str) -> Lenders:
    """Raises ValueError for what is no table of names."""
    try:
        return {str(host): str(lender) for host, lender in yaml.safe_load(text).items()}
    except (yaml.YAMLError, AttributeError) as error:
        raise ValueError(str(error)) from error


def lender_of(address: str, project: Project, lenders: Lenders) -> str:
    """Whom the host of one of the project's addresses belongs to, where that is somebody else; empty where it is nobody.

    A project that says so of an address no table knows is believed: then it is that host's.
    """
    if known := _known(address, lenders):
        return known
    said = project.borrowed and not any(_known(other, lenders) for other in (project.address, *project.was))
    return urls.host(address) if said and address == project.address else ""


def _known(address: str, lenders: Lenders) -> str:
    labels = urls.host(address).split(".")
    return next(filter(None, (lenders.get(".".join(labels[first:])) for first in range(len(labels)))), "")


def with_lenders(plaques: Iterable[Plaque], project: Project, lenders: Lenders) -> tuple[Plaque, ...]:
    """The plaques, each with whom the address belongs to that it is, or will be, printed with."""
    return tuple(
        replace(plaque, lender=lender_of(_address(plaque, project), project, lenders) if not plaque.over else "")
        for plaque in plaques
    )


def check_borrowed(project: Project, document: Document, plaques: Iterable[Plaque]) -> Iterator[Problem]:
    """Yield one problem where plaques hang, or are to hang, that have a borrowed address.

    An error where one is printed and the project does not say that it knows; else a warning, at each build. Addresses that
    are lost have a warning of their own.
    """
    borrowed = [plaque for plaque in plaques if plaque.lender and _address(plaque, project) not in project.lost]
    printed = [plaque for plaque in borrowed if plaque.printed]
    for shown in (printed or borrowed)[:1]:
        values = {
            "address": _address(shown, project),
            "lender": shown.lender,
            "codes": ", ".join(plaque.code for plaque in printed),
        }
        at = document.at("borrowed") if project.borrowed else document.at("address")
        if project.borrowed:
            yield Problem("borrowed-kept", at, values, severity="warning")
        elif printed:
            yield Problem("borrowed-printed", at, values)
        else:
            yield Problem("borrowed-proof", at, values, severity="warning")


def _address(plaque: Plaque, project: Project) -> str:
    return urls.printed_parts(plaque.printed.payload)[0] if plaque.printed else project.address
