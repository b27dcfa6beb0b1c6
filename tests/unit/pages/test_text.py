"""Sources are numbered in the order they are cited, and each one listed is cited."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.pages.text import Text, text
from generator.text.markdown import cited
from tests.support.languages import SPOKEN as LANGUAGES
from tests.support.pages import pages_of, relic_view
from tests.support.sites import shown
from tests.support.worlds import STORY, edit


def test_sources_are_numbered_as_they_are_met_from_the_top_of_the_page(content, theme):
    """Facts come before the text."""
    edit(
        content,
        "sites/dinh-mot/site.yaml",
        "sources:\n  s1:",
        "sources:\n  s3: {title: Ba, publisher: x, grade: C}\n  s2: {title: Hai, publisher: x, grade: A}\n  s1:",
    )
    edit(content, STORY, "tầng mái.[^s1]", "tầng mái.[^s3][^s2]")
    edit(content, STORY, "text:", "worship: Thần.[^s2]\ntext:")
    site = shown(content, theme)
    view = relic_view(site, site.catalogue.relics[0], "vi")

    assert [(1, "Bài một"), (2, "Hai"), (3, "Ba")] == [(source.number, source.title) for source in view.text.sources]


def test_every_citation_on_a_page_has_its_entry_and_every_entry_is_cited(site):
    for view in pages_of(site):
        if isinstance(getattr(view, "text", None), Text):
            proses = [part.text for part in view.text.parts]
            proses += [value for fact in getattr(view, "facts", ()) for value in fact.values]
            numbers = {number for prose in proses for _, number in prose.cites}

            assert [] == [prose for prose in proses if set(cited(prose.html)) - set(dict(prose.cites))]
            assert numbers == {source.number for source in view.text.sources}
            assert list(range(1, len(numbers) + 1)) == [source.number for source in view.text.sources]


def test_a_page_says_in_which_language_its_text_is_instead(site):
    """Not in the first language of all, where the relic has no text in that one."""
    story = replace(site.catalogue.relics[0].stories[0], language="km")

    for language, word in (("en", "Khmer"), ("vi", "tiếng Khmer"), ("zh", "高棉语")):
        assert word in text(site, story, language, (), {}, ()).fallback_note


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_can_be_named_in_each(site, language):
    story = replace(site.catalogue.relics[0].stories[0], language=language)
    notes = [text(site, story, other, (), {}, ()).fallback_note for other in LANGUAGES]

    assert len(LANGUAGES) == len(set(notes))
    assert [not note for note in notes] == [other == language for other in LANGUAGES]


def test_a_text_in_the_page_s_own_language_says_nothing_of_the_kind(site):
    assert "" == relic_view(site, site.catalogue.relics[0], "vi").text.fallback_note
