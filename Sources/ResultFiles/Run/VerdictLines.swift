import MerchantModel
import Runs
import SimStatistics

/// The outcomes of a scenario's expectations, one line each.
public struct VerdictLines {
  private let verdicts: [Verdict]
  private let unchecked: [Expectation]

  /// The lines of verdicts.
  ///
  /// - Parameter unchecked: Expectations of differences, whose policies are not compared.
  public init(_ verdicts: [Verdict], unchecked: [Expectation] = []) {
    self.verdicts = verdicts
    self.unchecked = unchecked
  }

  /// Whether any expectation failed.
  public var hasFailure: Bool { verdicts.contains { !$0.hasPassed } }

  /// The lines, each ending with a newline; those that passed only if they are wanted.
  public func text(withPassed: Bool) -> String {
    verdicts.filter { withPassed || !$0.hasPassed }.map { Self.line($0) + "\n" }.joined()
  }

  /// The part of a summary that lists all of them, an empty line before it; nothing where there are none.
  ///
  /// - Parameter columns: The letters of a line.
  public func summary(columns: Int) -> String {
    guard !verdicts.isEmpty || !unchecked.isEmpty else { return "" }
    let passed = verdicts.count { $0.hasPassed }
    let head = "Expectations: \(passed) of \(verdicts.count) passed"
    let lines =
      verdicts.map { "\(Self.word($0)): \(Self.words($0))" }
      + unchecked.map {
        "not checked: \(Self.words($0)): `ringside compare` with --policy \($0.difference ?? "") does"
      }
    let indented = lines.flatMap { line in
      ComparisonText.wrapped(line, width: columns - 2).map { "  " + $0 }
    }
    return (["", head] + indented).joined(separator: "\n") + "\n"
  }

  private static func line(_ verdict: Verdict) -> String {
    "expect: \(word(verdict)): \(words(verdict))"
  }

  private static func word(_ verdict: Verdict) -> String { verdict.hasPassed ? "passed" : "FAILED" }

  private static func words(_ verdict: Verdict) -> String {
    "\(words(verdict.expectation)): \(found(verdict.estimate))"
  }

  private static func words(_ expectation: Expectation) -> String {
    let difference = expectation.difference.map { ", \($0) less the baseline," } ?? ""
    return "\(expectation.measure) of \(expectation.scope)\(difference) \(bounds(expectation))"
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
