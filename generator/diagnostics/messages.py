"""Every message of the command line that is not a problem, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.diagnostics.archive_texts import ARCHIVE
from generator.diagnostics.authoring_texts import AUTHORING
from generator.diagnostics.contest_texts import CONTEST
from generator.diagnostics.counts_texts import COUNTS
from generator.diagnostics.elsewhere_texts import ELSEWHERE
from generator.diagnostics.export_texts import EXPORT
from generator.diagnostics.inspection_texts import INSPECTION
from generator.diagnostics.packet_texts import PACKET
from generator.diagnostics.printable import with_bytes
from generator.diagnostics.project_texts import PROJECT
from generator.diagnostics.register_texts import REGISTER
from generator.diagnostics.sentence import Locale, Sentence
from generator.diagnostics.signoff_texts import SIGNOFF
from generator.diagnostics.system_texts import SYSTEM
from generator.diagnostics.translation_texts import TRANSLATION

WORDS: Mapping[str, Sentence] = {
    "error": Sentence("lỗi", "error"),
    "warning": Sentence("cảnh báo", "warning"),
    "hint": Sentence("gợi ý", "hint"),
    "count": Sentence("lỗi: {errors}, cảnh báo: {warnings}", "errors: {errors}, warnings: {warnings}"),
    "untouched": Sentence(
        "chưa xuất bản gì; bản tốt lần trước còn nguyên",
        "nothing was published; the last good output is untouched",
    ),
    "checked": Sentence(
        "nội dung đúng: {relics} di tích, {plaques} biển QR",
        "the content is right: {relics} relics, {plaques} plaques",
    ),
    "drafts": Sentence(
        "bản nháp, chưa xuất bản: {drafts} ({relics})",
        "drafts, not published: {drafts} ({relics})",
    ),
    "drafts-preview": Sentence(
        "Bản xem trước của một thay đổi, chưa phải trang thật", "The preview of a change, not the site itself"
    ),
    "drafts-built": Sentence(
        "trang có cả bản nháp ({drafts}), để xem trước: {folder}; đừng đưa thư mục này lên làm trang thật",
        "the site with its drafts ({drafts}), to be looked at: {folder}; do not publish this folder as the site itself",
    ),
    "built": Sentence(
        "xong: {outputs} tệp, {written} tệp mới hoặc đổi, {removed} tệp cũ đã bỏ ({seconds} giây)",
        "done: {outputs} files, {written} new or changed, {removed} stale ones removed ({seconds} s)",
    ),
    "nothing-new": Sentence("không có gì mới; mọi tệp còn nguyên", "nothing has changed; every file stands as it is"),
    "progress": Sentence("đang làm", "building"),
    "serving": Sentence("xem tại {address} (Ctrl+C để dừng)", "open {address} (Ctrl+C stops it)"),
    "serving-network": Sentence(
        "máy khác cùng mạng xem tại {address}; ai trên mạng ấy cũng xem được, chỉ mở trên mạng tin được",
        "other machines of the network open {address}; everybody on it can, so do this on one you trust",
    ),
    "bind-form": Sentence(
        "“{address}” không phải địa chỉ IP; gõ 127.0.0.1 để chỉ máy này xem, 0.0.0.0 để cả mạng xem",
        "“{address}” is no IP address; type 127.0.0.1 for this machine alone, 0.0.0.0 for the whole network",
    ),
    "bind-foreign": Sentence(
        "máy này không có địa chỉ {address}; gõ --bind 0.0.0.0 để mở ở mọi địa chỉ của máy",
        "this machine does not have the address {address}; type --bind 0.0.0.0 to listen at all it has",
    ),
    "open-none": Sentence(
        "không mở được trình duyệt nào; tự mở {address}", "no browser could be opened; open {address} yourself"
    ),
    "rebuilt": Sentence(
        "đã dựng lại; không có lỗi hay cảnh báo nào", "built again; there are no errors and no warnings"
    ),
    "wrong-content": Sentence("Nội dung đang có lỗi", "The content has problems"),
    "wrong-build": Sentence("Không dựng được trang", "The site could not be built"),
    "preview-fault": Sentence(
        "chương trình gặp lỗi của chính nó (chi tiết ở cửa sổ dòng lệnh); lần lưu tới sẽ thử lại",
        "the program failed by its own fault (the terminal has the details); the next save tries again",
    ),
    "preview-host": Sentence(
        "bản xem thử chỉ trả lời ở 127.0.0.1 và localhost, trên chính máy này",
        "the preview answers at 127.0.0.1 and localhost only, on this machine",
    ),
    "preview-host-number": Sentence(
        "bản xem thử chỉ trả lời ở địa chỉ bằng số, ví dụ http://192.168.1.5:8000/, và localhost",
        "the preview answers at addresses in numbers, e.g. http://192.168.1.5:8000/, and at localhost",
    ),
    "preview-origin": Sentence(
        "bản xem thử không trả lời trang web khác", "the preview does not answer other web pages"
    ),
    "preview-method": Sentence(
        "bản xem thử chỉ để xem: GET và HEAD", "the preview is there to be looked at: GET and HEAD"
    ),
    "port-next": Sentence(
        "cổng {port} đang có chương trình khác dùng, nên lấy cổng {next}",
        "another program uses port {port}; taking {next} instead",
    ),
    "port-busy": Sentence(
        "cổng {port} đang có chương trình khác dùng; chọn cổng khác, ví dụ: --port {other}",
        "another program uses port {port}; choose another, for example: --port {other}",
    ),
    "port-refused": Sentence(
        "máy không cho mở cổng {port}: {why}", "the system does not let port {port} be opened: {why}"
    ),
    "watch-no-name": Sentence(
        "biển {code}: không tìm thấy tên miền {host}; xem tên miền còn hạn và DNS còn trỏ đúng không",
        "plaque {code}: the name {host} is not found; see whether the domain is paid for and its DNS is right",
    ),
    "watch-lost": Sentence(
        "biển {code}: {host} không còn là của mình; làm biển mới thay tấm này",
        "plaque {code}: {host} is not ours any more; make a new plaque in its stead",
    ),
    "watch-foreign": Sentence(
        "biển {code}: {address} dẫn sang {host}, không phải máy chủ của mình; xem lại cấu hình và tên miền ngay",
        "plaque {code}: {address} leads to {host}, which is not ours; look at the configuration and the domain at once",
    ),
    "watch-downgrade": Sentence(
        "biển {code}: {address} dẫn từ https sang {target} không bảo mật; sửa chuyển hướng trên máy chủ",
        "plaque {code}: {address} leads from https to {target}; mend the redirect on the server",
    ),
    "watch-loop": Sentence(
        "biển {code}: {address} chuyển hướng vòng quanh mãi; sửa chuyển hướng trên máy chủ",
        "plaque {code}: {address} is redirected round and round; mend the redirects on the server",
    ),
    "watch-location": Sentence(
        "biển {code}: {address} trả lời {status} mà không nói rõ chuyển đi đâu; sửa chuyển hướng trên máy chủ",
        "plaque {code}: {address} answers {status} without saying clearly where to; mend the redirect on the server",
    ),
    "watch-sticks": Sentence(
        "biển {code}: {address} chuyển hướng {status} vĩnh viễn theo ngôn ngữ; điện thoại sẽ nhớ mãi, đổi thành 302",
        "plaque {code}: {address} redirects with {status} to one language; phones keep it for ever, make it 302",
    ),
    "watch-status": Sentence(
        "biển {code}: {address} trả lời {status}; xem bản mới nhất đã được đăng chưa",
        "plaque {code}: {address} answers {status}; see whether the last version was published",
    ),
    "watch-kind": Sentence(
        "biển {code}: {address} trả về {kind}, không phải trang web; xem lại máy chủ",
        "plaque {code}: {address} sends {kind}, not a web page; look at the server",
    ),
    "watch-cut": Sentence(
        "biển {code}: trang ở {address} bị cắt ngang; xem lại máy chủ",
        "plaque {code}: the page at {address} breaks off; look at the server",
    ),
    "watch-slow": Sentence(
        "biển {code}: {address} không trả lời trong {seconds} giây; xem máy chủ còn chạy không",
        "plaque {code}: {address} does not answer within {seconds} s; see whether the server is up",
    ),
    "watch-refused": Sentence(
        "biển {code}: {host} không nhận kết nối ({why}); xem máy chủ còn chạy không",
        "plaque {code}: {host} takes no connection ({why}); see whether the server is up",
    ),
    "watch-garbled": Sentence(
        "biển {code}: {host} có trả lời nhưng không đúng HTTP ({why}); xem lại máy chủ",
        "plaque {code}: {host} answers, but not in HTTP ({why}); look at the server",
    ),
    "watch-private": Sentence(
        "biển {code}: {address} dẫn vào mạng riêng, tới {host}, nơi khách không vào được; xem lại DNS và chuyển hướng",
        "plaque {code}: {address} leads into a private network, to {host}; look at the DNS and the redirects",
    ),
    "watch-certificate": Sentence(
        "biển {code}: chứng chỉ của {host} không dùng được ({why}); gia hạn hoặc sửa chứng chỉ",
        "plaque {code}: the certificate of {host} does not hold ({why}); renew or mend it",
    ),
    "watch-tls": Sentence(
        "biển {code}: không bắt tay bảo mật được với {host} ({why}); sửa https trên máy chủ",
        "plaque {code}: no secure connection to {host} ({why}); mend https on the server",
    ),
    "watch-not-ours": Sentence(
        "biển {code}: {address} có trả lời nhưng không phải trang của biển nào; ai đó đã thay trang, hoặc đăng nhầm",
        "plaque {code}: {address} answers, but with no plaque's page; the site was replaced or wrongly published",
    ),
    "watch-wrong-relic": Sentence(
        "biển {code}: {address} mở trang của “{found}”, không phải “{relic}”; xem lại bản đã đăng",
        "plaque {code}: {address} opens the page of “{found}”, not of “{relic}”; look at what was published",
    ),
    "watch-ends-certificate": Sentence(
        "chứng chỉ của {host} hết hạn ngày {until}, còn {days} ngày; gia hạn",
        "the certificate of {host} ends on {until}, in {days} days; renew it",
    ),
    "watch-ends-domain": Sentence(
        "tên miền {host} hết hạn ngày {until}, còn {days} ngày; gia hạn ngay, mọi biển đã in phụ thuộc vào nó",
        "the domain {host} ends on {until}, in {days} days; renew it now, every printed plaque depends on it",
    ),
    "watch-list": Sentence(
        "không đọc được danh sách mã ở {address} ({why}) nên không so được với sổ biển; xem bản mới nhất đã đăng chưa",
        "the list of codes at {address} cannot be read ({why}), so the register is not held against it; publish the site",
    ),
    "watch-unregistered": Sentence(
        "{address} còn liệt kê biển {codes} mà sổ biển không có; đem tệp trong content/plaques/ trở lại từ bản sao lưu",
        "{address} lists {codes}, which the register lacks; bring the files in content/plaques/ back from a backup",
    ),
    "watch-unlisted": Sentence(
        "{address} thiếu biển {codes} đã in; dựng và đăng lại trang từ sổ biển hiện nay",
        "{address} lacks {codes}, which are printed; build and publish the site from the register as it is now",
    ),
    "watch-address": Sentence(
        "“{address}” không phải địa chỉ máy chủ; ví dụ: http://127.0.0.1:8000",
        "“{address}” is not the address of a server; for example: http://127.0.0.1:8000",
    ),
    "watch-no-network": Sentence(
        "máy này không có mạng nên không kết luận được gì về biển; bản kết quả lần trước còn nguyên",
        "there is no network here, so nothing can be said of the plaques; the last report is untouched",
    ),
    "watch-nothing": Sentence(
        "chưa biển nào được ghi là đã in; muốn thử mọi biển thì thêm --all",
        "no plaque is noted as printed yet; to try all of them, add --all",
    ),
    "watch-done": Sentence(
        "đã hỏi {plaques} biển: {errors} lỗi, {warnings} cảnh báo; kết quả ở {folder}",
        "asked {plaques} plaques: {errors} errors, {warnings} warnings; the report is in {folder}",
    ),
    "history-git": Sentence(
        "máy này chưa có git; cài git rồi chạy lại",
        "there is no git here; install git and run again",
    ),
    "history-none": Sentence(
        "thư mục nội dung không nằm trong kho Git nào, nên không có lịch sử để so",
        "the content folder is in no Git repository, so there is no history to compare with",
    ),
    "history-shallow": Sentence(
        "bản sao này thiếu lịch sử cũ; chạy: git fetch --unshallow (trong GitHub Actions: fetch-depth: 0)",
        "this clone lacks its older history; run: git fetch --unshallow (in GitHub Actions: fetch-depth: 0)",
    ),
    "history-ref": Sentence("Git không biết “{ref}”; thử: origin/main", "Git does not know “{ref}”; try: origin/main"),
    "history-kept": Sentence(
        "mọi biển từng in ({plaques}) vẫn còn nguyên trong sổ",
        "every plaque ever printed ({plaques}) is still in the register, unaltered",
    ),
    "host-netlify": Sentence(
        "{folder} đã đủ; vào đó chạy: npx netlify-cli deploy --prod (kho mã đã nối Netlify thì không cần bước này)",
        "{folder} is complete; there run: npx netlify-cli deploy --prod (not needed where the repository is connected)",
    ),
    "host-cloudflare": Sentence(
        "{folder} đã đủ; vào đó chạy: npx wrangler pages deploy",
        "{folder} is complete; there run: npx wrangler pages deploy",
    ),
    "host-github": Sentence(
        "{folder}/site đã đủ để đưa lên GitHub Pages; muốn máy tự làm thì chép pages.yml vào .github/workflows/",
        "{folder}/site is ready for GitHub Pages; to have it done for you, copy pages.yml to .github/workflows/",
    ),
    "host-nginx": Sentence(
        "{folder} đã đủ; chép site/ lên máy chủ và nginx.conf vào /etc/nginx/conf.d/ như đầu tệp ấy dặn",
        "{folder} is complete; copy site/ to the server and nginx.conf to /etc/nginx/conf.d/ as its first lines say",
    ),
    "host-apache": Sentence(
        "{folder}/site đã đủ; chép hết, cả tệp ẩn .htaccess, vào thư mục gốc của trang trên máy chủ",
        "{folder}/site is complete; copy all of it, the hidden .htaccess too, to the root folder of the site",
    ),
    "host-folder": Sentence(
        "{folder}/site đã đủ; chép vào thẻ nhớ hay USB, mở index.html là đọc được",
        "{folder}/site is complete; copy it to a card or a stick, open index.html and read",
    ),
    "no-content": Sentence("không thấy thư mục nội dung {path}", "there is no content folder {path}"),
    "waiting": Sentence("một lượt dựng khác đang chạy; chờ nó xong", "another build is under way; waiting for it"),
    "not-ours": Sentence(
        "“{path}” không do ditich làm ra, nên không ghi đè lên; chuyển nó đi nơi khác, hoặc chọn thư mục khác bằng --output",
        "“{path}” was not made by ditich, so nothing is written over it; move it elsewhere, or choose another --output",
    ),
    "cause-first": Sentence("chưa làm lần nào", "not made before"),
    "cause-folder": Sentence("thư mục của di tích đã đổi", "the relic's folder changed"),
    "cause-frame": Sentence(
        "mẫu, lời giao diện, project.yaml hoặc about đã đổi",
        "templates, the interface's words, project.yaml or about changed",
    ),
    "cause-surroundings": Sentence(
        "di tích trước, sau hoặc được nhắc tới đã đổi", "a relic beside it or linked to changed"
    ),
    "cause-plaques": Sentence("sổ biển đã đổi", "plaques changed"),
    "cause-day": Sentence(
        "đã sang ngày khác, ngày lễ tính lại", "it is another day, and festivals are reckoned from it"
    ),
    "cause-entries": Sentence(
        "tên, lời dẫn hoặc vị trí của một di tích đã đổi", "a relic's name, summary or place changed"
    ),
    "cause-lists": Sentence("các trang danh sách đã đổi", "pages of lists changed"),
    "cause-pages": Sentence("trang của một di tích trên tuyến đã đổi", "a relic's page on this round changed"),
    "jobs-least": Sentence(
        "phải có ít nhất một tiến trình, không phải {jobs}; gõ --jobs 1, hoặc bỏ --jobs để dùng mọi nhân của máy",
        "there must be one process at least, not {jobs}; type --jobs 1, or leave --jobs out to use every core",
    ),
    "not-a-line": Sentence(
        "có ký tự điều khiển hoặc byte không phải UTF-8; gõ lại trên một dòng",
        "it has control characters, or bytes that are no UTF-8; type it anew, on one line",
    ),
    **SYSTEM,
    **TRANSLATION,
    **ARCHIVE,
    **AUTHORING,
    **CONTEST,
    **ELSEWHERE,
    **EXPORT,
    **INSPECTION,
    **PACKET,
    **PROJECT,
    **REGISTER,
    "command-meant": Sentence(
        "không có lệnh “{name}”; có phải: {best}", "there is no command “{name}”; did you mean: {best}"
    ),
    "command-moved": Sentence("lệnh “{name}” nay là: {now}", "the command “{name}” is now: {now}"),
    "command-unknown": Sentence(
        "không có lệnh “{name}”; đang có: {known}", "there is no command “{name}”; there are: {known}"
    ),
    "help-options": Sentence("TÙY CHỌN", "OPTIONS"),
    "help-command": Sentence("LỆNH", "COMMAND"),
    "help-examples": Sentence("Ví dụ", "Examples"),
    "quiet-verbose": Sentence(
        "--quiet và --verbose không đi cùng nhau; bỏ một", "--quiet and --verbose exclude each other; leave one out"
    ),
    "where": Sentence(
        "ditich {version}, Python {python}, ngày {day}; nội dung: {content}",
        "ditich {version}, Python {python}, {day}; content: {content}",
    ),
    "where-to": Sentence(
        "kết quả: {output}; bộ nhớ tạm: {cache}; mẫu: {templates}",
        "output: {output}; cache: {cache}; templates: {templates}",
    ),
    "strict": Sentence("với --strict, cảnh báo cũng là lỗi", "with --strict, warnings count as errors"),
    **SIGNOFF,
    **COUNTS,
    "no-page": Sentence("không có mẫu hay trang nào tên {name}", "there is no template or page {name}"),
}


def say(key: str, locale: Locale, **values: object) -> str:
    r"""The message of this key in the author's language. Raises KeyError for an unknown key or a missing value.

    >>> say("no-content", "en", path="/media/\udcff/content")
    'there is no content folder /media/\\xff/content'
    """
    shown = {name: with_bytes(str(value)) if isinstance(value, str | Path) else value for name, value in values.items()}
    return WORDS[key].said(locale, shown)
