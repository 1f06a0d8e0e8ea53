import ResultFiles

/// Texts that charts and pages share.
package enum SharedText {
  package static let policy = LocalizedText(en: "policy", zh: "策略")
  package static let lowerIsBetter = LocalizedText(en: "← better", zh: "← 更好")
  package static let higherIsBetter = LocalizedText(en: "better →", zh: "更好 →")
  package static let sentenceGap = LocalizedText(en: " ", zh: "")
  package static let percentSign = LocalizedText(en: " %", zh: "%")
  /// Units of large counts; Chinese counts in ten thousands.
  package static let millions = LocalizedText(en: " M", zh: " 万")
  package static let thousands = LocalizedText(en: " k", zh: " 万")
  package static let ruleAsWritten = LocalizedText(en: "the rule as written", zh: "原规则")
  package static let interval95 = LocalizedText(en: "95 % interval", zh: "95% 区间")
  package static let suspended = LocalizedText(en: "suspended", zh: "被暂停")
  package static let merchants = LocalizedText(en: "merchants", zh: "商家")
  package static let allMerchants = LocalizedText(en: "all merchants", zh: "全部商家")

  package static func sample(replications: Int, merchants: String) -> LocalizedText {
    LocalizedText(
      en: "\(replications) replication\(replications == 1 ? "" : "s") of \(merchants) merchants",
      zh: "\(replications) 次重复，每次 \(merchants) 个商家")
  }

  package static func oneReplication(merchants: String) -> LocalizedText {
    LocalizedText(
      en: "One replication of \(merchants) merchants, so no intervals.",
      zh: "仅一次重复（\(merchants) 个商家），因此没有区间。")
  }

  package static func intervals(_ mark: String, over sample: String) -> LocalizedText {
    LocalizedText(
      en: "\(mark): 95 % interval over \(sample).",
      zh: "\(mark)：95% 区间，\(sample)。")
  }

  package static let ribbon = LocalizedText(en: "Ribbon", zh: "色带")
  package static let line = LocalizedText(en: "Line", zh: "横线")
  package static let lineThroughPoint = LocalizedText(en: "Line through a point", zh: "穿过圆点的竖线")
  package static let cross = LocalizedText(en: "Cross", zh: "十字")
  package static let lowerAndUpper = LocalizedText(en: "Lower and upper", zh: "下限与上限")
  package static let asWritten = LocalizedText(en: "as written", zh: "原方案")
  package static let dayFormat = LocalizedText(en: "%-d %b", zh: "%-m月%-d日")
  package static let to = LocalizedText(en: " to ", zh: " 至 ")
  package static let semicolon = LocalizedText(en: "; ", zh: "；")
  package static let colon = LocalizedText(en: ": ", zh: "：")
  package static let comma = LocalizedText(en: ", ", zh: "，")

  package static func insideSentence(_ title: String) -> LocalizedText {
    LocalizedText(
      en: TextLayout.lowered(title),
      zh: "“\(title)”")
  }

  package static func ofSegment(_ title: String, _ segment: String) -> LocalizedText {
    LocalizedText(
      en: "\(title) (\(segment))",
      zh: "\(title)（\(segment)）")
  }

  package static let notSeen = LocalizedText(en: "not seen", zh: "未出现")

  package static func intervalInBrackets(_ interval: String) -> LocalizedText {
    LocalizedText(
      en: " (95 % interval \(interval))",
      zh: "（95% 区间 \(interval)）")
  }

  package static func unitBehind(_ unit: String) -> LocalizedText {
    LocalizedText(
      en: " \(unit)",
      zh: "，\(unit)")
  }

  package static func inBrackets(_ text: String) -> LocalizedText {
    LocalizedText(
      en: " (\(text))",
      zh: "（\(text)）")
  }

  package static let notKnown = LocalizedText(en: "not known", zh: "未知")
  package static let tinyPercentage = LocalizedText(en: "under 0.01 %", zh: "不到 0.01%")
  package static let listComma = LocalizedText(en: ", ", zh: "、")
  package static let and = LocalizedText(en: " and ", zh: "和")

  package static func valueWithInterval(_ value: String, _ interval: String) -> LocalizedText {
    LocalizedText(
      en: "\(value) (95 % interval \(interval))",
      zh: "\(value)（95% 区间 \(interval)）")
  }

  package static let fullStop = LocalizedText(en: ".", zh: "。")
  package static let howToRead = LocalizedText(en: "How to read it", zh: "如何解读")

  package static func bareBrackets(_ text: String) -> LocalizedText {
    LocalizedText(
      en: "(\(text))",
      zh: "（\(text)）")
  }
}

/// Units as they stand beside numbers.
package enum UnitText {
  package static let minutes = LocalizedText(en: "minutes", zh: "分钟")
  package static let seconds = LocalizedText(en: "seconds", zh: "秒")
  package static let perMerchantAndMonth = LocalizedText(
    en: "per merchant and 30 days",
    zh: "每商家每 30 天")
  package static let minutesPerMerchantAndMonth = LocalizedText(
    en: "minutes per merchant and 30 days",
    zh: "每商家每 30 天分钟数")
  package static let perMerchantAndDay = LocalizedText(en: "per merchant and day", zh: "每商家每天")
  package static let moneyPerMerchantAndMonth = LocalizedText(
    en: "money per merchant and 30 days",
    zh: "每商家每 30 天金额")
  package static let percentagePoints = LocalizedText(en: "percentage points", zh: "百分点")
}
