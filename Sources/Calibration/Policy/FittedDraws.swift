import Foundation
import MerchantModel
import ResultFiles
import SimRandom

/// Joint draws of fitted values: what a log leaves open, with how the values go together.
///
/// Each fit is drawn from the normal law of its estimates on the scales of the fit, with their full covariance; fits are drawn
/// apart. Hours and how they differ, and values that did not show or lie at an end of what a scenario can have, are not among them.
public struct FittedDraws: Sendable {
  /// A value's draws.
  struct Column: Sendable {
    /// The path of the value, or of the first of several that have the same draws.
    let name: String
    /// The draws, as the scenario language writes them.
    let cells: [String]
  }

  /// How many draws there are.
  public static let count = 512
  /// The significant digits of a draw.
  static let digits = 6
  /// The word of the streams that says what is drawn: of all purposes of a seed this number is used nowhere else.
  private static let purpose: UInt64 = 103

  private(set) var columns: [Column] = []
  /// By path of a value, the name of its column.
  private var names: [String: String] = [:]
  private let seed: UInt64
  /// How many fits were drawn from.
  private var fits: UInt64 = 0

  /// Draws the values of a policy.
  ///
  /// - Parameters:
  ///   - calibration: The fits.
  ///   - levels: Those of each segment, found by simulation.
  /// - Complexity: O(draws x values), and that of as many laws as there are fits and draws.
  public init(_ calibration: Calibration, levels: [String: Calibration.Levels]) {
    seed = calibration.scenario.seed
    addWeekdays(calibration)
    let everybody = calibration.everybody
    if everybody.owner != .merchant { add(everybody.shared, under: ["platform"]) }
    for fit in calibration.durations?.fits ?? [] {
      guard let normal = fit.ranking.best.fit.normal else { continue }
      addLaw(fit.ranking.best.fit.law, normal, at: fit.paths)
    }
    for segment in calibration.segments {
      addSegment(segment, calibration.scenario, levels[segment.name] ?? Calibration.Levels())
    }
  }

  /// Whether there are none.
  public var isEmpty: Bool { columns.isEmpty }

  /// The name of the column of a value; nil of one that is not drawn.
  func column(of path: [String]) -> String? { names[path.joined(separator: ".")] }

  /// The file: a remark, the names of the columns, and a row a draw.
  public var text: String {
    let rows = (0..<Self.count).map { row in columns.map { $0.cells[row] } }
    let lines = ([columns.map(\.name)] + rows).map { $0.joined(separator: ",") }
    return "\(OutputKind.drawsMark): \(Self.count) joint draws, seed \(seed)\n"
      + lines.joined(separator: "\n") + "\n"
  }

  /// What the policy says of them.
  func remarks(file: String) -> [String] {
    [
      "Values that are `uncertain` are drawn together from \(file): \(Self.count) draws from the normal law of the estimates of each "
        + "fit, on the scale of the fit; what was fitted apart is drawn apart.",
      "Hours and how they differ, and values that did not show or lie at the end of what a scenario can have, stay as they are.",
    ]
  }

  /// Draws the estimates of a fit.
  mutating func draws(of fit: NormalFit) -> [[Double]] {
    fits += 1
    var stream = StreamKey(
      seed: seed, replication: 0, subject: 0, entity: fits, purpose: Self.purpose
    ).stream()
    return fit.draws(Self.count, using: &stream)
  }

  /// Adds a column for a value at some paths.
  mutating func add(_ paths: [[String]], cells: [String]) {
    guard let first = paths.first, cells.count == Self.count else { return }
    let name = first.joined(separator: ".")
    for path in paths { names[path.joined(separator: ".")] = name }
    columns.append(Column(name: name, cells: cells))
  }

  /// Adds a column of numbers.
  mutating func add(_ path: [String], _ draws: [[Double]], _ value: (_ draw: [Double]) -> Double) {
    add([path], cells: draws.map { PolicyNumber.text(value($0), digits: Self.digits) })
  }

  private mutating func addWeekdays(_ calibration: Calibration) {
    let demand = calibration.everybody
    guard demand.counts.days.count >= 7, let (weekdays, fit) = demand.weekdays.normal,
      weekdays.count > 1
    else { return }
    let kinds = calibration.scenario.kinds.map(\.name).filter { name in
      calibration.kinds.isEmpty || calibration.kinds.contains { $0.name == name }
    }
    let draws = draws(of: fit).map { logs -> [Double] in
      let means = logs.map { exp($0) }
      let sum = means.reduce(0, +)
      return means.map { 7 * $0 / sum }
    }
    for (place, weekday) in weekdays.enumerated() {
      guard let day = Weekday(rawValue: weekday) else { continue }
      add(
        kinds.map { ["kinds", $0, "weekdays", day.abbreviation] },
        cells: draws.map { PolicyNumber.text($0[place], digits: Self.digits) })
    }
  }

  /// Adds busyness and persistence.
  mutating func add(_ fit: DayFactorFit, under path: [String]) {
    guard let normal = fit.normal, fit.busyness != nil else { return }
    let draws = draws(of: normal)
    add(path + ["busyness"], draws) { min(max(exp($0[0]), DayFactorFit.least), 10) }
    guard let persistence = fit.persistence, normal.place.count > 1 else { return }
    addPersistence(persistence, under: path, draws) { tanh($0[1]) }
  }

  /// Adds a persistence, unless a scenario cannot have the one that was fitted.
  mutating func addPersistence(
    _ fitted: FittedParameter, under path: [String], _ draws: [[Double]],
    _ value: (_ draw: [Double]) -> Double
  ) {
    guard (0...0.999).contains(fitted.value) else { return }
    add(path + ["persistence"], draws) { min(max(value($0), 0), 0.999) }
  }

  /// Adds the parameters of a law.
  mutating func addLaw(_ law: DurationLaw, _ normal: NormalFit, at paths: [[String]]) {
    let drawn = draws(of: normal).map { coordinates in
      LawText.parameters(
        Self.possible(law, towards: coordinates), digits: Self.digits)
    }
    for (place, parameter) in LawText.parameters(law, digits: Self.digits).enumerated() {
      add(paths.map { $0 + parameter.keys }, cells: drawn.map { $0[place].value })
    }
  }

  /// A law of a family with drawn coordinates, or the nearest on the way there that a scenario can have.
  private static func possible(_ law: DurationLaw, towards drawn: [Double]) -> DurationLaw {
    var share = 1.0
    for _ in 0..<20 {
      let coordinates = zip(law.coordinates, drawn).map { $0 + share * ($1 - $0) }
      let next = DurationLaw(law.family, coordinates)
      if next.isPossible { return next }
      share /= 2
    }
    return law
  }
}
