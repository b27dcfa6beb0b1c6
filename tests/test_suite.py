"""The shape of the tests themselves: what they import, what they need installed, which clock they read."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys

import pytest

from tests.support.worlds import ROOT

TESTS = ROOT / "tests"
MODULES = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8"))
    for path in sorted(TESTS.rglob("*.py"))
    if "node_modules" not in path.parts
}
SUPPORT = [path for path in MODULES if path.startswith("tests/support/")]


def imported_by(tree: ast.Module) -> set[str]:
    """Every module and name that is imported anywhere, at the top or in a function, with dots."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names}
    return found


# ---- imports --------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", MODULES)
def test_of_the_tests_only_support_is_imported(path):
    """A test module is free to change: nobody else needs a name of it. What two of them need is in tests/support/."""
    ours = {name for name in imported_by(MODULES[path]) if name.startswith(("tests", "."))}

    assert [] == sorted(name for name in ours if not name.startswith("tests.support."))


@pytest.mark.parametrize("path", SUPPORT)
def test_support_holds_no_tests_and_no_fixtures(path):
    """Fixtures are in a conftest, where pytest finds them for the folder below it."""
    functions = [node for node in ast.walk(MODULES[path]) if isinstance(node, ast.FunctionDef)]

    assert [] == [node.name for node in functions if node.name.startswith("test_")]
    assert [] == [node.name for node in functions if any("fixture" in ast.unparse(d) for d in node.decorator_list)]


@pytest.mark.parametrize("path", [path for path in MODULES if path.endswith("conftest.py")])
def test_a_conftest_holds_fixtures_and_pytest_s_own_hooks(path):
    functions = [node for node in MODULES[path].body if isinstance(node, ast.FunctionDef | ast.ClassDef)]

    assert [] == [
        node.name
        for node in functions
        if not node.name.startswith("pytest_") and not any("fixture" in ast.unparse(d) for d in node.decorator_list)
    ]


@pytest.mark.parametrize("path", MODULES)
def test_every_module_says_what_it_holds(path):
    assert ast.get_docstring(MODULES[path])


# ---- what they need installed ---------------------------------------------------------------------

WITHOUT = """
import importlib.util, sys
for name in ("playwright", "pyzbar"):
    sys.modules[name] = None
for path in sys.argv[1:]:
    spec = importlib.util.spec_from_file_location(path.removesuffix(".py").replace("/", "."), path)
    sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[spec.name])
"""


def test_unit_tests_can_be_imported_where_no_browser_is_installed():
    """Nor any other program: PATH is empty. While they run, tests/unit/conftest.py hides them."""
    environ = {**os.environ, "PATH": "", "PYTHONPATH": str(ROOT)}
    paths = ["tests/conftest.py", *(path for path in MODULES if path.startswith("tests/unit/"))]
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT, *paths], cwd=ROOT, env=environ, capture_output=True, text=True, check=False
    )

    assert len(paths) > 100
    assert (0, "") == (run.returncode, run.stderr)


# ---- the clock ------------------------------------------------------------------------------------

CLOCK = re.compile(
    r"\b(?:date(?:time)?\.(?:today|now|utcnow)|time\.(?:time|time_ns|localtime|gmtime|ctime|strftime))\(|\bDate\.now\("
)

MAY_READ_THE_CLOCK = {
    "tests/unit/outputs/test_fingerprint.py": "a file is stamped by the clock that `look` reads",
    "tests/unit/monitor/test_monitor.py": "OpenSSL judges certificates by the machine's clock",
}
"""A test module → why. The others are told the day: tests/support/day.py."""


def test_no_test_reads_the_clock_but_those_that_must():
    """Else it passes on some days only. How long something takes is measured by `time.monotonic`."""
    sources = {path: (ROOT / path).read_text("utf-8") for path in MODULES}

    assert set(MAY_READ_THE_CLOCK) == {path for path, text in sources.items() if CLOCK.search(text)}


@pytest.mark.parametrize("text", ["date.today", "datetime.now", "time.time", "time.strftime", "Date.now"])
def test_reading_the_clock_is_seen(text):
    assert CLOCK.search(f"{text}()")
