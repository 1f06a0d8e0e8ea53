import Charts

extension PageText {
  /// Rules on history.
  enum Backtest {
    static let kind = LocalizedText(en: "Ringside: rules on history", zh: "Ringside：在历史上检验规则")

    static func title(_ log: String) -> LocalizedText {
      LocalizedText(
        en: "Who would have been suspended: \(log)", zh: "谁会被暂停：\(log)")
    }

    static func nobody(_ policy: String) -> LocalizedText {
      LocalizedText(
        en: "Under \(policy) nobody would have been suspended.", zh: "按\(policy)，无人会被暂停。")
    }

    static func nobodyKnown(_ policy: String, range: String) -> LocalizedText {
      LocalizedText(
        en: "Under \(policy) nobody would have been suspended on the days that are known\(range).",
        zh: "按\(policy)，在已知的日子里无人会被暂停\(range)。")
    }

    static func range(_ fewest: String, _ most: String) -> LocalizedText {
      LocalizedText(
        en: " (\(fewest) to \(most) as the unknown days may be)",
        zh: "（视未知日而定，\(fewest) 至 \(most) 次）")
    }

    static func suspended(
      _ policy: String, suspensions: String, merchants: String, of all: String, range: String,
      badLuck: String, undecided: String
    ) -> LocalizedText {
      LocalizedText(
        en:
          "Under \(policy): suspensions \(suspensions)\(range), merchants suspended \(merchants) of \(all), by bad luck "
          + "\(badLuck), undecided \(undecided).",
        zh:
          "按\(policy)：暂停 \(suspensions) 次\(range)，涉及 \(all) 个商家中的 \(merchants) 个；因运气不好 \(badLuck) 次，无法判定 \(undecided) 次。"
      )
    }

    static let unrestricted = LocalizedText(
      en: "History has no suspension of its own: every day of it is known.",
      zh: "历史中本无暂停：所有日子都是已知的。")

    static func restricted(_ count: String, merchants: String) -> LocalizedText {
      LocalizedText(
        en:
          "History itself is restricted: suspensions or gaps \(count), merchants \(merchants). What would have been on those "
          + "days is unknown.",
        zh: "历史本身受限：有 \(count) 次暂停或缺口，涉及 \(merchants) 个商家。这些日子本会如何，无从得知。")
    }

    static let known = LocalizedText(en: "What is known, and what is not", zh: "已知与未知")
    static let knownNote = LocalizedText(
      en:
        "Days of merchants. Unknown are days on which history has the feature off and the rule has not: each is tried with no "
        + "calls, all missed and all answered, which gives the fewest and the most suspensions.",
      zh: "以商家日计。未知：历史中功能已关闭而该规则下并未关闭的日子；逐一按无来电、全部未接、全部接听试算，由此得到最少与最多的暂停次数。")
    static let judged = LocalizedText(en: "days judged", zh: "被评判的日子")
    static let low = LocalizedText(en: "low days", zh: "低接听日")
    static let few = LocalizedText(en: "days with too few calls", zh: "来电过少的日子")
    static let exempt = LocalizedText(en: "days left out by the rule", zh: "规则豁免的日子")
    static let unknown = LocalizedText(
      en: "days unknown: off in history alone", zh: "未知的日子：仅历史中关闭")
    static let suspensions = LocalizedText(en: "suspensions", zh: "暂停次数")
    static let fewest = LocalizedText(en: "suspensions, fewest", zh: "暂停次数，最少")
    static let most = LocalizedText(en: "suspensions, most", zh: "暂停次数，最多")
    static let inHistory = LocalizedText(
      en: "suspensions that history has, too", zh: "历史中同样存在的暂停")
    static let sides = LocalizedText(en: "Both sides", zh: "双方得失")
    static let customers = LocalizedText(en: "What customers get", zh: "顾客所得")
    static let missed = LocalizedText(en: "calls missed", zh: "未接来电")
    static let missedOnLowDays = LocalizedText(
      en: "missed on days judged low", zh: "低接听日的未接来电")
    static let spared = LocalizedText(
      en: "missed calls spared, as the feature is off", zh: "因功能关闭而避免的未接来电")
    static let lost = LocalizedText(
      en: "answered calls lost, as it is off", zh: "因功能关闭而失去的已接来电")
    static let bearing = LocalizedText(en: "What merchants bear", zh: "商家承担")
    static let merchants = LocalizedText(en: "merchants suspended", zh: "被暂停的商家")
    static let warnings = LocalizedText(en: "warnings", zh: "警告次数")
    static let throttlings = LocalizedText(en: "throttlings", zh: "限流次数")
    static let daysOff = LocalizedText(en: "days off", zh: "功能关闭天数")
    static let badLuck = LocalizedText(en: "suspensions by bad luck", zh: "因运气不好的暂停")
    static let lowToo = LocalizedText(
      en: "suspensions of merchants who are low on other days", zh: "其他日子同样偏低的商家的暂停")
    static let undecided = LocalizedText(en: "suspensions undecided", zh: "无法判定的暂停")
    static let model = LocalizedText(en: "The same days from the model", zh: "模型中的相同日子")

    static func modelNote(_ histories: Int) -> LocalizedText {
      LocalizedText(
        en:
          "Here merchants respond to the rule, which history cannot show. Median, and where 9 of 10 of \(histories) simulated "
          + "histories lie.",
        zh: "模型中商家会对规则作出反应，而历史无法显示这一点。中位数，以及 \(histories) 份模拟历史中九成所在的范围。")
    }

    static let calls = LocalizedText(en: "calls", zh: "来电")
    static let answerRate = LocalizedText(en: "answer rate, %", zh: "接听率，%")
    static let rules = LocalizedText(en: "The rules", zh: "规则")
    static let silence = LocalizedText(en: "What this does not know", zh: "此处无法得知的")
    static let merchant = LocalizedText(en: "Merchant", zh: "商家")
    static let judgedDay = LocalizedText(en: "Day judged", zh: "评判日")
    static let back = LocalizedText(en: "Back", zh: "恢复")
    static let inHistoryToo = LocalizedText(en: "In history, too", zh: "历史中也有")
    static let otherDays = LocalizedText(en: "Other days answered, %", zh: "其他日子接听率，%")
    static let finding = LocalizedText(en: "So it is", zh: "判定")
    static let yes = LocalizedText(en: "yes", zh: "是")
    static let never = LocalizedText(en: "never", zh: "未恢复")
    /// By the words of the file.
    static let findings = [
      "notLow": LocalizedText(en: "bad luck", zh: "运气不好"),
      "low": LocalizedText(en: "low on other days too", zh: "其他日子同样偏低"),
      "undecided": LocalizedText(en: "undecided", zh: "无法判定"),
    ]
    static let note = LocalizedText(
      en:
        "Every suspension. Other days: the merchant's answer rate on days that did not lead to it, with a 95 % interval over "
        + "days; if all of it lies at the threshold or above, the suspension was bad luck.",
      zh: "每一次暂停。其他日子：该商家在未导致此次暂停的日子里的接听率，附按日的 95% 区间；若整个区间不低于门槛，则属运气不好。")
  }
}
