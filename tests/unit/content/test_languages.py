"""Every built-in language against CLDR, a second source; where it differs, somebody meant it and says why."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch

import pytest

from generator.content.languages import known_languages, read_wordings
from generator.languages import cldr
from generator.project.templates import Templates
from generator.text.translations import borrowed, is_borrowed, mended, plain
from tests.support.languages import KNOWN
from tests.support.worlds import BUILT_IN

WORDINGS, PROBLEMS = read_wordings(BUILT_IN, KNOWN, tuple(KNOWN))

_LANGUAGE = "the word for “language” stands before the name, as readers expect it in a sentence"
MEANT = {
    ("vi", "date_*"): "as Vietnamese offices write days: “ngày … tháng … năm …”, and 11/2004",
    ("vi", "weekday_*"): "in the middle of a sentence, in small letters",
    ("vi", "language.*"): "in the middle of a sentence, in small letters",
    ("vi", "rules"): "CLDR has a category for 0 and 1, in which the words are the same",
    ("en", "date_day"): "British: 15 November 2004",
    ("en", "locale"): "British",
    ("km", "date_*"): "with the words for day and year",
    ("km", "month_*"): "with the word for month",
    ("km", "weekday_*"): "with the word for day",
    ("km", "decimal_sign"): "the comma, which older releases of CLDR had; no native speaker has been asked",
    ("km", "name"): _LANGUAGE,
    ("km", "language.*"): _LANGUAGE,
    ("zh", "month_*"): "in digits, as in the date: 2004年11月15日",
    ("lo", "date_*"): "with the words for day and year",
    ("lo", "rules"): "CLDR has a category for 1, in which the words are the same",
    ("lo", "name"): _LANGUAGE,
    ("lo", "language.*"): _LANGUAGE,
    ("th", "date_*"): "the era is named: readers of Thai count years from another",
    ("th", "name"): _LANGUAGE,
    ("th", "language.*"): _LANGUAGE,
    ("ar", "locale"): "Open Graph knows Arabic as ar_AR alone",
}


def _differences(tag: str) -> Iterator[str]:
    """The keys in which a language is not as CLDR has it."""
    known, language, words = cldr.known(tag), KNOWN[tag], WORDINGS[tag].words
    yield from (key for key, text in known.words.items() if words[key] != text)
    yield from (
        f"language.{other}"
        for other, name in cldr.names_in(tag).items()
        if words.get(f"language.{other}", name) != name
    )
    sides = {
        "rules": ((dict(language.plural), dict(language.ordinals)), (known.plural, known.ordinals)),
        "name": (language.name, known.name),
        "marked": (language.marked, known.marked),
        "locale": (language.locale, known.locale),
        "script": (language.writing.iso, known.iso),
        "direction": (language.writing.right_to_left, known.right_to_left),
    }
    yield from (name for name, (ours, theirs) in sides.items() if ours != theirs)


@pytest.mark.parametrize("tag", KNOWN)
def test_a_language_is_as_cldr_has_it_but_for_what_is_meant(tag):
    found = set(_differences(tag))
    patterns = [pattern for spoken, pattern in MEANT if spoken == tag]

    assert set() == {key for key in found if not any(fnmatch(key, pattern) for pattern in patterns)}
    assert [] == [pattern for pattern in patterns if not any(fnmatch(key, pattern) for key in found)]


def test_every_language_that_comes_with_the_program_is_whole():
    assert () == PROBLEMS
    assert [] == [tag for tag, wording in WORDINGS.items() if any(map(is_borrowed, wording.words.values()))]


def test_every_language_names_every_other():
    assert [] == [
        (tag, other) for tag, wording in WORDINGS.items() for other in KNOWN if f"language.{other}" not in wording.words
    ]


@pytest.mark.parametrize(
    ("head", "lent"),
    [("", ("News (Atom)", "en")), ("fallback: [zz, fr]\n", ("Nouveautés (Atom)", "fr"))],
    ids=["none", "said"],
)
def test_a_missing_word_is_the_first_fallbacks_that_has_it_and_else_english(tmp_path, head, lent):
    """A language that is not there is passed over."""
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages/br.yaml").write_text(
        f"name: Brezhoneg\nscript: latin\n{head}words:\n  skip: Mont\n  relics_number: {{other: '{{number}} lec’h'}}\n",
        "utf-8",
    )
    templates = Templates((tmp_path, *BUILT_IN.layers))
    wordings, problems = read_wordings(templates, known_languages(templates), ("br",))
    words = wordings["br"]

    assert ("Mont", borrowed(*lent)) == (words.words["skip"], words.words["feed"])
    assert "1 lec’h" == words.count("relics_number", 1), "its own for other numbers, not the lender's for this one"
    assert ["words-missing"] == [problem.code for problem in problems]
    assert "Français" == words.name_of(KNOWN["fr"]), "what another calls itself is never lacking"


@pytest.mark.parametrize(
    ("alphabet", "twice"),
    [
        ("[a ă â, d đ]", []),
        ("[h ch, c č]", []),
        ("[d đ, đ d]", ["d"]),
        ("[d đ, d d]", ["d"]),
        ("[d đ Đ]", ["đ"]),
        ("[d đ, e đ]", ["đ"]),
    ],
)
def test_a_letter_of_the_alphabet_has_one_place(tmp_path, alphabet, twice):
    (tmp_path / "languages").mkdir()
    head = f"name: Brezhoneg\nscript: latin\nalphabet: {alphabet}\nwords: {{skip: Mont}}\n"
    (tmp_path / "languages/br.yaml").write_text(head, "utf-8")
    templates = Templates((tmp_path, *BUILT_IN.layers))
    _, problems = read_wordings(templates, known_languages(templates), ("br",))

    said = [problem for problem in problems if problem.code == "listed-twice"]
    assert twice == [problem.values["value"] for problem in said]
    assert {3} >= {problem.at.line for problem in said}


# ---- words of another language --------------------------------------------------------------------

FEED = borrowed("News", "en")


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (f"<p>{FEED}</p>", '<p><span lang="en">News</span></p>'),
        (f'<a title="{FEED}" href="/">x</a>', '<a title="News" href="/">x</a>'),
        (f"<title>{FEED} – Đình</title>", "<title>News – Đình</title>"),
        (f"<script>{FEED}</script>", "<script>News</script>"),
        (f'<html dir="rtl" lang="ar"><p>{FEED}</p>', '<html dir="rtl" lang="ar"><p><span lang="en">News</span></p>'),
        (borrowed(f"{borrowed('north', 'en')} của", "vi"), '<span lang="vi"><span lang="en">north</span> của</span>'),
        ("<p>Tin</p>", "<p>Tin</p>"),
    ],
    ids=["text", "attribute", "title", "script", "right-to-left", "nested", "none"],
)
def test_a_borrowed_word_says_its_language_where_html_can(html, said):
    assert said == mended(html)


def test_what_cannot_say_a_language_has_the_words_alone():
    nested = borrowed(f"{borrowed('north', 'en')} của", "vi")

    assert ("News", "north của", "Tin") == (plain(FEED), plain(nested), plain("Tin"))
    assert (True, False) == (is_borrowed(FEED), is_borrowed(plain(FEED)))
