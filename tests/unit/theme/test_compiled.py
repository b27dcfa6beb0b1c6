"""Compiled templates are believed only whole, and only by the program that compiled them."""

from __future__ import annotations

import marshal
from pathlib import Path

import jinja2
import pytest

from generator.theme.compiled import MOST, SIZE, CompiledTemplates

SOURCES = {"a.html": "{{ 1 + 1 }} {% include 'b.html' %}", "b.html": "Đình {{ name }}"}


def filled(folder: Path, program: str = "program", sources: dict[str, str] = SOURCES) -> str:
    """What the templates give, by a new environment, as of a new process."""
    cache = CompiledTemplates(folder, program)
    environment = jinja2.Environment(loader=jinja2.DictLoader(sources), bytecode_cache=cache, autoescape=True)
    return environment.get_template("a.html").render(name="Thới An")


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each template that is compiled."""
    found: list[str] = []
    compile_ = jinja2.Environment.compile

    def seen(self: jinja2.Environment, source: str, *more: object) -> object:
        found.append(source)
        return compile_(self, source, *more)

    monkeypatch.setattr(jinja2.Environment, "compile", seen)
    return found


def test_the_next_process_compiles_nothing(tmp_path, compilations):
    assert "2 Đình Thới An" == filled(tmp_path / "c")
    compilations.clear()

    assert "2 Đình Thới An" == filled(tmp_path / "c")
    assert [] == compilations


def test_an_edited_template_is_compiled_again_alone(tmp_path, compilations):
    filled(tmp_path)
    compilations.clear()
    edited = SOURCES | {"b.html": "Chùa {{ name }}"}

    assert "2 Chùa Thới An" == filled(tmp_path, sources=edited)
    assert ["Chùa {{ name }}"] == compilations


def test_another_program_compiles_its_own(tmp_path, compilations):
    filled(tmp_path)
    compilations.clear()
    filled(tmp_path, "another")

    assert 2 == len(compilations)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[: SIZE + 3],
        lambda data: data[:-1],
        lambda data: bytes(SIZE) + data[SIZE:],
        lambda data: data[:SIZE] + marshal.dumps(compile("1 / 0", "x", "exec")),
    ],
    ids=["empty", "cut", "shorter", "no digest", "another's code"],
)
def test_a_damaged_file_is_compiled_again(tmp_path, compilations, damage):
    filled(tmp_path)
    for path in tmp_path.iterdir():
        path.write_bytes(damage(path.read_bytes()))
    compilations.clear()

    assert "2 Đình Thới An" == filled(tmp_path)
    assert 2 == len(compilations)


def test_the_folder_does_not_grow_for_ever(tmp_path):
    for number in range(MOST + 5):
        filled(tmp_path, sources={"a.html": f"{number}{{{{ name }}}}"})

    assert len([*tmp_path.iterdir()]) <= MOST
