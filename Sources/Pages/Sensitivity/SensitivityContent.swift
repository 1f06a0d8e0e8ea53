import Charts
import Foundation
import ResultFiles
import SimStatistics

/// The page of a sensitivity study: which parameters matter, how much, and how certain that is.
struct SensitivityContent: StudyContent {
  let study: LoadedStudy<SensitivityReport.Figures>

  /// The most parameters that the verdict names one by one.
  private static let mostNamed = 3

  private typealias Parameter = SensitivityReport.ParameterFigures

  var kind: String { say(PageText.Sensitivity.kind) }
  var title: String { figures.title }

  var facts: [(String, String)] {
    let points = say(PageText.Sensitivity.perPoint(words.count(figures.replicationsPerPoint)))
    return [
      (
        say(PageText.Facts.simulated),
        say(PageText.Sensitivity.replications(words.count(figures.replications))) + points
      ),
      (say(PageText.Sensitivity.figure), words.title(figures.figure)),
      (say(PageText.Sensitivity.parameters), words.count(figures.parameters.count)),
    ]
  }

  var verdict: [String] {
    let sentences =
      indexed.isEmpty ? effectSentences + absenceSentence : indexSentences + keptSentence
    return [sentences.joined(separator: say(SharedText.sentenceGap))]
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

  /// Says why there are no indices although they were asked for.
  private var absenceSentence: [String] {
    switch figures.indicesAbsence {
    case nil: []
    case .noSpread?:
      [
        say(PageText.Sensitivity.noSpread)
      ]
    case .some:
      [
        say(PageText.Sensitivity.hiddenByNoise)
      ]
    }
  }

  private var indexSentences: [String] {
    if let first = indexed.first, first.total?.lower == nil {
      return [
        say(PageText.Sensitivity.noIntervals(parameter: first.path))
      ]
    }
    let seen = indexed.filter { ($0.total?.lower ?? 0) > 0 }
    let unseen = indexed.filter { ($0.total?.lower ?? 0) <= 0 }
    guard let first = seen.first, let total = first.total else {
      return [
        say(PageText.Sensitivity.nothingSure(figure: words.named(figures.figure)))
      ]
    }
    let alone = first.firstOrder.map { share($0) }
    var sentences = [
      say(
        PageText.Sensitivity.mostImportant(
          figure: words.named(figures.figure), parameter: first.path, total: share(total),
          alone: alone))
    ]
    let next = seen.dropFirst().prefix(Self.mostNamed - 1).compactMap { parameter in
      parameter.total.map { "\(parameter.path)" + say(PageText.Sensitivity.with) + share($0) }
    }
    if !next.isEmpty {
      sentences.append(
        say(PageText.Sensitivity.next(words.list(next), count: next.count)))
    }
    if !unseen.isEmpty {
      let names = words.list(unseen.map(\.path))
      let isOne = unseen.count == 1
      sentences.append(
        say(PageText.Sensitivity.notSure(names, isOne: isOne)))
    }
    return sentences
  }

  /// Names the parameters that only the screening covered.
  private var keptSentence: [String] {
    let left = figures.parameters.filter { $0.total == nil && $0.sizeOfEffect != nil }.map(\.path)
    guard !left.isEmpty, !indexed.isEmpty else { return [] }
    return [
      say(PageText.Sensitivity.screenedOut(words.list(left), count: left.count))
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
        ? [say(PageText.Sensitivity.nothingEstimated)]
        : [
          say(PageText.Sensitivity.onlyNoise(figure: words.named(figures.figure)))
        ]
    }
    var sentences = [
      say(
        PageText.Sensitivity.mostMoving(
          figure: words.named(figures.figure), parameter: first.path,
          size: words.figure(size, unit: figures.unit)))
    ]
    let next = seen.dropFirst().prefix(Self.mostNamed - 1).compactMap { parameter in
      parameter.sizeOfEffect.map {
        "\(parameter.path)" + say(PageText.Sensitivity.with) + words.figure($0, unit: figures.unit)
      }
    }
    if !next.isEmpty {
      sentences.append(
        say(PageText.Sensitivity.next(words.list(next), count: next.count)))
    }
    if !unseen.isEmpty {
      sentences.append(
        say(PageText.Sensitivity.notAboveNoise(parameters: words.list(unseen.map(\.path)))))
    }
    return sentences
  }

  /// A share of the variance with its interval.
  private func share(_ figure: StudyFigure) -> String { words.figure(figure, unit: "share") }

  var remarks: String {
    let lines = notes.map { "<p>\(HTML.text($0))</p>" }.joined(separator: "\n")
    return HTML.section("reading", say(SharedText.howToRead), lines)
  }

  private var notes: [String] {
    var notes: [String] = []
    if !indexed.isEmpty {
      notes.append(
        say(PageText.Sensitivity.aboutIndices(rows: words.count(figures.rows))))
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
            PageText.Sensitivity.spread(
              mean: middle, deviation: deviation, unit: unit, noise: noise)))
      }
    }
    if !screened.isEmpty {
      notes.append(
        say(PageText.Sensitivity.aboutEffects(trajectories: words.count(figures.trajectories))))
    }
    return notes
  }
}

extension SensitivityContent {
  var table: SortableTable {
    let parameters = indexed.isEmpty ? screened : indexed + screened.filter { $0.total == nil }
    var columns = [
      SortableTable.Column(
        key: "parameter", title: say(PageText.Column.parameter), isNumber: false),
      SortableTable.Column(key: "values", title: say(PageText.Column.values), isNumber: false),
    ]
    func interval(_ key: String, _ title: String) -> [SortableTable.Column] {
      [SortableTable.Column(key: key, title: title)]
        + SortableTable.Column.ends(say, prefix: key + "_")
    }
    if !indexed.isEmpty {
      columns += interval("total", say(PageText.Column.withOthers))
      columns += interval("first_order", say(PageText.Column.alone))
    }
    if !screened.isEmpty {
      columns += interval("size_of_effect", say(PageText.Column.sizeOfEffect))
      columns += [
        SortableTable.Column(key: "mean_effect", title: say(PageText.Column.meanEffect)),
        SortableTable.Column(key: "deviation_of_effect", title: say(PageText.Column.deviation)),
        SortableTable.Column(key: "noise_of_effect", title: say(PageText.Column.noise)),
      ]
    }
    return SortableTable(
      columns: columns, rows: parameters.map(cells), note: note, file: "sensitivity.csv")
  }

  private func cells(_ parameter: Parameter) -> [SortableTable.Cell] {
    func interval(_ figure: StudyFigure?) -> [SortableTable.Cell] {
      [figure?.estimate, figure?.lower, figure?.upper].map {
        SortableTable.Cell($0, toDigitsOf: figure?.halfWidth)
      }
    }
    func number(_ value: Double?) -> SortableTable.Cell {
      SortableTable.Cell(value, toDigitsOf: nil)
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
      ? "" : say(PageText.Sensitivity.sharesNote)
    let effects =
      screened.isEmpty
      ? ""
      : say(PageText.Sensitivity.effectsNote(unit: unit))
    return shares + effects + say(PageText.Sensitivity.intervalNote)
  }
}
