import MerchantModel

/// A measure of a segment or of all merchants: the figure that a search or a sensitivity study is about.
public struct TargetFigure: Hashable, Sendable {
  /// The measure.
  public let measure: Measure
  /// Whose figure.
  public let scope: Scope
  /// As it was written.
  public let name: String

  /// Makes a figure.
  public init(_ measure: Measure, of scope: Scope, name: String) {
    self.measure = measure
    self.scope = scope
    self.name = name
  }

  /// Thrown for a text that names no figure.
  public enum ParseError: Error, Hashable, Sendable {
    /// No measure of the scenario has this name.
    case unknownMeasure(String)
    /// No segment has this name.
    case unknownSegment(String)
  }

  /// Reads `[segment/]measure`; without a segment, or with `population`, the figure is of all merchants.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - scenario: The scenario whose measures and segments it names.
  /// - Throws: ``ParseError``.
  public static func parse(
    _ text: String, for scenario: Scenario
  ) throws(ParseError) -> TargetFigure {
    var name = text[...]
    var scope = Scope.overall(of: scenario)
    // Segment names may contain a slash, measure names do not.
    if let stroke = name.lastIndex(of: "/") {
      let segment = String(name[..<stroke])
      name = name[name.index(after: stroke)...]
      if let index = scenario.segments.firstIndex(where: { $0.name == segment }) {
        scope = .segment(index)
      } else if segment != "population" {
        throw .unknownSegment(segment)
      }
    }
    guard let measure = Measure.dictionary(of: scenario).named(String(name)) else {
      throw .unknownMeasure(String(name))
    }
    return TargetFigure(measure, of: scope, name: String(text.dropLast(name.count)) + measure.name)
  }

  /// The positions of the segments that the figure is made of.
  package func segments(of scenario: Scenario) -> [Int] {
    switch scope {
    case .segment(let index): [index]
    case .population: Array(scenario.segments.indices)
    }
  }
}

extension Scenario {
  /// The scenario without the costly comparisons that none of the figures needs. Leaving them out changes no other
  /// figure.
  package func measuring(only figures: [TargetFigure]) -> Scenario {
    let counters = Set(figures.flatMap { $0.measure.counters })
    var scenario = self
    if !counters.contains(where: \.isWithoutVideo) {
      scenario.measurement.counterfactual = false
    }
    if counters.isDisjoint(with: Scenario.examined) {
      scenario.measurement.falsePositives = false
    }
    return scenario
  }

  private static let examined: [Counter] = [
    .falsePositives, .falsePositivesAtLowerThreshold, .falsePositivesAtHigherThreshold,
    .decidedFalsePositives, .undecidedSuspensions, .suspensionsExamined,
  ]
}
