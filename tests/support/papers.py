"""The faces that papers are set in, and a paper in every script there is."""

from __future__ import annotations

from generator.commands.context import PACKAGE
from generator.languages.scripts import SCRIPTS
from generator.papers.paper import Block, Paper
from generator.plaques.faceplate import FontStack
from generator.project.templates import built_in
from generator.store import file_ref

FONTS = built_in(PACKAGE) / "fonts"


def _stack(*, bold: bool) -> FontStack:
    names = {script.id: script.bold if bold else script.regular for script in SCRIPTS.values()}
    return FontStack(
        tuple((script, file_ref(FONTS / name)) for script, name in names.items() if (FONTS / name).is_file()),
        tuple((script, name) for script, name in names.items() if not (FONTS / name).is_file()),
    )


BOLD, PLAIN = _stack(bold=True), _stack(bold=False)

SCRIPT_SAMPLES = (
    *("ភ្នំពេញ", "ឃ្លាំង", "ញ៉ាំញឹក", "ប៊ីសៃ", "ពោធិ៍សោមរោង", "ស្រ្តី", "កម្ពុជា", "ខ្ញុំ", "រឿង"),
    *("مسجد الزيتونة", "نسخة تجريبية", "灵山古庙", "วัดพระแก้ว", "ວັດພະແກ້ວ"),
    *("Đình thần Thới An – 3446/QĐ-UBND", "office ffi", "Đà Ðà"),
)
"""Names, of which each takes something of its script: stacked letters, vowels before their consonant, joined letters, marks."""

SCRIPTS_OF_ALL = Paper(
    title="Giấy", language="vi", foot="cuối", blocks=tuple(Block("text", text) for text in SCRIPT_SAMPLES)
)


def unread(text: str) -> list[str]:
    """The samples that are no line of this text; what an extractor adds counts for nothing: blanks, marks of direction."""
    lines = {line.strip().strip("\u202a\u202b\u202c\u200b") for line in text.replace("\r", "").split("\n")}
    return [sample for sample in SCRIPT_SAMPLES if sample not in lines]
