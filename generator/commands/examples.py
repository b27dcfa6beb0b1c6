"""How each command is typed: the examples at the foot of its --help, each with what it does in both languages."""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "": (
        ("ditich init di-tich-phuong", "một dự án mới · a new project"),
        ("ditich serve", "xem trên máy này · see it on this machine"),
        ("ditich check --lang en", "nói tiếng Anh · in English"),
        ("ditich build", "dựng trang và biển QR · build the site and the plaques"),
    ),
    "archive": (
        ("ditich archive", "gói tất cả · pack all of it"),
        (
            "ditich archive --wheels --strip",
            "kèm thư viện, ảnh không ghi nơi chụp · with libraries, photographs without places",
        ),
    ),
    "build": (
        ("ditich build", "dựng · build"),
        ("ditich build --strict", "có cảnh báo thì không xuất bản · a warning publishes nothing"),
        ("ditich build --explain-rebuild", "vì sao làm lại · why things were made again"),
    ),
    "check": (
        ("ditich check", "kiểm tra · check"),
        ("ditich check --strict --quiet", "chỉ nói khi có điều phải sửa · says what is to be mended, else nothing"),
        ("ditich check --against origin/main --format github", "trên GitHub · on GitHub"),
    ),
    "contest": (
        (
            'ditich contest new thi-tim-hieu --title "Tìm hiểu di tích" --begins 2026-12-01T08:00 --ends 2026-12-07',
            "ra đề mười câu · set ten questions",
        ),
        ('ditich contest score thi-tim-hieu ma.csv --show "Họ và tên"', "chấm, in kèm tên · score, with names"),
    ),
    "contest new": (
        (
            'ditich contest new thi-tim-hieu dinh-thoi-an --title "Tìm hiểu đình" --begins 2026-12-01 --ends 2026-12-07',
            "về một di tích · about one relic",
        ),
    ),
    "contest score": (
        ("ditich contest score thi-tim-hieu ma.csv", "chấm mọi mã · rank all codes"),
        ("ditich contest score thi-tim-hieu ma.csv --word sen", "có hỏi chữ ở tại chỗ · where a word was asked"),
    ),
    "counts": (
        (
            "ditich counts /var/log/nginx/access.log*",
            "nhật ký của máy chủ, cả tệp nén · a server's logs, packed ones, too",
        ),
        ("ditich counts --cloudflare", "trang nằm ở Cloudflare Pages · a site on Cloudflare Pages"),
        ("ditich counts", "làm lại trang báo cáo của tháng gần nhất · the last month's page again"),
    ),
    "drafts": (("ditich drafts", "dựng vào output/drafts · builds output/drafts"),),
    "explain": (
        ("ditich explain relic.html", "mẫu này dùng được gì · what this template may use"),
        ("ditich explain /vi/dinh-thoi-an/", "trang này có gì · what this page is given"),
    ),
    "export": (
        ("ditich export", "một gói dữ liệu cho nơi khác · one zip of data for others"),
        ("ditich export --back relics.csv", "xem bảng đã sửa đổi gì · what an edited table changes"),
        ("ditich export --back data.zip --write", "ghi vào site.yaml · write it into site.yaml"),
    ),
    "facts": (
        ("ditich facts", "so mọi di tích · compare all relics"),
        ("ditich facts dinh-thoi-an", "một di tích · one relic"),
    ),
    "host": (
        ("ditich host netlify", "đưa lên Netlify · for Netlify"),
        ("ditich host folder", "chép ra thẻ nhớ · for a memory card"),
    ),
    "init": (
        ("ditich init di-tich-phuong", "máy hỏi từng điều · asks what it must know"),
        ('ditich init o-mon --name "Di tích Ô Môn" --languages vi,en --country VN', "khỏi hỏi · asks nothing"),
    ),
    "new": (("ditich new dinh-thoi-hoa", "bộ mẫu và một biển · a skeleton and a plaque"),),
    "plaque": (
        ('ditich plaque new dinh-thoi-an --by "Chị Tư"', "cấp một mã · a fresh code"),
        ("ditich plaque show 4nvh3", "mọi điều về một biển · all about one plaque"),
        ("ditich plaque list --due", "biển cần đến xem · plaques to go and see"),
        ("ditich plaque batch dot-1", "gói gửi xưởng · a zip for the shops"),
    ),
    "plaque new": (('ditich plaque new dinh-thoi-an --by "Chị Tư" --place "cổng sau"', "cấp một mã · a fresh code"),),
    "plaque proofed": (('ditich plaque proofed 4nvh3 --by "Chị Tư"', "bản thử đúng · the proof is right"),),
    "plaque printed": (
        ('ditich plaque printed 4nvh3 --by "Xưởng in"', "giao bản vừa dựng · the file just built"),
        ('ditich plaque printed 4nvh3 --by "Xưởng in" --file da-giao.pdf', "giao đúng tệp này · this very file"),
    ),
    "plaque installed": (
        ('ditich plaque installed 4nvh3 --by "Ban quản trị" --on "hôm qua"', "treo hôm qua · hung yesterday"),
    ),
    "plaque damaged": (('ditich plaque damaged 4nvh3 --by "Bác Ba" --note "nứt góc phải"', "thấy hư · seen damaged"),),
    "plaque replaced": (
        ('ditich plaque replaced 4nvh3 --with pn8wc --by "Bác Ba"', "pn8wc treo thay · pn8wc hangs instead"),
    ),
    "plaque retired": (('ditich plaque retired 4nvh3 --by "Ban quản trị"', "gỡ bỏ hẳn · taken down for good"),),
    "plaque cancelled": (
        ('ditich plaque cancelled 4nvh3 --why "đặt trùng"', "thôi không in nữa · not made after all"),
    ),
    "plaque batch": (
        ("ditich plaque batch dot-1", "mọi biển · all plaques"),
        ("ditich plaque batch dot-2 4nvh3 pn8wc --paper A4", "hai biển, giấy A4 · two of them, on A4"),
    ),
    "plaque gallery": (
        ("ditich plaque gallery", "mở output/gallery/gallery.html · open it in a browser"),
        ("ditich plaque gallery marker", "chỉ một mẫu · one design alone"),
    ),
    "plaque show": (
        ("ditich plaque show 4nvh3", "cho người đọc · for people"),
        ("ditich plaque show 4nvh3 --format json", "cho máy · for programs"),
    ),
    "plaque inspect": (
        ("ditich plaque inspect bien.jpg", "một ảnh · one photograph"),
        ("ditich plaque inspect --folder anh/", "cả vòng đi xem · a whole round"),
        ('ditich plaque inspect --folder anh/ --record --by "Chị Tư"', "ghi vào sổ · into the register"),
    ),
    "plaque list": (
        ("ditich plaque list", "mọi biển · all plaques"),
        ("ditich plaque list --due", "biển cần đến xem · plaques to go and see"),
        ("ditich plaque list --csv so-bien.csv", "bảng tính · a spreadsheet"),
    ),
    "comment": (("ditich comment answers.json", "lời nhắn trên pull request · the comment on a pull request"),),
    "report": (("ditich report --lang en", "bản tiếng Anh · in English"),),
    "review": (
        ('ditich review dinh-thoi-an vi --by "Ban quản trị đình"', "chỉ cho xem · only shows"),
        ('ditich review dinh-thoi-an vi --by "Ban quản trị đình" --until 2030-12-31', "có thời hạn · with an end"),
    ),
    "schema": (("ditich schema", "ghi vào .schemas/ · into .schemas/"),),
    "serve": (
        ("ditich serve --open", "mở luôn trình duyệt · opens a browser"),
        ("ditich serve --drafts", "cả bản nháp · drafts, too"),
        ("ditich serve --bind 0.0.0.0", "điện thoại cùng Wi-Fi xem được · for phones on the same Wi-Fi"),
    ),
    "survey": (
        ("ditich survey", "mọi di tích · all relics"),
        ("ditich survey dinh-thoi-an", "một di tích · one relic"),
    ),
    "templates": (("ditich templates", "có những mẫu nào · what there is"),),
    "templates copy": (("ditich templates copy relic.html", "lấy ra sửa · take it out"),),
    "translate": (
        ("ditich translate state", "bản dịch nào chậm hơn bản gốc · which translations are behind"),
        ('ditich translate out km --to "Sư cả"', "phiếu cho người dịch · a packet for a translator"),
    ),
    "translate state": (("ditich translate state dinh-thoi-an", "một di tích · one relic"),),
    "translate seen": (("ditich translate seen dinh-thoi-an km", "bản Khmer đã theo kịp · the Khmer text is current"),),
    "translate out": (
        ('ditich translate out km dinh-thoi-an --to "Sư cả"', "chỉ đoạn đã đổi · only what changed"),
        ('ditich translate out zh --to "Cô Lan" --all', "cả bài · whole texts"),
    ),
    "translate in": (
        ("ditich translate in da-dich.docx", "chỉ cho xem · only shows"),
        ('ditich translate in da-dich.docx --write --by "Sư cả"', "ghi thật · writes"),
    ),
    "upgrade": (
        ("ditich upgrade", "chỉ cho xem · only shows"),
        ("ditich upgrade --write", "ghi thật · writes"),
    ),
    "watch": (
        ("ditich watch", "hỏi mọi biển đã in · asks every printed code"),
        ("ditich watch --address http://127.0.0.1:8000", "hỏi bản trên máy này · asks this machine"),
    ),
    "words": (("ditich words it", "tiếng Ý · Italian"),),
    "worksheet": (
        ("ditich worksheet", "mọi tuyến · all trails"),
        ("ditich worksheet ven-song", "một tuyến · one trail"),
    ),
}
"""Path of the command, empty for `ditich` itself → what is typed, and what that does."""
