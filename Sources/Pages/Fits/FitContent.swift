import Charts
import ResultFiles

/// The page of what was fitted to a log.
struct FitContent: StudyContent {
  let study: LoadedStudy<FitFigures>

  private var fitWords: FitWords { FitWords(say) }

  var kind: String { say(PageText.Fits.kind) }
  var title: String { figures.title }

  var facts: [(String, String)] {
    [
      (say(PageText.Fits.log), figures.log),
      (say(PageText.Column.merchants), words.count(figures.merchants)),
      (
        say(PageText.Facts.period),
        say(
          PageText.Fits.days(
            words.count(figures.days), from: figures.first ?? "–", to: figures.last ?? "–"))
      ),
    ]
  }

  var verdict: [String] {
    // The 24 hours of a profile are one key.
    let keys = Set(figures.values.map { $0.key.replacing(/\.hours\.\d+$/, with: ".hours") }).count
    let refused = figures.laws.filter { $0.ranking.first?.isRefused ?? false }.map(named)
    let open = figures.laws.filter(\.isOpen).map(named)
    var second: [String] = []
    if !refused.isEmpty { second.append(say(PageText.Fits.refused(words.list(refused)))) }
    if !open.isEmpty { second.append(say(PageText.Fits.open(words.list(open)))) }
    second.append(say(PageText.Fits.untold(figures.notIdentifiable.count)))
    return [
      say(PageText.Fits.fitted(words.count(keys), log: figures.log)),
      second.joined(separator: say(SharedText.sentenceGap)),
    ]
  }

  private func named(_ law: FitFigures.Law) -> String {
    say(SharedText.insideSentence(fitWords.what(law)))
  }

  var sections: String {
    guard !figures.warnings.isEmpty else { return "" }
    return "<section class=\"warnings\"><h2>\(HTML.text(say(PageText.Facts.warnings)))</h2>"
      + HTML.englishList(figures.warnings) + "</section>\n"
  }

  var remarks: String { ranking + silence }

  /// The laws of each kind of duration, ranked.
  private var ranking: String {
    guard !figures.laws.isEmpty else { return "" }
    let rows = figures.laws.flatMap { law in
      law.ranking.enumerated().map { place, family in
        [
          place == 0 ? fitWords.what(law) : "", fitWords.family(family),
          place == 0
            ? FigureText.fixed(family.aic, decimals: 1)
            : "+" + FigureText.fixed(family.aic - (law.ranking.first?.aic ?? 0), decimals: 1),
          FigureText.fixed(family.kolmogorovSmirnov, decimals: 3),
          family.kolmogorovSmirnovChance.map { FigureText.fixed($0, decimals: 2) } ?? "–",
          FigureText.plain(family.andersonDarling, nil, nil),
          family.andersonDarlingChance.map { FigureText.fixed($0, decimals: 2) } ?? "–",
        ]
      }
    }
    return HTML.section(
      "laws", say(PageText.Fits.laws),
      "<p>\(HTML.text(say(PageText.Fits.lawsNote)))</p>"
        + words.smallTable(
          [
            say(PageText.Fits.duration), say(PageText.Fits.law), "AIC", "KS", "p", "AD", "p",
          ], rows, textColumns: 2))
  }

  /// What the log cannot tell.
  private var silence: String {
    HTML.section(
      "silence", say(PageText.Fits.silence),
      "<p>\(HTML.text(say(PageText.Fits.silenceNote)))</p>"
        + HTML.englishList(figures.notIdentifiable))
  }

  var table: SortableTable {
    let columns =
      [
        SortableTable.Column(key: "key", title: say(PageText.Origin.value), isNumber: false),
        SortableTable.Column(
          key: "parameter", title: say(PageText.Column.parameter), isNumber: false),
        SortableTable.Column(key: "value", title: say(PageText.Column.estimate)),
        SortableTable.Column(key: "standard_error", title: say(PageText.Fits.standardError)),
      ] + SortableTable.Column.ends(say) + [
        SortableTable.Column(key: "unit", title: say(PageText.Column.unit), isNumber: false),
        SortableTable.Column(key: "basis", title: say(PageText.Fits.basis), isNumber: false),
      ]
    let rows = figures.values.map { value -> [SortableTable.Cell] in
      let half = value.upper > value.lower ? (value.upper - value.lower) / 2 : nil
      return [
        SortableTable.Cell(value.key), SortableTable.Cell(value.parameter ?? ""),
        SortableTable.Cell(value.value, toDigitsOf: half),
        SortableTable.Cell(value.standardError, toDigitsOf: nil),
        SortableTable.Cell(value.lower, toDigitsOf: half),
        SortableTable.Cell(value.upper, toDigitsOf: half),
        SortableTable.Cell(
          value.unit.map { PageText.Fits.units[$0].map { say($0) } ?? $0 } ?? "", value.unit ?? ""),
        SortableTable.Cell(value.basis),
      ]
    }
    return SortableTable(
      columns: columns, rows: rows, note: say(PageText.Fits.note), file: "fits.csv")
  }
}

extension FitFigures.Family {
  /// Whether one of the distances is too great for chance at 5 %, or rather 2.5 % each.
  fileprivate var isRefused: Bool {
    guard let first = kolmogorovSmirnovChance, let second = andersonDarlingChance else {
      return false
    }
    return min(first, second) < 0.025
  }
}

extension FitFigures.Law {
  /// Whether the rows cannot tell the best law from another.
  fileprivate var isOpen: Bool {
    guard let best = ranking.first else { return false }
    return ranking.dropFirst().contains {
      !$0.isRefused && ($0.aic - best.aic < 2 || $0.kolmogorovSmirnov < best.kolmogorovSmirnov)
    }
  }
}
