"""What the commands say by which somebody answers for the content: review, report, survey."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics.sentence import Sentence

SIGNOFF: Mapping[str, Sentence] = {
    "review-relic": Sentence(
        "không có di tích “{relic}”; ditich check kể những di tích có lỗi",
        "there is no relic “{relic}”; ditich check names those with errors",
    ),
    "review-relic-meant": Sentence(
        "không có di tích “{relic}”; có phải bạn muốn: {best}", "there is no relic “{relic}”; did you mean: {best}"
    ),
    "review-language": Sentence(
        "{relic} không có bài bằng “{language}”; có: {known}",
        "{relic} has no text in “{language}”; there is: {known}",
    ),
    "review-by": Sentence("--by: ghi tên người hay cơ quan đã duyệt", "--by: name who reviewed it"),
    "review-until": Sentence(
        "--until {until}: ghi một ngày sau ngày duyệt, ví dụ 2030-12-31",
        "--until {until}: give a day after that of the review, such as 2030-12-31",
    ),
    "review-newer": Sentence(
        "{path} sửa ngày {updated}, sau ngày duyệt {on}: người duyệt chưa đọc bài này. Đưa bài nay cho họ đọc, rồi ghi ngày họ đọc",
        "{path} was changed on {updated}, after the review on {on}: the reviewer has not read this text. Let them read it, then give that day",
    ),
    "review-laid-out": Sentence(
        "{path}: phần đầu viết theo cách máy không thêm được; tự ghi dòng reviewed: {said}, rồi chạy lại lệnh này",
        "{path}: its front matter is laid out in a way nothing can be added to; write reviewed: {said} yourself, then run this again",
    ),
    "review-written": Sentence(
        "đã ghi: {by} duyệt {path} ngày {on}; sửa bài hay dữ kiện sau hôm nay thì trang sẽ nói rõ",
        "written: {by} reviewed {path} on {on}; once the text or the facts change, the page will say so",
    ),
    "review-again": Sentence(
        "không có gì đổi: lần duyệt này đã ghi rồi", "nothing changed: this review is written already"
    ),
}
