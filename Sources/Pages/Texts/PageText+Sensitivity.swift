import Charts

extension PageText {
  /// A sensitivity study.
  enum Sensitivity {
    static let kind = LocalizedText(
      en: "Ringside: what a figure hangs on",
      zh: "Ringside：敏感性分析")

    static func perPoint(_ replications: String) -> LocalizedText {
      LocalizedText(
        en: ", \(replications) a point",
        zh: "，每点 \(replications) 次")
    }

    static func replications(_ count: String) -> LocalizedText {
      LocalizedText(
        en: "\(count) replications in all",
        zh: "共 \(count) 次重复")
    }

    static let figure = LocalizedText(en: "Figure", zh: "考察指标")
    static let parameters = LocalizedText(en: "Parameters", zh: "参数数")
    static let noSpread = LocalizedText(
      en: "No parameter moves the figure, so there are no shares of its variance.",
      zh: "没有参数改变该指标，因此没有方差可分配。")
    static let hiddenByNoise = LocalizedText(
      en: "Noise hides the variance over the values, so there are no shares of it.",
      zh: "取值范围内的方差被噪声掩盖，因此无法给出占比。")

    static func noIntervals(parameter: String) -> LocalizedText {
      LocalizedText(
        en: "\(parameter) has the greatest index, but there were too few rows for intervals.",
        zh: "\(parameter) 的指数最大，但行数太少，无法给出区间。")
    }

    static func nothingSure(figure: String) -> LocalizedText {
      LocalizedText(
        en: "No parameter is sure to matter for \(figure): every interval reaches 0.",
        zh: "没有参数被证实影响\(figure)：所有区间均包含 0。")
    }

    static func mostImportant(figure: String, parameter: String, total: String, alone: String?)
      -> LocalizedText
    {
      LocalizedText(
        en:
          "What matters most for \(figure) is \(parameter): together with others it makes \(total) "
          + "of the variance" + (alone.map { ", alone \($0)." } ?? "."),
        zh: "\(figure)主要取决于 \(parameter)：连同交互作用，它占方差的 \(total)"
          + (alone.map { "，单独占 \($0)。" } ?? "。"))
    }

    static let with = LocalizedText(en: " with ", zh: "：")

    static func next(_ list: String, count: Int) -> LocalizedText {
      LocalizedText(
        en: "Next \(count == 1 ? "comes" : "come") \(list).",
        zh: "其次是 \(list)。")
    }

    static func notSure(_ names: String, isOne: Bool) -> LocalizedText {
      LocalizedText(
        en:
          "Of \(names) no influence is sure: \(isOne ? "its interval reaches" : "their intervals reach") 0.",
        zh: "未能证实 \(names) 的影响：\(isOne ? "其区间" : "其区间均")包含 0。")
    }

    static func screenedOut(_ parameters: String, count: Int) -> LocalizedText {
      LocalizedText(
        en: "\(parameters) mattered less in the screening and stayed as the scenario has "
          + "\(count == 1 ? "it" : "them").",
        zh: "\(parameters) 在筛选中影响较小，其后保持场景原值。")
    }

    static let nothingEstimated = LocalizedText(
      en: "Nothing could be estimated.",
      zh: "无法给出估计。")

    static func onlyNoise(figure: String) -> LocalizedText {
      LocalizedText(
        en: "Of no parameter can the effect on \(figure) be distinguished "
          + "from the simulation's own noise.",
        zh: "没有参数对\(figure)的影响可与模拟噪声区分。")
    }

    static func mostMoving(figure: String, parameter: String, size: String) -> LocalizedText {
      LocalizedText(
        en:
          "What moves \(figure) most is \(parameter): going through the whole of its range changes "
          + "it by \(size) on average.",
        zh: "\(figure)受 \(parameter) 影响最大：该参数跨越整个范围时，平均变化 "
          + "\(size)。")
    }

    static func notAboveNoise(parameters: String) -> LocalizedText {
      LocalizedText(
        en: "The effect of \(parameters) cannot be distinguished from the simulation's own noise.",
        zh: "\(parameters) 的影响无法与模拟噪声区分。")
    }

    static func aboutIndices(rows: String) -> LocalizedText {
      LocalizedText(
        en:
          "Shares are of the variance that the figure has over all values of the parameters. Alone (first-order "
          + "index) is what would go away, on average, if the parameter were known; with others (total index) is "
          + "what would be left if all others were known. Their difference is what it does only together with "
          + "others. Intervals are at 95 %, by Student's t over randomised point sets; \(rows) rows in all. Estimates may lie a "
          + "little below 0 or above 1: they are not cut off.",
        zh: "比例指指标在全部参数取值上的方差。单独作用（一阶指数）是已知该参数后平均可消除的部分；含交互（总效应指数）是已知其他所有参数后"
          + "仍剩余的部分；二者之差为只与其他参数共同产生的作用。区间为各随机化点集之间的 95% t 区间，共 \(rows) 行。估计值可能略低于 0 或高于 1，未作截断。")
    }

    static func spread(mean: String, deviation: String, unit: String, noise: String)
      -> LocalizedText
    {
      LocalizedText(
        en: "Over the values the figure has mean \(mean) and standard deviation \(deviation)"
          + (unit.isEmpty ? "" : unit == "%" ? " %" : " \(unit)")
          + ". Of the variance of one replication \(noise) % is the simulation's own noise; the indices are "
          + "free of it.",
        zh: "在全部取值上，指标均值为 \(mean)，标准差为 \(deviation)"
          + (unit.isEmpty ? "" : unit == "%" ? "%" : "（\(unit)）")
          + "。单次重复的方差中有 \(noise)% 是模拟自身的噪声，指数中已将其排除。")
    }

    static func aboutEffects(trajectories: String) -> LocalizedText {
      LocalizedText(
        en:
          "The size of effect (Morris) is what going through the whole range of a parameter does to the figure, its "
          + "sign set aside, on average over places all over the ranges; \(trajectories) "
          + "trajectories. A size not far above the noise can be noise; a deviation as large as the size says that "
          + "the effect depends on where the parameters stand.",
        zh: "影响大小（Morris 法）指参数跨越整个范围时指标变化的平均绝对值，在各参数范围内多处取平均，共 "
          + "\(trajectories) 条轨迹。大小若与噪声相近，可能只是噪声；离差与大小相当，说明影响取决于各参数所处的位置。")
    }

    static let sharesNote = LocalizedText(
      en: "With others and alone: shares of the variance. ",
      zh: "“含交互”与“单独”：占方差的比例。")

    static func effectsNote(unit: String) -> LocalizedText {
      LocalizedText(
        en: "Effects: in the figure's own unit"
          + (unit.isEmpty || unit == "%" ? ", " : " (\(unit)), ")
          + "for the whole range. ",
        zh: "影响：以指标自身单位计" + (unit.isEmpty || unit == "%" ? "" : "（\(unit)）") + "，对应整个范围。")
    }

    static let intervalNote = LocalizedText(
      en: "Lower and upper: 95 % interval.",
      zh: "下限与上限：95% 区间。")
  }
}
