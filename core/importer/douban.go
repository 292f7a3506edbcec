package importer

import "strings"

// readDouban reads the tables that the common scripts make of a person's films on Douban, which itself gives out none:
// those of films seen (看过), and those of films to see (想看), which have no columns for a rating.
func readDouban(_ []document, sheets []*sheet, o Options) (*reading, error) {
	var r *reading
	for _, s := range sheets {
		d := douban{s: s, title: s.column("标题", "片名", "电影名", "电影名称", "名称"), link: s.column("条目链接", "链接", "豆瓣链接")}
		d.rating, d.date = s.column("个人评分", "我的评分", "评分"), s.column("打分日期", "创建时间", "标记日期", "观看日期", "日期")
		if d.title < 0 || d.link < 0 && d.rating < 0 {
			continue
		}
		if r == nil {
			r = newReading(Douban, o)
		}
		d.comment, d.released = s.column("我的短评", "短评", "评论"), s.column("上映日期", "上映年份", "年份", "简介")
		d.status, d.reading = s.column("状态"), r
		if err := r.each(s, d.row); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// A douban is a table with the places of its columns.
type douban struct {
	*reading
	s                                                    *sheet
	title, link, rating, date, comment, released, status int
}

func (d douban) row() {
	item := Item{Title: d.s.get(d.title), Year: year(d.s.get(d.released)), Place: d.s.place()}
	link := d.s.get(d.link)
	switch {
	case strings.Contains(link, "douban.com/") && !strings.Contains(link, "movie.douban.com/"):
		d.left(LeftOther) // a book, a record, a game or a play
		return
	case isSeason(item.Title):
		d.left(LeftSeries)
		return
	case item.Title == "":
		d.fault(item.Place, "there is no title")
		return
	}
	time := d.day(item.Place, d.s.get(d.date))
	if d.wished() {
		d.add(item, wish(time))
		return
	}
	acts := append([]Act{watch(time)}, d.stars(item.Place, d.s.get(d.rating), time)...)
	d.add(item, append(acts, comment(d.s.get(d.comment), time)...)...)
}

// wished reports whether the row is of a film to see.
func (d douban) wished() bool {
	if d.status >= 0 {
		return d.s.get(d.status) == "想看"
	}
	return d.rating < 0 && d.comment < 0
}

// words are Douban's names of one to five stars.
var words = [...]string{"很差", "较差", "还行", "推荐", "力荐"}

func (d douban) stars(at Place, field string, time int64) []Act {
	for i, word := range words {
		if field == word {
			return []Act{stars(float64(i+1), time)}
		}
	}
	return d.rate(at, strings.TrimSuffix(field, "星"), 5, 1, time)
}

// isSeason reports whether a title ends in the number of a season, as those of series do.
func isSeason(title string) bool {
	for part := range strings.SplitSeq(title, "/") {
		part = strings.TrimSpace(part)
		if i := strings.LastIndex(part, "第"); i >= 0 && strings.HasSuffix(part, "季") && len(part)-i <= len("第二十五季") {
			return true
		}
	}
	return false
}
