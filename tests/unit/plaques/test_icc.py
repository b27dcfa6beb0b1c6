"""Which ICC profile may be the output intent."""

from __future__ import annotations

from generator.plaques.icc import profile_fault
from tests.support.worlds import TEMPLATES


def test_only_a_cmyk_output_profile_is_accepted():
    data = (TEMPLATES / "plaques" / "FOGRA39L_coated.icc").read_bytes()

    assert profile_fault(data) is None
    assert "RGB, prtr" == profile_fault(data.replace(b"CMYK", b"RGB ", 1))
    assert "CMYK, mntr" == profile_fault(data.replace(b"prtr", b"mntr", 1))
    assert profile_fault(b"") is not None
    assert profile_fault(data[:30]) is not None
