"""A contest from its page to its results: in a browser, against a seeded truth; and what its page does not say too early."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, Page

from generator.contest.code import word_number
from generator.plaques.codes import ALPHABET
from tests.support.browser import Site, Visit, serve
from tests.support.worlds import ditich

CONTEST = "/vi/contest/thi/"
WORD = "Sen hồng"
BEGINS = datetime.fromisoformat("2026-11-20T08:00+07:00")
OPEN = datetime.fromisoformat("2026-11-28T09:00+07:00")
AFTER = str(int(datetime.fromisoformat("2026-12-20T00:00+07:00").timestamp()))

NEW = ("--title", "Tìm hiểu di tích", "--begins", "2026-11-20T08:00", "--ends", "2026-12-07", "--questions", "8")


@pytest.fixture(scope="module")
def project(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five relics with a contest that is on, which asks for a word and lets guess; built."""
    folder = tmp_path_factory.mktemp("contest") / "project"
    shutil.copytree(real_site, folder, symlinks=True)
    assert 0 == ditich(folder, "contest", "new", "thi", *NEW).exit_code
    file = folder / "content/contests/thi.yaml"
    text = file.read_text("utf-8").replace("ties: [time]", "ties: [guess, time]")
    more = 'word: {vi: "Chữ in ở cổng", en: The word at the gate}\nsend: https://phieu.example/thi\ntaker_column: Điện thoại\n'
    file.write_text(text.replace("questions:\n", more + "questions:\n"), "utf-8")
    result = ditich(folder, "build")
    assert 0 == result.exit_code, result.output
    return folder


@pytest.fixture(scope="module")
def site(project: Path, browser: Browser) -> Iterator[Site]:
    server = serve(project / "output/site")
    yield Site(browser, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def right(project: Path, tmp_path_factory: pytest.TempPathFactory) -> list[int]:
    """The right choice of each question, from 1: as the page shows them that is built when the contest is over."""
    folder = tmp_path_factory.mktemp("over") / "project"
    shutil.copytree(project, folder, symlinks=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", AFTER)
        assert 0 == ditich(folder, "build").exit_code
    page = (folder / f"output/site{CONTEST}index.html").read_text("utf-8")
    lists = re.findall(r"<ul>(.*?)</ul>", page.partition("<h2>")[2], re.DOTALL)
    marked = [[("<b>" in choice) for choice in re.findall(r"<li.*?</li>", choices, re.DOTALL)] for choices in lists]
    return [choices.index(True) + 1 for choices in marked if True in choices]


def visit(site: Site, moment: datetime = OPEN, path: str = CONTEST, **options: object) -> Visit:
    """The contest's page at a moment."""
    found = site.visit("/vi/about/", timezone_id="Asia/Ho_Chi_Minh", **options)
    found.page.clock.set_fixed_time(moment)
    found.page.goto(site.base + path)
    return found


# ---- what the page says, and when -------------------------------------------------------------------


def test_while_it_lasts_no_page_tells_a_right_answer_from_a_wrong_one(project: Path, right: list[int]) -> None:
    """Nor does any list that the page loads: whoever looks for answers reads the texts, as everybody may."""
    text = (project / f"output/site{CONTEST}index.html").read_text("utf-8")
    inputs = re.findall(r'<input type="radio" name="q\d+" value="\d+">', text)

    assert 8 == len(right) == text.count("<fieldset")
    assert len(inputs) == text.count('type="radio"') >= 24
    assert "✓" not in text
    for word in ("data-right", "<details", "explanation", WORD, str(word_number(WORD))):
        assert word not in text


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-11-20T07:59:59+07:00", "[data-before]"),
        ("2026-11-20T08:00:00+07:00", "[data-start]"),
        ("2026-12-07T23:59:59+07:00", "[data-start]"),
        ("2026-12-08T00:00:00+07:00", "[data-over]"),
    ],
)
def test_it_begins_and_ends_in_the_time_zone_of_the_project(site: Site, moment: str, shown: str) -> None:
    page = visit(site, datetime.fromisoformat(moment)).page

    states = ("[data-before]", "[data-start]", "[data-over]", "form.contest", "[data-code]")
    assert [shown] == [state for state in states if page.locator(state).is_visible()]


def test_without_script_the_questions_are_there_and_it_says_what_is_lacking(site: Site) -> None:
    page = site.visit(CONTEST, java_script_enabled=False).page

    assert 8 == page.locator("fieldset").count()
    assert page.locator("[data-without]").is_visible()
    assert not page.locator("button[type=submit]").is_visible()


def test_the_list_of_relics_leads_to_it(site: Site) -> None:
    page = site.visit("/vi/", locale="vi-VN").page
    page.click("text=Tìm hiểu di tích")

    page.wait_for_url(f"**{CONTEST}")


def test_answers_survive_a_browser_that_is_closed_and_another_taker_begins_anew(site: Site) -> None:
    found = visit(site)
    page = found.page
    page.click("[data-start] button")
    page.check("fieldset >> nth=2 >> input >> nth=1")
    page.fill("#word", WORD)
    page.reload()
    assert page.is_checked("fieldset >> nth=2 >> input >> nth=1")
    assert WORD == page.input_value("#word")

    page.click("button[type=submit]")
    assert "Còn 7 câu" in page.inner_text("[data-unanswered]")
    page.click("button[type=submit]")
    code = page.inner_text(".code")
    page.reload()
    assert code == page.inner_text(".code")
    page.click("[data-again]")
    page.click("[data-start] button")
    assert 0 == page.locator(":checked").count()
    assert "" == page.input_value("#word")
    assert [] == found.complaints


@pytest.mark.parametrize("language", ["vi", "en", "km", "zh"])
def test_the_page_fits_a_narrow_phone(site: Site, language: str) -> None:
    found = visit(site, path=f"/{language}/contest/thi/")
    found.page.click("[data-start] button")

    assert found.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [] == found.complaints
    assert all(url.startswith(site.base) for url in found.requests)


@pytest.mark.parametrize(
    "typed",
    ["Sen hồng", " SEN-HONG! ", "Đình Thới An 1852", "កំពង់", "莲花 3", "ﬁ²Ⅷ", "", "İstanbul", "ǅ", "한글", "ข้าว"],
)
def test_a_word_is_the_same_number_in_the_browser_and_here(site: Site, typed: str) -> None:
    """The code of two sheets that differ in their word alone says so; made by the page, read here."""
    page = visit(site).page
    page.click("[data-start] button")
    page.fill("#word", typed)
    for _ in range(2):
        page.click("button[type=submit]")
    digits = [ALPHABET.index(sign) for group in page.inner_text(".code").split("-") for sign in group[:4]]
    total = 0
    for digit in digits[:-2]:
        total = total * len(ALPHABET) + digit

    assert word_number(typed) == total // 529 // 10_000 % 23**3


# ---- two hundred takers -----------------------------------------------------------------------------


@dataclass
class Taker:
    """Somebody who takes part, and what becomes of it."""

    name: str
    phone: str
    answers: list[int]
    seconds: int
    minute: int
    guess: int
    word: str
    code: str = ""
    counts: bool = True


def takers(right: list[int], choices: list[int]) -> list[Taker]:
    """Two hundred, always the same ones."""
    random = Random(2026)
    found = []
    for number in range(200):
        answers = [
            answer if random.random() < 0.6 else random.randint(0, most)
            for answer, most in zip(right, choices, strict=True)
        ]
        found.append(
            Taker(
                name=random.choice(["Nguyễn Thị Bưởi", "=1+1", "Trần Văn Ô", "@SUM(A1)", "Lê; Sen", 'Thạch "Sa" Rây']),
                phone=f"0912{number:06}",
                answers=answers,
                seconds=random.choice([60, 90, 120, random.randint(30, 3000)]),
                minute=random.randint(0, 7 * 24 * 60),
                guess=random.choice([0, 150, 190, 200, random.randint(1, 400)]),
                word=random.choice(["Sen hồng", "sen hong", "SEN HỒNG"]),
            )
        )
    for taker in found[30:36]:
        taker.word, taker.counts = "súng", False
    return found


BY_SCRIPT = """
([takers, begins]) => {
  const form = document.querySelector("form.contest");
  let now = 0;
  Date.now = () => now;
  return takers.map((taker) => {
    now = begins + taker.minute * 60000;
    document.querySelector("[data-again]").click();
    document.querySelector("[data-start] button").click();
    taker.answers.forEach((answer, place) => {
      const chosen = form.querySelector(`[name=q${place}][value="${answer}"]`);
      if (chosen) chosen.checked = true;
    });
    form.elements.word.value = taker.word;
    form.elements.guess.value = taker.guess || "";
    form.dispatchEvent(new Event("input", { bubbles: true }));
    now += taker.seconds * 1000;
    form.requestSubmit();
    if (taker.answers.includes(0)) form.requestSubmit();
    return document.querySelector(".code").textContent;
  });
}
"""
"""Each taker through the page's own script: as if somebody pressed the buttons."""


def by_hand(page: Page, taker: Taker) -> str:
    """A taker who presses the buttons."""
    begun = BEGINS + timedelta(minutes=taker.minute)
    page.clock.set_fixed_time(begun)
    page.reload()
    page.click("[data-start] button")
    for place, answer in enumerate(taker.answers):
        if answer:
            page.check(f"[name=q{place}][value='{answer}']")
    page.fill("#word", taker.word)
    page.fill("#guess", str(taker.guess or ""))
    page.clock.set_fixed_time(begun + timedelta(seconds=taker.seconds))
    for _ in range(2 if 0 in taker.answers else 1):
        page.click("button[type=submit]")
    code = page.inner_text(".code")
    page.click("[data-again]")
    return code


def test_two_hundred_takers_are_ranked_exactly(site: Site, project: Path, right: list[int], tmp_path: Path) -> None:
    page = visit(site).page
    choices = [question.locator("input").count() for question in page.locator("fieldset").all()]
    everybody = takers(right, choices)
    for taker in everybody[:5]:
        taker.code = by_hand(page, taker)
    rest = [vars(taker) for taker in everybody[5:]]
    for taker, code in zip(everybody[5:], page.evaluate(BY_SCRIPT, [rest, BEGINS.timestamp() * 1000]), strict=True):
        taker.code = code
    assert 200 == len({taker.code for taker in everybody})

    # Four mistype, four send a friend's code, two send a second one; spreadsheets write codes in many ways.
    slipped = everybody[50:54]
    for place, taker in enumerate(slipped):
        sign = taker.code[place]
        taker.code = taker.code[:place] + ALPHABET[(ALPHABET.index(sign) + 1) % 23] + taker.code[place + 1 :]
        taker.counts = False
    for taker, friend in zip(everybody[60:64], everybody[10:14], strict=True):
        taker.code, taker.counts = friend.code.upper().replace("-", " "), False
    for taker, self_before in zip(everybody[70:72], everybody[20:22], strict=True):
        taker.phone, taker.counts = self_before.phone.removeprefix("0"), False
    file = StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Dấu thời gian", "Họ và tên", "Điện thoại", "Mã dự thi của bạn"])
    for taker in everybody:
        writer.writerow(["28/11/2026", taker.name, taker.phone, taker.code])
    table = tmp_path / "ma.csv"
    table.write_bytes(file.getvalue().encode("utf-8-sig"))
    result = ditich(project, "contest", "score", "thi", str(table), "--word", WORD, "--show", "Họ và tên")
    assert 0 == result.exit_code, result.output

    counting = [(line, taker) for line, taker in enumerate(everybody, 2) if taker.counts]
    assert 184 == len(counting)

    def decides(taker: Taker) -> tuple[int, int, int]:
        points = sum(one == other for one, other in zip(taker.answers, right, strict=True))
        off = abs(taker.guess - len(counting)) if taker.guess else 10**6
        return -points, off, taker.seconds

    expected = sorted(counting, key=lambda pair: (decides(pair[1]), pair[0]))
    ranks = [1 + sum(decides(other) < decides(taker) for _, other in counting) for _, taker in expected]
    with (project / "output/contest-thi/contest-thi.csv").open(encoding="utf-8-sig", newline="") as results:
        rows = [*csv.DictReader(results)]
    assert [
        (str(rank), str(line), str(-decides(taker)[0])) for rank, (line, taker) in zip(ranks, expected, strict=True)
    ] == [(row["Hạng"], row["Dòng"], row["Số câu đúng"]) for row in rows]
    assert [taker.code for _, taker in expected] == [row["Mã dự thi của bạn"] for row in rows]
    assert not [row for row in rows if row["Họ và tên"].startswith(("=", "@"))]
    # Who does not count, and why: each with its line.
    said = dict(re.findall(r"^dòng (\d+): (.*)$", result.output, re.MULTILINE))
    assert {str(line) for line, taker in enumerate(everybody, 2) if not taker.counts} == set(said)
    assert "mã gõ sai ở nhóm 1" == said["52"]
    assert "mã này đã có ở dòng 12" == said["62"]
    assert "người này đã có ở dòng 22; tính mã đầu" == said["72"]
    assert "chữ ở tại chỗ không đúng" == said["32"]
