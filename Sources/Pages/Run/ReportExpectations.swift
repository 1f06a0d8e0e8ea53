import Charts
import Foundation
import ResultFiles

/// What a scenario expected, and what came of it.
struct ReportExpectations {
  private let results: SavedResults
  private let say: Language

  init(_ results: SavedResults, in language: Language) {
    self.results = results
    say = language
  }

  var html: String {
    guard let expectations = results.head.expectations, !expectations.isEmpty else { return "" }
    let items = expectations.map { expectation -> String in
      let word = expectation.passed ? say("passed", "通过") : say("failed", "未通过")
      return "<li class=\"\(expectation.passed ? "passed" : "failed")\"><b>\(HTML.text(word))</b> "
        + "\(HTML.text(sentence(expectation)))</li>"
    }
    let failed = expectations.count { !$0.passed }
    let heading = say(
      failed == 0
        ? "Expectations: all \(expectations.count) passed"
        : "Expectations: \(failed) of \(expectations.count) failed",
      failed == 0 ? "预期：\(expectations.count) 项全部通过" : "预期：\(expectations.count) 项中 \(failed) 项未通过")
    return HTML.section("expectations", heading, "<ul class=\"checks\">\(items.joined())</ul>")
  }

  private func sentence(_ expectation: SummaryFile.ExpectationOutcome) -> String {
    let title = MeasureTitles(say).title(expectation.measure)
    let figure = results.figure(expectation.measure, of: expectation.of)
    func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
    let bounds: String
    switch (expectation.atLeast, expectation.atMost) {
    case (let least?, let most?):
      bounds = say(
        "between \(number(least)) and \(number(most))", "应在 \(number(least)) 与 \(number(most)) 之间")
    case (let least?, nil): bounds = say("at least \(number(least))", "应不低于 \(number(least))")
    case (nil, let most?): bounds = say("at most \(number(most))", "应不高于 \(number(most))")
    case (nil, nil): bounds = say("without a bound", "无界限")
    }
    let value = figure?.estimate.map { FigureText.plain($0, figure?.lower, figure?.upper) }
    let interval = FigureText.interval(figure?.lower, figure?.upper, say)
    let found = [value, interval.map { say("(\($0))", "（\($0)）") }].compactMap { $0 }
      .joined(separator: say(" ", ""))
    let whole = expectation.on == "interval" ? say(", the whole interval", "（整个区间）") : ""
    return say(
      "\(title) of \(expectation.of): wanted \(bounds)\(whole); found \(found.isEmpty ? "nothing" : found)",
      "\(expectation.of) 的\(title)：\(bounds)\(whole)；实际为 \(found.isEmpty ? "无" : found)")
  }
}
