/** Surnames of two letters, Korean and Chinese. */
export const compoundSurnames: ReadonlySet<string> = new Set(
  (
    '남궁 선우 제갈 황보 독고 사공 서문 동방 공손 을지 황목 장곡 어금 망절 강전 소봉 ' +
    '欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 南宫 南宮 鮮于 鲜于 獨孤 独孤 西門 西门 東方 东方 夏侯 司徒'
  ).split(' '),
)
