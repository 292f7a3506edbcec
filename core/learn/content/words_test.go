package content

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// In texts made of known words in random order, hanWords finds just these words and no fragment or chance pair.
func TestHanWordsFindsWords(t *testing.T) {
	words := strings.Fields("警察 机器人 歌手 小镇 森林 黑客 沙漠 医生 火车站 皇帝 侦探 律师 太空船 寡妇 画家 海盗 魔法 毒枭 教练 婚礼")
	random := rand.New(rand.NewPCG(4, 4))
	var texts []string
	for range 400 {
		texts = append(texts, words[random.IntN(20)]+words[random.IntN(20)]+words[random.IntN(20)]+"。")
	}
	got := hanWords(slices.Values(texts))
	if want := slices.Sorted(slices.Values(words)); !slices.Equal(got, want) {
		t.Errorf("-want +got\n%s", cmp.Diff(want, got))
	}
}

// Steel stands beside robots each time, but the Chinese word is taken.
func TestTranslatePairsMutualBest(t *testing.T) {
	en := [][]string{{"robot", "steel", "town"}, {"robot", "steel", "singer"}, {"town"}, {"robot", "steel"}, {"singer"}, {"singer", "town"}, {"rare"}}
	zh := [][]string{{"机器人", "小镇"}, {"机器人", "歌手"}, {"小镇"}, {"机器人"}, {"歌手"}, {"歌手", "小镇"}, {"罕见"}}
	want := map[string]string{"机器人": "robot", "小镇": "town", "歌手": "singer"}
	if diff := cmp.Diff(want, translate(en, zh)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestCommonestSpelling(t *testing.T) {
	got := commonest([][]string{{"movies", "movie"}, {"movies", "gangster"}, {"gangsters"}, {"los angeles"}})
	for key, want := range map[string]string{"movy": "movies", "gangster": "gangster", "los angeles": "los angeles"} {
		if got[key] != want {
			t.Errorf("%s is spelt %q, want %q", key, got[key], want)
		}
	}
}

// Both inflected words and Chinese ones are found in the list; the empty word is not.
func TestBlandWords(t *testing.T) {
	for token, want := range map[string]bool{"falls": true, "begins": true, "发现": true, "detective": false, "侦探": false, "": false} {
		if bland(token) != want {
			t.Errorf("bland(%q) = %v, want %v", token, !want, want)
		}
	}
	if strings.Contains(blandWords, "  ") {
		t.Error("two spaces in the list would make the empty word bland")
	}
}

func TestLabels(t *testing.T) {
	for in, want := range map[string]string{"1990": "90年代", "2000": "2000年代", "1900": "1900年代", "1890": "1890年代"} {
		if got := decadeZh(in); got != want {
			t.Errorf("decade %s is %s, want %s", in, got, want)
		}
	}
	if l := Country("HK"); l.Slug != "HK" || l.En != "Hong Kong" || l.Zh != "中国香港" {
		t.Errorf("HK is %+v", l)
	}
	if l := Language("yue"); l.En != "Cantonese" || l.Zh != "粤语" {
		t.Errorf("yue is %+v", l)
	}
	if l := Country("??"); l.En != "??" || l.Zh != "" {
		t.Errorf("an unknown code is %+v, want itself", l)
	}
}
