import Experiments
import Foundation

/// A line on standard error that shows how far a run is; only on a terminal.
final class ProgressBar {
  private let isShown: Bool
  private let started = ContinuousClock.now
  private var lastDrawn = ContinuousClock.now
  private var isDrawn = false

  init(isWanted: Bool) {
    isShown = isWanted && isatty(STDERR_FILENO) == 1
  }

  /// Redraws the line, ten times a second at most.
  func update(_ progress: Run.Progress) {
    guard isShown, ContinuousClock.now - lastDrawn > .milliseconds(100) else { return }
    lastDrawn = .now
    isDrawn = true
    let share = Double(progress.merchantsDone) / Double(max(progress.merchants, 1))
    let filled = Int(share * 30)
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 30 - filled)
    let elapsed = Double((lastDrawn - started) / .milliseconds(1)) / 1_000
    let left = share > 0 ? elapsed / share - elapsed : 0
    StandardError.write(
      "\r[\(bar)] \(Int(share * 100)) %, \(Int(left.rounded(.up))) s left"
        + "\(ProgressBar.words(progress.precision)) \u{1B}[K")
  }

  /// The wanted figure that was furthest from its width at the last look.
  private static func words(_ standings: [PrecisionStanding]) -> String {
    let worst = standings.max { need($0) < need($1) }
    guard let worst, let value = worst.estimate.value,
      let half = worst.estimate.symmetricHalfWidth
    else { return "" }
    return ", \(worst.target.measure.name) "
      + String(format: "%.4g ± %.2g", value, half)
      + String(format: " (wanted ± %.2g)", worst.target.wanted.width(at: value))
  }

  private static func need(_ standing: PrecisionStanding) -> Int {
    switch standing.standing {
    case .reached: 0
    case .wanting(let needed): needed ?? .max
    case .unmoved: 1
    }
  }

  /// Takes the line away.
  func clear() {
    if isDrawn { StandardError.write("\r\u{1B}[K") }
  }
}
