import Charts
import ResultFiles

extension PageText {
  /// An audit of the rule.
  enum Audit {
    static let kind = LocalizedText(
      en: "Ringside: readings of the rule",
      zh: "Ringside：规则的不同解读")

    static func replications(_ count: String, isOne: Bool) -> LocalizedText {
      LocalizedText(
        en: "\(count) replication\(isOne ? "" : "s")",
        zh: "\(count) 次重复")
    }

    static let readings = LocalizedText(en: "Readings", zh: "解读数")

    static func nothingChanges(readings: String) -> LocalizedText {
      LocalizedText(
        en: "None of the \(readings) readings changes a suspension or a minute.",
        zh: "\(readings) 种解读都不改变暂停次数或节省的分钟数。")
    }

    static let beyondDoubt = LocalizedText(en: ", beyond doubt", zh: "，差异可信")

    static func changing(_ changing: String, of readings: String, isOne: Bool) -> LocalizedText {
      LocalizedText(
        en:
          "Of \(readings) readings \(changing) \(isOne ? "changes" : "change") suspensions or minutes.",
        zh: "\(readings) 种解读中有 \(changing) 种会改变暂停次数或分钟数。")
    }

    static func difference(in measure: String, _ difference: String) -> LocalizedText {
      LocalizedText(
        en: "\(TextLayout.lowered(measure)) by \(difference)",
        zh: "\(measure) \(difference)")
    }

    static func worthMost(
      _ reading: String, differences: String, plainly: String
    ) -> LocalizedText {
      LocalizedText(
        en: "Most is worth: \(reading). Flipped, it changes \(differences).",
        zh: "影响最大的是：\(reading)。反转后：\(plainly)。")
    }

    static let ranges = LocalizedText(
      en: "Numbers that the announcement leaves open, at both ends of what they can be",
      zh: "公告未说明的数：取可能范围的两端")
    static let sameEitherWay = LocalizedText(en: "The same either way", zh: "怎样解读都一样")
    static let cannotBeFlipped = LocalizedText(en: "Cannot be flipped", zh: "无法反转的解读")
    static let note = LocalizedText(
      en:
        "Flipped less as written, paired by replication, one reading at a time. Lower and upper: 95 % interval. "
        + "Adjusted p: Holm's correction over all differences of the same merchants.",
      zh: "反转后减原解读，按重复配对，每次只反转一种。下限与上限：95% 区间。校正 p 值：对同一批商家的全部差值做 Holm 校正。")
  }
}
