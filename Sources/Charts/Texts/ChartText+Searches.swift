extension ChartText {
  /// A search for the best point.
  enum Optimum {
    static let title = LocalizedText(
      en: "What came of each point, the best first", zh: "各点的结果，最优者在前")
    static let caption = LocalizedText(
      en:
        "★ and filled: the best; grey: breaks a bound, or has no figure. Line: 95 % interval over the replications of the "
        + "search. Axes do not begin at 0.",
      zh: "★ 与实心：最优；灰色：不满足约束或无数据。横线：搜索所用重复的 95% 区间。坐标轴不从 0 开始。")
    static let point = LocalizedText(en: "point", zh: "取值")

    static func first(_ shown: Int, of all: Int) -> LocalizedText {
      LocalizedText(en: "The first \(shown) of \(all) points.", zh: "共 \(all) 个点，显示前 \(shown) 个。")
    }
  }

  /// A search through rules.
  enum Synthesis {
    static let rule = LocalizedText(en: "rule", zh: "规则")
    static let limit = LocalizedText(en: "limit", zh: "限值")
    static let chance = LocalizedText(en: "chance of suspension", zh: "暂停概率")
    static let spare = LocalizedText(en: "to be spared: at or left of the tick", zh: "应放过：不超过刻度")
    static let catches = LocalizedText(en: "to be caught: at or right of the tick", zh: "应暂停：不低于刻度")

    static func title(_ isNearest: Bool) -> LocalizedText {
      isNearest
        ? LocalizedText(en: "What the nearest rule does", zh: "最接近的规则的效果")
        : LocalizedText(
          en: "What the best rules do to whom they were asked about", zh: "最优规则对所问商家的效果")
    }

    static func caption(days: Int) -> LocalizedText {
      LocalizedText(
        en:
          "Exact chance of at least one suspension within \(days) days, for merchants whose days are independent. Tick: the "
          + "limit asked for. The soonest to catch first.",
        zh: "\(days) 天内至少被暂停一次的精确概率，适用于各日相互独立的商家。刻度：所要求的限值。见效最快者在前。")
    }

    static func merchant(_ answers: String, calls: String) -> LocalizedText {
      LocalizedText(
        en: "answering \(answers), \(calls) calls a day", zh: "接听率 \(answers)，每天 \(calls) 个来电")
    }

    static func ofLastDays(_ low: Int, _ window: Int) -> LocalizedText {
      LocalizedText(
        en: "on \(low) of the last \(window) days",
        zh: "最近 \(window) 天中有 \(low) 天")
    }

    static func inARow(_ days: Int) -> LocalizedText {
      LocalizedText(
        en: "on \(days) day\(days == 1 ? "" : "s in a row")",
        zh: days == 1 ? "有 1 天" : "连续 \(days) 天")
    }

    static func rule(threshold: String, calls: Int, when: String) -> LocalizedText {
      LocalizedText(
        en: "below \(threshold) of at least \(calls) call\(calls == 1 ? "" : "s"), \(when)",
        zh: "\(when)在至少 \(calls) 个来电中接听率低于 \(threshold)")
    }
  }
}
