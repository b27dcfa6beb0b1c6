"""The bench of the peers: everybody builds the same site, and its figures are those of one round."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.content.load import load
from tests.support.worlds import BUILT_IN, TEMPLATES
from tools.peers import report
from tools.peers.corpus import relic, relics
from tools.peers.layouts import OUR_PAGE, PEERS, lay_out, lay_out_ours
from tools.peers.measure import Run
from tools.peers.vocabulary import LANGUAGES

RUN = Run("hugo", "cold", 1, wall=2.0, cpu=3.0, peak=90.0, others=0.0, calibration=0.1)


def test_a_corpus_is_the_same_each_time():
    assert list(relics(3, seed=1)) == list(relics(3, seed=1))
    assert relic(2, 3, seed=1) != relic(2, 3, seed=2)


def test_ours_is_content_without_an_error(tmp_path):
    """Else its figures would be those of a refusal."""
    lay_out_ours(relics(3, seed=1), tmp_path)
    loaded = load(tmp_path / "content", BUILT_IN, "2026-11-25")

    assert [] == [problem for problem in loaded.problems if problem.severity == "error"]
    assert loaded.catalogue
    assert 3 * len(LANGUAGES) == sum(len(relic.stories) for relic in loaded.catalogue.relics)


@pytest.mark.parametrize("peer", PEERS)
def test_a_peer_has_every_page_and_what_is_edited(tmp_path, peer):
    first = relic(1, 2, seed=1)
    layout = PEERS[peer]
    lay_out(peer, relics(2, seed=1), tmp_path)
    pages = [
        tmp_path / layout.page.format(language=language, id=f"relic-{number:05d}")
        for language in LANGUAGES
        for number in (1, 2)
    ]
    text = pages[0].read_text("utf-8")

    assert [] == [page for page in pages if not page.is_file()]
    assert 1 == text.count(first.pages["vi"].last_paragraph)
    assert text.index(first.pages["vi"].title) < text.index("summary")
    assert "relic:" not in text
    assert 1 == (tmp_path / layout.template).read_text("utf-8").count("</footer>")


def test_what_is_edited_of_ours_is_there_once(tmp_path):
    first = relic(1, 1, seed=1)
    lay_out_ours([first], tmp_path)
    text = (tmp_path / OUR_PAGE.format(id=first.id, language="vi")).read_text("utf-8")

    assert 1 == text.count(first.pages["vi"].last_paragraph)
    assert text.startswith(f'---\nname: "{first.pages["vi"].title}"\n')
    assert 1 == (TEMPLATES / "base.html").read_text("utf-8").count("</footer>")


def test_a_ratio_is_taken_within_its_round():
    """The machine was twice as slow in the second: the ratio is 3 all the same."""
    runs = [
        RUN,
        replace(RUN, generator="ditich", wall=6.0),
        replace(RUN, round=2, wall=4.0),
        replace(RUN, generator="ditich", round=2, wall=12.0),
    ]
    hugo, ours = report.lines(runs)

    assert report.Spread(1.0, 1.0, 1.0) == hugo.ratio
    assert report.Spread(3.0, 3.0, 3.0) == ours.ratio
    assert report.Spread(9.0, 6.0, 12.0) == ours.wall


@pytest.mark.parametrize(
    ("run", "noisy"),
    [
        (RUN, False),
        (replace(RUN, others=0.5), True),
        (replace(RUN, others=0.5, wall=0.05), False),
        (replace(RUN, calibration=0.12), True),
    ],
)
def test_a_round_is_noisy_where_others_worked_or_the_machine_was_slow(run, noisy):
    assert noisy == report.is_noisy(run, fastest=0.1)


def test_a_peak_no_higher_than_the_bench_s_own_says_so():
    assert "| ≤ 90 |" in report.table(20, [RUN], floor=90.5)
    assert "| 90 |" in report.table(20, [RUN], floor=40.0)


def test_only_what_stands_between_the_marks_is_written_anew(tmp_path):
    page = tmp_path / "performance.md"
    page.write_text(f"# Before\n\n{report.BEGIN}\n\nold\n\n{report.END}\n\nAfter.\n", "utf-8")

    report.write(page, "new")
    report.write(page, "newer")

    assert f"# Before\n\n{report.BEGIN}\n\nnewer\n\n{report.END}\n\nAfter.\n" == page.read_text("utf-8")


def test_a_page_without_the_marks_is_left_alone(tmp_path):
    page = tmp_path / "performance.md"
    page.write_text("# Before\n", "utf-8")

    with pytest.raises(ValueError, match="no <!-- make bench-peers"):
        report.write(page, "new")
    assert "# Before\n" == page.read_text("utf-8")


def test_the_page_has_the_marks():
    text = (TEMPLATES.parent / "docs/performance.md").read_text("utf-8")

    assert (1, 1) == (text.count(report.BEGIN), text.count(report.END))
