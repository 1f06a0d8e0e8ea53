import Charts

extension PageText {
  /// The arms of a roll-out.
  enum Arms {
    static let title = LocalizedText(en: "What a trial would see", zh: "试验能看到什么")
    static let seen = LocalizedText(en: "Seen by", zh: "能看到的试验")
    static let detectable = LocalizedText(en: "4 of 5 see", zh: "五次中四次可见")

    /// How long and on how many merchants.
    static func trial(_ days: String, _ merchants: String, _ first: String) -> LocalizedText {
      LocalizedText(
        en:
          "A trial of \(days) days on \(merchants) merchants, each under the policy of its own arm; differences are from "
          + "“\(first)”.",
        zh: "试验为期 \(days) 天，共 \(merchants) 家商家，每家按其所在组的策略；差异均相对于“\(first)”。")
    }

    static let note = LocalizedText(
      en:
        "Below each figure its difference over all replications, with a 95 % interval. “Seen by” is the share of replications, "
        + "each taken for one trial, whose own 95 % interval (Welch’s) leaves 0 out, with its interval; “4 of 5 see” is the "
        + "difference that four of five trials would.",
      zh: "每个数字下方为全部重复的差异及其 95% 区间。“能看到的试验”为把每次重复当作一次试验时其自身 95% 区间（Welch）不含 0 的比例及其区间；"
        + "“五次中四次可见”为五次试验中四次能看到的差异。")
  }
}
