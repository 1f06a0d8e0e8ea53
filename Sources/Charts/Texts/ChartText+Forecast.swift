extension ChartText {
  /// A forecast and what came.
  enum Forecast {
    static let anchored = LocalizedText(
      en: " From the level of the days before.", zh: "以此前各日的水平为起点。")
    static let median = LocalizedText(en: "median of the draws", zh: "抽样中位数")
    static let lower = LocalizedText(en: "5 % of draws below", zh: "5% 的抽样低于")
    static let upper = LocalizedText(en: "5 % of draws above", zh: "5% 的抽样高于")

    static let places = LocalizedText(
      en: "Where each day lies among its draws", zh: "每一天在其抽样中的位置")
    static let placesCaption = LocalizedText(
      en:
        "Days by the share of draws below them (PIT). Dashes: what right forecasts have. A bowl: bands too narrow; a hump: too "
        + "wide; a slope: too high or too low.",
      zh: "按低于当日实际值的抽样比例统计的天数（PIT）。虚线：正确预测应有的水平。两端高：区间过窄；中间高：过宽；一边高：预测偏高或偏低。")
    static let place = LocalizedText(en: "share of draws below", zh: "低于实际值的抽样比例")
    static let days = LocalizedText(en: "days", zh: "天数")

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

    /// What a measure is called.
    static func measure(_ name: String, or title: String) -> LocalizedText {
      LocalizedText(en: title, zh: chineseMeasures[name] ?? title)
    }

    private static let chineseMeasures = [
      "contacts": "咨询数", "calls": "来电数", "answer_rate": "接听率，%", "low_days": "低接听日",
      "suspensions": "暂停次数", "answer_wait": "接听前等待，秒",
    ]
  }

  /// Rules on history.
  enum Backtest {
    static let title = LocalizedText(
      en: "When merchants would have been suspended", zh: "商家会在何时被暂停")
    static let merchant = LocalizedText(en: "merchant", zh: "商家")
    static let judged = LocalizedText(en: "day judged", zh: "评判日")
    static let back = LocalizedText(en: "back", zh: "恢复")

    static func caption(merchants: String, of all: String) -> LocalizedText {
      LocalizedText(
        en:
          "A row a merchant, a bar a suspension, until the merchant's return or the end of the log. Suspended under some "
          + "policy: \(merchants) of \(all) merchants.",
        zh: "每行一个商家，每条一次暂停，至商家恢复或日志结束为止。在任一策略下被暂停：\(all) 个商家中的 \(merchants) 个。")
    }

    static func first(_ count: Int) -> LocalizedText {
      LocalizedText(
        en: "Shown are the \(count) with the most suspensions.", zh: "仅显示暂停次数最多的 \(count) 个。")
    }
  }
}
