"""The issue that GitHub makes of the form of a new relic."""

from __future__ import annotations

from generator.authoring.from_issue import NO_RESPONSE
from generator.authoring.issue_forms import RELIC, read_forms
from generator.authoring.schema_files import tables_of
from tests.support.worlds import BUILT_IN, ROOT

FORM = read_forms(BUILT_IN, tables_of(ROOT / "content", BUILT_IN))[RELIC]
ANSWERS = {
    "name": "Đình Bình Phó",
    "kind": "Đình làng · communal-house",
    "address": "ấp Bình Phó, xã Long Tuyền",
    "position": "10.0312, 105.7189",
    "founded": "khoảng 1850",
    "story": "Dân làng dựng đình.\n\nSau đó đình được dời.",
    "festival": "Kỳ yên, 16 tháng 4 âm lịch",
    "source": "Lời kể của ông Ba",
    "publisher": "thủ từ đình",
    "grade": "B – báo chí · newspaper",
    "source_address": "https://bao.example/dinh",
    "photos": "![IMG_1](https://github.com/user-attachments/assets/0a1b-22)",
}


def body(**answers: str) -> str:
    """The text of an issue as GitHub makes it of the form."""
    said = {**ANSWERS, **answers}
    return "\n\n".join(f"### {question.label}\n\n{said.get(question.id) or NO_RESPONSE}" for question in FORM.questions)
