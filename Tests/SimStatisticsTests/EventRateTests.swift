import Foundation
import SimStatistics
import Testing

@Suite struct EventRateTests {
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
}
