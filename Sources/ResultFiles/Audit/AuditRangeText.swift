import MerchantModel
import Runs
import SimStatistics
import Studies

/// The numbers that the announcement of a rule leaves open, and what to settle first.
struct AuditRangeText {
  private let result: AuditResult
  private let worlds: WorldResult?

  init(_ result: AuditResult, _ worlds: WorldResult?) {
    (self.result, self.worlds) = (result, worlds)
  }

  /// What to settle first, in sentences for those who decide.
  var sentences: [String] {
    guard let range = result.ranges.first, let span = span(range) else { return [] }
    let written = range.input.values.first?.written ?? ""
    var text = [
      "What to settle first: \(range.input.name). The scenario takes it for \(written); over what it can be, suspensions go "
        + "from \(span.low) to \(span.high) per merchant per 30 days." + comparedWithReadings(range)
    ]
    if let decisive { text.append(decisive) }
    return text
  }

  /// The sentences as lines, after an empty one; nothing where no number is left open.
  var closing: [String] {
    sentences.isEmpty ? [] : [""] + sentences.flatMap { ComparisonText.wrapped($0) }
  }

  /// Suspensions at the ends of a range, the lower figure first.
  private func span(_ range: AuditRange) -> (low: String, high: String)? {
    let values = range.figures("suspensions", of: result.overall).compactMap(\.flipped.value)
    guard values.count == 2, let unit = Measure.named("suspensions")?.unit else { return nil }
    let ends = values.sorted().map { WorldsText.number($0, unit) }
    return (ends[0], ends[1])
  }

  /// Whether that is more than any reading of the words is worth.
  private func comparedWithReadings(_ range: AuditRange) -> String {
    func size(_ figures: [AuditResult.Figure]) -> Double {
      figures.compactMap { $0.difference.value?.magnitude }.max() ?? 0
    }
    let number = size(range.figures("suspensions", of: result.overall))
    let reading = size(
      result.findings.compactMap { $0.figure("suspensions", of: result.overall) })
    guard number > 0 else { return "" }
    return number > reading
      ? " That is more than any way of reading the words is worth."
      : " One way of reading the words is worth more: see the first below."
  }

  /// Which single number would narrow the range most if it were published. What was fitted to a log is nothing to publish.
  private var decisive: String? {
    guard let worlds, let figure = worlds.figure("suspensions", of: result.overall),
      let shares = worlds.explained(figure),
      let most = shares.indices.filter({ !worlds.inputs[$0].isJoint })
        .max(by: { shares[$0] < shares[$1] })
    else { return nil }
    let count = worlds.worlds.count
    guard shares[most] >= 0.05 else {
      return
        "No single number would narrow the range of suspensions over \(count) worlds by itself."
    }
    let sample = worlds.sample(figure, policy: 0)
    let unit = worlds.figures[figure].measure.unit
    let ends = [0.05, 0.95].map { WorldsText.number(sample.quantile($0), unit) }
    return
      "If one number were published, \(worlds.inputs[most].name) would narrow the range most: it decides "
      + "\(NumberText.fixed(100 * shares[most], decimals: 0)) % of the spread of suspensions over \(count) worlds, of "
      + "which 9 in 10 lie between \(ends[0]) and \(ends[1])."
  }

  /// The table of ranges.
  var lines: [String] {
    guard !result.ranges.isEmpty else { return [] }
    let rows = result.ranges.flatMap { range in
      range.ends.map { end in
        ["\(range.input.name)=\(end.value)"]
          + AuditResult.measureNames.map { name in
            guard
              let figure = end.figures.first(where: {
                $0.scope == result.overall && $0.measure.name == name
              })
            else { return "" }
            return ComparisonText.difference(figure.difference, unit: figure.measure.unit)
              + (figure.isBeyondDoubt ? " *" : "  ")
          }
      }
    }
    let table = TextColumns.lines([["setting", "suspensions  ", "minutes saved  "]] + rows)
    return [
      "", "Numbers that the announcement leaves open, at both ends of what they can be:",
    ] + table.map { "  " + $0 }
  }

  /// A row a number, end, scope and measure.
  var rows: [[String]] {
    result.ranges.flatMap { range in
      range.ends.flatMap { end in
        end.figures.map { figure in
          [
            "range", range.input.name, range.input.values.first?.written ?? "", end.value,
            end.settings.joined(separator: " "), "figures", "", result.name(of: figure.scope),
            figure.measure.name, figure.measure.unit.rawValue, CSV.number(figure.asWritten.value),
            CSV.number(figure.flipped.value),
          ] + MeasuresFile.cells(figure.difference) + [
            figure.difference.method.rawValue, figure.difference.absence?.rawValue ?? "",
            CSV.number(figure.pValue), CSV.number(figure.adjustedPValue),
            figure.isBeyondDoubt ? "1" : "0", String(result.replications),
          ]
        }
      }
    }
  }

  /// What `audit.json` holds of the ranges; nil without any.
  var facts: [AuditReport.RangeFacts]? {
    guard !result.ranges.isEmpty else { return nil }
    return result.ranges.map { range in
      AuditReport.RangeFacts(
        input: range.input.name, written: range.input.values.first?.written ?? "",
        uncertain: range.input.values.first?.law.text ?? "",
        ends: range.ends.map { end in
          AuditReport.EndFacts(
            value: end.value, settings: end.settings,
            figures: end.figures.map { AuditReport.FigureFacts($0, result) })
        })
    }
  }
}
