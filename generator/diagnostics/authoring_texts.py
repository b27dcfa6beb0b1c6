"""What is said where a relic is begun, by hand or from an issue form, and of the schemas for editors."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics.sentence import Sentence

AUTHORING: Mapping[str, Sentence] = {
    "new-written": Sentence("đã viết {path}", "wrote {path}"),
    "new-next": Sentence("điền các chỗ “…”, rồi chạy: ditich check", "fill in the “…”, then run: ditich check"),
    "new-there": Sentence("{path} đã có; không ghi đè", "{path} is already there; nothing was overwritten"),
    "new-name": Sentence(
        "“{name}” không dùng làm mã di tích được; ví dụ: dinh-thoi-an",
        "“{name}” cannot be a relic's id; for example: dinh-thoi-an",
    ),
    "new-nameless": Sentence(
        "cần mã của di tích, ví dụ: ditich new dinh-thoi-an; hoặc --from-issue",
        "the relic's id is missing, for example: ditich new dinh-thoi-an; or --from-issue",
    ),
    "issue-other": Sentence(
        "{path} không phải nội dung của phiếu “Di tích mới”; chép nguyên phần thân của issue, cả các dòng ###",
        "{path} is not the text of the form “a new relic”; copy the whole body of the issue, with its lines ###",
    ),
    "issue-note": Sentence(
        "Di tích mới `{relic}`, biển `{code}`, viết sẵn từ phiếu; là **bản nháp**: gộp vào thì được kiểm tra và xem thử, chưa đăng, chưa in biển",
        "A new relic, `{relic}`, with plaque `{code}`, begun from the form; it is a **draft**: merged, it is checked and can be looked at, but not published, and no "
        "plaque is printed",
    ),
    "issue-next": Sentence(
        "Trước khi gộp, đọc hết các tệp, nhất là lời kể và nguồn, sửa chỗ nào chưa đúng; đủ rồi thì xóa dòng `draft: true` trong `content/sites/{relic}/site.yaml`",
        "Before you merge, read all files, above all what was told and its source, and mend what is not right; when it is done, delete the line `draft: true` in "
        "`content/sites/{relic}/site.yaml`",
    ),
    "issue-lacking": Sentence("Còn thiếu:", "Still missing:"),
    "issue-photos": Sentence(
        "Ảnh gửi kèm phiếu. Xem, hỏi giấy phép, rồi tải vào `content/sites/{relic}/photos/`; máy không tự tải ảnh của người lạ:",
        "Photographs of the form. Look at them, ask for the licence, and put them into `content/sites/{relic}/photos/`; a stranger's files are not fetched by themselves:",
    ),
    "issue-photos-none": Sentence(
        "Phần ảnh trong phiếu không có tấm nào gửi lên GitHub; xem lại issue",
        "What the form says of photographs has none that was sent to GitHub; see the issue",
    ),
    "issue-aside": Sentence(
        "Những phần này của phiếu chưa đưa vào tệp được, vì sao thì ghi ở dòng đầu; sửa rồi đưa vào:",
        "These parts of the form could not be put into the files, for the reason in the first line; mend them and put them in:",
    ),
    "schema-written": Sentence("đã viết vào {folder}: {names}", "wrote into {folder}: {names}"),
    "schema-same": Sentence("{folder}: không có gì đổi", "{folder}: nothing changed"),
}
