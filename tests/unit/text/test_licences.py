"""A licence that everybody calls alike has an address; any other has the one its author wrote, or none."""

from __future__ import annotations

import pytest

from generator.text.licences import licence_address

BY = "https://creativecommons.org/licenses"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("CC BY 4.0", f"{BY}/by/4.0/"),
        ("cc-by-sa-3.0", f"{BY}/by-sa/3.0/"),
        ("CC BY-NC-ND 4.0 quốc tế", f"{BY}/by-nc-nd/4.0/"),
        ("Ảnh dùng theo CC BY-SA 2.0.", f"{BY}/by-sa/2.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
        ("theo https://bao-tang.vn/giay-phep, xin hỏi trước", "https://bao-tang.vn/giay-phep"),
        ("CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/deed.vi)", f"{BY}/by/4.0/deed.vi"),
    ],
)
def test_a_licence_that_is_known_has_its_address(text, address):
    assert address == licence_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "CC BY",
        "CC",
        "CC BY 5.0",
        "CC BY-SA-NC 4.0",
        "chỉ để xem",
        "xin phép bảo tàng",
        "CC BY 4.0 hoặc CC BY-SA 4.0",
        "XCC0",
    ],
)
def test_nothing_is_guessed(text):
    assert "" == licence_address(text)
