import MerchantModel
import Runs
import SimStatistics
import Testing

/// Runs of more replications than are kept day by day.
struct SectionsTests {
  /// A run of the shop of ``PolicyRunTests`` with few merchants.
  private static func result(_ replications: Int, keepsReplications: Bool = false) throws
    -> RunResult
  {
    let scenario = try PolicyRunTests.policy(
      "shop",
      ["segments.shop.merchants=2", "segments.stall.merchants=1", "replications=\(replications)"]
    ).scenario
    var run = Run(scenario, threads: 2)
    run.keepsReplications = keepsReplications
    return try run.result()
  }

  @Test(
    "Replications are joined two by two, however many there are",
    arguments: [(1, 1, 1), (64, 64, 1), (65, 33, 2), (128, 64, 2), (300, 38, 8)])
  func joining(replications: Int, sections: Int, size: Int) throws {
    let result = try Self.result(replications)
    #expect(result.replications == replications)
    #expect(result.sectionCount == sections)
    #expect(result.sectionSize == size)
    // What a sweep and a search make of as many replications.
    let planned = Sections.replications(of: replications)
    #expect(planned.count == sections && planned[0].count == min(size, replications))
    #expect(planned.flatMap { Array($0) } == Array(0..<replications))
  }

  @Test("Sections and replications add up to the same, counter by counter")
  func sums() throws {
    let result = try Self.result(300)
    let whole = try Self.result(300, keepsReplications: true)
    #expect(whole.sectionCount == 300)
    let days = result.scenario.calendar.countedDays
    for segment in 0..<2 {
      for counter in Counter.allCases {
        let bySection = (0..<result.sectionCount).map {
          result.tallies(segment: segment, section: $0).totals(over: days)[counter.rawValue]
        }
        let byReplication = (0..<300).map {
          result.total(counter, segment: segment, replication: $0)
        }
        #expect(bySection.reduce(0, +) == byReplication.reduce(0, +), "\(counter)")
        #expect(
          bySection[3] == byReplication[24..<32].reduce(0, +),
          "\(counter): the fourth section has replications 24 to 31")
        #expect(
          byReplication
            == (0..<300).map {
              whole.tallies(segment: segment, section: $0).totals(over: days)[counter.rawValue]
            }, "\(counter)")
      }
    }
  }

  @Test("Figures of a day are the same, and their intervals about as wide")
  func days() throws {
    let result = try Self.result(300)
    let whole = try Self.result(300, keepsReplications: true)
    for scope in result.scopes {
      for measure in result.measures where measure.hasDailyCourse {
        let own = result.estimate(measure, of: scope, onDay: 4)
        let others = whole.estimate(measure, of: scope, onDay: 4)
        #expect(Rounding.agree(own.value ?? -1, others.value ?? -1, terms: 300), "\(measure.name)")
        guard let error = own.standardError, let other = others.standardError, other > 0 else {
          continue
        }
        // A standard error of 38 figures has a relative one of 1 / sqrt(74) if they are normal: 0.12. Counts of rare
        // events are not, and a few of them decide; so factors of two are let pass.
        #expect(error > other / 2 && error < other * 2, "\(measure.name)")
      }
    }
  }

  @Test("Suspended merchants by size and rate are as many in a replication")
  func falsePositives() throws {
    func result(keepsReplications: Bool) throws -> RunResult {
      let scenario = try PolicyRunTests.policy(
        "shop",
        [
          "segments.shop.merchants=3", "segments.stall.merchants=1", "replications=128",
          "measurement.falsePositives=true",
        ]
      ).scenario
      var run = Run(scenario, threads: 2)
      run.keepsReplications = keepsReplications
      return try run.result()
    }
    let (own, whole) = (try result(keepsReplications: false), try result(keepsReplications: true))
    let rows = zip(own.falsePositives(of: .population), whole.falsePositives(of: .population))
    var count = 0
    for (row, other) in rows {
      count += 1
      for part in [\FalsePositiveEstimate.merchants, \.falsePositiveShare, \.deserved] {
        let (value, others) = (row[keyPath: part].value, other[keyPath: part].value)
        #expect(Rounding.agree(value ?? -1, others ?? -1, terms: 128))
      }
    }
    #expect(count > 3)
  }

  @Test("Figures over the counted days do not know of sections")
  func figures() throws {
    let result = try Self.result(300)
    let whole = try Self.result(300, keepsReplications: true)
    for scope in result.scopes {
      for measure in result.measures where measure.quantile == nil {
        #expect(result.estimate(measure, of: scope) == whole.estimate(measure, of: scope))
      }
    }
  }
}
