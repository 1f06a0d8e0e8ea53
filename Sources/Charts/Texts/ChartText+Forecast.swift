extension ChartText {
  /// A forecast and what came.
  enum Forecast {
    static let anchored = LocalizedText(
      en: " From the level of the days before.", zh: "以此前各日的水平为起点。")
    static let median = LocalizedText(en: "median of the draws", zh: "抽样中位数")
    static let lower = LocalizedText(en: "5 % of draws below", zh: "5% 的抽样低于")
    static let upper = LocalizedText(en: "5 % of draws above", zh: "5% 的抽样高于")

    static func title(from date: String) -> LocalizedText {
      LocalizedText(en: "Forecast from \(date) on", zh: "自 \(date) 起的预测")
    }

    static func titleWithActuals(from date: String) -> LocalizedText {
      LocalizedText(
        en: "Forecast from \(date) on, and what came", zh: "自 \(date) 起的预测与实际")
    }

    static func caption(draws: String) -> LocalizedText {
      LocalizedText(
        en:
          "Points: the log, all merchants together. Line: median of \(draws) draws; dark band: half of them, "
          + "light band: nine tenths.",
        zh: "点：日志，全部商家合计。线：\(draws) 次抽样的中位数；深色带：其中一半，浅色带：其中九成。")
    }

    /// What a panel shows.
    static func measure(_ name: String, or title: String) -> LocalizedText {
      LocalizedText(en: title, zh: chineseMeasures[name] ?? title)
    }

    private static let chineseMeasures = [
      "contacts": "咨询数", "calls": "来电数", "answer_rate": "接听率，%", "low_days": "低接听日",
      "suspensions": "停用次数", "answer_wait": "接听前等待，秒",
    ]
  }
}
