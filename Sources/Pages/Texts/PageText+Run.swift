import Charts
import ResultFiles

extension PageText {
  /// The headline figures.
  enum Cards {
    static let title = LocalizedText(en: "Headline figures", zh: "主要指标")
    static let interval = LocalizedText(en: "95 % interval ", zh: "95% 区间 ")
    static let noInterval = LocalizedText(en: "no interval", zh: "无区间")
  }

  /// The expectations of a scenario.
  enum Expectations {
    static let passed = LocalizedText(en: "passed", zh: "通过")
    static let failed = LocalizedText(en: "failed", zh: "未通过")

    static func title(failed: Int, of count: Int) -> LocalizedText {
      LocalizedText(
        en: failed == 0
          ? "Expectations: all \(count) passed"
          : "Expectations: \(failed) of \(count) failed",
        zh: failed == 0 ? "预期：\(count) 项全部通过" : "预期：\(count) 项中 \(failed) 项未通过")
    }

    static func between(_ least: String, _ most: String) -> LocalizedText {
      LocalizedText(
        en: "between \(least) and \(most)",
        zh: "应在 \(least) 与 \(most) 之间")
    }

    static func atLeast(_ least: String) -> LocalizedText {
      LocalizedText(
        en: "at least \(least)",
        zh: "应不低于 \(least)")
    }

    static func atMost(_ most: String) -> LocalizedText {
      LocalizedText(
        en: "at most \(most)",
        zh: "应不高于 \(most)")
    }

    /// - Parameter found: The figure; nil if there is none.
    static func outcome(
      _ measure: String, of scope: String, wanted: String, found: String?
    ) -> LocalizedText {
      LocalizedText(
        en: "\(measure) of \(scope): wanted \(wanted); found \(found ?? "nothing")",
        zh: "\(scope) 的\(measure)：\(wanted)；实际为 \(found ?? "无")")
    }

    static let unbounded = LocalizedText(en: "without a bound", zh: "无界限")
    static let wholeInterval = LocalizedText(en: ", the whole interval", zh: "（整个区间）")
  }

  /// The verdict of a run.
  enum RunVerdict {
    static func saved(suspensions: String, minutesSaved: String, segment: String?) -> LocalizedText
    {
      LocalizedText(
        en: (segment.map { "A merchant (\($0))" } ?? "An average merchant")
          + " is suspended \(suspensions) times in 30 days; video saves \(minutesSaved) customers' minutes in "
          + "the same time.",
        zh: (segment.map { "每个商家（\($0)）" } ?? "平均每个商家")
          + "每 30 天被暂停 \(suspensions) 次；同期视频节省 \(minutesSaved) 顾客分钟。")
    }

    static func served(resolved: String, unserved: String) -> LocalizedText {
      LocalizedText(
        en: "Against video off, contacts resolved change by \(resolved), and those whose customers "
          + "leave or give up by \(unserved).",
        zh: "与关闭视频相比，已解决的咨询变化 \(resolved)，离开或放弃的咨询变化 \(unserved)。")
    }
  }

  /// What each policy changes in the scenario.
  enum Changes {
    static func source(_ source: String) -> LocalizedText {
      LocalizedText(
        en: " Source: \(source).",
        zh: " 来源：\(source)。")
    }

    static let noChange = LocalizedText(en: "no change", zh: "无变化")
    static let title = LocalizedText(en: "What each policy changes", zh: "各策略的改动")

    static func note(baseline: String) -> LocalizedText {
      LocalizedText(
        en: "Against “\(baseline)”, line by line.",
        zh: "与“\(baseline)”逐行比较。")
    }
  }
}
