"""The table of problems: what is said of each to an author, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.diagnostics.sentence import Sentence


@dataclass(frozen=True, slots=True)
class ProblemText:
    """What is said of one problem."""

    sentence: Sentence
    hint: Sentence
    other_hints: Mapping[str, Sentence] = field(default_factory=dict)
    """By the name a problem asks for them, where the usual hint would not do."""


_EDIT = Sentence("sửa “{written}” thành “{edit}”", "change “{written}” to “{edit}”")

_ACCEPT = Sentence(
    'xem lại {file} theo nguồn; nếu cố ý: ditich facts --accept "{name}" --by TÊN --why LÝ-DO',
    'look at {file} and at the source; if it is meant: ditich facts --accept "{name}" --by NAME --why REASON',
)

PROBLEMS: Mapping[str, ProblemText] = {
    # files and folders
    "file-missing": ProblemText(
        Sentence("thiếu tệp này", "this file is missing"),
        hint=Sentence(
            "tạo tệp này; lệnh “ditich new” viết sẵn một bộ mẫu",
            "create it; “ditich new” writes a complete skeleton",
        ),
    ),
    "file-unknown": ProblemText(
        Sentence(
            "tệp “{name}” không có chỗ trong thư mục nội dung",
            "the file “{name}” has no place in the content folder",
        ),
        hint=Sentence(
            "đổi tên cho đúng (site.yaml, vi.md, photos/…) hoặc chuyển tệp ra ngoài",
            "rename it (site.yaml, vi.md, photos/…) or move it elsewhere",
        ),
    ),
    "file-name": ProblemText(
        Sentence("tệp “{name}” chưa đúng tên", "the file “{name}” is not named right"),
        hint=Sentence("đổi tên “{name}” thành “{best}”", "rename “{name}” to “{best}”"),
        other_hints={
            "file-name-taken": Sentence(
                "đã có “{best}”; chép sang đó những gì còn thiếu, rồi chuyển “{name}” ra ngoài",
                "there is “{best}” already; copy over what it lacks, then move “{name}” elsewhere",
            )
        },
    ),
    "name-long": ProblemText(
        Sentence(
            "tên “{name}” dài {bytes} byte, mà nhiều máy chỉ nhận tới {most}",
            "the name “{name}” has {bytes} bytes; many systems take {most} at most",
        ),
        hint=Sentence("đặt tên ngắn hơn, không dấu: cong-dinh.jpg", "give it a shorter name: cong-dinh.jpg"),
    ),
    "name-not-utf8": ProblemText(
        Sentence(
            "tên “{name}” không viết bằng UTF-8, máy khác không đọc được",
            "the name “{name}” is not written in UTF-8; other systems cannot read it",
        ),
        hint=Sentence(
            "đổi tên, chỉ dùng chữ không dấu, số và gạch nối: cong-dinh.jpg",
            "rename it with letters without accents, digits and hyphens: cong-dinh.jpg",
        ),
    ),
    "file-large": ProblemText(
        Sentence(
            "tệp này lớn {kilobytes} kB, mà tệp chữ chỉ được tới {most} kB",
            "the file has {kilobytes} kB; a text may have {most} kB at most",
        ),
        hint=Sentence(
            "xem có phải chép nhầm tệp khác không; bài quá dài thì tách ra",
            "see whether another file was copied here by mistake; split a text that is too long",
        ),
    ),
    "language-unknown": ProblemText(
        Sentence(
            "“{language}” không phải mã ngôn ngữ của trang ({known})",
            "“{language}” is not a language code of the site ({known})",
        ),
        hint=Sentence("đổi tên tệp thành một trong: {known}", "rename the file to one of: {known}"),
    ),
    "empty-file": ProblemText(
        Sentence("tệp này trống", "the file is empty"),
        hint=Sentence("viết nội dung vào, hoặc xóa tệp đi", "write something into it, or delete it"),
    ),
    "not-utf8": ProblemText(
        Sentence("tệp không phải UTF-8: gặp byte {byte}", "the file is not UTF-8: found the byte {byte}"),
        hint=Sentence(
            "mở tệp bằng trình soạn thảo, chọn lưu lại với bảng mã UTF-8",
            "open the file in an editor and save it as UTF-8",
        ),
    ),
    "control-character": ProblemText(
        Sentence("có ký tự điều khiển vô hình {code}", "there is an invisible control character {code}"),
        hint=Sentence("xóa ký tự ở chỗ con trỏ rồi gõ lại", "delete the character at this place and type it again"),
    ),
    "conflict-marker": ProblemText(
        Sentence("dấu xung đột của Git còn sót lại", "a conflict marker of Git was left behind"),
        hint=Sentence(
            "giữ lại phần đúng, xóa các dòng <<<<<<<, ======= và >>>>>>>",
            "keep the right part and delete the lines <<<<<<<, ======= and >>>>>>>",
        ),
    ),
    "symlink": ProblemText(
        Sentence("đây là liên kết tượng trưng, không phải tệp thật", "this is a symbolic link, not a real file"),
        hint=Sentence("xóa liên kết và chép chính tệp ấy vào đây", "delete the link and copy the file itself here"),
    ),
    "file-special": ProblemText(
        Sentence(
            "đây không phải là tệp thường mà là ống dẫn, ổ cắm hoặc thiết bị",
            "this is no file but a pipe, a socket or a device",
        ),
        hint=Sentence("chuyển nó ra ngoài thư mục nội dung", "move it out of the content folder"),
    ),
    "name-twice": ProblemText(
        Sentence(
            "hai tệp có tên đọc lên như nhau, chỉ khác cách ghép dấu (NFC và NFD)",
            "two files have the same name, spelt with different accents (NFC and NFD)",
        ),
        hint=Sentence(
            "so hai tệp, gộp vào một; hoặc đổi tên chỉ dùng chữ không dấu",
            "compare them and make one of the two, or rename one without accents",
        ),
    ),
    "relic-name": ProblemText(
        Sentence(
            "tên thư mục “{name}” không có chữ nào dùng được trong địa chỉ",
            "the folder name “{name}” has no letter that can stand in an address",
        ),
        hint=Sentence(
            "đặt tên thư mục bằng chữ không dấu, ví dụ: dinh-thoi-an",
            "name the folder in plain letters, e.g. dinh-thoi-an",
        ),
    ),
    "address-twice": ProblemText(
        Sentence("địa chỉ “{address}” đã thuộc về {other}", "the address “{address}” already belongs to {other}"),
        hint=Sentence("đổi tên một trong hai thư mục", "rename one of the two folders"),
    ),
    # YAML
    "yaml-tab": ProblemText(
        Sentence(
            "dòng bắt đầu bằng dấu tab; YAML chỉ nhận dấu cách",
            "the line begins with a tab; YAML takes spaces only",
        ),
        hint=Sentence("xóa dấu tab, gõ hai dấu cách", "delete the tab and type two spaces"),
    ),
    "yaml-nbsp": ProblemText(
        Sentence(
            "có dấu cách không ngắt ở chỗ cần dấu cách thường",
            "there is a no-break space where a plain space must stand",
        ),
        hint=Sentence(
            "xóa khoảng trắng này rồi gõ lại bằng phím cách",
            "delete this blank and type it again with the space bar",
        ),
    ),
    "yaml-colon": ProblemText(
        Sentence(
            "dấu hai chấm thứ hai trong “{key}” làm YAML hiểu sai",
            "the second colon in “{key}” makes YAML misread the line",
        ),
        hint=Sentence(
            "đặt cả phần sau trong dấu nháy: {key}: {value}",
            "put what follows in quotation marks: {key}: {value}",
        ),
        other_hints={
            "colon-or-group": Sentence(
                "nếu phần sau là một mục nằm trong “{key}” thì viết: {key}: {group}; nếu là chữ thì: {key}: {value}",
                "if what follows is a field inside “{key}”, write: {key}: {group}; if it is a text: {key}: {value}",
            )
        },
    ),
    "yaml-quote": ProblemText(
        Sentence("dấu nháy mở ở đây mà không thấy đóng", "a quotation mark opens here and never closes"),
        hint=Sentence("thêm dấu nháy đóng ở cuối dòng", "add the closing quotation mark at the end of the line"),
        other_hints={
            "quote-curly": Sentence(
                "dấu “{mark}” không đóng được, vì YAML chỉ nhận dấu nháy thẳng; viết: {edit}",
                "“{mark}” does not close it, for YAML takes straight marks only; write: {edit}",
            )
        },
    ),
    "yaml-after-quote": ProblemText(
        Sentence("sau dấu nháy đóng còn chữ: “{rest}”", "there are words behind the closing quotation mark: “{rest}”"),
        hint=Sentence("đặt cả giá trị trong dấu nháy: {edit}", "put the whole value in quotation marks: {edit}"),
    ),
    "yaml-bracket": ProblemText(
        Sentence("ngoặc “{sign}” mở ở đây mà không thấy đóng", "the bracket “{sign}” opens here and never closes"),
        hint=Sentence("thêm “{closing}” ở cuối dòng: {edit}", "add “{closing}” at the end of the line: {edit}"),
        other_hints={
            "bracket-below": Sentence("thêm “{closing}” sau mục cuối cùng", "add “{closing}” behind the last entry")
        },
    ),
    "yaml-escape": ProblemText(
        Sentence(
            "trong dấu nháy kép, “\\” là dấu riêng của YAML", "in double quotation marks, “\\” is a sign of YAML's own"
        ),
        hint=Sentence("đặt trong dấu nháy đơn: {edit}", "put it in single quotation marks: {edit}"),
    ),
    "yaml-brackets": ProblemText(
        Sentence("ngoặc hay dấu phẩy ở đây không khớp nhau", "brackets or commas do not fit each other here"),
        hint=Sentence("sửa thành: {edit}", "change it to: {edit}"),
    ),
    "yaml-sign": ProblemText(
        Sentence(
            "YAML dành riêng dấu “{sign}” ở đầu giá trị", "YAML keeps “{sign}” at the beginning of a value for itself"
        ),
        hint=Sentence("sửa thành: {edit}", "change it to: {edit}"),
    ),
    "yaml-equals": ProblemText(
        Sentence("sau tên mục là dấu hai chấm, không phải “=”", "behind a field's name stands a colon, not “=”"),
        hint=Sentence("sửa thành: {edit}", "change it to: {edit}"),
    ),
    "yaml-dash-space": ProblemText(
        Sentence("thiếu dấu cách sau dấu gạch đầu dòng", "there is no blank behind the dash of an entry"),
        hint=Sentence("sửa thành: {edit}", "change it to: {edit}"),
    ),
    "yaml-no-colon": ProblemText(
        Sentence("sau tên mục “{key}” thiếu dấu hai chấm", "there is no colon behind the field's name “{key}”"),
        hint=Sentence("sửa thành: {edit}", "change it to: {edit}"),
    ),
    "yaml-continued": ProblemText(
        Sentence("dòng này không có dạng “tên: giá trị”", "this line is no “name: value”"),
        hint=Sentence(
            "nếu là phần tiếp của “{key}” ở trên thì lùi vào {blanks} dấu cách",
            "if it goes on with “{key}” above, indent it by {blanks} spaces",
        ),
        other_hints={
            "continued-or-field": Sentence(
                "nếu thiếu dấu hai chấm thì viết: {edit}; nếu là phần tiếp của “{key}” ở trên thì lùi vào {blanks} dấu cách",
                "if the colon is missing, write: {edit}; if it goes on with “{key}” above, indent it by {blanks} spaces",
            )
        },
    ),
    "yaml-document": ProblemText(
        Sentence(
            "dòng này chia tệp làm đôi; tệp này chỉ có một phần", "this line divides the file, which has one part only"
        ),
        hint=Sentence("xóa dòng này", "delete this line"),
    ),
    "yaml-dash": ProblemText(
        Sentence(
            "dòng này không thành một mục của danh sách mà nối vào giá trị của “{key}” ở trên",
            "this line does not become an entry of a list, but is joined to the value of “{key}” above",
        ),
        hint=Sentence(
            "nếu là danh sách thì đưa giá trị ở dòng “{key}:” xuống một dòng riêng, cũng bắt đầu bằng dấu gạch và lùi bằng dòng này;"
            " nếu là câu viết tiếp thì viết chung một dòng",
            "for a list, move the value behind “{key}:” to a line of its own that begins with a dash, indented as this one is;"
            " for a sentence that goes on, write it on one line",
        ),
    ),
    "list-separator": ProblemText(
        Sentence(
            "“{sign}” không ngăn các mục trong ngoặc vuông: YAML đọc thành một mục",
            "“{sign}” does not divide the entries in square brackets: YAML reads one",
        ),
        hint=Sentence("sửa thành: {edit}", "change it to: {edit}"),
    ),
    "yaml-syntax": ProblemText(
        Sentence("YAML không đọc được từ chỗ này", "YAML cannot be read from here on"),
        hint=Sentence(
            "xem lại lề trái, ngoặc và dấu phẩy ở dòng này và dòng trên; nếu giá trị có ký hiệu lạ thì đặt trong dấu nháy",
            "look at the indent, brackets and commas of this line and the one above; quote a value that begins with a sign",
        ),
    ),
    "yaml-extra": ProblemText(
        Sentence(
            "neo (&), bí danh (*) và thẻ (!) của YAML không dùng ở đây",
            "YAML's anchors (&), aliases (*) and tags (!) are not used here",
        ),
        hint=Sentence(
            "viết hẳn giá trị ra, hoặc đặt nó trong dấu nháy",
            "write the value out, or put it in quotation marks",
        ),
    ),
    "yaml-deep": ProblemText(
        Sentence("lồng nhau quá {most} tầng", "nested more than {most} levels deep"),
        hint=Sentence("xóa bớt ngoặc", "delete the surplus brackets"),
    ),
    "not-a-mapping": ProblemText(
        Sentence("tệp phải gồm các dòng “tên: giá trị”", "the file must consist of “name: value” lines"),
        hint=Sentence(
            "bắt đầu mỗi dòng bằng tên mục, ví dụ: kind: communal-house",
            "begin each line with a field's name, e.g. kind: communal-house",
        ),
    ),
    "key-twice": ProblemText(
        Sentence("“{key}” đã có ở dòng {line}", "“{key}” is already given on line {line}"),
        hint=Sentence(
            "hai mục khác nhau thì đổi tên một mục; cùng là một thì gộp vào dòng {line}",
            "rename one of them where they differ; where they are one, draw them together on line {line}",
        ),
    ),
    # YAML: values that are cut, signs of other keyboards, indents
    "yaml-hash": ProblemText(
        Sentence(
            "YAML coi “{rest}” là ghi chú, nên phần này sẽ không lên trang",
            "YAML takes “{rest}” for a comment, so it would not reach the page",
        ),
        hint=Sentence(
            "đặt cả giá trị trong dấu nháy: {edit}; còn nếu là ghi chú thì thêm dấu cách sau #: {comment}",
            "put the whole value in quotation marks: {edit}; if it is a comment, put a blank behind the #: {comment}",
        ),
    ),
    "yaml-comma": ProblemText(
        Sentence(
            "trong ngoặc {{ }}, dấu phẩy cắt giá trị của “{key}”: phần “{rest}” sẽ không lên trang",
            "inside {{ }} a comma cuts the value of “{key}”: “{rest}” would not reach the page",
        ),
        hint=Sentence(
            "đặt cả giá trị trong dấu nháy: {edit}",
            "put the whole value in quotation marks: {edit}",
        ),
        other_hints={
            "comma-list": Sentence("đặt danh sách trong ngoặc vuông: {edit}", "put the list in square brackets: {edit}")
        },
    ),
    "yaml-space": ProblemText(
        Sentence("thiếu dấu cách sau dấu hai chấm", "there is no blank behind the colon"),
        hint=Sentence("sửa thành: {edit}", "change it to: {edit}"),
    ),
    "yaml-wide": ProblemText(
        Sentence(
            "“{sign}” là dấu của bàn phím tiếng Trung, YAML không nhận",
            "“{sign}” is a sign of a Chinese keyboard, which YAML does not take",
        ),
        hint=Sentence("sửa thành: {edit}", "change it to: {edit}"),
    ),
    "yaml-indent": ProblemText(
        Sentence(
            "dòng này lùi {indent} dấu cách, các dòng cùng nhóm lùi {wanted}",
            "this line is indented by {indent} spaces, the others of its group by {wanted}",
        ),
        hint=Sentence(
            "sửa cho dòng này cũng lùi {wanted} dấu cách",
            "indent this line by {wanted} spaces, too",
        ),
    ),
    "group-outside": ProblemText(
        Sentence(
            "“{group}:” ở dòng {line} đang trống, vì “{field}” không lùi vào trong nó",
            "“{group}:” on line {line} is empty, for “{field}” is not indented below it",
        ),
        hint=Sentence(
            "thêm hai dấu cách ở đầu dòng này và các dòng thuộc “{group}” bên dưới",
            "put two more spaces before this line and the lines below that belong to “{group}”",
        ),
    ),
    "quotes-typographic": ProblemText(
        Sentence(
            "dấu ngoặc kép quanh “{field}” sẽ in ra trang như chữ: {value}",
            "the quotation marks around “{field}” will be printed on the page as they are: {value}",
        ),
        hint=Sentence("nếu không phải cố ý, sửa thành: {edit}", "unless you mean them, change it to: {edit}"),
    ),
    # fields
    "field-missing": ProblemText(
        Sentence("thiếu “{field}”", "“{field}” is missing"),
        hint=Sentence("thêm dòng: {field}: …", "add the line: {field}: …"),
    ),
    "field-unknown": ProblemText(
        Sentence("không có mục nào tên “{field}” ở đây", "there is no field “{field}” here"),
        hint=Sentence(
            "xem tên các mục trong docs/huong-dan.md; chưa có chỗ cho nó thì thêm # ở đầu dòng để giữ lại",
            "see the fields in docs/huong-dan.md; to keep what has no place yet, put # before the line",
        ),
        other_hints={
            "field-lacking": Sentence(
                "nếu đây là mục còn thiếu thì sửa tên nó thành: {lacking}; nếu không thì thêm # ở đầu dòng để giữ lại",
                "if this is the field that is missing, call it: {lacking}; if not, put # before the line to keep it",
            ),
            "comma-before": Sentence(
                "nếu dấu phẩy là của câu chữ, đặt cả giá trị trong dấu nháy: {edit}",
                "if the comma belongs to the text, put the whole value in quotation marks: {edit}",
            ),
        },
    ),
    "own-fact-value": ProblemText(
        Sentence(
            "mục này của “facts” cần “value” hoặc “values”, một trong hai",
            "this item of “facts” needs either “value” or “values”",
        ),
        hint=Sentence(
            "viết value: … cho một con số hay tên chung cho mọi ngôn ngữ, hoặc values: với một dòng cho mỗi ngôn ngữ",
            "write value: … for a number or name that all languages share, or values: with a line for each language",
        ),
    ),
    "own-fact-language": ProblemText(
        Sentence(
            "“{field}” chưa có trong ngôn ngữ đầu của trang: {language}",
            "“{field}” is not given in the site's first language: {language}",
        ),
        hint=Sentence("thêm một dòng: {language}: …", "add a line: {language}: …"),
    ),
    "question-no-choice": ProblemText(
        Sentence(
            "câu hỏi chỉ có một câu trả lời để chọn",
            "the question has only one answer to choose from",
        ),
        hint=Sentence(
            "thêm ít nhất một câu sai: wrong: [{{says: {{vi: …}}}}]; câu chỉ để nhìn tại chỗ thì thêm look: true",
            "add a wrong answer at least: wrong: [{{says: {{vi: …}}}}]; where one is to look at the place, add look: true",
        ),
    ),
    "question-wrong-stated": ProblemText(
        Sentence(
            "bài viết về nơi này cũng có “{value}”, có thể câu sai này lại đúng",
            "the texts about this place say “{value}”, too: this wrong answer may be true",
        ),
        hint=Sentence(
            "câu ấy đúng với câu hỏi thì viết một câu sai khác", "where it answers the question rightly, write another"
        ),
    ),
    "question-right-wrong": ProblemText(
        Sentence(
            "“{value}” vừa là đáp án đúng vừa là câu sai",
            "“{value}” is both the right answer and a wrong one",
        ),
        hint=Sentence("xóa câu sai này hoặc viết một câu khác", "delete this wrong answer, or write another"),
    ),
    # kinds.yaml
    "kind-id": ProblemText(
        Sentence("“{value}” không dùng làm mã loại hình được", "“{value}” cannot be the id of a kind"),
        hint=Sentence(
            "chỉ dùng chữ a–z không dấu, nối bằng gạch nối, khác “plain”, ví dụ: old-fort",
            "use words of a–z joined by hyphens, other than “plain”, e.g. old-fort",
        ),
    ),
    "colours": ProblemText(
        Sentence("“{field}” cần hai màu: nền và nét vẽ", "“{field}” needs two colours: the ground and the drawing"),
        hint=Sentence(
            'viết như sau: {field}: ["#1F5B4C", "#FBF6EA"]; bỏ dòng này thì máy lấy màu của biển',
            'write it so: {field}: ["#1F5B4C", "#FBF6EA"]; without this line it is as on plaques',
        ),
    ),
    "schema-type": ProblemText(
        Sentence("“{value}” không phải một kiểu của schema.org", "“{value}” is no type of schema.org"),
        hint=Sentence(
            "viết một chữ, hoa chữ đầu, như trên schema.org: Museum, Church, Bridge; không rõ thì bỏ dòng này",
            "write one word as schema.org does: Museum, Church, Bridge; if in doubt, leave the line out",
        ),
    ),
    "kind-name-missing": ProblemText(
        Sentence(
            "loại hình “{id}” chưa có tên bằng tiếng đầu tiên của dự án, “{language}”",
            "the kind “{id}” has no name in the project's first language, “{language}”",
        ),
        hint=Sentence("thêm vào: names: {{{language}: …}}", "add: names: {{{language}: …}}"),
    ),
    "contrast-low": ProblemText(
        Sentence(
            "nét vẽ {drawn} chìm vào nền {ground}: tương phản {ratio}:1, cần ít nhất 3:1",
            "the drawing {drawn} is lost on its ground {ground}: a contrast of {ratio}:1 where 3:1 is the least",
        ),
        hint=Sentence(
            "đổi một trong hai màu ở “{field}”; những cặp dễ thấy: son và giay, men và giay, nghe và son",
            "change one of the two at “{field}”; pairs that can be seen: son and giay, men and giay, nghe and son",
        ),
    ),
    "kind-undrawn": ProblemText(
        Sentence(
            "loại hình “{id}” chưa có hình mái, nên mang nét mái trơn",
            "the kind “{id}” has no drawing, so it has the plain roof-line",
        ),
        hint=Sentence("vẽ một hình và đặt ở {file}", "draw one and put it at {file}"),
    ),
    "drawing-unfit": ProblemText(
        Sentence(
            "hình vẽ này không phải một nét duy nhất mà trang và biển vẽ được",
            "this drawing is not the one path that pages and plaques can draw",
        ),
        hint=Sentence(
            'lưu thành SVG chỉ có một <path>, viewBox bắt đầu từ 0 0, ví dụ viewBox="0 0 480 144"',
            'save it as an SVG of one <path> alone, its viewBox from 0 0, e.g. viewBox="0 0 480 144"',
        ),
    ),
    "edtf-form": ProblemText(
        Sentence(
            "“{value}” không phải cách viết thời điểm ở đây (EDTF)",
            "“{value}” is not how a time is written here (EDTF)",
        ),
        hint=Sentence(
            "năm viết 1832, khoảng năm ấy 1832~, chưa chắc 1832?, thập niên 183X, thế kỷ 18XX, khoảng thời gian 1850/1860, không muộn hơn ../1850;"
            " nguồn không nói thì thêm # trước cả mục “founded” và kể trong bài “{value}”, kèm nguồn",
            "write a year as 1832, about it 1832~, uncertain 1832?, a decade 183X, a century 18XX, a span 1850/1860, no later than ../1850;"
            " if the source gives none, put # before all of “founded” and tell “{value}” in the text, with its source",
        ),
        other_hints={
            "edtf-part": Sentence(
                "tách làm hai dòng: date: {date} và part: {part}", "make two lines of it: date: {date} and part: {part}"
            ),
        },
    ),
    "edtf-order": ProblemText(
        Sentence("khoảng thời gian này kết thúc trước khi bắt đầu", "this span ends before it begins"),
        hint=Sentence(
            "viết mốc sớm trước, mốc muộn sau dấu /", "write the earlier one first, the later one behind the /"
        ),
    ),
    "part-unfit": ProblemText(
        Sentence("“part” chỉ đi với thế kỷ", "“part” goes with a century only"),
        hint=Sentence(
            "viết date: 18XX và part: late, hai thế kỷ thì date: 18XX/19XX và part: late/early; đã biết năm thì xóa dòng part",
            "write date: 18XX and part: late, or of two centuries date: 18XX/19XX and part: late/early; where the year is known, delete part",
        ),
    ),
    "founded-old": ProblemText(
        Sentence(
            "“{field}” là cách viết cũ; nay thời điểm ghi ở “date”",
            "“{field}” is the old form; the time is now in “date”",
        ),
        hint=Sentence(
            "thay bằng date, ví dụ date: 1832 hoặc date: 18XX; nguồn không nói thì thêm # trước cả mục “founded” và kể trong bài, kèm nguồn",
            "put date in its place, e.g. date: 1832 or date: 18XX; if the source gives none, put # before all of “founded” and tell it in the text, with its source",
        ),
    ),
    "half-measured": ProblemText(
        Sentence("tọa độ cần cả vĩ độ lẫn kinh độ", "coordinates need both the latitude and the longitude"),
        hint=Sentence(
            "thêm dòng còn thiếu; chưa có số liệu thì thêm # ở đầu dòng kia",
            "add the missing line; until it is known, put # before the other",
        ),
    ),
    "feast-form": ProblemText(
        Sentence(
            "“{value}” không phải cách viết ngày của “{field}”", "“{value}” is not how days are written in “{field}”"
        ),
        hint=Sentence(
            "viết tháng-ngày, mỗi số hai chữ số: {field}: 07-27, nhiều ngày: {field}: 12-29/01-03",
            "write month-day in two digits each: {field}: 07-27, or from one to another: {field}: 12-29/01-03",
        ),
    ),
    "feast-day": ProblemText(
        Sentence("“{field}” không có ngày {value}", "there is no {value} in “{field}”"),
        hint=Sentence(
            "viết tháng trước, ngày sau; xem lại tháng ấy có bao nhiêu ngày",
            "write the month first, then the day; look how many days that month has",
        ),
    ),
    "feast-when": ProblemText(
        Sentence("lễ hội này chưa đủ ngày", "this festival has no complete day"),
        hint=Sentence(
            "ghi một trong: month và days (âm lịch), lunar: 12-29/01-03, solar: 07-27, weekly: Su, khmer: chol-chnam-thmay;"
            " ngày không tính được thì bỏ mục này và kể trong bài",
            "give one of: month and days (lunar), lunar: 12-29/01-03, solar: 07-27, weekly: Su, khmer: chol-chnam-thmay;"
            " of a day that cannot be calculated, tell in the text and leave this item out",
        ),
    ),
    "feast-calendars": ProblemText(
        Sentence(
            "lễ hội này có ngày theo hai lịch: “{first}” và “{field}”",
            "this festival has days of two calendars: “{first}” and “{field}”",
        ),
        hint=Sentence(
            "giữ lịch mà nguồn nói và xóa dòng kia; hai lễ khác nhau thì viết hai mục",
            "keep the calendar that the source names and delete the other line; two feasts are two items",
        ),
    ),
    "days-apart": ProblemText(
        Sentence("những ngày này không liền nhau theo thứ tự", "these days do not follow one another"),
        hint=Sentence(
            "viết ngày liền nhau: [15, 16]; ngày cách nhau là hai lễ hội, mỗi lễ hội một mục",
            "write days in a row: [15, 16]; days apart are two festivals, an item each",
        ),
    ),
    "source-id": ProblemText(
        Sentence("“{value}” không dùng làm mã nguồn được", "“{value}” cannot be the id of a source"),
        hint=Sentence("chỉ dùng chữ, số và dấu gạch nối, ví dụ: s1", "use letters, digits and hyphens only, e.g. s1"),
    ),
    "choice": ProblemText(
        Sentence("“{field}” không nhận “{value}”", "“{field}” cannot be “{value}”"),
        hint=Sentence("chọn một trong: {known}", "choose one of: {known}"),
        other_hints={
            "choice-text": Sentence(
                "viết từ nguồn → written, người dịch → translated, máy dịch → machine",
                "from the sources → written, by a translator → translated, by a machine → machine",
            ),
            "choice-kind": Sentence(
                "chọn một trong: {words}; loại chưa có ở đây thì khai trong content/kinds.yaml",
                "choose one of: {words}; a kind that is not here yet is told in content/kinds.yaml",
            ),
            "choice-kind-nearest": Sentence(
                "sửa thành: {best}; hoặc chọn một trong: {words}; loại chưa có ở đây thì khai trong content/kinds.yaml",
                "change it to: {best}; or choose one of: {words}; a kind that is not here yet is told in content/kinds.yaml",
            ),
            "choice-languages": Sentence(
                "chọn một trong: {known}; ngôn ngữ khác thì chạy “ditich words {value}”, lệnh ấy viết sẵn tệp cho người dịch",
                "choose one of: {known}; for another run “ditich words {value}”, which begins its file for a translator",
            ),
            "choice-languages-nearest": Sentence(
                "sửa thành: {best}; nếu đúng là “{value}” thì chạy “ditich words {value}”, lệnh ấy viết sẵn tệp cho người dịch",
                "change it to: {best}; if “{value}” is meant run “ditich words {value}”, which begins its file for a translator",
            ),
            "choice-level": Sentence(
                "chọn một trong: {words}; hạng không có ở đây thì thay dòng level bằng names: {{vi: …, en: …}}",
                "choose one of: {words}; a rank that is not here is named in place of its level: names: {{vi: …, en: …}}",
            ),
            "choice-level-nearest": Sentence(
                "sửa thành: {best}; hoặc chọn một trong: {words}; hạng không có ở đây thì viết names: {{vi: …, en: …}}",
                "change it to: {best}; or choose one of: {words}; a rank that is not here is named: names: {{vi: …, en: …}}",
            ),
            "choice-type": Sentence(
                "chọn một trong: {words}; loại hình không có ở đây thì xóa dòng này",
                "choose one of: {words}; leave the line out for a type that is not here",
            ),
            "choice-part": Sentence(
                "đầu thế kỷ → early, giữa thế kỷ → middle, cuối thế kỷ → late",
                "beginning of the century → early, middle → middle, end → late",
            ),
            "choice-khmer": Sentence(
                "chọn một trong: {known}; lễ khác chưa tính được ngày: bỏ mục này và kể trong bài",
                "choose one of: {known}; the days of others cannot be calculated yet: leave this item out and tell it in the text",
            ),
            "choice-weekly": Sentence(
                "thứ hai → Mo, thứ ba → Tu, thứ tư → We, thứ năm → Th, thứ sáu → Fr, thứ bảy → Sa, chủ nhật → Su",
                "Monday → Mo, Tuesday → Tu, Wednesday → We, Thursday → Th, Friday → Fr, Saturday → Sa, Sunday → Su",
            ),
            "choice-precision": Sentence(
                "đo tại cổng → exact, xem trên bản đồ → approximate",
                "measured at the gate → exact, read off a map → approximate",
            ),
            "choice-grade": Sentence(
                "cơ quan nhà nước, bảo tàng → A, báo chí → B, trang du lịch, blog → C, máy dịch → D",
                "official or museum → A, newspaper → B, travel site or blog → C, machine translation → D",
            ),
            "choice-stage": Sentence(
                "đừng ghi tay; chạy lệnh “ditich plaque …”, máy ghi một trong: {known}",
                "do not write it by hand: “ditich plaque …” writes one of: {known}",
            ),
        },
    ),
    "number": ProblemText(
        Sentence("“{field}” phải là một con số, không phải “{value}”", "“{field}” must be a number, not “{value}”"),
        hint=Sentence("viết “{field}” bằng chữ số, không kèm chữ", "write “{field}” in digits, without words"),
        other_hints={
            "number-month": Sentence(
                "viết số tháng âm lịch: giêng → 1, hai → 2, ba → 3, tư → 4, năm → 5, sáu → 6, bảy → 7, tám → 8, chín → 9,"
                " mười → 10, mười một → 11, mười hai, chạp → 12; ví dụ month: 4",
                "write the number of the lunar month, from 1 to 12, e.g. month: 4",
            ),
            "number-days": Sentence(
                "viết từng ngày bằng số: mùng một → [1], rằm → [15], rằm và mười sáu → [15, 16]",
                "write each day as a number: new moon → [1], full moon → [15], both days of a feast → [15, 16]",
            ),
            "both-coordinates": Sentence(
                "tách làm hai dòng: latitude: {latitude} và longitude: {longitude}",
                "make two lines of it: latitude: {latitude} and longitude: {longitude}",
            ),
        },
    ),
    "range": ProblemText(
        Sentence("“{field}” là {value}, ngoài khoảng {low}…{high}", "“{field}” is {value}, outside {low}…{high}"),
        hint=Sentence("viết một số từ {low} đến {high}", "write a number from {low} to {high}"),
    ),
    "latitude-range": ProblemText(
        Sentence("vĩ độ {value} nằm ngoài khoảng {low}…{high}", "latitude {value} is outside {low}…{high}"),
        hint=Sentence(
            "viết vĩ độ bằng độ thập phân, ví dụ: 10.12",
            "write the latitude in decimal degrees, e.g. 10.12",
        ),
    ),
    "longitude-range": ProblemText(
        Sentence("kinh độ {value} nằm ngoài khoảng {low}…{high}", "longitude {value} is outside {low}…{high}"),
        hint=Sentence(
            "viết kinh độ bằng độ thập phân, ví dụ: 105.62",
            "write the longitude in decimal degrees, e.g. 105.62",
        ),
    ),
    "draft-unfinished": ProblemText(
        Sentence("bản nháp, còn thiếu: {lacking}", "a draft, still missing: {lacking}"),
        hint=Sentence(
            "viết dần cũng được; đủ rồi thì xóa dòng draft: true",
            "take your time; delete the line draft: true when it is done",
        ),
    ),
    "unfilled": ProblemText(
        Sentence("“{field}” vẫn còn dấu “…” của bộ mẫu", "“{field}” is still the skeleton's “…”"),
        hint=Sentence(
            "điền vào, hoặc để lại dòng draft: true trong site.yaml",
            "fill it in, or keep the line draft: true in site.yaml",
        ),
    ),
    "empty-value": ProblemText(
        Sentence("“{field}” để trống", "“{field}” is empty"),
        hint=Sentence("viết giá trị vào, hoặc xóa cả dòng", "write a value, or delete the line"),
    ),
    "list-empty": ProblemText(
        Sentence("“{field}” phải có ít nhất một mục", "“{field}” must have at least one item"),
        hint=Sentence("thêm một mục, ví dụ: [s1]", "add an item, e.g. [s1]"),
    ),
    "list-expected": ProblemText(
        Sentence("“{field}” phải là một danh sách", "“{field}” must be a list"),
        hint=Sentence("đặt trong ngoặc vuông: [{items}]", "put it in square brackets: [{items}]"),
        other_hints={
            "list-expected-days": Sentence(
                "viết từng ngày bằng số trong ngoặc vuông: mùng một → [1], rằm → [15], rằm và mười sáu → [15, 16]",
                "write each day as a number in square brackets: new moon → [1], full moon → [15], both days → [15, 16]",
            )
        },
    ),
    "text-expected": ProblemText(
        Sentence("“{field}” phải là một dòng chữ", "“{field}” must be a line of text"),
        hint=Sentence(
            "viết trên một dòng, bỏ ngoặc và gạch đầu dòng",
            "write it on one line, without brackets or dashes",
        ),
    ),
    "group-expected": ProblemText(
        Sentence(
            "“{field}” phải là một nhóm các dòng “tên: giá trị”",
            "“{field}” must be a group of “name: value” lines",
        ),
        hint=Sentence(
            "xuống dòng, lùi vào hai dấu cách, rồi viết từng dòng “tên: giá trị”",
            "start a new line, indent by two spaces, and write “name: value” lines",
        ),
        other_hints={
            "group-unnamed": Sentence(
                "thiếu dòng tên của nguồn: thêm dòng “s1:” ở trên dòng này, rồi lùi các dòng của nguồn ấy vào thêm hai dấu cách",
                "the source's id is missing: add a line “s1:” above this one, and indent the source's lines by two more spaces",
            )
        },
    ),
    "date-shape": ProblemText(
        Sentence("“{value}” không phải cách viết ngày ở đây", "“{value}” is not how dates are written here"),
        hint=Sentence(
            "viết năm-tháng-ngày: 2004-11-15; chỉ biết năm thì viết 2004 (riêng updated và on phải đủ ngày)",
            "write year-month-day: 2004-11-15, or 2004 where only the year is known (updated and on need the day)",
        ),
    ),
    "date-wrong": ProblemText(
        Sentence("không có ngày {value} trên lịch", "there is no {value} in the calendar"),
        hint=Sentence("xem lại ngày và tháng trong nguồn", "check day and month against the source"),
    ),
    "review-order": ProblemText(
        Sentence(
            "hạn của lần duyệt là {value}, trước cả ngày duyệt",
            "the review ends on {value}, before the day it was made",
        ),
        hint=Sentence(
            "xem lại hai ngày; không có hạn thì xóa “until”",
            "look at both days; where it has no end, delete “until”",
        ),
    ),
    "review-line": ProblemText(
        Sentence(
            "dòng này không cho biết người duyệt đã đọc bài nào; trang không ghi là bài còn đúng như khi duyệt",
            "this line does not say what a reviewer read; pages do not claim that the text is still the one that was reviewed",
        ),
        hint=Sentence(
            "máy viết tệp này, đừng sửa tay: hỏi lại người duyệt, rồi chạy ditich review với tên và ngày duyệt",
            "the program writes this file, do not edit it: ask the reviewer, then run ditich review with their name and day",
        ),
    ),
    "review-no-text": ProblemText(
        Sentence(
            "có người đã duyệt bài {language}.md, mà bài ấy không còn",
            "somebody reviewed {language}.md, which is there no more",
        ),
        hint=Sentence(
            "lấy lại bài ấy từ lịch sử Git; bỏ hẳn thứ tiếng này thì xóa dòng này",
            "take the text back from Git's history; where the language is given up, delete this line",
        ),
    ),
    "date-to-come": ProblemText(
        Sentence(
            "“{field}” là {value}, mà hôm nay mới là {today}",
            "“{field}” is {value}, which is still to come: today is {today}",
        ),
        hint=Sentence(
            "xem lại từng chữ số của năm, tháng, ngày; việc chưa xảy ra thì chưa ghi",
            "look at each digit of year, month and day; do not note what has not happened yet",
        ),
    ),
    "hours-form": ProblemText(
        Sentence(
            "“{value}” không phải cách viết giờ mở cửa ở đây (OpenStreetMap)",
            "“{value}” is not how opening hours are written here (OpenStreetMap's way)",
        ),
        hint=Sentence(
            "viết 08:00-17:00, hay theo ngày: Mo-Fr 08:00-17:00; Sa,Su 08:00-11:00; PH off (Mo thứ hai … Su chủ nhật, PH ngày lễ, off nghỉ), hoặc 24/7;"
            " điều không viết được như vậy thì kể trong bài",
            "write 08:00-17:00, or by days: Mo-Fr 08:00-17:00; Sa,Su 08:00-11:00; PH off (PH public holidays, off closed), or 24/7;"
            " tell in the text what cannot be written so",
        ),
        other_hints={
            "hours-times": Sentence(
                "viết {days} rồi đến giờ, ví dụ open: {days} 08:00-17:00",
                "write {days}, then the times, e.g. open: {days} 08:00-17:00",
            ),
        },
    ),
    "hours-order": ProblemText(
        Sentence("giờ đóng cửa không sau giờ mở cửa", "it closes no later than it opens"),
        hint=Sentence(
            "viết giờ mở trước, giờ đóng sau; mở qua nửa đêm thì viết đến 24:00 và kể trong bài",
            "write first when it opens, then when it closes; if that is after midnight, write 24:00 and tell it in the text",
        ),
    ),
    "hours-overlap": ProblemText(
        Sentence(
            "có ngày giờ được ghi hai lần, lần sau đè lần trước",
            "some days or hours are written twice, and the later would replace the earlier",
        ),
        hint=Sentence("mỗi ngày chỉ để trong một phần giữa hai dấu ;", "let each day stand between two ; only once"),
    ),
    "hours-old": ProblemText(
        Sentence(
            "“{field}” là cách viết cũ; nay giờ mở cửa ghi ở “open”",
            "“{field}” is the old form; the hours are now in “open”",
        ),
        hint=Sentence(
            "thay bằng một dòng, ví dụ open: 08:00-17:00", "put one line in its place, e.g. open: 08:00-17:00"
        ),
    ),
    "web-address": ProblemText(
        Sentence("“{value}” không phải một địa chỉ web đầy đủ", "“{value}” is not a whole web address"),
        hint=Sentence("chép cả địa chỉ, bắt đầu bằng https://", "copy the whole address, beginning with https://"),
    ),
    "email": ProblemText(
        Sentence("“{value}” không phải một địa chỉ thư điện tử", "“{value}” is not an e-mail address"),
        hint=Sentence("viết dạng ten@ten-mien.vn", "write it like name@domain.vn"),
    ),
    "phone": ProblemText(
        Sentence("“{value}” không phải một số điện thoại", "“{value}” is not a telephone number"),
        hint=Sentence("chỉ viết số và dấu cách: 0292 3861 111", "write digits and spaces only: 0292 3861 111"),
        other_hints={
            "phone-abroad": Sentence(
                "viết số như gọi từ nước khác, có mã nước: +33 1 23 45 67 89; hoặc ghi country trong project.yaml",
                "write it as it is dialled from abroad, with the country's code: +33 1 23 45 67 89; or say country in project.yaml",
            ),
        },
    ),
    "origin": ProblemText(
        Sentence("“{value}” không dùng làm địa chỉ trang được", "“{value}” cannot be the address of a site"),
        hint=Sentence(
            "viết https://, tên miền chữ thường, đường dẫn nếu có, không dấu / ở cuối: {best}",
            "write https://, the host in lower case, a path if there is one, no / at the end: {best}",
        ),
    ),
    "repository": ProblemText(
        Sentence(
            "“{value}” không phải địa chỉ một kho trên GitHub", "“{value}” is not the address of a repository at GitHub"
        ),
        hint=Sentence("viết: repository: {best}", "write: repository: {best}"),
    ),
    "payload": ProblemText(
        Sentence("“{value}” không phải địa chỉ một biển mang", "“{value}” is not an address a plaque carries"),
        hint=Sentence(
            "để nguyên như lệnh “ditich plaque printed” đã ghi, ví dụ: https://ten-mien.vn/q/4nvh3",
            "leave it as “ditich plaque printed” wrote it, e.g. https://domain.vn/q/4nvh3",
        ),
    ),
    "sha256": ProblemText(
        Sentence("“{value}” không phải một dấu SHA-256", "“{value}” is not a SHA-256 digest"),
        hint=Sentence(
            "để nguyên như lệnh “ditich plaque printed” đã ghi: 64 chữ số 0–9 và a–f",
            "leave it as “ditich plaque printed” wrote it: 64 digits 0–9 and a–f",
        ),
    ),
    "relic-id": ProblemText(
        Sentence("“{value}” không dùng làm mã di tích được", "“{value}” cannot be the id of a relic"),
        hint=Sentence(
            "viết chữ thường không dấu, gạch nối: dinh-thoi-an",
            "write plain letters and hyphens: dinh-thoi-an",
        ),
    ),
    "truth": ProblemText(
        Sentence(
            "“{field}” chỉ nhận true hoặc false, không nhận “{value}”",
            "“{field}” is true or false, not “{value}”",
        ),
        hint=Sentence("viết true hoặc false", "write true or false"),
    ),
    "listed-twice": ProblemText(
        Sentence("“{value}” đã có trong danh sách", "“{value}” is already in the list"),
        hint=Sentence("xóa một lần", "delete one of them"),
    ),
    "was-taken": ProblemText(
        Sentence(
            "mã cũ “{old}” đang thuộc về di tích “{other}”",
            "the former id “{old}” belongs to the relic “{other}”",
        ),
        hint=Sentence(
            "xóa mã ấy khỏi “was”; mỗi mã cũ chỉ thuộc về một di tích",
            "take it out of “was”; each former id belongs to one relic",
        ),
    ),
    "relic-reserved": ProblemText(
        Sentence(
            "“{name}” không dùng làm tên thư mục di tích được: địa chỉ ấy là của trang danh sách",
            "“{name}” cannot be the name of a relic's folder: the address is that of a list",
        ),
        hint=Sentence(
            "đặt tên theo di tích, không dấu, gạch nối: dinh-thoi-an",
            "name it after the relic, with plain letters and hyphens: dinh-thoi-an",
        ),
    ),
    "trail-id": ProblemText(
        Sentence("“{value}” không dùng làm mã tuyến được", "“{value}” cannot be the id of a trail"),
        hint=Sentence(
            "viết chữ thường không dấu, gạch nối: tuyen-ven-song",
            "write plain letters and hyphens: along-the-river",
        ),
    ),
    "trail-twice": ProblemText(
        Sentence("đã có tuyến khác mang mã “{id}”", "another trail has the id “{id}” already"),
        hint=Sentence("đặt mã khác cho một trong hai tuyến", "give one of the two another id"),
    ),
    "trail-both": ProblemText(
        Sentence("có cả “trail” lẫn “trails”", "there are both “trail” and “trails”"),
        hint=Sentence(
            "chép tuyến này vào “trails”, kèm mã và tên, rồi xóa “trail”",
            "move this trail into “trails”, with an id and names, and delete “trail”",
        ),
    ),
    "trail-name-missing": ProblemText(
        Sentence(
            "tuyến “{id}” chưa có tên trong ngôn ngữ đầu của trang: {language}",
            "the trail “{id}” has no name in the site's first language: {language}",
        ),
        hint=Sentence("thêm một dòng: {language}: …", "add a line: {language}: …"),
    ),
    # content/contests/
    "contest-id": ProblemText(
        Sentence("tên tệp “{name}” không dùng làm địa chỉ được", "the file name “{name}” cannot be an address"),
        hint=Sentence("đổi tên thành {best}.yaml", "rename it to {best}.yaml"),
    ),
    "contest-name-missing": ProblemText(
        Sentence(
            "cuộc thi chưa có tên trong ngôn ngữ đầu của trang: {language}",
            "the contest has no name in the site's first language: {language}",
        ),
        hint=Sentence("thêm một dòng: {language}: …", "add a line: {language}: …"),
    ),
    "moment-shape": ProblemText(
        Sentence("“{value}” không phải cách viết ngày giờ ở đây", "“{value}” is not how a time is written here"),
        hint=Sentence(
            "viết năm-tháng-ngày, thêm chữ T và giờ:phút nếu cần: 2026-12-01T08:00",
            "write year-month-day, with T and hours:minutes where needed: 2026-12-01T08:00",
        ),
    ),
    "contest-time-order": ProblemText(
        Sentence(
            "cuộc thi từ {begins} đến {ends} không kéo dài được: phải hết sau lúc bắt đầu, và trong vòng một năm",
            "a contest from {begins} to {ends} cannot be: it must end after it begins, and within a year",
        ),
        hint=Sentence("sửa begins hoặc ends", "correct begins or ends"),
    ),
    "contest-empty": ProblemText(
        Sentence("cuộc thi không có câu hỏi nào tính điểm", "the contest has no question that counts"),
        hint=Sentence(
            "chép các dòng questions mà “ditich contest new” viết ra",
            "copy the lines of questions that “ditich contest new” writes",
        ),
    ),
    "contest-question-gone": ProblemText(
        Sentence(
            "di tích {relic} không còn câu hỏi {question}: dữ kiện hoặc một đáp án đã sửa",
            "the relic {relic} has no question {question} any more: a fact or an answer was corrected",
        ),
        hint=Sentence(
            "cuộc thi đã bắt đầu thì thêm dòng “void: true” để câu này không tính cho ai",
            "the contest has begun: add the line “void: true”, and it counts for nobody",
        ),
        other_hints={
            "contest-question-now": Sentence("viết question: {now}", "write question: {now}"),
            "contest-question-take": Sentence(
                "xóa câu này, hoặc lấy một câu khác mà “ditich contest new” viết ra",
                "delete it, or take another one that “ditich contest new” writes",
            ),
        },
    ),
    "list-long": ProblemText(
        Sentence("“{field}” có {number} mục, nhiều nhất là {most}", "“{field}” has {number} items; {most} is the most"),
        hint=Sentence(
            "chia tuyến này làm hai: mỗi tuyến một mục trong “trails”, có mã và tên",
            "divide the trail: each part an item of “trails”, with an id and names",
        ),
        other_hints={
            "list-long-trails": Sentence(
                "gộp những tuyến ngắn lại, mỗi tuyến nhiều nhất {most} điểm",
                "join short trails; each may have {most} stops",
            ),
            "list-long-facts": Sentence(
                "để lại những mục đáng biết ngay tại cổng, viết những mục còn lại vào bài",
                "keep what is worth knowing at the gate, and tell the rest in the story",
            ),
            "list-long-questions": Sentence(
                "để lại những câu hỏi hay nhất, xóa bớt những câu còn lại",
                "keep the best questions and delete the others",
            ),
            "list-long-wrong": Sentence(
                "để lại những câu sai khó đoán nhất, xóa bớt những câu còn lại",
                "keep the wrong answers that are hardest to see through and delete the others",
            ),
        },
    ),
    "relic-unknown": ProblemText(
        Sentence("không có di tích nào mang mã “{relic}”", "there is no relic with the id “{relic}”"),
        hint=Sentence("dùng tên một thư mục trong content/sites", "use the name of a folder in content/sites"),
    ),
    # stories
    "front-matter": ProblemText(
        Sentence(
            "tệp phải mở đầu bằng phần thông tin giữa hai dòng ---",
            "the file must begin with its details between two lines of ---",
        ),
        hint=Sentence(
            "thêm dòng --- đầu tệp, các mục name, summary, text, updated, rồi một dòng --- nữa",
            "add a line --- at the top, the fields name, summary, text, updated, and another line ---",
        ),
    ),
    "front-matter-open": ProblemText(
        Sentence(
            "phần thông tin mở ở dòng 1 mà không thấy dòng --- đóng lại",
            "the details opened on line 1 are never closed by ---",
        ),
        hint=Sentence(
            "thêm một dòng --- sau mục cuối của phần thông tin, trên đề mục đầu tiên",
            "add a line --- behind the last of the details, above the first heading",
        ),
        other_hints={
            "fence-like": Sentence("sửa dòng “{written}” này thành ---", "change this line “{written}” to ---")
        },
    ),
    "text-before-heading": ProblemText(
        Sentence("có chữ nằm trước đề mục đầu tiên", "there is text before the first heading"),
        hint=Sentence("thêm dòng “## …” ở trên đoạn này", "add a “## …” line above this paragraph"),
        other_hints={
            "name-again": Sentence(
                "bỏ dòng “{written}”: trang đã lấy tên ở mục “name:”",
                "take out the line “{written}”: the page has the name from “name:”",
            )
        },
    ),
    "chapter-unknown": ProblemText(
        Sentence("“{heading}” không phải tên chương", "“{heading}” is not the name of a chapter"),
        hint=Sentence(
            "dùng đúng tên chương đã định; muốn đề mục nhỏ thì viết ###",
            "use one of the given chapter names; for a smaller heading write ###",
        ),
        other_hints={
            "chapter-unknown-lacking": Sentence(
                "nếu đây là chương còn thiếu thì viết: {edit}; nếu là đề mục nhỏ thì thêm một #: ### {heading}",
                "if it is the chapter that is missing, write: {edit}; if it is a smaller heading, put one more #: ### {heading}",
            )
        },
    ),
    "chapter-id": ProblemText(
        Sentence("“{value}” không dùng làm mã chương được", "“{value}” cannot be the id of a chapter"),
        hint=Sentence(
            "viết chữ thường không dấu, gạch nối: truyen-thuyet",
            "write plain letters and hyphens: local-legends",
        ),
    ),
    "chapter-unnamed": ProblemText(
        Sentence(
            "“{id}” không phải chương có sẵn, và chưa có tên bằng {language}",
            "“{id}” is no chapter that comes with the program, and has no name in {language}",
        ),
        hint=Sentence(
            "thêm tên chương: {{id: {id}, names: {{{language}: …}}}}",
            "give it its name: {{id: {id}, names: {{{language}: …}}}}",
        ),
    ),
    "chapter-twice": ProblemText(
        Sentence("chương “{heading}” có hai lần", "the chapter “{heading}” is there twice"),
        hint=Sentence("gộp hai phần làm một", "join the two parts"),
        other_hints={
            "chapter-twice-lacking": Sentence(
                "nếu phần này là chương còn thiếu thì viết: {edit}; nếu không thì gộp hai phần làm một",
                "if this part is the chapter that is missing, write: {edit}; if not, join the two parts",
            )
        },
    ),
    "chapter-empty": ProblemText(
        Sentence("chương “{heading}” chưa có chữ nào", "the chapter “{heading}” has no text yet"),
        hint=Sentence("viết ít nhất một câu, kể cả “Chưa rõ.”", "write at least one sentence, even “Not known.”"),
    ),
    "chapter-missing": ProblemText(
        Sentence("thiếu chương “{heading}”", "the chapter “{heading}” is missing"),
        hint=Sentence("thêm dòng: ## {heading}", "add the line: ## {heading}"),
    ),
    "uncited": ProblemText(
        Sentence("đoạn này không dẫn nguồn nào", "this paragraph names no source"),
        hint=Sentence(
            "thêm mã nguồn sau câu, ví dụ: [^s1]; nghe kể thì ghi người kể làm một nguồn, grade: E, rồi dẫn như nguồn khác;"
            " chưa rõ thì chuyển xuống chương cuối, hoặc để bài là bản nháp (draft: true)",
            "add a source id after the sentence, e.g. [^s1]; what somebody told is a source of grade: E, cited like others;"
            " what is not known belongs into the last chapter, or let it be a draft (draft: true)",
        ),
    ),
    "citation-unknown": ProblemText(
        Sentence("không có nguồn nào mang mã “{id}”", "there is no source with the id “{id}”"),
        hint=Sentence("thêm nguồn ấy dưới “sources:” trong site.yaml", "add that source under “sources:” in site.yaml"),
        other_hints={
            "cited-again": Sentence(
                "thêm nguồn ấy dưới “sources:” trong site.yaml; nó còn được dẫn ở {more} chỗ nữa",
                "add that source under “sources:” in site.yaml; it is cited {more} times more",
            )
        },
    ),
    "image-in-text": ProblemText(
        Sentence("ảnh không chèn trong bài viết", "pictures are not put into the text"),
        hint=Sentence(
            "ghi ảnh dưới “photos:” trong site.yaml và lời tả ở đầu tệp này",
            "list the photograph under “photos:” in site.yaml and its caption at the top of this file",
        ),
    ),
    "link-unsafe": ProblemText(
        Sentence("liên kết “{target}” không an toàn", "the link “{target}” is not safe"),
        hint=Sentence("dùng địa chỉ bắt đầu bằng https://", "use an address that begins with https://"),
    ),
    "link-dead": ProblemText(
        Sentence("liên kết “{target}” không dẫn tới đâu", "the link “{target}” leads nowhere"),
        hint=Sentence(
            "viết mã một di tích (dinh-thoi-an) hoặc địa chỉ bắt đầu bằng https://",
            "write a relic's id (dinh-thoi-an) or an address that begins with https://",
        ),
    ),
    # Markdown
    "heading-form": ProblemText(
        Sentence("“{written}” chưa đúng dạng một đề mục", "“{written}” is not a heading as sections have them"),
        hint=_EDIT,
        other_hints={
            "heading-underlined": Sentence(
                "sửa “{written}” thành “{edit}”, rồi xóa dòng “{underline}” ở dưới",
                "change “{written}” to “{edit}” and delete the line “{underline}” below it",
            )
        },
    ),
    "emphasis-form": ProblemText(
        Sentence(
            "“{written}” không thành chữ đậm hay nghiêng; các dấu ấy sẽ in ra như chữ",
            "“{written}” becomes neither bold nor italic; its signs would be printed",
        ),
        hint=_EDIT,
        other_hints={
            "emphasis-alone": Sentence(
                "đặt một dấu “{written}” nữa ở đầu kia của phần chữ đậm, sát vào chữ",
                "put another “{written}” at the other end of the bold words, close to them",
            )
        },
    ),
    "number-as-list": ProblemText(
        Sentence(
            "“{written}” ở đầu dòng bị đọc thành số thứ tự trong danh sách (sẽ in là “{shown}”)",
            "“{written}” at the beginning of a line is read as a place in a list (printed as “{shown}”)",
        ),
        hint=Sentence(
            "sửa “{written}” thành “{shown}”, hoặc viết “{number}\\{sign}” để giữ nguyên số",
            "change “{written}” to “{shown}”, or write “{number}\\{sign}” to keep the number",
        ),
        other_hints={
            "year-as-list": Sentence(
                "viết “Năm {number}, …”, hoặc “{number}\\{sign}” để giữ nguyên như đã viết",
                "write “In {number}, …”, or “{number}\\{sign}” to keep it as it is",
            )
        },
    ),
    "list-form": ProblemText(
        Sentence(
            "“{written}” không thành một mục của danh sách; dòng này sẽ nối vào dòng trên",
            "“{written}” does not begin an entry of a list; the line would be joined to the one above",
        ),
        hint=_EDIT,
    ),
    "text-indented": ProblemText(
        Sentence(
            "đoạn này lùi vào từ bốn dấu cách trở lên nên bị đọc thành mã máy tính",
            "this paragraph is indented by four blanks or more, so it is read as computer code",
        ),
        hint=Sentence(
            "xóa các dấu cách ở đầu dòng, trước “{written}”",
            "delete the blanks at the beginning of the line, before “{written}”",
        ),
    ),
    "code-here": ProblemText(
        Sentence(
            "bài viết không có khối mã máy tính như sau dòng “{written}”",
            "a text has no blocks of computer code such as after “{written}”",
        ),
        hint=Sentence(
            "xóa dòng “{written}” và dòng đóng của nó; giữ các dòng ở giữa",
            "delete the line “{written}” and the one that closes it; keep the lines between them",
        ),
    ),
    "table-here": ProblemText(
        Sentence("bài viết không có bảng", "a text has no tables"),
        hint=Sentence(
            "viết mỗi hàng thành một gạch đầu dòng, ví dụ sửa “{written}” thành “{edit}”",
            "make each row an entry of a list, for example “{written}” into “{edit}”",
        ),
    ),
    "task-here": ProblemText(
        Sentence("bài viết không có ô đánh dấu việc", "a text has no boxes to tick"),
        hint=_EDIT,
    ),
    "struck-here": ProblemText(
        Sentence("bài viết không có chữ gạch ngang “{written}”", "a text has no words struck out such as “{written}”"),
        hint=_EDIT,
    ),
    "address-bare": ProblemText(
        Sentence("địa chỉ “{written}” đứng trơ giữa câu", "the address “{written}” stands bare in the sentence"),
        hint=Sentence(
            "sửa thành “{edit}”, thay “…” bằng chữ để người đọc chạm vào",
            "change it to “{edit}”, with the words a reader taps in place of “…”",
        ),
    ),
    "link-form": ProblemText(
        Sentence("“{written}” không thành liên kết", "“{written}” does not become a link"),
        hint=_EDIT,
        other_hints={
            "link-alone": Sentence(
                "mở ngoặc vuông trước chữ của liên kết, cho thành: [chữ{written}",
                "open a square bracket before the words of the link, to make: [words{written}",
            )
        },
    ),
    "link-title": ProblemText(
        Sentence(
            "chữ “{title}” trong liên kết không hiện trên điện thoại",
            "the words “{title}” of a link are not shown on a phone",
        ),
        hint=Sentence(
            "đưa “{title}” vào câu, rồi bỏ phần trong dấu nháy khỏi “{written}”",
            "move “{title}” into the sentence and take the quoted part out of “{written}”",
        ),
    ),
    "definition-unused": ProblemText(
        Sentence("không câu nào dùng địa chỉ “{written}”", "no sentence uses the address “{written}”"),
        hint=Sentence(
            "viết “{edit}” ngay trong câu cần liên kết, rồi bỏ dòng này",
            "write “{edit}” in the sentence that needs the link, then take this line out",
        ),
    ),
    "footnote-here": ProblemText(
        Sentence(
            "“{written}” là cách viết cước chú; nguồn không ghi trong bài",
            "“{written}” is how footnotes are written; sources are not described in the text",
        ),
        hint=Sentence(
            "chuyển “{words}” sang site.yaml, dưới “sources:”, mục “{id}:”; trong câu chỉ giữ [^{id}]",
            "move “{words}” to site.yaml, under “sources:”, entry “{id}:”; keep only [^{id}] in the sentence",
        ),
    ),
    "citation-form": ProblemText(
        Sentence("“{written}” chưa đúng dạng dẫn nguồn", "“{written}” is not how a source is cited"),
        hint=_EDIT,
    ),
    "citation-misplaced": ProblemText(
        Sentence(
            "mục “{field}” không dẫn nguồn; “{written}” sẽ in ra như chữ",
            "the field “{field}” cites no source; “{written}” would be printed as it is",
        ),
        hint=Sentence(
            "chuyển “{written}” từ đây vào sau câu nói cùng điều ấy trong bài",
            "move “{written}” from here to behind the sentence of the text that says the same",
        ),
    ),
    "markdown-deep": ProblemText(
        Sentence(
            "chỗ này lồng quá nhiều lớp trích dẫn, danh sách, ngoặc hoặc chữ đậm",
            "too many quotations, lists, brackets or bold words stand in one another here",
        ),
        hint=Sentence(
            "bớt các dấu >, -, [ hoặc * lặp lại trước chữ; chữ thì giữ nguyên",
            "take away the signs >, -, [ or * that are repeated before the words; keep the words",
        ),
    ),
    "not-shown": ProblemText(
        Sentence("“{written}” không hiện trên trang", "“{written}” is not shown on the page"),
        hint=Sentence(
            "xóa “{written}”; chữ ở trên và dưới thì giữ nguyên; muốn mở phần mới thì viết ### và đề mục",
            "delete “{written}” and keep the words above and below; to begin a new part, write ### and its heading",
        ),
    ),
    "markup": ProblemText(
        Sentence("bài viết không nhận thẻ HTML {tag}", "a text takes no HTML tag such as {tag}"),
        hint=Sentence(
            "xóa thẻ, giữ chữ; in đậm thì viết **chữ**", "delete the tag, keep the words; for bold write **text**"
        ),
        other_hints={
            "markup-break": Sentence(
                "thay thẻ bằng hai dấu cách rồi xuống dòng; muốn sang đoạn mới thì để một dòng trống",
                "write two blanks and a new line in its place; for a new paragraph leave a line empty",
            ),
            "markup-pasted": Sentence(
                "đoạn này dán từ Word hoặc trang mạng: dán lại dạng văn bản thuần (Ctrl+Shift+V)",
                "this was pasted from Word or a web page: paste it again as plain text (Ctrl+Shift+V)",
            ),
        },
    ),
    "festival-name-missing": ProblemText(
        Sentence("lễ hội “{id}” chưa có tên trong ngôn ngữ này", "the festival “{id}” has no name in this language"),
        hint=Sentence("thêm dưới “{field}:” ở đầu tệp: {id}: …", "add under “{field}:” at the top: {id}: …"),
        other_hints={
            "festival-name-lent": Sentence(
                "trang mượn tên ở ngôn ngữ gốc cho tới khi có dòng này dưới “{field}:” ở đầu tệp: {id}: …",
                "the page borrows that of the first language until this stands under “{field}:” at the top: {id}: …",
            ),
        },
    ),
    "festival-name-unknown": ProblemText(
        Sentence("site.yaml không có lễ hội “{id}”", "site.yaml has no festival “{id}”"),
        hint=Sentence(
            "thêm lễ hội vào site.yaml; chưa có nguồn thì thêm # ở đầu dòng này để giữ lại",
            "add the festival to site.yaml; without a source yet, put # before this line to keep it",
        ),
    ),
    "caption-missing": ProblemText(
        Sentence(
            "ảnh “{id}” chưa có lời tả trong ngôn ngữ này",
            "the photograph “{id}” has no caption in this language",
        ),
        hint=Sentence(
            "thêm dưới “{field}:” ở đầu tệp: {id}: {{alt: …, caption: …}}",
            "add under “{field}:” at the top: {id}: {{alt: …, caption: …}}",
        ),
        other_hints={
            "caption-lent": Sentence(
                "trang mượn lời tả ở ngôn ngữ gốc cho tới khi có dòng này dưới “{field}:” ở đầu tệp: "
                "{id}: {{alt: …, caption: …}}",
                "the page borrows that of the first language until this stands under “{field}:” at the top: "
                "{id}: {{alt: …, caption: …}}",
            ),
        },
    ),
    "caption-unknown": ProblemText(
        Sentence("site.yaml không có ảnh “{id}”", "site.yaml has no photograph “{id}”"),
        hint=Sentence(
            "thêm ảnh vào site.yaml; chưa có ảnh thì thêm # ở đầu dòng này và các dòng của nó để giữ lại",
            "add the photograph to site.yaml; until there is one, put # before this line and those below that belong to it",
        ),
    ),
    # photographs
    "photo-missing": ProblemText(
        Sentence("không thấy ảnh “{file}” trong {folder}", "the photograph “{file}” is not in {folder}"),
        hint=Sentence(
            "chép ảnh vào thư mục ấy; chưa có ảnh thì thêm # ở đầu các dòng của mục này",
            "copy the photograph into that folder; until it is there, put # before the lines of this item",
        ),
        other_hints={
            "photo-other-name": Sentence(
                "trong thư mục ấy có “{best}” chưa được ghi; nếu là ảnh này thì đổi tên nó thành “{file}”",
                "“{best}” lies there and is not listed; if it is this photograph, rename it to “{file}”",
            )
        },
    ),
    "file-pointer": ProblemText(
        Sentence(
            "“{file}” mới là con trỏ của Git LFS, tệp thật chưa tải về",
            "“{file}” is a pointer of Git LFS: the file itself has not been fetched",
        ),
        hint=Sentence("chạy: git lfs pull", "run: git lfs pull"),
    ),
    "photo-same-name": ProblemText(
        Sentence(
            "“{file}” và “{other}” thành cùng một địa chỉ trên trang",
            "“{file}” and “{other}” would have the same address on the site",
        ),
        hint=Sentence(
            "đổi tên “{file}” (cả trong site.yaml và ở đầu các bài viết), ví dụ thêm số 2",
            "rename “{file}”, also in site.yaml and at the top of the texts, e.g. add a 2",
        ),
    ),
    "photo-unlisted": ProblemText(
        Sentence("ảnh “{file}” chưa được ghi trong site.yaml", "the photograph “{file}” is not listed in site.yaml"),
        hint=Sentence(
            "thêm vào site.yaml: photos: [{{file: {file}, credit: …, licence: …}}]",
            "add to site.yaml: photos: [{{file: {file}, credit: …, licence: …}}]",
        ),
    ),
    "photo-format": ProblemText(
        Sentence("“{file}” không phải ảnh JPEG, PNG hay WebP", "“{file}” is not a JPEG, PNG or WebP picture"),
        hint=Sentence(
            "mở ảnh bằng điện thoại hay máy tính rồi xuất ra JPEG; chỉ đổi đuôi tên tệp thì chưa được",
            "open it and save it as JPEG; changing the ending of its name is not enough",
        ),
    ),
    "photo-heic": ProblemText(
        Sentence(
            "“{file}” là ảnh HEIC, kiểu iPhone hay lưu, nhiều điện thoại khác không mở được",
            "“{file}” is a HEIC picture, as iPhones keep them; many other phones cannot open it",
        ),
        hint=Sentence(
            "ảnh này: Chia sẻ → Tùy chọn → Tương thích nhất → Lưu vào Tệp; về sau: Cài đặt → Camera → Định dạng → Tương thích nhất",
            "this one: Share → Options → Most Compatible → Save to Files; from now on: Settings → Camera → Formats → Most Compatible",
        ),
    ),
    "photo-gif": ProblemText(
        Sentence(
            "“{file}” là ảnh GIF, chỉ có 256 màu, không giữ được màu thật của di tích",
            "“{file}” is a GIF, whose 256 colours are too few for a photograph",
        ),
        hint=Sentence("thay bằng ảnh gốc (JPEG) trong điện thoại hay máy ảnh", "use the camera's own picture (JPEG)"),
    ),
    "photo-moving": ProblemText(
        Sentence(
            "“{file}” là ảnh động, trang chỉ đăng ảnh tĩnh",
            "“{file}” is a moving picture; the site shows still ones",
        ),
        hint=Sentence("chọn một khoảnh khắc, lưu thành ảnh JPEG rồi chép lại", "choose one moment and save it as JPEG"),
    ),
    "photo-cmyk": ProblemText(
        Sentence(
            "“{file}” theo hệ màu in CMYK mà không kèm hồ sơ màu, nên không rõ màu thật ra sao",
            "“{file}” is in a printer's four inks (CMYK) without a colour profile, so nobody knows its true colours",
        ),
        hint=Sentence(
            "xin người thiết kế bản gốc RGB (sRGB), hoặc xuất lại JPEG có kèm hồ sơ màu",
            "ask the designer for the RGB (sRGB) original, or export the JPEG with its colour profile",
        ),
    ),
    "photo-cut": ProblemText(
        Sentence("“{file}” bị đứt giữa chừng hoặc đã hỏng", "“{file}” breaks off in the middle or is damaged"),
        hint=Sentence(
            "chép lại ảnh gốc từ điện thoại hay thẻ nhớ; nếu gửi qua Zalo thì gửi dạng tệp, đừng gửi dạng ảnh",
            "copy it again from the phone or the card; through a messenger, send it as a file and not as a picture",
        ),
    ),
    "photo-empty": ProblemText(
        Sentence("“{file}” là tệp rỗng, không có ảnh bên trong", "“{file}” has nothing in it"),
        hint=Sentence(
            "chép lại ảnh gốc; nếu ảnh nằm trên Google Drive, OneDrive hay iCloud thì chờ tải xong đã",
            "copy it again; from Google Drive, OneDrive or iCloud, wait until the download is complete",
        ),
    ),
    "photo-located": ProblemText(
        Sentence(
            "“{file}” có ghi tọa độ nơi chụp; trang không đăng tọa độ ấy, nhưng tệp gốc trong kho Git thì ai cũng xem được",
            "“{file}” tells where it was taken; the pictures on the site do not, but anybody can see the original in Git",
        ),
        hint=Sentence(
            "iPhone: Chia sẻ → Tùy chọn → tắt Vị trí → Lưu vào Tệp, rồi dùng bản ấy; máy tính: exiftool -gps:all= -xmp:geotag= {file}; bản đem lưu giữ: ditich archive --strip",
            "iPhone: Share → Options → turn Location off → Save to Files, and use that copy; computer: exiftool -gps:all= -xmp:geotag= {file}; for a copy to keep: ditich archive --strip",
        ),
    ),
    "photo-gap": ProblemText(
        Sentence(
            "“{file}” có một đoạn dữ liệu toàn số 0: một phần ảnh có lẽ là mảng xám",
            "“{file}” has nothing but zeros in part of its data: an area of it is probably grey",
        ),
        hint=Sentence(
            "mở ảnh ra xem; nếu hỏng thì chép lại tệp từ máy đã chụp",
            "open the photograph and look; if it is spoilt, copy the file again from the camera",
        ),
    ),
    "photo-narrow": ProblemText(
        Sentence(
            "“{file}” chỉ rộng {width} px; kéo ra cả bề ngang màn hình thì nhòe",
            "“{file}” is only {width} px wide; as wide as a screen it is blurred",
        ),
        hint=Sentence(
            "thay bằng bản gốc của máy ảnh, rộng ít nhất {least} px",
            "replace it by the camera's original, at least {least} px wide",
        ),
    ),
    # recordings
    "audio-name": ProblemText(
        Sentence("thư mục audio không nhận tệp tên “{name}”", "the folder audio takes no file named “{name}”"),
        hint=Sentence(
            "đặt tên theo mã ngôn ngữ ({known}): vi.mp3 và tệp lời vi.vtt; dạng khác như m4a, wav thì xuất ra MP3",
            "name it by its language ({known}): vi.mp3 with its transcript vi.vtt; save m4a, wav and others as MP3",
        ),
    ),
    "audio-empty": ProblemText(
        Sentence("“{file}” không có âm thanh nào bên trong", "there is no sound in “{file}”"),
        hint=Sentence(
            "chép lại bản ghi âm, chờ xong hẳn rồi mới tải lên",
            "copy the recording again, wait until it is done, then upload it",
        ),
    ),
    "audio-not-mp3": ProblemText(
        Sentence("“{file}” không phải bản ghi âm MP3", "“{file}” is not an MP3 recording"),
        hint=Sentence(
            "mở bằng Audacity hay ứng dụng ghi âm rồi xuất ra MP3; chỉ đổi đuôi tên tệp thì chưa được",
            "open it in Audacity or a recorder and save it as MP3; changing the ending of its name is not enough",
        ),
    ),
    "audio-cut": ProblemText(
        Sentence("“{file}” bị mất đoạn cuối", "the end of “{file}” is missing"),
        hint=Sentence(
            "chép lại bản ghi âm, chờ xong hẳn rồi mới tải lên",
            "copy the recording again, wait until it is done, then upload it",
        ),
    ),
    "audio-heavy": ProblemText(
        Sentence(
            "“{file}” nặng {minute} KB mỗi phút; người nghe bằng mạng di động phải trả tiền từng MB",
            "“{file}” weighs {minute} KB a minute; those who listen on mobile data pay for each megabyte",
        ),
        hint=Sentence(
            "xuất lại MP3 một kênh (mono), 32 kbps: dưới {most} KB mỗi phút",
            "save it as mono MP3 at 32 kbps: under {most} KB a minute",
        ),
    ),
    "voice-missing": ProblemText(
        Sentence(
            "chưa ghi ai đọc bản ghi âm “{file}”: người hay máy",
            "nothing says who reads the recording “{file}”: a person or a machine",
        ),
        hint=Sentence(
            "thêm một dòng ở đầu tệp: voice: person (người đọc) hoặc voice: machine (máy đọc)",
            "add a line to the front matter: voice: person or voice: machine",
        ),
    ),
    "audio-missing": ProblemText(
        Sentence("có tệp lời mà thiếu bản ghi âm “{file}”", "there is a transcript but no recording “{file}”"),
        hint=Sentence(
            "chép {file} vào cùng thư mục; chưa có thì chuyển tệp lời ra ngoài",
            "add {file} to the folder; until it is there, move the transcript elsewhere",
        ),
    ),
    "audio-alone": ProblemText(
        Sentence(
            "chưa có bài “{story}”, nên không trang nào phát bản ghi âm này",
            "there is no “{story}”, so no page plays this recording",
        ),
        hint=Sentence(
            "viết bài {story}; chưa viết được thì chuyển bản ghi âm và tệp lời ra ngoài",
            "write {story}; until then, move the recording and its transcript elsewhere",
        ),
    ),
    "transcript-missing": ProblemText(
        Sentence(
            "bản ghi âm thiếu tệp lời “{file}”; người không nghe được thì không biết trong đó nói gì",
            "the recording has no transcript “{file}”: whoever cannot hear it learns nothing",
        ),
        hint=Sentence(
            "thêm {file}: dòng WEBVTT, một dòng trống, rồi từng câu: 00:00.000 --> 00:05.000 và lời ở ngay dòng dưới",
            "add {file}: the line WEBVTT, an empty line, then each cue: 00:00.000 --> 00:05.000 with the words right below",
        ),
    ),
    "vtt-no-header": ProblemText(
        Sentence("tệp lời phải mở đầu bằng chữ WEBVTT", "a transcript must begin with the word WEBVTT"),
        hint=Sentence(
            "dòng đầu tiên viết WEBVTT bằng chữ hoa, dòng thứ hai để trống",
            "write WEBVTT in capitals on the first line, and leave the second empty",
        ),
    ),
    "vtt-no-cue": ProblemText(
        Sentence("tệp lời chưa có câu nào", "nothing is said in the transcript"),
        hint=Sentence(
            "cách một dòng trống rồi viết: 00:00.000 --> 00:05.000, lời ở ngay dòng dưới",
            "leave an empty line, then write 00:00.000 --> 00:05.000 with the words right below",
        ),
    ),
    "vtt-no-times": ProblemText(
        Sentence("câu này chưa có mốc giờ ở dòng trên", "these words have no times above them"),
        hint=Sentence(
            "viết thêm mốc giờ ở dòng trên, ví dụ 00:00.000 --> 00:05.000; nếu đây là phần sau của câu trên thì xóa dòng trống",
            "write times on the line above, e.g. 00:00.000 --> 00:05.000; if this belongs to the cue above, delete the empty line",
        ),
    ),
    "vtt-arrow": ProblemText(
        Sentence("giữa hai mốc giờ phải là dấu -->", "there must be --> between the two times"),
        hint=Sentence(
            "chép nguyên dấu --> ở đây dán vào; gõ tay thì điện thoại hay nối hai dấu trừ làm một",
            "copy --> from here and paste it: a phone makes one dash of two hyphens that are typed",
        ),
    ),
    "vtt-arrow-inside": ProblemText(
        Sentence("dấu --> nằm lẫn trong lời", "there is a --> among the words"),
        hint=Sentence(
            "thêm một dòng trống ngay trên dòng giờ; còn nếu là lời thì viết → thay cho -->",
            "put an empty line right above the times; if it belongs to the words, write → instead",
        ),
    ),
    "vtt-timestamp": ProblemText(
        Sentence("“{time}” không phải cách viết giờ trong tệp lời", "“{time}” is not how a transcript writes times"),
        hint=Sentence(
            "viết phút:giây.phần nghìn, đủ chữ số, dấu chấm chứ không phải dấu phẩy: 00:12.500",
            "write minutes:seconds.thousandths in full, with a point and no comma: 00:12.500",
        ),
    ),
    "vtt-setting": ProblemText(
        Sentence("có chữ thừa sau hai mốc giờ: “{setting}”", "there are words behind the times: “{setting}”"),
        hint=Sentence("đưa lời xuống ngay dòng dưới", "move the words to the line right below"),
    ),
    "vtt-no-text": ProblemText(
        Sentence("có mốc giờ mà không có lời", "there are times, but no words"),
        hint=Sentence(
            "viết lời ở ngay dòng dưới, không cách dòng trống; hoặc xóa dòng giờ này",
            "write the words right below, without an empty line between; or delete these times",
        ),
    ),
    "vtt-tag": ProblemText(
        Sentence("“{tag}” không dùng được trong lời", "“{tag}” cannot stand among the words"),
        hint=Sentence(
            "tên người nói thì viết <v Bà Ba>; dấu < trong lời thì viết &lt;",
            "write a speaker's name as <v Mrs Ba>, and a < among the words as &lt;",
        ),
    ),
    "vtt-backwards": ProblemText(
        Sentence(
            "câu này kết thúc lúc {time}, không sau lúc bắt đầu ({start})",
            "the cue ends at {time}, which is not after its start ({start})",
        ),
        hint=Sentence("sửa giờ kết thúc cho muộn hơn giờ bắt đầu", "make the end later than the start"),
    ),
    "vtt-order": ProblemText(
        Sentence(
            "câu này bắt đầu lúc {time}, trước cả câu ở trên ({before})",
            "the cue starts at {time}, before the one above it ({before})",
        ),
        hint=Sentence(
            "sửa giờ, hoặc xếp lại các câu theo giờ bắt đầu",
            "mend the time, or put the cues in the order they are said in",
        ),
    ),
    "vtt-late": ProblemText(
        Sentence(
            "câu này kết thúc lúc {time}, mà bản ghi âm chỉ dài {recording}",
            "the cue ends at {time}, but the recording lasts {recording}",
        ),
        hint=Sentence(
            "sửa giờ cho khớp; nếu bản ghi âm bị cụt thì thay bản đủ",
            "mend the time; if the recording is cut short, replace it",
        ),
    ),
    "vtt-doubled": ProblemText(
        Sentence(
            "nhiều câu mở đầu bằng dòng cuối của câu trên (“{text}”), như phụ đề tự động: lời sẽ hiện hai lần",
            "many cues begin with the last line of the one above (“{text}”), as automatic captions do: all is shown twice",
        ),
        hint=Sentence(
            "trong mỗi câu xóa dòng đã có ở câu trên, hoặc xuất lại phụ đề không cuộn",
            "delete from each cue the line that the cue above has already, or export captions that do not roll",
        ),
    ),
    # places
    "place-swapped": ProblemText(
        Sentence(
            "vĩ độ {latitude} và kinh độ {longitude} bị đổi chỗ cho nhau",
            "latitude {latitude} and longitude {longitude} have changed places",
        ),
        hint=Sentence(
            "đổi chỗ hai số: latitude: {longitude}, longitude: {latitude}",
            "exchange them: latitude: {longitude}, longitude: {latitude}",
        ),
    ),
    "place-at-sea": ProblemText(
        Sentence(
            "vĩ độ {latitude}, kinh độ {longitude} rơi ra biển hoặc ra ngoài nước (country: {country})",
            "latitude {latitude}, longitude {longitude} is at sea or outside the country ({country})",
        ),
        hint=Sentence(
            "dò lại từng chữ số; không chắc thì đo lại bằng điện thoại tại di tích, hoặc thêm # ở đầu hai dòng latitude, longitude",
            "look at each digit; if in doubt, measure again with a phone at the relic, or put # before latitude and longitude",
        ),
    ),
    "rank-named": ProblemText(
        Sentence("một hạng cần level, hoặc names thay cho level", "a rank needs a level, or names in place of it"),
        hint=Sentence(
            "viết level: …; hạng không có trong danh sách thì viết names: {{vi: …, en: …}}",
            "write level: …, or for a rank that is not in the list names: {{vi: …, en: …}}",
        ),
    ),
    "place-outside": ProblemText(
        Sentence(
            "tọa độ này cách tâm vùng của dự án {away} km, mà area trong project.yaml chỉ rộng {radius} km",
            "these coordinates are {away} km from the middle of the project's area, which reaches {radius} km",
        ),
        hint=Sentence(
            "dò lại từng chữ số; tọa độ đúng thì tăng radius của area trong project.yaml",
            "look at each digit; if they are right, widen area in project.yaml",
        ),
    ),
    "country-unknown": ProblemText(
        Sentence("chưa có dữ liệu của nước “{code}”", "nothing is known of a country “{code}”"),
        hint=Sentence(
            "xóa dòng này (vẫn dựng được), hoặc viết {file}, XX là mã nước hai chữ hoa",
            "leave the line out (all else works), or write {file}, XX being its code in two capital letters",
        ),
        other_hints={
            "country-nearest": Sentence(
                "sửa thành: {best}; nước khác thì xóa dòng này, hoặc viết {file}",
                "change it to: {best}; for another country leave the line out, or write {file}",
            ),
        },
    ),
    "country-wards": ProblemText(
        Sentence("không có danh sách phường, xã {file}", "there is no list of wards {file}"),
        hint=Sentence("chép tệp ấy vào đúng chỗ, hoặc xóa mục wards", "put that file there, or delete the group wards"),
    ),
    "zone": ProblemText(
        Sentence("không có múi giờ “{value}”", "there is no time zone “{value}”"),
        hint=Sentence("viết tên trong tz database: Europe/Paris", "write its name in the tz database: Europe/Paris"),
    ),
    "place-astray": ProblemText(
        Sentence(
            "tọa độ này cách trung tâm {ward} tới {distance} km",
            "these coordinates are {distance} km from the middle of {ward}",
        ),
        hint=Sentence(
            "dò lại từng chữ số, hoặc đo lại tại di tích; tọa độ đúng thì xem lại dòng ward",
            "look at each digit, or measure again at the relic; if they are right, look at the line ward",
        ),
    ),
    "ward-merged": ProblemText(
        Sentence(
            "theo bảng sáp nhập, phường, xã cũ trong “address” nay thuộc {known}, không phải {ward}",
            "by the table of mergers the ward of before in “address” lies in {known} today, not in {ward}",
        ),
        hint=Sentence(
            "xem lại “address” và “ward”; chọn một trong: {known}",
            "look at “address” and “ward” again; one of: {known}",
        ),
    ),
    "ward-unknown": ProblemText(
        Sentence(
            "“{ward}” không có trong danh sách phường, xã có từ {since}",
            "“{ward}” is not in the list of wards in force since {since}",
        ),
        hint=Sentence(
            "viết tên phường, xã mới và tên tỉnh, thành, bỏ quận, huyện; ví dụ: {example}",
            "write today's ward and its province, without the district: “{example}”",
        ),
    ),
    "photo-large": ProblemText(
        Sentence(
            "ảnh “{file}” có {width} × {height} điểm, quá lớn",
            "the photograph “{file}” has {width} × {height} px, which is too large",
        ),
        hint=Sentence("thu nhỏ ảnh còn khoảng 4000 điểm chiều rộng", "make it about 4000 px wide"),
    ),
    # plaques
    "code-wrong": ProblemText(
        Sentence("“{code}” không phải một mã biển đúng", "“{code}” is not a right plaque code"),
        hint=Sentence(
            "dùng mã do “ditich new” cấp; năm ký tự trong {alphabet}",
            "use a code that “ditich new” gives; five characters of {alphabet}",
        ),
        other_hints={
            "code-best": Sentence(
                "bốn chữ đầu này có chữ kiểm tra khác; đổi tên tệp thành {best}.yaml",
                "these four have another check character; rename the file to {best}.yaml",
            )
        },
    ),
    "code-twice": ProblemText(
        Sentence("mã “{code}” đã dùng ở {other}", "the code “{code}” is already used in {other}"),
        hint=Sentence(
            "xóa một trong hai tệp; mã biển không bao giờ dùng lại",
            "delete one of the two files; a code is never used again",
        ),
    ),
    "contact-missing": ProblemText(
        Sentence(
            "đã in biển {codes}, mà chưa có nơi nhận tin báo biển hư, mất hay bị dán đè",
            "plaques {codes} are printed, but there is nobody to tell that one is damaged, missing or pasted over",
        ),
        hint=Sentence(
            "thêm vào project.yaml: contact: {{email: …, phone: …}}",
            "add to project.yaml: contact: {{email: …, phone: …}}",
        ),
    ),
    "borrowed-printed": ProblemText(
        Sentence(
            "biển {codes} đã in với {address}, địa chỉ của {lender}: không bao giờ dời sang nơi khác được",
            "plaques {codes} are printed with {address}, an address of {lender}'s: it can never be moved",
        ),
        hint=Sentence(
            "biết vậy mà vẫn dùng thì thêm vào project.yaml: borrowed: true; chưa in thật thì bỏ mục “printed”, đổi address "
            "sang tên miền của mình",
            "if that is known and meant, add to project.yaml: borrowed: true; if nothing was made yet, take out “printed” and "
            "change address to a domain of your own",
        ),
    ),
    "borrowed-proof": ProblemText(
        Sentence(
            "{address} là địa chỉ của {lender}: biển in với nó không bao giờ dời đi được, nên mới chỉ có bản thử",
            "{address} is an address of {lender}'s: plaques printed with it can never be moved, so there are only proofs",
        ),
        hint=Sentence(
            "trước khi in, đổi address sang tên miền của mình; vẫn muốn in thì thêm: borrowed: true",
            "before printing, change address to a domain of your own; to print all the same, add: borrowed: true",
        ),
    ),
    "borrowed-kept": ProblemText(
        Sentence(
            "{address} là địa chỉ mượn của {lender}: biển in với nó không dời đi được; mất chỗ ấy là mất mọi biển",
            "{address} is borrowed from {lender}: plaques printed with it cannot be moved; where it is lost, they all are",
        ),
        hint=Sentence(
            "biển nào chưa in thì còn kịp: đổi address sang tên miền của mình, ghi địa chỉ này vào was",
            "for those not printed yet it is not too late: change address to a domain of your own, and put this one into was",
        ),
    ),
    "plaque-astray": ProblemText(
        Sentence(
            "biển {code} dẫn tới di tích “{relic}”, mà không có di tích ấy",
            "plaque {code} leads to the relic “{relic}”, and there is no such relic",
        ),
        hint=Sentence(
            "đem thư mục content/sites/{relic} trở lại; nếu đã đổi tên nó, thêm vào site.yaml mới: was: [{relic}]",
            "bring the folder content/sites/{relic} back; if it was renamed, add to the new site.yaml: was: [{relic}]",
        ),
    ),
    "plaque-gone": ProblemText(
        Sentence(
            "biển {code} ({name}) đã in với {payload}; tệp của nó không được bỏ",
            "plaque {code} ({name}) was printed with {payload}; its file must not be removed",
        ),
        hint=Sentence(
            "đem tệp trở lại: git checkout {commit} -- {path}; biển đã gỡ thì chạy: ditich plaque retired {code}",
            "bring it back: git checkout {commit} -- {path}; if the plaque was taken down, run: ditich plaque retired {code}",
        ),
    ),
    "print-undone": ProblemText(
        Sentence(
            "biển {code} ({name}) đã in với {payload}, mà mục “printed” không còn",
            "plaque {code} ({name}) was printed with {payload}, but “printed” is gone",
        ),
        hint=Sentence(
            "đem mục ấy trở lại như trong: git show {commit}:{path}",
            "bring it back as in: git show {commit}:{path}",
        ),
    ),
    "print-altered": ProblemText(
        Sentence(
            "điều đã ghi khi in biển {code} ({name}, {payload}) bị sửa",
            "what was noted when plaque {code} was printed ({name}, {payload}) has been altered",
        ),
        hint=Sentence(
            "đem lại đúng như trong: git show {commit}:{path}; in lại thì chạy: ditich plaque printed {code}",
            "bring it back as in: git show {commit}:{path}; if it was printed again, run: ditich plaque printed {code}",
        ),
    ),
    "life-cut": ProblemText(
        Sentence(
            "các bước đã ghi trong “life” của biển {code} ({name}) bị xóa hoặc sửa",
            "steps noted in “life” of plaque {code} ({name}) were deleted or altered",
        ),
        hint=Sentence(
            "đem lại đúng như trong: git show {commit}:{path}; chỉ thêm bước mới ở cuối",
            "bring them back as in: git show {commit}:{path}; new steps go to the end",
        ),
    ),
    "plaque-watched": ProblemText(
        Sentence(
            "biển {code} đã in với {payload} theo lần kiểm tra qua mạng gần nhất, mà sổ biển không có nó",
            "plaque {code} was printed with {payload} as the last watch reports, and the register lacks it",
        ),
        hint=Sentence(
            "đem tệp {path} trở lại từ một bản sao lưu; biển đã gỡ thì chạy: ditich plaque retired {code}",
            "bring {path} back from a backup; if the plaque was taken down, run: ditich plaque retired {code}",
        ),
    ),
    "plaque-turned": ProblemText(
        Sentence(
            "biển {code} ({name}) đã in cho “{old}”, nay bị trỏ sang “{relic}”",
            "plaque {code} ({name}) was printed for “{old}”, and now leads to “{relic}”",
        ),
        hint=Sentence(
            "để biển dẫn về đúng di tích đã in (relic: {old}, và was chỉ ghi tên cũ của chính di tích ấy)",
            "let it lead to the relic it was printed for (relic: {old}; and was: only names that very relic had)",
        ),
    ),
    "printed-draft": ProblemText(
        Sentence(
            "biển {code} đã in, mà di tích “{relic}” còn để nháp nên không có trang nào trả lời",
            "plaque {code} is printed, but the relic “{relic}” is a draft and no page would answer",
        ),
        hint=Sentence(
            "xóa dòng draft: true trong site.yaml của di tích ấy",
            "delete the line draft: true in that relic's site.yaml",
        ),
    ),
    "printed-unread": ProblemText(
        Sentence(
            "biển {code} đã in, mà di tích “{relic}” không có bài trong ngôn ngữ đầu ({language})",
            "plaque {code} is printed, but the relic “{relic}” has no text in the first language ({language})",
        ),
        hint=Sentence(
            "đem tệp content/sites/{relic}/{language}.md trở lại", "bring content/sites/{relic}/{language}.md back"
        ),
    ),
    "cast-otherwise": ProblemText(
        Sentence(
            "trang viết “{name}”, biển {code} đã in “{cast}”",
            "the page says “{name}”, plaque {code} was printed with “{cast}”",
        ),
        hint=Sentence(
            "nếu trang đúng thì giữ nguyên và ghi tên cũ vào “also”; nếu biển đúng thì sửa trang",
            "if the page is right, keep it and list the old name under “also”; if the plaque is right, mend the page",
        ),
    ),
    # what a change does to plaques that are printed: `ditich check --print-impact`
    "impact-name": ProblemText(
        Sentence(
            "biển {places} đã in “{cast}”; thay đổi này sửa tên trên trang từ “{was}” thành “{name}”",
            "plaque {places} was printed with “{cast}”; this change makes “{name}” of the name “{was}” on its page",
        ),
        hint=Sentence(
            "chọn một: chỉ sửa trang – để biển như cũ, ghi “{cast}” vào “also”; in lại – in biển mới rồi chạy: ditich plaque printed "
            "{code}; hoàn tác – viết lại “{was}”",
            "choose: the page only – leave the plaque and list “{cast}” under “also”; print again – then run: ditich plaque printed "
            "{code}; undo – write “{was}” again",
        ),
    ),
    "impact-kind": ProblemText(
        Sentence(
            "biển {places} đã in mái và màu của loại “{was}”; thay đổi này sửa loại thành “{kind}”",
            "plaque {places} was printed with roof and colours of “{was}”; this change makes it “{kind}”",
        ),
        hint=Sentence(
            "chọn một: chỉ sửa trang – để biển như cũ, không phải làm gì thêm; in lại – in biển mới rồi chạy: ditich plaque printed "
            "{code}; hoàn tác – viết lại kind: {was}",
            "choose: the page only – leave the plaque, nothing else is to do; print again – then run: ditich plaque printed {code}; "
            "undo – write kind: {was} again",
        ),
    ),
    "impact-steward": ProblemText(
        Sentence(
            "các biển sau đã in tên người dựng biển “{was}”, mà thay đổi này sửa thành “{steward}”: {places}",
            "these plaques were printed with the steward “{was}”, of which this change makes “{steward}”: {places}",
        ),
        hint=Sentence(
            "chọn một: chỉ sửa trang – để các biển như cũ, biển in từ nay mang tên mới; in lại – in từng biển rồi chạy: ditich plaque "
            "printed MÃ; hoàn tác – viết lại steward: {was}",
            "choose: the page only – leave the plaques, those printed from now on bear the new name; print again – then run for each: "
            "ditich plaque printed CODE; undo – write steward: {was} again",
        ),
    ),
    "name-unvouched": ProblemText(
        Sentence(
            "tên “{name}” do máy dịch, chưa ai duyệt, nên không in lên biển",
            "the name “{name}” is a machine's, reviewed by nobody, and is left off its plaques",
        ),
        hint=Sentence(
            "có nguồn viết tên này thì thêm dòng name_sources: [s1]; có người duyệt thì thêm name_reviewed và tên người ấy",
            "where a source writes it so, add name_sources: [s1]; where somebody answers for it, add name_reviewed with who",
        ),
    ),
    "payload-code": ProblemText(
        Sentence("“{payload}” không phải địa chỉ của biển {code}", "“{payload}” is not the address of plaque {code}"),
        hint=Sentence(
            "đem lại đúng tệp đã ghi khi in; một mã không bao giờ chuyển sang biển khác",
            "bring back the file as it was written at printing; a code never moves to another plaque",
        ),
    ),
    "origin-twice": ProblemText(
        Sentence(
            "địa chỉ {origin} đứng ở hai mục: {field} và {other}",
            "the address {origin} stands in both {field} and {other}",
        ),
        hint=Sentence(
            "giữ ở một mục: address là đang dùng, was là cũ còn giữ, lost là cũ đã mất",
            "keep it in one: address is in use, was is former and still ours, lost is former and gone",
        ),
    ),
    "payload-origin": ProblemText(
        Sentence(
            "biển {code} ({name}) đã in với địa chỉ {origin}, mà trang nay ở {address}",
            "plaque {code} ({name}) was printed with {origin}, but the site is now at {address}",
        ),
        hint=Sentence(
            "tên miền cũ còn là của mình thì thêm vào project.yaml: was: [{origin}]; đã mất thì: lost: [{origin}]",
            "if the old domain is still ours, add to project.yaml: was: [{origin}]; if it is gone: lost: [{origin}]",
        ),
    ),
    "payload-lost": ProblemText(
        Sentence(
            "biển {code} ({name}) đã in với {origin}, tên miền không còn là của mình; ai quét sẽ lạc",
            "plaque {code} ({name}) was printed with {origin}, which is not ours any more; whoever scans it goes astray",
        ),
        hint=Sentence(
            "xin lại tên miền ấy, hoặc làm biển mới rồi chạy: ditich plaque replaced {code} --with MÃ-MỚI",
            "get that domain back, or make a new plaque and run: ditich plaque replaced {code} --with NEW-CODE",
        ),
    ),
    "print-record": ProblemText(
        Sentence(
            "“life” và “printed” của biển {code} không khớp nhau",
            "“life” and “printed” of plaque {code} do not agree",
        ),
        hint=Sentence(
            "đừng ghi tay; lùi lại rồi chạy: ditich plaque printed {code}",
            "do not write it by hand; take it back and run: ditich plaque printed {code}",
        ),
        other_hints={
            "print-unlived": Sentence(
                "thêm vào “life” bước {{stage: printed, on: …, by: …}}",
                "add to “life” the step {{stage: printed, on: …, by: …}}",
            )
        },
    ),
    "life-order": ProblemText(
        Sentence("sau “{before}” không thể là “{after}”", "“{after}” cannot come after “{before}”"),
        hint=Sentence("sửa thành một trong: {known}", "change it to one of: {known}"),
        other_hints={
            "life-over": Sentence(
                "xóa bước này; biển đã bỏ thì không dùng lại",
                "delete this step; a retired plaque is not used again",
            ),
            "life-never": Sentence(
                "xóa bước này; mã đã hủy không dùng lại, cấp mã mới: ditich plaque new MÃ-DI-TÍCH",
                "delete this step; a cancelled code is not used again, get a new one: ditich plaque new RELIC",
            ),
        },
    ),
    "life-backwards": ProblemText(
        Sentence(
            "ngày {after} đứng trước ngày {before} của bước “{stage}” liền trên",
            "{after} is before {before}, the day of the step “{stage}” above it",
        ),
        hint=Sentence("sửa một trong hai ngày", "mend one of the two dates"),
    ),
    "cancel-unexplained": ProblemText(
        Sentence("biển bị hủy mà không ghi vì sao", "the plaque was cancelled, but nothing says why"),
        hint=Sentence(
            "thêm vào bước này lý do: {{stage: cancelled, on: …, by: …, note: vì sao}}",
            "add the reason to this step: {{stage: cancelled, on: …, by: …, note: why}}",
        ),
    ),
    "replacement-elsewhere": ProblemText(
        Sentence(
            "biển {other} là của di tích {its_relic}, không thay biển {code} của {relic} được",
            "plaque {other} is for the relic {its_relic}, and cannot replace plaque {code} of {relic}",
        ),
        hint=Sentence(
            "sửa thành mã của biển đã in cho {relic}; xem các mã: ditich plaque list",
            "write the code of a plaque printed for {relic}; see the codes: ditich plaque list",
        ),
    ),
    "replacement-unprinted": ProblemText(
        Sentence(
            "biển {other} chưa in, mà đã ghi là thay biển {code}",
            "plaque {other} was not printed yet, but is said to replace plaque {code}",
        ),
        hint=Sentence(
            "sửa thành mã của biển đang treo; biển {other} in rồi thì chạy: ditich plaque printed {other}",
            "write the code of the plaque that hangs; if {other} was printed, run: ditich plaque printed {other}",
        ),
    ),
    "replacement-missing": ProblemText(
        Sentence(
            "biển {code} đã được thay, mà không ghi biển nào thay nó",
            "plaque {code} was replaced, but nothing says by which plaque",
        ),
        hint=Sentence("thêm dòng: replaced_by: MÃ-BIỂN-MỚI", "add the line: replaced_by: NEW-CODE"),
    ),
    "replacement-early": ProblemText(
        Sentence(
            "biển {code} còn dùng mà đã ghi biển thay nó",
            "plaque {code} is still in use, yet another is said to replace it",
        ),
        hint=Sentence(
            "xóa dòng này, hoặc chạy: ditich plaque replaced {code} --with MÃ-MỚI",
            "delete the line, or run: ditich plaque replaced {code} --with NEW-CODE",
        ),
    ),
    "replacement-unknown": ProblemText(
        Sentence("không có biển nào khác mang mã “{code}”", "there is no other plaque with the code “{code}”"),
        hint=Sentence("xem các mã: ditich plaque list", "see the codes: ditich plaque list"),
    ),
    "glyph-missing": ProblemText(
        Sentence(
            "bộ chữ in biển không có chữ “{character}” ({point}) trong “{text}”",
            "the plaque's typefaces lack the character “{character}” ({point}) in “{text}”",
        ),
        hint=Sentence(
            "viết tên bằng chữ khác, hoặc thêm chữ ấy vào bộ chữ bằng tools/fonts.py",
            "write the name with another character, or add it to the typefaces with tools/fonts.py",
        ),
        other_hints={
            "glyph-symbol": Sentence(
                "xóa “{character}” khỏi tên: {best}", "take “{character}” out of the name: {best}"
            ),
            "glyph-rare": Sentence(
                "tải một bộ chữ có chữ này ({families}), đổi tên tệp .ttf hay .otf thành {file}, chép vào templates/fonts của dự án",
                "get a typeface that has it ({families}), rename its .ttf or .otf file {file}, and put it into the project's templates/fonts",
            ),
        },
    ),
    "face-missing": ProblemText(
        Sentence(
            "chưa có bộ chữ nào để in “{text}” lên biển",
            "there is no typeface yet that sets “{text}” on a plaque",
        ),
        hint=Sentence(
            "thêm tệp templates/fonts/{file}, một bộ chữ có giấy phép cho in và nhúng",
            "add the file templates/fonts/{file}, a typeface licensed for printing and embedding",
        ),
    ),
    "line-mixed": ProblemText(
        Sentence(
            "“{text}” trộn chữ viết từ phải sang trái với dấu hoặc số, chưa xếp được trên biển",
            "“{text}” mixes letters from right to left with signs or numbers, and cannot be set on a plaque",
        ),
        hint=Sentence(
            "bỏ dấu ngoặc và dấu câu, hoặc viết chỉ bằng một loại chữ",
            "leave out brackets and punctuation, or write it in one script only",
        ),
    ),
    "line-long": ProblemText(
        Sentence(
            "“{text}” quá dài, không vừa chỗ của nó trên biển",
            "“{text}” is too long for its place on the plaque",
        ),
        hint=Sentence(
            "rút ngắn tên ở đầu tệp bài viết, dòng “steward” hoặc tên miền trong project.yaml",
            "shorten the name at the top of the story, “steward” or the domain in project.yaml",
        ),
    ),
    "proof-failed": ProblemText(
        Sentence("bản in biển không qua được bước thử: {rule}", "the plaque's print file failed its proof: {rule}"),
        hint=Sentence(
            "không đem in; báo cho người giữ chương trình kèm dòng này",
            "do not print it; send this line to whoever keeps the program",
        ),
    ),
    "design-syntax": ProblemText(
        Sentence("bản vẽ này không đọc được từ chỗ này", "the drawing cannot be read from here on"),
        hint=Sentence(
            "mở bằng Inkscape rồi lưu lại kiểu “Plain SVG”; không dùng DOCTYPE",
            "open it in Inkscape and save it as “Plain SVG”; no DOCTYPE",
        ),
    ),
    "design-page": ProblemText(
        Sentence(
            "trang vẽ phải tính bằng mm: width, height và viewBox là cùng những con số ấy",
            "the page must be in mm: width, height and viewBox are the same numbers",
        ),
        hint=Sentence(
            'viết như: width="148mm" height="210mm" viewBox="0 0 148 210"',
            'write it like: width="148mm" height="210mm" viewBox="0 0 148 210"',
        ),
    ),
    "design-element": ProblemText(
        Sentence("bản vẽ biển không nhận <{element}>", "a plaque's drawing takes no <{element}>"),
        hint=Sentence(
            "chỉ dùng rect, circle, ellipse, polygon, path, text và g; trong Inkscape: Path → Object to Path",
            "use rect, circle, ellipse, polygon, path, text and g only; in Inkscape: Path → Object to Path",
        ),
    ),
    "design-style": ProblemText(
        Sentence(
            "“{name}: {value}” không in, không khắc được",
            "“{name}: {value}” can be neither printed nor engraved",
        ),
        hint=Sentence(
            "xóa thuộc tính ấy; nét viền thì đổi thành hình: Path → Stroke to Path",
            "remove it; turn an outline into a shape: Path → Stroke to Path",
        ),
    ),
    "design-colour": ProblemText(
        Sentence("“{value}” không phải một màu mực của biển", "“{value}” is not one of the plaque's inks"),
        hint=Sentence("dùng một trong: {known}", "use one of: {known}"),
    ),
    "design-font": ProblemText(
        Sentence("không có phông “{font}”", "there is no typeface “{font}”"),
        hint=Sentence(
            "dùng Noto Serif đậm (700) hoặc Be Vietnam Pro thường (400)",
            "use Noto Serif bold (700) or Be Vietnam Pro regular (400)",
        ),
    ),
    "design-layer": ProblemText(
        Sentence(
            "<{element}> nằm ngoài các lớp nhận nó ({known})",
            "<{element}> stands outside the layers that take it ({known})",
        ),
        hint=Sentence(
            'đưa hình vào lớp <g id="ground"> hay <g id="face">; trong lớp drill chỉ có circle',
            'move it into the layer <g id="ground"> or <g id="face">; drill takes circles only',
        ),
    ),
    "design-number": ProblemText(
        Sentence("“{name}” cần một con số, không phải “{value}”", "“{name}” needs a number, not “{value}”"),
        hint=Sentence("viết số mm, dấu chấm thập phân: 12.5", "write a number of mm: 12.5"),
    ),
    "design-name": ProblemText(
        Sentence("bản vẽ không được đưa cái gì tên “{name}”", "the drawing is given nothing called “{name}”"),
        hint=Sentence("dùng một trong: {known}", "use one of: {known}"),
    ),
    "design-symbol": ProblemText(
        Sentence(
            'bản vẽ cần đúng một hình vuông id="symbol" làm chỗ cho mã QR',
            'the drawing needs one square with id="symbol" as the place of the QR symbol',
        ),
        hint=Sentence(
            'vẽ <rect id="symbol" …/> có width bằng height, trong lớp face',
            'draw <rect id="symbol" …/> with width equal to height, in the layer face',
        ),
    ),
    "design-covered": ProblemText(
        Sentence("hình này nằm trên mã QR hoặc viền trắng của nó", "this lies on the QR symbol or its quiet zone"),
        hint=Sentence(
            'dời ra ngoài hình vuông id="symbol", hoặc đặt trước nó để làm nền',
            'move it off the square id="symbol", or before it to lie below',
        ),
    ),
    "design-near": ProblemText(
        Sentence(
            "hình này chưa cách ô vuông ở góc mã QR đủ {needed} mm",
            "this is nearer than {needed} mm to a corner square of the QR symbol",
        ),
        hint=Sentence(
            'dời nó ra xa, hoặc dời hình vuông id="symbol"',
            'move it further off, or move the square id="symbol"',
        ),
    ),
    "design-outside": ProblemText(
        Sentence("chữ này ra sát mép cắt, dưới {safe} mm", "this text is nearer than {safe} mm to the cut"),
        hint=Sentence("dời vào trong, hoặc giảm data-width", "move it inwards, or lower data-width"),
    ),
    "design-overlap": ProblemText(
        Sentence("chữ này chạm chữ khác hoặc lỗ vít", "this text meets another one or a screw"),
        hint=Sentence("dời ra, hoặc giảm data-height", "move it away, or lower data-height"),
    ),
    "design-names": ProblemText(
        Sentence(
            "biển có {count} tên thì bản vẽ không có chỗ nào cho “{name}”",
            "for a plaque with {count} names the drawing has no place for “{name}”",
        ),
        hint=Sentence(
            'cho thêm một nhóm data-names="{count}-" có dòng ấy, hoặc nới số tên của nhóm này',
            'add a group data-names="{count}-" with that line, or let this one take more names',
        ),
    ),
    "plaque-size": ProblemText(
        Sentence("“{value}” không phải một khổ biển", "“{value}” is not the size of a plaque"),
        hint=Sentence(
            "viết A6, A5, A4, A3, hoặc hai cạnh tính bằng mm: 200x300",
            "write A6, A5, A4, A3, or both sides in mm: 200x300",
        ),
    ),
    "symbol-far": ProblemText(
        Sentence(
            "người đứng cách {distance} m cần mã QR rộng {needed} mm, trên biển này chỉ {width} mm",
            "people {distance} m away need a symbol {needed} mm wide; on this plaque it is {width} mm",
        ),
        hint=Sentence(
            "ghi “size: {size}”, hoặc “distance” ngắn hơn nếu người xem đứng gần hơn",
            "write “size: {size}”, or a shorter “distance” if people stand nearer",
        ),
    ),
    "module-small": ProblemText(
        Sentence(
            "ô vuông của mã QR chỉ rộng {width} mm; trên vật liệu này phải từ {needed} mm",
            "the modules of the symbol are {width} mm wide; on this material they must be at least {needed} mm",
        ),
        hint=Sentence(
            "ghi “size: {size}”, hoặc dùng tên miền ngắn hơn trong project.yaml",
            "write “size: {size}”, or use a shorter domain in project.yaml",
        ),
    ),
    "stroke-fine": ProblemText(
        Sentence(
            "ở cỡ biển này nét mảnh nhất của {part} chỉ {width} mm; trên {material} phải từ {needed} mm",
            "at this size the finest stroke of {part} is {width} mm; on {material} it must be at least {needed} mm",
        ),
        hint=Sentence(
            "ghi “size: {size}”; hoặc rút ngắn dòng ấy cho chữ to ra, hoặc chọn “material” làm được nét mảnh hơn",
            "write “size: {size}”; or shorten that line for larger letters, or choose a “material” that takes finer strokes",
        ),
    ),
    "gap-fine": ProblemText(
        Sentence(
            "ở cỡ biển này khe hẹp nhất ở {part} chỉ {width} mm; trên {material} phải từ {needed} mm",
            "at this size the narrowest gap at {part} is {width} mm; on {material} it must be at least {needed} mm",
        ),
        hint=Sentence(
            "ghi “size: {size}”, hoặc chọn “material” giữ được khe hẹp hơn",
            "write “size: {size}”, or choose a “material” that keeps narrower gaps",
        ),
    ),
    "profile-missing": ProblemText(
        Sentence("không thấy hồ sơ màu “{file}” trong {folder}", "the profile “{file}” is not in {folder}"),
        hint=Sentence(
            "chép tệp .icc của xưởng in vào đó, hoặc bỏ dòng “profile” để dùng FOGRA39",
            "copy the shop's .icc file there, or drop the line “profile” to use FOGRA39",
        ),
    ),
    "profile-unfit": ProblemText(
        Sentence(
            "“{file}” không phải hồ sơ ICC của máy in CMYK ({fault})",
            "“{file}” is not an ICC profile of a CMYK press ({fault})",
        ),
        hint=Sentence(
            "xin xưởng in tệp .icc đầu ra CMYK, hoặc bỏ dòng “profile” để dùng FOGRA39",
            "ask the shop for its CMYK output profile, or drop the line “profile” to use FOGRA39",
        ),
    ),
    # theme and plan
    "words-missing": ProblemText(
        Sentence(
            "“{language}” còn thiếu {count} trong {of} lời của giao diện, lời đầu là “{key}”; chỗ ấy hiện lời của ngôn ngữ khác",
            "“{language}” lacks {count} of {of} words of the interface, the first is “{key}”; those of another language are shown",
        ),
        hint=Sentence(
            "chạy “ditich words {language}”: máy ghi các lời còn thiếu vào tệp này, kèm lời tiếng Anh và tiếng Việt",
            "run “ditich words {language}”: it writes the missing words into this file, with the English and Vietnamese ones",
        ),
    ),
    "word-unknown": ProblemText(
        Sentence("không trang nào dùng lời “{key}”", "no page uses the word “{key}”"),
        hint=Sentence("bỏ dòng này", "remove this line"),
    ),
    "word-category": ProblemText(
        Sentence(
            "“{group}” không có số nào thuộc loại “{key}”; ngôn ngữ này chia: {known}",
            "no number of “{group}” is “{key}”; this language tells apart: {known}",
        ),
        hint=Sentence(
            "bỏ “{key}”, hoặc ghi quy tắc của nó dưới “plural:” (“ordinals:” cho số thứ tự) ở đầu tệp",
            "remove “{key}”, or write its rule under “plural:” (“ordinals:” for what puts in order) at the top",
        ),
    ),
    "word-braces": ProblemText(
        Sentence("dấu ngoặc nhọn trong “{key}” không đủ cặp", "the braces in “{key}” do not make pairs"),
        hint=Sentence(
            "mỗi chỗ điền là một tên trong ngoặc, như {{number}}, chép nguyên từ bản tiếng Anh",
            "each place to fill in is a name in braces, as {{number}}, copied from the English word",
        ),
    ),
    "word-place-unknown": ProblemText(
        Sentence(
            "“{key}” có {{{place}}}, không có gì để điền vào đó",
            "“{key}” has {{{place}}}, and there is nothing to fill it with",
        ),
        hint=Sentence("chỉ dùng: {known}", "use only: {known}"),
    ),
    "word-place-missing": ProblemText(
        Sentence("“{key}” thiếu chỗ điền {{{place}}}", "“{key}” lacks the place {{{place}}}"),
        hint=Sentence(
            "viết {{{place}}} vào chỗ của nó trong câu", "write {{{place}}} where it belongs in the sentence"
        ),
    ),
    "word-html": ProblemText(
        Sentence(
            "“{key}” có mã HTML “{tag}”, sẽ hiện nguyên như thế trên trang",
            "“{key}” has HTML in it, “{tag}”, which pages would show as it is",
        ),
        hint=Sentence("bỏ “{tag}”", "remove “{tag}”"),
    ),
    "word-list": ProblemText(
        Sentence("“{key}” có {count} tên, phải là {of}", "“{key}” has {count} names, not {of}"),
        hint=Sentence(
            "các tên cách nhau một dấu cách; trong một tên thì nối bằng gạch nối hoặc dấu cách không ngắt",
            "names stand with a space between them; inside a name write a hyphen or a no-break space",
        ),
    ),
    "shop-words-missing": ProblemText(
        Sentence(
            "“{language}” còn thiếu {count} trong {of} lời nói với xưởng, lời đầu là “{key}”; chỗ ấy chỉ có tiếng Anh",
            "“{language}” lacks {count} of {of} words for the print shop, the first is “{key}”; English ones stand there",
        ),
        hint=Sentence(
            "dịch lời này rồi viết dưới “{group}:”, dòng “{word}: …”; tiếng Anh: {text}",
            "translate this word and write it below “{group}:”, as “{word}: …”; the English one: {text}",
        ),
    ),
    "shop-word-unknown": ProblemText(
        Sentence(
            "không có gì gửi xưởng dùng lời “{key}” của “{group}”", "nothing for the shop uses “{key}” of “{group}”"
        ),
        hint=Sentence("bỏ dòng này", "remove this line"),
    ),
    "ticket-design": ProblemText(
        Sentence(
            "phiếu đặt làm không còn theo templates/ticket.svg nữa",
            "the job ticket follows templates/ticket.svg no longer",
        ),
        hint=Sentence(
            "xoá tệp này; lời riêng của phiếu viết ở templates/shop/<ngôn ngữ>.yaml",
            "remove this file; a ticket's own words go into templates/shop/<language>.yaml",
        ),
    ),
    "shop-file-name": ProblemText(
        Sentence("“{value}” không đặt tên tệp được", "“{value}” cannot name a file"),
        hint=Sentence(
            "chỉ dùng chữ, số và gạch nối, không có đuôi, như {best}",
            "use letters, digits and hyphens, without an ending, as {best}",
        ),
    ),
    "plural-rule": ProblemText(
        Sentence("“{value}” không phải quy tắc số nhiều của CLDR", "“{value}” is no plural rule of CLDR"),
        hint=Sentence(
            "chép quy tắc của ngôn ngữ này, ví dụ “one: i = 1 and v = 0”; “ditich words” ghi sẵn",
            "copy the language’s rule, for example “one: i = 1 and v = 0”; “ditich words” writes it",
        ),
    ),
    "agree-pattern": ProblemText(
        Sentence(
            "mẫu “{value}” sai ở ký tự thứ {place}: {why}",
            "the pattern “{value}” is malformed at character {place}: {why}",
        ),
        hint=Sentence(
            "đóng đủ ngoặc; muốn dấu . ( ) [ ] là chính nó thì viết \\ trước nó",
            "close every bracket; write \\ before . ( ) [ ] where the sign itself is meant",
        ),
    ),
    "agree-unit": ProblemText(
        Sentence(
            "đơn vị “{field}” cần đơn vị gốc và số lần, viết trong ngoặc vuông",
            "the unit “{field}” needs its base unit and how many of it, in brackets",
        ),
        hint=Sentence("ví dụ: {field}: [m², 10000]", "for example: {field}: [m², 10000]"),
    ),
    "template-name": ProblemText(
        Sentence(
            "mẫu trang hỏi “{name}” mà trang không có",
            "the template asks for “{name}”, which the page does not have",
        ),
        hint=Sentence(
            "xem templates/README.md để biết mẫu được dùng những gì",
            "see templates/README.md for what the template may use",
        ),
    ),
    "template-empty": ProblemText(
        Sentence("mẫu “{template}” cho ra trang trống", "the template “{template}” gives an empty page"),
        hint=Sentence(
            "đem tệp trở lại: git checkout HEAD -- templates/{template}",
            "bring the file back: git checkout HEAD -- templates/{template}",
        ),
    ),
    "page-unmarked": ProblemText(
        Sentence(
            "trang của biển {code} thiếu mã biển, mã di tích hoặc tên “{name}”",
            "the page of plaque {code} lacks the code, the relic's id or the name “{name}”",
        ),
        hint=Sentence(
            'trong templates/{template}, <main> cần data-plaque="{code}" data-relic="{relic}", và trang phải in tên',
            'in templates/{template}, <main> needs data-plaque="{code}" data-relic="{relic}", and the page its name',
        ),
    ),
    "template-syntax": ProblemText(
        Sentence("mẫu trang viết sai ở dòng này", "the template is malformed at this line"),
        hint=Sentence(
            "xem lại dấu ngoặc {{% … %}} và {{{{ … }}}} ở dòng này",
            "look at the brackets {{% … %}} and {{{{ … }}}} of this line",
        ),
    ),
    "path-twice": ProblemText(
        Sentence(
            "hai thứ cùng muốn địa chỉ {path}: {one} và {other}",
            "two things claim the address {path}: {one} and {other}",
        ),
        hint=Sentence("đổi tên một trong hai", "rename one of the two"),
    ),
    # what a host takes
    "host-files": ProblemText(
        Sentence(
            "{host} nhận nhiều nhất {most} tệp; trang có {amount}, nhiều nhất ở: {largest}",
            "{host} takes {most} files at most; the site has {amount}, most of them in: {largest}",
        ),
        hint=Sentence(
            "bớt ảnh, biển hay ngôn ngữ; hoặc chọn nơi đặt khác: ditich host nginx, apache",
            "have fewer photographs, plaques or languages; or choose another host: ditich host nginx, apache",
        ),
        other_hints={
            "host-files-larger": Sentence(
                "gói lớn hơn nhận nhiều hơn ({larger}); hoặc chọn nơi đặt khác: ditich host nginx, apache",
                "a larger plan takes more ({larger}); or choose another host: ditich host nginx, apache",
            )
        },
    ),
    "host-folder": ProblemText(
        Sentence(
            "{host} nhận nhiều nhất {most} tệp trong một thư mục; đông nhất: {largest}",
            "{host} takes {most} files in one folder at most; the fullest: {largest}",
        ),
        hint=Sentence(
            "chia nội dung thành hai trang, hoặc chọn nơi đặt khác: ditich host nginx, apache",
            "make two sites of the content, or choose another host: ditich host nginx, apache",
        ),
    ),
    "host-file": ProblemText(
        Sentence(
            "{host} nhận tệp lớn nhất {most} MiB; lớn nhất ở đây (MiB): {largest}",
            "{host} takes files of {most} MiB at most; the largest here (MiB): {largest}",
        ),
        hint=Sentence(
            "nén hoặc cắt ngắn tệp gốc; bản ghi âm 32 kbit/s vẫn rõ lời",
            "compress or shorten its original; speech stays clear at 32 kbit/s",
        ),
    ),
    "host-site": ProblemText(
        Sentence(
            "{host} nhận cả trang nhiều nhất {most} MiB; trang này {amount} MiB, nặng nhất (MiB): {largest}",
            "{host} takes a site of {most} MiB at most; this one has {amount} MiB, the most in (MiB): {largest}",
        ),
        hint=Sentence(
            "bớt ảnh, bản ghi âm; hoặc chọn nơi đặt khác: ditich host nginx, apache",
            "have fewer photographs and recordings; or choose another host: ditich host nginx, apache",
        ),
    ),
    "host-rules": ProblemText(
        Sentence(
            "{host} nhận nhiều nhất {most} luật như thế trong {file}; ở đây có {amount}, nhiều nhất: {largest}",
            "{host} takes {most} rules of this kind in {file} at most; there are {amount}, most of them for: {largest}",
        ),
        hint=Sentence(
            "mỗi tên cũ (was) của một di tích cần một luật cho mỗi ngôn ngữ; tên nào chưa in lên đâu thì bỏ được",
            "each former id (was) of a relic takes one rule a language; one that was never printed anywhere may go",
        ),
    ),
    "host-line": ProblemText(
        Sentence(
            "{host} nhận dòng dài nhất {most} ký tự trong {file}; dài nhất ở đây: {largest}",
            "{host} takes lines of {most} characters at most in {file}; the longest here: {largest}",
        ),
        hint=Sentence(
            "rút ngắn dòng ấy: tên thư mục của di tích, hoặc mẫu trong templates/hosts/",
            "shorten what makes it: the relic's folder name, or the template in templates/hosts/",
        ),
    ),
    # which passage was translated from which
    "from-line": ProblemText(
        Sentence(
            "dòng này không đọc được: “{written}”; các dòng khác của tệp vẫn dùng",
            "this line cannot be read: “{written}”; the other lines of the file hold",
        ),
        hint=Sentence(
            "máy ghi tệp này, không cần sửa tay: ditich translate state --write",
            "the program writes this file, nobody mends it by hand: ditich translate state --write",
        ),
    ),
    # facts that differ between languages: `ditich facts` alone
    "fact-differs": ProblemText(
        Sentence(
            "{file} ghi “{written}”, các bản kia ghi {others}", "{file} has “{written}”, the others have {others}"
        ),
        hint=_ACCEPT,
    ),
    "fact-lacks": ProblemText(
        Sentence(
            "{file}, trong đoạn này, thiếu điều các bản kia có: {others}",
            "in this passage {file} lacks what the others have: {others}",
        ),
        hint=_ACCEPT,
    ),
    "fact-adds": ProblemText(
        Sentence(
            "chỉ {file} có “{written}”; các bản kia không có, ở {others}",
            "{file} alone has “{written}”; the others do not, at {others}",
        ),
        hint=_ACCEPT,
    ),
    "fact-one-sided": ProblemText(
        Sentence(
            "chỉ {file} đổi đoạn này sau lần đối chiếu trước (câu: {sentences}; lời phủ định: {negations}; số liệu và tên: "
            "{facts}); chưa đổi: {others}",
            "{file} alone changed this passage since the texts were last compared (sentences: {sentences}; negations: "
            "{negations}; facts and names: {facts}); unchanged: {others}",
        ),
        hint=Sentence(
            "sửa các bản kia cho khớp, hoặc xem lại {file}; đã khớp thì: ditich translate seen {relic}",
            "change the others as well, or look at {file} again; once they agree: ditich translate seen {relic}",
        ),
    ),
    "fact-split": ProblemText(
        Sentence(
            "các bản chia đôi, chưa biết bên nào đúng: “{written}” ({file}), {others}",
            "the texts are divided, and which are right cannot be told: “{written}” ({file}), {others}",
        ),
        hint=_ACCEPT,
    ),
    "fact-order": ProblemText(
        Sentence(
            "{file} xếp theo thứ tự khác: {written}; các bản kia: {others}",
            "{file} has another order: {written}; the others: {others}",
        ),
        hint=_ACCEPT,
    ),
    "fact-passage": ProblemText(
        Sentence(
            "đoạn này không có trong bản: {best}; có ở {file}, {others}",
            "this passage is not in: {best}; it is in {file}, {others}",
        ),
        hint=Sentence(
            'viết thêm vào bản {best}, hoặc bỏ ở các bản kia; nếu cố ý: ditich facts --accept "{name}" --by TÊN --why LÝ-DO',
            "write it in {best}, or take it out of the others; if it is meant: "
            'ditich facts --accept "{name}" --by NAME --why REASON',
        ),
    ),
    "fact-spelling": ProblemText(
        Sentence(
            "“{written}” trong {file} có lẽ viết sai; các bản kia: {others}",
            "“{written}” in {file} is probably misspelt; the others: {others}",
        ),
        hint=Sentence(
            "nếu sai thì sửa theo các bản kia (có lẽ “{best}”); nếu đúng, ghi cách viết ấy vào content/glossary.yaml",
            "if it is wrong, write it as the others do (perhaps “{best}”); if it is right, put the form into content/glossary.yaml",
        ),
    ),
    "fact-impossible": ProblemText(
        Sentence("{file}: không lịch nào có ngày “{written}”", "{file}: no calendar has the day “{written}”"),
        hint=Sentence("xem lại ngày và tháng theo nguồn", "look the day and month up in the source"),
    ),
    "fact-recorded": ProblemText(
        Sentence(
            "{file} ghi “{written}”, nơi khác ghi: {others}", "{file} has “{written}”, elsewhere there is: {others}"
        ),
        hint=_ACCEPT,
    ),
    "fact-summary": ProblemText(
        Sentence(
            "tóm tắt ghi “{written}” ({everywhere}), mà không chương nào của bài nói tới",
            "the summary has “{written}” ({everywhere}), which no chapter states",
        ),
        hint=Sentence(
            'viết điều ấy vào một chương kèm nguồn, hoặc sửa tóm tắt theo bài; nếu cố ý: ditich facts --accept "{name}" --by TÊN --why LÝ-DO',
            'state it in a chapter with its source, or correct the summary; if it is meant: ditich facts --accept "{name}" --by NAME --why REASON',
        ),
    ),
    "fact-cycle": ProblemText(
        Sentence(
            "“{written}” ({everywhere}) không phải năm can chi của năm ghi bên cạnh",
            "“{written}” ({everywhere}) is not the year of the sixty-year cycle that stands beside it",
        ),
        hint=_ACCEPT,
    ),
    "fact-link": ProblemText(
        Sentence(
            "chữ “{written}” dẫn tới {best}, nơi không có tên nào như thế",
            "the words “{written}” lead to {best}, which has no such name",
        ),
        hint=Sentence(
            "sửa địa chỉ trong ngoặc, hoặc viết tên của di tích ấy; nếu cố ý: "
            'ditich facts --accept "{name}" --by TÊN --why LÝ-DO',
            "change the address in brackets, or write that relic’s name; if it is meant: "
            'ditich facts --accept "{name}" --by NAME --why REASON',
        ),
    ),
    "glossary-form": ProblemText(
        Sentence(
            "“{name}”: sau tên phải là các cách viết theo ngôn ngữ",
            "“{name}”: behind a name stand its forms, by language",
        ),
        hint=Sentence("viết như: {example}", "write it as: {example}"),
    ),
    "agree-form": ProblemText(
        Sentence("mục này thiếu {lacking}", "this entry lacks {lacking}"),
        hint=Sentence(
            "ghi thêm vào mục này: {lines}; chép where và token từ lời nhắn của “ditich facts”",
            "add to this entry: {lines}; copy where and token from what `ditich facts` says",
        ),
    ),
    "agree-unmatched": ProblemText(
        Sentence("chỗ khác nhau này không còn nữa: {name}", "this difference is there no more: {name}"),
        hint=Sentence("xóa mục này", "delete this entry"),
    ),
    # tables that come back
    "csv-none": ProblemText(
        Sentence("ở đây không có bảng nào của ditich", "there is no table of ours here"),
        hint=Sentence(
            "đưa tệp zip, thư mục data, hay một trong các tệp: {known}; tên tệp giữ nguyên",
            "give the zip, the folder data, or one of: {known}; keep the file's name",
        ),
    ),
    "csv-zip": ProblemText(
        Sentence("không mở được tệp zip này", "this zip cannot be opened"),
        hint=Sentence(
            "tệp hỏng hay có mật khẩu: nén lại không mật khẩu, hoặc đưa thẳng thư mục data",
            "it is damaged or has a password: pack it again without one, or give the folder data",
        ),
    ),
    "csv-utf8": ProblemText(
        Sentence(
            "bảng này không lưu bằng UTF-8, nên chữ có dấu đã mất hay sẽ mất",
            "this table was not saved as UTF-8, so letters are lost or will be",
        ),
        hint=Sentence(
            "trong Excel: Save As → CSV UTF-8 (Comma delimited); trong LibreOffice: chọn Unicode (UTF-8) khi lưu",
            "in Excel: Save As → CSV UTF-8 (Comma delimited); in LibreOffice: choose Unicode (UTF-8) when saving",
        ),
    ),
    "csv-form": ProblemText(
        Sentence(
            "bảng này không đọc được như CSV: có lẽ một dấu ngoặc kép không đóng",
            "this table cannot be read as CSV: a quotation mark may not be closed",
        ),
        hint=Sentence(
            "mở bằng Excel hay LibreOffice rồi lưu lại thành CSV UTF-8",
            "open it in Excel or LibreOffice and save it as CSV UTF-8 again",
        ),
    ),
    "csv-cells": ProblemText(
        Sentence("hàng này có nhiều ô hơn dòng đầu", "this row has more cells than the first one"),
        hint=Sentence(
            'ô có dấu phẩy thì đặt giữa ngoặc kép: "Khu vực 1, phường Thử"; Excel và LibreOffice tự làm việc ấy',
            'a cell with a comma stands between quotation marks: "Area 1, Trial ward"; Excel and LibreOffice see to that',
        ),
    ),
    "csv-heading": ProblemText(
        Sentence("bảng không có cột “{heading}”", "the table has no column “{heading}”"),
        hint=Sentence(
            "xóa cột này, hoặc chép lại dòng đầu của bảng vừa xuất",
            "delete this column, or copy the first row of the table that was exported",
        ),
    ),
    "csv-lacks": ProblemText(
        Sentence("bảng thiếu “{heading}”", "the table lacks “{heading}”"),
        hint=Sentence(
            "chép lại cột hay ô ấy từ bảng vừa xuất: thiếu cột thì không biết giữ hay xóa những gì đã ghi",
            "copy that column or cell from the table that was exported: without it nobody knows whether to keep what was written",
        ),
    ),
    "csv-relic": ProblemText(
        Sentence("dự án không có di tích “{relic}”", "the project has no relic “{relic}”"),
        hint=Sentence(
            "di tích mới thì chạy trước: ditich new {relic}; nếu không, sửa mã hoặc xóa hàng này",
            "for a new relic run first: ditich new {relic}; otherwise mend the id or delete this row",
        ),
    ),
    "csv-twice": ProblemText(
        Sentence("“{what}” có hai lần trong bảng", "“{what}” is in the table twice"),
        hint=Sentence("giữ một, xóa cái kia", "keep one and delete the other"),
    ),
    "csv-by-hand": ProblemText(
        Sentence(
            "tệp này viết theo lối mà bảng không sửa được", "this file is written in a way that tables cannot change"
        ),
        hint=Sentence(
            "sửa thẳng trong tệp những chỗ bảng đổi của {relic}",
            "make the changes of {relic} in the file itself",
        ),
    ),
    # packets of translators
    "packet-file": ProblemText(
        Sentence("không đọc được tệp này", "this file cannot be read"),
        hint=Sentence(
            "tệp hỏng trên đường gửi: xin gửi lại bản Word (.docx)",
            "it was damaged on its way: ask for the Word file (.docx) again",
        ),
        other_hints={
            "packet-large": Sentence(
                "tệp quá lớn, có lẽ vì ảnh dán vào: xóa ảnh khỏi tệp Word, lưu lại; ảnh gửi riêng",
                "it is too large, perhaps for pictures pasted into it: delete them in Word and save; send pictures apart",
            ),
            "packet-old": Sentence(
                "đây là tệp .doc kiểu cũ: mở bằng Word hoặc LibreOffice, lưu thành .docx",
                "it is a .doc of the old kind: open it in Word or LibreOffice and save it as .docx",
            ),
            "packet-odt": Sentence(
                "đây là tệp .odt: mở bằng LibreOffice, lưu thành “Word 2007 (.docx)”",
                "it is an .odt: open it in LibreOffice and save it as “Word 2007 (.docx)”",
            ),
            "packet-locked": Sentence(
                "tệp có mật khẩu: mở ra, bỏ mật khẩu, lưu lại",
                "it has a password: open it, take the password off, save it",
            ),
            "packet-strange-inside": Sentence(
                "đây không phải tệp Word do Word hay LibreOffice lưu: xin gửi lại bản .docx",
                "no Word or LibreOffice saved it so: ask for the .docx again",
            ),
        },
    ),
    "packet-strange": ProblemText(
        Sentence("tệp này không phải phiếu dịch", "this file is no packet of ours"),
        hint=Sentence(
            "chép bảng vào tệp Word đã gửi đi, giữ dòng nhỏ “ditich · …” ở trên bảng",
            "copy the table into the Word file that was sent out; keep the small line “ditich · …” above the table",
        ),
    ),
    "packet-relic": ProblemText(
        Sentence(
            "phiếu này của di tích “{relic}”, mà ở đây không có", "this packet is of “{relic}”, which is not here"
        ),
        hint=Sentence(
            "chạy lệnh trong dự án đã gửi phiếu; nếu di tích đã đổi mã, sửa mã ở dòng nhỏ “ditich · …” (có phải: {best})",
            "run it in the project that sent it; if the relic has a new id, write that into the small line “ditich · …” "
            "(perhaps: {best})",
        ),
    ),
    "packet-target": ProblemText(
        Sentence(
            "phiếu này dịch từ {source} sang {target}, mà dự án không có bản dịch ấy",
            "this packet goes from {source} to {target}, a translation this project does not have",
        ),
        hint=Sentence(
            "các bản dịch của dự án: {known}; thêm ngôn ngữ thì ghi vào languages trong content/project.yaml",
            "the project's translations: {known}; a new language goes into languages in content/project.yaml",
        ),
    ),
    "packet-needs": ProblemText(
        Sentence("bài mới còn thiếu: {fields}", "the new text still lacks: {fields}"),
        hint=Sentence(
            "điền ô ấy ở cột phải rồi chạy lại: không có tên và tóm tắt thì chưa dựng được trang",
            "fill that box in the right-hand column, then run it again: without name and summary there is no page",
        ),
    ),
    "packet-row-unknown": ProblemText(
        Sentence(
            "hàng {row}: đoạn này không còn trong bài, nên chưa biết ghi lời mới vào đâu: “{words}”",
            "row {row}: this passage is in the text no more, so there is no place for the new words: “{words}”",
        ),
        hint=Sentence(
            "chép lời ấy vào {file} ở chỗ hợp nhất, rồi xóa hàng này khỏi tệp Word",
            "copy the words into {file} where they fit, then delete this row from the Word file",
        ),
    ),
    "packet-row-keyless": ProblemText(
        Sentence(
            "hàng {row} không còn ký hiệu ở cột đầu, nên chưa biết là đoạn nào: “{words}”",
            "row {row} has no key in its first column, so nobody knows which passage it is: “{words}”",
        ),
        hint=Sentence(
            "chép lời ấy sang hàng có ký hiệu, rồi xóa hàng này; ký hiệu có trong phiếu gửi đi (output/packets)",
            "copy the words into the row with the key, then delete this one; the packet that went out has it (output/packets)",
        ),
    ),
    "packet-row-doubled": ProblemText(
        Sentence(
            "hàng {row}: cùng một đoạn mà có hai lời khác nhau: “{first}” và “{second}”",
            "row {row}: the same passage has two different translations: “{first}” and “{second}”",
        ),
        hint=Sentence("giữ lời đúng, làm trống ô kia", "keep the right one and empty the other box"),
    ),
    "packet-both-changed": ProblemText(
        Sentence(
            "hàng {row}: đoạn này cũng đã được sửa trong {file} từ khi phiếu đi: “{there}”; phiếu ghi: “{words}”",
            "row {row}: this passage was changed in {file}, too, since the packet went out: “{there}”; the packet has: “{words}”",
        ),
        hint=Sentence(
            "lấy lời của phiếu thì chép nó vào {file}; giữ lời trong {file} thì làm trống ô ấy trong tệp Word",
            "for the packet's words copy them into {file}; to keep those in {file} empty the box in the Word file",
        ),
    ),
    "packet-language": ProblemText(
        Sentence(
            "hàng {row}: lời này không phải {language}: “{words}”", "row {row}: this is not {language}: “{words}”"
        ),
        hint=Sentence(
            "dịch đoạn ấy, hoặc làm trống ô: ô trống không làm thay đổi gì",
            "translate it, or empty the box: an empty one changes nothing",
        ),
    ),
    "packet-source-changed": ProblemText(
        Sentence(
            "hàng {row}: bản gốc của đoạn này đã sửa từ khi phiếu đi, nay là: “{there}”",
            "row {row}: the original of this passage was changed since the packet went out; now it is: “{there}”",
        ),
        hint=Sentence(
            "lời mới vẫn được ghi vào {file}, còn đoạn ấy vẫn tính là cũ: gửi lại bằng ditich translate out",
            "the new words go into {file} all the same, and the passage still counts as behind: send it again with "
            "ditich translate out",
        ),
    ),
    "packet-citation-lost": ProblemText(
        Sentence("hàng {row} không còn dẫn nguồn {cited}", "row {row} does not cite {cited} any more"),
        hint=Sentence(
            "ghi {cited} vào sau câu của nó, trong tệp Word hoặc trong bài",
            "write {cited} behind its sentence, in the Word file or in the text",
        ),
    ),
    "packet-link-lost": ProblemText(
        Sentence("hàng {row} không còn đường dẫn tới {target}", "row {row} does not lead to {target} any more"),
        hint=Sentence(
            "ghi lại trong bài: [tên]({target}); bỏ hẳn cũng được, nếu câu không còn nhắc nơi ấy",
            "write it into the text: [name]({target}); or leave it out, if the sentence does not name the place any more",
        ),
    ),
    "packet-emphasis": ProblemText(
        Sentence(
            "hàng {row}: chữ đậm hay nghiêng ở đây không ghi được", "row {row}: bold or italics cannot be kept here"
        ),
        hint=Sentence(
            "chọn trọn từ, không lẫn dấu câu hay nửa từ, rồi tô đậm lại trong tệp Word",
            "in the Word file select whole words, without punctuation, and make them bold again",
        ),
    ),
    "packet-tracked": ProblemText(
        Sentence(
            "hàng {row} có chỗ sửa còn đánh dấu (Track Changes); đã đọc như thể mọi chỗ sửa được chấp nhận",
            "row {row} holds tracked changes; it was read as if all of them were accepted",
        ),
        hint=Sentence(
            "xem chỗ khác dưới đây; không muốn chỗ nào thì từ chối (Reject) nó trong Word rồi chạy lại",
            "look at the difference below; reject in Word what is not wanted, then run it again",
        ),
    ),
    "packet-comment": ProblemText(
        Sentence("người dịch ghi bên lề: “{words}”", "a comment of the translator: “{words}”"),
        hint=Sentence("đọc và tự sửa trong bài nếu cần", "read it, and change the text by hand if need be"),
    ),
    "packet-picture": ProblemText(
        Sentence(
            "hàng {row} có ảnh, khung chữ hoặc chú thích cuối trang; những thứ ấy không được đọc",
            "row {row} holds a picture, a text box or a footnote; those are not read",
        ),
        hint=Sentence(
            "chép lời trong đó vào ô; ảnh thì đưa vào photos/ của di tích",
            "copy the words in them into the box; a picture goes into photos/ of the relic",
        ),
    ),
    "packet-left-changed": ProblemText(
        Sentence(
            "hàng {row}: cột trái bị sửa thành “{words}”; chỗ ấy không được đọc",
            "row {row}: the left-hand column was changed to “{words}”; that is not read",
        ),
        hint=Sentence(
            "nếu bản gốc sai thì sửa trong bài gốc, theo nguồn",
            "if the original is wrong, change it there, by its source",
        ),
    ),
    "packet-beside": ProblemText(
        Sentence("có lời viết ngoài bảng: “{words}”", "something stands outside of the tables: “{words}”"),
        hint=Sentence(
            "đọc và chép vào ô của nó nếu là bản dịch: ngoài bảng không được đọc",
            "if it is a translation copy it into its box: what is outside is not read",
        ),
    ),
    "packet-remark": ProblemText(
        Sentence("người dịch ghi chú: “{words}”", "a remark of the translator: “{words}”"),
        hint=Sentence("đọc và tự sửa trong bài nếu cần", "read it, and change the text by hand if need be"),
    ),
    "packet-rows-missing": ProblemText(
        Sentence("{count} hàng gửi đi không thấy trở về", "{count} rows that went out did not come back"),
        hint=Sentence(
            "những đoạn ấy giữ nguyên; cần thì gửi lại: ditich translate out",
            "those passages stay as they are; send them again if need be: ditich translate out",
        ),
    ),
    "packet-day": ProblemText(
        Sentence(
            "người đọc là {by}, nhưng “{written}” không phải một ngày đã qua",
            "{by} has read it, but “{written}” is no day that has been",
        ),
        hint=Sentence(
            "thêm, ví dụ: --by “{by}” --on 2026-11-24 (năm dương lịch); chưa có ngày thì người đọc chưa được ghi",
            "add, for example: --by “{by}” --on 2026-11-24 (of the common era); without a day nobody is recorded as reader",
        ),
    ),
    "packet-part": ProblemText(
        Sentence(
            "{by} chỉ được xem một phần của bài, nên chưa thể ghi là đã đọc cả bài",
            "{by} was shown a part of the text only, so cannot be recorded as having read it",
        ),
        hint=Sentence(
            "gửi cả bài: ditich translate out … --all",
            "send the whole text: ditich translate out … --all",
        ),
    ),
    # content/counts/
    "count-columns": ProblemText(
        Sentence(
            "dòng này không có đủ bốn cột period,subject,event,count",
            "this line does not have the four columns period,subject,event,count",
        ),
        hint=Sentence(
            "lấy lại tệp trong Git, hoặc xóa rồi đếm lại: ditich counts access.log*",
            "take the file out of Git again, or delete it and count anew: ditich counts access.log*",
        ),
    ),
    "count-value": ProblemText(
        Sentence("cột {column} không thể là “{value}”", "the column {column} cannot be “{value}”"),
        hint=Sentence(
            "subject là all, plaque 4nvh3, relic dinh-mot hay language vi; event là first, repeat, view…; hoặc đếm lại: ditich counts access.log*",
            "a subject is all, plaque 4nvh3, relic dinh-mot or language vi; an event first, repeat, view …; or count anew: ditich counts access.log*",
        ),
        other_hints={
            "count-number": Sentence(
                "ghi 0, <5, một số từ 5 trở lên, hoặc khoảng như 38-41; hoặc đếm lại: ditich counts access.log*",
                "write 0, <5, a number from 5 on, or a range such as 38-41; or count anew: ditich counts access.log*",
            ),
            "count-period": Sentence(
                "ghi tháng như tên tệp, tuần như 2026-W45, hoặc một ngày trong tháng; hoặc đếm lại: ditich counts access.log*",
                "write the month as the file is named, a week such as 2026-W45, or a day of the month; or count anew: ditich counts access.log*",
            ),
        },
    ),
    "count-twice": ProblemText(
        Sentence("đã có một dòng {row}", "there is a line {row} already"),
        hint=Sentence(
            "bỏ một trong hai dòng; không biết dòng nào đúng thì xóa tệp rồi đếm lại: ditich counts access.log*",
            "take out one of the two; not knowing which is right, delete the file and count anew: ditich counts access.log*",
        ),
    ),
}

SHARED_HINTS: Mapping[str, Sentence] = {
    "did-you-mean": Sentence("có lẽ là “{best}”", "perhaps “{best}”"),
    "write-best": Sentence("sửa thành: {best}", "change it to: {best}"),
    "write-best-upgrade": Sentence(
        "sửa thành: {best}; hoặc sửa mọi chỗ như vậy một lượt: ditich upgrade",
        "change it to: {best}; or all such places at once: ditich upgrade",
    ),
    "fact-slip": Sentence(
        "giống lỗi gõ (cùng chữ số, khác thứ tự): sửa cho khớp với nguồn",
        "it looks like a slip (the same digits in another order): write what the source has",
    ),
    "dot-missing": Sentence("có lẽ thiếu dấu chấm: {best}", "the decimal point may be missing: {best}"),
}
"""Hints that several problems ask for where what was meant can be guessed."""
