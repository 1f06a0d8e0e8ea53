import MerchantModel
import Runs
import SimStatistics
import Testing

/// The testing library has a type of that name too.
private typealias Expected = MerchantModel.Expectation

/// How expectations are compared with estimates.
struct VerdictTests {
  /// An estimate of 10 from two replications, its interval reaching far to both sides.
  private var estimate: Estimate {
    Ratio.estimate(numerators: [9.9, 10.1], denominators: [1, 1], level: .ninetyFive)
  }

  @Test("On the estimate its value alone counts, on the interval both ends do")
  func basis() throws {
    let interval = try #require(estimate.interval)
    #expect(interval.lower < 9.5 && interval.upper > 10.5)
    #expect(Expected("x", lower: 9.5, upper: 10.5).isMet(by: estimate))
    #expect(!Expected("x", lower: 9.5, upper: 10.5, on: .interval).isMet(by: estimate))
    #expect(
      Expected("x", lower: interval.lower, upper: interval.upper, on: .interval)
        .isMet(by: estimate))
    #expect(!Expected("x", lower: 10.5).isMet(by: estimate))
    #expect(!Expected("x", upper: interval.upper.nextDown, on: .interval).isMet(by: estimate))
    #expect(!Expected("x", lower: interval.lower.nextUp, on: .interval).isMet(by: estimate))
  }

  @Test("What has no estimate, or no interval where one is asked for, fails")
  func absent() {
    let single = Ratio.estimate(numerators: [10], denominators: [1], level: .ninetyFive)
    #expect(Expected("x", lower: 9).isMet(by: single))
    #expect(!Expected("x", lower: 9, on: .interval).isMet(by: single))
    let nothing = Ratio.estimate(numerators: [0, 0], denominators: [0, 0], level: .ninetyFive)
    #expect(!Expected("x", lower: -1).isMet(by: nothing))
  }
}
