extension ChartText {
  /// Figures by which a model can be refuted, and what to look at where they do.
  enum Refuters {
    /// What a figure is.
    static func title(_ name: String, or title: String) -> LocalizedText {
      LocalizedText(en: title, zh: chinese[name] ?? title)
    }

    /// All forecast days of a measure together.
    static func total(_ measure: String, or title: String) -> LocalizedText {
      LocalizedText(en: title, zh: "\(measure)（预测时段合计）")
    }

    static let changed = LocalizedText(
      en: "what changed between the days before and these", zh: "此前各日与预测时段之间发生了什么变化")

    private static let chinese = [
      "contacts": "每商家每天咨询", "calls": "每商家每天来电", "answer_rate": "来电接听比例",
      "low_days": "每百个商家日的低接听日", "low_after_low": "低接听日次日仍低的比例",
      "suspensions": "每百个商家日的暂停次数", "answer_wait": "接听前等待（秒）", "abandoned": "顾客放弃的来电比例",
      "abandoned_wait": "放弃前等待（秒）", "rings_per_contact": "有来电的咨询平均振铃次数",
      "day_dispersion": "同一商家各日来电的离散程度", "day_correlation": "来电与前一日的相关",
      "answer_dispersion": "同一商家各日接听比例的离散程度", "answer_correlation": "接听比例与前一日的相关",
      "merchant_sizes": "商家之间来电的差异", "merchant_rates": "商家之间接听比例的差异",
      "morning": "中午前来电的比例", "evening": "18:00 后来电的比例",
    ]

    private static let level = LocalizedText(
      en: "the level of contacts (contactsPerDay), weekdays, campaigns, growth",
      zh: "咨询水平（contactsPerDay）、星期、大促、增长")
    private static let noticing = LocalizedText(
      en: "how rings are noticed (answering, diligence, rosters)",
      zh: "来电如何被察觉（answering、diligence、排班）")
    private static let rule = LocalizedText(
      en: "the rule in force, and what merchants make of it (response)",
      zh: "现行规则与商家的应对（response）")
    private static let badDays = LocalizedText(
      en: "how long good and bad days last (dayEffect.persistence)",
      zh: "好坏日持续多久（dayEffect.persistence）")
    private static let patience = LocalizedText(
      en: "customers' patience (customer.ringPatience)", zh: "顾客的耐心（customer.ringPatience）")
    private static let hours = LocalizedText(
      en: "the hours of contacts (hours) and rosters", zh: "咨询时段（hours）与排班")

    /// By the names of the file.
    static let advice = [
      "contacts": level, "calls": level, "answer_rate": noticing, "answer_wait": noticing,
      "low_days": rule, "suspensions": rule, "low_after_low": badDays,
      "answer_correlation": badDays, "abandoned": patience, "abandoned_wait": patience,
      "rings_per_contact": LocalizedText(
        en: "what customers do after a miss (customer.afterMiss)",
        zh: "未接后顾客的行为（customer.afterMiss）"),
      "day_dispersion": LocalizedText(
        en: "how busy days differ (demand.busyness, platform.busyness)",
        zh: "各日忙闲差异（demand.busyness、platform.busyness）"),
      "day_correlation": LocalizedText(
        en: "how long busy spells last (demand.persistence)",
        zh: "忙期持续多久（demand.persistence）"),
      "answer_dispersion": LocalizedText(
        en: "good and bad days at answering (dayEffect.sd), absence",
        zh: "接听的好坏日（dayEffect.sd）、缺勤"),
      "merchant_sizes": LocalizedText(
        en: "how merchants differ in size (demand.volume)", zh: "商家规模差异（demand.volume）"),
      "merchant_rates": LocalizedText(
        en: "how merchants differ at answering (diligence, app.foregroundShare)",
        zh: "商家接听差异（diligence、app.foregroundShare）"),
      "morning": hours, "evening": hours,
    ]
  }
}
