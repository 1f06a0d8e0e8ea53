import Foundation
import Runs

/// Shows the progress of a run on standard error: one redrawn line on a terminal, else a line every minute.
final class ProgressBar {
  private let isWanted: Bool
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let started = ContinuousClock.now
  private var lastDrawn = ContinuousClock.now
  private var isDrawn = false

  init(isWanted: Bool) {
    self.isWanted = isWanted
  }

  /// Redraws the line, ten times a second at most.
  func update(_ progress: Run.Progress) {
    let interval = isTerminal ? Duration.milliseconds(100) : .seconds(60)
    guard isWanted, ContinuousClock.now - lastDrawn > interval else { return }
    lastDrawn = .now
    let share = Double(progress.merchantsDone) / Double(max(progress.merchants, 1))
    let elapsed = Double((lastDrawn - started) / .milliseconds(1)) / 1_000
    let left = share > 0 ? elapsed / share - elapsed : 0
    let rate = String(format: "%.3g merchants/s", Double(progress.merchantsDone) / elapsed)
    let figures =
      "\(Int(share * 100)) %, \(rate), \(ProgressMeter.time(left)) left"
      + ProgressBar.words(progress.precision)
    guard isTerminal else {
      StandardError.write("\(Date.now.ISO8601Format()) \(figures)\n")
      return
    }
    isDrawn = true
    let filled = Int(share * 30)
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 30 - filled)
    StandardError.redraw("[\(bar)] \(figures) ")
  }

  /// Returns the figure that was furthest from its wanted width at the last look.
  private static func words(_ statuses: [PrecisionStatus]) -> String {
    let worst = statuses.max { need($0) < need($1) }
    guard let worst, let value = worst.estimate.value,
      let half = worst.estimate.symmetricHalfWidth
    else { return "" }
    return ", \(worst.target.measure.name) "
      + String(format: "%.4g ± %.2g", value, half)
      + String(format: " (wanted ± %.2g)", worst.target.wanted.width(at: value))
  }

  private static func need(_ status: PrecisionStatus) -> Int {
    switch status.status {
    case .reached: 0
    case .wanting(let needed): needed ?? .max
    case .unmoved: 1
    }
  }

  /// Clears the line.
  func clear() {
    if isDrawn { StandardError.redraw("") }
  }
}
