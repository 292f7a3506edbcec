package pinyin_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/loge-film/loge/core/catalog/classics"
	"github.com/loge-film/loge/core/text"
	"github.com/loge-film/loge/core/text/pinyin"
)

func TestOf(t *testing.T) {
	for _, c := range []struct{ s, full, initials string }{
		{"重庆森林", "chongqingsenlin", "cqsl"},
		{"重慶森林", "chongqingsenlin", "cqsl"},
		{"谍影重重", "dieyingchongchong", "dycc"},
		{"音乐之声", "yinyuezhisheng", "yyzs"},
		{"快乐的大脚", "kuailededajiao", "klddj"},
		{"我在伊朗长大", "wozaiyilangzhangda", "wzylzd"},
		{"长津湖", "changjinhu", "cjh"},
		{"中国机长", "zhongguojizhang", "zgjz"},
		{"卧虎藏龙", "wohucanglong", "whcl"},
		{"行尸走肉", "xingshizourou", "xszr"},
		{"银行家", "yinhangjia", "yhj"},
		{"自行车", "zixingche", "zxc"},
		{"阿甘正传", "aganzhengzhuan", "agzz"},
		{"海上传奇", "haishangchuanqi", "hscq"},
		{"哪吒之魔童降世", "nezhazhimotongjiangshi", "nzzmtjs"},
		{"一个都不能少", "yigedoubunengshao", "ygdbns"},
		{"雾都孤儿", "wudugu'er", "wdge"},
		{"没完没了", "meiwanmeiliao", "mwml"},
		{"里斯本丸沉没", "lisibenwanchenmo", "lsbwcm"},
		{"十七岁的单车", "shiqisuidedanche", "sqsddc"},
		{"柏林苍穹下", "bolincangqiongxia", "blcqx"},
		{"让子弹飞", "rangzidanfei", "rzdf"},
		{"朝阳区的太阳", "chaoyangqudetaiyang", "cyqdty"}, // the longer phrase wins
		{"曾志伟", "zengzhiwei", "zzw"},
		{"朴赞郁", "piaozanyu", "pzy"},
		{"哈利·波特", "halibote", "hlbt"},
		{"7号房的礼物", "7haofangdeliwu", "7hfdlw"},
		{"Ｂ Ｊ单身日记", "bjdanshenriji", "bjdsrj"},
	} {
		full, initials := pinyin.Of(c.s)
		if want := strings.ReplaceAll(c.full, "'", ""); len(full) == 0 || full[0] != want {
			t.Errorf("Of(%s) = %q, expected %q first", c.s, full, want)
		}
		if len(initials) == 0 || initials[0] != c.initials {
			t.Errorf("Of(%s): initials %q, expected %q first", c.s, initials, c.initials)
		}
	}
}

func TestFurtherReadings(t *testing.T) {
	for _, c := range []struct{ s, full string }{
		{"女王", "nuwang"},
		{"女王", "nvwang"},
		{"绿洲", "luzhou"},
		{"谁先爱上他的", "sheixianaishangtade"},
		{"谁先爱上他的", "shuixianaishangtade"},
		{"乐嘉", "lejia"},
		{"乐嘉", "yuejia"},
		{"单立文", "danliwen"},
	} {
		if full, _ := pinyin.Of(c.s); !slices.Contains(full, c.full) {
			t.Errorf("Of(%s) = %q, expected %q among them", c.s, full, c.full)
		}
	}
}

func TestNoHan(t *testing.T) {
	for _, s := range []string{"", "8½", "Kill Bill", "……", "おくりびと"} {
		if full, initials := pinyin.Of(s); full != nil || initials != nil {
			t.Errorf("Of(%q) = %q, %q, expected nothing", s, full, initials)
		}
	}
}

// Every Chinese title and name of the classics can be typed with letters and digits alone.
func TestClassics(t *testing.T) {
	films, _, err := classics.Films()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range films {
		checkReadings(t, f.TitleZh)
		if full, _ := pinyin.Of(f.TitleZh); len(full) == 0 && strings.ContainsFunc(f.TitleZh, func(c rune) bool { return unicode.Is(unicode.Han, c) }) {
			t.Errorf("%s has no reading", f.TitleZh)
		}
		for _, p := range slices.Concat(f.Directors, f.Cast) {
			checkReadings(t, p.NameZh)
		}
	}
}

func checkReadings(t *testing.T, s string) {
	t.Helper()
	full, initials := pinyin.Of(s)
	if len(full) > pinyin.MaxReadings || len(initials) > pinyin.MaxReadings {
		t.Errorf("Of(%q) has more than %d readings: %q, %q", s, pinyin.MaxReadings, full, initials)
	}
	if hasHan := strings.ContainsFunc(text.Fold(s), func(c rune) bool { return unicode.Is(unicode.Han, c) }); !hasHan && len(full) > 0 {
		t.Errorf("Of(%q) = %q without any Han character", s, full)
	}
	for _, r := range slices.Concat(full, initials) {
		if r == "" || !utf8.ValidString(r) || strings.ContainsFunc(r, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) {
			t.Errorf("Of(%q): reading %q is not made of letters and digits", s, r)
		}
	}
	if slices.ContainsFunc(full, func(r string) bool { return slices.Index(full, r) != lastIndex(full, r) }) {
		t.Errorf("Of(%q) repeats itself: %q", s, full)
	}
}

func lastIndex(all []string, s string) int {
	for i := len(all) - 1; i >= 0; i-- {
		if all[i] == s {
			return i
		}
	}
	return -1
}

func FuzzOf(f *testing.F) {
	for _, s := range []string{"重庆森林", "女女女女女女女", "Ａ行\xff長", "哪吒㐀𠀀", "行"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkReadings(t, s) })
}
