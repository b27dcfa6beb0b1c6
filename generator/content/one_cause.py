"""Problems of one document that have one cause become one problem, whose hint is about the cause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.content.source import Location
from generator.diagnostics.problem import Problem


def once_a_cause(problems: Mapping[Location, Problem]) -> Mapping[Location, Problem]:
    """The problems without those of a field that is missing because its name was written otherwise: `Kind` for `kind`."""
    meant = {
        (*where[:-1], problem.values["best"]) for where, problem in problems.items() if problem.code == "field-unknown"
    }
    told = {
        where: problem for where, problem in problems.items() if problem.code != "field-missing" or where not in meant
    }
    return _with_lacking(_below_one_name(told))


def _with_lacking(problems: Mapping[Location, Problem]) -> Mapping[Location, Problem]:
    """The problems; where a group lacks one field and has one that is none, as `Tên` for `name`, the first is in the hint."""
    groups: dict[Location, list[tuple[Location, Problem]]] = {}
    for where, problem in problems.items():
        if problem.code in {"field-missing", "field-unknown"}:
            groups.setdefault(where[:-1], []).append((where, problem))
    told = dict(problems)
    for found in groups.values():
        codes = {problem.code: (where, problem) for where, problem in found}
        if len(found) != 2 or len(codes) != 2 or codes["field-unknown"][1].hint:  # noqa: PLR2004 -- one of each
            continue
        (absent, lacking), (where, unknown) = codes["field-missing"], codes["field-unknown"]
        values = {**unknown.values, "lacking": lacking.values["field"]}
        told[where] = replace(unknown, values=values, hint="field-lacking")
        del told[absent]
    return told


def _below_one_name(problems: Mapping[Location, Problem]) -> Mapping[Location, Problem]:
    """The problems; where the fields of a source stand right below `sources:`, it is its id that is missing."""
    bare = [where for where, p in problems.items() if p.code == "group-expected" and where[:-1] == ("sources",)]
    if len(bare) < 2:  # noqa: PLR2004 -- one may be a source told in a word
        return problems
    told = {where: problem for where, problem in problems.items() if where not in bare[1:]}
    told[bare[0]] = replace(problems[bare[0]], hint="group-unnamed")
    return told
