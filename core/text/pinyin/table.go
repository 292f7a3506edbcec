package pinyin

// heteronyms are the characters whose readings differ without tones and are both frequent in titles and names, the
// likelier reading first; a single reading corrects the dictionary's first choice.
var heteronyms = map[rune]string{
	'重': "zhong chong", '长': "chang zhang", '乐': "le yue", '行': "xing hang", '都': "du dou", '还': "hai huan",
	'朝': "chao zhao", '传': "chuan zhuan", '藏': "cang zang", '调': "diao tiao", '曾': "ceng zeng", '单': "dan shan",
	'觉': "jue jiao", '角': "jiao jue", '弹': "dan tan", '降': "jiang xiang", '宿': "su xiu", '薄': "bo bao",
	'参': "can shen", '差': "cha chai", '着': "zhe zhao", '血': "xue xie", '谁': "shui shei", '没': "mei mo",
	'塞': "sai se", '剥': "bo bao", '巷': "xiang hang", '弄': "nong long",
	'率': "shuai lv", '柏': "bai bo", '茜': "qian xi", '盛': "sheng cheng", '厦': "sha xia", '折': "zhe she",
	'绿': "lv lu", '泊': "bo po",
	'什': "shi", '缪': "miao mou", '茄': "qie", '了': "le liao",
}

// surnames are the readings of characters as the first of a person's name.
var surnames = map[rune]string{
	'曾': "zeng", '单': "shan", '仇': "qiu", '区': "ou", '朴': "piao", '查': "zha", '解': "xie", '盖': "ge", '翟': "zhai",
	'乐': "yue", '缪': "miao", '覃': "qin", '尉': "wei", '种': "chong", '召': "shao", '员': "yun", '黑': "he", '秘': "bi",
	'宓': "fu", '车': "che", '葛': "ge", '柏': "bai", '都': "du", '冼': "xian", '燕': "yan", '晟': "cheng",
}

// phrases settle the reading of characters that have several, mostly by their neighbours.
var phrases = map[string]string{
	// places
	"重庆": "chong qing", "长江": "chang jiang", "长安": "chang an", "长城": "chang cheng", "长沙": "chang sha",
	"长春": "chang chun", "长津湖": "chang jin hu", "西藏": "xi zang", "藏地": "zang di", "成都": "cheng du", "首都": "shou du",
	"雾都": "wu du", "富都": "fu du", "俱乐部": "ju le bu", "柏林": "bo lin", "厦门": "xia men", "大厦": "da sha",
	"六安": "lu an", "番禺": "pan yu", "梁山泊": "liang shan po", "秘鲁": "bi lu",
	"吐蕃": "tu bo", "龟兹": "qiu ci", "单县": "shan xian", "洪洞": "hong tong",
	"朝鲜": "chao xian", "朝歌": "zhao ge",
	// people
	"哪吒": "ne zha", "哪咤": "ne zha", "单于": "chan yu", "尉迟": "yu chi", "万俟": "mo qi", "长孙": "zhang sun",
	"伽利略": "jia li lve", "大夫": "dai fu", "曾国藩": "zeng guo fan", "曾祖": "zeng zu", "船长": "chuan zhang",
	"机长": "ji zhang", "队长": "dui zhang", "校长": "xiao zhang", "家长": "jia zhang", "市长": "shi zhang", "村长": "cun zhang",
	"局长": "ju zhang", "部长": "bu zhang", "厂长": "chang zhang", "会长": "hui zhang", "酋长": "qiu zhang", "首长": "shou zhang",
	"所长": "suo zhang", "班长": "ban zhang", "兄长": "xiong zhang", "长老": "zhang lao", "长官": "zhang guan", "行长": "hang zhang",
	"角斗士": "jue dou shi", "主角": "zhu jue", "角色": "jue se", "配角": "pei jue", "名角": "ming jue",
	// words with 长
	"长大": "zhang da", "成长": "cheng zhang", "生长": "sheng zhang", "增长": "zeng zhang", "长者": "zhang zhe",
	"长征": "chang zheng", "长恨": "chang hen", "长眠": "chang mian", "长夜": "chang ye", "长路": "chang lu", "漫长": "man chang",
	"长久": "chang jiu", "地久天长": "di jiu tian chang", "天长地久": "tian chang di jiu", "长腿": "chang tui", "长生": "chang sheng",
	"长河": "chang he", "长篇": "chang pian", "专长": "zhuan chang", "特长": "te chang",
	// 重
	"重重": "chong chong", "重返": "chong fan", "重生": "chong sheng", "重逢": "chong feng", "重装": "chong zhuang",
	"重启": "chong qi", "重来": "chong lai", "重建": "chong jian", "重现": "chong xian", "重聚": "chong ju", "重新": "chong xin",
	"重阳": "chong yang", "双重": "shuang chong", "三重": "san chong", "九重": "jiu chong", "重案": "zhong an", "重要": "zhong yao",
	"重金属": "zhong jin shu", "重量": "zhong liang", "体重": "ti zhong", "沉重": "chen zhong", "严重": "yan zhong",
	"重罪": "zhong zui",
	"重击": "zhong ji", "重力": "zhong li", "尊重": "zun zhong", "重任": "zhong ren", "举重": "ju zhong",
	// 乐
	"音乐": "yin yue", "乐队": "yue dui", "乐章": "yue zhang", "乐团": "yue tuan", "乐曲": "yue qu", "乐师": "yue shi",
	"乐手": "yue shou", "器乐": "qi yue", "配乐": "pei yue", "声乐": "sheng yue", "快乐": "kuai le", "欢乐": "huan le",
	"乐园": "le yuan", "爱乐": "ai yue", "乐高": "le gao", "娱乐": "yu le", "乐满": "le man", "找乐": "zhao le", "极乐": "ji le",
	"安乐": "an le", "乐天": "le tian", "可乐": "ke le", "喜乐": "xi le", "乐观": "le guan", "玩乐": "wan le", "乐土": "le tu",
	// 行
	"银行": "yin hang", "行走": "xing zou", "旅行": "lv xing", "飞行": "fei xing", "步行": "bu xing", "行动": "xing dong",
	"行者": "xing zhe", "行星": "xing xing", "平行": "ping xing", "同行": "tong xing", "独行": "du xing", "潜行": "qian xing",
	"行舟": "xing zhou", "自行车": "zi xing che", "行为": "xing wei", "行业": "hang ye", "排行": "pai hang", "行家": "hang jia",
	"行骗": "xing pian", "进行": "jin xing", "流行": "liu xing", "远行": "yuan xing", "横行": "heng xing", "夜行": "ye xing",
	"修行": "xiu xing", "行刑": "xing xing", "行李": "xing li", "出行": "chu xing", "暴行": "bao xing", "罪行": "zui xing",
	"送行": "song xing", "言行": "yan xing", "行医": "xing yi", "西行": "xi xing", "釜山行": "fu shan xing", "行尸": "xing shi",
	"一行": "yi xing", "琵琶行": "pi pa xing", "侠客行": "xia ke xing", "行军": "xing jun", "行凶": "xing xiong",
	// 传
	"传奇": "chuan qi", "传说": "chuan shuo", "传染": "chuan ran", "传教": "chuan jiao", "遗传": "yi chuan", "流传": "liu chuan",
	"传统": "chuan tong", "宣传": "xuan chuan", "传来": "chuan lai", "传媒": "chuan mei", "传家": "chuan jia", "传承": "chuan cheng",
	"外传": "wai zhuan", "前传": "qian zhuan", "正传": "zheng zhuan", "自传": "zi zhuan", "列传": "lie zhuan", "别传": "bie zhuan",
	"后传": "hou zhuan", "魔女传": "mo nv zhuan", "甘地传": "gan di zhuan", "武训传": "wu xun zhuan", "妖猫传": "yao mao zhuan",
	"水浒传": "shui hu zhuan", "封神传": "feng shen zhuan", "英雄传": "ying xiong zhuan", "莫扎特传": "mo zha te zhuan",
	// 觉, 角, 调, 弹, 降
	"睡觉": "shui jiao", "感觉": "gan jue", "幻觉": "huan jue", "觉醒": "jue xing", "视觉": "shi jue", "知觉": "zhi jue",
	"直觉": "zhi jue", "发觉": "fa jue", "摔角": "shuai jiao", "海角": "hai jiao", "三角": "san jiao",
	"八角笼": "ba jiao long", "恐怖角": "kong bu jiao",
	"调查": "diao cha", "蓝调": "lan diao", "曲调": "qu diao", "单调": "dan diao", "腔调": "qiang diao",
	"声调": "sheng diao", "低调": "di diao",
	"调音": "tiao yin", "调情": "tiao qing", "失调": "shi tiao", "空调": "kong tiao", "协调": "xie tiao", "调教": "tiao jiao",
	"子弹": "zi dan", "炸弹": "zha dan", "导弹": "dao dan", "炮弹": "pao dan", "拆弹": "chai dan", "核弹": "he dan",
	"弹琴": "tan qin", "弹钢琴": "tan gang qin", "弹奏": "tan zou", "降临": "jiang lin", "降魔": "xiang mo", "降龙": "xiang long",
	"投降": "tou xiang", "降世": "jiang shi", "下降": "xia jiang", "降落": "jiang luo", "空降": "kong jiang",
	// 单, 曾, 朝, 藏, 还, 都
	"单身": "dan shen", "名单": "ming dan", "菜单": "cai dan", "清单": "qing dan", "单骑": "dan qi", "单车": "dan che",
	"孤单": "gu dan",
	"曾经": "ceng jing", "不曾": "bu ceng", "未曾": "wei ceng", "何曾": "he ceng", "我曾": "wo ceng", "他曾": "ta ceng",
	"王朝": "wang chao", "朝代": "chao dai", "朝圣": "chao sheng", "今朝": "jin zhao", "朝阳": "zhao yang", "朝阳区": "chao yang qu",
	"朝朝": "zhao zhao", "百鸟朝凤": "bai niao chao feng",
	"朝露": "zhao lu", "朝夕": "zhao xi", "藏龙": "cang long", "隐藏": "yin cang", "收藏": "shou cang",
	"埋藏": "mai cang", "躲藏": "duo cang",
	"地藏": "di zang", "三藏": "san zang", "宝藏": "bao zang", "藏獒": "zang ao", "藏族": "zang zu", "珍藏": "zhen cang",
	"还有": "hai you", "还是": "hai shi", "还珠": "huan zhu", "归还": "gui huan", "生还": "sheng huan",
	"还乡": "huan xiang", "还魂": "huan hun",
	"还债": "huan zhai", "偿还": "chang huan", "奉还": "feng huan", "一个都不能少": "yi ge dou bu neng shao",
	"都是": "dou shi", "都会": "du hui", "都市": "du shi", "全都": "quan dou",
	// 没, 了, 着, 地, 得
	"没有": "mei you", "没完没了": "mei wan mei liao", "没事": "mei shi", "没人": "mei ren", "沉没": "chen mo",
	"出没": "chu mo", "淹没": "yan mo", "没落": "mo luo",
	"埋没": "mai mo", "了不起": "liao bu qi", "未了": "wei liao", "不了情": "bu liao qing", "了断": "liao duan", "了解": "liao jie",
	"了结": "liao jie", "受不了": "shou bu liao", "忘不了": "wang bu liao", "活着": "huo zhe", "着火": "zhao huo",
	"睡着": "shui zhao", "着迷": "zhao mi",
	"执着": "zhi zhuo", "着陆": "zhuo lu",
	"目的": "mu di", "的士": "di shi",
	// the rest
	"似火": "si huo", "相似": "xiang si", "好似": "hao si", "类似": "lei si", "宿醉": "su zui", "星宿": "xing xiu",
	"一宿": "yi xiu", "宿命": "su ming", "宿舍": "su she",
	"盛大": "sheng da", "盛开": "sheng kai", "盛世": "sheng shi", "盛宴": "sheng yan", "华盛顿": "hua sheng dun",
	"盛夏": "sheng xia", "强盛": "qiang sheng",
	"血色": "xue se", "血战": "xue zhan", "血钻": "xue zuan", "第一滴血": "di yi di xue", "热血": "re xue",
	"铁血": "tie xue", "吸血": "xi xue", "喋血": "die xue", "碧血": "bi xue", "冰血": "bing xue", "血脉": "xue mai",
	"踏血": "ta xue",
	"薄荷": "bo he", "薄饼": "bao bing", "邮差": "you chai", "差人": "chai ren", "出差": "chu chai", "差等": "cha deng",
	"差别": "cha bie", "人参": "ren shen", "参加": "can jia", "参军": "can jun",
	"可恶": "ke wu", "厌恶": "yan wu", "恶女": "e nv",
	"模样": "mu yang", "便宜": "pian yi",
	"奇旅": "qi lv",
	"羊圈": "yang juan", "倔强": "jue jiang",
	"什么": "shen me",
	"绿林": "lu lin", "率性": "shuai xing", "概率": "gai lv", "效率": "xiao lv",
	"剥削": "bo xue", "了却": "liao que",
	"角落":  "jiao luo",
	"瓦塞浦": "wa sai pu", "罗塞塔": "luo sai ta", "塞外": "sai wai", "要塞": "yao sai", "巷弄": "xiang nong",
	"街巷": "jie xiang", "漂泊": "piao bo", "湖泊": "hu po", "停泊": "ting bo",
	"骨折": "gu zhe", "恐吓": "kong he",
	"谁是": "shei shi", "折断": "zhe duan", "折腰": "zhe yao", "佛罗里达": "fo luo li da",
	"阿弥陀": "e mi tuo", "阿房": "e pang", "给养": "ji yang", "纤夫": "qian fu", "婀娜": "e nuo", "反省": "fan xing",
	"南无": "na mo", "脉脉": "mo mo",
}

// longestPhrase is the length of the longest phrase, in characters.
const longestPhrase = 6
