import Charts

extension PageText {
  /// Forecasts, and what they were worth.
  enum Forecasts {
    static let forecast = LocalizedText(en: "Ringside: a forecast", zh: "Ringside：预测")
    static let validation = LocalizedText(
      en: "Ringside: a model and a log", zh: "Ringside：模型与日志对照")
    static let forecastDays = LocalizedText(en: "Forecast", zh: "预测时段")
    static let draws = LocalizedText(en: "Draws", zh: "抽样次数")
    static let date = LocalizedText(en: "Day", zh: "日期")
    static let median = LocalizedText(en: "Median", zh: "中位数")

    static let open = LocalizedText(
      en: "The verdict is open until all days of the forecast have come.",
      zh: "预测时段尚未全部到来，暂无结论。")

    static func refuted(by figures: String, rate: String, p: String) -> LocalizedText {
      LocalizedText(
        en:
          "The log refutes the model, by \(figures). A right model is refuted in \(rate) of 100 logs; here p = \(p).",
        zh: "日志否定了该模型，依据：\(figures)。正确的模型在 100 份日志中约有 \(rate) 份会被否定；此处 p = \(p)。")
    }

    static func notRefuted(p: String) -> LocalizedText {
      LocalizedText(
        en:
          "The log does not refute the model: in a share of \(p) of its own draws some figure lies as far out. That can mean, "
          + "too, that the log is too short to tell.",
        zh: "日志未否定该模型：模型自身的抽样中，有 \(p) 的比例也出现同样大的偏离。也可能只是日志太短，不足以判断。")
    }

    static func drift(_ measure: String, since date: String, rate: String) -> LocalizedText {
      LocalizedText(
        en:
          "Drift: \(measure), since \(date). Of a right model \(rate) of 100 forecasts would show one in any measure.",
        zh: "漂移：\(measure)，自 \(date) 起。正确的模型 100 次预测中约有 \(rate) 次会在某项指标上出现漂移。")
    }

    static func againstNaive(_ parts: String) -> LocalizedText {
      LocalizedText(
        en: "Beside a seasonal naive forecast: \(parts).", zh: "与季节性朴素预测相比：\(parts)。")
    }

    static func better(_ measures: String) -> LocalizedText {
      LocalizedText(en: "beyond doubt better in \(measures)", zh: "\(measures)明显更好")
    }

    static func worse(_ measures: String) -> LocalizedText {
      LocalizedText(en: "beyond doubt worse in \(measures)", zh: "\(measures)明显更差")
    }

    static func untold(_ measures: String) -> LocalizedText {
      LocalizedText(
        en: "the days do not tell in \(measures)", zh: "\(measures)的天数不足以区分")
    }

    static func range(_ measure: String, _ median: String, from lower: String, to upper: String)
      -> LocalizedText
    {
      LocalizedText(
        en: "\(measure) \(median) (\(lower) to \(upper))",
        zh: "\(measure) \(median)（\(lower) 至 \(upper)）")
    }

    static func expected(from date: String, _ parts: String) -> LocalizedText {
      LocalizedText(
        en:
          "From \(date) on, all days and merchants together, the median of the draws and where nine tenths of them lie: \(parts).",
        zh: "自 \(date) 起，全部日期与商家合计，抽样中位数及九成抽样所在范围：\(parts)。")
    }

    static let scores = LocalizedText(en: "What the forecasts were worth", zh: "预测得分")
    static let scoresNote = LocalizedText(
      en:
        "All merchants together. Log, median, 90 % of draws: all days of the forecast. In the bands: the share of days, and in "
        + "brackets where 95 of 100 right forecasts have it. CRPS: an error in the measure's unit, the less the better; naive: "
        + "the same weekdays before, each as likely; better by: naive less CRPS, with its 95 % interval.",
      zh:
        "全部商家合计。日志、中位数、九成抽样：预测时段合计。落入区间：天数占比，括号内为 100 次正确预测中 95 次所在的范围。CRPS：以指标单位计的误差，越小越好；朴素：此前相同星期各日等概率；改进：朴素减 CRPS，附 95% 区间。"
    )
    static let scoreHeads = [
      LocalizedText(en: "Days", zh: "天数"), LocalizedText(en: "Log", zh: "日志"),
      LocalizedText(en: "Median", zh: "中位数"), LocalizedText(en: "90 % of draws", zh: "九成抽样"),
      LocalizedText(en: "In 50 % band", zh: "落入 50% 区间"),
      LocalizedText(en: "In 90 % band", zh: "落入 90% 区间"), LocalizedText(en: "CRPS", zh: "CRPS"),
      LocalizedText(en: "Naive", zh: "朴素"), LocalizedText(en: "Better by", zh: "改进"),
    ]
    static let refuters = LocalizedText(
      en: "What the model could be refuted by", zh: "可否定模型的指标")

    static func refutersNote(limit: String) -> LocalizedText {
      LocalizedText(
        en:
          "✗: refuted. Score: standard deviations from the mean of the draws; beyond \(limit) a figure refutes the model, "
          + "however many are looked at.",
        zh: "✗：被否定。得分：与抽样均值相差的标准差数；超过 \(limit) 即否定模型，已计入同时查看的指标数。")
    }

    static let refuterHeads = [
      LocalizedText(en: "Log", zh: "日志"), LocalizedText(en: "Median", zh: "中位数"),
      LocalizedText(en: "90 % of draws", zh: "九成抽样"), LocalizedText(en: "Score", zh: "得分"),
    ]
    static let next = LocalizedText(en: "What to look at next", zh: "接下来看什么")
    static let bandHeads = [
      LocalizedText(en: "50 % from", zh: "50% 下限"), LocalizedText(en: "50 % to", zh: "50% 上限"),
      LocalizedText(en: "90 % from", zh: "90% 下限"), LocalizedText(en: "90 % to", zh: "90% 上限"),
    ]
    static let note = LocalizedText(
      en:
        "Each day of the forecast, all merchants together: what the log has, and the bands of the draws.",
      zh: "预测时段的每一天，全部商家合计：日志的值与抽样区间。")
  }
}
