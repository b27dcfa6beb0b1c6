"""What the commands of the register say: of one plaque, of its steps, of a batch for the shop."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics.sentence import Sentence

REGISTER: Mapping[str, Sentence] = {
    "batch-packed": Sentence(
        "đã gói {plaques} biển vào {path} ({bytes} byte)",
        "packed {plaques} plaques into {path} ({bytes} bytes)",
    ),
    "batch-name": Sentence(
        "“{name}” không dùng làm tên đợt được; chỉ chữ thường không dấu, số và gạch nối, ví dụ: dot-1",
        "“{name}” cannot be a batch's name; lower-case letters, digits and hyphens only, for example: dot-1",
    ),
    "gallery-made": Sentence(
        "{pictures} hình, {faults} chỗ có lỗi: mở {path}", "{pictures} pictures, {faults} with a fault: open {path}"
    ),
    "gallery-empty": Sentence(
        "chưa có di tích nào để vẽ thử; chạy: ditich new", "there is no relic to draw with; run: ditich new"
    ),
    "gallery-design": Sentence(
        "không có mẫu “{name}”; đang có: {known}; ví dụ: ditich plaque gallery {best}",
        "there is no design “{name}”; there are: {known}; for example: ditich plaque gallery {best}",
    ),
    "gallery-title": Sentence("Mọi mẫu biển", "Every design of plaques"),
    "gallery-note": Sentence(
        "Mỗi mẫu với mọi loại di tích, mọi cỡ, mọi vật liệu; màu trên màn hình không phải màu in, tấm khắc vẽ bằng màu phỏng chừng, "
        "và hình ở đây chưa qua bước thử: tệp giao xưởng là tệp trong output/print",
        "Each design in every kind, size and material; colours on a screen are not those of a press, engraved plates are in "
        "rough colours of their material, and no picture here was proved: the files for a shop are those in output/print",
    ),
    "gallery-kinds": Sentence("Loại di tích", "Kinds of relics"),
    "gallery-sizes": Sentence("Cỡ", "Sizes"),
    "gallery-names": Sentence("Tên ngắn, tên dài, số thứ tiếng", "Short and long names, number of languages"),
    "gallery-materials": Sentence("Vật liệu", "Materials"),
    "gallery-short": Sentence("tên ngắn nhất", "shortest name"),
    "gallery-long": Sentence("tên dài nhất", "longest name"),
    "gallery-count": Sentence("số thứ tiếng: {count}", "languages: {count}"),
    "gallery-caption": Sentence(
        "{of}; {size}, đứng cách {far} cm trở lại", "{of}; {size}, scanned from {far} cm at most"
    ),
    "batch-none": Sentence(
        "chưa có biển nào để gói; chạy: ditich plaque new", "there is no plaque to pack; run: ditich plaque new"
    ),
    "batch-over": Sentence(
        "biển {code} đang ở bước “{stage}” nên không gói; đang có: {known}",
        "plaque {code} is at “{stage}”, so it is not packed; there are: {known}",
    ),
    "batch-paper": Sentence(
        "có biển lớn hơn giấy {paper}; chọn khổ khác bằng --paper",
        "a plaque is larger than {paper}; choose another with --paper",
    ),
    "batch-same": Sentence(
        "gói này đã có, đúng từng byte: {path}; không ghi lại",
        "this very parcel is there already: {path}; it was not written again",
    ),
    "batch-other": Sentence(
        "{path} đã có, nhưng bên trong khác ({files}); xem tệp ấy do bản chương trình nào làm ra, chuyển nó sang chỗ khác, hoặc đặt "
        "tên đợt khác",
        "{path} is there and holds something else ({files}); see which version of the program wrote it, move it away, or take another "
        "name for the batch",
    ),
    "batch-changed": Sentence(
        "{path} là gói cũ cùng tên, vẫn để nguyên; gói mới khác ở: {changes}. Báo xưởng bỏ gói cũ",
        "{path} is an older parcel of this name and stays as it is; the new one differs in: {changes}. Tell the shop to drop the old one",
    ),
    "batch-paper-only": Sentence(
        "khổ giấy, ngày, hay lời dặn xưởng; biển vẫn thế", "its paper, its day or what the shop is told; no plaque"
    ),
    "batch-left-out": Sentence("không gói: {plaques}", "not packed: {plaques}"),
    "batch-of-draft": Sentence("di tích còn là bản nháp", "its relic is a draft"),
    "batch-again": Sentence(
        "đã in rồi, nay gói lại: {codes}; không định làm lại thì ghi mã các biển khác ở cuối lệnh",
        "printed before and packed again: {codes}; if they are not to be made again, write the codes of the others after the name",
    ),
    "batch-unproofed": Sentence(
        "chưa ghi là đã duyệt bản thử: {codes}; xem ticket.pdf rồi chạy, ví dụ: ditich plaque proofed {first} --by TÊN",
        "not noted as proofed: {codes}; look at ticket.pdf, then run, for example: ditich plaque proofed {first} --by NAME",
    ),
    "stage-designed": Sentence("đang vẽ", "designed"),
    "stage-proofed": Sentence("đã duyệt bản thử", "proofed"),
    "stage-printed": Sentence("đã in", "printed"),
    "stage-installed": Sentence("đã treo", "installed"),
    "stage-damaged": Sentence("hư hỏng", "damaged"),
    "stage-replaced": Sentence("đã thay", "replaced"),
    "stage-retired": Sentence("đã bỏ", "retired"),
    "stage-cancelled": Sentence("đã hủy", "cancelled"),
    "due-damaged": Sentence("hư đã {days} ngày, chưa sửa", "damaged {days} days ago and not mended yet"),
    "due-hang": Sentence("in xong đã {days} ngày, chưa thấy treo", "printed {days} days ago and not hung yet"),
    "due-look": Sentence("đã {days} ngày chưa ai đến xem", "nobody has looked at it for {days} days"),
    "due-none": Sentence("không biển nào cần đến xem", "no plaque wants to be looked at"),
    "plaque-written": Sentence("đã ghi {path}: {code}, {stage}, ngày {on}", "wrote {path}: {code}, {stage}, {on}"),
    "plaque-code": Sentence("không có biển {code}; đang có: {known}", "there is no plaque {code}; there are: {known}"),
    "plaque-relic": Sentence(
        "không có di tích {relic}; đang có: {known}",
        "there is no relic {relic}; there are: {known}",
    ),
    "plaque-early": Sentence(
        "biển {code} đang ở bước “{last}” nên chưa ghi được “{stage}”; lúc này ghi được: {allowed}",
        "plaque {code} is at “{last}”, so “{stage}” cannot follow; what can be recorded now: {allowed}",
    ),
    "plaque-ended": Sentence(
        "biển {code} đang ở bước “{last}”, là bước cuối, nên không ghi thêm được gì; biển mới thì chạy: ditich plaque new {relic}",
        "plaque {code} is at “{last}”, its last step, so nothing can be recorded any more; for a new one run: ditich plaque new {relic}",
    ),
    "plaque-made": Sentence(
        "biển {code} đã in nên không hủy được nữa, mã trên tấm biển phải trả lời mãi; lúc này ghi được: {allowed}",
        "plaque {code} was printed and cannot be cancelled any more, its code must answer for ever; what can be recorded now: {allowed}",
    ),
    "plaque-backwards": Sentence(
        "ngày {on} đứng trước bước “{last}” ngày {before} của biển {code}; ghi ngày từ {before} trở đi bằng --on",
        "{on} is before “{last}” of plaque {code}, on {before}; give a day from {before} on with --on",
    ),
    "plaque-with-relic": Sentence(
        "biển {other} là của {its_name}, không thay biển {code} của {name} được; thay được: {known}",
        "plaque {other} is for {its_name} and cannot replace plaque {code} of {name}; what can: {known}",
    ),
    "plaque-with-unprinted": Sentence(
        "biển {other} đang ở bước “{stage}”, chưa in nên chưa thay biển {code} được; in rồi thì chạy trước: ditich plaque printed {other}",
        "plaque {other} is at “{stage}”, not printed, and cannot replace plaque {code} yet; if it was printed run first: ditich plaque printed {other}",
    ),
    "plaque-with-over": Sentence(
        "biển {other} đang ở bước “{stage}” nên không thay biển {code} được; thay được: {known}",
        "plaque {other} is at “{stage}” and cannot replace plaque {code}; what can: {known}",
    ),
    "plaque-with-itself": Sentence(
        "biển {code} không tự thay mình được; thay được: {known}",
        "plaque {code} cannot replace itself; what can: {known}",
    ),
    "plaque-with-none": Sentence(
        "chưa có biển nào đã in; chạy: ditich plaque new {relic}", "none is printed yet; run: ditich plaque new {relic}"
    ),
    "plaque-by": Sentence(
        "chưa biết ai hủy: ghi thêm --by, hoặc đặt tên trong Git: git config user.name",
        "nobody is named who cancels it: add --by, or give Git a name: git config user.name",
    ),
    "plaque-why": Sentence(
        'phải ghi vì sao hủy, ví dụ: --why "đặt trùng"', 'say why it is cancelled, e.g. --why "ordered twice"'
    ),
    "plaque-nobody": Sentence("phải ghi ai làm, hoặc ai thấy", "say who did it, or saw it"),
    "plaque-draft": Sentence(
        "biển {code} là của {relic}, còn là bản nháp; bài sẵn sàng thì xóa dòng draft: true trong site.yaml của nó",
        "plaque {code} is for {relic}, which is a draft; when it is ready, delete the line draft: true in its site.yaml",
    ),
    "plaque-by-hand": Sentence(
        "tệp {path} viết theo kiểu máy không thêm được; tự thêm vào “life”: {line}",
        "{path} is written in a way nothing can be added to; add to “life” by hand: {line}",
    ),
    "plaque-file": Sentence(
        "{path} không quét ra {payload}; đưa đúng tệp {made} đã giao cho xưởng",
        "{path} does not read as {payload}; give the very {made} that was handed to the shop",
    ),
    "day-unread": Sentence(
        "“{on}” không phải một ngày đủ ngày, tháng, năm; ví dụ: --on {today}, --on {as_written}, --on “hôm qua”",
        "“{on}” is no whole day with month and year; for example: --on {today}, --on {as_written}, --on yesterday",
    ),
    "day-ambiguous": Sentence(
        "“{on}” có thể là {days}; ghi rõ theo năm-tháng-ngày: --on {first}",
        "“{on}” may be {days}; write it as year-month-day: --on {first}",
    ),
    "day-or": Sentence("hoặc", "or"),
    "day-to-come": Sentence(
        "ngày {on} chưa tới (hôm nay là {today}); việc làm xong mới ghi vào sổ",
        "{on} is still to come (today is {today}); what was done is recorded, not what will be",
    ),
    "day-today": Sentence("hôm nay", "today"),
    "day-yesterday": Sentence("hôm qua", "yesterday"),
    "day-before": Sentence("hôm kia", "the day before yesterday"),
    "show-file": Sentence("tệp", "file"),
    "show-relic": Sentence("di tích", "relic"),
    "show-draft": Sentence("bản nháp, chưa xuất bản", "a draft, not published"),
    "show-place": Sentence("chỗ treo", "place"),
    "show-order": Sentence("đặt làm", "order"),
    "show-ordered": Sentence(
        "{quantity} tấm, mẫu {design}, {size}, đọc từ {distance} m",
        "{quantity}, design {design}, {size}, read from {distance} m",
    ),
    "show-size": Sentence("chưa tính được cỡ", "its size cannot be worked out"),
    "show-material": Sentence("vật liệu", "material"),
    "show-made": Sentence("làm từ tệp", "made from"),
    "show-payload": Sentence("địa chỉ", "address"),
    "show-trial": Sentence("chỉ để thử, không in được", "for trials only, cannot be printed"),
    "show-lender": Sentence("mượn của {lender}", "borrowed from {lender}"),
    "show-symbol": Sentence("mã QR", "symbol"),
    "show-symbol-is": Sentence("cỡ {version}-{level}, mặt nạ {mask}", "version {version}-{level}, mask {mask}"),
    "show-digest": Sentence("dấu tệp đã giao", "file handed over"),
    "show-names": Sentence("chữ đã in", "names printed"),
    "show-batches": Sentence("đợt in", "batches"),
    "show-replaced": Sentence("thay bằng", "replaced by"),
    "show-replaces": Sentence("thế chỗ của", "replaces"),
    "show-steps": Sentence("các bước", "steps"),
    "show-due": Sentence("cần làm", "to be done"),
    "show-asked": Sentence("hỏi qua mạng", "asked online"),
    "show-well": Sentence("mở đúng trang", "opens the right page"),
    "show-next": Sentence("ghi được", "may come next"),
    "show-nothing": Sentence("không còn bước nào", "no step any more"),
}

DAYS_AGO = ("day-today", "day-yesterday", "day-before")
"""Keys of the days that have a word of their own: today, one day ago, two days ago."""
