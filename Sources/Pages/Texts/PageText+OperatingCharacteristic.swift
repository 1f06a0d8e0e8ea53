import Charts

extension PageText {
  /// An operating characteristic.
  enum Operating {
    static let kind = LocalizedText(en: "Ringside: luck or fault", zh: "Ringside：运气还是过失")

    static func merchants(_ count: String) -> LocalizedText {
      LocalizedText(
        en: "\(count) merchants a rate and volume",
        zh: "每种接听率与来电量 \(count) 个商家")
    }

    static let exemptionsOf = LocalizedText(en: "Exemptions of", zh: "豁免依据的群体")
    static let rules = LocalizedText(en: "Rules", zh: "规则数")

    static func nobodyJudged(rule: String, segment: String) -> LocalizedText {
      LocalizedText(
        en: "Under \(rule) nobody in \(segment) is judged.",
        zh: "在\(rule)下，\(segment) 中无人被评估。")
    }

    static func chanceAtVolume(_ chance: String, calls: String) -> LocalizedText {
      LocalizedText(
        en: "\(chance) at \(calls) calls a day",
        zh: "每天 \(calls) 个来电时为 \(chance)")
    }

    static func threshold(_ threshold: String) -> LocalizedText {
      LocalizedText(
        en: " (threshold \(threshold))",
        zh: "（阈值 \(threshold)）")
    }

    static func goodMerchant(
      rule: String, threshold: String, answers: String, days: Int, chances: String
    ) -> LocalizedText {
      LocalizedText(
        en:
          "Under \(rule)\(threshold), a merchant who truly answers \(answers) of calls is suspended "
          + "within \(days) days with a chance of \(chances).",
        zh: "在\(rule)\(threshold)下，真实接听率为 \(answers) 的商家在 \(days) 天内被暂停的概率：\(chances)。")
    }

    /// - Parameter rule: The rule, where no sentence has named it before.
    static func badMerchant(rule: String?, answers: String, chances: String) -> LocalizedText {
      LocalizedText(
        en:
          "\(rule.map { "Under \($0), one" } ?? "One") who answers \(answers) is suspended with a chance "
          + "of \(chances).",
        zh: "真实接听率为 \(answers) 的商家：\(chances)。")
    }

    static func ruleName(_ name: String) -> LocalizedText {
      LocalizedText(
        en: name,
        zh: "“\(name)”")
    }

    static let assumptions = LocalizedText(
      en:
        "The merchants are made for the question: calls come as a Poisson process of one volume every day and take no "
        + "time, each is answered with the given chance whatever happened before, and nobody responds to a warning or "
        + "a suspension. Their days are independent of each other. Real merchants, whose bad days come in clusters, are suspended more often by luck.",
      zh: "这些商家专为此问题设定：来电为每天同量的泊松过程且不占用时间，每个来电以给定概率独立接听，无人对警告或暂停作出反应，且各天相互独立。现实中商家的坏日子往往成串出现，"
        + "因此因运气而暂停的情况更多。")

    static let assumptionsWithDays = LocalizedText(
      en:
        "The merchants are made for the question: calls come as a Poisson process of one volume every day and take no "
        + "time, and nobody responds to a warning or a suspension. Merchants have good and bad days, which may resemble "
        + "each other, as their segment has; over all days each call is answered with the given chance.",
      zh: "这些商家专为此问题设定：来电为每天同量的泊松过程且不占用时间，无人对警告或暂停作出反应。商家有好日子和坏日子，且相邻日子可能相似，与其分组的设定一致；"
        + "就所有日子平均而言，每个来电以给定概率接听。")

    static func notExact(rule: String) -> LocalizedText {
      LocalizedText(
        en: "Theory does not cover \(rule): ",
        zh: "理论不涵盖\(rule)，仅有模拟值：")
    }

    static let note = LocalizedText(
      en:
        "The chance of at least one suspension. Lower and upper: 95 % Wilson interval of the simulated chance.",
      zh: "至少被暂停一次的概率。下限与上限：模拟值的 95% Wilson 区间。")
  }
}
