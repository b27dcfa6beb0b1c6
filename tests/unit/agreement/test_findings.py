"""Which file is asked when the texts of one relic differ, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.agreement.finding import problem_of
from generator.agreement.names import finder
from generator.agreement.reading import read_project, texts_of
from generator.agreement.relics import findings
from generator.agreement.tables import read_table
from generator.agreement.tokens import scan
from generator.diagnostics.problem import show
from generator.project.templates import Templates
from tests.support.worlds import BUILT_IN

BODY = {
    "vi": "Dựng năm {year}, rộng 530 m².[^s1] Thờ Trần Thiệu bên phải, Thạch Khiêng bên trái.[^s2]",
    "en": "Built in {year}; it covers 530 m².[^s1] Trần Thiệu is worshipped on the right, Thạch Khiêng on the left.[^s2]",
    "km": "សង់ឆ្នាំ {year} ទំហំ 530 m²។[^s1] បូជា Trần Thiệu ខាងស្តាំ Thạch Khiêng ខាងឆ្វេង។[^s2]",
    "zh": "建于{year}年，占地530平方米。[^s1]右边供奉 Trần Thiệu，左边供奉 Thạch Khiêng。[^s2]",
}
SITE = "kind: other\nfounded: {date: 1832, sources: [s1]}\n"


class World:
    """One relic in a folder; texts are changed one at a time."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        (self.content / "sites/dinh-mot/audio").mkdir(parents=True)
        self.languages(*BODY)
        self.write("sites/dinh-mot/site.yaml", SITE)
        for tag, body in BODY.items():
            self.text(tag, body.format(year=1832))

    def languages(self, *tags):
        self.write("project.yaml", f"languages: [{', '.join(tags)}]\n")

    def write(self, name, text):
        (self.content / name).write_text(text, "utf-8")

    def text(self, tag, body, fields=""):
        self.write(f"sites/dinh-mot/{tag}.md", f"---\nname: Đình Một\n{fields}---\n\n## A\n\n{body}\n")

    def change(self, tag, old, new):
        path = self.content / f"sites/dinh-mot/{tag}.md"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def found(self):
        reading = read_project(self.content, BUILT_IN)
        texts, problems = texts_of(reading, "dinh-mot")
        assert () == (*reading.problems, *problems)
        return findings(texts, reading.knowledge)

    def said(self):
        return [(finding.code, finding.here.file, finding.here.written) for finding in self.found()]


@pytest.fixture
def relic(tmp_path):
    return World(tmp_path)


def test_texts_that_agree_are_not_spoken_of(relic):
    assert [] == relic.said()


@pytest.mark.parametrize("tag", BODY)
def test_whoever_stands_alone_is_asked_and_none_has_a_privilege(relic, tag):
    relic.change(tag, "1832", "1835")

    assert ("fact-differs", f"{tag}.md", "1835") == relic.said()[0]


def test_two_against_two_names_four_places_and_blames_none(relic):
    for tag in ("vi", "zh"):
        relic.change(tag, "530", "350")
    (finding,) = relic.found()

    assert "fact-split" == finding.code
    assert {"vi.md", "en.md", "km.md", "zh.md"} == {said.file for said in (finding.here, *finding.others)}


def test_two_languages_that_differ_are_both_named(relic):
    relic.languages("vi", "en")
    relic.change("en", "530", "630")
    (finding,) = relic.found()

    assert ("fact-split", {"vi.md", "en.md"}) == (finding.code, {finding.here.file, finding.others[0].file})


@pytest.mark.parametrize(
    ("tag", "old", "new", "code"),
    [
        ("en", "530 m²", "530 ha", "fact-differs"),
        ("km", "[^s2]", "[^s3]", "fact-differs"),
        ("zh", "[^s2]", "", "fact-lacks"),
        ("vi", "bên phải", "bên trái", "fact-differs"),
        ("zh", "右边", "左边", "fact-differs"),
        ("en", "Thạch Khiêng", "Thạch Khiêg", "fact-spelling"),
        ("vi", "Thạch Khiêng", "Thạch Khiên", "fact-spelling"),
        ("km", "Trần Thiệu", "Lê Lợi", "fact-adds"),
    ],
)
def test_an_error_in_one_language_is_found_there(relic, tag, old, new, code):
    relic.change(tag, old, new)

    assert (code, f"{tag}.md") == relic.said()[0][:2]


def test_names_that_changed_places_are_an_order(relic):
    relic.text(
        "en",
        BODY["en"]
        .format(year=1832)
        .replace("Trần Thiệu", "#")
        .replace("Thạch Khiêng", "Trần Thiệu")
        .replace("#", "Thạch Khiêng"),
    )

    assert [("fact-order", "en.md")] == [said[:2] for said in relic.said()]


def test_a_word_that_is_left_out_is_style_and_one_in_its_place_is_not(relic):
    for tag, body in {"vi": "Có ba cột.", "en": "It has three columns.", "km": "មានសសរបី", "zh": "有三根柱子。"}.items():
        relic.text(tag, body)
    relic.write("sites/dinh-mot/site.yaml", "kind: other\n")
    assert [] == relic.said()

    relic.change("en", "three columns", "columns")
    assert [] == relic.said()

    relic.change("en", "columns", "four columns")
    assert [("fact-differs", "en.md", "four")] == relic.said()


def test_a_name_the_glossary_has_a_form_for_is_the_same_name(relic):
    relic.change("zh", "Trần Thiệu", "陈绍")
    relic.write("glossary.yaml", "Trần Thiệu: {zh: [陈绍]}\nThạch Khiêng: {}\n")
    assert [] == relic.said()

    relic.change("zh", "Thạch Khiêng", "陈绍")
    assert [] != relic.said()


def test_a_name_of_the_glossary_that_all_others_have_is_missed_and_any_other_is_not(relic):
    relic.change("zh", " Trần Thiệu", "此神")
    assert [] == relic.said()

    relic.write("glossary.yaml", "Trần Thiệu: {}\n")
    assert [("fact-lacks", "zh.md")] == [said[:2] for said in relic.said()]


def test_a_name_given_twice_must_be_the_same_name(relic):
    relic.write("glossary.yaml", "Trần Thiệu: {zh: [陈绍]}\n")
    relic.change("zh", " Trần Thiệu", "陈绍（Trần Thiệu）")
    assert [] == relic.said()

    relic.change("zh", "陈绍", "陈平")
    assert [("fact-spelling", "zh.md", "陈平")] == relic.said()


def test_a_source_that_is_cited_less_often_than_by_all_others_is_missed(relic):
    for tag, body in BODY.items():
        relic.text(tag, body.format(year=1832).replace("[^s2]", "[^s2][^s1]"))
    assert [] == relic.said()

    relic.change("en", "[^s2][^s1]", "[^s2]")
    assert [("fact-lacks", "en.md")] == [said[:2] for said in relic.said()]


def test_paragraphs_that_were_split_or_moved_agree(relic):
    relic.text("en", BODY["en"].format(year=1832).replace("[^s1] ", "[^s1]\n\n"))

    assert [] == relic.said()


def test_a_passage_one_language_lacks_is_named(relic):
    for tag in ("vi", "en", "km"):
        relic.text(tag, BODY[tag].format(year=1832) + "\n\n1901.[^s3]")

    assert [("fact-passage", "vi.md")] == [said[:2] for said in relic.said()]


def test_captions_and_transcripts_are_compared_too(relic):
    for tag, caption in {"vi": "Năm 1901", "en": "In 1901", "km": "ឆ្នាំ 1910", "zh": "1901年"}.items():
        relic.text(tag, BODY[tag].format(year=1832), f"photos: {{a.jpg: {{alt: x, caption: {caption}}}}}\n")
        relic.write(f"sites/dinh-mot/audio/{tag}.vtt", f"WEBVTT\n\n00:00.000 --> 00:01.000\n{caption}\n")

    assert [("fact-differs", "km.md", "1910"), ("fact-differs", "km.vtt", "1910")] == relic.said()


def test_site_yaml_is_one_voice_more(relic):
    relic.write("sites/dinh-mot/site.yaml", SITE.replace("1832", "1823"))

    assert [("fact-recorded", "site.yaml", "1823")] == relic.said()


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("rank: {level: city, decision: 3446/QĐ-UBND, date: 2004-11-15}", "rank: {level: city, decision: 3464/QĐ-UBND, date: 2004-11-15}"),
        ("rank: {level: city, decision: 3446/QĐ-UBND, date: 2004-11-15}", "rank: {level: city, decision: 3446/QĐ-UBND, date: 2004-11-16}"),
        ("rank: {level: city}", "rank: {level: national}"),
        ("place: {ward: phường Ô Môn, ward_sources: [s4]}", "place: {ward: phường Thới Long, ward_sources: [s4]}"),
        ("festivals: [{id: le, month: 4, days: [15, 16]}]", "festivals: [{id: le, month: 5, days: [15, 16]}]"),
        ("hours: {open: 07:00-17:00}", "hours: {open: 08:00-18:00}"),
        ("kind: communal-house", "kind: museum"),
    ],
)  # fmt: skip
def test_what_site_yaml_says_otherwise_than_all_texts_is_asked_there(relic, field, wrong):
    relic.languages("vi")
    body = (
        "Xếp hạng cấp thành phố theo Quyết định 3446/QĐ-UBND ngày 15/11/2004. Lễ Kỳ Yên ngày 15 và 16 tháng 4. Mở từ 7 giờ."
        "\n\nNay là phường Ô Môn.[^s4]"
    )
    relic.text("vi", body, "festivals: {le: Lễ Kỳ Yên}\n")
    relic.write("glossary.yaml", "Kỳ Yên: {}\n")
    relic.write("sites/dinh-mot/site.yaml", f"{field}\n")
    assert [] == relic.said()

    relic.write("sites/dinh-mot/site.yaml", f"{wrong}\n")
    assert [("fact-recorded", "site.yaml")] == [said[:2] for said in relic.said()]


def test_a_difference_names_both_places_and_the_way_out_in_two_languages(relic):
    relic.change("km", "530", "630")
    problem = problem_of(relic.found()[0])

    for locale, way in (("vi", "nếu cố ý: ditich facts --accept"), ("en", "if it is meant: ditich facts --accept")):
        said = show(problem, locale)
        assert "content/sites/dinh-mot/km.md:7:" in said
        assert "“530 m²” (vi.md:7, en.md:7), “530平方米” (zh.md:7)" in said
        assert way in said


def test_a_text_is_searched_for_the_names_that_may_stand_in_it_and_no_others(relic):
    names = [f"Nguyễn {first} {second}" for first in SYLLABLES for second in SYLLABLES]
    forms = "".join(f"{name}: {{zh: [阮{n}], km: [{name} ២]}}\n" for n, name in enumerate(names))
    relic.write("glossary.yaml", "Trần Thiệu: {zh: [陈绍]}\n" + forms)
    reading = read_project(relic.content, BUILT_IN)
    texts, _ = texts_of(reading, "dinh-mot")

    for tag, units in texts.units.items():
        assert ["trần thiệu"] == list(finder((), reading.knowledge.glossary, units, tag).names)


SYLLABLES = ["An", "Bình", "Chánh", "Dũng", "Hậu", "Lộc", "Minh", "Phúc", "Quý", "Tâm"]


def test_a_form_of_one_sign_or_of_signs_and_letters_is_found(relic):
    relic.write("glossary.yaml", "Hoa: {zh: [花, 花 An], km: [ផ្កា]}\nThạch Khiêng: {zh: [石]}\n")
    relic.text("zh", "石，花 An。")
    relic.text("km", "ផ្កា")
    reading = read_project(relic.content, BUILT_IN)
    texts, _ = texts_of(reading, "dinh-mot")

    names = {tag: set(finder((), reading.knowledge.glossary, texts.units[tag], tag).names) for tag in ("zh", "km")}

    assert {"zh": {"石", "花", "花 an"}, "km": {"ផ្កា"}} == names


def test_a_table_that_cannot_be_read_is_a_problem_and_nothing_is_compared(relic, tmp_path):
    (tmp_path / "agreement").mkdir()
    (tmp_path / "agreement/vi.yaml").write_text("rules: 5\n", "utf-8")

    reading = read_project(relic.content, Templates((tmp_path, *BUILT_IN.layers)))

    assert ["list-expected"] == [problem.code for problem in reading.problems]


@pytest.mark.parametrize(
    ("summary", "written"),
    [
        ("Dựng năm 1832.", None),
        ("Dựng thế kỷ 19, sửa năm 1852.", None),  # the year of a day, the century of a part of it
        ("Rộng 530 m².", None),
        ("Lễ đầu tiên ngày 5/4/1832.", None),  # the year in one place, the day in another
        ("Có ba cột, bên trái thờ Lê Lợi.", None),  # words: style
        ("Dựng năm 1833.", "1833"),
        ("Rộng 540 m².", "540 m²"),
    ],
)
def test_what_a_summary_states_stands_in_a_chapter_or_in_site_yaml(relic, summary, written):
    relic.languages("vi")
    body = "Dựng năm 1832, đầu thế kỷ 19, rộng 530 m². Sửa ngày 12/5/1852. Lễ ngày 5/4."
    relic.text("vi", body, fields=f"summary: {summary}\n")

    assert ([("fact-summary", "vi.md", written)] if written else []) == relic.said()


def test_what_all_others_say_of_a_summary_is_said_once(relic):
    for tag, body in BODY.items():
        summary = "1832" if tag != "zh" else "1835"
        relic.text(tag, body.format(year=1832), fields=f"summary: {summary}\n")

    assert [("fact-differs", "zh.md", "1835")] == relic.said()


# ---- languages without a table -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Construit en 1832, 530 m².[^s1] Trần Thiệu à droite, Thạch Khiêng à gauche.[^s2]", None),
        ("Construit le 3 mai 1832.[^s1] Trần Thiệu, Thạch Khiêng.[^s2]", None),
        ("Construit au XIXe siècle, en 1832, sur 5 300 m² (16e).[^s1] Trần Thiệu, Thạch Khiêng.[^s2]", None),
        ("Construit en 1835.[^s1] Trần Thiệu, Thạch Khiêng.[^s2]", "fact-differs"),
        ("Construit en 1832.[^s1] Trần Thiệu, Thạch Khiêng.", "fact-lacks"),
    ],
)
def test_a_language_without_a_table_is_compared_by_years_sources_and_names(relic, body, code):
    relic.languages(*BODY, "fr")
    relic.text("fr", body)

    assert ([(code, "fr.md")] if code else []) == [said[:2] for said in relic.said()]


def test_years_that_letters_touch_are_years(relic):
    relic.languages("vi", "ar")
    relic.text("vi", "Dựng năm 1832 và 1848.[^s1]")
    relic.text("ar", "بين سنتي ١٨٣٢ و1848.[^s1]")

    assert [] == relic.said()


def test_what_is_copied_from_the_first_language_states_what_it_states_there(relic):
    relic.languages("vi", "en")
    relic.text("vi", "Theo đường 30 Tháng 4 tới cuối, rộng 6,8 m.")
    relic.text("en", "Follow 30 Tháng 4 street to its end; it is 6.8 m wide.")

    assert [] == relic.said()


@pytest.mark.parametrize("tag", BODY)
def test_a_number_that_can_be_no_group_is_a_decimal_in_any_notation(tag):
    table = read_table(BUILT_IN, tag)[0]

    for written in ("6,8 km", "6.8 km"):
        assert ["6800 m"] == [token.value for token in scan(written, table)]
