package ui

import "strconv"

var chinese = Words{
	BoxWords: chineseBox,

	Tagline: "在你自己的浏览器里选片", Skip: "跳到影片", Home: "Loge 包厢首页", Box: "我的包厢",
	Find: "搜索影片与影人", FindHint: "片名、影人、年份、拼音",
	OtherLanguage: "EN", OtherLanguageName: "Switch to English",
	ThemeSystem: "跟随系统", ThemeDark: "深色", ThemeLight: "浅色", ThemeNow: "主题：",
	Promise: "你在这里做的一切，都留在这台设备上。",
	Sep:     "、", Stop: "。",

	HomeTitle: "为你选的影片", FirstForYou: "首先推荐", FirstToAll: "不妨从这部开始",
	ColdInvitation: "我们对你还一无所知。喜欢三部影片，片架就成了你的。",
	WarmHint:       "根据你在这里的举动，在这台设备上选出。",
	Previous:       "上一组影片", Next: "下一组影片",
	ShelfPage: func(shelf string, page, pages int) string {
		return shelf + "：第 " + strconv.Itoa(page) + " 组，共 " + strconv.Itoa(pages) + " 组"
	},
	Shelf:      chineseShelf,
	ShelfNote:  chineseShelfNote,
	Because:    chineseBecause,
	Shares:     func(words string) string { return "共同之处：" + words },
	With:       func(reason, words string) string { return reason + "：" + words },
	For:        func(words string) string { return "因为" + words },
	LikeMinded: "口味相近的人也喜欢",
	BaseReason: func(kind string) string {
		switch kind {
		case "little-known":
			return "佳作，少有人知"
		case "explore":
			return "走出你的老路"
		}
		return "一部广为人知的影片"
	},

	Filters: "筛选", ClearFilters: "清除筛选", OnlyThese: "只要这些", NotThese: "不要这些",
	YearsAndLength: "年代与片长", YearFrom: "从哪一年起", YearTo: "到哪一年止", ShowSeen: "也要看过的",
	Familiar: "熟悉", Adventurous: "冒险", AdventureName: "从熟悉到冒险",
	NothingPasses: "没有影片符合这些条件", NothingPassesNote: "去掉其中一条，或者全部清除；别的都不会丢。",
	NothingLeft: "全部影片你都走过一遍了", NothingLeftNote: "片库里的影片，不是你知道的，就是你不想再看到的。",
	AdventureStep: func(step int) string {
		return [...]string{"只要最合口味的", "偏熟悉", "平常", "偏冒险", "远离热门"}[step]
	},
	AtMost: func(minutes int) string { return strconv.Itoa(minutes) + " 分钟以内" },
	YearsBetween: func(from, to string) string {
		switch {
		case from == "":
			return to + " 年及以前"
		case to == "":
			return from + " 年以来"
		}
		return from + "–" + to + " 年"
	},
	Not:          func(label string) string { return "不要" + label },
	RemoveFilter: func(label string) string { return "去掉条件：" + label },
	FiltersNow: func(list string) string {
		if list == "" {
			return "没有筛选条件"
		}
		return "筛选：" + list
	},

	Like: "喜欢", NotForMe: "不合口味", Seen: "看过", Hide: "不再显示", Share: "分享", Open: "影片详情",
	LikeFilm: func(title string) string { return "喜欢《" + title + "》" },
	PosterOf: func(title string) string { return "《" + title + "》海报" },
	Rating:   "我的评分",
	Stars:    func(value float64) string { return decimal(value, 1) + " 星" },
	Did:      chineseDid,
	TookBack: func(title string) string { return "已撤销：" + title },
	Undo:     "撤销", LinkNotCopied: "链接未能复制，请从地址栏复制。",
	ActFailed: "没有成功，什么也没有记下，请再试一次。", NothingToUndo: "没有可撤销的。",

	OriginalTitle: "原名", Director: "导演", Writers: "编剧", Cast: "主演", Genres: "类型", Countries: "国家/地区",
	Languages: "语言", Themes: "主题", BoxOffice: "票房", Budget: "成本", IMDb: "IMDb",
	Minutes: func(n int) string { return strconv.Itoa(n) + " 分钟" },
	Millions: func(musd float64) string {
		if musd >= 100 {
			return decimal(musd/100, 2) + " 亿美元"
		}
		return decimal(musd*100, 0) + " 万美元"
	},
	Similar: "相近的影片", SimilarNote: "按影人、主题、地点与年代，离它最近。",
	Why: "为什么推荐它", WhyNote: "分数是一个和，全部都在这里。两张表任看一张，最后的数相同。",
	WhyCold: "还没有个人的理由：你还没有说过喜欢什么。",
	ByFilm:  "来自你熟悉的影片", ByFeature: "来自这部影片的成分", Amount: "分值", Film: "影片", Feature: "成分",
	Sum: "总分", RestLine: "其余",
	MoreFilms:    func(n int) string { return "另外 " + strconv.Itoa(n) + " 部影片" },
	MoreFeatures: func(n int) string { return "另外 " + strconv.Itoa(n) + " 项" },
	Place: func(place, of int) string {
		return "对你而言，本片在 " + strconv.Itoa(of) + " 部影片中排第 " + strconv.Itoa(place) + "。"
	},
	Without: func(title string, place, then int) string {
		from, to := strconv.Itoa(place), strconv.Itoa(then)
		switch {
		case then > place:
			return "若没有《" + title + "》，它会从第 " + from + " 位降到第 " + to + " 位。"
		case then < place:
			return "若没有《" + title + "》，它会从第 " + from + " 位升到第 " + to + " 位。"
		}
		return "若没有《" + title + "》，它仍排第 " + from + " 位。"
	},
	Base: func(kind string) string {
		switch kind {
		case "prior":
			return "知名度"
		case "little-known":
			return "少有人知"
		case "explore":
			return "偶然的一步"
		case "everybody":
			return "大家普遍喜欢的程度"
		}
		return kind
	},
	Field: chineseField,

	SearchTitle: "搜索", SearchHint: "中英文片名与人名皆可；也可用拼音（如 hyrn 或 chongqing）、年份或主题。",
	SearchEmpty: "在上方输入，或随时按 / 键。",
	ResultsFor: func(query string, n int, more bool) string {
		if more {
			return "“" + query + "”的前 " + strconv.Itoa(n) + " 个结果"
		}
		return "“" + query + "”有 " + strconv.Itoa(n) + " 个结果"
	},
	NoResults: func(query string) string { return "没有找到“" + query + "”" },
	ByPerson:  func(name string) string { return "影人：" + name },
	AlsoKnown: func(name string) string { return "又名“" + name + "”" },

	BoxTitle: "我的包厢", BoxIntro: "Loge 所知道的你，全在这里。它只存在于这台设备、这个标签页的内存中。",
	BoxEmpty: "还什么都没有。喜欢、评分或隐藏一部影片，就会列在这里。",
	Tastes:   "你的口味", TastesNote: "你的影片有何共同之处，按分量排列。负号表示扣分。",
	Events: "你做过的", Delete: "删除", UndoLast: "撤销上一步", Erase: "全部抹去",
	EraseSure: "抹去 Loge 所知道的你？此举无法撤销。", EraseYes: "是，抹去", EraseNo: "保留", Erased: "已全部抹去。",
	Counts: func(events, films int) string {
		return "你做过 " + strconv.Itoa(events) + " 件事，涉及 " + strconv.Itoa(films) + " 部影片"
	},
	EventsPage: func(page, pages int) string {
		return "第 " + strconv.Itoa(page) + " 页，共 " + strconv.Itoa(pages) + " 页"
	},
	Event:       chineseEvent,
	DeleteEvent: func(what string) string { return "删除：" + what },
	When:        "时间", What: "内容",
	Left: "离开这台设备的内容", LeftNothing: "没有任何关于你的东西离开这台设备。下列请求取的都是公开文件，人人相同。",
	LeftNothingYet: "还没有发出任何请求。",
	LeftNote:       "页面与引擎发出的每一个请求：",
	LeftSomething: func(n int) string {
		return "下列请求中有 " + strconv.Itoa(n) + " 个不是单纯取公开文件，可能有东西离开了这台设备。"
	},
	Date: func(year, month, day, hour, minute int) string {
		return strconv.Itoa(year) + "年" + strconv.Itoa(month) + "月" + strconv.Itoa(day) + "日 " + clockTime(hour, minute)
	},

	Loading: "影片正在路上", Failed: "没能取到影片",
	FailedNote: "片库中没有一部分可信地到达。请检查网络后重试。",
	Retry:      "重试", NotFound: "没有这个页面", NotFoundNote: "地址可能已过时或有误。",
	NoFilm: "片库里没有这部影片", NoFilmNote: "它可能已下架，或地址有误。不妨搜索片名。", ToHome: "回到首页",
	Bytes: func(loaded, total int64) string {
		if total == 0 {
			return "正在连接……"
		}
		return kilobytes(loaded) + " / " + kilobytes(total) + " KB"
	},
	Notice: chineseNotice,
}

func chineseShelf(kind, about string) string {
	switch kind {
	case "for-you":
		return "为你推荐"
	case "because":
		return "因为你喜欢《" + about + "》"
	case "hidden-gems":
		return "沧海遗珠"
	case "new-china":
		return "国产新片"
	case "something-else":
		return "换换口味"
	case "widely-seen":
		return "家喻户晓"
	case "around-the-world":
		return "环游世界"
	case "decades":
		return "年代之旅"
	case "short-evenings":
		return "短夜佳片"
	}
	return "更多影片"
}

func chineseShelfNote(kind string) string {
	switch kind {
	case "hidden-gems":
		return "合你口味，远离榜单"
	case "something-else":
		return "习惯之外的一猜"
	case "widely-seen":
		return "许多人看过的影片"
	case "around-the-world":
		return "每个国家或地区一部"
	case "decades":
		return "每个年代一部"
	case "short-evenings":
		return "95 分钟之内"
	}
	return ""
}

func chineseBecause(kind, title string) string {
	verb := "熟悉"
	switch kind {
	case "like":
		verb = "喜欢"
	case "dislike":
		verb = "不喜欢"
	case "rate":
		verb = "评过"
	case "watch":
		verb = "看过"
	case "share":
		verb = "分享过"
	case "comment":
		verb = "评论过"
	case "view", "search":
		verb = "看了看"
	case "list":
		return "因为你把《" + title + "》放进了片单"
	}
	return "因为你" + verb + "《" + title + "》"
}

func chineseDid(kind, title string, value float64) string {
	switch kind {
	case "like":
		return "喜欢《" + title + "》"
	case "dislike":
		return "不合口味：《" + title + "》"
	case "watch":
		return "看过《" + title + "》"
	case "hide":
		return "不再显示《" + title + "》"
	case "rate":
		return "给《" + title + "》评了 " + decimal(value, 1) + " 星"
	case "share":
		return "《" + title + "》的链接已复制"
	}
	return title
}

func chineseEvent(kind, title string, value float64, text string) string {
	switch kind {
	case "view":
		return "打开《" + title + "》"
	case "search":
		return "搜索“" + text + "”"
	case "watch":
		return "看了《" + title + "》的 " + decimal(value*100, 0) + "%"
	case "share":
		return "分享《" + title + "》"
	case "comment":
		return "评论《" + title + "》"
	case "list":
		if value == 0 {
			return "移出片单：《" + title + "》"
		}
		return "加入片单：《" + title + "》"
	}
	return chineseDid(kind, title, value)
}

func chineseField(field string) string {
	switch field {
	case "genre":
		return "类型"
	case "tag":
		return "主题"
	case "person":
		return "影人"
	case "country":
		return "国家/地区"
	case "language":
		return "语言"
	case "decade":
		return "年代"
	case CrowdField:
		return "评分"
	}
	return "故事"
}

func chineseNotice(key string, kept bool) string {
	what, then := "", "继续使用上一个完好的片库"
	switch key {
	case "pack-signature":
		what = "最新片库没有发布者的签名"
	case "pack-hash":
		what = "最新片库有一部分与发布者所签不符"
	case "pack-rollback":
		what, then = "收到的片库比现有的旧", "继续使用较新的"
	case "pack-expired":
		what, then = "片库已过期", "新的到来之前继续使用"
	case "pack-damaged":
		what = "最新片库有一部分在途中损坏"
	case "pack-offline":
		what, then = "没有网络", "使用上次的片库"
	case "engine-restarted":
		what, then = "引擎停止后已重新启动", "你做过的一切都没有丢"
	default:
		what, then = "有些不对（"+key+"）", "Loge 照常运行"
	}
	if !kept {
		return what + "。"
	}
	return what + "，" + then + "。"
}
