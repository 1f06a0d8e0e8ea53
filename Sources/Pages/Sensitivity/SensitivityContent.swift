import Charts
import Foundation
import ResultFiles
import SimStatistics

/// What a page says of a study of sensitivity: which parameters matter, how much, and how sure that is.
struct SensitivityContent: StudyContent {
  private let figures: SensitivityReport.Figures
  private let say: Language
  private let words: StudyWords

  /// The most parameters that the verdict names one by one.
  private static let mostNamed = 3

  private typealias Parameter = SensitivityReport.ParameterFigures

  init(_ study: SavedStudy, in language: Language) throws(SavedResults.Fault) {
    figures = try study.figures(SensitivityReport.Figures.self)
    say = language
    words = StudyWords(language)
  }

  var kind: String { say("Ringside: what a figure hangs on", "Ringside：敏感性分析") }
  var title: String { figures.title }

  var facts: [(String, String)] {
    let points = say(
      ", \(words.count(figures.replicationsPerPoint)) a point",
      "，每点 \(words.count(figures.replicationsPerPoint)) 次")
    return [
      (
        say("Simulated", "模拟规模"),
        say(
          "\(words.count(figures.replications)) replications in all",
          "共 \(words.count(figures.replications)) 次重复") + points
      ),
      (say("Figure", "考察指标"), words.title(figures.figure)),
      (say("Parameters", "参数数"), words.count(figures.parameters.count)),
    ]
  }

  var verdict: [String] {
    let sentences =
      indexed.isEmpty ? effectSentences + absenceSentence : indexSentences + keptSentence
    return [sentences.joined(separator: say(" ", ""))]
  }

  /// The parameters with indices, the ones that matter most first.
  private var indexed: [Parameter] {
    ordered { $0.total?.estimate }
  }

  /// The parameters with effects, the largest first.
  private var screened: [Parameter] { ordered { $0.sizeOfEffect?.estimate } }

  private func ordered(by value: (Parameter) -> Double?) -> [Parameter] {
    let known = figures.parameters.enumerated().compactMap { place, parameter in
      value(parameter).map { (place, parameter, $0) }
    }
    return known.sorted { ($1.2, $0.0) < ($0.2, $1.0) }.map { $0.1 }
  }

  /// Why there are no indices, where there were to be some.
  private var absenceSentence: [String] {
    switch figures.indicesAbsence {
    case nil: []
    case .noSpread?:
      [
        say(
          "No parameter moves the figure, so there are no shares of its variance.",
          "没有参数改变该指标，因此没有方差可分配。")
      ]
    case .some:
      [
        say(
          "Noise hides the variance over the values, so there are no shares of it.",
          "取值范围内的方差被噪声掩盖，因此无法给出占比。")
      ]
    }
  }

  private var indexSentences: [String] {
    if let first = indexed.first, first.total?.lower == nil {
      return [
        say(
          "\(first.path) has the greatest index, but there were too few rows for intervals.",
          "\(first.path) 的指数最大，但行数太少，无法给出区间。")
      ]
    }
    let seen = indexed.filter { ($0.total?.lower ?? 0) > 0 }
    let unseen = indexed.filter { ($0.total?.lower ?? 0) <= 0 }
    guard let first = seen.first, let total = first.total else {
      return [
        say(
          "No parameter is sure to matter for \(words.named(figures.figure)): every interval reaches 0.",
          "没有参数被证实影响\(words.named(figures.figure))：所有区间均包含 0。")
      ]
    }
    let alone = first.firstOrder.map { share($0) }
    var sentences = [
      say(
        "What matters most for \(words.named(figures.figure)) is \(first.path): together with others it makes \(share(total)) "
          + "of the variance" + (alone.map { ", alone \($0)." } ?? "."),
        "\(words.named(figures.figure))主要取决于 \(first.path)：连同交互作用，它占方差的 \(share(total))"
          + (alone.map { "，单独占 \($0)。" } ?? "。"))
    ]
    let next = seen.dropFirst().prefix(Self.mostNamed - 1).compactMap { parameter in
      parameter.total.map { "\(parameter.path)" + say(" with ", "：") + share($0) }
    }
    if !next.isEmpty {
      sentences.append(
        say(
          "Next \(next.count == 1 ? "comes" : "come") \(words.list(next)).",
          "其次是 \(words.list(next))。"))
    }
    if !unseen.isEmpty {
      let names = words.list(unseen.map(\.path))
      let isOne = unseen.count == 1
      sentences.append(
        say(
          "Of \(names) no influence is sure: \(isOne ? "its interval reaches" : "their intervals reach") 0.",
          "未能证实 \(names) 的影响：\(isOne ? "其区间" : "其区间均")包含 0。"))
    }
    return sentences
  }

  /// Which parameters went no further than the screening.
  private var keptSentence: [String] {
    let left = figures.parameters.filter { $0.total == nil && $0.sizeOfEffect != nil }.map(\.path)
    guard !left.isEmpty, !indexed.isEmpty else { return [] }
    return [
      say(
        "\(words.list(left)) mattered less in the screening and stayed as the scenario has "
          + "\(left.count == 1 ? "it" : "them").",
        "\(words.list(left)) 在筛选中影响较小，其后保持场景原值。")
    ]
  }

  private var effectSentences: [String] {
    let order = screened
    func isSeen(_ parameter: Parameter) -> Bool {
      (parameter.sizeOfEffect?.lower ?? 0) > (parameter.noiseOfEffect ?? 0)
    }
    let seen = order.filter(isSeen)
    let unseen = order.filter { !isSeen($0) }
    guard let first = seen.first, let size = first.sizeOfEffect else {
      return order.isEmpty
        ? [say("Nothing could be estimated.", "无法给出估计。")]
        : [
          say(
            "Of no parameter can the effect on \(words.named(figures.figure)) be told from the simulation's own noise.",
            "没有参数对\(words.named(figures.figure))的影响可与模拟噪声区分。")
        ]
    }
    var sentences = [
      say(
        "What moves \(words.named(figures.figure)) most is \(first.path): going through the whole of its range changes "
          + "it by \(words.figure(size, unit: figures.unit)) on average.",
        "\(words.named(figures.figure))受 \(first.path) 影响最大：该参数跨越整个范围时，平均变化 "
          + "\(words.figure(size, unit: figures.unit))。")
    ]
    let next = seen.dropFirst().prefix(Self.mostNamed - 1).compactMap { parameter in
      parameter.sizeOfEffect.map {
        "\(parameter.path)" + say(" with ", "：") + words.figure($0, unit: figures.unit)
      }
    }
    if !next.isEmpty {
      sentences.append(
        say(
          "Next \(next.count == 1 ? "comes" : "come") \(words.list(next)).",
          "其次是 \(words.list(next))。"))
    }
    if !unseen.isEmpty {
      sentences.append(
        say(
          "The effect of \(words.list(unseen.map(\.path))) cannot be told from the simulation's own noise.",
          "\(words.list(unseen.map(\.path))) 的影响无法与模拟噪声区分。"))
    }
    return sentences
  }

  /// A share of the variance with its interval.
  private func share(_ figure: StudyFigure) -> String { words.figure(figure, unit: "share") }

  var remarks: String {
    let lines = notes.map { "<p>\(HTML.text($0))</p>" }.joined(separator: "\n")
    return HTML.section("reading", say("How to read it", "如何解读"), lines)
  }

  private var notes: [String] {
    var notes: [String] = []
    if !indexed.isEmpty {
      notes.append(
        say(
          "Shares are of the variance that the figure has over all values of the parameters. Alone (first-order "
            + "index) is what would go away, on average, if the parameter were known; with others (total index) is "
            + "what would be left if all others were known. Their difference is what it does only together with "
            + "others. Intervals are at 95 %, by drawing rows again; \(words.count(figures.rows)) rows. Estimates may lie a "
            + "little below 0 or above 1: they are not cut off.",
          "比例指指标在全部参数取值上的方差。单独作用（一阶指数）是已知该参数后平均可消除的部分；含交互（总效应指数）是已知其他所有参数后"
            + "仍剩余的部分；二者之差为只与其他参数共同产生的作用。区间为 95% 自助法区间，共 \(words.count(figures.rows)) 行。估计值可能略低于 0 或高于 1，未作截断。"
        ))
      if let mean = figures.mean?.estimate, let variance = figures.variance?.estimate,
        let noise = figures.noiseShare
      {
        let factor = MeasureTitles.factor(ofUnit: figures.unit)
        let unit = words.titles.unit(figures.unit)
        let deviation = FigureText.plain(max(variance, 0).squareRoot() * factor, nil, nil)
        let middle = FigureText.plain(mean * factor, nil, nil)
        let noise = FigureText.plain(noise * 100, nil, nil)
        notes.append(
          say(
            "Over the values the figure has mean \(middle) and standard deviation \(deviation)"
              + (unit.isEmpty ? "" : unit == "%" ? " %" : " \(unit)")
              + ". Of the variance of one replication \(noise) % is the simulation's own noise; the indices are "
              + "free of it.",
            "在全部取值上，指标均值为 \(middle)，标准差为 \(deviation)"
              + (unit.isEmpty ? "" : unit == "%" ? "%" : "（\(unit)）")
              + "。单次重复的方差中有 \(noise)% 是模拟自身的噪声，指数中已将其排除。"))
      }
    }
    if !screened.isEmpty {
      notes.append(
        say(
          "The size of effect (Morris) is what going through the whole range of a parameter does to the figure, its "
            + "sign set aside, on average over places all over the ranges; \(words.count(figures.trajectories)) "
            + "trajectories. A size not far above the noise can be noise; a deviation as large as the size says that "
            + "the effect depends on where the parameters stand.",
          "影响大小（Morris 法）指参数跨越整个范围时指标变化的平均绝对值，在各参数范围内多处取平均，共 "
            + "\(words.count(figures.trajectories)) 条轨迹。大小若与噪声相近，可能只是噪声；离差与大小相当，说明影响取决于各参数所处的位置。"
        ))
    }
    return notes
  }
}

extension SensitivityContent {
  var table: SortableTable {
    let parameters = indexed.isEmpty ? screened : indexed + screened.filter { $0.total == nil }
    var columns = [
      SortableTable.Column(key: "parameter", title: say("Parameter", "参数"), isNumber: false),
      SortableTable.Column(key: "values", title: say("Values", "取值"), isNumber: false),
    ]
    func interval(_ key: String, _ title: String) -> [SortableTable.Column] {
      [
        SortableTable.Column(key: key, title: title),
        SortableTable.Column(key: key + "_lower", title: say("Lower", "下限")),
        SortableTable.Column(key: key + "_upper", title: say("Upper", "上限")),
      ]
    }
    if !indexed.isEmpty {
      columns += interval("total", say("With others", "含交互"))
      columns += interval("first_order", say("Alone", "单独"))
    }
    if !screened.isEmpty {
      columns += interval("size_of_effect", say("Size of effect", "影响大小"))
      columns += [
        SortableTable.Column(key: "mean_effect", title: say("Mean effect", "平均影响")),
        SortableTable.Column(key: "deviation_of_effect", title: say("Deviation", "离差")),
        SortableTable.Column(key: "noise_of_effect", title: say("Noise", "噪声")),
      ]
    }
    return SortableTable(
      columns: columns, rows: parameters.map(cells), note: note, file: "sensitivity.csv")
  }

  private func cells(_ parameter: Parameter) -> [SortableTable.Cell] {
    func interval(_ figure: StudyFigure?) -> [SortableTable.Cell] {
      let half = figure?.lower.flatMap { lower in figure?.upper.map { ($0 - lower) / 2 } }
      return [figure?.estimate, figure?.lower, figure?.upper].map { value in
        SortableTable.Cell(value) { value in
          half.map { NumberText.fixed(value, decimals: NumberText.decimals(for: $0, most: 5)) }
            ?? FigureText.plain(value, nil, nil)
        }
      }
    }
    func number(_ value: Double?) -> SortableTable.Cell {
      SortableTable.Cell(value) { FigureText.plain($0, nil, nil) }
    }
    var cells = [SortableTable.Cell(parameter.path), SortableTable.Cell(parameter.values)]
    if !indexed.isEmpty { cells += interval(parameter.total) + interval(parameter.firstOrder) }
    if !screened.isEmpty {
      cells +=
        interval(parameter.sizeOfEffect) + [
          number(parameter.meanEffect?.estimate), number(parameter.deviationOfEffect),
          number(parameter.noiseOfEffect),
        ]
    }
    return cells
  }

  private var note: String {
    let unit = words.titles.unit(figures.unit)
    let shares =
      indexed.isEmpty
      ? "" : say("With others and alone: shares of the variance. ", "“含交互”与“单独”：占方差的比例。")
    let effects =
      screened.isEmpty
      ? ""
      : say(
        "Effects: in the figure's own unit" + (unit.isEmpty || unit == "%" ? ", " : " (\(unit)), ")
          + "for the whole range. ",
        "影响：以指标自身单位计" + (unit.isEmpty || unit == "%" ? "" : "（\(unit)）") + "，对应整个范围。")
    return shares + effects + say("Lower and upper: 95 % interval.", "下限与上限：95% 区间。")
  }
}
