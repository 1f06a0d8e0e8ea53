import Foundation
import SimKernel
import SimRandom

/// Good and bad days of a merchant: an effect of the day on the log odds of noticing a ring, shared by all its agents. It is
/// normal with mean 0, so that the chances of the scenario are those of a median day.
public struct DayEffect: Hashable, Sendable, BitwiseCopyable {
  /// The standard deviation of the effect; 0 for none.
  public var sd = 0.0
  /// The correlation, from 0 to less than 1, of a day's effect and that of the day before. See ``DayScores``.
  public var persistence = 0.0

  /// Every day alike.
  public init() {}

  /// Whether days differ at all.
  public var isAnything: Bool { sd > 0 }

  /// What the odds of noticing are multiplied by on a day of a normal score.
  public func odds(atNormalScore score: Double) -> Double { exp(sd * score) }
}

/// A merchant's good and bad days: what each multiplies the odds of noticing by. They go on while the feature is off.
struct DayOdds: ~Copyable {
  /// By simulated day; empty where all days are alike.
  private var odds = Buffer<Double>()

  /// Draws the days of another merchant.
  mutating func draw(_ context: borrowing Context<some MerchantObserver>) {
    let effect = context.plan.dayEffect
    guard effect.isAnything else { return }
    // The last midnight begins a day of its own, on which a call can still start to ring.
    while odds.count <= context.plan.days { odds.append(1) }
    DayScores.fill(
      &odds, from: DayScores.number(ofDay: 0, context.plan), persistence: effect.persistence,
      .dayEffect, context.streams)
    for day in 0..<odds.count { odds[day] = effect.odds(atNormalScore: odds[day]) }
  }

  /// The factor on the odds of noticing a ring that starts at an instant.
  @inline(__always)
  func factor(at start: SimTime) -> Double { odds.isEmpty ? 1 : odds[start.dayIndex] }

  /// The factor of a day.
  func factor(onDay day: Int) -> Double { odds.isEmpty ? 1 : odds[day] }
}
