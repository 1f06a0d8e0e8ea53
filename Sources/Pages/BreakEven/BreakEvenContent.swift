import Charts
import ResultFiles

/// The page of a break-even.
struct BreakEvenContent: StudyContent {
  let study: LoadedStudy<BreakEvenReport.Figures>

  var kind: String { say(PageText.BreakEven.kind) }
  var title: String { figures.title }

  var facts: [(String, String)] {
    [
      (
        say(PageText.BreakEven.asUnder(figures.policy)),
        words.title(figures.figure) + (figures.isShared ? say(PageText.BreakEven.shared) : "")
      ),
      (
        say(PageText.BreakEven.varied),
        say(PageText.BreakEven.range(figures.path, from: figures.from, to: figures.to))
      ),
      (say(PageText.Column.replications), words.count(figures.replications)),
    ]
  }

  private var figure: String { words.named(figures.figure) }

  var verdict: [String] {
    guard let root = figures.breakEven else {
      if figures.verdict == "unclear" { return [say(PageText.BreakEven.unclear(figure))] }
      return [
        say(
          PageText.BreakEven.none(
            figure, under: figures.policy, isLower: figures.verdict == "below"))
      ]
    }
    let interval = say(
      PageText.BreakEven.interval(
        from: root.lowerValue, to: root.upperValue, rangeFrom: figures.from, rangeTo: figures.to))
    return [
      say(PageText.BreakEven.found(path: figures.path, value: root.value, interval: interval))
        + say(SharedText.sentenceGap)
        + say(PageText.BreakEven.sides(figure, under: figures.policy, rises: figures.rises)),
      say(PageText.BreakEven.promise),
    ]
  }

  var table: SortableTable {
    let columns =
      [
        SortableTable.Column(key: "part", title: say(PageText.BreakEven.part), isNumber: false),
        SortableTable.Column(key: "value", title: figures.path, isNumber: false),
        SortableTable.Column(key: "estimate", title: say(PageText.BreakEven.scenario)),
        SortableTable.Column(key: "policy_estimate", title: figures.policy),
        SortableTable.Column(key: "difference", title: say(PageText.Column.difference)),
      ] + SortableTable.Column.ends(say, prefix: "difference_")
    let factor = MeasureTitles.factor(ofUnit: figures.unit)
    let rows = figures.values.map { value -> [SortableTable.Cell] in
      func number(_ number: Double?, _ half: Double?) -> SortableTable.Cell {
        SortableTable.Cell(number, times: factor, toDigitsOf: half.map { $0 * factor })
      }
      let half = value.difference.halfWidth
      return [
        SortableTable.Cell(
          PageText.BreakEven.parts[value.part].map { say($0) } ?? value.part, value.part),
        SortableTable.Cell(value.value),
        number(value.scenario.estimate, value.scenario.halfWidth),
        number(value.policy.estimate, value.policy.halfWidth),
        number(value.difference.estimate, half), number(value.difference.lower, half),
        number(value.difference.upper, half),
      ]
    }
    return SortableTable(
      columns: columns, rows: rows, note: say(PageText.BreakEven.note), file: "break-even.csv")
  }
}
