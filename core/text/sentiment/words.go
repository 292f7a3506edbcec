package sentiment

// words are the words that carry a tone or change one, sorted by their bytes; after each stands its class. It is one
// text instead of a map, because a map of literals costs several times its bytes in the binary and time at the start.
// The list is Loge's own: words that people use of films. Words that a film can be about (sad, dark, murder) have no tone.
const words = "" +
	"absolutely/i absorbing/p abysmal/A adore/P adored/P aint/n although/b amazing/P annoyed/a annoying/a arent/n " +
	"asleep/a atmospheric/p atrocious/A authentic/p awesome/p awful/A bad/a barely/n beautiful/p beautifully/p " +
	"believable/p best/p better/p bit/d bland/a bloated/a bore/a bored/a boring/a breathtaking/P brilliant/P but/b " +
	"cannot/n cant/n captivating/p charm/p charming/p cheesy/a clever/p cliche/a cliched/a clumsy/a compelling/p " +
	"completely/i confused/a confusing/a contrived/a convincing/p cool/p couldnt/n crap/A cringe/a cringey/a deeply/i " +
	"delight/p delightful/p derivative/a didnt/n disappointed/a disappointing/a disappointment/a disappoints/a " +
	"disaster/A disgusting/A dislike/a disliked/a dislikes/a doesnt/n dont/n doubt/s dreadful/A dull/a dumb/a elegant/p " +
	"engaging/p enjoy/p enjoyable/p enjoyed/p enjoying/p entertaining/p excellent/P exquisite/P extraordinary/P " +
	"extremely/i fail/a failed/a fails/a failure/a fairly/d fantastic/P fascinating/p favorite/P favourite/P fine/p " +
	"flat/a flawless/P forced/a forgettable/a fresh/p fun/p funny/p garbage/A gem/P glad/p good/p gorgeous/p graceful/p " +
	"great/p gripping/p hadnt/n happy/p hardly/n hasnt/n hate/A hated/A hates/A havent/n heartfelt/p heartwarming/p " +
	"highly/i hilarious/p hollow/a horrible/A however/b impressed/p impressive/p incoherent/a incredible/P incredibly/i " +
	"inspired/p inspiring/p insulting/A irritating/a isnt/n kinda/d lack/n lacked/n lacks/n lame/a lazy/a lifeless/a " +
	"like/p liked/p likes/p little/d love/P loved/P lovely/p loves/P magnificent/P marvellous/P marvelous/P masterful/p " +
	"masterpiece/P masterpieces/P meaningless/a mediocre/a memorable/p mesmerising/P mesmerizing/P mess/a messy/a " +
	"mostly/d moving/p neither/n never/n nice/p no/n nonsense/a nor/n not/n nothing/n only/s original/p outstanding/P " +
	"overlong/a overrated/a partly/d pathetic/A perfect/P phenomenal/P poetic/p pointless/a poor/a poorly/a powerful/p " +
	"predictable/a pretentious/a quite/d rather/d really/i recommend/p recommended/p recommending/p refreshing/p " +
	"regret/a rewatch/p rewatchable/p rich/p ridiculous/a riveting/p rubbish/A satisfied/p satisfying/p shallow/a shit/A " +
	"shouldnt/n silly/a skip/a slightly/d slow/a sluggish/a smart/p so/i solid/p somewhat/d sorry/a soulless/a " +
	"spectacular/P stale/a strong/p stunning/P stupid/a sublime/P subtle/p such/i superb/P sweet/p tedious/a tender/p " +
	"terrible/A though/b thoughtful/p thrilling/p tiresome/a too/i torture/A totally/i touching/p trash/A truly/i " +
	"unbelievable/a unconvincing/a underrated/p underwhelming/a unforgettable/P unfunny/a uninspired/a unwatchable/A " +
	"unwatched/a utterly/i very/i warm/p wasnt/n waste/a wasted/a wasting/a weak/a werent/n without/n witty/p " +
	"wonderful/P wont/n wooden/a worse/a worst/A worth/p worthwhile/p wouldnt/n yet/b ❤/P 一星/A 一流/P 一般/a 一般人/s " +
	"上乘/p 不/n 不久/s 不仅/s 不会/n 不但/s 不值/a 不再/n 不只/s 不可思议/s 不同/s 不喜欢/a 不够/n 不太/n 不好/a " +
	"不好看/a 不如/a 不少/s 不得不/s 不必说/s 不怎么/n 不愧/s 不推荐/a 不断/s 不是/n 不止/s 不用说/s 不由得/s 不知不觉/s " +
	"不知所云/a 不禁/s 不算/n 不行/a 不足/a 不过/b 不过如此/a 不错/p 乏味/a 五星/P 享受/p 从不/n 从未/n 优秀/p 优美/p " +
	"伟大/P 但/b 但是/b 低估/p 低俗/a 佳作/p 侮辱/A 俗套/a 值得/p 做作/a 做爱/s 停不下来/p 停不住/s 催眠/a 共鸣/p 冗长/a " +
	"出色/P 分别/s 刚好/s 创新/p 别/n 别人/s 别扭/a 到位/p 劝退/a 动人/p 区别/s 十分/i 却/b 厉害/p 友好/s 只好/s 只是/b " +
	"可惜/a 可是/b 可爱/p 叹为观止/P 合格/p 后悔/a 告别/s 唯美/p 喜欢/p 回味/p 圈钱/A 坑/a 坑爹/a 垃圾/A 多少/d 太/i " +
	"太棒/P 太烂/A 太空/s 太阳/s 失望/a 失水准/a 失败/a 失败者/s 套路/a 好/p 好久/s 好人/s 好像/s 好几/s 好友/s 好奇/s " +
	"好好/i 好好看/p 好片/p 好看/p 好笑/p 好莱坞/s 完全/i 完美/P 完美主义/s 实在/i 封神/P 尤其/i 尴尬/a 崩/a 崩坏/a " +
	"巧妙/p 差/a 差不多/s 差劲/a 差点/s 平庸/a 平淡/a 并不/n 并非/n 幼稚/a 幽默/p 开心/p 弃/a 弃剧/a 引人入胜/p 弱智/A " +
	"强烈推荐/P 很/i 很棒/p 很美/p 忍不住/s 性别/s 恋爱/s 恶俗/a 恶心/A 惊人/p 惊喜/P 惊艳/P 意外之喜/p 感动/p 扎实/p " +
	"扣人心弦/p 拍案叫绝/P 拖沓/a 推荐/p 搞笑/p 支持/p 敷衍/a 新颖/p 无/n 无与伦比/P 无人/s 无数/s 无聊/a 无论/s 无趣/a " +
	"无间道/s 普通/a 普通人/s 普通话/s 智障/A 最/i 最为/i 最好/s 最差/A 最爱/P 有些/d 有点/d 有点儿/d 有趣/p 期待/p 未/n " +
	"未来/s 杰作/P 极/i 极佳/P 极其/i 极限/s 格外/i 棒/p 欢乐/p 正好/s 母爱/s 比较/d 毫无/n 沉闷/a 没/n 没什么/n 没劲/a " +
	"没想到/s 没意思/a 没有/n 没看头/a 没那么/n 没错/s 油腻/a 治愈/p 泪目/p 流水账/a 流畅/p 浅薄/a 浪漫/p 浪费/a " +
	"浪费时间/a 浪费生命/a 浮夸/a 深刻/p 深情/p 混乱/a 温暖/p 温馨/p 满分/P 满意/p 漂亮/p 漏洞/a 灾难/A 烂/A 烂片/A " +
	"热爱/P 然而/b 煽情/a 爱/p 爱人/s 爱好/s 爱情/s 父爱/s 牛/p 牛仔/s 牵强/a 特别/i 犯困/a 狗血/a 生硬/a 用心/p 略/d " +
	"略微/d 痛快/p 百看不厌/P 相当/i 相爱/s 看不下去/a 看不懂/a 看吐/A 真/i 真好/p 真实/p 真的/i 真相/s 真诚/p 睡着/a " +
	"矫情/a 神作/P 神片/P 称不上/n 稍/d 稍微/d 空洞/a 简直/i 算不上/n 类别/s 粗糙/a 精彩/P 糟糕/A 紧凑/p 级别/s 细腻/p " +
	"细致/p 经典/P 给力/p 绝了/P 绝佳/P 缺乏/a 美/p 美丽/p 美国/s 美女/s 美术/s 美食/s 翻车/a 老套/a 耐人寻味/p 耐看/p " +
	"聪明/p 肤浅/a 脑残/A 自然/p 舒服/p 良好/p 良心/p 莫名其妙/a 虚假/a 讨厌/A 识别/s 诗意/p 说教/a 谈不上/n 赞/p 走心/p " +
	"超/i 超人/s 超级/i 超赞/P 过瘾/p 过誉/a 还/d 还算/d 迷人/p 遗憾/a 难受/a 难得/s 难忘/P 难看/A 零分/A 震撼/P 非常/i " +
	"高估/a 高级/p 👍/P 👎/A 😍/P 😡/A 😴/a "
