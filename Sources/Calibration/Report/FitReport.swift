import Foundation
import MerchantModel
import ResultFiles

/// What was fitted to a log, with the data beside each law: what pages and charts of the fits are made of.
public struct FitReport: StudyRecord {
  private let figures: FitFigures

  /// Collects data and laws.
  ///
  /// - Parameters:
  ///   - calibration: The fits.
  ///   - log: What the log is called.
  ///   - warnings: What could not be met in simulation.
  /// - Complexity: O(n log n) for n durations, and a bootstrap of the laws of presence.
  public init(_ calibration: Calibration, log: String, warnings: [String]) {
    let demand = calibration.everybody
    let days = demand.counts.days
    let presence = DurationFits.presence(calibration.log, seed: calibration.scenario.seed)
    func date(_ day: Int?) -> String? { day.map { CivilDate(dayNumber: $0).description } }
    figures = FitFigures(
      title: calibration.scenario.title, log: log, first: date(days.first), last: date(days.last),
      days: days.count, merchants: calibration.log.merchants.count,
      subject: demand.counts.subject.words,
      values: FittedValues(calibration, presence: presence).rows,
      laws: ((calibration.durations?.fits ?? []) + [presence].compactMap { $0 }).compactMap {
        FitFigures.Law($0)
      },
      hours: FitFigures.Hours.pictures(calibration.kinds), weekdays: FitFigures.Weekdays(demand),
      daily: FitFigures.Day.days(demand),
      counts: calibration.segments.compactMap { FitFigures.Counts($0.name, $0.demand) },
      answering: calibration.segments.flatMap { segment in
        segment.rings.map { FitFigures.Answering.pictures(segment.name, $0) } ?? []
      },
      rates: calibration.segments.compactMap { FitFigures.Rates($0) }, warnings: warnings,
      notIdentifiable: calibration.findings)
  }

  /// `fits`.
  public static let name = "fits"

  /// A row a value.
  public var rows: [[String]] {
    [["key", "parameter", "unit", "value", "standard_error", "lower", "upper", "basis"]]
      + figures.values.map { value in
        [value.key, value.parameter ?? "", value.unit ?? ""]
          + [value.value, value.standardError, value.lower, value.upper].map { CSV.number($0) }
          + [value.basis]
      }
  }

  /// JSON, layout 1.
  ///
  /// - Throws: `EncodingError` if a number is not finite.
  public func encoded() throws -> Data { try JSONFile.data(figures) }
}
