import SimStatistics
import Testing

/// The sign test where all signs agree.
struct SignTestTests {
  @Test("All signs agree by chance once in 2^(n - 1) times")
  func signs() {
    #expect([0, 1, 2, 6].map { SignTest.chanceOfAgreement(of: $0) } == [1, 1, 0.5, 1 / 32])
  }
}
