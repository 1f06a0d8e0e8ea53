import Charts
import ResultFiles

extension PageText {
  /// A search for the best values.
  enum Optimum {
    static let kind = LocalizedText(en: "Ringside: the best values", zh: "Ringside：最优取值搜索")
    static let most = LocalizedText(en: "most ", zh: "最大化")
    static let least = LocalizedText(en: "least ", zh: "最小化")
    static let bounds = LocalizedText(en: "Bounds", zh: "约束")
    static let points = LocalizedText(en: "Points", zh: "候选数")
    static let noBest = LocalizedText(en: "No best point was found.", zh: "未找到最优取值。")

    static func nothingKeepsBounds(_ bounds: String) -> LocalizedText {
      LocalizedText(
        en: "No point was found to keep the bounds: \(bounds).",
        zh: "没有候选满足约束：\(bounds)。")
    }

    static func confirmedBest(
      _ point: String, objective: String, figure: String
    ) -> LocalizedText {
      LocalizedText(
        en:
          "The best point is \(point): \(TextLayout.lowered(objective)), \(figure), on replications that had no "
          + "part in the search.",
        zh: "最优取值为 \(point)：\(objective) \(figure)，由未参与搜索的重复得出。")
    }

    static func best(_ point: String) -> LocalizedText {
      LocalizedText(
        en: "The best point is \(point).",
        zh: "最优取值为 \(point)。")
    }

    static func difference(_ difference: String) -> LocalizedText {
      LocalizedText(
        en: "Its difference from the scenario as it is: "
          + "\(difference).",
        zh: "与原方案之差为 \(difference)。")
    }

    static func notJudged(_ count: Int, of points: Int) -> LocalizedText {
      LocalizedText(
        en: "\(count) of \(points) points could not be judged, because a figure does not "
          + "exist in some replication.",
        zh: "\(points) 个候选中有 \(count) 个无法判定，因为在某次重复中指标不存在。")
    }

    static let notPromised = LocalizedText(
      en: "It is not promised to be the best: ",
      zh: "不保证其为最优：")
    static let nothingPromised = LocalizedText(
      en: "Nothing is promised: the replications allowed did not part all points.",
      zh: "不作保证：允许的重复次数未能区分全部候选。")
    static let percentagePoints = LocalizedText(en: " percentage points", zh: " 个百分点")

    static func promise(error: String, lead: String, unit: String) -> LocalizedText {
      LocalizedText(
        en: "But for a chance of \(error) it is the best of these points, if it is ahead by "
          + "\(lead)\(unit) or more; nearer rivals may be as good.",
        zh: "若领先 \(lead)\(unit)或以上，则除 \(error) 的可能外，它是这些候选中最优的；更接近的候选可能同样好。")
    }

    static let asItIs = LocalizedText(en: "the scenario as it is", zh: "原方案")
    static let confirmed = LocalizedText(en: "Confirmed", zh: "独立验证")
    static let confirmedNote = LocalizedText(
      en:
        "On replications that had no part in the search, each point on the same ones; intervals at 95 %.",
      zh: "使用未参与搜索的重复，各方案采用相同的重复；区间为 95%。")
    static let note = LocalizedText(
      en:
        "What the search found of each point. From the best: the difference over the replications that "
        + "both have had, paired. Lower and upper: 95 % interval, each by itself; these replications "
        + "chose the best, so its lead may be too great.",
      zh: "各候选在搜索中的结果。与最优之差：按两者共有的重复配对。下限与上限：95% 区间，各自单独成立；最优取值由这些重复选出，其领先幅度可能偏大。")
    static let fromBest = LocalizedText(en: "From the best", zh: "与最优之差")
    static let isBest = LocalizedText(en: "best", zh: "最优")
    static let isContender = LocalizedText(en: "still in the race", zh: "仍在竞争")
    static let isBehind = LocalizedText(en: "behind", zh: "落后")
    static let isInfeasible = LocalizedText(en: "breaks a bound", zh: "违反约束")
    static let isUnclear = LocalizedText(en: "bounds not told", zh: "约束未定")
    static let isUndefined = LocalizedText(en: "a figure does not exist", zh: "指标不存在")
  }
}
