"""The shape of the program: which way imports point, what is said of each part, what an output may open."""

from __future__ import annotations

import ast
import doctest
import importlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.support.day import LATER
from tests.support.worlds import ROOT, add_photo, ditich, edit, share_long_proofs

# Each room imports from lower floors only. Inside a room there is an order, too: no cycle anywhere.
LAYERS: dict[int, tuple[str, ...]] = {
    0: ("diagnostics", "festivals", "languages", "memory", "places", "project", "store", "urls"),
    1: ("kinds", "media", "monitor", "plaques", "text"),
    2: ("content", "counts", "inspection", "theme"),
    3: ("agreement", "authoring", "contest", "packing", "questions", "register", "site", "upgrade"),
    4: ("mending", "packets", "pages", "plaque_files", "signoff"),
    5: ("papers", "web"),
    6: ("export", "outputs"),
    7: ("commands",),
    8: ("__main__",),
}

MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "generator").rglob("*.py"))
}


def imported_by(path: Path) -> set[str]:
    """Our own modules that a module imports anywhere: at the top, in a function, for a type checker alone."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert 0 == node.level, f"{path}: written out, an import can be searched for"
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inner & set(MODULES) or {node.module or ""}
    return found & set(MODULES)


IMPORTS = {name: imported_by(path) for name, path in MODULES.items()}


def part(module: str) -> str:
    """The name of a module in the layers."""
    return module.removeprefix("generator").removeprefix(".").partition(".")[0] or "generator"


# ---- imports --------------------------------------------------------------------------------------


def test_every_module_is_in_one_layer():
    placed = [name for layer in LAYERS.values() for name in layer]

    assert sorted({part(module) for module in MODULES} - {"generator"}) == sorted(placed)


def test_imports_point_down():
    """What you need from above lives in the wrong module: usually it is a value that belongs lower."""
    layer = {name: number for number, names in LAYERS.items() for name in names}
    upward = [
        (module, needed)
        for module, all_needed in IMPORTS.items()
        for needed in all_needed
        if part(module) != part(needed) and layer[part(module)] <= layer[part(needed)]
    ]

    assert [] == upward


def test_no_layer_is_higher_than_it_must_be():
    """So that the picture stays true: a module stands just above the highest one it needs."""
    layer = {name: number for number, names in LAYERS.items() for name in names}
    needs: dict[str, set[str]] = {name: set() for name in layer}
    for module, needed in IMPORTS.items():
        if part(module) != "generator":
            needs[part(module)] |= {part(name) for name in needed} - {part(module)}

    assert {} == {
        name: layer[name]
        for name in layer
        if layer[name] != 1 + max((layer[needed] for needed in needs[name]), default=-1)
    }


def test_the_house_has_nine_floors_at_most_and_few_rooms_stand_open():
    """A stranger finds a room in one guess: eight modules lie in the package itself, all others in packages."""
    assert len(LAYERS) <= 9
    assert len(list((ROOT / "generator").glob("*.py"))) <= 8


@pytest.mark.parametrize("room", sorted(path.parent.name for path in (ROOT / "generator").glob("*/__init__.py")))
def test_a_room_says_what_belongs_there_and_what_does_not(room):
    text = ast.get_docstring(ast.parse((ROOT / "generator" / room / "__init__.py").read_text("utf-8"))) or ""

    assert "Not here: " in text


def test_there_is_no_cycle():
    """Inside the package plaques neither, nor by imports inside functions."""
    assert len(MODULES) == len(list(TopologicalSorter(IMPORTS).static_order()))


def test_the_package_says_nothing_but_its_name():
    """Else each module would import the whole of it."""
    assert set() == IMPORTS["generator"]


ALONE = """
import importlib, sys
from importlib.machinery import ModuleSpec

alone = {}  # name of a module that was imported first → the module, and the others of ours that came with it

class Proven:
    def find_spec(self, name, path=None, target=None):
        return ModuleSpec(name, self, is_package=hasattr(alone[name][0], "__path__")) if name in alone else None

    def create_module(self, spec):
        return alone[spec.name][0]

    def exec_module(self, module):
        for name in alone[module.__name__][1]:
            importlib.import_module(name)

def forget():
    for name in ours():
        module, (parent, _, last) = sys.modules.pop(name), name.rpartition(".")
        if parent in alone and vars(alone[parent][0]).get(last) is module:
            delattr(alone[parent][0], last)  # else who uses it without an import would find it

def ours():
    return [name for name in sys.modules if name.partition(".")[0] == "generator"]

sys.meta_path.insert(0, Proven())
for name in sys.argv[1:]:
    importlib.import_module(name)
    alone[name] = sys.modules[name], [other for other in ours() if other != name]
    forget()
print(len(alone))
"""


def test_each_module_can_be_imported_first():
    """None needs another of ours to have been imported before it.

    Those it imports come before it, and were imported first themselves: it finds them made, with what came with them.
    """
    names = [module for module in TopologicalSorter(IMPORTS).static_order() if module != "generator.__main__"]
    command = [sys.executable, "-W", "error", "-c", ALONE, *names]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (0, f"{len(names)}\n", "") == (run.returncode, run.stdout, run.stderr)


# ---- words ----------------------------------------------------------------------------------------


def test_no_module_has_a_catch_all_name():
    assert [] == [name for name in MODULES if re.search("util|helper|manager|misc|common|tools", name)]


def definitions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef]:
    """Public functions and classes, and public methods of public classes."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from definitions(node)


@pytest.mark.parametrize("module", MODULES)
def test_every_module_begins_with_the_one_thing_it_does(module):
    """A sentence on a line of its own."""
    first, *rest = (ast.get_docstring(ast.parse(MODULES[module].read_text("utf-8"))) or "").split("\n")

    assert re.fullmatch(r"[A-Z`a-z].*\w.*[.:]", first), first
    assert not rest or rest[0] == ""


@pytest.mark.parametrize("module", MODULES)
def test_everything_public_says_what_it_is(module):
    """Overridden methods of a class of somebody else's say it there."""
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    inherited = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for base in node.bases
        if isinstance(base, ast.Name | ast.Attribute)
        for inner in node.body
    }

    assert [] == [node.name for node in definitions(tree) if not ast.get_docstring(node) and node not in inherited]


def test_every_example_in_a_docstring_is_right():
    ran = [doctest.testmod(importlib.import_module(name)) for name in MODULES if name != "generator.__main__"]

    assert 0 == sum(result.failed for result in ran)
    assert sum(result.attempted for result in ran) >= 5


# ---- what an output opens -------------------------------------------------------------------------

HONEST = """
import dataclasses, functools, gc, json, sys
from datetime import date
from pathlib import Path
from generator.text.translations import languages_of
from generator.content.load import load
from generator.outputs.plan import plan
from generator.diagnostics.problem import Refusal
from generator.project.templates import Templates
from generator.site import Site
from generator.store import FileRef
from generator.theme.theme import read_theme

content, templates = Path(sys.argv[1]), Path(sys.argv[2])
opened = set()

def watch(event, args):
    if event == "open" and isinstance(args[0], str) and args[0].startswith((str(content), str(templates))):
        opened.add(args[0])

def named(value):
    if isinstance(value, FileRef):
        yield value.path
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from named(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from named(item)

layers = Templates((templates,))
loaded = load(content, layers)
assert loaded.catalogue, loaded.problems
outputs, _ = plan(Site(loaded.catalogue, loaded.wordings, read_theme(layers, loaded.catalogue.table, languages_of(loaded.wordings)), date(2026, 11, 25)))
sys.addaudithook(watch)
found, imported, memories = [], 0, []
for output in outputs:
    # What one output left in memory is not the next one's to use: each must name what it needs.
    if imported < len(sys.modules):  # modules have come, and what they remember with
        imported = len(sys.modules)
        wrappers = [thing for thing in gc.get_objects() if isinstance(thing, functools._lru_cache_wrapper)]
        memories = [thing for thing in wrappers if thing.__module__.startswith("generator")]
    for remembered in memories:
        remembered.cache_clear()
    opened.clear()
    output.make(*output.args)
    found.append([output.path, sorted(opened), sorted(set(named(output.args)))])
json.dump(found, sys.stdout)
"""


def test_an_output_opens_only_the_files_it_names(tmp_path, built_world):
    """The cache is right exactly as long as this is so. Python itself tells of each file that is opened."""
    world = tmp_path / "world"
    world.mkdir()
    (world / "content").mkdir()
    _copy(built_world / "content", world / "content")
    add_photo(world / "content")
    command = [sys.executable, "-c", HONEST, str(world / "content"), str(ROOT / "templates")]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert 0 == run.returncode, run.stderr
    outputs = {path: (set(opened), set(named)) for path, opened, named in json.loads(run.stdout)}

    assert {} == {path: opened - named for path, (opened, named) in outputs.items() if opened - named}
    # The hook did see something.
    assert [True] * 4 == [
        bool(next(opened for path, (opened, _) in outputs.items() if path.endswith(ending)))
        for ending in (".html", ".avif", ".woff2", ".pdf")
    ]


def _copy(source: Path, target: Path) -> None:
    for path in sorted(source.rglob("*")):
        copy = target / path.relative_to(source)
        if path.is_dir():
            copy.mkdir()
        else:
            copy.write_bytes(path.read_bytes())


# ---- a build without changes ----------------------------------------------------------------------

DRAWING = {
    "numpy",
    "PIL",
    "pikepdf",
    "pypdfium2",
    "fontTools",
    "uharfbuzz",
    "pathops",
    "qrcode",
    "zxingcpp",
    "brotli",
}
"""What only pictures, plaques and faces need."""

OTHERS = {
    "livereload",
    "tornado",
    "watchfiles",
    "anyio",
    "icalendar",
    "asyncio",
    "multiprocessing",
    "ssl",
    "fsspec",
    "distributed",
    "dask",
}
"""What only the preview, calendars to subscribe to, the watch, many processes and many machines need."""

READING = {"jinja2", "markdown_it", "nh3", "yaml", "pydantic", "astronomy", "filelock", "shutil", "subprocess"}
"""What a build needs that reads and makes anything; astronomy where a festival has a lunar date."""


def imported(world: Path) -> tuple[set[str], str]:
    """The names at the top of all modules that a build imports, minutes after files were written; and what it says."""
    script = (
        f"import sys, time; clock = time.time_ns; time.time_ns = lambda: clock() + {LATER};"
        "from generator.commands.cli import main; main(standalone_mode=False); print(*sys.modules, file=sys.stderr)"
    )
    share_long_proofs(world)
    command = [sys.executable, "-c", script, "--content", world / "content", "--output", world / "output", "build"]
    environ = {**os.environ, "PYTHONUTF8": "1"}
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True, env=environ)
    return {name.partition(".")[0] for name in run.stderr.split()}, run.stdout


def test_a_build_without_changes_loads_no_library_but_the_command_line_s(world):
    """What it takes is mostly what it imports."""
    first, _ = imported(world)
    again, said = imported(world)

    assert "không có gì mới" in said
    assert READING <= first
    assert set() == (READING | DRAWING | OTHERS) & again


def test_a_build_after_an_edit_of_a_text_loads_nothing_that_draws(world):
    ditich(world, "build")
    edit(world / "content", "sites/dinh-mot/vi.md", "Ba tầng", "Bốn tầng")
    modules, said = imported(world)

    assert "không có gì mới" not in said
    assert set() == (DRAWING | OTHERS) & modules


def test_a_build_after_a_change_is_seen_by_the_next(world):
    """The same, the other way round: the quick path is not taken too often."""
    ditich(world, "build")
    edit(world / "content", "sites/dinh-mot/vi.md", "Ba tầng", "Bốn tầng")

    assert "không có gì mới" not in ditich(world, "build").stdout


def test_no_module_is_longer_than_a_stranger_reads():
    """But the table of problem texts, which is looked up and not read."""
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in (ROOT / "generator").rglob("*.py")}

    assert {"problem_texts.py"} == {path.name for path, length in lengths.items() if length > 400}
