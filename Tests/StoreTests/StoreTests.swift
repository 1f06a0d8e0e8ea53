import Foundation
import MerchantModel
import Scenarios
import Store
import Studies
import Testing

/// Answers on the disk.
struct StoreTests {
  private static let text = """
    title: A shop
    seed: 3
    replications: 2
    calendar: {start: 2026-03-02, days: 2, warmup: 0}
    kinds: {install: {text: 45 min, video: 15 min}}
    segments:
      shop:
        merchants: 2
        agents: 1
        contactsPerDay: {install: 5}
        answering: {foreground: {chance: 90 %, delay: 8 s}}

    """

  /// A folder that is gone after the test.
  final class Folder {
    let path: String

    init() throws {
      let url = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var file: String { path + "/" + ExperimentStore.fileName }
  }

  static func experiment(_ levels: [String] = ["1", "2"]) throws -> Experiment {
    try Experiment(
      ScenarioTexts(SourceText(text, name: "shop.yaml")),
      design: try Design.factorial([Axis("rule.lowDays", levels: levels)]),
      samplingPlan: .replications)
  }

  static func results(_ experiment: Experiment) throws -> [UnitResult] {
    var simulator = UnitSimulator()
    return try experiment.points.indices.flatMap { point in
      try (0..<2).map { replication in
        UnitResult(
          experiment: experiment.fingerprint,
          key: WorkUnit.Key(point: point, first: replication, count: 1), build: "test",
          replications: try simulator.sums(
            of: experiment.points[point].scenario, replications: replication..<(replication + 1)
          ).replications)
      }
    }
  }

  static func begin(_ experiment: Experiment, in folder: Folder) throws -> ExperimentStore {
    let store = try ExperimentStore(in: folder.path, for: .writing)
    let record = ExperimentRecord(
      experiment, title: "A shop", seed: 3, build: nil, version: "1", command: ["ringside"],
      started: "2026-03-02T00:00:00Z")
    try store.begin(record, points: experiment.points.map { PointRecord($0) })
    return store
  }

  @Test("What is kept is there again, also without the store having been closed")
  func kept() throws {
    let folder = try Folder()
    let experiment = try Self.experiment()
    let results = try Self.results(experiment)
    var store: ExperimentStore? = try Self.begin(experiment, in: folder)
    for result in results.dropLast() { try #expect(store?.keep(result) == true) }
    try #expect(store?.keep(results[0]) == false)
    store = nil
    let again = try ExperimentStore(in: folder.path, for: .writing)
    #expect(try again.record()?.fingerprint == experiment.fingerprint)
    #expect(try again.points().map(\.point) == experiment.points.map(\.point))
    #expect(try again.points().map(\.metadata) == experiment.points.map(\.metadata))
    var found: [UnitResult] = []
    try again.forEachResult { found.append($0) }
    #expect(found == Array(results.dropLast()))
    try again.keep(results[3])
    #expect(try again.resultSet().unitCount == 4)
    try again.check()
    try again.close()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path) == [
        ExperimentStore.fileName
      ])
  }

  @Test("One process writes, others read meanwhile")
  func oneWriter() throws {
    let folder = try Folder()
    let experiment = try Self.experiment()
    let results = try Self.results(experiment)
    let store = try Self.begin(experiment, in: folder)
    try store.keep(results[0])
    #expect(throws: StoreError.busy(path: folder.file)) {
      try ExperimentStore(in: folder.path, for: .writing)
    }
    let reader = try ExperimentStore(in: folder.path, for: .reading)
    #expect(try reader.resultCount() == 1)
    try store.keep(results[1])
    #expect(try reader.resultCount() == 2)
    try reader.close()
    try store.close()
    _ = try ExperimentStore(in: folder.path, for: .writing)
  }

  @Test("Another answer to a unit is an error that names it, and changes nothing")
  func conflict() throws {
    let folder = try Folder()
    let experiment = try Self.experiment()
    let results = try Self.results(experiment)
    let store = try Self.begin(experiment, in: folder)
    try store.keep(results[0])
    let other = UnitResult(
      experiment: results[0].experiment, key: results[0].key, build: "test",
      replications: results[1].replications)
    #expect(throws: StoreError.conflict(path: folder.file, results[0].key)) {
      try store.keep(other)
    }
    var found: [UnitResult] = []
    try store.forEachResult { found.append($0) }
    #expect(found == [results[0]])
  }

  @Test("No store, no database, another program's, and another layout")
  func notAStore() throws {
    let folder = try Folder()
    #expect(throws: StoreError.missing(path: folder.file)) {
      try ExperimentStore(in: folder.path, for: .reading)
    }
    try Data("This is no database, however long one reads in it.".utf8)
      .write(to: URL(fileURLWithPath: folder.file))
    for purpose in [ExperimentStore.Purpose.reading, .writing] {
      do {
        _ = try ExperimentStore(in: folder.path, for: purpose)
        Issue.record("opened what is no store")
      } catch {
        guard case .damaged = error else {
          Issue.record("\(error)")
          continue
        }
      }
    }
  }

  @Test("A page that was overwritten is damage, and is said to be")
  func damaged() throws {
    let folder = try Folder()
    let experiment = try Self.experiment((1...40).map { "\($0)" })
    let store = try Self.begin(experiment, in: folder)
    for result in try Self.results(experiment) { try store.keep(result) }
    try store.close()
    let handle = try #require(FileHandle(forUpdatingAtPath: folder.file))
    let size = try handle.seekToEnd()
    for page in stride(from: UInt64(8_192), to: size - 4_096, by: 8_192) {
      try handle.seek(toOffset: page)
      try handle.write(contentsOf: Data(repeating: 0xA5, count: 4_096))
    }
    try handle.close()
    #expect {
      let store = try ExperimentStore(in: folder.path, for: .reading)
      try store.check()
      _ = try store.resultSet()
    } throws: { error in
      if case .damaged = error as? StoreError { true } else { false }
    }
  }

  @Test("An experiment is read back as it was, its units to the byte")
  func experiment() throws {
    let folder = try Folder()
    let experiment = try Self.experiment()
    let store = try Self.begin(experiment, in: folder)
    let again = try store.experiment()
    #expect(again.fingerprint == experiment.fingerprint)
    #expect(again.base == experiment.base)
    #expect(again.points.map(\.scenario) == experiment.points.map(\.scenario))
    #expect("\(again.samplingPlan)" == "\(experiment.samplingPlan)")
    let units = again.missingUnits(in: try store.resultSet())
    #expect(units.count == 2)
    for key in units {
      #expect(try again.unit(key).line() == experiment.unit(key).line())
    }
  }

  @Test("A gathering takes each answer once, in any order, and only those of its experiment")
  func importer() throws {
    let folder = try Folder()
    let experiment = try Self.experiment()
    let results = try Self.results(experiment)
    let store = try Self.begin(experiment, in: folder)
    var importer = ResultImporter(
      into: store, of: experiment, resultSet: try store.resultSet(), allowsOtherBuilds: false)
    for result in results.reversed() { try #expect(importer.add(result)) }
    for result in results { try #expect(!importer.add(result)) }
    try importer.flush()
    #expect(try store.resultCount() == results.count)
    #expect(experiment.missingUnits(in: try store.resultSet()).isEmpty)
    let other = try Self.experiment(["1", "3"])
    let stranger = try Self.results(other)[0]
    #expect(throws: StoreError.foreign(path: folder.file, stranger.key)) {
      try importer.add(stranger)
    }
    let beyond = UnitResult(
      experiment: experiment.fingerprint, key: WorkUnit.Key(point: 0, first: 2, count: 1),
      build: "test", replications: results[0].replications)
    #expect(throws: StoreError.foreign(path: folder.file, beyond.key)) {
      try importer.add(beyond)
    }
    // Sums of another replication are sums that a simulation can have counted.
    let other0 = UnitResult(
      experiment: experiment.fingerprint, key: results[0].key, build: "test",
      replications: results[1].replications)
    #expect(throws: StoreError.conflict(path: folder.file, results[0].key)) {
      try importer.add(other0)
    }
    let elsewhere = UnitResult(
      experiment: experiment.fingerprint, key: results[0].key, build: "another",
      replications: results[0].replications)
    #expect(throws: StoreError.otherBuild(path: folder.file, kept: "test", found: "another")) {
      try importer.add(elsewhere)
    }
  }
}
