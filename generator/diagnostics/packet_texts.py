"""What `ditich translate out` and `ditich translate in` say, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics.sentence import Sentence

PACKET: Mapping[str, Sentence] = {
    "packet-extra": Sentence(
        'máy này chưa có thư viện viết tệp Word; chạy: pip install "ditich[translate]"',
        'the library that writes Word files is not here; run: pip install "ditich[translate]"',
    ),
    "packet-no-file": Sentence(
        "không có tệp {path}; ghi đường dẫn tới tệp Word đã nhận lại",
        "there is no file {path}; give the path of the Word file that came back",
    ),
    "packet-out": Sentence("{path}: {rows} đoạn trên {of}", "{path}: {rows} of {of} passages"),
    "packet-out-none": Sentence(
        "{relic}/{language}: không đoạn nào đổi từ lần trước; gửi cả bài thì thêm --all",
        "{relic}/{language}: nothing has changed since; add --all to send the whole text",
    ),
    "packet-out-no-source": Sentence(
        "{relic}: chưa có bài {language} để dịch", "{relic}: there is no text in {language} to translate yet"
    ),
    "packet-out-next": Sentence(
        "gửi tệp .docx, hoặc in tệp .html; nhận lại thì: ditich translate in TỆP.docx",
        "send the .docx, or print the .html; when it comes back: ditich translate in FILE.docx",
    ),
    "packet-out-xliff": Sentence(
        "mở tệp .xlf bằng Weblate, OmegaT…; nhận lại thì: ditich translate in TỆP.xlf",
        "open the .xlf in Weblate, OmegaT …; when it comes back: ditich translate in FILE.xlf",
    ),
    "packet-counts": Sentence(
        "{relic}/{language}: {changed} đoạn mới hoặc sửa, {unchanged} đoạn để nguyên, {empty} ô trống",
        "{relic}/{language}: {changed} passages new or changed, {unchanged} left as they are, {empty} empty",
    ),
    "packet-review": Sentence("người đọc: {by}, {on}", "read by: {by}, {on}"),
    "packet-same": Sentence("phiếu này không làm thay đổi gì", "this packet changes nothing"),
    "packet-unwritten": Sentence(
        "chưa ghi gì; sửa các lỗi trên đây trong tệp Word rồi chạy lại",
        "nothing was written; mend the errors above in the Word file, then run this again",
    ),
    "packet-shown": Sentence(
        "chưa ghi gì; xem lại, rồi ghi: ditich translate in {path} --write",
        "nothing was written; look at it, then write it: ditich translate in {path} --write",
    ),
    "packet-next": Sentence(
        "xem lại số, ngày, tên: ditich facts {relic}; rồi: ditich check",
        "compare numbers, days and names: ditich facts {relic}; then: ditich check",
    ),
    "packet-meanwhile": Sentence(
        "{path} vừa được sửa ở nơi khác, nên chưa ghi gì; chạy lại ditich translate in",
        "{path} was changed by somebody else just now, so nothing was written; run ditich translate in again",
    ),
}
