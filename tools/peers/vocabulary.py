"""Words, headings and interface texts of the four languages. The sentences made of them mean nothing."""

from __future__ import annotations

from collections.abc import Mapping

Words = Mapping[str, str]
"""By language."""

_VI = """
đình làng chùa tháp cổng tam quan miếu thờ đền lăng mộ bia đá tượng Phật chuông đồng trống gỗ lim mái ngói âm
dương cột kèo chạm khắc rồng phượng hoa sen sân gạch giếng nước ao sen cây đa bến sông con đường cổ phố xưa
triều Nguyễn nhà Lê thời Trần vua chúa quan lại dân làng nghệ nhân thợ mộc thợ đá lễ hội rước kiệu hát chèo
múa lân tế lễ tháng giêng mùa xuân thế kỷ mười tám được xây dựng năm trùng tu nhiều lần bởi vì chiến tranh lũ
lụt hỏa hoạn sau đó người dân góp tiền công sức để khôi phục lại di tích lịch sử văn hóa quốc gia bảo tồn hiện
vật sắc phong hoành phi câu đối kiến trúc nghệ thuật truyền thống tín ngưỡng thành hoàng Mẫu Liễu Hạnh Quan Âm
Bồ Tát khách tham quan hướng dẫn viên trường học nghiên cứu khảo cổ gốm sứ lụa tơ tằm làng nghề chợ quê không
gian yên tĩnh linh thiêng vẻ đẹp cổ kính ánh sáng hương trầm khói tỏa tiếng chuông vang xa giữa đồng lúa xanh
và núi rừng phía tây biển đông gió mùa mưa nắng theo truyền thuyết kể rằng một vị tướng đã dừng chân tại đây
những bức tranh tường vẫn còn nguyên vẹn cho đến ngày nay với màu đỏ son thếp vàng rực rỡ
"""

_EN = """
temple pagoda shrine gate tower courtyard stele bronze bell drum ironwood roof tiles pillar rafter carving
dragon phoenix lotus brick well pond banyan river landing old road ancient quarter dynasty king mandarin
villager artisan carpenter mason festival procession palanquin opera lion dance offering first lunar month
spring eighteenth century built restored several times after war flood fire people gave money and labour to
rebuild the monument national heritage conservation artefact royal edict lacquered board couplet architecture
art traditional belief guardian spirit mother goddess bodhisattva visitor guide school research archaeology
ceramic silk weaving craft village market quiet sacred space beauty light incense smoke sound carries across
the rice fields green hills western mountains eastern sea monsoon rain sun legend tells that a general once
stopped here murals remain intact today with vermilion and gold leaf between wall moat causeway sandstone
laterite lintel relief apsara naga library inscription Sanskrit Khmer Cham merchant trade guild assembly hall
ancestor tablet incense burner porcelain roof figures were made by local hands which still maintain it each
year when water rises under the bridge
"""

_KM = """
ប្រាសាទ វត្ត ព្រះពុទ្ធ សតវត្ស ស្ថាបត្យកម្ម វប្បធម៌ ប្រវត្តិសាស្ត្រ ប្រជាជន ភូមិ ខេត្ត ក្រុង ទន្លេ ភ្នំ ព្រៃ
ថ្ម ឈើ ដែក មាស ប្រាក់ ឆ្នាំ ថ្ងៃ ខែ បុណ្យ ពិធី ព្រះសង្ឃ ស្តេច មហាក្សត្រ អ្នក មនុស្ស កសិករ ជាង ចម្លាក់
សិលាចារឹក នាគ អប្សរា ផ្កាឈូក ទ្វារ ជញ្ជាំង ប៉ម កំពែង គូទឹក ស្ពាន ផ្លូវ ចាស់ បុរាណ ថ្មី ធំ តូច ខ្ពស់ ល្អ ស្អាត
ពណ៌ ក្រហម លឿង បៃតង ស ខ្មៅ និង ឬ ប៉ុន្តែ ដោយ ពី ទៅ មក នៅ ក្នុង លើ ក្រោម មុខ ក្រោយ ខាង ជើង ត្បូង កើត លិច បាន មាន
គឺ ជា ត្រូវ សាងសង់ ជួសជុល រក្សា ការពារ បេតិកភណ្ឌ ជាតិ ពិភពលោក អភិរក្ស ស្រាវជ្រាវ បុរាណវិទ្យា ភ្ញៀវ ទេសចរណ៍
មគ្គុទ្ទេសក៍ សាលារៀន សិស្ស គ្រូ សៀវភៅ រូប រូបភាព គំនូរ របាំ តន្ត្រី ស្គរ គង ជួង ធូប ទៀន អុំទូក សង្រ្កាន្ត
ភ្ជុំបិណ្ឌ អង្គរ រាជធានី ព្រះនគរ សម័យ អាណាចក្រ សង្គ្រាម ទឹកជំនន់ ភ្លើង ភ្លៀង ព្រះអាទិត្យ ខ្យល់ ស្រែ ស្រូវ ត្រី
ផ្សារ សូត្រ តម្បាញ កុលាលភាជន៍ រឿងព្រេង និទាន ជំនឿ អ្នកតា វិញ្ញាណ ស្ងប់ស្ងាត់ ពិសិដ្ឋ ពន្លឺ សំឡេង ទីកន្លែង
ដីឥដ្ឋ បាយក្រៀម ថ្មភក់ ហោជាង ដំបូល ក្បឿង សសរ ធ្នឹម
"""

_ZH = """
寺庙 会馆 牌坊 古塔 石碑 铜钟 木鼓 屋脊 琉璃 瓦当 斗拱 梁柱 雕刻 龙凤 莲花 青砖 古井 池塘 榕树 码头 老街 古镇 王朝 皇帝 官员 村民 工匠 木匠 石匠 节日 游行 神轿 戏曲 舞狮 祭祀 正月 春天
十八世纪 修建 重修 多次 战争 洪水 火灾 之后 人们 捐款 出力 恢复 国家 遗产 保护 文物 敕封 匾额 对联 建筑 艺术 传统 信仰 城隍 天后 妈祖 观音 菩萨 游客 导游 学校 研究 考古 陶瓷 丝绸 织布
手工艺 村落 集市 安静 神圣 空间 美丽 光线 香火 烟雾 钟声 传遍 稻田 青山 西部 东海 季风 雨水 阳光 传说 将军 曾经 停留 这里 壁画 至今 完好 朱红 贴金 城墙 护城河 长堤 砂岩 红土 门楣 浮雕
飞天 蛇神 藏经阁 铭文 梵文 高棉 占婆 商人 贸易 行会 祖先 牌位 香炉 瓷像 屋顶 人物 出自 当地 之手 每年 水位 上升 桥下 仍然 由 居民 维护 的 和 在 与 是 了 从 到 于 为 其 这座 那些
一座 许多 最早 记载 文献 显示 位于 河流 东岸
"""

POOL: Mapping[str, tuple[str, ...]] = {
    language: tuple(words.split()) for language, words in (("vi", _VI), ("en", _EN), ("km", _KM), ("zh", _ZH))
}

LANGUAGES = ("vi", "en", "km", "zh")

BETWEEN_WORDS: Words = {"vi": " ", "en": " ", "km": "", "zh": ""}
BETWEEN_PHRASES: Words = {"vi": ", ", "en": ", ", "km": " ", "zh": "，"}
SENTENCE_END: Words = {"vi": ". ", "en": ". ", "km": "។ ", "zh": "。"}

OWN_NAMES: Words = {"vi": "Tiếng Việt", "en": "English", "km": "ភាសាខ្មែរ", "zh": "中文"}

INTERFACE: Mapping[str, Words] = {
    "vi": {
        "site": "Di sản trong tay",
        "home": "Trang chủ",
        "list": "Danh sách di tích",
        "year": "Năm",
        "cat": "Loại hình",
        "addr": "Địa chỉ",
        "coord": "Tọa độ",
        "langs": "Ngôn ngữ",
    },
    "en": {
        "site": "Heritage in hand",
        "home": "Home",
        "list": "List of relics",
        "year": "Year",
        "cat": "Category",
        "addr": "Address",
        "coord": "Coordinates",
        "langs": "Languages",
    },
    "km": {
        "site": "បេតិកភណ្ឌ",
        "home": "ទំព័រដើម",
        "list": "បញ្ជីបុរាណដ្ឋាន",
        "year": "ឆ្នាំ",
        "cat": "ប្រភេទ",
        "addr": "អាសយដ្ឋាន",
        "coord": "កូអរដោនេ",
        "langs": "ភាសា",
    },
    "zh": {
        "site": "掌上遗产",
        "home": "首页",
        "list": "古迹名录",
        "year": "年代",
        "cat": "类别",
        "addr": "地址",
        "coord": "坐标",
        "langs": "语言",
    },
}

KINDS = ("temple", "pagoda", "communal-house", "assembly-hall", "tomb", "gate", "bridge", "craft-village")

KIND_NAMES: Mapping[str, tuple[str, ...]] = {
    "vi": ("Đền", "Chùa", "Đình", "Hội quán", "Lăng mộ", "Cổng", "Cầu", "Làng nghề"),
    "en": ("Temple", "Pagoda", "Communal house", "Assembly hall", "Tomb", "Gate", "Bridge", "Craft village"),
    "km": ("ប្រាសាទ", "វត្ត", "សាលាភូមិ", "សាលាសមាគម", "ផ្នូរ", "ទ្វារ", "ស្ពាន", "ភូមិសិប្បកម្ម"),
    "zh": ("庙宇", "佛寺", "亭", "会馆", "陵墓", "城门", "桥", "手工艺村"),
}
"""In the order of KINDS."""

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "vi": ("Lịch sử", "Truyền thuyết và nhân vật", "Kiến trúc", "Bảng số liệu", "Tham quan", "Lễ hội"),
    "en": ("History", "Legends and people", "Architecture", "Figures", "Visiting", "Festivals"),
    "km": ("ប្រវត្តិ", "រឿងព្រេង និងមនុស្ស", "ស្ថាបត្យកម្ម", "តារាងទិន្នន័យ", "ការទស្សនា", "ពិធីបុណ្យ"),
    "zh": ("历史", "传说与人物", "建筑", "数据表", "参观", "节庆"),
}
"""History, legends, architecture, figures, visiting, festivals."""

CHAPTERS: Mapping[str, tuple[str, ...]] = {
    "vi": ("Lịch sử hình thành", "Nét đẹp kiến trúc", "Giá trị lịch sử – văn hóa"),
    "en": ("How it came to be", "The beauty of its architecture", "Historical and cultural value"),
    "km": ("ប្រវត្តិនៃការកកើត", "សម្រស់នៃស្ថាបត្យកម្ម", "តម្លៃប្រវត្តិសាស្ត្រ និងវប្បធម៌"),
    "zh": ("历史沿革", "建筑之美", "历史文化价值"),
}
"""The three that a story of ours must have."""
