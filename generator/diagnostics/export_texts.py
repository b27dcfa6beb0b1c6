"""What `ditich export` says, and what stands in its files beside the data: in Vietnamese and English, side by side."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics.sentence import Sentence

EXPORT: Mapping[str, Sentence] = {
    "export-made": Sentence(
        "đã ghi {path}: {relics} di tích, {files} tệp ({bytes} byte); mở index.html trong gói để biết tệp nào là gì",
        "wrote {path}: {relics} relics, {files} files ({bytes} bytes); index.html in it says what each is",
    ),
    "export-no-licence": Sentence(
        "project.yaml chưa ghi licence, nên gói nói là chưa có giấy phép; người khác chưa được dùng lại. Ví dụ: licence: CC BY 4.0",
        "project.yaml has no licence, so the export says that none is given, and others may not use it. For example: licence: CC BY 4.0",
    ),
    "export-back-none": Sentence(
        "bảng nói đúng như site.yaml; không có gì để sửa",
        "the tables say what site.yaml says; there is nothing to change",
    ),
    "export-back-count": Sentence(
        "{relics} di tích có chỗ đổi; {same} di tích như cũ", "{relics} relics change; {same} stay as they are"
    ),
    "export-back-shown": Sentence(
        "chưa ghi gì; xem kỹ rồi chạy: ditich export --back {path} --write",
        "nothing is written yet; look at it, then run: ditich export --back {path} --write",
    ),
    "export-back-unwritten": Sentence(
        "chưa ghi gì: sửa các lỗi trên rồi chạy lại", "nothing was written: mend what is said above and run it again"
    ),
    "export-back-only": Sentence("--write chỉ đi cùng --back", "--write goes with --back alone"),
    "export-back-meanwhile": Sentence(
        "{path} vừa bị ai khác sửa; chưa ghi gì, chạy lại lần nữa",
        "{path} was changed by somebody else meanwhile; nothing was written, run it again",
    ),
}

_DATA: Mapping[str, Sentence] = {
    "title": Sentence("Dữ liệu di tích", "Data of the relics"),
    "of": Sentence("Của", "Of"),
    "licence": Sentence("Giấy phép của bài và dữ kiện", "Licence of texts and facts"),
    "no-licence": Sentence(
        "chưa ghi giấy phép: xin hỏi đơn vị giữ trang trước khi dùng lại",
        "no licence given: ask who keeps the site before using it",
    ),
    "photographs": Sentence(
        "Ảnh có giấy phép riêng, ghi ở photos.csv, trong mỗi tệp IIIF và trong chính tệp ảnh (IPTC/XMP).",
        "Photographs have their own licences: in photos.csv, in each IIIF file, and in the picture itself (IPTC/XMP).",
    ),
    "machine": Sentence(
        "Bản máy dịch chưa ai duyệt chỉ có trong texts.csv (machine = true) và questions.csv (cột machine ghi ngôn ngữ nào); mọi tệp khác không có.",
        "Machine translations that nobody has reviewed are in texts.csv (machine = true) and questions.csv (its column machine names the languages); no other file has them.",
    ),
    "position": Sentence(
        "Chỗ nào chưa ai đo thì không có tọa độ: chỉ có vùng (hình tròn) mà địa chỉ cho biết, kèm bán kính.",
        "Where nobody has measured there are no coordinates: an area (a circle) that the address gives, with its radius.",
    ),
    "files": Sentence("Các tệp", "Files"),
    "file": Sentence("Tệp", "File"),
    "what": Sentence("Là gì, mở bằng gì", "What it is, and what opens it"),
    "left-out": Sentence("Không có trong gói, và vì sao", "What is not in it, and why"),
    "why": Sentence("Thiếu gì", "What is missing"),
    "number": Sentence("Số", "Number"),
    "relics": Sentence("Di tích", "Relics"),
    "complete": Sentence("Không thiếu gì.", "Nothing is missing."),
    "no-point": Sentence(
        "chưa ai đo tọa độ tại chỗ: không có trong openstreetmap.osm",
        "nobody measured it on the spot: not in openstreetmap.osm",
    ),
    "no-area": Sentence(
        "không biết ở đâu: trong relics.geojson không có hình",
        "nobody knows where it is: no geometry in relics.geojson",
    ),
    "no-photograph": Sentence("chưa có ảnh: không có tệp IIIF", "no photograph: no IIIF file"),
    "no-web-licence": Sentence(
        "giấy phép của ảnh không có địa chỉ: tệp IIIF không có rights",
        "a photograph's licence has no address: no rights in the IIIF file",
    ),
    "file-data": Sentence(
        "CSV và bản mô tả Data Package: mọi dữ kiện, nguồn; texts.csv, chỉ để đọc, là tình trạng bài. Sửa bằng Excel hay LibreOffice rồi đem về: ditich export --back. "
        "Trong Excel, mở qua Data → From Text/CSV và chọn cột kiểu Text, nếu không Excel đổi ngày tháng",
        "CSV with a Data Package: all facts and sources; texts.csv, for reading alone, has the state of each text. Edit it in Excel or LibreOffice and bring it back: ditich export --back. "
        "In Excel use Data → From Text/CSV with columns as Text, or Excel rewrites dates",
    ),
    "file-geojson": Sentence("bản đồ (QGIS, GDAL, geojson.io)", "map data (QGIS, GDAL, geojson.io)"),
    "file-lido": Sentence(
        "LIDO 1.1, cho bảo tàng và cổng dữ liệu di sản", "LIDO 1.1, for museums and portals of heritage"
    ),
    "file-iiif": Sentence(
        "IIIF Presentation 3.0, mỗi di tích có ảnh một tệp; cũng ở trang, cùng đường dẫn (Mirador, Universal Viewer)",
        "IIIF Presentation 3.0, one for each relic with photographs; on the site too, under the same path (Mirador, Universal Viewer)",
    ),
    "file-wikidata": Sentence(
        "lệnh QuickStatements cho Wikidata. Người làm phải tìm trước xem đã có mục chưa, thêm P31 (là gì) và P17 (nước); Wikidata là CC0",
        "QuickStatements for Wikidata. Search first whether the item exists, add P31 (instance of) and P17 (country) by hand; Wikidata is CC0",
    ),
    "file-osm": Sentence(
        "điểm mới cho OpenStreetMap, mở bằng JOSM: so với bản đồ, thêm thẻ nói là công trình gì, rồi mới tải lên; chỉ có điểm đã đo tại chỗ",
        "new points for OpenStreetMap, to be opened in JOSM: compare with the map, add what kind of building it is, then upload; only points measured on the spot",
    ),
    "file-inventory": Sentence(
        "bảng kiểm kê cho phòng văn hóa (Excel, LibreOffice), kể tên mọi ô còn trống",
        "the inventory for the culture office (Excel, LibreOffice), which names every empty box",
    ),
    "inventory-number": Sentence("Số", "No."),
    "inventory-id": Sentence("Mã", "Id"),
    "inventory-name": Sentence("Tên", "Name"),
    "inventory-kind": Sentence("Loại hình", "Kind"),
    "inventory-founded": Sentence("Khởi dựng", "Founded"),
    "inventory-rank": Sentence("Xếp hạng", "Rank"),
    "inventory-worship": Sentence("Thờ", "Worship"),
    "inventory-ward": Sentence("Phường, xã hiện nay", "Ward today"),
    "inventory-address": Sentence("Địa chỉ theo nguồn", "Address as sources write it"),
    "inventory-way": Sentence("Đường vào", "Way there"),
    "inventory-hours": Sentence("Giờ mở cửa", "Opening hours"),
    "inventory-festivals": Sentence("Lễ hội", "Festivals"),
    "inventory-latitude": Sentence("Vĩ độ", "Latitude"),
    "inventory-longitude": Sentence("Kinh độ", "Longitude"),
    "inventory-position": Sentence("Vị trí biết đến đâu", "How well the place is known"),
    "inventory-photographs": Sentence("Số ảnh", "Photographs"),
    "inventory-sources": Sentence("Số nguồn", "Sources"),
    "inventory-reviewed": Sentence("Ai duyệt bài", "Texts reviewed by"),
    "inventory-languages": Sentence("Ngôn ngữ", "Languages"),
    "inventory-empty": Sentence("Ô còn trống", "Empty boxes"),
    "inventory-box": Sentence("Ô", "Box"),
    "inventory-how": Sentence("Cần gì để điền", "What is needed to fill it"),
    "position-exact": Sentence("đo tại chỗ", "measured on the spot"),
    "position-approximate": Sentence("xem trên bản đồ", "read off a map"),
    "position-area": Sentence("chỉ biết vùng", "only the area is known"),
    "position-unknown": Sentence("chưa biết", "not known"),
    "machine-mark": Sentence("máy dịch", "machine"),
    "fill-founded": Sentence(
        "bia, sắc phong, sổ, hay lời kể có tên người kể", "a stele, decree or book, or what a named person tells"
    ),
    "fill-rank": Sentence(
        "số và ngày quyết định xếp hạng, hoặc ghi là chưa xếp hạng",
        "number and day of the decision, or that it has no rank",
    ),
    "fill-worship": Sentence("hỏi ban quản trị, người coi", "ask the committee or the keeper"),
    "fill-ward": Sentence("tra danh sách phường, xã hiện nay", "look it up in today's list of wards"),
    "fill-address": Sentence("hỏi Ủy ban nhân dân phường, xã", "ask the ward's office"),
    "fill-way": Sentence("đi tới nơi, ghi lại đường vào", "go there and write down the way"),
    "fill-hours": Sentence("hỏi người coi: ngày thường, rằm, ngày lễ", "ask the keeper: weekdays, full moon, holidays"),
    "fill-festivals": Sentence("hỏi ban quản trị: tên lễ, ngày âm lịch", "ask the committee: name and lunar days"),
    "fill-latitude": Sentence(
        "đứng ở cổng chính, chép số độ thập phân", "stand at the main gate and copy decimal degrees"
    ),
    "fill-longitude": Sentence(
        "đứng ở cổng chính, chép số độ thập phân", "stand at the main gate and copy decimal degrees"
    ),
    "fill-photographs": Sentence(
        "ảnh có tên người chụp và giấy phép", "a photograph with its photographer and licence"
    ),
    "fill-reviewed": Sentence(
        "một người chịu trách nhiệm đọc và ký: ditich review",
        "somebody who answers for it reads and signs: ditich review",
    ),
}


def both(key: str) -> str:
    """It in both languages."""
    return f"{_DATA[key].vi} · {_DATA[key].en}"
