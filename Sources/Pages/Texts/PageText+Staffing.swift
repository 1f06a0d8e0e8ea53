import Charts

extension PageText {
  /// A search for the least staff.
  enum Staffing {
    static let kind = LocalizedText(en: "Ringside: the least staff", zh: "Ringside：最少人手")
    static let segment = LocalizedText(en: "Segment", zh: "商家群体")
    static let lever = LocalizedText(en: "Lever", zh: "调节的参数")

    static func goal(target: String, days: Int) -> LocalizedText {
      LocalizedText(
        en: "at most \(target) suspended within \(days) days",
        zh: "\(days) 天内至多 \(target) 的商家被暂停")
    }

    static func wanted(target: String, segment: String, days: Int) -> LocalizedText {
      LocalizedText(
        en: "at most \(target) of the merchants of \(segment) suspended within \(days) days",
        zh: "\(segment) 的商家在 \(days) 天内至多 \(target) 被暂停")
    }

    static func undecided(_ levels: String) -> LocalizedText {
      LocalizedText(
        en: "\(levels) could not be distinguished from the target with the replications allowed",
        zh: "在允许的重复次数内无法判定 \(levels)")
    }

    static func stillOpen(lever: String, undecided: String) -> LocalizedText {
      LocalizedText(
        en: "Whether any level of \(lever) does it is open: even \(undecided).",
        zh: "\(lever) 是否有取值能达到目标尚无定论：\(undecided)。")
    }

    static func unreachable(lever: String, wanted: String) -> LocalizedText {
      LocalizedText(
        en: "No level of \(lever) does it: \(wanted) is not reached with any.",
        zh: "\(lever) 的任何取值都达不到目标：\(wanted)。")
    }

    static func least(lever: String, level: String, wanted: String) -> LocalizedText {
      LocalizedText(
        en: "The least that does it is \(lever) = \(level): \(wanted).",
        zh: "达到目标的最小取值为 \(lever) = \(level)：\(wanted)。")
    }

    static func enough(lever: String, level: String, wanted: String, undecided: String)
      -> LocalizedText
    {
      LocalizedText(
        en:
          "\(lever) = \(level) does it: \(wanted). Whether it is the least is open: \(undecided).",
        zh: "\(lever) = \(level) 可达到目标：\(wanted)。是否为最小取值尚无定论：\(undecided)。")
    }

    static func confirmed(level: String, figure: String) -> LocalizedText {
      LocalizedText(
        en: "Confirmed with \(level): \(figure).",
        zh: "取 \(level) 时的独立验证：\(figure)。")
    }

    static func promise(error: String, tolerance: String) -> LocalizedText {
      LocalizedText(
        en:
          "But for a chance of \(error) no level found under or over was put on the wrong side, if its chance is "
          + "\(tolerance) or more from the target.",
        zh: "若某取值的暂停概率与目标相差 \(tolerance) 或以上，则除 \(error) 的可能外未被误判。")
    }

    static let cost = LocalizedText(en: "What it costs", zh: "代价")
    static let costNote = LocalizedText(
      en: "On replications that had no part in the search; intervals at 95 %.",
      zh: "由未参与搜索的重复得出；区间为 95%。")
    static let note = LocalizedText(
      en: "Lower and upper: 95 % interval.",
      zh: "下限与上限：95% 区间。")
    static let search = LocalizedText(en: "search", zh: "搜索")
    /// By the words of the file.
    static let verdicts = [
      "under": LocalizedText(en: "under", zh: "低于目标"),
      "over": LocalizedText(en: "over", zh: "高于目标"),
      "undecided": LocalizedText(en: "undecided", zh: "未定"),
    ]
    static let confirmation = LocalizedText(en: "confirmation", zh: "验证")
  }
}
