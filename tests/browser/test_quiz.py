"""The quiz in a browser: answered and counted with the script, unfolded without it, read without a network."""

from __future__ import annotations

import pytest

from tests.support.browser import PHONE, Site

QUIZ = "/vi/dinh-thoi-an/quiz/"


def test_each_choice_is_told_right_or_wrong_and_all_are_counted(site: Site) -> None:
    visit = site.visit(QUIZ)
    page = visit.page
    asked = page.locator(".quiz > li").all()
    for number, question in enumerate(asked):
        right = int(question.get_attribute("data-right") or 0) - 1
        chosen = right if number else (right + 1) % 2
        question.locator("button").nth(chosen).click()
        assert ("Đúng." if number else "Chưa đúng.") == question.locator("[role=status]").inner_text()
        assert question.locator("details").get_attribute("open") is not None
        question.locator("button").nth(right).click(force=True)  # a second answer is none
    score = page.locator(".quiz + [role=status]").inner_text()

    assert f"Bạn trả lời đúng {len(asked) - 1} trên {len(asked)} câu." == score
    assert [] == visit.complaints
    visit.context.close()


def test_it_is_answered_by_the_keyboard_alone(site: Site) -> None:
    visit = site.visit(QUIZ)
    page = visit.page
    button = page.locator(".quiz button").first
    button.focus()
    page.keyboard.press("Enter")

    assert page.locator(".quiz [role=status]").first.inner_text()
    assert button.evaluate("button => button === document.activeElement")
    visit.context.close()


def test_without_script_each_answer_unfolds_with_its_sources(site: Site) -> None:
    visit = site.visit(QUIZ, java_script_enabled=False)
    page = visit.page
    assert 0 == page.locator(".quiz button").count()
    answer = page.locator(".quiz details").first
    assert not answer.locator("p").first.is_visible()
    answer.locator("summary").click()

    assert answer.locator("p").first.is_visible()
    assert answer.locator("a").first.get_attribute("href").startswith("#src-")
    visit.context.close()


@pytest.mark.parametrize("language", ["vi", "en", "km", "zh"])
def test_nothing_is_sent_whatever_is_answered(site: Site, language: str) -> None:
    visit = site.visit(f"/{language}/quiz/", viewport=PHONE)
    page = visit.page
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for button in page.locator(".quiz > li").all():
        button.locator("button").first.click()

    assert [] == asked
    assert {} == page.evaluate(
        "Object.fromEntries(Object.entries(localStorage).filter(([name]) => name.includes('quiz')))"
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    visit.context.close()


def test_a_worksheet_is_printed_without_its_key_until_that_is_unfolded(site: Site) -> None:
    visit = site.visit("/vi/worksheets/6-10/")
    page = visit.page
    page.emulate_media(media="print")
    assert not page.locator(".key").is_visible()
    page.emulate_media(media="screen")
    page.locator(".key summary").click()
    page.emulate_media(media="print")

    assert page.locator(".key .sheet").is_visible()
    assert page.locator(".sheet").first.is_visible()
    visit.context.close()
