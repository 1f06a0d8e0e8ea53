import Foundation
import MerchantModel
import SimRandom
import Testing

/// Busyness: daily counts vary as the model says.
struct BusynessTests {
  /// Counts of one day of one merchant in many replications: independent, whoever shares what.
  private func counts(platform: Double, merchant: Double, mean: Double, count: Int) -> [Double] {
    var scenario = SmallShop.scenario(days: 1)
    scenario.platform.busyness = platform
    scenario.segments[0].demand.busyness = merchant
    scenario.segments[0].staffing.chats = .byOthers
    scenario.segments[0].contacts = [ContactRate(kind: "question", perDay: mean)]
    return SmallShop.each(.contacts, scenario, merchants: 1, replications: count).map(Double.init)
  }

  @Test(
    "Variance is mean + cv^2 mean^2, where 1 + cv^2 is the product over both factors",
    arguments: [(0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.4, 0.6)])
  func variance(platform: Double, merchant: Double) {
    let (mean, count) = (10.0, 40_000)
    let counts = counts(platform: platform, merchant: merchant, mean: mean, count: count)
    let average = counts.reduce(0, +) / Double(count)
    let squares = counts.map { ($0 - average) * ($0 - average) }
    let variance = squares.reduce(0, +) / Double(count - 1)
    let squaredCV = (1 + platform * platform) * (1 + merchant * merchant) - 1
    let expected = mean + squaredCV * mean * mean
    #expect(abs(average - mean) < 3.5 * (expected / Double(count)).squareRoot())
    // The standard error of a sample variance, from the sample's own fourth moment.
    let fourth = squares.map { $0 * $0 }.reduce(0, +) / Double(count)
    let error = ((fourth - variance * variance) / Double(count)).squareRoot()
    #expect(abs(variance - expected) < 3.5 * error)
  }

  @Test("The platform's factor is shared by all merchants of a day, the merchant's is not")
  func shared() {
    var scenario = SmallShop.scenario(days: 1)
    scenario.segments[0].staffing.chats = .byOthers
    scenario.segments[0].contacts = [ContactRate(kind: "question", perDay: 20)]
    func correlation(platform: Double, merchant: Double) -> Double {
      scenario.platform.busyness = platform
      scenario.segments[0].demand.busyness = merchant
      let counts = SmallShop.each(.contacts, scenario, merchants: 2, replications: 8_000)
      let pairs = stride(from: 0, to: counts.count, by: 2).map {
        (Double(counts[$0]), Double(counts[$0 + 1]))
      }
      let size = Double(pairs.count)
      let left = pairs.map(\.0).reduce(0, +) / size
      let right = pairs.map(\.1).reduce(0, +) / size
      func moment(_ value: ((Double, Double)) -> Double) -> Double {
        pairs.map(value).reduce(0, +) / size
      }
      let covariance = moment { ($0.0 - left) * ($0.1 - right) }
      let spread =
        moment { ($0.0 - left) * ($0.0 - left) } * moment { ($0.1 - right) * ($0.1 - right) }
      return covariance / spread.squareRoot()
    }
    // cov = cv^2 mean^2 and var = mean + cv^2 mean^2: 100 / 120 with a cv of 0.5 and a mean of 20. The
    // correlation of 8,000 pairs has a standard error of at most 0.011.
    #expect(abs(correlation(platform: 0.5, merchant: 0) - 100.0 / 120) < 0.04)
    #expect(abs(correlation(platform: 0, merchant: 0.5)) < 0.04)
  }
}
