"""What the commands say by which somebody answers for the content: review, report, survey."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics.sentence import Sentence

SIGNOFF: Mapping[str, Sentence] = {
    "review-relic": Sentence(
        "không có di tích “{relic}”; ditich check kể những di tích có lỗi",
        "there is no relic “{relic}”; ditich check names those with errors",
    ),
    "review-relic-meant": Sentence(
        "không có di tích “{relic}”; có phải bạn muốn: {best}", "there is no relic “{relic}”; did you mean: {best}"
    ),
    "review-language": Sentence(
        "{relic} không có bài bằng “{language}”; có: {known}",
        "{relic} has no text in “{language}”; there is: {known}",
    ),
    "review-by": Sentence("--by: ghi tên người hay cơ quan đã duyệt", "--by: name who reviewed it"),
    "review-until": Sentence(
        "--until {until}: ghi một ngày sau ngày duyệt, ví dụ 2030-12-31",
        "--until {until}: give a day after that of the review, such as 2030-12-31",
    ),
    "review-newer": Sentence(
        "{path} sửa ngày {updated}, sau ngày duyệt {on}: người duyệt chưa đọc bài này. Đưa bài nay cho họ đọc, rồi ghi ngày họ đọc",
        "{path} was changed on {updated}, after the review on {on}: the reviewer has not read this text. Let them read it, then give that day",
    ),
    "review-laid-out": Sentence(
        "{path}: phần đầu viết theo cách máy không thêm được; tự ghi dòng reviewed: {said}, rồi chạy lại lệnh này",
        "{path}: its front matter is laid out in a way nothing can be added to; write reviewed: {said} yourself, then run this again",
    ),
    "review-written": Sentence(
        "đã ghi: {by} duyệt {path} ngày {on}; sửa bài hay dữ kiện sau hôm nay thì trang sẽ nói rõ",
        "written: {by} reviewed {path} on {on}; once the text or the facts change, the page will say so",
    ),
    "review-again": Sentence(
        "không có gì đổi: lần duyệt này đã ghi rồi", "nothing changed: this review is written already"
    ),
    "report-title": Sentence("Điều gì dựa vào đâu: {site}", "What stands on what: {site}"),
    "report-day": Sentence(
        "Lập ngày {day} từ nội dung của {address}. Bài và dữ kiện nằm trong content/; cột “Tệp” chỉ chỗ sửa",
        "Made on {day} from the content of {address}. Texts and facts are in content/; the column “File” says where to mend",
    ),
    "report-figures": Sentence("Tóm tắt", "In figures"),
    "report-reviews": Sentence("Ai duyệt bài nào, còn đúng không", "Who reviewed which text, and does it still hold"),
    "report-facts": Sentence("Dữ kiện chưa chắc, chưa rõ", "Facts that are not certain, or not known"),
    "report-grades": Sentence("Dựa vào nguồn nào", "On which sources"),
    "report-grades-note": Sentence(
        "A cơ quan nhà nước, đoàn thể, bảo tàng · B báo chí · C trang mạng, blog, bản chép · D máy dịch, dữ liệu chưa kiểm · E lời kể",
        "A state body or museum · B newspaper · C web page, blog, copy · D machine translation, unchecked data · E told on the spot",
    ),
    "report-texts": Sentence("Câu chữ còn thiếu", "What the texts lack"),
    "report-plaques": Sentence("Biển QR", "Plaques"),
    "report-sources": Sentence("Nguồn mới đọc được phần đầu", "Sources of which only the beginning was read"),
    "report-nothing": Sentence("không có gì", "nothing"),
    "report-relic": Sentence("Di tích", "Relic"),
    "report-language": Sentence("Tiếng", "Language"),
    "report-state": Sentence("Bài", "Text"),
    "report-by": Sentence("Người duyệt", "Reviewed by"),
    "report-on": Sentence("Ngày", "On"),
    "report-until": Sentence("Đến hết", "Until"),
    "report-holds": Sentence("Còn đúng không", "Does it hold"),
    "report-what": Sentence("Việc gì", "What"),
    "report-number": Sentence("Số", "Number"),
    "report-file": Sentence("Tệp", "File"),
    "report-code": Sentence("Mã", "Code"),
    "report-stage": Sentence("Bước", "Step"),
    "report-due": Sentence("Cần làm", "To do"),
    "report-last": Sentence("Người ghi", "Noted by"),
    "report-source": Sentence("Nguồn", "Source"),
    "report-about": Sentence("trang giới thiệu", "about page"),
    "report-relics": Sentence("di tích, cả bản nháp", "relics, drafts among them"),
    "report-stories": Sentence("bài, mọi thứ tiếng", "texts, in all languages"),
    "report-written": Sentence("viết từ nguồn", "written"),
    "report-translated": Sentence("người dịch", "translated"),
    "report-machine": Sentence("máy dịch", "machine"),
    "report-absent": Sentence("chưa có bài", "no text"),
    "report-draft": Sentence("bản nháp", "drafts"),
    "report-review-none": Sentence("chưa ai duyệt", "reviewed by nobody"),
    "report-review-current": Sentence("đã duyệt, còn đúng như khi duyệt", "reviewed, and unchanged since"),
    "report-review-changed": Sentence("bài đã sửa sau khi duyệt", "text changed after its review"),
    "report-review-facts": Sentence("dữ kiện đã sửa sau khi duyệt", "facts changed after the review"),
    "report-review-unknown": Sentence("đã duyệt, không rõ đã đọc bài nào", "reviewed, what was read was not recorded"),
    "report-review-over": Sentence("lần duyệt đã hết hạn", "the review has ended"),
    "report-text-missing": Sentence("chưa có bài bằng tiếng này", "no text in this language"),
    "report-text-machine": Sentence("máy dịch, chưa ai duyệt", "a machine's translation nobody has reviewed"),
    "report-name-machine": Sentence("tên do máy dịch, không in lên biển", "machines' names, left off plaques"),
    "report-passages-behind": Sentence(
        "đoạn dịch chưa theo kịp bản gốc", "passages whose source was changed since they were translated"
    ),
    "report-passages-missing": Sentence("đoạn chưa dịch", "passages not translated"),
    "report-passages-unsure": Sentence(
        "đoạn dịch cần người xem lại", "passages somebody has to hold against their source"
    ),
    "report-passages-unknown": Sentence(
        "đoạn dịch chưa rõ làm từ bản nào", "passages of which nobody knows what they were translated from"
    ),
    "report-unsourced": Sentence("đoạn không dẫn nguồn", "paragraphs that name no source"),
    "report-differ": Sentence("các nguồn ghi khác nhau", "sources differ"),
    "report-unconfirmed": Sentence("chưa có nguồn chính thức", "no official source"),
    "report-unknown": Sentence("chưa rõ", "not known"),
    "report-position": Sentence("chưa đo vị trí tại cổng", "position not measured at the gate"),
    "report-position-approximate": Sentence("xem trên bản đồ, chưa đo", "read off a map, not measured"),
    "report-position-ward": Sentence("chỉ biết phường, xã", "only the ward is known"),
    "report-source-cut": Sentence("nguồn mới đọc được phần đầu", "sources of which only the beginning was read"),
    "report-photo-none": Sentence("chưa có ảnh nào được phép dùng", "no photograph that may be used"),
    "report-caption-missing": Sentence("ảnh chưa có lời tả", "photographs without a caption"),
    "report-festival-unnamed": Sentence("lễ hội chưa có tên", "festivals without a name"),
    "report-plaque": Sentence("biển QR", "plaques"),
    "report-plaque-due": Sentence("biển cần đến xem", "plaques that want a visit"),
    "report-plaque-none": Sentence("di tích chưa có biển", "relics without a plaque"),
    "report-fact_founded": Sentence("dựng lần đầu", "first built"),
    "report-fact_rank": Sentence("xếp hạng", "protection"),
    "report-fact_worship": Sentence("thờ", "worship"),
    "report-fact_festivals": Sentence("lễ hội", "festivals"),
    "report-fact_ward": Sentence("phường, xã", "ward"),
    "report-fact_address": Sentence("địa chỉ", "address"),
    "report-fact_way": Sentence("đường đến", "how to get there"),
    "report-fact_hours": Sentence("giờ mở cửa", "opening hours"),
    "report-made": Sentence(
        "đã ghi {html} (đọc, in), {pdf} (in A4), {csv} (bảng tính)",
        "wrote {html} (to read and print), {pdf} (to print on A4), {csv} (a spreadsheet)",
    ),
    "survey-made": Sentence("đã ghi {html} và {pdf}: {relics} di tích", "wrote {html} and {pdf}: {relics} relics"),
    "worksheets-made": Sentence(
        "đã ghi vào {folder}: {files} tệp PDF, đáp án ở những tệp có đuôi -key",
        "wrote {files} PDFs to {folder}; those that end in -key are for teachers",
    ),
    "worksheet-trail": Sentence("không có tuyến “{trail}”", "there is no trail “{trail}”"),
    "worksheet-trail-meant": Sentence(
        "không có tuyến “{trail}”; có phải bạn muốn: {best}", "there is no trail “{trail}”; did you mean: {best}"
    ),
    "worksheet-no-trail": Sentence(
        "chưa có tuyến nào; ghi tuyến trong content/project.yaml, mục trail hoặc trails",
        "there is no trail yet; write one in content/project.yaml, under trail or trails",
    ),
}
