"""What may be meant by a mistyped address of a site: always one that is taken, with its path where it had one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.site_address import ADDRESS, PAYLOAD, meant


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://doan.github.io/o-mon/", "https://doan.github.io/o-mon"),
        ("https://doan.github.io//o-mon", "https://doan.github.io/o-mon"),
        ("https://doan.github.io/o-mon?trang=1#a", "https://doan.github.io/o-mon"),
        ("https://doan.github.io/a/../o-mon", "https://doan.github.io/o-mon"),
        ("https://doan.github.io/../o-mon", "https://doan.github.io/o-mon"),
        ("https://doan.github.io/%C3%B4-m%C3%B4n", "https://doan.github.io/o-mon"),
        ("https://doan.github.io/Ô Môn", "https://doan.github.io/o-mon"),
        ("HTTP://Doan.GitHub.io/O-Mon", "https://doan.github.io/O-Mon"),
        ("doan.github.io/o-mon", "https://doan.github.io/o-mon"),
        ("https://ditich.vn:8000/", "https://ditich.vn"),
        ("ditich", "https://ditich.example"),
    ],
)
def test_what_was_meant_is_the_nearest_address(typed, address):
    """The case of a path counts; that of a host does not."""
    assert address == meant(typed)


@given(st.text(st.sampled_from("aZ9é .:/%?#-_~\n"), max_size=30) | st.text(max_size=30))
def test_what_is_proposed_is_taken_and_proposed_again(typed):
    address = meant(typed)

    assert ADDRESS.fullmatch(address)
    assert address == meant(address)
    assert PAYLOAD.fullmatch(f"{address}/q/4nvh3")
