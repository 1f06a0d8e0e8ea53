import Foundation
import SimKernel

/// Importance sampling of an agent's noticing: on some days in a row the odds of noticing a ring are
/// multiplied by a factor, and what that makes of the merchant's chance is kept exactly.
///
/// A merchant is drawn from a mixture: with ``PlainShare/value`` from the model as it is, else with a
/// window of days, each equally likely, in which noticing is tilted. The weight that makes up for it is the model's
/// density over the mixture's, the whole mixture's and not only that of the part that was drawn, so no weight
/// exceeds 1 / ``PlainShare/value`` and every variance is finite. Sources: Hesterberg (1995), "Weighted average
/// importance sampling and defensive mixture distributions", Technometrics 37(2); exponential tilting of
/// binomial tails: Asmussen and Glynn (2007), "Stochastic Simulation", chapter VI.
struct TiltedNoticing: NoticingLaw, ~Copyable {
  /// The factor on the odds inside the window.
  private var factor = 1.0
  private var logFactor = 0.0
  /// The days of this merchant's window; none if it was drawn from the model as it is.
  private var window = 0..<0
  /// For each day, the log of tilted over plain density of what its rings drew.
  private var logRatios = Buffer<Double>()

  init() {}

  /// Starts a merchant.
  mutating func start(factor: Double, window: Range<Int>, days: Int) {
    self.factor = factor
    logFactor = log(factor)
    self.window = window
    logRatios.removeAll()
    for _ in 0..<days { logRatios.append(0) }
  }

  /// Decides by a uniform whether a ring is noticed that would be with some chance, and keeps account.
  ///
  /// - Parameter chance: Above 0, at most 1.
  mutating func isNoticed(_ uniform: Double, chance: Double, day: Int) -> Bool {
    // Odds times the factor: p f / (1 - p + p f), and q / p is f over the same normaliser.
    let normaliser = 1 - chance + chance * factor
    let drawn = window.contains(day) ? chance * factor / normaliser : chance
    let isNoticed = uniform < drawn
    logRatios[day] += (isNoticed ? logFactor : 0) - log(normaliser)
    return isNoticed
  }

  /// The model's density over the mixture's at what this merchant drew.
  ///
  /// - Parameters:
  ///   - starts: The first days of all windows of the mixture.
  ///   - length: Of each window, in days.
  /// - Complexity: O(days).
  func weight(starts: Range<Int>, length: Int) -> Double {
    var tilted = 0.0
    for start in starts {
      var sum = 0.0
      for day in start..<(start + length) { sum += logRatios[day] }
      tilted += exp(sum)
    }
    let plain = PlainShare.value
    return 1 / (plain + (1 - plain) * tilted / Double(starts.count))
  }
}

/// The share of merchants that importance sampling draws from the model as it is.
enum PlainShare {
  static let value = 0.1
}
