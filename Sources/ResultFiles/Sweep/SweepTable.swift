import MerchantModel
import SimStatistics
import Studies

/// A sweep for people: a row a point with the measures asked for, the best of each marked.
public struct SweepTable {
  private let result: SweepResult
  private let objectives: [Objective]

  /// With more points than this, only the best are shown.
  static let mostRows = 40

  /// The table of a sweep.
  public init(_ result: SweepResult, objectives: [Objective]) {
    self.result = result
    self.objectives = objectives
  }

  /// The text, ending with a newline.
  public var text: String {
    let best = objectives.map { result.resultSet.best(by: $0) }
    let shown = numbersShown
    var rows = [["point"] + result.paths + objectives.map(Self.heading) + ["replications"]]
    for number in shown { rows.append(row(number, best)) }
    let hidden = result.points.count - shown.count
    var lines =
      [result.title, setting, ""]
      + TextColumns.lines(rows, leftColumns: 1..<(result.paths.count + 1))
    if hidden > 0 {
      lines += [
        "", "The \(shown.count) best by the first measure; \(hidden) further points are left out.",
      ]
    }
    lines +=
      [""] + zip(objectives, best).map { sentence($0, $1) }
      + SweepPlaces(result).lines(ofPoints: shown) + notes
    return lines.joined(separator: "\n") + "\n"
  }

  private var setting: String {
    let resultSet = result.resultSet
    let replications = result.points.reduce(0) { $0 + resultSet.count(ofPoint: $1.number) }
    return "\(NumberText.counted(result.points.count, "point")), "
      + "\(NumberText.counted(replications, "replication")) in all"
      + question
  }

  /// The question that all points ask; where they differ, the axis says.
  private var question: String {
    let asked = Set(result.resultSet.metadata.map(\.horizon))
    return asked.count == 1 ? SettingText.andQuestion(asked.first ?? nil) : ""
  }

  /// The points in their order, or the best by the first objective if there are many.
  private var numbersShown: [Int] {
    guard result.points.count > SweepTable.mostRows, let objective = objectives.first else {
      return result.points.map(\.number)
    }
    let values = result.points.map { point in
      estimate(objective, at: point.number).value.map {
        objective.sense == .least ? $0 : -$0
      } ?? .infinity
    }
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    return Array(order.prefix(SweepTable.mostRows / 2))
  }

  private func row(_ number: Int, _ best: [BestPoints]) -> [String] {
    let figures = zip(objectives, best).map { objective, best in
      let mark = best.best == number ? " *" : best.ties.contains(number) ? " =" : "  "
      let estimate = estimate(objective, at: number)
      return NumberText.estimate(estimate, unit: objective.measure.unit) + mark
    }
    return [String(number)] + result.cells(of: result.points[number]) + figures
      + [String(result.resultSet.count(ofPoint: number))]
  }

  private func estimate(_ objective: Objective, at point: Int) -> Estimate {
    result.resultSet.estimate(
      objective.measure, of: result.resultSet.metadata[point].overall, at: point)
  }

  private static func heading(_ objective: Objective) -> String { objective.measure.name + "  " }

  /// What is best, in words.
  private func sentence(_ objective: Objective, _ best: BestPoints) -> String {
    let name = "\(objective.sense == .least ? "Least" : "Most") \(objective.measure.name)"
    guard let number = best.best else { return "\(name): nothing to tell it by." }
    let point = result.points[number]
    let place = point.description.isEmpty ? "" : " (\(point))"
    let others = best.ties.count - 1
    let ties =
      others == 0
      ? "distinguished from all others"
      : others == 1
        ? "one other point cannot be distinguished from it"
        : "\(others) others cannot be distinguished from it"
    return "\(name): point \(number)\(place); \(ties)."
  }

  private var notes: [String] {
    [
      "",
      "± is half of a 95 % interval of the point by itself. * is the best estimate, = what cannot be",
      "distinguished from it by the differences of common replications: the best of all points is",
      "among these with a confidence of 95 %.",
    ]
  }
}
