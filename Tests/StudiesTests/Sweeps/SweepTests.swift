import Foundation
import MerchantModel
import Runs
import Scenarios
import SimStatistics
import Studies
import Testing

/// Many points, simulated piece by piece.
struct SweepTests {
  @Test("A point's estimates are those of a run of its scenario, to the last bit")
  func sameAsRun() throws {
    let experiment = try Shop.experiment()
    let (resultSet, _) = try Shop.resultSet(experiment)
    for point in experiment.points {
      let run = try Run(point.scenario, threads: 2).result()
      for scope in run.scopes {
        for measure in run.measures where measure.quantile == nil || scope != .population {
          #expect(
            resultSet.estimate(measure, of: scope, at: point.point.number)
              == run.estimate(measure, of: scope), "\(measure.name) at \(point.point)")
        }
      }
    }
  }

  @Test("Answers do not depend on the number of threads", arguments: [1, 2, 5])
  func threads(threads: Int) throws {
    let experiment = try Shop.experiment()
    let reference = try Shop.resultSet(experiment, threads: 1).results
    #expect(try Shop.resultSet(experiment, threads: threads).results == reference)
  }

  @Test("What was done already is not done again, and the end is the same")
  func resumed() throws {
    let experiment = try Shop.experiment()
    let (whole, results) = try Shop.resultSet(experiment)
    var resultSet = ResultSet(experiment.points.map(\.metadata))
    for result in results.enumerated().filter({ $0.offset % 3 == 1 }).map(\.element) {
      try resultSet.add(result)
    }
    let there = resultSet.unitCount
    let (resumed, more) = try Shop.resultSet(experiment, from: resultSet)
    #expect(more.count == results.count - there)
    for point in experiment.points.indices {
      #expect(
        resumed.replications(ofPoint: point).map(\.sums)
          == whole.replications(ofPoint: point).map(\.sums))
    }
  }

  @Test("Stopped, it delivers what was begun, begins nothing more, and says that it is not done")
  func stopped() throws {
    // Points that differ in more than the rule, or all would be begun together.
    let experiment = try Shop.experiment(
      ["segments.each.answering.foreground.chance=40 %:90 %:10 %", "rule.lowDays=1,2"],
      settings: ["replications=30", "segments.each.merchants=40"])
    var resultSet = ResultSet(experiment.points.map(\.metadata))
    var kept = 0
    let planned = try #require(experiment.plannedUnits)
    let isWhole = try Sweep(experiment, threads: 2, build: "test").run(
      &resultSet, isStopped: { kept >= 2 }, keep: { _ in kept += 1 }, onProgress: { _, _ in })
    #expect(!isWhole)
    #expect(resultSet.unitCount == kept)
    // Two threads, each with one pair of points begun before anybody could know.
    #expect(kept < planned)
  }

  @Test("A unit as a line of JSON, done elsewhere, gives the same answer")
  func units() throws {
    let experiment = try Shop.experiment()
    let (_, results) = try Shop.resultSet(experiment)
    var simulator = UnitSimulator()
    for result in results {
      let line = try JSONEncoder().encode(experiment.unit(result.key))
      let unit = try JSONDecoder().decode(WorkUnit.self, from: line)
      let other = try simulator.result(of: unit, build: "elsewhere")
      #expect(other.agrees(with: result))
      let read = try JSONDecoder().decode(UnitResult.self, from: try other.line())
      #expect(read == other)
      #expect(try read.line() == other.line())
    }
  }

  @Test("Every replication belongs to one unit, whatever the size of units")
  func partition() throws {
    let experiment = try Shop.experiment(settings: ["replications=50"])
    let size = experiment.points[0].replicationsPerUnit
    #expect(size > 1)
    for range in [0..<1, 0..<50, 3..<50, 7..<9, size..<(2 * size)] {
      let units = experiment.units(ofPoint: 0, replications: range)
      #expect(units.flatMap { Array($0.replications) } == Array(range))
      #expect(units.allSatisfy { $0.count <= size })
    }
  }

  @Test("The fingerprint tells experiments apart by all that results depend on")
  func fingerprints() throws {
    let others = [
      try Shop.experiment(["rule.threshold=0.5,0.81", "rule.lowDays=1:3"]),
      try Shop.experiment(["rule.threshold=0.5,0.8", "rule.lowDays=1:2"]),
      try Shop.experiment(["rule.lowDays=1:3", "rule.threshold=0.5,0.8"]),
      try Shop.experiment(settings: ["seed=4"]),
      try Shop.experiment(settings: ["replications=5"]),
      try Shop.experiment(settings: ["customer.shy=1 %"]),
      try Shop.experiment(samplingPlan: .budget(100, Objective.headline[0])),
    ]
    let all = try [Shop.experiment()] + others
    #expect(Set(all.map(\.fingerprint)).count == all.count)
    #expect(try Shop.experiment().fingerprint == all[0].fingerprint)
  }

  @Test("A point that the scenario cannot mean is an error before anything is done")
  func badPoint() {
    #expect(throws: ScenarioError.self) { try Shop.experiment(["rule.threshold=0.5,5"]) }
  }

  @Test("Answers that say otherwise, or of something else, are refused")
  func conflicts() throws {
    let experiment = try Shop.experiment()
    let (resultSet, results) = try Shop.resultSet(experiment)
    var filled = resultSet
    try filled.add(results[0])
    let swapped = UnitResult(
      experiment: results[0].experiment, key: results[0].key, build: "x",
      replications: results[results.count - 1].replications)
    #expect { try filled.add(swapped) } throws: {
      ($0 as? ResultSet.ConflictError)?.key == results[0].key
    }
    let foreign = WorkUnit.Key(point: 99, first: 0, count: 4)
    let beyond = UnitResult(
      experiment: "", key: foreign, build: "x", replications: results[0].replications)
    #expect { try filled.add(beyond) } throws: { ($0 as? ResultSet.ConflictError)?.key == foreign }
  }
}
