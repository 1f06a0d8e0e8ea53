import MerchantModel
import SimStatistics

/// A measure whose 95 % interval is wanted narrow.
public struct PrecisionTarget: Hashable, Sendable {
  /// The measure.
  public let measure: Measure
  /// Whose figure.
  public let scope: Scope
  /// How narrow.
  public let wanted: WantedHalfWidth

  /// Makes a target.
  public init(_ measure: Measure, of scope: Scope, wanted: WantedHalfWidth) {
    self.measure = measure
    self.scope = scope
    self.wanted = wanted
  }

  /// The measures that a summary begins with.
  public static let headline = ["suspensions", "customer_minutes_saved"]

  /// The headline measures of all merchants at 2 %: the targets of an allocation by default.
  public static func headline(of scenario: Scenario) -> [PrecisionTarget] {
    headline.compactMap(Measure.named).map {
      PrecisionTarget($0, of: .overall(of: scenario), wanted: .relative(0.02))
    }
  }

  /// Thrown for a text that is no target.
  public enum ParseError: Error, Hashable, Sendable {
    /// The text before the width names no figure.
    case figure(TargetFigure.ParseError)
    /// Not a positive number with `%`, `pp` or `abs` behind it, or a percentage above 100.
    case badWidth(String)
    /// Percentage points of a measure that is no share.
    case pointsOfNoShare(measure: String)
  }

  /// Reads `2%`, which is both headline measures, or `[segment/]measure=width`, the width being `5%` of
  /// the value, `0.5pp` (percentage points of a share), or `0.02abs` (in the measure's unit).
  ///
  /// Without a segment, or with `population`, the target is for all merchants.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - scenario: The scenario whose measures and segments it names.
  /// - Throws: ``ParseError``.
  public static func parse(
    _ text: String, for scenario: Scenario
  ) throws(ParseError) -> [PrecisionTarget] {
    // Segment names may contain anything, measure names contain no equals sign.
    guard let equals = text.lastIndex(of: "=") else {
      let share = try width(text, unit: nil, measure: text)
      return Measure.dictionary(of: scenario).filter { headline.contains($0.name) }.map {
        PrecisionTarget($0, of: .overall(of: scenario), wanted: share)
      }
    }
    let figure: TargetFigure
    do throws(TargetFigure.ParseError) {
      figure = try TargetFigure.parse(String(text[..<equals]), for: scenario)
    } catch {
      throw .figure(error)
    }
    let wanted = try width(
      String(text[text.index(after: equals)...]), unit: figure.measure.unit,
      measure: figure.measure.name)
    return [PrecisionTarget(figure.measure, of: figure.scope, wanted: wanted)]
  }

  private static func width(
    _ text: String, unit: Measure.Unit?, measure: String
  ) throws(ParseError) -> WantedHalfWidth {
    func number(before suffix: String) -> Double? {
      guard text.hasSuffix(suffix) else { return nil }
      let digits = text.dropLast(suffix.count)
      guard digits.allSatisfy({ "0123456789.eE+-".contains($0) || $0 == " " }) else { return nil }
      guard let value = Double(digits.filter { $0 != " " }), value > 0, value.isFinite else {
        return nil
      }
      return value
    }
    if let percent = number(before: "%"), percent <= 100 { return .relative(percent / 100) }
    if let unit {
      if let points = number(before: "pp") {
        guard unit == .share || unit == .loadFactor else {
          throw .pointsOfNoShare(measure: measure)
        }
        return .absolute(points / 100)
      }
      if let plain = number(before: "abs") { return .absolute(plain) }
    }
    throw .badWidth(text)
  }
}
