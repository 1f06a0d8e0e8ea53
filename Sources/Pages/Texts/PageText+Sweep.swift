import Charts

extension PageText {
  /// A sweep.
  enum Sweep {
    static let kind = LocalizedText(en: "Ringside: a sweep", zh: "Ringside：参数扫描")

    static func size(points: String, isOne: Bool, replications: String) -> LocalizedText {
      LocalizedText(
        en: "\(points) point\(isOne ? "" : "s"), "
          + "\(replications) replications in all",
        zh: "\(points) 个参数组合，共 \(replications) 次重复")
    }

    static let varied = LocalizedText(en: "Varied", zh: "变化的参数")

    static func nothingSeen(measure: String) -> LocalizedText {
      LocalizedText(
        en: "Of \(measure) nothing was seen at any point.",
        zh: "\(measure)在各参数组合中均未出现。")
    }

    static func best(
      measure: String, isLeast: Bool, point: String, value: String, ties: Int, tieCount: String
    ) -> LocalizedText {
      LocalizedText(
        en: "\(isLeast ? "Least" : "Most") \(measure) at \(point): \(value); "
          + (ties == 0
            ? "it is distinguished from all others."
            : ties == 1
              ? "one other point cannot be distinguished from it."
              : "\(tieCount) other points cannot be distinguished from it."),
        zh: "\(measure)在 \(point) 处最\(isLeast ? "低" : "高")：\(value)；"
          + (ties == 0 ? "与其他参数组合均可区分。" : "另有 \(tieCount) 个参数组合与它无法区分。"))
    }

    static let noBaseline = LocalizedText(
      en:
        "None of the points is known to be the scenario as it stands, so what is gained over it is not told.",
      zh: "各参数组合中没有已知的原方案，因此无法给出相对原方案的改善。")
    static let isBaseline = LocalizedText(
      en: "That is the scenario as it stands.",
      zh: "这就是原方案。")

    static func difference(_ text: String) -> LocalizedText {
      LocalizedText(
        en: "The difference from the scenario as it stands is \(text), without an interval.",
        zh: "与原方案之差为 \(text)，没有区间。")
    }

    static func sureDifference(_ text: String, isSure: Bool) -> LocalizedText {
      LocalizedText(
        en: "The difference from the scenario as it stands is \(text)"
          + (isSure ? ", beyond doubt" : ", which may be chance")
          + "; that interval holds for all points at once.",
        zh: "与原方案之差为 \(text)，" + (isSure ? "差异可信" : "可能出于偶然") + "；该区间对全部参数组合同时成立。")
    }

    static func point(_ number: Int) -> LocalizedText {
      LocalizedText(
        en: "point \(number)",
        zh: "第 \(number) 点")
    }

    static func moreTies(_ count: String) -> LocalizedText {
      LocalizedText(
        en: "\(count) more cannot be distinguished from the best; "
          + "the table of all figures marks them.",
        zh: "另有 \(count) 个与最优无法区分；全部数据表中均已标出。")
    }

    static let bestPoints = LocalizedText(en: "The best points", zh: "最优参数组合")
    static let method = LocalizedText(
      en:
        "All points share their random numbers, so each is compared with the best estimate by the differences of "
        + "replications. Marked = is what is not worse at the one-sided level 5 % / (k − 1), k being the number of "
        + "points: whichever point is truly best, it is among the marked ones with a confidence of 95 %.",
      zh: "各参数组合使用相同的随机数，因此逐次重复地与估计最优者作差比较。单侧水平 5% /（k − 1）（k 为参数组合数）下不显著更差的标为 =："
        + "无论真正最优的是哪一个，它有 95% 的把握在标出的参数组合之中。")
    static let isBest = LocalizedText(en: "★ best", zh: "★ 最优")
    static let isTie = LocalizedText(en: "= tie", zh: "= 无法区分")
    static let intervalNote = LocalizedText(
      en: "Lower and upper: 95 % interval of the point by itself.",
      zh: "下限与上限：该参数组合自身的 95% 区间。")

    static func bestShown(_ count: String) -> LocalizedText {
      LocalizedText(
        en: "The \(count) best points by the first measure; sweep.csv has all.",
        zh: "按第一项指标列出最优的 \(count) 个参数组合；sweep.csv 含全部。")
    }

    static let allThere = LocalizedText(
      en: "sweep.csv has all measures and segments.",
      zh: "sweep.csv 含全部指标与商家群体。")

    static func unit(of measure: String, _ unit: String) -> LocalizedText {
      LocalizedText(
        en: "\(measure): \(unit).",
        zh: "\(measure)：\(unit)。")
    }
  }
}
