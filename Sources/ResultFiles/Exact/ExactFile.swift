import AnalyticModel
import Foundation
import MerchantModel

/// What is known exactly about a scenario, for programs.
public struct ExactFile: Codable, Hashable, Sendable {
  /// One figure.
  public struct Figure: Codable, Hashable, Sendable {
    /// Its name: the measure's, where a run reports it.
    public var name: String
    /// The exact value.
    public var value: Double
    /// Its unit.
    public var unit: String
    /// The formula.
    public var formula: String
    /// Where the formula stands.
    public var source: String
    /// Whether it is of the steady state.
    public var longRun: Bool
    /// Whether a run reports the figure too.
    public var isMeasure: Bool
  }

  /// One segment.
  public struct SegmentFigures: Codable, Hashable, Sendable {
    /// Its name.
    public var name: String
    /// What is known.
    public var figures: [Figure]
    /// What is not, and why.
    public var unknown: [UnknownPart]
  }

  /// The scenario's title.
  public var title: String
  /// The segments.
  public var segments: [SegmentFigures]

  /// Derives what is known of a valid scenario.
  public init(_ scenario: Scenario) {
    title = scenario.title
    segments = SegmentAnalysis.all(of: scenario).map { segment in
      SegmentFigures(
        name: segment.segment,
        figures: segment.figures.map { figure in
          Figure(
            name: figure.name, value: figure.value, unit: figure.unit.rawValue,
            formula: figure.form.rawValue, source: figure.form.source, longRun: figure.isLongRun,
            isMeasure: figure.measure != nil)
        },
        unknown: segment.unknown)
    }
  }

  /// The file's bytes: keys sorted, the same for the same scenario.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  public func encoded() throws -> Data {
    try JSONFile.data(self)
  }
}
