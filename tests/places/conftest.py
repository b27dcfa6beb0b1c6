"""Each of the small projects, built once."""

from __future__ import annotations

import pytest

from tests.support.places import Built, build, places


@pytest.fixture(scope="session", params=places())
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The project, copied to an empty folder and built there with the command. Not to be changed."""
    place: str = request.param
    return build(place, tmp_path_factory.mktemp("place") / place)
