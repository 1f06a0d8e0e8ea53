import Charts
import Foundation
import ResultFiles

/// What a page says of an operating characteristic: whom each rule suspends by luck, and whom it lets off.
struct OperatingContent: StudyContent {
  private let figures: OperatingFigures
  private let say: Language
  private let words: StudyWords

  /// How far from the threshold a merchant is clearly good or bad.
  private static let margin = 0.1
  /// The most policies that the verdict tells of.
  private static let mostNamed = 3

  private typealias Policy = OperatingFigures.Policy
  private typealias Point = OperatingFigures.Point

  init(_ study: SavedStudy, in language: Language) throws(SavedResults.Fault) {
    figures = try study.figures(OperatingFigures.self)
    say = language
    words = StudyWords(language)
  }

  var kind: String { say("Ringside: luck or fault", "Ringside：运气还是过失") }
  var title: String { figures.title }

  var facts: [(String, String)] {
    var facts = [
      (
        say("Simulated", "模拟规模"),
        say(
          "\(words.count(figures.merchants)) merchants a rate and volume",
          "每种接听率与来电量 \(words.count(figures.merchants)) 个商家")
      ),
      (say("Exemptions of", "豁免依据的群体"), figures.segment),
    ]
    if figures.policies.count > 1 {
      facts.append((say("Rules", "规则数"), words.count(figures.policies.count)))
    }
    return facts
  }

  var verdict: [String] {
    figures.policies.prefix(Self.mostNamed).map {
      sentences($0).joined(separator: say(" ", ""))
    }.filter { !$0.isEmpty }
  }

  private func sentences(_ policy: Policy) -> [String] {
    let name = name(policy)
    guard policy.isJudged else {
      return [
        say(
          "Under \(name) nobody in \(figures.segment) is judged.",
          "在\(name)下，\(figures.segment) 中无人被评估。")
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
              say(
                "\(chance(point)) at \(Self.plain(volume)) calls a day",
                "每天 \(Self.plain(volume)) 个来电时为 \(chance(point))")
            }
        })
    }
    let level = policy.threshold.map {
      say(" (threshold \(words.percent($0)))", "（阈值 \(words.percent($0))）")
    }
    var sentences: [String] = []
    if let good {
      sentences.append(
        say(
          "Under \(name)\(level ?? ""), a merchant who truly answers \(words.percent(good)) of calls is suspended "
            + "within \(days) days with a chance of \(chances(good)).",
          "在\(name)\(level ?? "")下，真实接听率为 \(words.percent(good)) 的商家在 \(days) 天内被停用的概率：\(chances(good))。"
        ))
    }
    if let bad {
      sentences.append(
        say(
          "\(good == nil ? "Under \(name), one" : "One") who answers \(words.percent(bad)) is suspended with a chance "
            + "of \(chances(bad)).", "真实接听率为 \(words.percent(bad)) 的商家：\(chances(bad))。"))
    }
    return sentences
  }

  private func name(_ policy: Policy) -> String {
    policy.name == "as written"
      ? say("the rule as written", "原规则")
      : say(
        TextLayout.clipped(policy.name, letters: 32),
        "“\(TextLayout.clipped(policy.name, letters: 32))”")
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
    let method = say(
      "The merchants are made for the question: calls come as a Poisson process of one volume every day and take no "
        + "time, each is answered with the given chance whatever happened before, and nobody responds to a warning or "
        + "a suspension. Real merchants, whose bad days come in clusters, are suspended more often by luck.",
      "这些商家专为此问题设定：来电为每天同量的泊松过程且不占用时间，每个来电以给定概率独立接听，无人对警告或停用作出反应。现实中商家的坏日子往往成串出现，"
        + "因此因运气而停用的情况更多。")
    let reasons = figures.policies.filter { !$0.notExactBecause.isEmpty }.map { policy in
      // Reasons are written by the program, in English.
      "<p>"
        + HTML.text(
          say("Theory does not cover \(name(policy)): ", "理论不涵盖\(name(policy))，仅有模拟值："))
        + "<span lang=\"en\">\(HTML.text(policy.notExactBecause.joined(separator: "; ")))</span>"
        + say(".", "。") + "</p>"
    }
    return HTML.section(
      "reading", say("How to read it", "如何解读"),
      "<p>\(HTML.text(method))</p>" + reasons.joined(separator: "\n"))
  }

  var table: SortableTable {
    let hasPolicies = figures.policies.count > 1
    var columns: [SortableTable.Column] = []
    if hasPolicies {
      columns.append(
        SortableTable.Column(key: "policy", title: say("Rule", "规则"), isNumber: false))
    }
    columns += [
      SortableTable.Column(key: "calls_a_day", title: say("Calls a day", "每天来电")),
      SortableTable.Column(key: "days", title: say("Within days", "天数内")),
      SortableTable.Column(key: "answer_rate", title: say("Answers, %", "接听率，%")),
      SortableTable.Column(key: "exact", title: say("Exact, %", "精确值，%")),
      SortableTable.Column(key: "estimate", title: say("Simulated, %", "模拟值，%")),
      SortableTable.Column(key: "lower", title: say("Lower, %", "下限，%")),
      SortableTable.Column(key: "upper", title: say("Upper, %", "上限，%")),
    ]
    func share(_ value: Double?) -> SortableTable.Cell {
      SortableTable.Cell(value) { NumberText.fixed($0 * 100, decimals: 2) }
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
      note: say(
        "The chance of at least one suspension. Lower and upper: 95 % Wilson interval of the simulated chance.",
        "至少被停用一次的概率。下限与上限：模拟值的 95% Wilson 区间。"), file: "oc.csv")
  }
}

extension Array {
  /// The element in the middle; nil of an empty list.
  fileprivate var middle: Element? { isEmpty ? nil : self[count / 2] }
}
