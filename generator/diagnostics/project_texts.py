"""What `ditich init` and `ditich templates` say, and why nothing is printed with an address; in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics.sentence import Sentence

PROJECT: Mapping[str, Sentence] = {
    "init-name": Sentence("Trang tên gì", "What the site is called"),
    "init-address": Sentence(
        "Địa chỉ của trang; chưa có tên miền thì để nguyên, còn đổi được cho tới khi in biển",
        "The site's address; without a domain leave it as it is, it can be changed until a plaque is printed",
    ),
    "init-languages": Sentence(
        "Các ngôn ngữ, ngôn ngữ gốc trước ({known})", "The languages, the one you write in first ({known})"
    ),
    "init-host": Sentence("Đưa lên mạng ở đâu", "Where it is published"),
    "init-name-empty": Sentence(
        "tên trang không được trống; ví dụ: --name “Di tích quê tôi”",
        "the site needs a name; for example: --name “Relics of our town”",
    ),
    "init-address-wrong": Sentence(
        "“{address}” không dùng làm địa chỉ trang được; thử: --address {best}",
        "“{address}” cannot be the address of a site; try: --address {best}",
    ),
    "init-language-unknown": Sentence(
        "không có ngôn ngữ “{language}”; đang có: {known}; ví dụ: --languages vi,en",
        "there is no language “{language}”; there are: {known}; for example: --languages vi,en",
    ),
    "init-country": Sentence(
        "Ở nước nào; nước chưa có dữ liệu thì gõ - ({known})",
        "In which country; type - for one that is not here ({known})",
    ),
    "init-country-unknown": Sentence(
        "chưa có dữ liệu của nước “{country}”; đang có: {known}; nước khác thì bỏ --country, mọi thứ khác vẫn dựng được",
        "nothing is known of a country “{country}”; there are: {known}; for another one leave out --country, all else works",
    ),
    "init-there": Sentence(
        "{folder} đã có và không trống, nên không viết gì vào; đặt tên thư mục khác",
        "{folder} is there and is not empty, so nothing was written; name another folder",
    ),
    "init-written": Sentence("đã viết {files} tệp vào {folder}", "wrote {files} files to {folder}"),
    "init-next": Sentence("tiếp theo: cd {folder} rồi ditich serve", "next: cd {folder}, then ditich serve"),
    "templates-legend": Sentence(
        "* mẫu của dự án thay cho mẫu có sẵn · + mẫu riêng của dự án ({folder})",
        "* the project's, in place of the built-in one · + the project's alone ({folder})",
    ),
    "templates-copied": Sentence(
        "đã chép ra {path}; từ nay tệp này được dùng thay cho mẫu có sẵn",
        "copied to {path}; from now on it counts instead of the built-in one",
    ),
    "templates-there": Sentence("{path} đã có; không ghi đè", "{path} is already there; nothing was overwritten"),
    "templates-unknown": Sentence(
        "không có mẫu nào tên “{name}”; xem: ditich templates", "there is no template “{name}”; see: ditich templates"
    ),
    "templates-meant": Sentence(
        "không có mẫu nào tên “{name}”; có phải: ditich templates copy {best}",
        "there is no template “{name}”; did you mean: ditich templates copy {best}",
    ),
    "plaque-trial": Sentence(
        "{payload} chỉ là địa chỉ thử (.example); điền tên miền thật vào project.yaml trước khi in",
        "{payload} is a trial's address (.example); put the real domain into project.yaml before printing",
    ),
    "plaque-borrowed": Sentence(
        "{payload} là địa chỉ của {lender}, in rồi không dời đi được; thêm vào project.yaml: borrowed: true, hoặc đổi address "
        "sang tên miền của mình trước khi in",
        "{payload} is an address of {lender}'s, which no plaque can take along; add to project.yaml: borrowed: true, or change "
        "address to a domain of your own before printing",
    ),
}
