import Charts

extension PageText {
  /// Both sides of the rule.
  enum Sides {
    static let title = LocalizedText(en: "Both sides of the rule", zh: "规则的两面")
    static let customers = LocalizedText(en: "What customers get", zh: "顾客得到什么")
    static let merchants = LocalizedText(en: "What merchants bear", zh: "商家承担什么")
    static let money = LocalizedText(en: "At the scenario's prices", zh: "按情景中的价格")
    static let realMerchants = LocalizedText(en: "Real merchants", zh: "实际商家数")

    static func market(_ merchants: String) -> LocalizedText {
      LocalizedText(en: "Real merchants: \(merchants).", zh: "实际商家：\(merchants)。")
    }

    /// The rule's sentence is written by the program, in English.
    static func rule(_ policy: String, _ sentence: String) -> LocalizedText {
      LocalizedText(en: "The rule \(policy): \(sentence)", zh: "\(policy): \(sentence)")
    }

    static func note(_ baseline: String) -> LocalizedText {
      LocalizedText(
        en:
          "Below each figure its difference from “\(baseline)”, paired by replication, with a 95 % interval, and as a "
          + "share of that figure; * is beyond doubt among all differences.",
        zh: "每个数字下方为与“\(baseline)”之差（按重复配对）及其 95% 区间，以及相对变化；* 表示在全部差异校正后仍显著。")
    }
  }
}
