import MerchantModel
import Scenarios
import Studies
import Testing

/// Points that differ in the rule alone share their days, and give what each gives by itself.
struct SharedSweepTests {
  private static let axes = [
    "rule.threshold=0.5,0.8", "segments.each.answering.foreground.chance=20 %,90 %",
    "rule.lowDays=1:3",
  ]

  /// Two groups of six points, each point with a unit of two replications and one of the third.
  private static func experiment() throws -> Experiment {
    try Shop.experiment(axes, settings: ["replications=3", "segments.solo.merchants=1300"])
  }

  private static func apart(_ experiment: Experiment) throws -> (ResultSet, [UnitResult]) {
    var resultSet = ResultSet(experiment.points.map(\.metadata))
    var results: [UnitResult] = []
    var executor = ThreadExecutor(threads: 2, build: "test")
    executor.sharesDays = false
    _ = try Sweep(experiment, by: executor).run(
      &resultSet, isStopped: { false }, keep: { results.append($0) }, onProgress: { _, _ in })
    return (resultSet, results.sorted { $0.key < $1.key })
  }

  @Test("Shared or not, the sums are the same to the last bit, on any number of threads")
  func sameAsApart() throws {
    let experiment = try Self.experiment()
    let (_, apart) = try Self.apart(experiment)
    #expect(apart.contains { $0.key.count == 2 } && apart.contains { $0.key.count == 1 })
    // Suspensions are there, and not the same under all rules: else there would be nothing to share.
    let suspensions = apart.map { $0.replications[0].segments[1][.suspensions] }
    #expect(Set(suspensions).count > 6)
    let lines = try [1, 2, 5].map { threads in
      let shared = try Shop.resultSet(experiment, threads: threads).results
      #expect(shared.map(\.key) == apart.map(\.key))
      for (one, other) in zip(shared, apart) {
        #expect(one.replications.map(\.segments) == other.replications.map(\.segments))
        #expect(one.agrees(with: other))
        #expect(one.replications.allSatisfy { $0.events == nil && $0.fingerprint == nil })
        #expect(other.replications.allSatisfy { $0.events != nil && $0.fingerprint != nil })
      }
      return try shared.map { try $0.line() }
    }
    #expect(lines[0] == lines[1] && lines[0] == lines[2])
  }

  @Test("Of a group that is half done the rest alone is done, and the end is the same to the byte")
  func resumed() throws {
    let experiment = try Self.experiment()
    let (_, results) = try Shop.resultSet(experiment)
    let lines = try results.map { try $0.line() }
    // Every other one, every third one, all but one.
    let parts = [
      stride(from: 0, to: results.count, by: 2).map { results[$0] },
      stride(from: 0, to: results.count, by: 3).map { results[$0] },
      results.filter { $0.key != results[4].key },
    ]
    for there in parts {
      var resultSet = ResultSet(experiment.points.map(\.metadata))
      for result in there { try resultSet.add(result) }
      let missing = results.map(\.key).filter { !resultSet.has($0) }
      let (_, more) = try Shop.resultSet(experiment, from: resultSet)
      #expect(more.map(\.key) == missing)
      #expect(try (there + more).sorted { $0.key < $1.key }.map { try $0.line() } == lines)
    }
  }

  @Test("Rounds of a budget go the same way")
  func budget() throws {
    let experiment = try Shop.experiment(
      Self.axes, samplingPlan: .budget(160, Objective.headline[0]))
    let (apart, _) = try Self.apart(experiment)
    let (shared, _) = try Shop.resultSet(experiment)
    for point in experiment.points.indices {
      #expect(
        shared.replications(ofPoint: point).map(\.sums.segments)
          == apart.replications(ofPoint: point).map(\.sums.segments))
    }
  }

  @Test("What a result set holds may come again from where nothing was shared, but not otherwise")
  func agreement() throws {
    let experiment = try Self.experiment()
    let (_, apart) = try Self.apart(experiment)
    var (resultSet, shared) = try Shop.resultSet(experiment)
    for result in apart { try resultSet.add(result) }
    let swapped = UnitResult(
      experiment: apart[0].experiment, key: shared[0].key, build: "x",
      replications: apart[apart.count - 2].replications)
    #expect(throws: ResultSet.ConflictError.self) { try resultSet.add(swapped) }
  }

  @Test("A batch is of one group and the same replications, and no larger than it may be")
  func batches() throws {
    let experiment = try Shop.experiment(
      ["rule.minimumCalls=1:450", "customer.shy=1 %,2 %"], settings: ["replications=1"])
    let units = experiment.points.indices.flatMap {
      experiment.units(ofPoint: $0, replications: 0..<1)
    }
    let batches = UnitBatch.batches(of: units, in: experiment)
    #expect(batches.map(\.units.count).sorted() == [50, 50, 200, 200, 200, 200])
    #expect(batches.flatMap(\.units).sorted() == units)
    for batch in batches {
      let shy = Set(batch.units.map { experiment.points[$0.point].scenario.customer })
      #expect(shy.count == 1)
    }
  }

  @Test("Where days are many, a batch's books do not outgrow their bound")
  func memory() throws {
    let experiment = try Shop.experiment(
      ["rule.minimumCalls=1:120"], settings: ["calendar.days=3000", "replications=1"])
    let units = experiment.points.indices.flatMap {
      experiment.units(ofPoint: $0, replications: 0..<1)
    }
    let batches = UnitBatch.batches(of: units, in: experiment)
    let days = experiment.points[0].scenario.calendar.totalDays
    let bytes = days * Counter.allCases.count * MemoryLayout<Int64>.size
    #expect(batches.count > 1)
    for batch in batches { #expect(batch.units.count * bytes <= UnitBatch.mostBytes) }
    #expect(batches[0].units.count * bytes > UnitBatch.mostBytes - bytes)
  }
}
