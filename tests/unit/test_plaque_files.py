"""A faceplate shows the values of the catalogue; a fault becomes a problem where its line was written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator import plaque_files
from generator.content.languages import read_wordings
from generator.content.plaque_schema import PrintRecord
from generator.content.project_schema import Contact, Orders
from generator.content.schema import StoryFrontMatter
from generator.diagnostics.problem import Problem, Refusal, Span, show
from generator.plaque_files import LineSpan
from generator.plaques import Orderer
from generator.plaques.faults import MissingGlyph, ProofFailed, TooLong, TooSmall
from generator.site import Site
from tests.support.languages import KNOWN
from tests.support.shop import own_templates, workshop
from tests.support.sites import with_relics
from tests.support.worlds import BUILT_IN

NAME, STEWARD, PLAQUE = (
    Span("content/sites/a/vi.md", 2, 7),
    Span("content/project.yaml", 4),
    Span("content/plaques/4nvh3.yaml"),
)
LINES = (LineSpan("Đình Một", NAME), LineSpan("Đoàn thử", STEWARD), LineSpan("", PLAQUE))


def refused(fault: Exception) -> Problem:
    """The problem that a fault becomes."""

    def make() -> bytes:
        raise fault

    with pytest.raises(Refusal) as caught:
        plaque_files.make_or_refuse(LINES, make)
    return caught.value.problem


def at_home(site: Site, address: str) -> Site:
    """The same catalogue at another address."""
    project = site.catalogue.project.model_copy(update={"address": address})
    return replace(site, catalogue=replace(site.catalogue, project=project))


@pytest.fixture
def plaque(site):
    return site.catalogue.plaques[0]


def test_a_plaque_shows_what_was_written(site, plaque):
    face = plaque_files.faceplate(plaque, site)

    assert ("4nvh3", "https://thu.example/q/4nvh3", "thu.example/q/4nvh3") == (face.code, face.payload, face.address)
    assert (("vi", "Đình Một"), ("en", "One Communal House")) == face.names
    assert ("vi", "en") == tuple(language for language, _ in face.verbs), "of those it is named in"
    assert ("Đoàn thử", "communal-house") == (face.steward, face.kind)


def machine_made(site: Site, **known: object) -> Site:
    """The same catalogue with an English text that a machine translated."""
    relic = site.catalogue.relics[0]
    vi, en = relic.stories
    guessed = StoryFrontMatter.model_validate(en.front_matter.model_dump() | {"text": "machine"} | known)
    relic = replace(relic, stories=(vi, replace(en, front_matter=guessed)))
    return replace(site, catalogue=with_relics(site.catalogue, (relic, *site.catalogue.relics[1:])))


@pytest.mark.parametrize(
    ("known", "languages"),
    [
        ({}, ["vi"]),
        ({"name_sources": ["s1"]}, ["vi", "en"]),
        ({"name_reviewed": {"by": "x", "on": "2026-01-03"}}, ["vi", "en"]),
        ({"reviewed": {"by": "x", "on": "2026-01-03"}}, ["vi", "en"]),
    ],
)
def test_a_name_that_a_machine_made_is_cast_only_when_somebody_vouches_for_it(site, plaque, known, languages):
    face = plaque_files.faceplate(plaque, machine_made(site, **known))

    assert languages == [language for language, _ in face.names]


def test_a_plaque_that_was_printed_keeps_the_names_it_was_printed_with(site, plaque):
    record = {"payload": "https://thu.example/q/4nvh3", "version": 4, "level": "H", "mask": 2, "digest": "0" * 64}
    printed = PrintRecord.model_validate(record | {"names": {"vi": "Đình Xưa", "en": "Old House", "zh": "古亭"}})
    face = plaque_files.faceplate(replace(plaque, printed=printed), machine_made(site))

    assert (("vi", "Đình Xưa"), ("en", "Old House"), ("zh", "古亭")) == face.names


@pytest.mark.parametrize(("address", "marked"), [("https://thu.example", True), ("https://disan.vn", False)])
def test_a_plaque_of_a_trial_address_is_marked_as_a_proof(site, plaque, address, marked):
    """`.example` leads nowhere (RFC 2606): nobody should print it."""
    assert marked == bool(plaque_files.faceplate(plaque, at_home(site, address)).slug)


def test_a_proof_is_marked_in_the_first_two_languages_of_the_site(site, plaque):
    """Whichever they are: nobody need write Vietnamese or English."""
    project = site.catalogue.project.model_copy(update={"languages": ("km", "vi")})
    khmer = replace(site, catalogue=replace(site.catalogue, project=project))

    assert ("សាកល្បង – មិនមែនសម្រាប់បោះពុម្ព", "BẢN THỬ – KHÔNG ĐEM IN") == plaque_files.faceplate(plaque, khmer).slug


def test_a_proof_is_not_marked_in_letters_no_face_draws(site, plaque):
    """Korean has its face where the project lays one."""
    project = site.catalogue.project.model_copy(update={"languages": ("vi", "ko", "en")})
    wordings, _ = read_wordings(BUILT_IN, KNOWN, project.languages)
    korean = replace(site, catalogue=replace(site.catalogue, project=project), wordings=wordings)

    assert ("BẢN THỬ – KHÔNG ĐEM IN", "PROOF – NOT FOR PRINT") == plaque_files.faceplate(plaque, korean).slug


def test_a_font_stack_has_faces_for_six_scripts(theme):
    """Bold where it is read from two metres."""
    for bold in (True, False):
        font_stack = plaque_files.font_stack(theme, bold=bold)
        faces = {face.path for _, face in font_stack.faces}

        assert 6 == len(faces)
        assert ["hangul", "kana"] == [script for script, _ in font_stack.missing]
        assert faces <= {face.path for face in theme.faces.values()}
    assert plaque_files.font_stack(theme, bold=True) != plaque_files.font_stack(theme, bold=False)


LONG = "Monument historique, " * 30


@pytest.mark.parametrize(
    ("group", "word", "code"),
    [
        ("ticket", "relic: Monument ☃", "glyph-missing"),
        ("ticket", "relic: 기념물", "face-missing"),
        ("ticket", "relic: Monument (مسجد)", "line-mixed"),
    ],
)
def test_a_word_that_cannot_be_set_on_the_ticket_is_said_at_its_line(site, plaque, tmp_path, group, word, code):
    words = f"inks: {{muc: noir}}\n{group}:\n  {word}\n"
    shop = workshop("fr", templates=own_templates(tmp_path, "fr", words))[0].shop
    french = replace(site, catalogue=replace(site.catalogue, shop=shop))
    face, spans = plaque_files.faceplate(plaque, site), plaque_files.line_spans(plaque, site)

    with pytest.raises(Refusal) as caught:
        plaque_files.ticket(face, plaque_files.job(plaque, french), spans)

    problem = caught.value.problem
    assert (code, "templates/shop/fr.yaml", 3) == (problem.code, problem.at.path, problem.at.line)


@pytest.mark.parametrize("word", [f"relic: {LONG}", f'distance_said: "{LONG}{{distance}} m"'])
def test_no_word_and_no_place_is_too_long_for_a_ticket(site, plaque, tmp_path, word):
    """It wraps, and goes on on the next page."""
    shop = workshop("fr", templates=own_templates(tmp_path, "fr", f"ticket:\n  {word}\n"))[0].shop
    french = replace(site, catalogue=replace(site.catalogue, shop=shop))
    far = replace(plaque, place="Sau chánh điện, bên trái, " * 20)
    face, spans = plaque_files.faceplate(far, site), plaque_files.line_spans(far, site)

    assert plaque_files.ticket(face, plaque_files.job(far, french), spans).startswith(b"%PDF")


def test_a_ticket_says_whom_to_call(site, plaque):
    """Who takes the orders; else the steward and the contact. Of both only one: two numbers would be asked which."""

    def orderer(**fields):
        project = site.catalogue.project.model_copy(update=fields)
        own = replace(site, catalogue=replace(site.catalogue, project=project))
        return plaque_files.job(plaque, own).orderer

    contact = Contact(email="a@b.vn", phone="0292 386")

    assert Orderer("Đoàn thử") == orderer(contact=Contact())
    assert Orderer("Đoàn thử", "0292 386", "a@b.vn") == orderer(contact=contact)
    assert Orderer("An", "0292 387") == orderer(contact=contact, orders=Orders(name="An", phone="0292 387"))


def test_every_line_an_author_can_change_has_a_span(site, plaque):
    spans = {line.text: line.at for line in plaque_files.line_spans(plaque, site)}

    beside = {line for line, at in spans.items() if at.path.startswith("templates/")}
    assert beside
    assert [] == [line for line in beside if line not in "\n".join(plaque_files.faceplate(plaque, site).beside)]
    assert {"Đình Một", "One Communal House", "Đoàn thử", ""} == set(spans) - beside
    assert "content/sites/dinh-mot/en.md" == spans["One Communal House"].path
    assert "content/plaques/4nvh3.yaml" == spans[""].path


def test_a_line_moved_in_its_file_makes_nothing_again():
    """The key of what is made is the digest of the `repr` of its arguments."""
    lower = replace(NAME, line=NAME.line + 1)

    assert repr(LineSpan("Đình Một", NAME)) == repr(LineSpan("Đình Một", lower))
    assert repr(LineSpan("Đình Một", NAME)) != repr(LineSpan("Đình Hai", NAME))
    assert LineSpan("Đình Một", NAME) != LineSpan("Đình Một", lower)


@pytest.mark.parametrize(
    ("character", "place"), [("Đ", NAME), ("M", NAME), ("h", NAME), ("ử", STEWARD), ("😀", PLAQUE)]
)
def test_a_missing_glyph_is_reported_at_the_first_line_that_has_it(character, place):
    problem = refused(MissingGlyph(character))

    assert ("glyph-missing", place, f"U+{ord(character):04X}") == (problem.code, problem.at, problem.values["point"])


@pytest.mark.parametrize(("text", "place"), [("Đình Một", NAME), ("Đoàn thử", STEWARD), ("Quét để đọc", PLAQUE)])
def test_a_line_too_long_is_reported_where_it_was_written(text, place):
    problem = refused(TooLong(text, 300, 200))

    assert ("line-long", place) == (problem.code, problem.at)


def test_a_failed_proof_is_reported_at_the_plaque():
    """A fault of ours: no author can bring it about, so no folder of tests/broken/ shows it."""
    problem = refused(ProofFailed("payload", "nothing was read"))

    assert ("proof-failed", PLAQUE) == (problem.code, problem.at)
    assert "payload: nothing was read" in show(problem, "vi")
    assert "do not print it" in show(problem, "en")


def test_any_other_exception_is_raised_as_it_is():
    with pytest.raises(ZeroDivisionError):
        plaque_files.make_or_refuse(LINES, lambda: bytes(1 // 0))


def test_a_symbol_too_small_is_reported_at_the_size_with_the_size_needed():
    """By its name where it has one."""
    far = refused(TooSmall("distance", 48.8, 60.0, (148.0, 210.0)))
    fine = refused(TooSmall("module", 0.93, 1.2, (200.0, 300.0)))

    assert ("symbol-far", PLAQUE) == (far.code, far.at)
    assert {"width": "49", "needed": "60", "size": "A5", "distance": "0.6"} == far.values
    assert ("module-small", "200x300") == (fine.code, fine.values["size"])
    assert "size: A5" in show(far, "vi")
