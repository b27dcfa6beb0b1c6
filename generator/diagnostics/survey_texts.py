"""The words of the survey, a sheet that is filled in on the spot: all of them in Vietnamese and English, side by side."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics.sentence import Sentence

SURVEY: Mapping[str, Sentence] = {
    "title": Sentence("Phiếu hỏi và đo tại chỗ", "Field sheet"),
    "bring": Sentence(
        "Mang theo: điện thoại có định vị, thước dây, bút. Xin phép trước khi vào gian thờ và trước khi chụp. Không hỏi được thì để"
        " trống, đừng đoán.",
        "Bring: a phone that knows its position, a tape measure, a pen. Ask before entering a shrine room and before taking"
        " photographs. Leave blank what you cannot learn; do not guess.",
    ),
    "known": Sentence("Đã biết", "Known"),
    "code": Sentence("Mã di tích", "Id of the relic"),
    "who-went": Sentence("Ai đi, ngày nào", "Who went, on which day"),
    "asked": Sentence("1. Đã hỏi ai", "Who was asked"),
    "asked-choices": Sentence(
        "ban quản trị|sư trụ trì|người coi|cao niên|cán bộ văn hóa",
        "committee|head monk|keeper|elder|culture officer",
    ),
    "person": Sentence("Họ tên, vai trò, số điện thoại", "Name, role, telephone"),
    "consent": Sentence("Cho ghi tên trên trang làm nguồn?", "May the site name them as a source?"),
    "yes-no": Sentence("có|không", "yes|no"),
    "right-wrong": Sentence("đúng|sai, đúng ra là:", "right|wrong; it is:"),
    "reviewer": Sentence(
        "Ai sẽ đọc và duyệt bài (tên, cơ quan, có giá trị đến ngày nào)",
        "Who will read and review the text (name, body, until which day it holds)",
    ),
    "place": Sentence("2. Vị trí và đường vào", "Position and way"),
    "position": Sentence(
        "Đứng ngay cổng chính, chờ định vị ổn định, chép độ thập phân: vĩ độ, kinh độ",
        "Stand at the main gate, wait until the position settles, copy decimal degrees: latitude, longitude",
    ),
    "accuracy": Sentence("Máy báo sai số", "The phone says it is within"),
    "accuracy-choices": Sentence("5 m|10 m|nhiều hơn:", "5 m|10 m|more:"),
    "address": Sentence(
        "Địa chỉ hiện nay (số nhà, đường, khu vực, phường)", "Address today (house, street, area, ward)"
    ),
    "way": Sentence("Đi vào thế nào; xe máy, ô tô đến đâu", "How to get there; how far by motorbike, by car"),
    "visit": Sentence("3. Giờ mở cửa", "Opening hours"),
    "hours": Sentence(
        "Ngày thường, rằm và mùng một, ngày lễ: mấy giờ đến mấy giờ",
        "Weekdays, full and new moon, holidays: from when until when",
    ),
    "free": Sentence("Có thu vé không?", "Is there an entrance fee?"),
    "feasts": Sentence("4. Lễ hội", "Festivals"),
    "feast": Sentence(
        "Mỗi lễ một dòng: tên lễ, ngày tháng âm lịch (lịch Khmer, dương lịch thì ghi rõ), làm những gì",
        "A line each: name, day and month of the lunar calendar (say so if Khmer or solar), what is done",
    ),
    "open": Sentence("5. Điều chưa rõ, chưa chắc", "What is not known or not certain"),
    "fact_founded": Sentence(
        "Dựng năm nào, ai lập; căn cứ vào đâu (bia, sắc phong, sổ, lời ai kể)",
        "Built when, by whom; how is it known (stele, royal decree, book, who tells it)",
    ),
    "fact_rank": Sentence(
        "Bằng xếp hạng: chép cấp, loại hình, số quyết định, ngày, cơ quan ký",
        "Certificate: copy level, type, decision number, date, who signed",
    ),
    "fact_worship": Sentence("Thờ ai", "Whom it honours"),
    "decision": Sentence(
        "Chép số, ngày quyết định xếp hạng và cơ quan ký", "Copy number and date of the decision, and who signed"
    ),
    "differ": Sentence("Các nguồn ghi khác nhau, hỏi xem bên nào đúng", "Sources differ; ask which is right"),
    "unconfirmed": Sentence("Chưa có nguồn chính thức", "No official source yet"),
    "told": Sentence("Bài viết còn bỏ ngỏ", "The text leaves open"),
    "measures": Sentence("6. Đo", "Measure"),
    "measure": Sentence("Đo gì", "What"),
    "width": Sentence("Rộng (m)", "Width (m)"),
    "height": Sentence("Cao (m)", "Height (m)"),
    "note": Sentence("Ghi chú", "Note"),
    "gate": Sentence("cổng", "gate"),
    "front": Sentence("mặt tiền, đến mép mái", "front, to the eaves"),
    "ridge": Sentence("đến nóc", "to the ridge"),
    "grounds": Sentence("khuôn viên: rộng, dài", "grounds: width, length"),
    "plaques": Sentence("7. Chỗ treo biển QR", "Where a plaque may hang"),
    "plaques-how": Sentence(
        "Tâm mã QR cách đất 90–120 cm, như phiếu đặt làm ghi, không nắng gắt, không khuất, người ngồi xe lăn tới được. Đứng ngay chỗ ấy thử xem"
        " điện thoại có sóng không.",
        "The middle of the symbol 90–120 cm above ground, as the job ticket has it, out of harsh sun, in plain sight, within reach of a wheelchair. Standing"
        " there, see whether a phone has a signal.",
    ),
    "spot": Sentence("Chỗ nào", "Spot"),
    "above": Sentence("Cao (cm)", "Height (cm)"),
    "distance": Sentence("Người đứng cách (m)", "Read from (m)"),
    "wall": Sentence("Tường, cột gì; khoan được không", "Wall or post; may it be drilled"),
    "signal": Sentence("Sóng", "Signal"),
    "permit": Sentence("Ai cho phép", "Who permits it"),
    "photos": Sentence("8. Ảnh cần chụp", "Photographs to take"),
    "photos-how": Sentence(
        "Cầm máy ngang, nắng sau lưng, không có mặt người chưa xin phép. Trong nhà: không đèn chớp.",
        "Hold the phone level, sun behind you, no faces without leave. Indoors: no flash.",
    ),
    "photo": Sentence("Ảnh", "Photograph"),
    "stand": Sentence("Đứng đâu, nhìn hướng nào", "From where, facing which way"),
    "taken": Sentence("Số tệp, giờ", "File, time"),
    "shot-front": Sentence("mặt tiền, đủ mái", "front, with the whole roof"),
    "shot-gate": Sentence("cổng", "gate"),
    "shot-street": Sentence("toàn cảnh từ đường vào", "from the road"),
    "shot-detail": Sentence("nét chạm, tượng, hoành phi, câu đối", "carvings, statues, boards"),
    "shot-altar": Sentence("gian thờ (xin phép)", "shrine room (ask)"),
    "shot-papers": Sentence(
        "bằng xếp hạng, sắc phong, bia (đủ rõ để đọc)", "certificate, decree, stele (sharp enough to read)"
    ),
    "shot-spot": Sentence("chỗ định treo biển", "where the plaque will hang"),
    "at-the-gate": Sentence("đứng ngoài cổng, nhìn vào", "outside the gate, facing in"),
    "across": Sentence("bên kia đường, chếch 45°", "across the road, at 45°"),
    "close": Sentence("gần, thẳng góc", "close, straight on"),
    "licence": Sentence("Người chụp cho dùng", "The photographer allows"),
    "licence-choices": Sentence(
        "CC BY 4.0|CC BY-SA 4.0|riêng trang này|tên người chụp:", "CC BY 4.0|CC BY-SA 4.0|this site alone|name:"
    ),
    "cut": Sentence("9. Nguồn cần xin bản đầy đủ", "Sources to obtain in full"),
    "rest": Sentence("Điều khác nghe được: ai kể, kể gì", "What else was told, and by whom"),
}


def both(key: str) -> str:
    """It in both languages."""
    return f"{SURVEY[key].vi} / {SURVEY[key].en}"


def choices(key: str) -> tuple[str, ...]:
    """What may be ticked, each in both languages; once where they are the same."""
    pairs = zip(SURVEY[key].vi.split("|"), SURVEY[key].en.split("|"), strict=True)
    return tuple(vi if vi == en else f"{vi} / {en}" for vi, en in pairs)
