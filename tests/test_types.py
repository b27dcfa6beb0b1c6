"""What the type checker is relied on for: an output's arguments are held against its maker, a view's fields against its class."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.worlds import ROOT

RIGHT = """
from generator.outputs.output import Output
from generator.pages.feeds import Robots
from generator.web import share_images
from generator.plaques import Roof

def plan(roof: Roof) -> tuple[Output, Robots]:
    return Output.of("site/touch.png", "templates/parts", share_images.icon_png, roof, 180), Robots(sitemap="x", below=False)
"""


@pytest.mark.parametrize(
    ("old", "new", "refused"),
    [
        ("", "", ""),
        ("roof, 180)", 'roof, "180")', "Argument 3"),
        ("roof, 180)", "roof)", "Argument 3"),
        ("icon_png, roof, 180)", "icon_png, 180, roof)", "Argument 3"),
        (
            'Robots(sitemap="x", below=False)',
            'Robots(site_map="x", below=False)',
            'Unexpected keyword argument "site_map"',
        ),
    ],
)
def test_the_type_checker_holds_arguments_against_their_maker(tmp_path, old, new, refused):
    (tmp_path / "planned.py").write_text(RIGHT.replace(old, new) if old else RIGHT)
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", tmp_path / "planned.py"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert bool(refused) == bool(run.returncode), run.stdout
    assert refused in run.stdout
