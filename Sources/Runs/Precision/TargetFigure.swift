import MerchantModel

/// A measure of a segment or of all merchants, or the gap of one between two segments or sizes of merchants: the figure that a
/// search or a sensitivity study is about.
public struct TargetFigure: Hashable, Sendable {
  /// The measure.
  public let measure: Measure
  /// Whose figure.
  public let scope: Scope
  /// Of a gap between segments, whose figure is taken off.
  public let other: Scope?
  /// Of a gap of false positives between sizes of merchants, the sizes.
  public let sizes: Sizes?

  /// Two sizes of merchants, as places in ``SuspensionsBySize/bounds``: the second one's figure is taken off.
  public struct Sizes: Hashable, Sendable {
    /// Whose figure.
    public let first: Int
    /// Whose figure is taken off.
    public let second: Int
  }

  /// Whether it is a difference between two groups of merchants.
  public var isGap: Bool { other != nil || sizes != nil }
  /// As it was written.
  public let name: String

  /// Makes a figure.
  public init(
    _ measure: Measure, of scope: Scope, less other: Scope? = nil, sizes: Sizes? = nil,
    name: String
  ) {
    self.measure = measure
    self.scope = scope
    self.other = other
    self.sizes = sizes
    self.name = name
  }

  /// Thrown for a text that names no figure.
  public enum ParseError: Error, Hashable, Sendable {
    /// No measure of the scenario has this name.
    case unknownMeasure(String)
    /// No segment has this name.
    case unknownSegment(String)
    /// A gap of a measure that is a quantile or a difference; between sizes, of any but the share of false positives.
    case noGap(String)
    /// No two sizes of merchants begin so.
    case unknownSizes(String)
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

  /// Reads a figure, or a gap: `segment:segment/measure`, by which a ratio of the first segment exceeds that of the second, or
  /// `sizes 0:20/false_positive_share`, the same of merchants by the contacts a day from which their sizes are.
  ///
  /// - Throws: ``ParseError``.
  package static func parseWithGaps(
    _ text: String, for scenario: Scenario
  ) throws(ParseError) -> TargetFigure {
    if text.hasPrefix(sizesWord), let stroke = text.lastIndex(of: "/") {
      return try gapOfSizes(text, stroke, for: scenario)
    }
    guard let stroke = text.lastIndex(of: "/"),
      let pair = pair(String(text[..<stroke]), of: scenario.segments.map(\.name))
    else { return try parse(text, for: scenario) }
    let name = String(text[text.index(after: stroke)...])
    guard let measure = Measure.dictionary(of: scenario).named(name) else {
      throw .unknownMeasure(name)
    }
    guard measure.quantile == nil && measure.subtracted == nil else { throw .noGap(measure.name) }
    return TargetFigure(
      measure, of: .segment(pair.0), less: .segment(pair.1),
      name: String(text[...stroke]) + measure.name)
  }

  private static let sizesWord = "sizes "

  private static func gapOfSizes(
    _ text: String, _ stroke: String.Index, for scenario: Scenario
  ) throws(ParseError) -> TargetFigure {
    let name = String(text[text.index(after: stroke)...])
    guard name == "false_positive_share" else { throw .noGap(name) }
    guard let measure = Measure.dictionary(of: scenario).named(name) else {
      throw .unknownMeasure(name)
    }
    let words = text[..<stroke].dropFirst(sizesWord.count).split(
      separator: ":", omittingEmptySubsequences: false)
    let places = words.compactMap { word in
      Int(word).flatMap { SuspensionsBySize.bounds.firstIndex(of: $0) }
    }
    guard words.count == 2, places.count == 2, places[0] != places[1] else {
      throw .unknownSizes(String(text[..<stroke]))
    }
    return TargetFigure(
      measure, of: Scope.overall(of: scenario),
      sizes: Sizes(first: places[0], second: places[1]), name: text)
  }

  /// The segments on both sides of a colon; names may contain one themselves.
  private static func pair(_ text: String, of names: [String]) -> (Int, Int)? {
    guard !names.contains(text) else { return nil }
    for colon in text.indices where text[colon] == ":" {
      let first = names.firstIndex(of: String(text[..<colon]))
      let second = names.firstIndex(of: String(text[text.index(after: colon)...]))
      if let first, let second, first != second { return (first, second) }
    }
    return nil
  }

  /// The positions of the segments that the figure is made of.
  package func segments(of scenario: Scenario) -> [Int] {
    [scope, other].compactMap { $0 }.flatMap { scope in
      switch scope {
      case .segment(let index): [index]
      case .population: Array(scenario.segments.indices)
      }
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
    .falsePositivesByOwnThreshold, .decidedFalsePositives, .undecidedSuspensions,
    .suspensionsExamined,
  ]
}
