extension ChartText {
  /// A sweep.
  enum Sweep {
    static let panelMarks = LocalizedText(
      en: "A panel a path, each point in all of them; line: the mean over the other paths. "
        + "★: best; ring: cannot be distinguished from it.",
      zh: "每个参数一幅，各点在每幅中均出现；线：对其他参数取平均。★：最优；空心圆：与最优无法区分。")
    static let tieMarks = LocalizedText(
      en: "★: best; =: cannot be distinguished from it.",
      zh: "★：最优；=：与最优无法区分。")
    static let bestMark = LocalizedText(en: "★: best estimate.", zh: "★：估计最优。")
    static let brighter = LocalizedText(en: "Brighter is better.", zh: "越亮越好。")
    static let today = LocalizedText(
      en: "Dashed: the scenario as it stands.", zh: "虚线框：原方案。")

    static func edge(_ paths: String) -> LocalizedText {
      LocalizedText(
        en:
          "The best point lies at the end of the values of \(paths): a better one may lie beyond.",
        zh: "最优点位于 \(paths) 取值范围的边缘：范围之外可能有更优的取值。")
    }

    static func title(_ measure: String) -> LocalizedText {
      LocalizedText(
        en: "\(measure) over the points of the sweep",
        zh: "\(measure)：各参数组合")
    }

    static func unit(_ unit: String) -> LocalizedText {
      LocalizedText(
        en: "Unit: \(unit).",
        zh: "单位：\(unit)。")
    }

    static func replications(_ count: String) -> LocalizedText {
      LocalizedText(
        en: "\(count) replications a point, on common random numbers.",
        zh: "每点 \(count) 次重复，使用公共随机数。")
    }
  }

  /// A sensitivity study.
  enum Sensitivity {
    static func indicesTitle(_ figure: String) -> LocalizedText {
      LocalizedText(
        en: "What matters for \(figure)",
        zh: "哪些参数影响\(figure)")
    }

    static func effectsTitle(_ figure: String) -> LocalizedText {
      LocalizedText(
        en: "What moves \(figure): the screening",
        zh: "改变\(figure)的参数：筛选")
    }

    static let indicesCaption = LocalizedText(
      en: "Shares of the variance over the parameters' ranges. Light bar and number: with all "
        + "interactions (total index); dark bar: alone (first-order index). Line: 95 % interval.",
      zh: "占参数范围内方差的比例。浅色条与数字：含全部交互作用（总效应指数）；深色条：单独作用（一阶指数）。横线：95% 区间。")
    static let effectsCaption = LocalizedText(
      en:
        "Mean size of the effect of going through a parameter's whole range (Morris). Tick: what the "
        + "simulation's own noise alone would show. Line: 95 % interval.",
      zh: "参数跨越整个范围时影响的平均大小（Morris 法）。刻度：仅由模拟噪声造成的大小。横线：95% 区间。")
    static let parameter = LocalizedText(en: "parameter", zh: "参数")
    static let values = LocalizedText(en: "values", zh: "取值")
    static let estimate = LocalizedText(en: "estimate", zh: "估计值")
  }

  /// A search for the least staff.
  enum Staffing {
    static let title = LocalizedText(
      en: "Merchants suspended at each level of staff",
      zh: "各人手水平下被暂停的商家")

    static func caption(segment: String, days: Int, target: String) -> LocalizedText {
      LocalizedText(
        en:
          "Share of the merchants of \(segment) suspended within \(days) days. Dashed: the target, "
          + "\(target). ★: the choice. Line: 95 % interval over the replications of the search.",
        zh: "\(segment) 的商家在 \(days) 天内被暂停的比例。虚线：目标 \(target)。★：所选取值。竖线：搜索所用重复的 95% 区间。")
    }
  }

  /// An operating characteristic.
  enum Operating {
    static func title(_ rule: String) -> LocalizedText {
      LocalizedText(
        en: "Chance of suspension against the true answer rate: \(rule)",
        zh: "暂停概率与真实接听率：\(rule)")
    }

    static let rulesTitle = LocalizedText(
      en: "Chance of suspension against the true answer rate, rule by rule",
      zh: "各规则的暂停概率与真实接听率")
    static let someExactLines = LocalizedText(
      en: "Lines: exact, or joining simulated points where theory does not cover a rule.",
      zh: "曲线：精确值；理论不涵盖的规则则连接模拟点。")
    static let thresholdLines = LocalizedText(
      en: " Dashed upright: each rule's threshold.", zh: "竖虚线：各规则的阈值。")

    static func panel(_ calls: String, days: Int) -> LocalizedText {
      LocalizedText(
        en: "\(calls) calls a day, within \(days) days", zh: "每天 \(calls) 个来电，\(days) 天内")
    }

    static let exactLines = LocalizedText(en: "Lines: exact.", zh: "曲线：精确值。")
    static let simulatedLines = LocalizedText(
      en: "Theory does not cover this rule; lines join simulated points.",
      zh: "理论不涵盖此规则；曲线连接模拟点。")
    static let thresholdLine = LocalizedText(
      en: " Dashed upright: the threshold.",
      zh: "竖虚线：阈值。")

    static func simulatedPoints(merchants: String) -> LocalizedText {
      LocalizedText(
        en:
          " Points: simulated, \(merchants) merchants each, with 95 % Wilson intervals. Poisson calls of one "
          + "volume every day, each answered independently; days are independent; nobody responds.",
        zh: "点：模拟值，每点 \(merchants) 个商家，附 95% Wilson 区间。每天泊松来电，来电量恒定，各自独立接听，各天相互独立；商家不作反应。")
    }

    static func simulatedPointsWithDays(merchants: String) -> LocalizedText {
      LocalizedText(
        en:
          " Points: simulated, \(merchants) merchants each, with 95 % Wilson intervals. Poisson calls of one "
          + "volume every day; merchants have good and bad days; nobody responds.",
        zh: "点：模拟值，每点 \(merchants) 个商家，附 95% Wilson 区间。每天泊松来电，来电量恒定；商家有好日子和坏日子；商家不作反应。")
    }

    static func volume(_ calls: String) -> LocalizedText {
      LocalizedText(
        en: "\(calls) calls a day",
        zh: "每天 \(calls) 个来电")
    }

    static let trueAnswerRate = LocalizedText(en: "true answer rate", zh: "真实接听率")

    static func withinDays(_ days: Int) -> LocalizedText {
      LocalizedText(
        en: "within \(days) days",
        zh: "\(days) 天内")
    }

    static let calls = LocalizedText(en: "calls", zh: "来电")
    static let exact = LocalizedText(en: "exact", zh: "精确值")
    static let simulated = LocalizedText(en: "simulated", zh: "模拟值")
  }

  /// An audit of the rule.
  enum Audit {
    static let reading = LocalizedText(en: "reading", zh: "解读")
    static let title = LocalizedText(en: "What each reading is worth", zh: "各种解读的影响")
    static let caption = LocalizedText(
      en:
        "Flipped less as written, one reading at a time, paired by replication. Filled: beyond doubt after Holm's "
        + "correction; hollow: not. ",
      zh: "反转后减原解读，每次一种，按重复配对。实心：Holm 校正后仍显著；空心：不显著。")

    static func interval(replications: Int) -> LocalizedText {
      LocalizedText(
        en: "Line: 95 % interval over \(replications) replications.",
        zh: "横线：95% 区间，\(replications) 次重复。")
    }

    static let noIntervals = LocalizedText(
      en: "One replication, so no intervals.",
      zh: "仅一次重复，因此没有区间。")
    static let judgementsChange = LocalizedText(
      en: "It changes judgements, but no suspension and no minute.",
      zh: "评估结果有变，但暂停次数与分钟数不变。")
    static let nothingChanges = LocalizedText(
      en: "No day is judged otherwise.",
      zh: "没有一天的评估结果改变。")
    static let noCase = LocalizedText(en: "Nothing of the kind happens.", zh: "未出现此类情况。")
    static let ruleIsOff = LocalizedText(en: "The rule is off.", zh: "规则未启用。")

    static func alternatives(
      of question: String, asWritten: String, flipped: String
    ) -> LocalizedText {
      LocalizedText(
        en: "\(question): \(asWritten) / \(flipped)",
        zh: "\(question)：\(asWritten) / \(flipped)")
    }

    /// The question of a reading, whose English text stands in the results.
    static func question(_ reading: String, english: String) -> LocalizedText {
      LocalizedText(en: english, zh: chineseQuestions[reading] ?? english)
    }

    /// Why a reading cannot be flipped, whose English text stands in the results.
    static func fixed(_ reading: String, english: String) -> LocalizedText {
      LocalizedText(en: english, zh: chineseFixed[reading] ?? english)
    }

    private static let chineseFixed = [
      "ring-across-midnight": "跨越午夜的振铃计入结束当日。无法计入开始当日：评估该日的午夜时尚不知振铃如何结束。",
      "ring-across-nightfall": "跨越夜间时段边界的振铃计入开始时所在的时段。没有按结束时刻计入的设置：两种解读只在该时刻正在振铃的来电上不同。",
    ]

    /// One way to read a passage, whose English text stands in the results.
    static func side(_ english: String) -> LocalizedText {
      LocalizedText(en: english, zh: chineseSides[english] ?? english)
    }

    private static let chineseQuestions = [
      "boundary": "接听率恰好等于阈值", "few-call-day": "来电过少的一天", "night-calls": "夜间开始响铃的来电",
      "repeats": "同一咨询短时间内的多次振铃", "voice": "另一种媒介的来电", "busy-calls": "当班客服都在通话时的来电",
      "hang-ups": "顾客很快挂断的来电", "part-day": "恢复当日余下的时间", "ring-state": "由应用状态决定谁察觉振铃",
      "moratorium-days": "豁免期内的日子", "reply-hours": "回复率统计时段之外开始的会话",
      "assistant-replies": "智能助手的回复",
    ]

    private static let chineseSides = [
      "is not low": "不算低", "is low": "算低", "is a day that is not low": "算非低接听日",
      "is no day at all": "不计入历史", "count": "计入", "do not count": "不计入",
      "are a call each": "各算一次来电", "are one call": "合算一次来电", "is judged": "参与评估",
      "is not judged": "不参与评估", "as it starts": "以响铃开始时为准", "anew at each change": "每次变化时重新判断",
      "are left out, as if they had not been": "不计入历史", "empty the history": "清空历史",
      "in each moratorium's way": "按各豁免期的设置",
      "in each moratorium the other way": "各豁免期均反转",
      "in each rate's way": "按各回复率的设置", "in each rate the other way": "各回复率均反转",
      "in each segment's way": "按各群体的设置", "in each segment the other way": "各群体均反转",
    ]
  }
}
