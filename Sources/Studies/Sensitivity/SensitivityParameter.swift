import Foundation
import Scenarios
import SimKernel
import SimRandom

/// A parameter whose influence is studied, with the values it may have.
public struct SensitivityParameter: Sendable {
  /// The path of what is varied, as `--set` takes it.
  public let path: String
  /// The values as they were written.
  public let range: String
  private let law: Law

  private enum Law: Sendable {
    case axis(Axis)
    case numbers(Distribution)
    case durations(Distribution)
  }

  /// The share of a distribution that screening leaves out at each end: its ends may be infinite.
  package static let screeningTail = 0.05

  /// Reads a parameter:
  ///
  /// - `path=lower..upper` or, where no step could be meant, `path=lower:upper`: evenly between two
  ///   numbers, percentages or durations;
  /// - `path=a,b,c` and `path=1:5`: each of some values as likely as the others;
  /// - `path~{beta: {mean: 0.6, sd: 0.2}}`: by a distribution of the scenario language, of numbers or of
  ///   durations.
  ///
  /// - Throws: ``DesignError``, or `ScenarioError` for a bad distribution.
  public init(_ text: String) throws {
    let equals = text.firstIndex(of: "=") ?? text.endIndex
    if let tilde = text.firstIndex(of: "~"), tilde < equals, tilde > text.startIndex {
      path = text[..<tilde].trimmingCharacters(in: .whitespaces)
      range = "~" + text[text.index(after: tilde)...].trimmingCharacters(in: .whitespaces)
      law = try SensitivityParameter.law(String(range.dropFirst()))
      return
    }
    let axis = try SensitivityParameter.axis(text)
    path = axis.path
    range = text[text.index(after: equals)...].trimmingCharacters(in: .whitespaces)
    law = .axis(axis)
  }

  /// The value at a place from 0 to 1, ends included: the quantile, but for the tails of distributions if
  /// they are to be left out.
  package func value(at place: Double, withoutTails: Bool = false) -> Setting {
    Setting(path, text(at: place, withoutTails: withoutTails))
  }

  private func text(at place: Double, withoutTails: Bool) -> String {
    let tail = SensitivityParameter.screeningTail
    let level = withoutTails ? tail + (1 - 2 * tail) * place : place
    switch law {
    case .axis(let axis): return axis.value(at: place)
    case .numbers(let law): return SensitivityParameter.number(law.quantile(level))
    case .durations(let law): return DurationText.text(SimDuration(seconds: law.quantile(level)))
    }
  }

  /// Six significant digits, never with an exponent, which not every key of the language takes.
  private static func number(_ value: Double) -> String {
    let digits = Decimal(string: String(format: "%.6g", value)) ?? 0
    return digits.description
  }

  /// An axis, two ends that are no whole numbers being the ends of an interval.
  private static func axis(_ text: String) throws -> Axis {
    do {
      return try Axis(text)
    } catch DesignError.noStep {
      guard let equals = text.firstIndex(of: "=") else { throw DesignError.notAnAxis(text) }
      let values = text[text.index(after: equals)...].replacing(":", with: "..")
      return try Axis(String(text[...equals]) + String(values))
    }
  }

  private static func law(_ text: String) throws -> Law {
    let source = try SourceReader().text(bytes: [UInt8](text.utf8), name: "--vary ~")
    // A distribution of numbers reads as one; durations do not, since they have units.
    do {
      let numbers = try DocumentLoader(Codec<DistributionSpec>.distributionSpec(of: .number))
        .load(source)
      return .numbers(try numbers.value.distribution())
    } catch let fault as ScenarioError {
      do {
        let durations = try DocumentLoader(Codec<DistributionSpec>.distributionSpec(of: .duration))
          .load(source)
        return .durations(try durations.value.distribution())
      } catch let other as ScenarioError {
        // The attempt with fewer problems is probably the one that was meant.
        throw fault.diagnostics.count <= other.diagnostics.count ? fault : other
      }
    }
  }
}
