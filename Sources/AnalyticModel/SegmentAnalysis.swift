import MerchantModel

/// The exact figures that closed forms give of one segment of a scenario.
public struct SegmentAnalysis: Sendable {
  /// The segment's name.
  public let segment: String
  /// The figures with exact values.
  public internal(set) var figures: [ExactFigure] = []
  /// The parts that only simulation gives, and why.
  public internal(set) var unknown: [UnknownPart] = []

  /// Analyses a segment of a valid scenario.
  ///
  /// - Precondition: `index` is a position among the scenario's segments.
  /// - Complexity: O(days x kinds), and O(days^2) for a rule; milliseconds.
  public init(_ scenario: Scenario, segment index: Int) {
    segment = scenario.segments[index].name
    let input = AnalysisInput(scenario, scenario.segments[index])
    deriveContacts(input)
    deriveDays(input)
    deriveApp(input)
    deriveCallQueue(input)
    deriveCalls(input)
    deriveChatQueue(input)
  }

  /// Analyses each segment.
  public static func all(of scenario: Scenario) -> [SegmentAnalysis] {
    scenario.segments.indices.map { SegmentAnalysis(scenario, segment: $0) }
  }

  /// Returns the figure of a name.
  public func figure(_ name: String) -> ExactFigure? { figures.first { $0.name == name } }

  mutating func leave(_ subject: String, because reasons: [String]) {
    unknown.append(UnknownPart(subject: subject, reasons: reasons))
  }
}
