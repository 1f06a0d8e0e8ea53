import Charts
import MerchantModel

extension PageText {
  /// The places that merchants share.
  enum Places {
    static let heading = LocalizedText(en: "Places that merchants share", zh: "商家共用的平台资源")
    static let opening = LocalizedText(
      en:
        "The places' own figures, of real calls and appeals over the counted days; in brackets the 95 % interval.",
      zh: "平台资源自身的指标，按统计日内的真实来电与申诉计算；括号内为 95% 区间。")

    static func name(of place: SharedPlace) -> LocalizedText {
      switch place {
      case .desk: LocalizedText(en: "The platform's desk", zh: "平台客服台")
      case .appeals: LocalizedText(en: "The appeals queue", zh: "申诉队列")
      }
    }

    static func open(_ points: String) -> LocalizedText {
      LocalizedText(
        en: "Merchants and place did not settle at point \(points): do not rely on figures there.",
        zh: "在参数组合 \(points) 处，商家与平台资源未达到平衡：请勿采信该处的数字。")
    }

    /// What a figure is called; nil of one that the page leaves out.
    static func title(of figure: String, at place: SharedPlace) -> LocalizedText? {
      titles[place]?[figure]
    }

    private static let titles: [SharedPlace: [String: LocalizedText]] = [
      .desk: [
        "calls": LocalizedText(en: "calls a day", zh: "每日来电"),
        "answered": LocalizedText(en: "calls answered", zh: "接听率"),
        "answered_in_20_s": LocalizedText(en: "calls answered within 20 s", zh: "20 秒内接听率"),
        "wait": LocalizedText(en: "mean wait of those answered, s", zh: "已接听者的平均等待（秒）"),
        "wait_p50": LocalizedText(en: "half wait at most, s", zh: "等待中位数（秒）"),
        "wait_p90": LocalizedText(en: "nine of ten wait at most, s", zh: "等待 90% 分位数（秒）"),
        "offered_load": LocalizedText(
          en: "work that calls bring, over staff hours", zh: "来电工作量占客服工时"),
        "load": LocalizedText(en: "time in calls, over staff hours", zh: "通话时间占客服工时"),
        "staff_hours": LocalizedText(en: "staff hours a day", zh: "每日客服工时"),
        "cost": LocalizedText(en: "cost a day", zh: "每日成本"),
        "cost_per_answer": LocalizedText(en: "cost of a call answered", zh: "每次接听成本"),
      ],
      .appeals: [
        "filed": LocalizedText(en: "appeals filed a day", zh: "每日提交的申诉"),
        "decided": LocalizedText(en: "appeals decided a day", zh: "每日处理的申诉"),
        "wait": LocalizedText(en: "from filing to decision, mean, days", zh: "从提交到处理的平均时间（天）"),
        "wait_p50": LocalizedText(en: "half are decided within, days", zh: "处理时间中位数（天）"),
        "wait_p90": LocalizedText(
          en: "nine of ten are decided within, days", zh: "处理时间 90% 分位数（天）"),
        "decided_in_24_h": LocalizedText(en: "decided within 24 h", zh: "24 小时内处理"),
        "offered_load": LocalizedText(
          en: "work of appeals filed, over reviewers' hours", zh: "提交的申诉工作量占审核工时"),
        "load": LocalizedText(
          en: "work of appeals decided, over reviewers' hours", zh: "处理的申诉工作量占审核工时"),
        "reviewers": LocalizedText(en: "reviewers", zh: "审核人数"),
        "reviewers_to_keep_up": LocalizedText(
          en: "reviewers to keep up with what is filed", zh: "处理完新申诉所需的审核人数"),
        "backlog": LocalizedText(en: "backlog, mean of days", zh: "待处理申诉，日均"),
        "backlog_at_end": LocalizedText(en: "backlog at the end", zh: "期末待处理申诉"),
        "reviewer_hours": LocalizedText(en: "reviewers' hours a day", zh: "每日审核工时"),
      ],
    ]
  }
}
