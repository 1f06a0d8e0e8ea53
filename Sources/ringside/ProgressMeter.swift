import Foundation
import MerchantModel
import ResultFiles
import SimStatistics

/// Shows the progress of long work: one redrawn line on a terminal, else a line from time to time.
final class ProgressMeter {
  /// The progress.
  struct State {
    /// Finished units of work: in all, and in this run of the program.
    var done: Int
    var doneNow: Int
    /// The number of units, nil if unknown, and whether it may grow.
    var units: Int?
    var mayGrow = false
    /// The result so far, in a few words.
    var finding = ""
  }

  private let isWanted: Bool
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let interval: Duration
  private let started = ContinuousClock.now
  private var lastShown = ContinuousClock.now
  private var isDrawn = false

  /// - Parameters:
  ///   - isWanted: Whether to show anything.
  ///   - interval: The time between two lines without a terminal.
  init(isWanted: Bool, interval: Duration) {
    self.isWanted = isWanted
    self.interval = interval
  }

  /// Shows the state if enough time has passed since the last one.
  func update(_ state: @autoclosure () -> State) {
    update(words: words(state()))
  }

  /// Shows a text if enough time has passed since the last one.
  func update(words text: @autoclosure () -> String) {
    let now = ContinuousClock.now
    guard isWanted, now - lastShown >= (isTerminal ? .milliseconds(200) : interval) else { return }
    lastShown = now
    let text = text()
    if isTerminal {
      isDrawn = true
      StandardError.redraw(text)
    } else {
      StandardError.write("\(Date.now.ISO8601Format()) \(text)\n")
    }
  }

  private func words(_ state: State) -> String {
    let elapsed = Double((lastShown - started) / .milliseconds(1)) / 1_000
    guard let units = state.units else {
      return NumberText.counted(state.done, "replication")
        + (state.finding.isEmpty ? "" : "; \(state.finding)")
    }
    let share = units > 0 ? 100 * state.done / units : 100
    let total = state.mayGrow ? "\(units) units so far" : "\(units) units"
    var text = "\(state.done) of \(total) (\(share) %)"
    if state.doneNow > 0, elapsed > 0 {
      let rate = Double(state.doneNow) / elapsed
      let left = Double(units - state.done) / rate
      text += String(format: ", %.3g units/s, ", rate) + Self.time(left) + " left"
      if state.mayGrow { text += " or more" }
    }
    return state.finding.isEmpty ? text : "\(text); \(state.finding)"
  }

  /// Returns a time in its two largest units.
  static func time(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3_600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3_600) h \(whole % 3_600 / 60) min"
  }

  /// Clears the line.
  func clear() {
    if isDrawn { StandardError.redraw("") }
    isDrawn = false
  }
}

/// A figure for a line of progress.
enum ProgressFigure {
  static func words(_ estimate: Estimate, _ measure: Measure) -> String {
    NumberText.estimate(estimate, unit: measure.unit)
  }
}

/// Measures the duration of work.
struct Stopwatch {
  /// When it began.
  let started = Date.now
  private let clock = ContinuousClock.now

  /// The time since the start, in seconds, to about a microsecond.
  var seconds: Double { Double((ContinuousClock.now - clock) / .microseconds(1)) / 1e6 }
}
