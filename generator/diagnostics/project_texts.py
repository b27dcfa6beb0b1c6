"""What `ditich init`, `ditich templates`, `ditich upgrade` and `ditich facts` say, and why nothing is printed with an address; in both languages."""

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
    "words-tag": Sentence(
        "CLDR không có ngôn ngữ nào với mã hai chữ “{language}” (ISO 639-1); ví dụ: ditich words it",
        "CLDR has no language with the two letters “{language}” (ISO 639-1); for example: ditich words it",
    ),
    "words-tag-meant": Sentence(
        "CLDR không có ngôn ngữ nào với mã hai chữ “{language}” (ISO 639-1); có phải: ditich words {best}",
        "CLDR has no language with the two letters “{language}” (ISO 639-1); did you mean: ditich words {best}",
    ),
    "words-script": Sentence(
        "{name} viết bằng chữ {script} (ISO 15924), chương trình chưa có; thêm một mục trong generator/languages/scripts.py và phông chữ trong templates/fonts",
        "{name} is written in {script} (ISO 15924), which the program does not have yet; add an entry to generator/languages/scripts.py, and its faces to templates/fonts",
    ),
    "words-unread": Sentence(
        "không bổ sung được {path}: tệp không đọc được, hoặc thiếu dòng “words:”; chạy: ditich check",
        "{path} cannot be completed: it cannot be read, or has no line “words:”; run: ditich check",
    ),
    "words-whole": Sentence(
        "{path}: đủ cả {of} lời, không có gì phải dịch", "{path}: all {of} words are there, nothing is to be translated"
    ),
    "words-left": Sentence(
        "{path}: còn {count} trong {of} lời phải dịch, đều đã có chỗ trong tệp",
        "{path}: {count} of {of} words are to be translated; each has its place in the file already",
    ),
    "words-written": Sentence(
        "đã ghi {path}: còn {count} trong {of} lời phải dịch",
        "wrote {path}: {count} of {of} words are to be translated",
    ),
    "words-next": Sentence(
        "viết từng lời sau dấu hai chấm của nó; để trang nói thứ tiếng này, thêm {language} vào dòng languages của content/project.yaml",
        "write each word behind its colon; for the site to speak the language, add {language} to languages in content/project.yaml",
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
    "comment-wrong": Sentence(
        "Kiểm tra: {errors} lỗi phải sửa, {warnings} cảnh báo", "Check: errors to mend: {errors}, warnings: {warnings}"
    ),
    "comment-right": Sentence("Kiểm tra: không có lỗi nào", "Check: no errors"),
    "comment-preview": Sentence("Xem trước trang với thay đổi này", "Look at the site with this change"),
    "comment-impact": Sentence(
        "Biển đã in: chỉ sửa trang, in lại, hay hoàn tác?", "Printed plaques: page only, print again, or undo?"
    ),
    "comment-errors": Sentence("Phải sửa", "To mend"),
    "comment-warnings": Sentence(
        "Cảnh báo: {warnings}, không chặn việc gộp", "Warnings: {warnings}; they stop nothing"
    ),
    "comment-line": Sentence("dòng {line}:", "line {line}:"),
    "comment-fix": Sentence(
        "Sửa ngay trong tệp, ở đúng dòng ấy; lời này tự đổi theo; có máy tính thì `ditich check --fix` sửa giúp những chỗ chắc chắn",
        "Edit the file at that line; this comment follows; on a computer, `ditich check --fix` mends what is certain",
    ),
    "comment-more": Sentence(
        "… còn {more} chỗ nữa; xem ở từng dòng trong thẻ Files changed",
        "… and {more} more; see the lines in Files changed",
    ),
    "comment-unread": Sentence(
        "{path} không phải kết quả của check --format answers", "{path} is not what check --format answers writes"
    ),
    "comment-address": Sentence(
        "địa chỉ xem trước phải bắt đầu bằng https:// và chỉ gồm chữ không dấu, số, dấu chấm, gạch nối, gạch chéo",
        "the preview's address begins with https:// and has letters, digits, dots, hyphens and slashes only",
    ),
    "impact-count": Sentence(
        "thay đổi này đụng tới chữ trên {plaques} biển đã in, trong đó {hung} biển đang treo: chỉ sửa trang, in lại, hay hoàn tác?",
        "printed plaques whose words this change touches: {plaques}, of which hang: {hung}; page only, print again, or undo?",
    ),
    "impact-none": Sentence(
        "thay đổi này không đụng tới chữ trên biển nào đã in", "this change touches no words on a printed plaque"
    ),
    "fix-write-alone": Sentence(
        "--write đi cùng --fix: ditich check --fix --write", "--write goes with --fix: ditich check --fix --write"
    ),
    "fix-meanwhile": Sentence(
        "{path} vừa được sửa ở nơi khác, nên chưa ghi gì; chạy lại ditich check --fix",
        "{path} was changed by somebody else just now, so nothing was written; run ditich check --fix again",
    ),
    "fix-nothing": Sentence(
        "không có lỗi nào mà máy chắc chắn sửa đúng được; còn {left} lỗi cần người sửa",
        "nothing here can be mended with certainty; {left} errors are left to you",
    ),
    "fix-shown": Sentence(
        "mới cho xem, chưa ghi gì: máy sửa được {problems} chỗ ở {files} tệp, còn {left} lỗi cần người sửa; ghi thật: "
        "ditich check --fix --write",
        "this is a look only: {problems} places in {files} files can be mended, {left} errors are left to you; to write: "
        "ditich check --fix --write",
    ),
    "fix-written": Sentence(
        "đã sửa {problems} chỗ ở {files} tệp, còn {left} lỗi cần người sửa; xem lại bằng git diff",
        "mended {problems} places in {files} files, {left} errors are left to you; look at git diff",
    ),
    "upgrade-unread": Sentence(
        "chưa đổi gì: sửa các tệp trên đây rồi chạy lại ditich upgrade",
        "nothing was changed: mend the files above, then run ditich upgrade again",
    ),
    "upgrade-meanwhile": Sentence(
        "{path} vừa được sửa ở nơi khác, nên chưa ghi gì; chạy lại ditich upgrade",
        "{path} was changed by somebody else just now, so nothing was written; run ditich upgrade again",
    ),
    "upgrade-written": Sentence("đã ghi {path}", "wrote {path}"),
    "upgrade-deleted": Sentence("đã bỏ {path}", "removed {path}"),
    "upgrade-nothing": Sentence(
        "không có gì viết theo cách cũ mà máy đổi được",
        "nothing is in an older form that can be brought up to date here",
    ),
    "upgrade-shown": Sentence(
        "mới cho xem: {files} tệp sẽ đổi, chưa ghi gì; ghi thật: ditich upgrade --write",
        "this is a look only: {files} files would change, nothing was written; to write: ditich upgrade --write",
    ),
    "upgrade-next": Sentence(
        "xong: {files} tệp; tiếp theo: ditich check, rồi xem git diff",
        "done: {files} files; next: ditich check, then look at git diff",
    ),
    "upgrade-field": Sentence(
        "“{field}” là cách viết cũ mà máy không đoán được nghĩa; tự sửa, ditich check gợi ý cách",
        "“{field}” is an older form whose meaning cannot be told here; edit it by hand, ditich check says how",
    ),
    "upgrade-laid-out": Sentence(
        "tệp này được viết theo lối mà máy không sửa được nguyên vẹn; tự sửa, ditich check gợi ý cách",
        "this file is laid out in a way that cannot be edited without changing more; edit it by hand, ditich check says how",
    ),
    "upgrade-country": Sentence(
        "dự án có ở nước {code} không? nếu có, thêm dòng: country: {code}; nếu không, thêm dòng: country:",
        "is the project in {code}? if so, add the line: country: {code}; if not, add the line: country:",
    ),
    "upgrade-words-there": Sentence(
        "chữ của tiếng “{language}” phải tự chuyển sang {file}: tệp ấy đã có, hoặc chương trình chưa có tiếng này",
        "the words of “{language}” are to be moved to {file} by hand: it is there already, or the program has no such language",
    ),
    "upgrade-words-gone": Sentence(
        "những chữ nay không trang nào dùng dưới tên này, nên không chuyển ({count}): {keys}",
        "words that no page uses under this name today, so they are left out ({count}): {keys}",
    ),
    "upgrade-wards": Sentence(
        "danh sách phường nay thuộc về một nước: tự chuyển vào {folder}",
        "a list of wards belongs to a country today: move it into {folder} by hand",
    ),
    "upgrade-asked": Sentence(
        "“{name}” nay là: {today}; tự sửa trong mẫu này", "“{name}” is today: {today}; edit this template by hand"
    ),
    "facts-agree": Sentence(
        "các bản nói như nhau: {relics} nơi đã so, {accepted} chỗ khác đã có người nhận",
        "the texts agree: {relics} places compared, {accepted} accepted differences",
    ),
    "facts-notices": Sentence(
        "đổi ở một ngôn ngữ thôi, chờ người xem: {count}",
        "changed in one language alone, for a person to confirm: {count}",
    ),
    "facts-relic": Sentence(
        "không có di tích “{relic}” trong content/sites", "there is no relic “{relic}” in content/sites"
    ),
    "facts-relic-meant": Sentence(
        "không có di tích “{relic}”; có phải: ditich facts {best}",
        "there is no relic “{relic}”; did you mean: ditich facts {best}",
    ),
    "facts-ci": Sentence(
        "--accept và --learn cần một người quyết định, nên không chạy trên máy tự động (biến CI)",
        "--accept and --learn need a person to decide, so they do not run where CI is set",
    ),
    "facts-no-difference": Sentence(
        "không có chỗ khác nhau nào tên “{name}”; chép đúng tên trong lời nhắn của ditich facts",
        "there is no difference named “{name}”; copy its name from what ditich facts says",
    ),
    "facts-slip": Sentence(
        "“{name}” giống lỗi gõ nên không nhận: sửa bài, hoặc ghi cách viết vào content/glossary.yaml",
        "“{name}” looks like a slip and is not accepted: mend the text, or put the form into content/glossary.yaml",
    ),
    "facts-by-why": Sentence(
        "ghi rõ ai nhận và vì sao: --by TÊN --why LÝ-DO", "say who accepts it and why: --by NAME --why REASON"
    ),
    "facts-accepted": Sentence("đã ghi vào {path}: {name}", "written into {path}: {name}"),
    "facts-proposed": Sentence(
        "{count} đề nghị, chưa ghi gì: dòng nào đúng thì chép vào {path}",
        "{count} proposals, nothing was written: copy the right lines into {path}",
    ),
    "facts-nothing-to-learn": Sentence(
        "không có tên nào để đề nghị cho {path}", "there is no name to propose for {path}"
    ),
}
