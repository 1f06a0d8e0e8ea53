extension ChartText {
  /// One merchant's days.
  enum MerchantDays {
    static func rule(threshold: String, minimumCalls: Int, lowDays: Int) -> LocalizedText {
      LocalizedText(
        en:
          "A day is low if fewer than \(threshold) of at least \(minimumCalls) calls are answered; "
          + "\(lowDays) low days in a row suspend.",
        zh: "一天至少有 \(minimumCalls) 通来电、且接听少于 \(threshold) 即为低接听日；连续 \(lowDays) 个低接听日即暂停。")
    }

    static func title(_ merchant: String) -> LocalizedText {
      LocalizedText(
        en: "Why it happens: the days of merchant \(merchant)",
        zh: "为何如此：商家 \(merchant) 的几天")
    }

    static func example(replication: UInt64) -> LocalizedText {
      LocalizedText(
        en: "One simulated merchant, replication \(replication): an example, no estimate.",
        zh: "这是第 \(replication) 次重复中的一个模拟商家：仅为示例，不是估计值。")
    }

    /// A day of the year.
    ///
    /// - Parameters:
    ///   - weekday: From 0 for Monday.
    ///   - month: From 1.
    ///   - day: From 1.
    static func date(weekday: Int, month: Int, day: Int) -> LocalizedText {
      let english = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
      let chinese = ["一", "二", "三", "四", "五", "六", "日"]
      let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
      ]
      return LocalizedText(
        en: "\(english[weekday]) \(day) \(months[month - 1])",
        zh: "\(month)月\(day)日 周\(chinese[weekday])")
    }

    static let featureOff = LocalizedText(en: "feature off", zh: "功能暂停")
    static let agentOnShift = LocalizedText(en: "agent on shift", zh: "客服当班")
    static let appInForeground = LocalizedText(en: "app in the foreground", zh: "应用在前台")
    static let inCall = LocalizedText(en: "in a call", zh: "通话中")
    static let what = LocalizedText(en: "what", zh: "状态")
    static let when = LocalizedText(en: "when", zh: "时间")
    static let who = LocalizedText(en: "who", zh: "谁")
    static let callAnswered = LocalizedText(en: "call answered", zh: "来电已接")
    static let callMissed = LocalizedText(en: "call missed", zh: "来电未接")
    static let pickedUpToHangUp = LocalizedText(en: "picked up only to hang up", zh: "接起即挂")
    static let contact = LocalizedText(en: "contact", zh: "咨询")
    static let rangAt = LocalizedText(en: "rang at", zh: "振铃时间")
    static let rangFor = LocalizedText(en: "rang for", zh: "振铃时长")
    static let outcome = LocalizedText(en: "outcome", zh: "结果")
    static let whyMissed = LocalizedText(en: "why missed", zh: "未接原因")
    static let noCalls = LocalizedText(en: "no calls", zh: "无来电")

    static func answeredCalls(answered: Int, offered: Int) -> LocalizedText {
      LocalizedText(
        en: "\(answered) of \(offered) answered",
        zh: "\(offered) 通接 \(answered) 通")
    }

    static let lowDay = LocalizedText(en: "low day", zh: "低接听日")
    static let suspended = LocalizedText(en: "suspended", zh: "暂停")
    static let notJudged = LocalizedText(en: "not judged", zh: "不计")
  }
}
