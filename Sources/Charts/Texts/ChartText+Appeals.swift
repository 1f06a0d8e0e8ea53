import ResultFiles

extension ChartText {
  /// The appeals queue.
  enum Appeals {
    static let title = LocalizedText(
      en: "Appeals that wait for a decision, day by day", zh: "每日待处理的申诉")
    static let caption = LocalizedText(
      en: "Real appeals filed and not decided as the day ends, on the mean of all replications.",
      zh: "当日结束时已提交而未作决定的实际申诉数，为所有重复的平均值。")
    static let waiting = LocalizedText(en: "appeals waiting", zh: "待处理申诉")
  }
}
