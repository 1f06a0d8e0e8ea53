import Charts
import ResultFiles

/// The figures of a decision sheet as texts: each under a policy, and its paired difference from the baseline.
struct SheetFigures {
  /// A figure under a policy, and what it changes.
  struct Cell {
    /// The figure; a dash where there is none.
    let value: String
    /// What stands beside the figure, such as the share that a count is; nothing for most.
    var aside = ""
    /// The difference from the baseline; nothing of the baseline.
    var change = ""
    /// Its 95 % interval.
    var interval = ""
    /// The difference as a share of the baseline's figure.
    var relative = ""
    /// Whether the difference is beyond doubt among all differences.
    var isSure = false
    /// `better`, `worse` or anything else.
    var sense = ""
  }

  let words: ChartWords
  let titles: MeasureTitles
  private let results: SavedResults
  private let differences: CSVTable?
  private let say: Language

  init(_ results: SavedResults, in language: Language) throws(SavedResultsError) {
    self.results = results
    say = language
    words = ChartWords(results, in: language)
    titles = MeasureTitles(language)
    differences = try results.table("differences.csv")
  }

  /// A policy's whole name.
  func name(_ policy: String) -> String { words.wholeName(ofPolicy: policy) }

  /// Whether a measure has a figure under the baseline.
  func has(_ measure: String) -> Bool { figure(measure, results.head.policyNames[0]) != nil }

  /// A figure of all merchants.
  func figure(_ measure: String, _ policy: String) -> SavedFigure? {
    results.figure(measure, of: results.overall, under: policy)
  }

  /// How many real merchants a measure is multiplied by, where it is shown as a count of all of them; nil for others.
  func realMerchants(_ measure: String) -> Double? {
    guard ["merchants_suspended", "false_positives"].contains(measure) else { return nil }
    let represents = results.head.scopes.first { $0.name == results.overall }?.represents ?? 0
    return represents > 0 ? represents : nil
  }

  /// A measure under a policy.
  func cell(_ measure: String, _ policy: String) -> Cell {
    guard let figure = figure(measure, policy), let estimate = figure.estimate else {
      return Cell(value: "–")
    }
    let real = realMerchants(measure)
    let factor = real ?? MeasureTitles.factor(ofUnit: figure.unit)
    let half = figure.halfWidth.map { $0 * factor }
    var cell = Cell(
      value: real == nil
        ? FigureText.plain(
          estimate * factor, figure.lower.map { $0 * factor }, figure.upper.map { $0 * factor })
          + (factor == 100 ? say(SharedText.percentSign) : "")
        : FigureText.count(estimate * factor, half: half, say))
    cell.aside = aside(measure, figure, policy)
    addChange(measure, policy, factor, isCount: real != nil, to: &cell)
    return cell
  }

  /// The share of merchants behind their count, and of suspensions behind false positives.
  private func aside(_ measure: String, _ figure: SavedFigure, _ policy: String) -> String {
    let share =
      measure == "merchants_suspended"
      ? figure : measure == "false_positives" ? self.figure("false_positive_share", policy) : nil
    guard let share, let estimate = share.estimate else { return "" }
    let text = FigureText.plain(
      estimate * 100, share.lower.map { $0 * 100 }, share.upper.map { $0 * 100 })
    return text + say(SharedText.percentSign)
  }

  private func addChange(
    _ measure: String, _ policy: String, _ factor: Double, isCount: Bool, to cell: inout Cell
  ) {
    guard let table = differences,
      let row = table.rows(where: [
        "policy": policy, "scope": results.overall, "measure": measure,
      ]).first, let value = table.number(row, "difference")
    else { return }
    let ends = ["lower", "upper"].map { table.number(row, $0).map { $0 * factor } }
    let points = factor == 100 ? say(PageText.Sheet.points) : ""
    if isCount {
      let half = ends[0].flatMap { lower in ends[1].map { ($0 - lower) / 2 } }
      cell.change = FigureText.count(value * factor, half: half, isSigned: true, say)
      cell.interval =
        ends[0].flatMap { lower in
          ends[1].map { FigureText.countInterval(lower, $0, isSigned: true, say) }
        } ?? ""
    } else {
      let texts = FigureText.signedParts(value * factor, ends[0], ends[1])
      cell.change = texts.value + points
      cell.interval = texts.lower.isEmpty ? "" : texts.lower + say.to + texts.upper
    }
    // A net sum is near zero by accident, and a share of it says nothing.
    if measure != "money_net", let relative = table.number(row, "relative") {
      cell.relative = FigureText.signedPercent(relative, say)
    }
    cell.isSure = (table.number(row, "adjusted_p_value") ?? 1) < 0.05
    cell.sense = cell.isSure ? table.cell(row, "sense") : ""
  }
}
