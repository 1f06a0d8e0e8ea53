extension ChartText {
  /// What was fitted to a log, and the log.
  enum Fits {
    static let log = LocalizedText(en: "log", zh: "日志")
    static let fitted = LocalizedText(en: "fitted", zh: "拟合")
    static let expected = LocalizedText(en: "expected of its weekday", zh: "该星期的期望")
    static let alike = LocalizedText(en: "without this spread", zh: "若无此差异")
    static let hours = LocalizedText(en: "hours", zh: "小时")

    static let durations = LocalizedText(
      en: "How long things last: the log and the best law", zh: "时长：日志与最佳分布")
    static let durationsCaption = LocalizedText(
      en:
        "Share that had ended by then. Thin steps: the log, by Kaplan and Meier, with its 95 % interval; thick line: the "
        + "law of the least AIC. Up to the longest hundredth.",
      zh: "截至该时刻已结束的比例。细阶梯线：日志（Kaplan–Meier）及其 95% 区间；粗线：AIC 最小的分布。不含最长的百分之一。")
    static let presence = LocalizedText(
      en:
        "Spells of presence are shown alone: rosters have fixed hours, and no law goes into them.",
      zh: "在岗时段仅供参考：排班为固定时间，不采用分布。")
    static let patience = LocalizedText(
      en: "How long customers let it ring", zh: "顾客愿意等待多久")
    static let patienceCaption = LocalizedText(
      en:
        "Share who would still be waiting. Thin steps: the log, by Kaplan and Meier, with its 95 % interval (whoever was "
        + "answered would have waited longer); thick line: the law of the least AIC.",
      zh: "仍在等待的比例。细阶梯线：日志（Kaplan–Meier）及其 95% 区间（被接听者本会等待更久）；粗线：AIC 最小的分布。")
    static let answering = LocalizedText(
      en: "How soon somebody picks up", zh: "多快有人接听")
    static let answeringCaption = LocalizedText(
      en:
        "Share of rings answered by then, had none ended otherwise. Thin steps: the log, with its 95 % interval; thick line: the "
        + "first of so many agents, by the chance and the delay fitted to one.",
      zh: "若来电不因其他原因结束，截至该时刻被接听的比例。细阶梯线：日志及其 95% 区间；粗线：由单个客服的拟合接听概率与延迟推得的多人最先接听。")

    /// By the words of the file.
    static let subjects = [
      "talks": LocalizedText(en: "Talks", zh: "通话"),
      "patience": LocalizedText(en: "Patience while it rings", zh: "振铃时的耐心"),
      "ringingAgain": LocalizedText(en: "Until a customer rings again", zh: "顾客再次来电前的间隔"),
      "comingBack": LocalizedText(en: "Until a merchant comes back", zh: "商家恢复功能前的延迟"),
      "presence": LocalizedText(en: "Spells of presence", zh: "在岗时段"),
    ]
    /// By the words of the file.
    static let families = [
      "exponential": LocalizedText(en: "exponential", zh: "指数分布"),
      "gamma": LocalizedText(en: "gamma", zh: "伽马分布"),
      "weibull": LocalizedText(en: "Weibull", zh: "威布尔分布"),
      "lognormal": LocalizedText(en: "lognormal", zh: "对数正态分布"),
    ]

    static func withSpike(_ family: String, below threshold: String) -> LocalizedText {
      LocalizedText(
        en: "\(family) with a spike below \(threshold) s", zh: "\(family)，含 \(threshold) 秒内的尖峰")
    }

    static func law(_ what: String, _ family: String, rows: String) -> LocalizedText {
      LocalizedText(en: "\(what): \(family), \(rows) rows", zh: "\(what)：\(family)，\(rows) 条")
    }

    static func agents(_ count: Int, rings: String) -> LocalizedText {
      LocalizedText(
        en: "\(count) agent\(count == 1 ? "" : "s"), \(rings) rings",
        zh: "\(count) 名客服，\(rings) 次振铃")
    }

    static let hoursTitle = LocalizedText(en: "When they come: hours", zh: "何时来：一天中的时段")
    static let hoursCaption = LocalizedText(
      en:
        "Share of a day's. Bars: the log; points: fitted, with 95 % intervals from the spread between days.",
      zh: "占全天的比例。柱：日志；点：拟合值及其 95% 区间（由各日之间的差异得出）。")
    static let shrunk = LocalizedText(
      en: "Where the log has few, shares are drawn towards the scenario's.",
      zh: "日志数据少时，比例向场景取值收缩。")
    static let weekdays = LocalizedText(en: "When they come: weekdays", zh: "何时来：星期")
    static let weekdayAxis = LocalizedText(en: "factor of the weekday", zh: "星期系数")
    static let weekdaysCaption = LocalizedText(
      en:
        "Ticks: the days of the log; points: fitted, with 95 % intervals. All seven add up to 7. The axis does not begin at 0.",
      zh: "刻度：日志中的各日；点：拟合值及其 95% 区间。七个系数之和为 7。纵轴不从 0 开始。")
    static let weekdayNames = [
      LocalizedText(en: "Mon", zh: "周一"), LocalizedText(en: "Tue", zh: "周二"),
      LocalizedText(en: "Wed", zh: "周三"), LocalizedText(en: "Thu", zh: "周四"),
      LocalizedText(en: "Fri", zh: "周五"), LocalizedText(en: "Sat", zh: "周六"),
      LocalizedText(en: "Sun", zh: "周日"),
    ]

    static let daily = LocalizedText(
      en: "How days differ: all merchants together", zh: "各日差异：全部商家合计")
    static let dailyCaption = LocalizedText(
      en:
        "Points: the log. Line: what the weekday has; dark band: where the fitted spread has half of such days, light band: "
        + "nine tenths. The axis does not begin at 0.",
      zh: "点：日志。线：该星期的期望；深色带：按拟合离散程度有一半的日子落入其中，浅色带：九成。纵轴不从 0 开始。")
    static let counts = LocalizedText(
      en: "How days differ: each merchant's own", zh: "各日差异：单个商家")
    static let countsCaption = LocalizedText(
      en:
        "Merchant-days by how many came. Bars: the log; line: with the fitted busyness, given sizes and days; dashes: if "
        + "merchants had no busy days of their own (Poisson). The last bin has all beyond.",
      zh: "按数量统计的商家日。柱：日志；实线：按拟合的忙闲波动（规模与日期既定）；虚线：若商家没有自身的忙日（泊松）。最后一格含其以上全部。")
    static let callsADay = LocalizedText(en: "calls a day", zh: "每日来电")
    static let contactsADay = LocalizedText(en: "contacts a day", zh: "每日咨询")

    static func merchantDays(_ count: String) -> LocalizedText {
      LocalizedText(en: "\(count) merchant-days", zh: "\(count) 个商家日")
    }

    static func orMore(_ least: String) -> LocalizedText {
      LocalizedText(en: "\(least) or more", zh: "\(least) 或以上")
    }

    static let rates = LocalizedText(
      en: "How merchants differ: answer rates", zh: "商家差异：接听率")
    static let ratesCaption = LocalizedText(
      en:
        "Merchants by the share of calls they answered. Bars: the log; line: the beta-binomial law, each merchant with its own "
        + "calls; dashes: if all were alike.",
      zh: "按接听率统计的商家数。柱：日志；实线：贝塔二项分布（各商家取其自身来电数）；虚线：若所有商家相同。")
    static let answered = LocalizedText(en: "calls answered", zh: "接听率")

    static func merchants(_ count: String) -> LocalizedText {
      LocalizedText(en: "\(count) merchants", zh: "\(count) 个商家")
    }
  }
}
