import Charts
import Foundation
import ResultFiles

/// The expectations of a scenario and their outcomes.
struct ReportExpectations {
  let results: SavedResults
  let say: Language

  var html: String {
    guard let expectations = results.head.expectations, !expectations.isEmpty else { return "" }
    let items = expectations.map { expectation -> String in
      let word =
        expectation.passed ? say(PageText.Expectations.passed) : say(PageText.Expectations.failed)
      return "<li class=\"\(expectation.passed ? "passed" : "failed")\"><b>\(HTML.text(word))</b> "
        + "\(HTML.text(sentence(expectation)))</li>"
    }
    let failed = expectations.count { !$0.passed }
    let heading = say(PageText.Expectations.title(failed: failed, of: expectations.count))
    return HTML.section("expectations", heading, "<ul class=\"checks\">\(items.joined())</ul>")
  }

  private func sentence(_ expectation: SummaryFile.ExpectationOutcome) -> String {
    let title = MeasureTitles(say).title(expectation.measure)
    let figure = results.figure(expectation.measure, of: expectation.of)
    func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
    let bounds: String
    switch (expectation.atLeast, expectation.atMost) {
    case (let least?, let most?):
      bounds = say(PageText.Expectations.between(number(least), number(most)))
    case (let least?, nil): bounds = say(PageText.Expectations.atLeast(number(least)))
    case (nil, let most?): bounds = say(PageText.Expectations.atMost(number(most)))
    case (nil, nil): bounds = say(PageText.Expectations.unbounded)
    }
    let value = figure?.estimate.map { FigureText.plain($0, figure?.lower, figure?.upper) }
    let interval = FigureText.interval(figure?.lower, figure?.upper, say)
    let found = [value, interval.map { say(SharedText.bareBrackets($0)) }].compactMap { $0 }
      .joined(separator: say(SharedText.sentenceGap))
    let whole = expectation.on == "interval" ? say(PageText.Expectations.wholeInterval) : ""
    return say(
      PageText.Expectations.outcome(
        title, of: expectation.of, wanted: bounds + whole, found: found.isEmpty ? nil : found))
  }
}
