package content

import (
	"strings"

	"github.com/loge-film/loge/core/text"
)

// blandWords are stems and Chinese words that loglines use to tell any story and that relate no films.
const blandWords = " fall learn live meet leave look begin start sent send want follow run lost lose small little last first help win work " +
	"left across grow save hide bring plan time former lead show move stop share spend break drawn real enter raise raised end decide " +
	"walk build sell pay believe drift cross crosse rise play great side choose gather hope ask place long told tell half strange past refuse " +
	"close alive prepare hidden cut apart free buy hold stand know given wait think inside receive hard high order torn part call called change " +
	"change newly slowly slow found find mean force forced held nothing good late later wrong middle kind seem looking say use far full odd " +
	"turned turning brought kept let line longer second third fourth four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty hundred thousand " +
	"one's everything everyone nobody anyone nothing alone together people film story day night week month year years decade world life way side " +
	"hand face eye name word chance reason young old younger older big best different everyday come back give join beside remember carry seek search " +
	"fight discover return step catch reach stay cost set drop pull push hit draw pass passe pick hear feel need miss mistake case cause plus " +
	"another ordinary arrive visit talk speak answer question explain living left-behind alway always newly soon " +
	"寻找 发现 年轻 渐渐 失去 步步 重新 开始 变成 决定 慢慢 讲述 只好 必须 昔日 接连 互相 如何 得知 走进 突然 身边 卷入 彼此 始终 由此 四处 设法 看见 " +
	"处处 早已 出现 当年 发生 结果 试图 追问 相信 陷入 真正 工作 生活 面临 无法 普通 展开 期间 日子 引来 进入 只剩 只想 准备 经历 共同 带走 次次 " +
	"十年 多年 二十 十二 十八 二年 五年 六年 四年 七年 八年 九年 十五 四十 十岁 百年 年间 数十 七十 六十 天内 每天 现实 改变 参加 加入 离开 奉命 "

// bland reports whether a token says nothing of the subject.
func bland(token string) bool {
	return strings.Contains(blandWords, " "+text.Stem(token)+" ") || strings.Contains(blandWords, " "+token+" ")
}
