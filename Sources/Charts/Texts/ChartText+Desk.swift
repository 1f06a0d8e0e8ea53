import ResultFiles

extension ChartText {
  /// The platform's desk.
  enum Desk {
    static let title = LocalizedText(
      en: "What the platform's desk answers with fewer servers, and with more",
      zh: "平台客服台人数增减时的接听比例")
    static func caption(replications: Int) -> LocalizedText {
      LocalizedText(
        en:
          "The same calls with other numbers of servers, in \(replications) replications at the most. ★: the knee, beyond which "
          + "servers add much less. Line: 95 % interval.",
        zh: "相同的来电由不同人数接听，至多 \(replications) 次重复。★：拐点，超过此处再加人收效甚微。竖线：95% 区间。")
    }
    static let servers = LocalizedText(en: "servers at the busiest hour", zh: "最忙小时的客服人数")
    static let answered = LocalizedText(en: "calls answered", zh: "已接听来电")
    static let wait = LocalizedText(en: "mean wait, s", zh: "平均等待（秒）")
  }
}
