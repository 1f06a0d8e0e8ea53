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
      "\r[\(bar)] \(Int(share * 100)) %, \(Int(left.rounded(.up))) s left \u{1B}[K")
  }

  /// Takes the line away.
  func clear() {
    if isDrawn { StandardError.write("\r\u{1B}[K") }
  }
}
