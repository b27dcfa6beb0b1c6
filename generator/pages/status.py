"""What the watch asks for, and what it found as a page for everybody."""

from __future__ import annotations

from generator import urls
from generator.content.catalogue import Plaque
from generator.monitor import monitor
from generator.pages import scan, views
from generator.pages.showing import Showing


def target(showing: Showing, plaque: Plaque, instead: str) -> monitor.Target:
    """What this plaque's code must lead to; asked at `instead` (scheme and host) unless that is empty."""
    payload = showing.payload(plaque)
    origin, mark, code = payload.partition("/q/")
    lost = origin in showing.catalogue.project.lost
    return monitor.Target(
        plaque.code, payload, plaque.relic, f"{instead}{mark}{code}" if instead else "", lost and not instead
    )


def page(showing: Showing, report: monitor.Report) -> views.StatusPage:
    """What was found when every printed code was asked for."""
    spoken = [showing.wording(language) for language in showing.languages]
    found = "status_well" if report.well else "status_wrong"
    names = {line.code: line.name for line in scan.code_list(showing).lines}
    return views.StatusPage(
        **showing.frame(showing.first, urls.STATUS, spoken[0].say("status_title"), spoken[0].say(found), canonical=""),
        well=report.well,
        checked=report.checked,
        greetings=tuple(views.Greeting(w.language, w.say("status_title"), w.say(found)) for w in spoken),
        plaques=tuple(_status(f"{one.target.code} · {names[one.target.code]}", one.faults) for one in report.answers),
        hosts=tuple(_status(one.name, one.faults) for one in report.hosts),
    )


def _status(name: str, faults: tuple[monitor.Fault, ...]) -> views.StatusLine:
    return views.StatusLine(
        name, not any(fault.severity == "error" for fault in faults), tuple(fault.told("vi") for fault in faults)
    )
