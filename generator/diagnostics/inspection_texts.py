"""What `ditich plaque inspect` says of a photograph of a plaque."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics.sentence import Sentence

INSPECTION: Mapping[str, Sentence] = {
    "inspect-good": Sentence("vẫn tốt", "as it should be"),
    "inspect-clean": Sentence("nên lau, rồi chụp lại", "wants cleaning; then photograph it again"),
    "inspect-renew": Sentence(
        "hỏng nhiều: lau, không đỡ thì làm biển thay", "badly worn: clean it; if that does not help, replace it"
    ),
    "inspect-sticker": Sentence(
        "có miếng dán lạ: đến kiểm tra ngay, gỡ xong thì ghi: ditich plaque damaged {code} --by …",
        "something is stuck over it: go and look at once; then record it: ditich plaque damaged {code} --by …",
    ),
    "inspect-foreign": Sentence(
        "mã QR này không phải của dự án: “{payload}”; nếu đây là biển của ta thì có người dán đè, đến kiểm tra ngay",
        "this code is none of the project's: “{payload}”; if this is our plaque, somebody pasted over it: go and look at once",
    ),
    "inspect-retake": Sentence(
        "ảnh mờ hoặc chụp xa quá, chưa chấm được: đến gần hơn, giữ yên tay, chụp lại",
        "blurred or taken from too far to be judged: go nearer, hold still, take it again",
    ),
    "inspect-inverted": Sentence(
        "sáng tối đảo ngược: nhiều điện thoại không đọc được; gửi trả nơi làm kèm tờ phiếu",
        "light on dark: many phones cannot read it; send it back to the shop with its ticket",
    ),
    "inspect-none": Sentence(
        "không thấy mã QR nào: chụp thẳng, giữ yên tay, mã chiếm ít nhất một phần ba bề ngang ảnh",
        "no symbol is to be seen: stand straight before it, hold still, the symbol at least a third of the picture's width",
    ),
    "inspect-unread": Sentence("không máy nào đọc được nữa", "no reader reads it any more"),
    "inspect-beside": Sentence("cạnh đó có mã lạ: “{payload}”", "a foreign code is beside it: “{payload}”"),
    "inspect-mirrored": Sentence("ảnh bị lật gương", "the photograph is mirrored"),
    "inspect-over": Sentence("theo sổ thì biển này “{stage}”", "by the register this plaque is “{stage}”"),
    "inspect-grade": Sentence("đoán: {grade}", "estimate: {grade}"),
    "inspect-figures": Sentence(
        "tương phản {contrast}, sửa lỗi còn {unused}, ô sai {damage}, mực lem {growth} ô, {module} px mỗi ô",
        "contrast {contrast}, unused error correction {unused}, wrong modules {damage}, print growth {growth} modules, {module} px a module",
    ),
    "inspect-weakest": Sentence("kém nhất: {names}", "weakest: {names}"),
    "inspect-part-decode": Sentence("đọc được", "decode"),
    "inspect-part-contrast": Sentence("tương phản", "contrast"),
    "inspect-part-modulation": Sentence("độ rõ từng ô", "modulation"),
    "inspect-part-fixed": Sentence("ô định vị", "fixed patterns"),
    "inspect-part-grid": Sentence("lưới bị cong", "grid"),
    "inspect-part-unused": Sentence("sửa lỗi còn lại", "unused error correction"),
    "inspect-picture": Sentence("hình: {path}", "picture: {path}"),
    "inspect-missing": Sentence("chưa thấy trong ảnh: {codes}", "in no photograph: {codes}"),
    "inspect-recorded": Sentence("đã ghi {path}: {code}, {grade}, ngày {on}", "wrote {path}: {code}, {grade}, {on}"),
    "inspect-unrecorded": Sentence(
        "không ghi điểm cho {code}: ảnh này không nói được về tấm biển",
        "no reading for {code}: this photograph says nothing of the plaque",
    ),
    "inspect-by-hand": Sentence(
        "không tự ghi được vào {path}; thêm dòng này dưới “readings:”: - {line}",
        "cannot write into {path} by itself; add this line below “readings:”: - {line}",
    ),
    "inspect-nothing": Sentence(
        "chưa cho ảnh nào; ví dụ: ditich plaque inspect bien.jpg, hoặc --folder anh/",
        "no photograph was given; for example: ditich plaque inspect plaque.jpg, or --folder photos/",
    ),
    "inspect-empty": Sentence(
        "trong {path} không có ảnh nào (.jpg, .png, .webp, .heic)",
        "there is no photograph in {path} (.jpg, .png, .webp, .heic)",
    ),
    "inspect-unfit-heic": Sentence(
        "ảnh HEIC không mở được: trên iPhone chọn Cài đặt > Camera > Định dạng > Tương thích nhất, hoặc gửi qua thư để máy đổi sang JPEG",
        "HEIC cannot be opened: on an iPhone choose Settings > Camera > Formats > Most Compatible, or mail it, which makes it a JPEG",
    ),
    "inspect-unfit-cut": Sentence(
        "tệp ảnh bị đứt hoặc hỏng: chép lại từ điện thoại",
        "the file breaks off or is damaged: copy it from the phone again",
    ),
    "inspect-unfit-empty": Sentence(
        "tệp rỗng: chép lại từ điện thoại", "the file is empty: copy it from the phone again"
    ),
    "inspect-unfit-format": Sentence("không phải ảnh JPEG, PNG hay WebP", "it is no JPEG, PNG or WebP photograph"),
    "inspect-unfit-large": Sentence(
        "ảnh lớn quá (tối đa 110 triệu điểm ảnh, 80 MB): gửi cỡ vừa",
        "too large (at most 110 megapixels, 80 MB): send a smaller size",
    ),
    "inspect-trend": Sentence("ảnh chụp: {first} → {last}", "photographs: {first} → {last}"),
    "inspect-trend-worse": Sentence(
        "ảnh chụp: {first} → {last}, đang kém đi", "photographs: {first} → {last}, getting worse"
    ),
    "inspect-trend-once": Sentence("ảnh chụp: {last}", "photograph: {last}"),
    "due-worn": Sentence(
        "ảnh chụp {days} ngày trước đã kém, chưa lau hay thay", "its photograph was poor {days} days ago"
    ),
    "show-readings": Sentence("ảnh chụp", "readings"),
    "show-reading": Sentence("{grade}, sửa lỗi còn {unused}", "{grade}, unused error correction {unused}"),
}
