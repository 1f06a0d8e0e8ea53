import Charts

extension PageText {
  /// A search through rules.
  enum Synthesis {
    static let kind = LocalizedText(
      en: "Ringside: rules that do what is asked",
      zh: "Ringside：规则合成")
    static let title = LocalizedText(en: "Rules that spare and catch", zh: "该放过的放过，该暂停的暂停")
    static let rules = LocalizedText(en: "Rules looked through", zh: "考察的规则数")
    static let meeting = LocalizedText(en: "That do what is asked", zh: "满足要求的规则数")
    static let within = LocalizedText(en: "Within", zh: "期限")

    static func days(_ days: Int) -> LocalizedText {
      LocalizedText(
        en: "\(days) days",
        zh: "\(days) 天")
    }

    static func nearest(_ rule: String) -> LocalizedText {
      LocalizedText(
        en: " The nearest is: \(rule).",
        zh: "最接近的是：\(rule)。")
    }

    static func none(of rules: String) -> LocalizedText {
      LocalizedText(
        en: "None of \(rules) rules does what is asked.",
        zh: "考察的 \(rules) 条规则中没有满足要求的。")
    }

    static func catches(days: String) -> LocalizedText {
      LocalizedText(
        en: " It catches within \(days) days on average those whom it is to catch.",
        zh: "它平均在 \(days) 天内暂停应暂停的商家。")
    }

    static func soonest(_ rule: String, meeting: String, isOne: Bool, of rules: String)
      -> LocalizedText
    {
      LocalizedText(
        en: "Of \(rules) rules \(meeting) "
          + "\(isOne ? "does" : "do") what is asked; the soonest is: \(rule).",
        zh: "考察的 \(rules) 条规则中有 \(meeting) 条满足要求；见效最快的是：\(rule)。")
    }

    static let never = LocalizedText(en: "never", zh: "不暂停")
    static let whatTheRuleDoes = LocalizedText(en: "What the rule does", zh: "该规则的表现")
    static let exactNote = LocalizedText(
      en:
        "The chance of a suspension is exact, for merchants whose days are independent of each other.",
      zh: "暂停概率为精确值，适用于各日相互独立的商家。")
    static let atMost = LocalizedText(en: "at most", zh: "至多")
    static let atLeast = LocalizedText(en: "at least", zh: "至少")
    static let note = LocalizedText(
      en: "A row a rule, merchant and volume of calls, the soonest rule first.",
      zh: "每行为一条规则对一类商家与来电量，见效快的在前。")

    static func moreRows(_ count: String) -> LocalizedText {
      LocalizedText(
        en: " synthesis.csv has \(count) more rows.",
        zh: "synthesis.csv 中另有 \(count) 行。")
    }
  }
}
