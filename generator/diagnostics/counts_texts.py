"""What `ditich counts` says, and the words of its page."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics.sentence import Sentence

COUNTS: Mapping[str, Sentence] = {
    "counts-folder": Sentence(
        "{log}: đây là thư mục; gọi các tệp trong đó, ví dụ {log}/access.log*",
        "{log}: this is a folder; name the files in it, such as {log}/access.log*",
    ),
    "counts-no-log": Sentence("{log}: không có tệp này", "{log}: there is no such file"),
    "counts-special": Sentence(
        "{log}: không phải tệp thường; đọc từ ống dẫn thì gõ dấu -",
        "{log}: this is no ordinary file; to read from a pipe type -",
    ),
    "counts-empty": Sentence("{log}: tệp rỗng", "{log}: the file is empty"),
    "counts-damaged": Sentence(
        "{log}: tệp gzip hỏng hay đứt giữa chừng; chép lại từ máy chủ",
        "{log}: the gzip file is damaged or cut off; copy it from the server again",
    ),
    "counts-common": Sentence(
        "{log}: nhật ký không ghi trình duyệt nên không tách được máy với người; đặt máy chủ ghi kiểu combined",
        "{log}: this log names no browsers, so programs cannot be told from people; let the server write the format combined",
    ),
    "counts-format": Sentence(
        "{log}: không phải nhật ký đọc được (combined của nginx và Apache, JSON của Caddy, CloudFront); tệp nén bằng xz, bz2, zstd thì"
        " giải nén trước",
        "{log}: no log that can be read (combined of nginx and Apache, JSON of Caddy, CloudFront); unpack what xz, bz2 or zstd packed"
        " first",
    ),
    "counts-not-format": Sentence(
        "{log}: không có dòng nào theo kiểu {form}; bỏ --format để máy tự nhận",
        "{log}: no line is in the format {form}; leave out --format and it is told from the lines",
    ),
    "counts-mostly": Sentence(
        "{log}: {unread} dòng không theo kiểu {form}, từ dòng {line}; quá nửa tệp, nên không đếm",
        "{log}: {unread} lines are not in the format {form}, from line {line} on; more than half the file, so nothing is counted",
    ),
    "counts-unread": Sentence(
        "{log}: bỏ qua {unread} dòng đọc không được, từ dòng {line}",
        "{log}: {unread} lines cannot be read and are passed over, from line {line} on",
    ),
    "counts-same": Sentence(
        "{one} và {other} mở đầu như nhau, cùng một nhật ký: chỉ gọi một tệp",
        "{one} and {other} begin alike and are one log: name one of them only",
    ),
    "counts-future": Sentence(
        "bỏ qua {lines} dòng ghi ngày sau hôm nay; đồng hồ máy chủ có đúng không",
        "{lines} lines dated after today are passed over; is the server's clock right",
    ),
    "counts-silent": Sentence(
        "không có dòng nào của {days}: có thể thiếu một tệp", "there is no line of {days}: a file may be missing"
    ),
    "counts-torn": Sentence(
        "chưa ghi {days}: nhật ký không có ngày liền trước hay liền sau nên chưa chắc trọn ngày; thêm các tệp ấy, hoặc gõ --whole nếu biết"
        " chắc là đủ",
        "{days} not written: without the day before and the day after they may not be whole; add those files, or type --whole if you know"
        " they are",
    ),
    "counts-kept": Sentence(
        "{file}: giữ nguyên {days}, đã ghi lần trước; muốn đếm lại cả tháng thì đưa đủ nhật ký của tháng",
        "{file}: {days} stay as they were written before; to count the month anew, give all its logs",
    ),
    "counts-fewer": Sentence(
        "{file} đã ghi {before} lượt cho những ngày này, nhật ký này chỉ có {after}: không ghi gì. Thiếu tệp thì thêm vào; nếu số mới mới"
        " đúng thì xóa {file} rồi chạy lại",
        "{file} has {before} for these days, and these logs only {after}: nothing was written. Add the files that are missing; if the new"
        " numbers are right, delete {file} and run this again",
    ),
    "counts-no-day": Sentence("không có ngày nào trọn để ghi", "there is no whole day to be written"),
    "counts-written": Sentence(
        "{file}: {days} ngày · {scans} lượt quét, {repeats} lượt quét lại · {views} lượt xem trang",
        "{file}: {days} days · {scans} scans, {repeats} repeats · {views} page views",
    ),
    "counts-paper": Sentence("trang báo cáo: {paper}", "the page for the report: {paper}"),
    "counts-none": Sentence(
        "chưa có số liệu nào; gọi các tệp nhật ký của máy chủ, ví dụ: ditich counts access.log*",
        "there are no counts yet; name the server's logs, such as: ditich counts access.log*",
    ),
    "counts-none-netlify": Sentence(
        "chưa có số liệu nào, và Netlify không cho lấy nhật ký: đặt trang trên Cloudflare Pages hay máy chủ riêng thì đếm được, hoặc xem số"
        " lượt ở mục Analytics của Netlify (có phí)",
        "there are no counts yet, and Netlify gives no logs away: on Cloudflare Pages or a server of one's own scans can be counted, or see"
        " Netlify's Analytics (paid)",
    ),
    "counts-none-github": Sentence(
        "chưa có số liệu nào, và GitHub Pages không cho lấy nhật ký cũng không đếm: đặt trang trên Cloudflare Pages hay máy chủ riêng thì đếm"
        " được",
        "there are no counts yet, and GitHub Pages gives no logs away and counts nothing: on Cloudflare Pages or a server of one's own scans"
        " can be counted",
    ),
    "counts-none-cloudflare": Sentence(
        "chưa có số liệu nào; bật phần đếm trong wrangler.toml, rồi gõ: ditich counts --cloudflare",
        "there are no counts yet; switch on counting in wrangler.toml, then type: ditich counts --cloudflare",
    ),
    "counts-account": Sentence(
        "--cloudflare cần biến môi trường {name}; cách lấy: docs/counts.md",
        "--cloudflare needs the environment variable {name}; docs/counts.md says where it comes from",
    ),
    "counts-api-unreachable": Sentence(
        "không hỏi được Cloudflare ({host}); có mạng không", "Cloudflare cannot be asked ({host}); is there a network"
    ),
    "counts-api-forbidden": Sentence(
        "Cloudflare không nhận ({status}): CLOUDFLARE_API_TOKEN phải có quyền Account Analytics · Read của đúng tài khoản"
        " CLOUDFLARE_ACCOUNT_ID",
        "Cloudflare refuses ({status}): CLOUDFLARE_API_TOKEN needs the permission Account Analytics · Read for the account of"
        " CLOUDFLARE_ACCOUNT_ID",
    ),
    "counts-api-refused": Sentence(
        "Cloudflare trả lời {status}: {answer}; chưa có bảng {table} nghĩa là trang chưa đếm lượt nào",
        "Cloudflare answers {status}: {answer}; where there is no table {table} yet, the site has counted nothing",
    ),
    "counts-api-answer": Sentence(
        "câu trả lời của Cloudflare không phải bảng số như tài liệu của họ; thử lại sau",
        "the answer of Cloudflare is no table as its documentation has it; try again later",
    ),
    "counts-api-large": Sentence(
        "Cloudflare trả lời quá dài cho một ngày; chưa đếm được nơi có nhiều biển như vậy",
        "the answer of Cloudflare is too long for one day; so many plaques cannot be counted this way",
    ),
    "counts-both": Sentence(
        "--cloudflare và tệp nhật ký: chỉ một trong hai", "--cloudflare and logs: one of the two only"
    ),
    # the page
    "counts-title": Sentence("Lượt quét biển QR {month}: {site}", "Scans of QR plaques, {month}: {site}"),
    "counts-month": Sentence("tháng {number}/{year}", "{year}-{number}"),
    "counts-day": Sentence(
        "Lập ngày {day}. Đếm trọn {days} ngày: {first}–{last}. Dưới 5 thì ghi “<5”; số như 38–41 là tổng có phần dưới 5; “–” là không biết được",
        "Made on {day}. {days} whole days were counted: {first}–{last}. Below five stands “<5”; 38–41 is a sum with parts below five; “–” cannot be told",
    ),
    "counts-what": Sentence("Điều được đếm", "What was counted"),
    "counts-number": Sentence("Số lượt", "Number"),
    "counts-before": Sentence("Tháng trước", "Month before"),
    "counts-change": Sentence("Tăng, giảm", "Change"),
    "counts-scans": Sentence("Lượt quét biển (không kể quét lại)", "Scans of plaques (without repeats)"),
    "counts-repeats": Sentence("Quét lại trong 30 phút", "Repeats within 30 minutes"),
    "counts-views": Sentence("Lượt xem trang", "Page views"),
    "counts-days": Sentence("Từng ngày", "Day by day"),
    "counts-chart": Sentence(
        "Lượt quét mỗi ngày, cột cao nhất {most} ({on}); cột rỗng: dưới 5; ngày không có cột: 0 hay chưa đếm",
        "Scans a day, the highest bar {most} ({on}); hollow bar: below five; no bar: none, or not counted",
    ),
    "counts-chart-none": Sentence("Không có lượt quét nào", "There were no scans"),
    "counts-plaques": Sentence("Từng biển, từng di tích", "Plaque by plaque, relic by relic"),
    "counts-plaque": Sentence("Biển", "Plaque"),
    "counts-relic": Sentence("Di tích", "Relic"),
    "counts-scans-short": Sentence("Lượt quét", "Scans"),
    "counts-repeats-short": Sentence("Quét lại", "Repeats"),
    "counts-views-short": Sentence("Lượt xem", "Page views"),
    "counts-rest": Sentence("{number} dòng khác, xem {file}", "{number} more lines: {file}"),
    "counts-languages": Sentence("Ngôn ngữ", "Languages"),
    "counts-language": Sentence("Tiếng", "Language"),
    "counts-other": Sentence("tiếng khác", "other languages"),
    "counts-unsaid": Sentence("nhật ký không ghi", "the log does not say"),
    "counts-trend": Sentence("Các tháng gần đây", "The last months"),
    "counts-of-month": Sentence("Tháng", "Month"),
    "counts-days-short": Sentence("Số ngày đếm", "Days counted"),
    "counts-not": Sentence("Không tính, và vì sao", "What is not counted, and why"),
    "counts-why": Sentence("Yêu cầu không phải của khách", "Requests that were no visit"),
    "counts-limits": Sentence(
        "Không đếm được: trang xem lúc mất mạng hay mở từ bản máy đã lưu; nhiều người dùng chung một địa chỉ mạng với cùng loại máy là một khách; máy giấu tên thì"
        " tính là người. Không lưu địa chỉ mạng hay tên máy của ai",
        "Not to be counted: pages read without a network or from a browser's own copy; people who share an address and a kind of telephone are one visitor; a program"
        " that hides is a person. No address and no browser of anybody is kept",
    ),
    "counts-report": Sentence("Lượt quét, {month}", "Scans, {month}"),
}
