import Foundation
import ResultFiles

/// Formats figures of studies for sentences and tables.
package struct StudyWords {
  package let say: Language
  package let titles: MeasureTitles

  package init(_ language: Language) {
    say = language
    titles = MeasureTitles(language)
  }

  /// A measure inside a sentence; in Chinese in quotes, since words have no gaps there.
  package func named(_ figure: String) -> String {
    say(SharedText.insideSentence(title(figure)))
  }

  /// A measure of all merchants, or of a segment as `solo/suspensions`.
  package func title(_ figure: String) -> String {
    let parts = figure.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return titles.title(figure) }
    let segment = TextLayout.clipped(parts[0], letters: 24)
    return say(SharedText.ofSegment(titles.title(parts[1]), segment))
  }

  /// A figure with its interval and its unit.
  package func figure(_ figure: StudyFigure, unit: String) -> String {
    guard let value = figure.estimate else { return say(SharedText.notSeen) }
    let factor = MeasureTitles.factor(ofUnit: unit)
    let (lower, upper) = (figure.lower.map { $0 * factor }, figure.upper.map { $0 * factor })
    let sign = factor == 100 ? say(SharedText.percentSign) : ""
    let text = FigureText.plain(value * factor, lower, upper) + sign
    let interval = FigureText.interval(lower, upper, say).map {
      say(SharedText.intervalInBrackets($0))
    }
    let words = factor == 100 ? "" : titles.unit(unit)
    return text + (interval ?? "") + (words.isEmpty ? "" : say(SharedText.unitBehind(words)))
  }

  /// A figure with its interval in brackets and nothing else, for a cell.
  package func cell(_ figure: StudyFigure, unit: String) -> String {
    guard let value = figure.estimate else { return "–" }
    let factor = MeasureTitles.factor(ofUnit: unit)
    let (lower, upper) = (figure.lower.map { $0 * factor }, figure.upper.map { $0 * factor })
    let interval = FigureText.interval(lower, upper, say).map { say(SharedText.inBrackets($0)) }
    return FigureText.plain(value * factor, lower, upper) + (interval ?? "")
  }

  /// A difference with its sign, its interval and its unit.
  package func difference(_ figure: StudyFigure, unit: String) -> String {
    guard let value = figure.estimate else { return say(SharedText.notKnown) }
    let factor = MeasureTitles.factor(ofUnit: unit)
    let words = titles.differenceUnit(unit)
    return FigureText.signed(
      value * factor, figure.lower.map { $0 * factor }, figure.upper.map { $0 * factor }, say)
      + (words.isEmpty ? "" : say(SharedText.unitBehind(words)))
  }

  /// A share in per cent.
  package func percent(_ share: Double) -> String {
    let value = share * 100
    if value > 0 && value < 0.01 { return say(SharedText.tinyPercentage) }
    return String(format: "%.3g", value) + say(SharedText.percentSign)
  }

  /// Things one after the other.
  package func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: say(SharedText.listComma)) + say(SharedText.and)
      + last
  }

  /// A whole number, its thousands grouped.
  package func count(_ number: Int) -> String { FigureText.fixed(Double(number), decimals: 0) }
}
