"""What is said where the system refuses or a file of the program is damaged: one sentence each, exit code 3."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics.sentence import Sentence

SYSTEM: Mapping[str, Sentence] = {
    "system-full": Sentence("hết chỗ trống trên đĩa khi ghi “{path}”", "the disk is full, writing “{path}”"),
    "system-forbidden": Sentence(
        "máy không cho phép: “{path}” ({why})", "the system does not allow it: “{path}” ({why})"
    ),
    "system-name-long": Sentence(
        "tên tệp quá dài với máy này: “{path}”", "a file name too long for this system: “{path}”"
    ),
    "system-kind": Sentence(
        "“{path}” không đúng loại: thư mục nằm ở chỗ của tệp, hoặc ngược lại, hoặc là ống dẫn, ổ cắm, thiết bị; chuyển nó đi",
        "“{path}” is of the wrong kind: a folder for a file, a file for a folder, or a pipe, socket or device; move it away",
    ),
    "system-damaged": Sentence(
        "“{path}” hỏng, hoặc không phải UTF-8; lấy lại bản cũ, ví dụ: git checkout -- {path}",
        "“{path}” is damaged, or not UTF-8; bring back the old one, for example: git checkout -- {path}",
    ),
    "system-memory": Sentence(
        "máy không đủ bộ nhớ; xem có tệp nào lớn bất thường không",
        "there is not enough memory; see whether some file is unusually large",
    ),
    "system-here": Sentence(
        "thư mục đang đứng không còn nữa; cd sang thư mục khác rồi chạy lại",
        "the folder you are in is gone; cd to another one and run again",
    ),
    "system-nowhere": Sentence(
        "không có “{path}”, hoặc không có thư mục chứa nó; xem lại đường dẫn",
        "there is no “{path}”, or no folder for it; see whether the path is right",
    ),
    "system-other": Sentence("máy báo lỗi ở “{path}”: {why}", "the system reports an error at “{path}”: {why}"),
    "system-helper": Sentence(
        "máy đã dừng một tiến trình giúp việc, thường vì hết bộ nhớ",
        "the system stopped a helper process, mostly for want of memory",
    ),
    "system-epoch": Sentence(
        "biến môi trường SOURCE_DATE_EPOCH là “{value}”; cần số giây từ năm 1970, ví dụ 1795824000",
        "SOURCE_DATE_EPOCH is “{value}”; it wants seconds since 1970, e.g. 1795824000",
    ),
}
