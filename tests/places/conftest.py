"""Each of the small projects, built once."""

from __future__ import annotations

import pytest

from tests.support.places import Built, build, has_languages_of, languages_of, places


@pytest.fixture(scope="session", params=places())
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The project, copied to an empty folder and built there with the command. Not to be changed."""
    place: str = request.param
    folder = tmp_path_factory.mktemp("place")
    if not has_languages_of(place, folder):
        pytest.skip(f"{place} waits for its languages: {', '.join(languages_of(place))}")
    return build(place, folder / place)
