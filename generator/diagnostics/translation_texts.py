"""What `ditich translate` says, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics.sentence import Sentence

TRANSLATION: Mapping[str, Sentence] = {
    "translate-relic": Sentence("không có di tích “{relic}”", "there is no relic “{relic}”"),
    "translate-relic-meant": Sentence(
        "không có di tích “{relic}”; có phải: {best}", "there is no relic “{relic}”; did you mean: {best}"
    ),
    "translate-language": Sentence(
        "không có bản dịch “{language}”; các bản dịch của dự án: {known}",
        "there is no translation into “{language}”; those of the project: {known}",
    ),
    "translate-ci": Sentence(
        "“translate seen” ghi điều một người xác nhận, nên không chạy trong CI",
        "“translate seen” records what a person confirms, so it does not run in CI",
    ),
    "state-current": Sentence("khớp bản gốc {count}", "{count} current"),
    "state-behind": Sentence("bản gốc đã đổi {count}", "{count} behind"),
    "state-missing": Sentence("chưa dịch {count}", "{count} missing"),
    "state-orphan": Sentence("không còn ở bản gốc {count}", "{count} not in the source"),
    "state-unsure": Sentence("cả hai đã đổi, chưa rõ {count}", "{count} changed on both sides"),
    "state-unknown": Sentence("chưa ai xác nhận {count}", "{count} unknown"),
    "state-machine": Sentence("máy dịch, chưa ai đọc lại", "machine translation nobody has reviewed"),
    "state-reviewed": Sentence("có người duyệt", "reviewed"),
    "state-no-text": Sentence("chưa có bản này", "no text yet"),
    "state-name-behind": Sentence("bản gốc đã đổi", "behind"),
    "state-name-missing": Sentence("chưa dịch", "missing"),
    "state-name-orphan": Sentence("không còn ở bản gốc", "not in the source"),
    "state-name-unsure": Sentence("cả hai đã đổi", "changed on both sides"),
    "state-all": Sentence(
        "{current} đoạn khớp bản gốc, trên {all} đoạn của {texts} bản dịch",
        "{current} of {all} passages of {texts} translations are current",
    ),
    "state-next": Sentence(
        "sửa xong, hoặc đọc lại thấy vẫn đúng, thì: ditich translate seen DI-TÍCH NGÔN-NGỮ",
        "once mended, or read again and found right: ditich translate seen RELIC LANGUAGE",
    ),
    "state-to-write": Sentence(
        "máy tự ghi được {files} tệp (chỉ bản dịch đổi, hoặc cả hai đổi mà vẫn khớp): ditich translate state --write",
        "{files} files can be written by itself (only the translation changed, or both did and agree): "
        "ditich translate state --write",
    ),
    "translate-written": Sentence("đã ghi {path}", "wrote {path}"),
    "translate-seen-nothing": Sentence(
        "không có gì mới để ghi: mọi đoạn đã khớp", "nothing to record: every passage is current already"
    ),
    "translate-seen": Sentence("đã ghi nhận {count} đoạn là khớp bản gốc", "recorded {count} passages as current"),
}
