"""Every sentence we say to an author, Vietnamese and English side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Locale = Literal["vi", "en"]
Sentence = tuple[str, str]

PROBLEMS: Mapping[str, Sentence] = {
    # files and folders
    "file-missing": ("thiếu tệp này", "this file is missing"),
    "file-unknown": (
        "tệp “{name}” không có chỗ trong thư mục nội dung",
        "the file “{name}” has no place in the content folder",
    ),
    "language-unknown": (
        "“{language}” không phải mã ngôn ngữ của trang ({known})",
        "“{language}” is not a language code of the site ({known})",
    ),
    "empty-file": ("tệp này trống", "the file is empty"),
    "not-utf8": ("tệp không phải UTF-8: gặp byte {byte}", "the file is not UTF-8: found the byte {byte}"),
    "control-character": ("có ký tự điều khiển vô hình {code}", "there is an invisible control character {code}"),
    "conflict-marker": ("dấu xung đột của Git còn sót lại", "a conflict marker of Git was left behind"),
    "symlink": ("đây là liên kết tượng trưng, không phải tệp thật", "this is a symbolic link, not a real file"),
    "name-twice": (
        "hai tệp có tên đọc lên như nhau, chỉ khác cách ghép dấu (NFC và NFD)",
        "two files have the same name, spelt with different accents (NFC and NFD)",
    ),
    "relic-name": (
        "tên thư mục “{name}” không có chữ nào dùng được trong địa chỉ",
        "the folder name “{name}” has no letter that can stand in an address",
    ),
    "address-twice": ("địa chỉ “{address}” đã thuộc về {other}", "the address “{address}” already belongs to {other}"),
    # YAML
    "yaml-tab": (
        "dòng bắt đầu bằng dấu tab; YAML chỉ nhận dấu cách",
        "the line begins with a tab; YAML takes spaces only",
    ),
    "yaml-nbsp": (
        "có dấu cách không ngắt ở chỗ cần dấu cách thường",
        "there is a no-break space where a plain space must stand",
    ),
    "yaml-colon": (
        "dấu hai chấm thứ hai trong “{key}” làm YAML hiểu sai",
        "the second colon in “{key}” makes YAML misread the line",
    ),
    "yaml-quote": ("dấu nháy mở ở đây mà không thấy đóng", "a quotation mark opens here and never closes"),
    "yaml-syntax": ("YAML không đọc được từ chỗ này", "YAML cannot be read from here on"),
    "yaml-extra": (
        "neo (&), bí danh (*) và thẻ (!) của YAML không dùng ở đây",
        "YAML's anchors (&), aliases (*) and tags (!) are not used here",
    ),
    "yaml-deep": ("lồng nhau quá {most} tầng", "nested more than {most} levels deep"),
    "not-a-mapping": ("tệp phải gồm các dòng “tên: giá trị”", "the file must consist of “name: value” lines"),
    "key-twice": ("“{key}” đã có ở dòng {line}", "“{key}” is already given on line {line}"),
    # fields
    "field-missing": ("thiếu “{field}”", "“{field}” is missing"),
    "field-unknown": ("không có mục nào tên “{field}” ở đây", "there is no field “{field}” here"),
    "founded-when": (
        "“founded” cần năm hoặc thế kỷ",
        "“founded” needs a year or a century",
    ),
    "half-measured": (
        "tọa độ cần cả vĩ độ lẫn kinh độ",
        "coordinates need both the latitude and the longitude",
    ),
    "days-apart": (
        "những ngày này không liền nhau theo thứ tự",
        "these days do not follow one another",
    ),
    "source-id": ("“{value}” không dùng làm mã nguồn được", "“{value}” cannot be the id of a source"),
    "choice": ("“{field}” không nhận “{value}”", "“{field}” cannot be “{value}”"),
    "number": ("“{field}” phải là một con số, không phải “{value}”", "“{field}” must be a number, not “{value}”"),
    "range": ("“{field}” là {value}, ngoài khoảng {low}…{high}", "“{field}” is {value}, outside {low}…{high}"),
    "latitude-range": ("vĩ độ {value} nằm ngoài khoảng {low}…{high}", "latitude {value} is outside {low}…{high}"),
    "longitude-range": ("kinh độ {value} nằm ngoài khoảng {low}…{high}", "longitude {value} is outside {low}…{high}"),
    "unfilled": ("“{field}” vẫn còn dấu “…” của bộ mẫu", "“{field}” is still the skeleton's “…”"),
    "empty-value": ("“{field}” để trống", "“{field}” is empty"),
    "list-empty": ("“{field}” phải có ít nhất một mục", "“{field}” must have at least one item"),
    "list-expected": ("“{field}” phải là một danh sách", "“{field}” must be a list"),
    "text-expected": ("“{field}” phải là một dòng chữ", "“{field}” must be a line of text"),
    "group-expected": (
        "“{field}” phải là một nhóm các dòng “tên: giá trị”",
        "“{field}” must be a group of “name: value” lines",
    ),
    "date-shape": ("“{value}” không phải cách viết ngày ở đây", "“{value}” is not how dates are written here"),
    "date-wrong": ("không có ngày {value} trên lịch", "there is no {value} in the calendar"),
    "clock": ("“{value}” không phải cách viết giờ ở đây", "“{value}” is not how times are written here"),
    "web-address": ("“{value}” không phải một địa chỉ web đầy đủ", "“{value}” is not a whole web address"),
    "email": ("“{value}” không phải một địa chỉ thư điện tử", "“{value}” is not an e-mail address"),
    "phone": ("“{value}” không phải một số điện thoại", "“{value}” is not a telephone number"),
    "origin": ("“{value}” không phải một tên miền trần", "“{value}” is not a bare site address"),
    "payload": ("“{value}” không phải địa chỉ một biển mang", "“{value}” is not an address a plaque carries"),
    "sha256": ("“{value}” không phải một dấu SHA-256", "“{value}” is not a SHA-256 digest"),
    "relic-id": ("“{value}” không dùng làm mã di tích được", "“{value}” cannot be the id of a relic"),
    "truth": ("“{field}” chỉ nhận true hoặc false, không nhận “{value}”", "“{field}” is true or false, not “{value}”"),
    "listed-twice": ("“{value}” đã có trong danh sách", "“{value}” is already in the list"),
    "was-taken": (
        "mã cũ “{old}” đang thuộc về di tích “{other}”",
        "the former id “{old}” belongs to the relic “{other}”",
    ),
    "relic-unknown": ("không có di tích nào mang mã “{relic}”", "there is no relic with the id “{relic}”"),
    # stories
    "front-matter": (
        "tệp phải mở đầu bằng phần thông tin giữa hai dòng ---",
        "the file must begin with its details between two lines of ---",
    ),
    "text-before-heading": ("có chữ nằm trước đề mục đầu tiên", "there is text before the first heading"),
    "chapter-unknown": ("“{heading}” không phải tên chương", "“{heading}” is not the name of a chapter"),
    "chapter-twice": ("chương “{heading}” có hai lần", "the chapter “{heading}” is there twice"),
    "chapter-empty": ("chương “{heading}” chưa có chữ nào", "the chapter “{heading}” has no text yet"),
    "chapter-missing": ("thiếu chương “{heading}”", "the chapter “{heading}” is missing"),
    "uncited": ("đoạn này không dẫn nguồn nào", "this paragraph names no source"),
    "citation-unknown": ("không có nguồn nào mang mã “{id}”", "there is no source with the id “{id}”"),
    "markup": ("bài viết không nhận thẻ HTML {tag}", "a story takes no HTML tag such as {tag}"),
    "image-in-text": ("ảnh không chèn trong bài viết", "pictures are not put into the text"),
    "link-unsafe": ("liên kết “{target}” không an toàn", "the link “{target}” is not safe"),
    "link-dead": ("liên kết “{target}” không dẫn tới đâu", "the link “{target}” leads nowhere"),
    "festival-name-missing": (
        "lễ hội “{id}” chưa có tên trong ngôn ngữ này",
        "the festival “{id}” has no name in this language",
    ),
    "festival-name-unknown": ("site.yaml không có lễ hội “{id}”", "site.yaml has no festival “{id}”"),
    "caption-missing": (
        "ảnh “{id}” chưa có lời tả trong ngôn ngữ này",
        "the photograph “{id}” has no caption in this language",
    ),
    "caption-unknown": ("site.yaml không có ảnh “{id}”", "site.yaml has no photograph “{id}”"),
    # photographs
    "photo-missing": ("không thấy ảnh “{file}” trong {folder}", "the photograph “{file}” is not in {folder}"),
    "photo-unlisted": (
        "ảnh “{file}” chưa được ghi trong site.yaml",
        "the photograph “{file}” is not listed in site.yaml",
    ),
    "photo-format": ("“{file}” không phải ảnh JPEG, PNG hay WebP", "“{file}” is not a JPEG, PNG or WebP picture"),
    "photo-heic": (
        "“{file}” là ảnh HEIC, kiểu iPhone hay lưu, nhiều điện thoại khác không mở được",
        "“{file}” is a HEIC picture, as iPhones keep them; many other phones cannot open it",
    ),
    "photo-gif": (
        "“{file}” là ảnh GIF, chỉ có 256 màu, không giữ được màu thật của di tích",
        "“{file}” is a GIF, whose 256 colours are too few for a photograph",
    ),
    "photo-moving": (
        "“{file}” là ảnh động, trang chỉ đăng ảnh tĩnh",
        "“{file}” is a moving picture; the site shows still ones",
    ),
    "photo-cmyk": (
        "“{file}” theo hệ màu in CMYK mà không kèm hồ sơ màu, nên không rõ màu thật ra sao",
        "“{file}” is in a printer's four inks (CMYK) without a colour profile, so nobody knows its true colours",
    ),
    "photo-cut": ("“{file}” bị đứt giữa chừng hoặc đã hỏng", "“{file}” breaks off in the middle or is damaged"),
    "photo-empty": ("“{file}” là tệp rỗng, không có ảnh bên trong", "“{file}” has nothing in it"),
    "photo-located": (
        "“{file}” có ghi tọa độ nơi chụp; trang không đăng tọa độ ấy, nhưng tệp gốc trong kho Git thì ai cũng xem được",
        "“{file}” tells where it was taken; the pictures on the site do not, but anybody can see the original in Git",
    ),
    # recordings
    "audio-name": ("thư mục audio không nhận tệp tên “{name}”", "the folder audio takes no file named “{name}”"),
    "audio-empty": ("“{file}” không có âm thanh nào bên trong", "there is no sound in “{file}”"),
    "audio-not-mp3": ("“{file}” không phải bản ghi âm MP3", "“{file}” is not an MP3 recording"),
    "audio-cut": ("“{file}” bị mất đoạn cuối", "the end of “{file}” is missing"),
    "audio-heavy": (
        "“{file}” nặng {minute} KB mỗi phút; người nghe bằng mạng di động phải trả tiền từng MB",
        "“{file}” weighs {minute} KB a minute; those who listen on mobile data pay for each megabyte",
    ),
    "audio-missing": ("có tệp lời mà thiếu bản ghi âm “{file}”", "there is a transcript but no recording “{file}”"),
    "audio-alone": (
        "chưa có bài “{story}”, nên không trang nào phát bản ghi âm này",
        "there is no “{story}”, so no page plays this recording",
    ),
    "transcript-missing": (
        "bản ghi âm thiếu tệp lời “{file}”; người không nghe được thì không biết trong đó nói gì",
        "the recording has no transcript “{file}”: whoever cannot hear it learns nothing",
    ),
    "vtt-no-header": ("tệp lời phải mở đầu bằng chữ WEBVTT", "a transcript must begin with the word WEBVTT"),
    "vtt-no-cue": ("tệp lời chưa có câu nào", "nothing is said in the transcript"),
    "vtt-no-times": ("câu này chưa có mốc giờ ở dòng trên", "these words have no times above them"),
    "vtt-arrow": ("giữa hai mốc giờ phải là dấu -->", "there must be --> between the two times"),
    "vtt-arrow-inside": ("dấu --> nằm lẫn trong lời", "there is a --> among the words"),
    "vtt-timestamp": (
        "“{time}” không phải cách viết giờ trong tệp lời",
        "“{time}” is not how a transcript writes times",
    ),
    "vtt-setting": ("có chữ thừa sau hai mốc giờ: “{setting}”", "there are words behind the times: “{setting}”"),
    "vtt-no-text": ("có mốc giờ mà không có lời", "there are times, but no words"),
    "vtt-tag": ("“{tag}” không dùng được trong lời", "“{tag}” cannot stand among the words"),
    "vtt-backwards": (
        "câu này kết thúc lúc {time}, không sau lúc bắt đầu ({start})",
        "the cue ends at {time}, which is not after its start ({start})",
    ),
    "vtt-order": (
        "câu này bắt đầu lúc {time}, trước cả câu ở trên ({before})",
        "the cue starts at {time}, before the one above it ({before})",
    ),
    "vtt-late": (
        "câu này kết thúc lúc {time}, mà bản ghi âm chỉ dài {recording}",
        "the cue ends at {time}, but the recording lasts {recording}",
    ),
    # places
    "place-swapped": (
        "vĩ độ {latitude} và kinh độ {longitude} bị đổi chỗ cho nhau",
        "latitude {latitude} and longitude {longitude} have changed places",
    ),
    "place-at-sea": (
        "vĩ độ {latitude}, kinh độ {longitude} rơi ra biển hoặc ra ngoài Việt Nam",
        "latitude {latitude}, longitude {longitude} is at sea or outside Vietnam",
    ),
    "place-astray": (
        "tọa độ này cách trung tâm {ward} tới {distance} km",
        "these coordinates are {distance} km from the middle of {ward}",
    ),
    "ward-unknown": (
        "“{ward}” không có trong danh sách phường, xã từ tháng 7/2025",
        "“{ward}” is not in the list of wards in force since July 2025",
    ),
    "photo-large": (
        "ảnh “{file}” có {width} × {height} điểm, quá lớn",
        "the photograph “{file}” has {width} × {height} px, which is too large",
    ),
    # plaques
    "code-wrong": ("“{code}” không phải một mã biển đúng", "“{code}” is not a right plaque code"),
    "code-twice": ("mã “{code}” đã dùng ở {other}", "the code “{code}” is already used in {other}"),
    "contact-missing": (
        "đã in biển {codes}, mà chưa có nơi nhận tin báo biển hư, mất hay bị dán đè",
        "plaques {codes} are printed, but there is nobody to tell that one is damaged, missing or pasted over",
    ),
    "plaque-astray": (
        "biển {code} dẫn tới di tích “{relic}”, mà không có di tích ấy",
        "plaque {code} leads to the relic “{relic}”, and there is no such relic",
    ),
    "plaque-gone": (
        "biển {code} ({name}) đã in với {payload}; tệp của nó không được bỏ",
        "plaque {code} ({name}) was printed with {payload}; its file must not be removed",
    ),
    "print-undone": (
        "biển {code} ({name}) đã in với {payload}, mà mục “printed” không còn",
        "plaque {code} ({name}) was printed with {payload}, but “printed” is gone",
    ),
    "print-altered": (
        "điều đã ghi khi in biển {code} ({name}, {payload}) bị sửa",
        "what was noted when plaque {code} was printed ({name}, {payload}) has been altered",
    ),
    "life-cut": (
        "các bước đã ghi trong “life” của biển {code} ({name}) bị xóa hoặc sửa",
        "steps noted in “life” of plaque {code} ({name}) were deleted or altered",
    ),
    "plaque-turned": (
        "biển {code} ({name}) đã in cho “{old}”, nay bị trỏ sang “{relic}”",
        "plaque {code} ({name}) was printed for “{old}”, and now leads to “{relic}”",
    ),
    "printed-draft": (
        "biển {code} đã in, mà di tích “{relic}” còn để nháp nên không có trang nào trả lời",
        "plaque {code} is printed, but the relic “{relic}” is a draft and no page would answer",
    ),
    "printed-unread": (
        "biển {code} đã in, mà di tích “{relic}” không có bài tiếng Việt",
        "plaque {code} is printed, but the relic “{relic}” has no Vietnamese text",
    ),
    "cast-otherwise": (
        "trang viết “{name}”, biển {code} đã in “{cast}”",
        "the page says “{name}”, plaque {code} was printed with “{cast}”",
    ),
    "payload-code": (
        "“{payload}” không phải địa chỉ của biển {code}",
        "“{payload}” is not the address of plaque {code}",
    ),
    "payload-origin": (
        "biển {code} ({name}) đã in với địa chỉ {origin}, mà trang nay ở {address}",
        "plaque {code} ({name}) was printed with {origin}, but the site is now at {address}",
    ),
    "payload-lost": (
        "biển {code} ({name}) đã in với {origin}, tên miền không còn là của mình; ai quét sẽ lạc",
        "plaque {code} ({name}) was printed with {origin}, which is not ours any more; whoever scans it goes astray",
    ),
    "print-record": (
        "“life” và “printed” của biển {code} không khớp nhau",
        "“life” and “printed” of plaque {code} do not agree",
    ),
    "life-order": ("sau “{before}” không thể là “{after}”", "“{after}” cannot come after “{before}”"),
    "life-backwards": (
        "ngày {after} đứng trước ngày {before} của bước “{stage}” liền trên",
        "{after} is before {before}, the day of the step “{stage}” above it",
    ),
    "replacement-missing": (
        "biển {code} đã được thay, mà không ghi biển nào thay nó",
        "plaque {code} was replaced, but nothing says by which plaque",
    ),
    "replacement-early": (
        "biển {code} còn dùng mà đã ghi biển thay nó",
        "plaque {code} is still in use, yet another is said to replace it",
    ),
    "replacement-unknown": (
        "không có biển nào khác mang mã “{code}”",
        "there is no other plaque with the code “{code}”",
    ),
    "glyph-missing": (
        "bộ chữ in biển không có chữ “{character}” ({point}) trong “{text}”",
        "the plaque's typefaces lack the character “{character}” ({point}) in “{text}”",
    ),
    "line-long": (
        "“{text}” quá dài, không vừa chỗ của nó trên biển",
        "“{text}” is too long for its place on the plaque",
    ),
    "proof-failed": ("bản in biển không qua được bước thử: {rule}", "the plaque's print file failed its proof: {rule}"),
    "design-syntax": (
        "bản vẽ này không đọc được từ chỗ này",
        "the drawing cannot be read from here on",
    ),
    "design-page": (
        "trang vẽ phải tính bằng mm: width, height và viewBox là cùng những con số ấy",
        "the page must be in mm: width, height and viewBox are the same numbers",
    ),
    "design-element": ("bản vẽ biển không nhận <{element}>", "a plaque's drawing takes no <{element}>"),
    "design-style": (
        "“{name}: {value}” không in, không khắc được",
        "“{name}: {value}” can be neither printed nor engraved",
    ),
    "design-colour": ("“{value}” không phải một màu mực của biển", "“{value}” is not one of the plaque's inks"),
    "design-font": ("không có phông “{font}”", "there is no typeface “{font}”"),
    "design-layer": (
        "<{element}> nằm ngoài các lớp nhận nó ({known})",
        "<{element}> stands outside the layers that take it ({known})",
    ),
    "design-number": ("“{name}” cần một con số, không phải “{value}”", "“{name}” needs a number, not “{value}”"),
    "design-name": ("bản vẽ không được đưa cái gì tên “{name}”", "the drawing is given nothing called “{name}”"),
    "design-symbol": (
        'bản vẽ cần đúng một hình vuông id="symbol" làm chỗ cho mã QR',
        'the drawing needs one square with id="symbol" as the place of the QR symbol',
    ),
    "design-covered": (
        "hình này nằm trên mã QR hoặc viền trắng của nó",
        "this lies on the QR symbol or its quiet zone",
    ),
    "design-outside": ("chữ này ra sát mép cắt, dưới {safe} mm", "this text is nearer than {safe} mm to the cut"),
    "design-overlap": ("chữ này chạm chữ khác hoặc lỗ vít", "this text meets another one or a screw"),
    "plaque-size": ("“{value}” không phải một khổ biển", "“{value}” is not the size of a plaque"),
    "symbol-far": (
        "người đứng cách {distance} m cần mã QR rộng {needed} mm, trên biển này chỉ {width} mm",
        "people {distance} m away need a symbol {needed} mm wide; on this plaque it is {width} mm",
    ),
    "module-small": (
        "ô vuông của mã QR chỉ rộng {width} mm; trên vật liệu này phải từ {needed} mm",
        "the modules of the symbol are {width} mm wide; on this material they must be at least {needed} mm",
    ),
    "profile-missing": ("không thấy hồ sơ màu “{file}” trong {folder}", "the profile “{file}” is not in {folder}"),
    "profile-unfit": (
        "“{file}” không phải hồ sơ ICC của máy in CMYK ({fault})",
        "“{file}” is not an ICC profile of a CMYK press ({fault})",
    ),
    # theme and plan
    "word-missing": (
        "chữ giao diện “{key}” chưa có bản “{language}”",
        "the interface word “{key}” has no “{language}” version",
    ),
    "template-name": (
        "mẫu trang hỏi “{name}” mà trang không có",
        "the template asks for “{name}”, which the page does not have",
    ),
    "template-syntax": ("mẫu trang viết sai ở dòng này", "the template is malformed at this line"),
    "path-twice": (
        "hai thứ cùng muốn địa chỉ {path}: {one} và {other}",
        "two things claim the address {path}: {one} and {other}",
    ),
}

HINTS: Mapping[str, Sentence] = {
    "did-you-mean": ("có lẽ là “{best}”", "perhaps “{best}”"),
    "write-best": ("sửa thành: {best}", "change it to: {best}"),
    "dot-missing": ("có lẽ thiếu dấu chấm: {best}", "the decimal point may be missing: {best}"),
    "code-best": (
        "bốn chữ đầu này có chữ kiểm tra khác; đổi tên tệp thành {best}.yaml",
        "these four have another check character; rename the file to {best}.yaml",
    ),
    "file-missing": (
        "tạo tệp này; lệnh “ditich new” viết sẵn một bộ mẫu",
        "create it; “ditich new” writes a complete skeleton",
    ),
    "file-unknown": (
        "đổi tên cho đúng (site.yaml, vi.md, photos/…) hoặc chuyển tệp ra ngoài",
        "rename it (site.yaml, vi.md, photos/…) or move it elsewhere",
    ),
    "language-unknown": ("đổi tên tệp thành một trong: {known}", "rename the file to one of: {known}"),
    "empty-file": ("viết nội dung vào, hoặc xóa tệp đi", "write something into it, or delete it"),
    "not-utf8": (
        "mở tệp bằng trình soạn thảo, chọn lưu lại với bảng mã UTF-8",
        "open the file in an editor and save it as UTF-8",
    ),
    "control-character": ("xóa ký tự ở chỗ con trỏ rồi gõ lại", "delete the character at this place and type it again"),
    "conflict-marker": (
        "giữ lại phần đúng, xóa các dòng <<<<<<<, ======= và >>>>>>>",
        "keep the right part and delete the lines <<<<<<<, ======= and >>>>>>>",
    ),
    "symlink": ("xóa liên kết và chép chính tệp ấy vào đây", "delete the link and copy the file itself here"),
    "name-twice": (
        "xóa một tệp, hoặc đổi tên chỉ dùng chữ không dấu",
        "delete one of them, or rename it without accents",
    ),
    "relic-name": (
        "đặt tên thư mục bằng chữ không dấu, ví dụ: dinh-thoi-an",
        "name the folder in plain letters, e.g. dinh-thoi-an",
    ),
    "address-twice": ("đổi tên một trong hai thư mục", "rename one of the two folders"),
    "yaml-tab": ("xóa dấu tab, gõ hai dấu cách", "delete the tab and type two spaces"),
    "yaml-nbsp": (
        "xóa khoảng trắng này rồi gõ lại bằng phím cách",
        "delete this blank and type it again with the space bar",
    ),
    "yaml-colon": (
        'đặt cả phần sau trong dấu nháy: {key}: "{value}"',
        'put what follows in quotation marks: {key}: "{value}"',
    ),
    "yaml-quote": ("thêm dấu nháy đóng ở cuối dòng", "add the closing quotation mark at the end of the line"),
    "yaml-syntax": (
        "xem lại lề trái, ngoặc và dấu phẩy ở dòng này và dòng trên; nếu giá trị có ký hiệu lạ thì đặt trong dấu nháy",
        "look at the indent, brackets and commas of this line and the one above; quote a value that begins with a sign",
    ),
    "yaml-extra": (
        "viết hẳn giá trị ra, hoặc đặt nó trong dấu nháy",
        "write the value out, or put it in quotation marks",
    ),
    "yaml-deep": ("xóa bớt ngoặc", "delete the surplus brackets"),
    "not-a-mapping": (
        "bắt đầu mỗi dòng bằng tên mục, ví dụ: kind: communal-house",
        "begin each line with a field's name, e.g. kind: communal-house",
    ),
    "key-twice": ("xóa một trong hai dòng", "delete one of the two lines"),
    "field-missing": ("thêm dòng: {field}: …", "add the line: {field}: …"),
    "field-unknown": (
        "xóa dòng này, hoặc xem tên các mục trong docs/huong-dan.md",
        "delete the line, or see the fields in docs/huong-dan.md",
    ),
    "founded-when": ("viết year: 1832, hoặc century: 19", "write year: 1832, or century: 19"),
    "half-measured": ("thêm dòng còn thiếu, hoặc xóa dòng kia", "add the missing line, or delete the other"),
    "days-apart": (
        "viết ngày liền nhau: [15, 16]; ngày cách nhau là hai lễ hội, mỗi lễ hội một mục",
        "write days in a row: [15, 16]; days apart are two festivals, an item each",
    ),
    "source-id": ("chỉ dùng chữ, số và dấu gạch nối, ví dụ: s1", "use letters, digits and hyphens only, e.g. s1"),
    "choice": ("chọn một trong: {known}", "choose one of: {known}"),
    "number": ("chỉ viết chữ số, ví dụ: 1832", "write digits only, e.g. 1832"),
    "range": ("viết một số từ {low} đến {high}", "write a number from {low} to {high}"),
    "latitude-range": (
        "viết vĩ độ bằng độ thập phân, ví dụ: 10.12",
        "write the latitude in decimal degrees, e.g. 10.12",
    ),
    "longitude-range": (
        "viết kinh độ bằng độ thập phân, ví dụ: 105.62",
        "write the longitude in decimal degrees, e.g. 105.62",
    ),
    "unfilled": (
        "điền vào, hoặc để lại dòng draft: true trong site.yaml",
        "fill it in, or keep the line draft: true in site.yaml",
    ),
    "empty-value": ("viết giá trị vào, hoặc xóa cả dòng", "write a value, or delete the line"),
    "list-empty": ("thêm một mục, ví dụ: [s1]", "add an item, e.g. [s1]"),
    "list-expected": ("đặt trong ngoặc vuông: [{value}]", "put it in square brackets: [{value}]"),
    "text-expected": (
        "viết trên một dòng, bỏ ngoặc và gạch đầu dòng",
        "write it on one line, without brackets or dashes",
    ),
    "group-expected": (
        "xuống dòng, lùi vào hai dấu cách, rồi viết từng dòng “tên: giá trị”",
        "start a new line, indent by two spaces, and write “name: value” lines",
    ),
    "date-shape": (
        "viết năm-tháng-ngày: 2004-11-15; chỉ biết năm thì viết 2004 (riêng updated và on phải đủ ngày)",
        "write year-month-day: 2004-11-15, or 2004 where only the year is known (updated and on need the day)",
    ),
    "date-wrong": ("xem lại ngày và tháng trong nguồn", "check day and month against the source"),
    "clock": ("viết đủ hai chữ số giờ và phút: 08:00", "write two digits each for hour and minute: 08:00"),
    "web-address": ("chép cả địa chỉ, bắt đầu bằng https://", "copy the whole address, beginning with https://"),
    "phone": ("chỉ viết số và dấu cách: 0292 3861 111", "write digits and spaces only: 0292 3861 111"),
    "email": ("viết dạng ten@ten-mien.vn", "write it like name@domain.vn"),
    "origin": (
        "chỉ viết https:// và tên miền thường, không dấu / ở cuối: https://ditich.example",
        "write https:// and the lower-case host only, no / at the end: https://ditich.example",
    ),
    "payload": (
        "để nguyên như lệnh “ditich plaque printed” đã ghi, ví dụ: https://ten-mien.vn/q/4nvh3",
        "leave it as “ditich plaque printed” wrote it, e.g. https://domain.vn/q/4nvh3",
    ),
    "sha256": (
        "để nguyên như lệnh “ditich plaque printed” đã ghi: 64 chữ số 0–9 và a–f",
        "leave it as “ditich plaque printed” wrote it: 64 digits 0–9 and a–f",
    ),
    "relic-id": ("viết chữ thường không dấu, gạch nối: dinh-thoi-an", "write plain letters and hyphens: dinh-thoi-an"),
    "truth": ("viết true hoặc false", "write true or false"),
    "listed-twice": ("xóa một lần", "delete one of them"),
    "was-taken": (
        "xóa mã ấy khỏi “was”; mỗi mã cũ chỉ thuộc về một di tích",
        "take it out of “was”; each former id belongs to one relic",
    ),
    "relic-unknown": ("dùng tên một thư mục trong content/sites", "use the name of a folder in content/sites"),
    "front-matter": (
        "thêm dòng --- đầu tệp, các mục name, summary, text, updated, rồi một dòng --- nữa",
        "add a line --- at the top, the fields name, summary, text, updated, and another line ---",
    ),
    "text-before-heading": ("thêm dòng “## …” ở trên đoạn này", "add a “## …” line above this paragraph"),
    "chapter-unknown": (
        "dùng đúng tên chương đã định; muốn đề mục nhỏ thì viết ###",
        "use one of the given chapter names; for a smaller heading write ###",
    ),
    "chapter-twice": ("gộp hai phần làm một", "join the two parts"),
    "chapter-empty": ("viết ít nhất một câu, kể cả “Chưa rõ.”", "write at least one sentence, even “Not known.”"),
    "chapter-missing": ("thêm dòng: ## {heading}", "add the line: ## {heading}"),
    "uncited": ("thêm mã nguồn sau câu, ví dụ: [^s1]", "add a source id after the sentence, e.g. [^s1]"),
    "citation-unknown": (
        "thêm nguồn ấy dưới “sources:” trong site.yaml",
        "add that source under “sources:” in site.yaml",
    ),
    "markup": ("xóa thẻ; in đậm thì viết **chữ**", "delete the tag; for bold write **text**"),
    "image-in-text": (
        "ghi ảnh dưới “photos:” trong site.yaml và lời tả ở đầu tệp này",
        "list the photograph under “photos:” in site.yaml and its caption at the top of this file",
    ),
    "link-unsafe": ("dùng địa chỉ bắt đầu bằng https://", "use an address that begins with https://"),
    "link-dead": (
        "viết mã một di tích (dinh-thoi-an) hoặc địa chỉ bắt đầu bằng https://",
        "write a relic's id (dinh-thoi-an) or an address that begins with https://",
    ),
    "festival-name-missing": ("thêm dưới “{field}:” ở đầu tệp: {id}: …", "add under “{field}:” at the top: {id}: …"),
    "festival-name-unknown": (
        "xóa dòng này, hoặc thêm lễ hội vào site.yaml",
        "delete the line, or add the festival to site.yaml",
    ),
    "caption-missing": (
        "thêm dưới “{field}:” ở đầu tệp: {id}: {{alt: …, caption: …}}",
        "add under “{field}:” at the top: {id}: {{alt: …, caption: …}}",
    ),
    "caption-unknown": (
        "xóa dòng này, hoặc thêm ảnh vào site.yaml",
        "delete the line, or add the photograph to site.yaml",
    ),
    "photo-missing": (
        "chép ảnh vào thư mục ấy, hoặc xóa mục này",
        "copy the photograph into that folder, or delete this item",
    ),
    "photo-unlisted": (
        "thêm vào site.yaml: photos: [{{file: {file}, credit: …, licence: …}}]",
        "add to site.yaml: photos: [{{file: {file}, credit: …, licence: …}}]",
    ),
    "photo-format": (
        "mở ảnh bằng điện thoại hay máy tính rồi xuất ra JPEG; chỉ đổi đuôi tên tệp thì chưa được",
        "open it and save it as JPEG; changing the ending of its name is not enough",
    ),
    "photo-heic": (
        "ảnh này: Chia sẻ → Tùy chọn → Tương thích nhất → Lưu vào Tệp; về sau: Cài đặt → Camera → Định dạng → Tương thích nhất",
        "this one: Share → Options → Most Compatible → Save to Files; from now on: Settings → Camera → Formats → Most Compatible",
    ),
    "photo-gif": ("thay bằng ảnh gốc (JPEG) trong điện thoại hay máy ảnh", "use the camera's own picture (JPEG)"),
    "photo-moving": ("chọn một khoảnh khắc, lưu thành ảnh JPEG rồi chép lại", "choose one moment and save it as JPEG"),
    "photo-cmyk": (
        "xin người thiết kế bản gốc RGB (sRGB), hoặc xuất lại JPEG có kèm hồ sơ màu",
        "ask the designer for the RGB (sRGB) original, or export the JPEG with its colour profile",
    ),
    "photo-cut": (
        "chép lại ảnh gốc từ điện thoại hay thẻ nhớ; nếu gửi qua Zalo thì gửi dạng tệp, đừng gửi dạng ảnh",
        "copy it again from the phone or the card; through a messenger, send it as a file and not as a picture",
    ),
    "photo-empty": (
        "chép lại ảnh gốc; nếu ảnh nằm trên Google Drive, OneDrive hay iCloud thì chờ tải xong đã",
        "copy it again; from Google Drive, OneDrive or iCloud, wait until the download is complete",
    ),
    "photo-located": (
        "iPhone: Chia sẻ → Tùy chọn → tắt Vị trí → Lưu vào Tệp, rồi dùng bản ấy; máy tính: exiftool -gps:all= -xmp:geotag= {file}",
        "iPhone: Share → Options → turn Location off → Save to Files, and use that copy; computer: exiftool -gps:all= -xmp:geotag= {file}",
    ),
    "audio-name": (
        "đặt tên theo mã ngôn ngữ ({known}): vi.mp3 và tệp lời vi.vtt; dạng khác như m4a, wav thì xuất ra MP3",
        "name it by its language ({known}): vi.mp3 with its transcript vi.vtt; save m4a, wav and others as MP3",
    ),
    "audio-empty": (
        "chép lại bản ghi âm, chờ xong hẳn rồi mới tải lên",
        "copy the recording again, wait until it is done, then upload it",
    ),
    "audio-not-mp3": (
        "mở bằng Audacity hay ứng dụng ghi âm rồi xuất ra MP3; chỉ đổi đuôi tên tệp thì chưa được",
        "open it in Audacity or a recorder and save it as MP3; changing the ending of its name is not enough",
    ),
    "audio-cut": (
        "chép lại bản ghi âm, chờ xong hẳn rồi mới tải lên",
        "copy the recording again, wait until it is done, then upload it",
    ),
    "audio-heavy": (
        "xuất lại MP3 một kênh (mono), 32 kbps: dưới {most} KB mỗi phút",
        "save it as mono MP3 at 32 kbps: under {most} KB a minute",
    ),
    "audio-missing": (
        "chép {file} vào cùng thư mục, hoặc xóa tệp lời",
        "add {file} to the folder, or delete the transcript",
    ),
    "audio-alone": (
        "viết bài {story}, hoặc xóa bản ghi âm cùng tệp lời",
        "write {story}, or delete the recording and its transcript",
    ),
    "transcript-missing": (
        "thêm {file}: dòng WEBVTT, một dòng trống, rồi từng câu: 00:00.000 --> 00:05.000 và lời ở ngay dòng dưới",
        "add {file}: the line WEBVTT, an empty line, then each cue: 00:00.000 --> 00:05.000 with the words right below",
    ),
    "vtt-no-header": (
        "dòng đầu tiên viết WEBVTT bằng chữ hoa, dòng thứ hai để trống",
        "write WEBVTT in capitals on the first line, and leave the second empty",
    ),
    "vtt-no-cue": (
        "cách một dòng trống rồi viết: 00:00.000 --> 00:05.000, lời ở ngay dòng dưới",
        "leave an empty line, then write 00:00.000 --> 00:05.000 with the words right below",
    ),
    "vtt-no-times": (
        "viết thêm mốc giờ ở dòng trên, ví dụ 00:00.000 --> 00:05.000; nếu đây là phần sau của câu trên thì xóa dòng trống",
        "write times on the line above, e.g. 00:00.000 --> 00:05.000; if this belongs to the cue above, delete the empty line",
    ),
    "vtt-arrow": (
        "chép nguyên dấu --> ở đây dán vào; gõ tay thì điện thoại hay nối hai dấu trừ làm một",
        "copy --> from here and paste it: a phone makes one dash of two hyphens that are typed",
    ),
    "vtt-arrow-inside": (
        "thêm một dòng trống ngay trên dòng giờ; còn nếu là lời thì viết → thay cho -->",
        "put an empty line right above the times; if it belongs to the words, write → instead",
    ),
    "vtt-timestamp": (
        "viết phút:giây.phần nghìn, đủ chữ số, dấu chấm chứ không phải dấu phẩy: 00:12.500",
        "write minutes:seconds.thousandths in full, with a point and no comma: 00:12.500",
    ),
    "vtt-setting": ("đưa lời xuống ngay dòng dưới", "move the words to the line right below"),
    "vtt-no-text": (
        "viết lời ở ngay dòng dưới, không cách dòng trống; hoặc xóa dòng giờ này",
        "write the words right below, without an empty line between; or delete these times",
    ),
    "vtt-tag": (
        "tên người nói thì viết <v Bà Ba>; dấu < trong lời thì viết &lt;",
        "write a speaker's name as <v Mrs Ba>, and a < among the words as &lt;",
    ),
    "vtt-backwards": ("sửa giờ kết thúc cho muộn hơn giờ bắt đầu", "make the end later than the start"),
    "vtt-order": (
        "sửa giờ, hoặc xếp lại các câu theo giờ bắt đầu",
        "mend the time, or put the cues in the order they are said in",
    ),
    "vtt-late": (
        "sửa giờ cho khớp; nếu bản ghi âm bị cụt thì thay bản đủ",
        "mend the time; if the recording is cut short, replace it",
    ),
    "place-swapped": (
        "đổi chỗ hai số: latitude: {longitude}, longitude: {latitude}",
        "exchange them: latitude: {longitude}, longitude: {latitude}",
    ),
    "place-at-sea": (
        "dò lại từng chữ số; không chắc thì đo lại bằng điện thoại tại di tích, hoặc xóa cả latitude lẫn longitude",
        "look at each digit; if in doubt, measure again with a phone at the relic, or delete latitude and longitude",
    ),
    "place-astray": (
        "dò lại từng chữ số, hoặc đo lại tại di tích; tọa độ đúng thì xem lại dòng ward",
        "look at each digit, or measure again at the relic; if they are right, look at the line ward",
    ),
    "ward-unknown": (
        "viết tên phường, xã mới và tên tỉnh, thành, bỏ quận, huyện; ví dụ: phường Ô Môn, thành phố Cần Thơ",
        "write today's ward and its province, without the district: “phường Ô Môn, thành phố Cần Thơ”",
    ),
    "photo-large": ("thu nhỏ ảnh còn khoảng 4000 điểm chiều rộng", "make it about 4000 px wide"),
    "code-wrong": (
        "dùng mã do “ditich new” cấp; năm ký tự trong {alphabet}",
        "use a code that “ditich new” gives; five characters of {alphabet}",
    ),
    "code-twice": (
        "xóa một trong hai tệp; mã biển không bao giờ dùng lại",
        "delete one of the two files; a code is never used again",
    ),
    "contact-missing": (
        "thêm vào project.yaml: contact: {{email: …, phone: …}}",
        "add to project.yaml: contact: {{email: …, phone: …}}",
    ),
    "plaque-astray": (
        "đem thư mục content/sites/{relic} trở lại; nếu đã đổi tên nó, thêm vào site.yaml mới: was: [{relic}]",
        "bring the folder content/sites/{relic} back; if it was renamed, add to the new site.yaml: was: [{relic}]",
    ),
    "plaque-gone": (
        "đem tệp trở lại: git checkout {commit} -- {path}; biển đã gỡ thì chạy: ditich plaque retire {code}",
        "bring it back: git checkout {commit} -- {path}; if the plaque was taken down, run: ditich plaque retire {code}",
    ),
    "print-undone": (
        "đem mục ấy trở lại như trong: git show {commit}:{path}",
        "bring it back as in: git show {commit}:{path}",
    ),
    "print-altered": (
        "đem lại đúng như trong: git show {commit}:{path}; in lại thì chạy: ditich plaque printed {code}",
        "bring it back as in: git show {commit}:{path}; if it was printed again, run: ditich plaque printed {code}",
    ),
    "life-cut": (
        "đem lại đúng như trong: git show {commit}:{path}; chỉ thêm bước mới ở cuối",
        "bring them back as in: git show {commit}:{path}; new steps go to the end",
    ),
    "plaque-turned": (
        "viết lại: relic: {old}; một biển đã in không chuyển sang di tích khác",
        "write again: relic: {old}; a printed plaque never moves to another relic",
    ),
    "printed-draft": (
        "xóa dòng draft: true trong site.yaml của di tích ấy",
        "delete the line draft: true in that relic's site.yaml",
    ),
    "printed-unread": (
        "đem tệp content/sites/{relic}/vi.md trở lại",
        "bring content/sites/{relic}/vi.md back",
    ),
    "cast-otherwise": (
        "nếu trang đúng thì giữ nguyên và ghi tên cũ vào “also”; nếu biển đúng thì sửa trang",
        "if the page is right, keep it and list the old name under “also”; if the plaque is right, mend the page",
    ),
    "payload-code": (
        "đem lại đúng tệp đã ghi khi in; một mã không bao giờ chuyển sang biển khác",
        "bring back the file as it was written at printing; a code never moves to another plaque",
    ),
    "payload-origin": (
        "tên miền cũ còn là của mình thì thêm vào project.yaml: was: [{origin}]; đã mất thì: lost: [{origin}]",
        "if the old domain is still ours, add to project.yaml: was: [{origin}]; if it is gone: lost: [{origin}]",
    ),
    "payload-lost": (
        "xin lại tên miền ấy, hoặc làm biển mới rồi chạy: ditich plaque replaced {code} --with MÃ-MỚI",
        "get that domain back, or make a new plaque and run: ditich plaque replaced {code} --with NEW-CODE",
    ),
    "print-record": (
        "đừng ghi tay; lùi lại rồi chạy: ditich plaque printed {code}",
        "do not write it by hand; take it back and run: ditich plaque printed {code}",
    ),
    "print-unlived": (
        "thêm vào “life” bước {{stage: printed, on: …, by: …}}",
        "add to “life” the step {{stage: printed, on: …, by: …}}",
    ),
    "life-order": ("sửa thành một trong: {known}", "change it to one of: {known}"),
    "life-over": (
        "xóa bước này; biển đã bỏ thì không dùng lại",
        "delete this step; a retired plaque is not used again",
    ),
    "life-backwards": ("sửa một trong hai ngày", "mend one of the two dates"),
    "replacement-missing": ("thêm dòng: replaced_by: MÃ-BIỂN-MỚI", "add the line: replaced_by: NEW-CODE"),
    "replacement-early": (
        "xóa dòng này, hoặc chạy: ditich plaque replaced {code} --with MÃ-MỚI",
        "delete the line, or run: ditich plaque replaced {code} --with NEW-CODE",
    ),
    "replacement-unknown": ("xem các mã: ditich plaque list", "see the codes: ditich plaque list"),
    "glyph-missing": (
        "viết tên bằng chữ khác, hoặc thêm chữ ấy vào bộ chữ bằng tools/fonts.py",
        "write the name with another character, or add it to the typefaces with tools/fonts.py",
    ),
    "line-long": (
        "rút ngắn tên ở đầu tệp bài viết, dòng “steward” hoặc tên miền trong project.yaml",
        "shorten the name at the top of the story, “steward” or the domain in project.yaml",
    ),
    "design-syntax": (
        "mở bằng Inkscape rồi lưu lại kiểu “Plain SVG”; không dùng DOCTYPE",
        "open it in Inkscape and save it as “Plain SVG”; no DOCTYPE",
    ),
    "design-page": (
        'viết như: width="148mm" height="210mm" viewBox="0 0 148 210"',
        'write it like: width="148mm" height="210mm" viewBox="0 0 148 210"',
    ),
    "design-element": (
        "chỉ dùng rect, circle, ellipse, polygon, path, text và g; trong Inkscape: Path → Object to Path",
        "use rect, circle, ellipse, polygon, path, text and g only; in Inkscape: Path → Object to Path",
    ),
    "design-style": (
        "xóa thuộc tính ấy; nét viền thì đổi thành hình: Path → Stroke to Path",
        "remove it; turn an outline into a shape: Path → Stroke to Path",
    ),
    "design-colour": ("dùng một trong: {known}", "use one of: {known}"),
    "design-font": (
        "dùng Noto Serif đậm (700) hoặc Be Vietnam Pro thường (400)",
        "use Noto Serif bold (700) or Be Vietnam Pro regular (400)",
    ),
    "design-layer": (
        'đưa hình vào lớp <g id="ground"> hay <g id="face">; trong lớp drill chỉ có circle',
        'move it into the layer <g id="ground"> or <g id="face">; drill takes circles only',
    ),
    "design-number": ("viết số mm, dấu chấm thập phân: 12.5", "write a number of mm: 12.5"),
    "design-name": ("dùng một trong: {known}", "use one of: {known}"),
    "design-symbol": (
        'vẽ <rect id="symbol" …/> có width bằng height, trong lớp face',
        'draw <rect id="symbol" …/> with width equal to height, in the layer face',
    ),
    "design-covered": (
        'dời ra ngoài hình vuông id="symbol", hoặc đặt trước nó để làm nền',
        'move it off the square id="symbol", or before it to lie below',
    ),
    "design-outside": ("dời vào trong, hoặc giảm data-width", "move it inwards, or lower data-width"),
    "design-overlap": ("dời ra, hoặc giảm data-height", "move it away, or lower data-height"),
    "plaque-size": (
        "viết A6, A5, A4, A3, hoặc hai cạnh tính bằng mm: 200x300",
        "write A6, A5, A4, A3, or both sides in mm: 200x300",
    ),
    "symbol-far": (
        "ghi “size: {size}”, hoặc “distance” ngắn hơn nếu người xem đứng gần hơn",
        "write “size: {size}”, or a shorter “distance” if people stand nearer",
    ),
    "module-small": (
        "ghi “size: {size}”, hoặc dùng tên miền ngắn hơn trong project.yaml",
        "write “size: {size}”, or use a shorter domain in project.yaml",
    ),
    "profile-missing": (
        "chép tệp .icc của xưởng in vào đó, hoặc bỏ dòng “profile” để dùng FOGRA39",
        "copy the shop's .icc file there, or drop the line “profile” to use FOGRA39",
    ),
    "profile-unfit": (
        "xin xưởng in tệp .icc đầu ra CMYK, hoặc bỏ dòng “profile” để dùng FOGRA39",
        "ask the shop for its CMYK output profile, or drop the line “profile” to use FOGRA39",
    ),
    "proof-failed": (
        "không đem in; báo cho người giữ chương trình kèm dòng này",
        "do not print it; send this line to whoever keeps the program",
    ),
    "word-missing": (
        "thêm “{language}: …” dưới “{key}:” trong templates/words.yaml",
        "add “{language}: …” under “{key}:” in templates/words.yaml",
    ),
    "template-name": (
        "xem templates/README.md để biết mẫu được dùng những gì",
        "see templates/README.md for what the template may use",
    ),
    "template-syntax": (
        "xem lại dấu ngoặc {{% … %}} và {{{{ … }}}} ở dòng này",
        "look at the brackets {{% … %}} and {{{{ … }}}} of this line",
    ),
    "path-twice": ("đổi tên một trong hai", "rename one of the two"),
}

WORDS: Mapping[str, Sentence] = {
    "error": ("lỗi", "error"),
    "warning": ("cảnh báo", "warning"),
    "hint": ("gợi ý", "hint"),
    "count": ("lỗi: {errors}, cảnh báo: {warnings}", "errors: {errors}, warnings: {warnings}"),
    "untouched": (
        "chưa xuất bản gì; bản tốt lần trước còn nguyên",
        "nothing was published; the last good output is untouched",
    ),
    "checked": (
        "nội dung đúng: {relics} di tích, {plaques} biển QR",
        "the content is right: {relics} relics, {plaques} plaques",
    ),
    "built": (
        "xong: {outputs} tệp, {written} tệp mới hoặc đổi, {removed} tệp cũ đã bỏ ({seconds} giây)",
        "done: {outputs} files, {written} new or changed, {removed} stale ones removed ({seconds} s)",
    ),
    "nothing-new": (
        "không có gì mới; mọi tệp còn nguyên",
        "nothing has changed; every file stands as it is",
    ),
    "progress": ("đang làm", "building"),
    "serving": ("xem tại {address} (Ctrl+C để dừng)", "open {address} (Ctrl+C stops it)"),
    "wrong-content": ("Nội dung đang có lỗi", "The content has problems"),
    "batch-packed": (
        "đã gói {plaques} biển vào {path} ({bytes} byte)",
        "packed {plaques} plaques into {path} ({bytes} bytes)",
    ),
    "batch-name": (
        "“{name}” không dùng làm tên đợt được; chỉ chữ thường không dấu, số và gạch nối, ví dụ: dot-1",
        "“{name}” cannot be a batch's name; lower-case letters, digits and hyphens only, for example: dot-1",
    ),
    "batch-codes": ("không có biển {codes}; đang có: {known}", "there is no plaque {codes}; there are: {known}"),
    "batch-paper": (
        "có biển lớn hơn giấy {paper}; chọn khổ khác bằng --paper",
        "a plaque is larger than {paper}; choose another with --paper",
    ),
    "watch-no-name": (
        "biển {code}: không tìm thấy tên miền {host}; xem tên miền còn hạn và DNS còn trỏ đúng không",
        "plaque {code}: the name {host} is not found; see whether the domain is paid for and its DNS is right",
    ),
    "watch-lost": (
        "biển {code}: {host} không còn là của mình; làm biển mới thay tấm này",
        "plaque {code}: {host} is not ours any more; make a new plaque in its stead",
    ),
    "watch-foreign": (
        "biển {code}: {address} dẫn sang {host}, không phải máy chủ của mình; xem lại cấu hình và tên miền ngay",
        "plaque {code}: {address} leads to {host}, which is not ours; look at the configuration and the domain at once",
    ),
    "watch-downgrade": (
        "biển {code}: {address} dẫn từ https sang {target} không bảo mật; sửa chuyển hướng trên máy chủ",
        "plaque {code}: {address} leads from https to {target}; mend the redirect on the server",
    ),
    "watch-loop": (
        "biển {code}: {address} chuyển hướng vòng quanh mãi; sửa chuyển hướng trên máy chủ",
        "plaque {code}: {address} is redirected round and round; mend the redirects on the server",
    ),
    "watch-location": (
        "biển {code}: {address} trả lời {status} mà không nói chuyển đi đâu; sửa chuyển hướng trên máy chủ",
        "plaque {code}: {address} answers {status} without saying where to; mend the redirect on the server",
    ),
    "watch-sticks": (
        "biển {code}: {address} chuyển hướng {status} vĩnh viễn theo ngôn ngữ; điện thoại sẽ nhớ mãi, đổi thành 302",
        "plaque {code}: {address} redirects with {status} to one language; phones keep it for ever, make it 302",
    ),
    "watch-status": (
        "biển {code}: {address} trả lời {status}; xem bản mới nhất đã được đăng chưa",
        "plaque {code}: {address} answers {status}; see whether the last version was published",
    ),
    "watch-kind": (
        "biển {code}: {address} trả về {kind}, không phải trang web; xem lại máy chủ",
        "plaque {code}: {address} sends {kind}, not a web page; look at the server",
    ),
    "watch-cut": (
        "biển {code}: trang ở {address} bị cắt ngang; xem lại máy chủ",
        "plaque {code}: the page at {address} breaks off; look at the server",
    ),
    "watch-slow": (
        "biển {code}: {address} không trả lời trong {seconds} giây; xem máy chủ còn chạy không",
        "plaque {code}: {address} does not answer within {seconds} s; see whether the server is up",
    ),
    "watch-refused": (
        "biển {code}: {host} không nhận kết nối ({why}); xem máy chủ còn chạy không",
        "plaque {code}: {host} takes no connection ({why}); see whether the server is up",
    ),
    "watch-certificate": (
        "biển {code}: chứng chỉ của {host} không dùng được ({why}); gia hạn hoặc sửa chứng chỉ",
        "plaque {code}: the certificate of {host} does not hold ({why}); renew or mend it",
    ),
    "watch-tls": (
        "biển {code}: không bắt tay bảo mật được với {host} ({why}); sửa https trên máy chủ",
        "plaque {code}: no secure connection to {host} ({why}); mend https on the server",
    ),
    "watch-not-ours": (
        "biển {code}: {address} có trả lời nhưng không phải trang của biển nào; ai đó đã thay trang, hoặc đăng nhầm",
        "plaque {code}: {address} answers, but with no plaque's page; the site was replaced or wrongly published",
    ),
    "watch-wrong-relic": (
        "biển {code}: {address} mở trang của “{found}”, không phải “{relic}”; xem lại bản đã đăng",
        "plaque {code}: {address} opens the page of “{found}”, not of “{relic}”; look at what was published",
    ),
    "watch-ends-certificate": (
        "chứng chỉ của {host} hết hạn ngày {until}, còn {days} ngày; gia hạn",
        "the certificate of {host} ends on {until}, in {days} days; renew it",
    ),
    "watch-ends-domain": (
        "tên miền {host} hết hạn ngày {until}, còn {days} ngày; gia hạn ngay, mọi biển đã in phụ thuộc vào nó",
        "the domain {host} ends on {until}, in {days} days; renew it now, every printed plaque depends on it",
    ),
    "watch-no-network": (
        "máy này không có mạng nên không kết luận được gì về biển; bản kết quả lần trước còn nguyên",
        "there is no network here, so nothing can be said of the plaques; the last report is untouched",
    ),
    "watch-nothing": (
        "chưa biển nào được ghi là đã in; muốn thử mọi biển thì thêm --all",
        "no plaque is noted as printed yet; to try all of them, add --all",
    ),
    "watch-done": (
        "đã hỏi {plaques} biển: {errors} lỗi, {warnings} cảnh báo; kết quả ở {folder}",
        "asked {plaques} plaques: {errors} errors, {warnings} warnings; the report is in {folder}",
    ),
    "archive-packed": (
        "đã gói {path} ({bytes} byte); cất ở ít nhất hai nơi",
        "packed {path} ({bytes} bytes); keep it in at least two places",
    ),
    "archive-wheels": ("không tải được thư viện: {why}", "the libraries could not be fetched: {why}"),
    "new-written": ("đã viết {path}", "wrote {path}"),
    "new-next": ("điền các chỗ “…”, rồi chạy: ditich check", "fill in the “…”, then run: ditich check"),
    "new-there": ("{path} đã có; không ghi đè", "{path} is already there; nothing was overwritten"),
    "new-name": (
        "“{name}” không dùng làm mã di tích được; ví dụ: dinh-thoi-an",
        "“{name}” cannot be a relic's id; for example: dinh-thoi-an",
    ),
    "history-git": ("máy này chưa có git; cài git rồi chạy lại", "there is no git here; install git and run again"),
    "history-none": (
        "thư mục nội dung không nằm trong kho Git nào, nên không có lịch sử để so",
        "the content folder is in no Git repository, so there is no history to compare with",
    ),
    "history-shallow": (
        "bản sao này thiếu lịch sử cũ; chạy: git fetch --unshallow (trong GitHub Actions: fetch-depth: 0)",
        "this clone lacks its older history; run: git fetch --unshallow (in GitHub Actions: fetch-depth: 0)",
    ),
    "history-ref": ("Git không biết “{ref}”; thử: origin/main", "Git does not know “{ref}”; try: origin/main"),
    "history-kept": (
        "mọi biển từng in ({plaques}) vẫn còn nguyên trong sổ",
        "every plaque ever printed ({plaques}) is still in the register, unaltered",
    ),
    "stage-designed": ("đang vẽ", "designed"),
    "stage-proofed": ("đã duyệt bản thử", "proofed"),
    "stage-printed": ("đã in", "printed"),
    "stage-installed": ("đã treo", "installed"),
    "stage-damaged": ("hư hỏng", "damaged"),
    "stage-replaced": ("đã thay", "replaced"),
    "stage-retired": ("đã bỏ", "retired"),
    "due-damaged": ("hư đã {days} ngày, chưa sửa", "damaged {days} days ago and not mended yet"),
    "due-hang": ("in xong đã {days} ngày, chưa thấy treo", "printed {days} days ago and not hung yet"),
    "due-look": ("đã {days} ngày chưa ai đến xem", "nobody has looked at it for {days} days"),
    "due-none": ("không biển nào cần đến xem", "no plaque wants to be looked at"),
    "plaque-written": ("đã ghi {path}: {code}, {stage}, ngày {on}", "wrote {path}: {code}, {stage}, {on}"),
    "plaque-code": (
        "không có biển {code}; đang có: {known}",
        "there is no plaque {code}; there are: {known}",
    ),
    "plaque-relic": ("không có di tích {relic}; đang có: {known}", "there is no relic {relic}; there are: {known}"),
    "plaque-early": (
        "biển {code} đang ở bước “{last}”, chưa thể ghi “{stage}” ngày {on}",
        "plaque {code} is at “{last}”; “{stage}” on {on} cannot follow",
    ),
    "plaque-by-hand": (
        "tệp {path} viết theo kiểu máy không thêm được; tự thêm vào “life”: {line}",
        "{path} is written in a way nothing can be added to; add to “life” by hand: {line}",
    ),
    "plaque-trial": (
        "{payload} chỉ là địa chỉ thử (.example); điền tên miền thật vào project.yaml trước khi in",
        "{payload} is a trial's address (.example); put the real domain into project.yaml before printing",
    ),
    "plaque-file": (
        "{path} không quét ra {payload}; đưa đúng tệp PDF đã giao cho xưởng",
        "{path} does not read as {payload}; give the very PDF that was handed to the shop",
    ),
    "plaque-day": (
        "ngày {on} không đúng dạng năm-tháng-ngày, hoặc chưa tới",
        "{on} is no date like 2026-11-24, or is still to come",
    ),
    "host-netlify": (
        "{folder} đã đủ; vào đó chạy: npx netlify-cli deploy --prod (kho mã đã nối Netlify thì không cần bước này)",
        "{folder} is complete; there run: npx netlify-cli deploy --prod (not needed where the repository is connected)",
    ),
    "host-cloudflare": (
        "{folder} đã đủ; vào đó chạy: npx wrangler pages deploy",
        "{folder} is complete; there run: npx wrangler pages deploy",
    ),
    "host-github": (
        "{folder}/site đã đủ để đưa lên GitHub Pages; muốn máy tự làm thì chép pages.yml vào .github/workflows/",
        "{folder}/site is ready for GitHub Pages; to have it done for you, copy pages.yml to .github/workflows/",
    ),
    "host-nginx": (
        "{folder} đã đủ; chép site/ lên máy chủ và nginx.conf vào /etc/nginx/conf.d/ như đầu tệp ấy dặn",
        "{folder} is complete; copy site/ to the server and nginx.conf to /etc/nginx/conf.d/ as its first lines say",
    ),
    "host-apache": (
        "{folder}/site đã đủ; chép hết, cả tệp ẩn .htaccess, vào thư mục gốc của trang trên máy chủ",
        "{folder}/site is complete; copy all of it, the hidden .htaccess too, to the root folder of the site",
    ),
    "host-folder": (
        "{folder}/site đã đủ; chép vào thẻ nhớ hay USB, mở index.html là đọc được",
        "{folder}/site is complete; copy it to a card or a stick, open index.html and read",
    ),
    "no-content": ("không thấy thư mục nội dung {path}", "there is no content folder {path}"),
    "no-page": ("không có mẫu hay trang nào tên {name}", "there is no template or page {name}"),
}


def say(key: str, locale: Locale, **values: object) -> str:
    """A sentence of ours that is not a problem, in the author's language."""
    return WORDS[key][0 if locale == "vi" else 1].format_map(values)
