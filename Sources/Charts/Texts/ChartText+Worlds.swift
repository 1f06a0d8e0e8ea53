import ResultFiles

extension ChartText {
  /// Figures over worlds.
  enum Worlds {
    static func title(_ worlds: Int) -> LocalizedText {
      LocalizedText(
        en: "Error beside risk: what \(worlds) worlds that may be true say",
        zh: "误差与风险：\(worlds) 个可能成立的世界")
    }

    static let runCaption = LocalizedText(
      en:
        "Blue: how well a mean is known (95 %). Orange: where a single case may lie. Grey ticks: worlds, draws of all that "
        + "nobody knows. Dots: estimate, mean and median.",
      zh: "蓝色：均值的误差（95%）。橙色：单个情形可能落在何处。灰色刻度：各个世界，即对所有未知数的抽样。圆点：估计值、均值与中位数。")
    static let policiesCaption = LocalizedText(
      en: "Bars: 9 of 10 worlds under each policy; dots: medians; grey ticks: worlds.",
      zh: "条：每个策略下十分之九的世界；圆点：中位数；灰色刻度：各个世界。")
    static let mean = LocalizedText(en: "mean, inputs as written", zh: "均值（取写定的输入）")
    static let month = LocalizedText(
      en: "one real month, inputs as written", zh: "实际一个月（取写定的输入）")
    static let meanOverWorlds = LocalizedText(en: "mean over worlds", zh: "各世界的均值")
    static let nineOfTen = LocalizedText(en: "9 of 10 worlds", zh: "十分之九的世界")
    static let interval = LocalizedText(en: "interval", zh: "区间")
    static let from = LocalizedText(en: "from", zh: "从")
    static let to = LocalizedText(en: "to", zh: "到")
  }
}
