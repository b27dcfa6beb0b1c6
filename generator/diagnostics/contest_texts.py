"""What `ditich contest` says, and the words of its results; each in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics.sentence import Sentence

CONTEST: Mapping[str, Sentence] = {
    "contest-id-wrong": Sentence(
        "mã cuộc thi chỉ gồm chữ thường không dấu, số và gạch nối: {best}",
        "the id of a contest is lower-case letters, digits and hyphens: {best}",
    ),
    "contest-there": Sentence("đã có {path}", "{path} exists already"),
    "contest-moment": Sentence(
        "không đọc được “{value}”; viết năm-tháng-ngày, thêm giờ nếu cần: 2026-12-01T08:00",
        "“{value}” cannot be read; write year-month-day, with a time where needed: 2026-12-01T08:00",
    ),
    "contest-order": Sentence(
        "cuộc thi phải hết sau lúc bắt đầu, và trong vòng một năm",
        "a contest must end after it begins, and within a year",
    ),
    "contest-nothing-to-ask": Sentence(
        "các di tích này chưa có câu hỏi nào để chọn; dữ kiện có nguồn sinh ra câu hỏi, hoặc viết questions trong site.yaml",
        "there is no question about these relics; facts with sources give questions, or write questions in site.yaml",
    ),
    "contest-fewer": Sentence(
        "chỉ có {there} câu hỏi, ít hơn {wanted}", "there are only {there} questions, not {wanted}"
    ),
    "contest-written": Sentence(
        "đã viết {path}: {questions} câu hỏi; mở ra xem lại từng câu trước khi công bố",
        "wrote {path}: {questions} questions; read each of them before you announce it",
    ),
    "contest-none": Sentence("không có cuộc thi “{id}”; có: {known}", "there is no contest “{id}”; there are: {known}"),
    "contest-none-at-all": Sentence(
        "chưa có cuộc thi nào; “ditich contest new” viết một tệp",
        "there is no contest; “ditich contest new” writes one",
    ),
    "contest-word-needed": Sentence(
        "cuộc thi này hỏi chữ ở tại chỗ; thêm --word và chữ ấy", "this contest asks for a word; add --word and the word"
    ),
    "contest-word-idle": Sentence(
        "cuộc thi này không hỏi chữ nào; bỏ --word", "this contest asks for no word; leave out --word"
    ),
    "contest-csv-large": Sentence("{path} lớn hơn {most} MB", "{path} is larger than {most} MB"),
    "contest-csv-workbook": Sentence(
        "{path} là bảng tính Excel; trong Excel chọn Lưu thành → CSV UTF-8",
        "{path} is a workbook; save it as CSV UTF-8 in the spreadsheet",
    ),
    "contest-csv-bytes": Sentence(
        "{path} không phải văn bản UTF-8; trong Excel chọn Lưu thành → CSV UTF-8",
        "{path} is no text in UTF-8; save it as CSV UTF-8 in the spreadsheet",
    ),
    "contest-csv-cells": Sentence("{path} có một ô quá dài để là bảng", "{path} has a cell too long for a table"),
    "contest-csv-empty": Sentence("{path} không có dòng nào", "{path} has no lines"),
    "contest-column": Sentence(
        "{path} không có cột “{column}”; có: {known}; sửa {field} trong tệp cuộc thi cho khớp",
        "{path} has no column “{column}”; it has: {known}; make {field} in the contest's file say one of them",
    ),
    "contest-column-show": Sentence(
        "{path} không có cột “{column}”; có: {known}", "{path} has no column “{column}”; it has: {known}"
    ),
    "contest-not-over": Sentence(
        "cuộc thi chưa hết hạn; đây là kết quả tạm", "the contest is not over; these results are provisional"
    ),
    "contest-question-off": Sentence(
        "câu {number} (di tích {relic}) đã đổi sau khi ra đề; không tính cho ai",
        "question {number} (relic {relic}) was changed after it was set; it counts for nobody",
    ),
    "contest-refused": Sentence("dòng {line}: {why}", "line {line}: {why}"),
    "contest-code-none": Sentence("không có mã", "there is no code"),
    "contest-code-letters": Sentence(
        "mã có chữ mà mã dự thi không dùng", "the code has characters that no contest code has"
    ),
    "contest-code-length": Sentence("mã thiếu hoặc thừa chữ", "the code has too few or too many characters"),
    "contest-code-slip": Sentence("mã gõ sai ở nhóm {groups}", "the code has a slip in group {groups}"),
    "contest-code-other": Sentence(
        "mã không phải của cuộc thi này, hoặc gõ sai nhiều chữ",
        "the code is of another contest, or has several slips",
    ),
    "contest-code-late": Sentence("mã làm xong sau khi hết hạn", "the code was finished after the end"),
    "contest-code-word": Sentence("chữ ở tại chỗ không đúng", "the word at the place is not right"),
    "contest-code-twice": Sentence("mã này đã có ở dòng {first}", "this code is in line {first} already"),
    "contest-taker-twice": Sentence(
        "người này đã có ở dòng {first}; tính mã đầu", "this taker is in line {first} already; the first code counts"
    ),
    "contest-nobody": Sentence("không có mã nào tính được; chưa viết gì", "no code counts; nothing was written"),
    "contest-scored": Sentence(
        "{path}: {takers} người, {refused} dòng không tính; bản in: {pdf}",
        "{path}: {takers} takers, {refused} lines do not count; to print: {pdf}",
    ),
    "contest-head-rank": Sentence("Hạng", "Rank"),
    "contest-head-right": Sentence("Số câu đúng", "Right"),
    "contest-head-time": Sentence("Thời gian", "Time"),
    "contest-head-guess": Sentence("Đoán số người", "Guess"),
    "contest-head-line": Sentence("Dòng", "Line"),
    "contest-head-code": Sentence("Cuối mã", "Code ends"),
    "contest-paper": Sentence("Kết quả: {name}", "Results: {name}"),
    "contest-paper-rule": Sentence(
        "{takers} người dự thi, {questions} câu tính điểm; xếp theo số câu đúng, rồi {ties}; giờ là giờ máy người thi",
        "{takers} takers, {questions} questions that count; in order of right answers, then {ties}; times by takers' clocks",
    ),
    "contest-tie-time": Sentence("thời gian ngắn hơn", "the shorter time"),
    "contest-tie-guess": Sentence("đoán gần đúng số người dự thi hơn", "the nearer guess of the number of takers"),
    "contest-tie-first": Sentence("bắt đầu sớm hơn", "the earlier beginning"),
    "contest-paper-refused": Sentence("Không tính", "Not counted"),
}
