"""What `ditich archive` says: what it packed, left out, and found in photographs and recordings."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics.sentence import Sentence

ARCHIVE: Mapping[str, Sentence] = {
    "archive-packed": Sentence(
        "đã gói {path} ({bytes} byte); cất ở ít nhất hai nơi",
        "packed {path} ({bytes} bytes); keep it in at least two places",
    ),
    "archive-no-git": Sentence(
        "Git không theo dõi gì trong {folder}, nên chỉ gói những tệp chương trình biết",
        "Git tracks nothing in {folder}, so only files the program knows are packed",
    ),
    "archive-untracked": Sentence(
        "{path} chưa đưa vào Git; vẫn gói vì trang dựng từ nó",
        "{path} is not in Git yet; it is packed, because the site is built from it",
    ),
    "archive-secret": Sentence(
        "không gói {path}: tên ấy là của tệp giữ khóa hay mật khẩu; nếu đúng vậy thì git rm --cached và đổi khóa ngay",
        "left out {path}: files with keys or passwords have such names; if so, git rm --cached it and change the key",
    ),
    "archive-leftover": Sentence(
        "không gói {path}: tệp tạm hoặc bản sao mà máy để lại; bỏ nó khỏi Git",
        "left out {path}: a temporary file or copy that a program left behind; remove it from Git",
    ),
    "archive-link": Sentence(
        "không gói {path}: đây là liên kết tượng trưng; chép chính tệp ấy vào",
        "left out {path}: a symbolic link; copy the file itself there",
    ),
    "archive-special": Sentence(
        "không gói {path}: đây không phải là tệp thường mà là ống dẫn, ổ cắm hoặc thiết bị",
        "left out {path}: no file but a pipe, a socket or a device",
    ),
    "archive-submodule": Sentence(
        "không gói {path}: đây là một kho Git khác; nếu là submodule thì chạy git submodule update --init rồi gói lại",
        "left out {path}: another Git repository; if it is a submodule, run git submodule update --init, then again",
    ),
    "archive-not-utf8": Sentence(
        "không gói {path}: tên tệp không phải UTF-8; đổi tên không dấu",
        "left out {path}: its name is not UTF-8; rename it without accents",
    ),
    "archive-windows": Sentence(
        "Windows không nhận tên {path}; đổi tên để gói này mở được ở mọi máy",
        "Windows refuses the name {path}; rename it, so that this archive can be unpacked anywhere",
    ),
    "archive-alike": Sentence(
        "{path} và {other} chỉ khác chữ hoa hay cách ghép dấu; trên Windows và macOS tệp nọ đè tệp kia",
        "{path} and {other} differ in capitals or accents alone; on Windows and macOS one replaces the other",
    ),
    "archive-secret-text": Sentence(
        "{path}:{line}: giống khóa hoặc mật khẩu ({owner}), và sẽ nằm trong gói; nếu thật thì xóa đi và đổi khóa ngay",
        "{path}:{line}: looks like a key or password ({owner}), and is in the archive; if it is one, delete and change it",
    ),
    "archive-notes": Sentence(
        "{path} có ghi {kinds}; thêm --strip để bản trong gói không còn",
        "{path} holds {kinds}; with --strip the copy in the archive does not",
    ),
    "archive-stripped": Sentence(
        "{path}: bản trong gói không còn {kinds}; tệp gốc còn nguyên",
        "{path}: the copy in the archive is without {kinds}; the original is untouched",
    ),
    "archive-unread": Sentence(
        "{path} bị cắt ngang nên không biết trong đó ghi gì",
        "{path} breaks off, so nobody knows what is noted in it",
    ),
    "archive-unread-left-out": Sentence(
        "không gói {path}: tệp bị cắt ngang nên không lấy ghi chú ra được",
        "left out {path}: it breaks off, so that no notes can be taken out of it",
    ),
    "note-place": Sentence("nơi chụp", "where it was taken"),
    "note-maker": Sentence("ghi chú riêng của hãng máy", "a maker's note"),
    "note-serial": Sentence("số máy", "a serial number"),
    "note-owner": Sentence("tên người", "somebody's name"),
    "note-thumbnail": Sentence("ảnh nhỏ kèm theo", "an embedded thumbnail"),
    "note-text": Sentence("lời ghi", "a title or comment"),
    "note-camera": Sentence("kiểu máy, giờ chụp", "camera and time"),
    "note-editor": Sentence("ghi chú của phần mềm", "an editor's notes"),
    "note-behind": Sentence("phim hay ảnh khác nối sau", "a film or picture behind its end"),
    "note-tag": Sentence("thẻ ghi quanh tiếng (ID3)", "tags around the sound (ID3)"),
    "archive-wheels": Sentence("không tải được thư viện: {why}", "the libraries could not be fetched: {why}"),
}
