import Foundation

/// A report of a sweep or a study: one page with everything in it.
public struct StudyPage {
  private let study: SavedStudy
  private let charts: [Chart]
  private let pictures: Report.Pictures?
  private let say: Language

  /// Makes a report.
  ///
  /// - Parameters:
  ///   - charts: In the order in which they are shown.
  ///   - rendering: What ``ChartRenderer/reportPictures(of:)`` made of them; nil leaves charts out.
  public init(
    _ study: SavedStudy, charts: [Chart], rendering: ChartRenderer.Rendering?,
    in language: Language
  ) {
    self.study = study
    self.charts = charts
    pictures = rendering.flatMap(Report.Pictures.init)
    say = language
  }

  /// The page.
  ///
  /// - throws: ``SavedResults/Fault`` if a file is not what its name says.
  public func html() throws(SavedResults.Fault) -> String {
    let content = try content()
    let origin = study.origin
    var facts = ReportFacts(in: say)
    for (name, value) in content.facts { facts.add(name, value) }
    facts.addOrigin(
      seed: origin.seed, version: origin.version, commit: origin.commit, started: origin.started,
      elapsedSeconds: origin.elapsedSeconds)
    // A figure and its sign stay on one line.
    let verdict = content.verdict.map {
      "<p>\(HTML.text($0.replacing(" %", with: "\u{A0}%")))</p>"
    }.joined(separator: "\n")
    return ReportPage(
      title: content.title, version: origin.version,
      secret: "\(origin.started) \(origin.elapsedSeconds ?? 0) \(study.path)", charts: charts,
      pictures: pictures, say: say
    ).html(
      facts.header(kind: content.kind, title: content.title)
        + (verdict.isEmpty ? "" : "<div class=\"verdict\">\(verdict)</div>\n") + content.sections,
      content.remarks + content.table.html(say)
        + ReportOrigin(
          scenario: origin.scenario, notes: origin.notes, commands: origin.commands, say: say
        ).html)
  }

  private func content() throws(SavedResults.Fault) -> any StudyContent {
    switch study.kind {
    case .sweep: try SweepContent(study, in: say)
    case .sensitivity: try SensitivityContent(study, in: say)
    case .operating: try OperatingContent(study, in: say)
    case .optimum: try OptimumContent(study, in: say)
    case .staffing: try StaffingContent(study, in: say)
    case .synthesis: try SynthesisContent(study, in: say)
    case .audit: try AuditContent(study, in: say)
    }
  }
}

/// What the page of a study says beside what every page has.
protocol StudyContent {
  /// What it is a report of.
  var kind: String { get }
  /// Its heading, mostly the scenario's title.
  var title: String { get }
  /// What was simulated.
  var facts: [(String, String)] { get }
  /// What came out, in sentences, a paragraph each.
  var verdict: [String] { get }
  /// Markup between verdict and charts.
  var sections: String { get }
  /// Markup between charts and table.
  var remarks: String { get }
  /// All figures.
  var table: SortableTable { get }
}

extension StudyContent {
  var sections: String { "" }
  var remarks: String { "" }
}

/// Figures of studies as sentences have them.
struct StudyWords {
  let say: Language
  let titles: MeasureTitles

  init(_ language: Language) {
    say = language
    titles = MeasureTitles(language)
  }

  /// A measure inside a sentence; in Chinese in quotes, since words have no gaps there.
  func named(_ figure: String) -> String {
    say(ChartText.lowered(title(figure)), "“\(title(figure))”")
  }

  /// A measure of all merchants, or of a segment as `solo/suspensions`.
  func title(_ figure: String) -> String {
    let parts = figure.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return titles.title(figure) }
    let segment = ChartText.clipped(parts[0], letters: 24)
    return say("\(titles.title(parts[1])) (\(segment))", "\(titles.title(parts[1]))（\(segment)）")
  }

  /// A figure with its interval and its unit.
  func figure(_ figure: StudyFigure, unit: String) -> String {
    guard let value = figure.estimate else { return say("not seen", "未出现") }
    let factor = MeasureTitles.factor(ofUnit: unit)
    let (lower, upper) = (figure.lower.map { $0 * factor }, figure.upper.map { $0 * factor })
    let sign = factor == 100 ? say(" %", "%") : ""
    let text = FigureText.plain(value * factor, lower, upper) + sign
    let interval = FigureText.interval(lower, upper, say).map {
      say(" (95 % interval \($0))", "（95% 区间 \($0)）")
    }
    let words = factor == 100 ? "" : titles.unit(unit)
    return text + (interval ?? "") + (words.isEmpty ? "" : say(" \(words)", "，\(words)"))
  }

  /// A figure with its interval in brackets and nothing else, for a cell.
  func cell(_ figure: StudyFigure, unit: String) -> String {
    guard let value = figure.estimate else { return "–" }
    let factor = MeasureTitles.factor(ofUnit: unit)
    let (lower, upper) = (figure.lower.map { $0 * factor }, figure.upper.map { $0 * factor })
    let interval = FigureText.interval(lower, upper, say).map { say(" (\($0))", "（\($0)）") }
    return FigureText.plain(value * factor, lower, upper) + (interval ?? "")
  }

  /// A difference with its sign, its interval and its unit.
  func difference(_ figure: StudyFigure, unit: String) -> String {
    guard let value = figure.estimate else { return say("not known", "未知") }
    let factor = MeasureTitles.factor(ofUnit: unit)
    let words = titles.differenceUnit(unit)
    return FigureText.signed(
      value * factor, figure.lower.map { $0 * factor }, figure.upper.map { $0 * factor }, say)
      + (words.isEmpty ? "" : say(" \(words)", "，\(words)"))
  }

  /// A share in per cent.
  func percent(_ share: Double) -> String {
    let value = share * 100
    if value > 0 && value < 0.01 { return say("under 0.01 %", "不到 0.01%") }
    return String(format: "%.3g", value) + say(" %", "%")
  }

  /// Things one after the other.
  func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: say(", ", "、")) + say(" and ", "和") + last
  }

  /// A whole number, its thousands grouped.
  func count(_ number: Int) -> String { NumberText.fixed(Double(number), decimals: 0) }

  /// A small table that is not sorted; its first columns are text, the others figures.
  func smallTable(_ head: [String], _ rows: [[String]], textColumns: Int) -> String {
    func row(_ cells: [String], _ tag: String) -> String {
      "<tr>"
        + cells.enumerated().map { place, cell in
          // A path may break after its dots, and nowhere else.
          "<\(tag)\(place >= textColumns ? " class=\"n\"" : "")>"
            + HTML.text(cell).replacing(/\.(?=[A-Za-z])/, with: ".<wbr>") + "</\(tag)>"
        }.joined() + "</tr>"
    }
    return "<div class=\"scroll\"><table class=\"small\"><thead>\(row(head, "th"))</thead><tbody>"
      + rows.map { row($0, "td") }.joined(separator: "\n") + "</tbody></table></div>"
  }
}
