import MerchantModel
import Runs
import SimStatistics

/// The outcomes of a scenario's expectations, one line each.
public struct VerdictLines {
  private let verdicts: [Verdict]

  /// The lines of verdicts.
  public init(_ verdicts: [Verdict]) {
    self.verdicts = verdicts
  }

  /// Whether any expectation failed.
  public var hasFailure: Bool { verdicts.contains { !$0.hasPassed } }

  /// The lines, each ending with a newline; those that passed only if they are wanted.
  public func text(withPassed: Bool) -> String {
    verdicts.filter { withPassed || !$0.hasPassed }.map { Self.line($0) + "\n" }.joined()
  }

  private static func line(_ verdict: Verdict) -> String {
    let expectation = verdict.expectation
    return "expect: \(verdict.hasPassed ? "passed" : "FAILED"): "
      + "\(expectation.measure) of \(expectation.scope) \(bounds(expectation)): "
      + found(verdict.estimate)
  }

  private static func bounds(_ expectation: Expectation) -> String {
    let whose = expectation.basis == .interval ? "interval " : ""
    switch (expectation.lower, expectation.upper) {
    case (let lower?, let upper?): return "\(whose)between \(lower) and \(upper)"
    case (let lower?, nil): return "\(whose)at least \(lower)"
    case (nil, let upper?): return "\(whose)at most \(upper)"
    case (nil, nil): return "\(whose)without a bound"
    }
  }

  private static func found(_ estimate: Estimate) -> String {
    guard let value = estimate.value else {
      return "no estimate (\(estimate.absence?.rawValue ?? "unknown"))"
    }
    guard let interval = estimate.interval else {
      return "\(NumberText.fixed(value, decimals: 5)), "
        + "no interval (\(estimate.absence?.rawValue ?? "unknown"))"
    }
    let places = NumberText.decimals(for: interval.halfWidth, most: 6)
    func number(_ value: Double) -> String { NumberText.fixed(value, decimals: places) }
    return "\(number(value)) (\(number(interval.lower)) to \(number(interval.upper)))"
  }
}
