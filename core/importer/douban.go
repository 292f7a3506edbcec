package importer

import "strings"

// readDouban reads the tables that the common scripts make of a person's films on Douban, which itself gives out none:
// those of films seen (看过), and those of films to see (想看), which have no columns for a rating.
func readDouban(_ []document, sheets []*sheet, o *Options) (*reading, error) {
	var r *reading
	for _, s := range sheets {
		if s.column(doubanTitle) < 0 || s.column(doubanLink) < 0 && s.column(doubanRating) < 0 {
			continue
		}
		if r == nil {
			r = newReading(Douban, o)
		}
		if err := r.each(s, (&douban{r, s}).row); err != nil {
			return nil, err
		}
	}
	return r, nil
}

type douban struct {
	*reading
	*sheet
}

// The columns as the scripts call them.
const (
	doubanTitle    = "标题|片名|电影名|电影名称|名称"
	doubanRating   = "个人评分|我的评分|评分"
	doubanDate     = "打分日期|创建时间|标记日期|观看日期|日期"
	doubanComment  = "我的短评|短评|评论"
	doubanReleased = "上映日期|上映年份|年份|简介"
	doubanLink     = "条目链接|链接|豆瓣链接"
	doubanStatus   = "状态"
)

func (d *douban) row() {
	item := &Item{Title: d.get(doubanTitle), Year: year(d.get(doubanReleased)), Place: d.place()}
	link := d.get(doubanLink)
	switch {
	case strings.Contains(link, "douban.com/") && !strings.Contains(link, "movie.douban.com/"):
		d.left(LeftOther) // a book, a record, a game or a play
		return
	case isSeason(item.Title):
		d.left(LeftSeries)
		return
	case item.Title == "":
		d.fault(item.Place, "no-title")
		return
	}
	time := d.day(item.Place, d.get(doubanDate))
	if d.wished() {
		d.add(item, wish(time))
		return
	}
	acts := append([]Act{watch(time)}, d.stars(item.Place, d.get(doubanRating), time)...)
	d.add(item, append(acts, comment(d.get(doubanComment), time)...)...)
}

// wished reports whether the row is of a film to see.
func (d *douban) wished() bool {
	if status := d.get(doubanStatus); status != "" {
		return status == "想看"
	}
	return d.column(doubanRating) < 0 && d.column(doubanComment) < 0
}

// words are Douban's names of one to five stars.
var words = [...]string{"很差", "较差", "还行", "推荐", "力荐"}

func (d *douban) stars(at Place, field string, time int64) []Act {
	for i, word := range words {
		if field == word {
			return []Act{stars(float64(i+1), time)}
		}
	}
	return d.rate(at, strings.TrimSuffix(field, "星"), 1, 5, time)
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
