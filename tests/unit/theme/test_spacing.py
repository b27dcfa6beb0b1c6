"""French has blanks before ; : ! ? and inside « », and no line is broken at them."""

from __future__ import annotations

import pytest

from generator.theme.spacing import unbroken
from tests.support.languages import KNOWN

FRENCH = KNOWN["fr"]


def french(page: str) -> str:
    return unbroken(page, FRENCH.unbroken_before, FRENCH.unbroken_behind)


@pytest.mark.parametrize(
    ("written", "set_so"),
    [
        ("<p>Une source ; on l'ignore : non !</p>", "<p>Une source~; on l'ignore~: non~!</p>"),
        ("<p>le pays des « pirates »</p>", "<p>le pays des «~pirates~»</p>"),
        ('<a href="/">phare</a> : <em>vrai</em> ?', '<a href="/">phare</a>~: <em>vrai</em>~?'),
        ('<p title="vrai ?">«&nbsp;a&nbsp;»</p>', '<p title="vrai ?">«&nbsp;a&nbsp;»</p>'),
        ("<style>a :hover{} b !important</style>", "<style>a :hover{} b !important</style>"),
        ("<script>a ? b : c</script>d ?", "<script>a ? b : c</script>d~?"),
        ("<p>de 8 h à :midi</p>", "<p>de 8 h à :midi</p>"),
    ],
)
def test_a_blank_before_a_sign_of_french_holds_it_to_the_word(written, set_so):
    assert set_so.replace("~", "\u00a0") == french(written)


@pytest.mark.parametrize("tag", sorted({*KNOWN} - {"fr"}))
def test_other_languages_keep_their_bytes(tag):
    page = "<p>a ; « b »</p>"

    assert page == unbroken(page, KNOWN[tag].unbroken_before, KNOWN[tag].unbroken_behind)
