import Charts
import ResultFiles

extension PageText {
  /// What worlds show.
  enum Worlds {
    static let title = LocalizedText(en: "What nobody knows", zh: "无人知道的数")

    static func opening(inputs: Int, worlds: Int, replications: Int) -> LocalizedText {
      LocalizedText(
        en:
          "Nobody knows \(inputs) of the numbers behind this. Each of \(worlds) worlds draws them anew and is simulated "
          + "\(replications) times.",
        zh: "其中有 \(inputs) 个数无人知道。共 \(worlds) 个世界，每个世界重新抽取这些数并模拟 \(replications) 次。")
    }

    static func unstable(_ worlds: Int) -> LocalizedText {
      LocalizedText(
        en:
          "In \(worlds) worlds a queue that nobody leaves is offered more than it can serve: a mean over worlds need "
          + "not exist, so there are medians and ranges alone.",
        zh: "在 \(worlds) 个世界里，无人离开的队列收到的多于能处理的：均值未必存在，因此只给中位数与范围。")
    }

    static func turns(_ turns: String) -> LocalizedText {
      LocalizedText(en: "What would turn it: \(turns).", zh: "何时会改变结论：\(turns)。")
    }

    static func turn(_ condition: String, _ policy: String) -> LocalizedText {
      LocalizedText(en: "\(condition) (then “\(policy)”)", zh: "\(condition)（则为“\(policy)”）")
    }

    static let and = LocalizedText(en: "; ", zh: "；")
    static let noTurn = LocalizedText(
      en: "No single number would turn that.", zh: "没有任何单个数会改变这一结论。")
    static let median = LocalizedText(en: "median", zh: "中位数")
    static let nineOfTen = LocalizedText(en: "9 of 10 worlds", zh: "十分之九的世界")
    static let meanOverWorlds = LocalizedText(en: "mean over worlds", zh: "各世界的均值")
    static let noise = LocalizedText(en: "noise", zh: "噪声占比")
    static let betterIn = LocalizedText(en: "better in", zh: "更优的世界数")
    static let runNote = LocalizedText(
      en: "Noise is the share of the spread over worlds that is the simulation's own.",
      zh: "噪声占比：各世界离散程度中由模拟自身造成的部分。")
    static let comparisonNote = LocalizedText(
      en:
        "Noise is the share of the spread over worlds that is the simulation's own; better in: in how many worlds the "
        + "policy is better than the baseline, ties counting half.",
      zh: "噪声占比：各世界离散程度中由模拟自身造成的部分；更优的世界数：优于基准的世界数，相同计一半。")
    static let unknown = LocalizedText(
      en: "The numbers, and what they may be", zh: "这些数及其可能的取值")
    static let takenFor = LocalizedText(en: "taken for", zh: "暂取")
    static let mayBe = LocalizedText(en: "may be", zh: "可能为")
    static let spread = LocalizedText(
      en: "of the spread of suspensions", zh: "占暂停次数离散程度")

    static func range(_ measure: String, _ lower: String, _ upper: String) -> LocalizedText {
      LocalizedText(
        en: "\(TextLayout.lowered(measure)) between \(lower) and \(upper)",
        zh: "\(measure)在 \(lower) 与 \(upper) 之间")
    }

    static func verdict(_ first: String, _ second: String, inputs: Int) -> LocalizedText {
      LocalizedText(
        en:
          "Nobody knows \(inputs) of the numbers behind this. In 9 of 10 worlds that may be true a merchant has, in 30 "
          + "days, \(first), and \(second). With every such number taken for what the scenario says:",
        zh: "其中有 \(inputs) 个数无人知道。在十分之九可能成立的世界里，每个商家 30 天内：\(first)，\(second)。若都取情景中写定的值：")
    }
  }
}
