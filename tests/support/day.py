"""The day on which the tests build. tests/conftest.py sets it, for this process and for every child a test starts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

TODAY = date(2026, 11, 28)
"""When tests build: the next festival is another one later."""

LATER = 50 * 365 * 86_400 * 10**9
"""ns, fifty years. A clock so far ahead is behind no file: a system that is told an earlier day stamps files with its own."""

EPOCH = str(int(datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC).timestamp()))
"""The same as `SOURCE_DATE_EPOCH` says it: the program's day, whatever the machine's clock and zone are."""

TOMORROW = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC) + timedelta(days=1)
"""What the clock of a browser says in which somebody writes: texts are dated by it, newer than those of `content/`, and a build takes a
day that has come in some zone already, but none after it.
"""
