import Charts
import ResultFiles

/// The page of an audit: which readings of the rule matter, and by how much.
struct AuditContent: StudyContent {
  let study: LoadedStudy<AuditReport.Figures>

  private typealias Reading = AuditReport.ReadingFacts
  private typealias Figure = AuditReport.FigureFacts

  var kind: String { say(PageText.Audit.kind) }
  var title: String { figures.title }

  var facts: [(String, String)] {
    [
      (
        say(PageText.Facts.simulated),
        say(
          PageText.Audit.replications(
            words.count(figures.replications), isOne: figures.replications == 1))
      ), (say(PageText.Audit.readings), words.count(figures.readings.count)),
    ]
  }

  private var readings: InterpretationWords { InterpretationWords(say) }
  private var moving: [Reading] { figures.readings.filter { $0.reach == "figures" } }
  private var overall: String? { figures.readings.first?.figures.last?.scope }

  private func figure(_ measure: String, of reading: Reading) -> Figure? {
    reading.figures.last { $0.measure == measure && $0.scope == overall }
  }

  var verdict: [String] {
    let count = words.count(figures.readings.count)
    guard let first = moving.first else {
      return [
        say(PageText.Audit.nothingChanges(readings: count))
      ]
    }
    // Written by the program, in English.
    let closing = figures.closing ?? []
    let isOne = moving.count == 1
    let differences = first.figures.filter { $0.scope == overall }.map { figure in
      say(
        PageText.Audit.difference(
          in: words.title(figure.measure),
          words.difference(figure.difference, unit: figure.unit)))
        + (figure.isBeyondDoubt ? say(PageText.Audit.beyondDoubt) : "")
    }
    return closing + [
      say(PageText.Audit.changing(words.count(moving.count), of: count, isOne: isOne))
        + say(SharedText.sentenceGap)
        + say(
          PageText.Audit.worthMost(
            readings.words(first),
            differences: words.list(differences),
            plainly: differences.joined(separator: say(SharedText.semicolon))))
    ]
  }

  var remarks: String {
    let still = figures.readings.filter { $0.reach != "figures" }
    let items = still.map { reading in
      "<li>\(HTML.text(readings.words(reading)))"
        + "<br><small>\(HTML.text(readings.reach(reading.reach)))</small></li>"
    }
    let fixed = figures.fixed.map { fact in
      "<li>\(HTML.text(readings.fixed(fact)))</li>"
    }
    return ranges
      + (items.isEmpty
        ? ""
        : HTML.section("same", say(PageText.Audit.sameEitherWay), "<ul>\(items.joined())</ul>"))
      + (fixed.isEmpty
        ? ""
        : HTML.section("fixed", say(PageText.Audit.cannotBeFlipped), "<ul>\(fixed.joined())</ul>"))
  }

  /// The numbers that the announcement leaves open, at both ends of what they can be.
  private var ranges: String {
    guard let ranges = figures.ranges, !ranges.isEmpty else { return "" }
    let rows = ranges.flatMap { range in
      range.ends.map { end -> String in
        let cells = end.figures.filter { $0.scope == overall }.map { figure in
          "<td class=\"n\">\(HTML.text(plain(figure)))</td>"
        }
        return "<tr><th scope=\"row\"><code>\(HTML.text("\(range.input)=\(end.value)"))</code></th>"
          + cells.joined() + "</tr>"
      }
    }
    let heads = figures.readings.first?.figures.filter { $0.scope == overall }.map {
      "<th class=\"n\">\(HTML.text(words.title($0.measure)))"
        + "<small>\(HTML.text(MeasureTitles(say).differenceUnit($0.unit)))</small></th>"
    }
    return HTML.section(
      "ranges", say(PageText.Audit.ranges),
      "<div class=\"scroll\"><table class=\"policies\"><thead><tr><th></th>\((heads ?? []).joined())</tr></thead>"
        + "<tbody>\(rows.joined())</tbody></table></div>")
  }

  /// A difference with its interval, without its unit, which stands above.
  private func plain(_ figure: Figure) -> String {
    let factor = MeasureTitles.factor(ofUnit: figure.unit)
    guard let value = figure.difference.estimate else { return "–" }
    return FigureText.signed(
      value * factor, figure.difference.lower.map { $0 * factor },
      figure.difference.upper.map { $0 * factor }, say)
  }

  var table: SortableTable {
    let columns =
      [
        SortableTable.Column(key: "reading", title: say(PageText.Column.reading), isNumber: false),
        SortableTable.Column(key: "scope", title: say(PageText.Column.merchants), isNumber: false),
        SortableTable.Column(key: "measure", title: say(PageText.Column.measure), isNumber: false),
        SortableTable.Column(key: "estimate", title: say(PageText.Column.asWritten)),
        SortableTable.Column(key: "estimate_flipped", title: say(PageText.Column.flipped)),
        SortableTable.Column(key: "difference", title: say(PageText.Column.difference)),
      ] + SortableTable.Column.ends(say) + [
        SortableTable.Column(key: "adjusted_p_value", title: say(PageText.Column.adjustedP))
      ]
    let rows = figures.readings.flatMap { reading in
      reading.figures.map { figure -> [SortableTable.Cell] in
        let factor = MeasureTitles.factor(ofUnit: figure.unit)
        let half = figure.difference.halfWidth.map { $0 * factor }
        func number(_ value: Double?) -> SortableTable.Cell {
          SortableTable.Cell(value, times: factor, toDigitsOf: half)
        }
        return [
          SortableTable.Cell(readings.words(reading), reading.name),
          SortableTable.Cell(figure.scope),
          SortableTable.Cell(words.title(figure.measure), figure.measure),
          number(figure.asWritten.estimate), number(figure.flipped.estimate),
          number(figure.difference.estimate), number(figure.difference.lower),
          number(figure.difference.upper),
          SortableTable.Cell(figure.adjustedPValue, FigureText.pValue),
        ]
      }
    }
    return SortableTable(
      columns: columns, rows: rows,
      note: say(PageText.Audit.note),
      file: "audit.csv")
  }
}
