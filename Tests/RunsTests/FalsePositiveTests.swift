import MerchantModel
import Runs
import Testing

/// False positives by size and rate.
struct FalsePositiveTests {
  @Test("The table's sums are the measure's, its parts make up its sums")
  func sums() throws {
    let policy = try PolicyRunTests.policy("first", ["measurement.falsePositives=true"])
    let result = try Run(policy.scenario, threads: 2).result()
    let measure = try #require(Measure.named("false_positive_share"))
    for scope in result.scopes {
      let rows = result.falsePositives(of: scope)
      let all = try #require(rows.first)
      #expect(all.size == nil && all.rate == nil)
      let whole = try #require(result.estimate(measure, of: scope).value)
      #expect(abs(try #require(all.falsePositiveShare.value) - whole) < 1e-12)
      let merchants = try #require(all.merchants.value)
      #expect(merchants > 0)
      func sum(_ part: (FalsePositiveEstimate) -> Bool) -> Double {
        rows.filter(part).reduce(0) { $0 + ($1.merchants.value ?? .nan) }
      }
      let bySize = sum { $0.size != nil && $0.rate == nil }
      let byRate = sum { $0.size == nil && $0.rate != nil }
      let byBoth = sum { $0.size != nil && $0.rate != nil }
      for part in [bySize, byRate, byBoth] { #expect(abs(part - merchants) < 1e-6) }
      for row in rows {
        for share in [row.deserved, row.undecided] {
          #expect((0...1).contains(try #require(share.value)))
        }
      }
    }
  }

  @Test("Where nobody answers, everybody who was suspended deserved it")
  func certain() throws {
    let policy = try PolicyRunTests.policy(
      "first",
      [
        "measurement.falsePositives=true", "segments.each.answering.foreground.chance=0",
        "segments.shop.answering.background.chance=0",
      ])
    let result = try Run(policy.scenario, threads: 2).result()
    let rows = result.falsePositives(of: .population)
    #expect(!rows.isEmpty)
    for row in rows {
      #expect(row.deserved.value == 1 && row.falsePositiveShare.value == 0)
      #expect(row.undecided.value == 0)
      #expect(row.rate == nil || row.rate == RateClass.all[0])
    }
  }

  @Test("Nothing without the measurement, nothing without a rule")
  func nothing() throws {
    for setting in ["measurement.falsePositives=false", "rule.enabled=false"] {
      let policy = try PolicyRunTests.policy("first", [setting])
      let result = try Run(policy.scenario, threads: 2).result()
      #expect(result.falsePositives(of: .population).isEmpty)
    }
  }
}
