"""ICC profiles of presses."""

from __future__ import annotations


def profile_fault(data: bytes) -> str | None:
    """Why an ICC profile cannot be the output intent of a CMYK press; None if it can (ICC.1:2010, 7.2).

    Class prtr stands at byte 12, colour space CMYK at 16, the signature acsp at 36.
    """
    kind, space, signature = (data[at : at + 4].decode("latin-1").strip() for at in (12, 16, 36))
    if signature != "acsp":
        return "không phải ICC · not ICC"
    return None if (kind, space) == ("prtr", "CMYK") else f"{space}, {kind}"
