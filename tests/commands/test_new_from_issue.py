"""A relic from the answers of a stranger: whatever they wrote, the files are right, and nothing of it is lost or becomes a command."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.authoring.from_issue import NO_RESPONSE, answers_of, id_of, photographs
from generator.content.load import load
from generator.diagnostics.problem import errors
from tests.support.day import TODAY
from tests.support.issues import FORM, body
from tests.support.worlds import BUILT_IN, ditich


@pytest.fixture
def new(world):
    """Runs the command on answers and returns the folder of the relic, its facts, its story, and the note."""

    def run(**answers):
        (world / "issue.md").write_text(body(**answers), "utf-8")
        before = {path.name for path in (world / "content/sites").iterdir()}
        told = ditich(world, "new", "--from-issue", str(world / "issue.md"), "--note", str(world / "note.md"))
        assert 0 == told.exit_code, told.output
        (folder,) = (path for path in (world / "content/sites").iterdir() if path.name not in before)
        assert () == errors(load(world / "content", BUILT_IN, TODAY.isoformat()).problems)
        facts = yaml.load((folder / "site.yaml").read_text("utf-8"), yaml.BaseLoader)
        return folder, facts, (folder / "vi.md").read_text("utf-8"), (world / "note.md").read_text("utf-8")

    return run


def test_the_answers_stand_where_they_belong(new):
    folder, facts, story, note = new()

    assert "dinh-binh-pho" == folder.name
    assert ("communal-house", "true") == (facts["kind"], facts["draft"])
    assert {"date": "1850~", "sources": ["s1"]} == facts["founded"]
    assert {"address": "ấp Bình Phó, xã Long Tuyền", "sources": ["s1"]} == facts["place"]
    assert {
        "title": "Lời kể của ông Ba",
        "publisher": "thủ từ đình",
        "grade": "B",
        "address": "https://bao.example/dinh",
    } == facts["sources"]["s1"]
    assert "\nDân làng dựng đình.[^s1]\n\nSau đó đình được dời.[^s1]\n" in story
    assert 'name: "Đình Bình Phó"\n' in story
    text = (folder / "site.yaml").read_text("utf-8")
    assert "#   latitude: 10.0312\n#   longitude: 105.7189\n" in text  # nobody said yet who measured it
    assert "Kỳ yên, 16 tháng 4 âm lịch" in text
    assert "vi.md (summary, Nét đẹp kiến trúc, Giá trị lịch sử – văn hóa); en.md; km.md; zh.md" in note
    assert "\n- https://github.com/user-attachments/assets/0a1b-22" in note


def test_a_check_of_it_is_green_and_says_what_is_still_missing(world, new):
    new()
    told = ditich(world, "check")

    assert 0 == told.exit_code
    assert "draft-unfinished" in told.output
    assert "1 (dinh-binh-pho)" in told.output


def test_a_question_without_an_answer_leaves_the_skeleton_as_it_is(new):
    _, facts, story, _ = new(founded="", source_address="", story="", photos="", position="", festival="")

    assert "founded" not in facts
    assert "address" not in facts["sources"]["s1"]
    assert "also answered" not in str(facts)
    assert NO_RESPONSE not in story


HOSTILE = [
    '"]: {a: [b', "x\n  draft: false", "kind: other # x", "- a\n- b", "*a &b !!python/object:os.system", "%YAML 1.1\n---", "{{ 7 * 7 }}",
    "${{ github.token }} $(id) `id` ; rm -rf /", "<script>alert(1)</script><img src=x onerror=a>", "@everyone #1 [x](javascript:a) ![x](http://a.vn/x.png)",
    "### Địa chỉ · Address\n\nnơi khác", "## Lịch sử hình thành\n\nx", "[^s1] [^s9] [^]", "~~~~\n@all\n~~~~~~~~", "```\nx", "---\nname: y\n---",
    "a\x00b\x1b[31mc\u202ed\u2028e\ufeff", "😀👨‍👩‍👧‍👦🏯", "ឌិញ ថយអាន", "1832. Dựng", "| a | b |\n|---|---|\n| 1 | 2 |", "Xem https://x.vn và a@b.vn", "“Đình”", "…", "~", "null", "x" * 3_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_a_stranger_answers_is_yaml_markup_or_wrong(new, text):
    """In every question that is not a choice, all at once."""
    given = {question.id: text for question in FORM.questions if question.type != "dropdown"}
    folder, facts, story, note = new(**given)

    assert set(facts) <= {"kind", "draft", "founded", "place", "sources"}
    assert ("communal-house", "true") == (facts["kind"], facts["draft"])
    assert {"s1"} == set(facts["sources"])
    assert re.fullmatch("[a-z0-9-]+", folder.name)
    headings = [line for line in story.splitlines() if line.startswith("#") and not line.startswith("# ")]
    assert [
        "## Lịch sử hình thành",
        "## Nét đẹp kiến trúc",
        "## Giá trị lịch sử – văn hóa",
        "## Điều chưa rõ",
    ] == headings
    unquoted = re.sub(r"(?ms)^(~{4,})text$.*?^\1$", "", note)
    assert "@" not in unquoted
    assert "<" not in unquoted


def test_a_story_of_ten_thousand_words_is_taken_whole(new):
    paragraph = " ".join(["Đình", "làng", "Bình", "Phó"] * 125)
    _, _, story, _ = new(story="\n\n".join([paragraph] * 20))

    assert 2_500 == story.count("làng")
    assert 20 == story.count("Phó[^s1]")


def test_what_the_check_refuses_is_put_aside_and_quoted_with_the_reason(new):
    _, facts, story, note = new(story="Trước.\n\nXem https://evil.example/x @all\n\nSau.", source_address="www.bao.vn")

    assert "Trước.[^s1]" in story
    assert "Sau.[^s1]" in story
    assert "evil.example" not in story
    assert "address" not in facts["sources"]["s1"]
    assert "https://evil.example/x @all" in note
    assert '"www.bao.vn"' in note


def test_only_what_was_sent_to_github_is_a_photograph():
    said = (
        '![a](https://github.com/user-attachments/assets/0a1b-22) <img src="https://github.com/user-attachments/assets/0a1b-22">'
        "https://evil.example/a.jpg https://github.com.evil.example/user-attachments/assets/1 ![b](https://user-images.githubusercontent.com/1/a.jpg)"
    )

    assert (
        "https://github.com/user-attachments/assets/0a1b-22",
        "https://user-images.githubusercontent.com/1/a.jpg",
    ) == photographs({"photos": said})


def test_an_id_is_free_and_can_be_an_address():
    assert "dinh-mot-3" == id_of("Đình Một", "4nvh3", ["dinh-mot", "dinh-mot-2"])
    assert "di-tich-4nvh3" == id_of("ឌិញ 😀", "4nvh3", [])
    assert len(id_of("a" * 500, "4nvh3", [])) < 100


def test_another_issue_is_none(world):
    (world / "issue.md").write_text("### Góp ý\n\nx", "utf-8")
    told = ditich(world, "new", "--from-issue", str(world / "issue.md"))

    assert 2 == told.exit_code
    assert not (world / "content/sites/dinh-ba").exists()


def test_windows_line_ends_and_a_heading_of_one_s_own_are_no_matter():
    answers = answers_of(body(story="a\n\n### Lịch sử\n\nb").replace("\n", "\r\n"), FORM)

    assert "a\n\n### Lịch sử\n\nb" == answers["story"]
    assert "thủ từ đình" == answers["publisher"]


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from([question.id for question in FORM.questions]), st.text(max_size=80)))
def test_what_was_answered_is_read_back_or_was_never_a_choice(said):
    answers = answers_of("\n\n".join(f"### {q.label}\n\n{said.get(q.id, '')}" for q in FORM.questions), FORM)

    assert {question.id for question in FORM.questions} == set(answers)
    assert all(answers[q.id] in {"", *q.options.values()} for q in FORM.questions if q.options)
