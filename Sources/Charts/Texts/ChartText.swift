import ResultFiles

/// The texts of charts, by topic: of runs and comparisons here, of others in extensions.
enum ChartText {
  /// The daily share of suspended merchants.
  enum Daily {
    static let day = LocalizedText(en: "day", zh: "日期")
    static let title = LocalizedText(
      en: "Share of merchants suspended, day by day",
      zh: "每日处于暂停状态的商家占比")
    static let caption = LocalizedText(
      en: "Merchants whose feature is off at the end of the day.",
      zh: "当日结束时功能处于关闭状态的商家。")
    static let warmUp = LocalizedText(en: "warm-up, not counted", zh: "预热期，不计入")
  }

  /// The time until the first suspension.
  enum Survival {
    static let daysAxis = LocalizedText(
      en: "days since the first counted day",
      zh: "自首个计入日起的天数")
    static let endOfDay = LocalizedText(en: "by the end of day", zh: "截至第几天")
    static let notYetSuspended = LocalizedText(en: "not yet suspended", zh: "尚未被暂停")
    static let title = LocalizedText(en: "How long until the first suspension", zh: "距首次暂停有多久")
    static let caption = LocalizedText(
      en: "Share of merchants not yet suspended; the vertical axis does not begin at 0.",
      zh: "尚未被暂停的商家占比；纵轴不从 0 开始。")
  }

  /// Lines over days.
  enum Series {
    static func policiesShown(_ shown: Int, of all: Int) -> LocalizedText {
      LocalizedText(
        en: "Shown are the baseline and the \(shown) of \(all) policies that change "
          + "suspensions most.",
        zh: "图中为基准及 \(all) 个策略中对暂停影响最大的 \(shown) 个。")
    }
  }

  /// The answer rate by hour.
  enum Hours {
    static func firstSegments(_ count: Int) -> LocalizedText {
      LocalizedText(
        en: "The first \(count) segments are shown.",
        zh: "仅显示前 \(count) 个商家分组。")
    }

    static let title = LocalizedText(
      en: "Answer rate by hour of the day, and who is at work",
      zh: "分时段接听率与当班客服")
    static let caption = LocalizedText(
      en:
        "Share of calls answered, by the hour in which they rang; grey hours are the night window. "
        + "Bars: agents at work on average, per merchant.",
      zh: "按振铃时段统计的接听比例；灰色为夜间时段。柱：每个商家的平均当班客服人数。")
    static let hollow = LocalizedText(
      en: "Hollow: the interval is wider than 30 points, or there is none.",
      zh: "空心：区间宽于 30 个百分点或无区间。")
    static let answeredAxis = LocalizedText(en: "answered", zh: "接听")
    static let hour = LocalizedText(en: "hour", zh: "时段")
    static let answered = LocalizedText(en: "answered", zh: "接听率")
    static let calls = LocalizedText(en: "calls per merchant and day", zh: "每商家每天来电")
    static let agentsAtWork = LocalizedText(en: "agents at work", zh: "当班客服")
    static let atWork = LocalizedText(en: "at work", zh: "当班")
  }

  /// The duration of guidance.
  enum Minutes {
    static let text = LocalizedText(en: "text", zh: "文字")
    static let video = LocalizedText(en: "video", zh: "视频")
    static let mean = LocalizedText(en: "mean ", zh: "平均 ")
    static let title = LocalizedText(
      en: "Minutes of guidance per contact, text against video",
      zh: "每次咨询的指导时长：文字对视频")
    static let caption = LocalizedText(
      en: "Thick bar: the middle half of contacts; thin line: all but the shortest and longest "
        + "tenth; white tick: median; diamond and number: mean.",
      zh: "粗条：中间一半的咨询；细线：去掉最短与最长各十分之一；白色刻度：中位数；菱形与数字：平均值。")

    static func sample(_ sample: String) -> LocalizedText {
      LocalizedText(
        en: "Over the contacts of \(sample), each quantile the mean over replications.",
        zh: "统计对象为\(sample)的全部咨询，各分位数取各次重复的平均。")
    }

    static let channel = LocalizedText(en: "channel", zh: "渠道")
    static let meanInMinutes = LocalizedText(en: "mean, min", zh: "平均（分钟）")
    static let medianInMinutes = LocalizedText(en: "median, min", zh: "中位数（分钟）")
    static let tenthBelow = LocalizedText(en: "a tenth below", zh: "十分之一低于")
    static let nineTenthsBelow = LocalizedText(en: "nine tenths below", zh: "十分之九低于")
  }

  /// Reasons for missed calls.
  enum MissedCalls {
    static let nobodyOnShift = LocalizedText(en: "nobody on shift", zh: "无人当班")
    static let allBusy = LocalizedText(en: "all agents in calls", zh: "客服都在通话")
    static let notNoticed = LocalizedText(en: "not noticed in the foreground", zh: "应用在前台但未察觉")
    static let background = LocalizedText(en: "app in the background", zh: "应用在后台")
    static let closed = LocalizedText(en: "app closed", zh: "应用已关闭")
    static let hungUp = LocalizedText(en: "customer hung up", zh: "顾客挂断")
    static let title = LocalizedText(en: "Why calls are missed", zh: "来电为何未接")
    static let caption = LocalizedText(en: "Share of all calls that rang.", zh: "占全部振铃来电的比例。")
    static let reason = LocalizedText(en: "reason", zh: "原因")
    static let shareOfCalls = LocalizedText(en: "share of calls", zh: "占来电")
  }

  /// Suspensions by the size of merchants.
  enum FalsePositives {
    static let truePositives = LocalizedText(
      en: "below the threshold without the rule", zh: "无规则时低于门槛")
    static let falsePositives = LocalizedText(en: "false positives", zh: "运气不好")
    static let title = LocalizedText(
      en: "False positives by the size of merchants",
      zh: "运气还是过失：按商家规模")
    static let caption = LocalizedText(
      en:
        "A suspension is a false positive if the merchant's expected answer rate without the rule is at "
        + "or above the threshold. Size: contacts a day.",
      zh: "若商家在无规则时的期望接听率达到门槛，则该次暂停属于运气不好。规模：每日咨询量。")
    static let suspensions = LocalizedText(
      en: "suspensions per merchant and 30 days",
      zh: "每商家每 30 天暂停次数")
    static let suspensionsShort = LocalizedText(en: "suspensions in 30 days", zh: "30 天暂停次数")
    static let contacts = LocalizedText(en: "contacts a day", zh: "每日咨询量")
    static let kind = LocalizedText(en: "kind", zh: "类别")
    static let perMerchant = LocalizedText(en: "per merchant and 30 days", zh: "每商家每 30 天")
    static let shareOfMerchants = LocalizedText(en: "of all merchants", zh: "占全部商家")
    static let sizeAxis = LocalizedText(
      en: "contacts a day; share of merchants",
      zh: "每日咨询量；占商家比例")
  }

  /// What each policy changes.
  enum Policies {
    static let title = LocalizedText(en: "What each policy changes", zh: "各策略带来的变化")

    static func caption(_ baseline: String) -> LocalizedText {
      LocalizedText(
        en:
          "Difference from “\(baseline)”, paired by replication. Filled: beyond doubt after Holm's "
          + "correction over all measures and policies; hollow: not.",
        zh: "与“\(baseline)”之差，按重复配对。实心：对全部指标与策略做 Holm 校正后仍显著；空心：不显著。")
    }
  }

  /// Policies by two measures.
  enum Pareto {
    static let title = LocalizedText(
      en: "Which policies no other beats on both",
      zh: "哪些策略在两项指标上都不被超越")

    static func change(_ measure: String, _ unit: String) -> LocalizedText {
      LocalizedText(
        en: "change: \(TextLayout.lowered(measure))" + (unit.isEmpty ? "" : ", \(unit)"),
        zh: "变化：\(measure)" + (unit.isEmpty ? "" : "，\(unit)"))
    }

    static func caption(_ baseline: String) -> LocalizedText {
      LocalizedText(
        en:
          "Differences from “\(baseline)”, paired by replication. Filled and joined: not beaten on both measures by any "
          + "other. The number is the estimated chance of that. It supposes that estimates err as normal figures with the "
          + "spread of their replications do, and is no guarantee.",
        zh:
          "与“\(baseline)”之差，按重复配对。实心并以线相连：没有其他策略在两项指标上同时更好。数字为该策略位于前沿的估计概率，假定各估计值的误差服从正态分布、离散程度与各次重复之间相同；不作保证。"
      )
    }

    static let chanceOnFront = LocalizedText(
      en: "estimated chance on the front", zh: "位于前沿的估计概率")
  }
}
