import Foundation

/// What a design varies: a path of the scenario and the values it takes.
public struct Axis: Hashable, Sendable {
  /// The axis whose values are policies and not settings.
  public static let policy = "policy"

  /// What is varied: a path as `--set` takes it, or ``policy``.
  public let path: String
  /// The values.
  public let values: Values

  /// The values of an axis.
  public enum Values: Hashable, Sendable {
    /// These and no others, as the scenario language writes them; at least one.
    case levels([String])
    /// Everything between two quantities of one unit.
    case interval(Interval)
  }

  /// All quantities from one to another.
  public struct Interval: Hashable, Sendable {
    package let lower: Quantity
    package let upper: Quantity

    /// The quantity at a place from 0 to 1, as the scenario language writes it.
    ///
    /// - Parameter digits: To how many decimals of the interval's order of magnitude it is rounded.
    func value(at place: Double, digits: Int) -> String {
      lower.part(place, of: upper, digits: digits).text
    }

    /// The same to seven decimals as a number: of a percentage its hundredths, of a duration its seconds.
    func number(at place: Double) -> Double {
      let amount = lower.part(place, of: upper, digits: 7).amount
      return NSDecimalNumber(decimal: lower.unit == .duration ? amount / 1_000_000 : amount)
        .doubleValue
    }
  }

  package init(path: String, values: Values) {
    self.path = path
    self.values = values
  }

  /// An axis of given values.
  public init(_ path: String, levels: [String]) {
    self.init(path: path, values: .levels(levels))
  }

  /// The levels; nil for an interval.
  public var levels: [String]? {
    if case .levels(let levels) = values { levels } else { nil }
  }

  /// The value at a place of the axis: each of n levels has an nth of it, an interval is run through
  /// evenly.
  ///
  /// - Parameter place: From 0 to 1, 1 excluded.
  public func value(at place: Double) -> String {
    switch values {
    case .levels(let levels):
      levels[min(Int(place * Double(levels.count)), levels.count - 1)]
    case .interval(let interval): interval.lower.part(place, of: interval.upper).text
    }
  }
}

extension Axis {
  /// The most levels that a range may have.
  package static let mostLevels = 10_000

  /// Reads `path=values`, the values being
  ///
  /// - `a,b,c`: these; a comma in brackets or braces parts nothing;
  /// - `start:end:step`: a range with both ends, if the steps meet the end; without a step, whole numbers;
  /// - `lower..upper`: everything between, for designs that sample.
  ///
  /// Ends and steps are numbers, percentages or durations, all of one unit.
  ///
  /// - Throws: ``DesignError``.
  public init(_ text: String) throws(DesignError) {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw .notAnAxis(text)
    }
    let path = text[..<equals].trimmingCharacters(in: .whitespaces)
    let values = text[text.index(after: equals)...].trimmingCharacters(in: .whitespaces)
    guard !path.isEmpty, !values.isEmpty else { throw .notAnAxis(text) }
    self.init(path: path, values: try Axis.values(values, of: text))
  }

  /// Reads `path=lower:upper`, or with two dots, as everything between two quantities.
  ///
  /// - Throws: ``DesignError``, also for a step or a list.
  public init(between text: String) throws(DesignError) {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw .notAnAxis(text)
    }
    let path = text[..<equals].trimmingCharacters(in: .whitespaces)
    let values = text[text.index(after: equals)...]
    let ends = values.split(separator: ":", omittingEmptySubsequences: false)
    let dotted = ends.count == 2 ? "\(ends[0])..\(ends[1])" : String(values)
    guard !path.isEmpty, let interval = try Axis.interval(dotted, of: text) else {
      throw .noEnds(text)
    }
    self.init(path: path, values: interval)
  }

  private static func values(_ text: String, of axis: String) throws(DesignError) -> Values {
    if let interval = try interval(text, of: axis) { return interval }
    if let range = try range(text, of: axis) { return range }
    return .levels(try list(text, of: axis))
  }

  private static func interval(_ values: String, of axis: String) throws(DesignError) -> Values? {
    guard let dots = values.range(of: ".."), let lower = Quantity(values[..<dots.lowerBound]),
      let upper = Quantity(values[dots.upperBound...])
    else { return nil }
    guard lower.unit == upper.unit else { throw .mixedUnits(axis) }
    guard lower.amount < upper.amount else { throw .emptyRange(axis) }
    return .interval(Interval(lower: lower, upper: upper))
  }

  private static func range(_ values: String, of axis: String) throws(DesignError) -> Values? {
    let parts = values.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return nil }
    let quantities = parts.compactMap { Quantity($0) }
    guard quantities.count == parts.count else { return nil }
    let (start, end) = (quantities[0], quantities[1])
    guard quantities.allSatisfy({ $0.unit == start.unit }) else { throw .mixedUnits(axis) }
    if quantities.count == 2 && !(start.isWhole && end.isWhole) { throw .noStep(axis) }
    let step = quantities.count == 3 ? quantities[2].amount : 1
    guard step > 0 else { throw .badStep(axis) }
    guard start.amount <= end.amount else { throw .emptyRange(axis) }
    var levels: [String] = []
    var amount = start.amount
    while amount <= end.amount {
      guard levels.count < mostLevels else { throw .tooManyLevels(axis, most: mostLevels) }
      levels.append(Quantity(amount: amount, unit: start.unit).text)
      amount += step
    }
    return .levels(levels)
  }

  /// The parts between commas that stand in no brackets, braces or quotes.
  private static func list(_ values: String, of axis: String) throws(DesignError) -> [String] {
    var depth = 0
    var isQuoted = false
    let parts = values.split(omittingEmptySubsequences: false) { character in
      switch character {
      case "\"": isQuoted.toggle()
      case "[", "{": depth += 1
      case "]", "}": depth -= 1
      case ",": return depth == 0 && !isQuoted
      default: break
      }
      return false
    }
    let levels = parts.map { $0.trimmingCharacters(in: .whitespaces) }
    guard levels.allSatisfy({ !$0.isEmpty }) else { throw .emptyLevel(axis) }
    if let twice = levels.indices.first(where: { levels[..<$0].contains(levels[$0]) }) {
      throw .repeatedLevel(levels[twice], axis: axis)
    }
    return levels
  }
}
