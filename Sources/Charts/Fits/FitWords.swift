import ResultFiles

/// Words of fits that charts and pages share.
package struct FitWords {
  /// What figures call the patience of customers.
  package static let patience = "patience"
  /// What figures call the spells in which agents were there.
  static let presence = "presence"

  private let say: Language

  package init(_ language: Language) {
    say = language
  }

  /// What lasts.
  package func what(_ law: FitFigures.Law) -> String {
    let name = ChartText.Fits.subjects[law.what].map { say($0) } ?? law.what
    guard let kind = law.kind else { return name }
    return say(SharedText.ofSegment(name, TextLayout.clipped(kind, letters: 30)))
  }

  /// A family of laws.
  package func family(_ family: FitFigures.Family) -> String {
    let name = ChartText.Fits.families[family.body].map { say($0) } ?? family.body
    guard let threshold = family.spikeBelow else { return name }
    return say(ChartText.Fits.withSpike(name, below: FigureText.plain(threshold, nil, nil)))
  }

  /// The unit in which times up to an end are read most easily, and what an axis calls it.
  func unit(of end: Double) -> (seconds: Double, title: String) {
    switch end {
    case 7_200...: (3_600, say(ChartText.Fits.hours))
    case 300..<7_200: (60, say(UnitText.minutes))
    default: (1, say(UnitText.seconds))
    }
  }
}
