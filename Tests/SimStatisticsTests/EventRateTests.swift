import Foundation
import SimStatistics
import Testing

@Suite struct EventRateTests {
  /// Garwood's 95 % limits as printed in Pearson and Hartley, "Biometrika Tables for Statisticians",
  /// volume 1, table 40.
  @Test(arguments: [
    (0, 0, 3.69), (1, 0.0253, 5.57), (5, 1.62, 11.67), (10, 4.80, 18.39), (30, 20.24, 42.83),
  ])
  func poissonLimitsAgreeWithPrintedTables(count: Int64, lower: Double, upper: Double) throws {
    let interval = try #require(EventRate.poisson(count: count, exposure: 1).interval)
    #expect(abs(interval.lower - lower) < 0.005_1)
    #expect(abs(interval.upper - upper) < 0.005_1)
  }

  static func pmf(_ mean: Double, upTo last: Int) -> [Double] {
    var mass = exp(-mean)
    return (0...last).map { k in
      if k > 0 { mass *= mean / Double(k) }
      return mass
    }
  }

  /// Compared with sums of the probabilities themselves.
  @Test(arguments: [0.5, 3, 20.0], [0, 1, 3, 7, 25])
  func theChanceOfACountIsThatOfItsTails(mean: Double, count: Int) {
    let mass = Self.pmf(mean, upTo: 150)
    let tails = (mass[...count].reduce(0, +), mass[count...].reduce(0, +))
    let expected = min(1, 2 * min(tails.0, tails.1))
    #expect(abs(EventRate.chance(of: Int64(count), expected: mean) - expected) < 1e-12)
  }

  @Test func whatIsExpectedNeverHasNoChanceToHappen() {
    #expect(EventRate.chance(of: 0, expected: 0) == 1)
    #expect(EventRate.chance(of: 1, expected: 0) == 0)
  }

  @Test(arguments: [0.1, 0.7, 2, 3.69, 9.9, 25])
  func poissonIntervalNeverCoversLessThanItsLevel(mean: Double) {
    // Beyond 120 events lies less than 1e-30 for means up to 25, on the safe side if left out.
    let mass = Self.pmf(mean, upTo: 120)
    let covered = mass.enumerated().reduce(0.0) { sum, entry in
      let interval = EventRate.poisson(count: Int64(entry.offset), exposure: 1).interval
      return interval?.contains(mean) == true ? sum + entry.element : sum
    }
    #expect(covered >= 0.95 - 1e-12)
  }

  @Test(arguments: [1, 8, 60])
  func endsLeaveExactTails(count: Int) throws {
    let interval = try #require(EventRate.poisson(count: Int64(count), exposure: 1).interval)
    let below = Self.pmf(interval.upper, upTo: count).reduce(0, +)
    let above = 1 - Self.pmf(interval.lower, upTo: count - 1).reduce(0, +)
    #expect(abs(below - 0.025) < 1e-12)
    #expect(abs(above - 0.025) < 1e-12)
  }

  /// For a million events the square-root-scale approximation (sqrt(k) +- z/2)^2 is good to an event or
  /// two.
  @Test func manyEventsApproachTheNormalInterval() throws {
    let interval = try #require(EventRate.poisson(count: 1_000_000, exposure: 1).interval)
    let lower: Double = 999.02 * 999.02
    let upper: Double = 1000.98 * 1000.98
    // The approximation drops terms of the order z^2 / 6 and the continuity of one event.
    #expect(abs(interval.lower - lower) < 1)
    #expect(abs(interval.upper - upper) < 2)
  }

  @Test func exposureScalesTheRateAndItsEnds() throws {
    let one = EventRate.poisson(count: 7, exposure: 1)
    let ten = EventRate.poisson(count: 7, exposure: 10)
    #expect(ten.value == 0.7)
    let narrow = try #require(ten.interval)
    #expect(abs(narrow.upper * 10 - (try #require(one.interval).upper)) < 1e-12)
  }

  @Test func noEventAtAllStillHasAnUpperEnd() throws {
    let estimate = EventRate.poisson(count: 0, exposure: 30)
    #expect(abs(try #require(estimate.interval).upper - 3.688_879_454_113_936 / 30) < 1e-12)
  }

  @Test func badInputIsNamed() {
    #expect(EventRate.poisson(count: -1, exposure: 1).absence == .outOfRange)
    #expect(EventRate.poisson(count: 1, exposure: -1).absence == .outOfRange)
    #expect(EventRate.poisson(count: 1, exposure: 0).absence == .zeroDenominator)
    #expect(EventRate.poisson(count: 1, exposure: .nan).absence == .notFinite)
  }
}
