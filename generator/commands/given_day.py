"""The day a command is given as `--on`, as people write it."""

from __future__ import annotations

from datetime import date

import click

from generator.diagnostics.messages import say
from generator.diagnostics.printable import clipped
from generator.diagnostics.sentence import Locale


def checked_day(on: str, today: str, locale: Locale) -> str:
    """The day that was typed, else `today`; both in ISO 8601. Raises click.BadParameter where it is none, two, or still to come."""
    from generator.register.days import readings

    this_day = date.fromisoformat(today)
    if not on.strip():
        return today
    days = [day.isoformat() for day in readings(on, this_day)]
    values = {"on": clipped(on), "today": today, "as_written": f"{this_day:%d/%m/%Y}"}
    if not days:
        refused = say("day-unread", locale, **values)
    elif len(days) > 1:
        refused = say("day-ambiguous", locale, **values, days=f" {say('day-or', locale)} ".join(days), first=days[-1])
    elif days[0] > today:
        refused = say("day-to-come", locale, **values | {"on": days[0]})
    else:
        return days[0]
    raise click.BadParameter(refused, param_hint="--on")
