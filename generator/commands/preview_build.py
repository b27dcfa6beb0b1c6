"""One whole build of a preview, from an order to an outcome: values, so that another process can carry it out."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, replace
from pathlib import Path

import click

from generator.commands.context import locked, system_fault
from generator.diagnostics.messages import say
from generator.diagnostics.problem import Problem, Refusal, errors
from generator.diagnostics.sentence import Locale
from generator.outputs.build import make, publish
from generator.outputs.resident import Resident, resident
from generator.project.templates import Templates
from generator.store import Store
from generator.web.hosts import host_config


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built."""

    content: Path
    templates: Templates
    output: Path
    store: Store
    locale: Locale
    today: str
    """The day of the build (ISO 8601)."""

    drafts: bool
    """Whether drafts are shown."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it."""

    problems: tuple[Problem, ...] = ()
    fault: str = ""
    """Why there was no build: what the system refused, or that it is our fault; empty where there was one."""

    trace: str = ""
    """Where the program broke off; empty where the fault is not ours."""

    known: Resident | None = None
    """What the build left; None where there was none, or it is what the order's giver knows."""

    policy: str = ""
    """The Content-Security-Policy the site is published with."""

    drafts: frozenset[str] = frozenset()
    """Paths of the pages of drafts, below the output folder."""

    @property
    def failed(self) -> bool:
        """Whether the build gave no site."""
        return bool(self.fault or errors(self.problems))


def build(order: Order, expected: str) -> Outcome:
    """Make all; publish unless there is an error. Raises OSError, Refusal, click.ClickException.

    `expected` is the digest of the inputs that the giver of the order knows already (`Resident.inputs`).
    """
    with locked(order.store, order.locale):
        made = make(
            order.content, order.templates, order.today, order.store, lambda _done, _of: None, drafts=order.drafts
        )
        failed = made.site is None or bool(errors(made.problems))
        if not failed:
            publish(made, order.output)
    known = resident(order.content, made, to_print=not order.drafts)
    if failed or made.site is None:
        return Outcome(made.problems, known=None if expected else replace(known, site=None, base=""))
    headers = {header.name: header.value for header in host_config(made.site).headers}
    return Outcome(
        made.problems,
        known=known if known.inputs != expected else None,
        policy=headers["Content-Security-Policy"],
        drafts=made.pages_of_drafts,
    )


def build_at_start(order: Order) -> Outcome:
    """As `build`; what is wrong with the program is said in the outcome. Raises OSError, click.ClickException."""
    return _build(order, "")


def build_after_change(order: Order, expected: str) -> Outcome:
    """As `build_at_start`; what the system refuses is said in the outcome, too."""
    try:
        return _build(order, expected)
    except OSError as error:
        return Outcome(fault=system_fault(error, order.locale).format_message())
    except click.ClickException as refused:
        return Outcome(fault=refused.format_message())


def _build(order: Order, expected: str) -> Outcome:
    try:
        return build(order, expected)
    except Refusal as refusal:  # of what was lost in the store, and is made again to be published
        return Outcome((refusal.problem,))
    except (OSError, click.ClickException):
        raise
    except Exception:  # noqa: BLE001 -- whatever it is; nothing of it is hidden
        return Outcome(fault=say("preview-fault", order.locale), trace=traceback.format_exc())
