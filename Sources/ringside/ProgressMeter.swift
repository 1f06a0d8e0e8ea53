import Foundation

/// Shows how far long work is: a line that is redrawn on a terminal, and else a line now and then.
final class ProgressMeter {
  /// How far it is.
  struct State {
    /// What is done, in units of work, and what of it in this sitting.
    var done: Int
    var doneNow: Int
    /// How many there are, nil where nobody knows, and whether there may be more.
    var units: Int?
    var mayGrow = false
    /// What came out so far, in a few words.
    var finding = ""
  }

  private let isWanted: Bool
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let interval: Duration
  private let started = ContinuousClock.now
  private var lastShown = ContinuousClock.now
  private var isDrawn = false

  /// - Parameter interval: The time between two lines where there is no terminal.
  init(isWanted: Bool, interval: Duration) {
    self.isWanted = isWanted
    self.interval = interval
  }

  /// Shows the state if it is time to.
  func update(_ state: @autoclosure () -> State) {
    let now = ContinuousClock.now
    guard isWanted, now - lastShown >= (isTerminal ? .milliseconds(200) : interval) else { return }
    lastShown = now
    let text = words(state())
    if isTerminal {
      isDrawn = true
      StandardError.write("\r\(text)\u{1B}[K")
    } else {
      StandardError.write("\(Date.now.ISO8601Format()) \(text)\n")
    }
  }

  private func words(_ state: State) -> String {
    let elapsed = Double((lastShown - started) / .milliseconds(1)) / 1_000
    guard let units = state.units else {
      return "\(state.done) replications" + (state.finding.isEmpty ? "" : "; \(state.finding)")
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

  /// A time in its two largest units.
  static func time(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3_600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3_600) h \(whole % 3_600 / 60) min"
  }

  /// Takes the line away.
  func clear() {
    if isDrawn { StandardError.write("\r\u{1B}[K") }
    isDrawn = false
  }
}
