import Charts
import Foundation
import ResultFiles

/// The page of an operating characteristic: good merchants that a rule suspends, and bad ones that it spares.
struct OperatingContent: StudyContent {
  let study: LoadedStudy<OperatingFigures>

  /// How far from the threshold a merchant is clearly good or bad.
  private static let margin = 0.1
  /// The maximum number of policies in the verdict.
  private static let mostNamed = 3

  private typealias Policy = OperatingFigures.Policy
  private typealias Point = OperatingFigures.Point

  var kind: String { say(PageText.Operating.kind) }
  var title: String { figures.title }

  var facts: [(String, String)] {
    var facts = [
      (
        say(PageText.Facts.simulated),
        say(PageText.Operating.merchants(words.count(figures.merchants)))
      ),
      (say(PageText.Operating.exemptionsOf), figures.segment),
    ]
    if figures.policies.count > 1 {
      facts.append((say(PageText.Operating.rules), words.count(figures.policies.count)))
    }
    return facts
  }

  var verdict: [String] {
    figures.policies.prefix(Self.mostNamed).map {
      sentences($0).joined(separator: say(SharedText.sentenceGap))
    }.filter { !$0.isEmpty }
  }

  private func sentences(_ policy: Policy) -> [String] {
    let name = name(policy)
    guard policy.isJudged else {
      return [
        say(PageText.Operating.nobodyJudged(rule: name, segment: figures.segment))
      ]
    }
    let points = figures.points.filter { $0.policy == policy.name }
    guard let days = points.map(\.days).min(), let middle = points.map(\.answerRate).sorted().middle
    else { return [] }
    let volumes = Set(points.map(\.callsADay)).sorted()
    let ends = volumes.count > 1 ? [volumes[0], volumes[volumes.count - 1]] : volumes
    let rates = Set(points.map(\.answerRate)).sorted()
    let threshold = policy.threshold ?? middle
    // Rates are sums of steps, so that 0.7 may be a hair less.
    let good =
      rates.first { $0 >= threshold + Self.margin - 1e-9 } ?? rates.last { $0 > threshold }
    let bad =
      rates.last { $0 <= threshold - Self.margin + 1e-9 } ?? rates.first { $0 < threshold }
    func chances(_ rate: Double) -> String {
      words.list(
        ends.compactMap { volume in
          points.first { $0.days == days && $0.answerRate == rate && $0.callsADay == volume }
            .map { point in
              say(PageText.Operating.chanceAtVolume(chance(point), calls: Self.plain(volume)))
            }
        })
    }
    let level = policy.threshold.map {
      say(PageText.Operating.threshold(words.percent($0)))
    }
    var sentences: [String] = []
    if let good {
      sentences.append(
        say(
          PageText.Operating.goodMerchant(
            rule: name, threshold: level ?? "", answers: words.percent(good), days: days,
            chances: chances(good))))
    }
    if let bad {
      sentences.append(
        say(
          PageText.Operating.badMerchant(
            rule: good == nil ? name : nil, answers: words.percent(bad), chances: chances(bad))))
    }
    return sentences
  }

  private func name(_ policy: Policy) -> String {
    policy.name == "as written"
      ? say(SharedText.ruleAsWritten)
      : say(PageText.Operating.ruleName(TextLayout.clipped(policy.name, letters: 32)))
  }

  /// The exact chance, else the simulated one with its interval.
  private func chance(_ point: Point) -> String {
    if let exact = point.exact { return words.percent(exact) }
    return words.figure(
      StudyFigure(estimate: point.estimate, lower: point.lower, upper: point.upper),
      unit: "share")
  }

  private static func plain(_ value: Double) -> String { String(format: "%g", value) }

  var remarks: String {
    let haveDays = figures.policies.contains { $0.dayEffect != nil }
    let method = say(
      haveDays
        ? PageText.Operating.assumptionsWithDays : PageText.Operating.assumptions)
    let reasons = figures.policies.filter { !$0.notExactBecause.isEmpty }.map { policy in
      // Reasons are written by the program, in English.
      "<p>"
        + HTML.text(
          say(PageText.Operating.notExact(rule: name(policy))))
        + "<span lang=\"en\">\(HTML.text(policy.notExactBecause.joined(separator: "; ")))</span>"
        + say(SharedText.fullStop) + "</p>"
    }
    return HTML.section(
      "reading", say(SharedText.howToRead),
      "<p>\(HTML.text(method))</p>" + reasons.joined(separator: "\n"))
  }

  var table: SortableTable {
    let hasPolicies = figures.policies.count > 1
    var columns: [SortableTable.Column] = []
    if hasPolicies {
      columns.append(
        SortableTable.Column(key: "policy", title: say(PageText.Column.rule), isNumber: false))
    }
    columns += [
      SortableTable.Column(key: "calls_a_day", title: say(PageText.Column.callsADay)),
      SortableTable.Column(key: "days", title: say(PageText.Column.withinDays)),
      SortableTable.Column(key: "answer_rate", title: say(PageText.Column.answersPercent)),
      SortableTable.Column(key: "exact", title: say(PageText.Column.exactPercent)),
      SortableTable.Column(key: "estimate", title: say(PageText.Column.simulatedPercent)),
      SortableTable.Column(key: "lower", title: say(PageText.Column.lowerPercent)),
      SortableTable.Column(key: "upper", title: say(PageText.Column.upperPercent)),
    ]
    func share(_ value: Double?) -> SortableTable.Cell {
      SortableTable.Cell(value) { FigureText.fixed($0 * 100, decimals: 2) }
    }
    let rows = figures.points.map { point -> [SortableTable.Cell] in
      (hasPolicies ? [SortableTable.Cell(point.policy)] : []) + [
        SortableTable.Cell(Self.plain(point.callsADay)), SortableTable.Cell(String(point.days)),
        SortableTable.Cell(point.answerRate) { Self.plain($0 * 100) }, share(point.exact),
        share(point.estimate), share(point.lower), share(point.upper),
      ]
    }
    return SortableTable(
      columns: columns, rows: rows,
      note: say(PageText.Operating.note), file: "oc.csv")
  }
}

extension Array {
  /// The element in the middle; nil of an empty list.
  fileprivate var middle: Element? { isEmpty ? nil : self[count / 2] }
}
