import Foundation
import MerchantModel
import Runs

/// A bound that a figure must keep: `suspensions<=0.02`, `solo/answer_rate>=60%`, `solo:small/false_positive_share<=10%`.
public struct FigureBound: Hashable, Sendable {
  /// The figure.
  public let figure: TargetFigure
  /// Whether the bound is the most that is allowed, and not the least.
  public let isMost: Bool
  /// The bound, in the measure's unit.
  public let bound: Double

  /// Thrown for a text that is no bound.
  public enum ParseError: Error, Hashable, Sendable {
    /// Not `figure<=number` or `figure>=number`.
    case notABound(String)
    /// The text before the sign names no figure.
    case figure(TargetFigure.ParseError)
  }

  /// Makes a bound.
  public init(_ figure: TargetFigure, isMost: Bool, bound: Double) {
    self.figure = figure
    self.isMost = isMost
    self.bound = bound
  }

  /// Reads a bound; a percentage is a share.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - scenario: The scenario whose measures and segments it names.
  /// - Throws: ``ParseError``.
  public static func parse(
    _ text: String, for scenario: Scenario
  ) throws(ParseError) -> FigureBound {
    for (sign, isMost) in [("<=", true), (">=", false)] {
      guard let range = text.range(of: sign) else { continue }
      let name = text[..<range.lowerBound].trimmingCharacters(in: .whitespaces)
      guard let quantity = Quantity(text[range.upperBound...]), quantity.unit != .duration else {
        throw .notABound(text)
      }
      let number = NSDecimalNumber(decimal: quantity.amount).doubleValue
      let figure: TargetFigure
      do throws(TargetFigure.ParseError) {
        figure = try TargetFigure.parseWithGaps(name, for: scenario)
      } catch {
        throw .figure(error)
      }
      return FigureBound(
        figure, isMost: isMost, bound: quantity.unit == .percent ? number / 100 : number)
    }
    throw .notABound(text)
  }

  /// 1 if less is better, else -1: the factor that turns every bound into an upper one.
  var sign: Double { isMost ? 1 : -1 }

  /// Whether a value keeps it.
  func allows(_ value: Double) -> Bool { sign * value <= sign * bound }
}

extension FigureBound: CustomStringConvertible {
  /// `figure <= bound`.
  public var description: String { "\(figure.name) \(isMost ? "<=" : ">=") \(bound)" }
}
