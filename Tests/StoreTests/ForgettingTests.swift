import Foundation
import Store
import Studies
import Testing

/// Answers that are forgotten, to be done again.
struct ForgettingTests {
  /// A store with two replications of three points, of which two workers did one each.
  private static func store() throws -> (StoreTests.Folder, ExperimentStore, [UnitResult]) {
    let folder = try StoreTests.Folder()
    let experiment = try StoreTests.experiment(["1", "2", "3"])
    let store = try StoreTests.begin(experiment, in: folder)
    let results = try StoreTests.results(experiment).map {
      var result = $0
      result.worker = WorkerName($0.key.first == 0 ? "left" : "right")
      return result
    }
    for result in results {
      try store.admit(build: result.build, allowsOthers: false)
      try store.keep(result)
    }
    try store.finish()
    return (folder, store, results)
  }

  private static func selection(
    workers: [String] = [], points: [Int] = [], replications: [Int] = []
  ) -> AnswerSelection {
    var selection = AnswerSelection()
    (selection.workers, selection.points, selection.replications) =
      (workers, points, replications)
    return selection
  }

  static let selections: [(AnswerSelection, [Int])] = [
    (selection(workers: ["left"]), [0, 2, 4]), (selection(points: [1]), [2, 3]),
    (selection(points: [0, 2]), [0, 1, 4, 5]), (selection(replications: [1]), [1, 3, 5]),
    (selection(workers: ["right"], points: [2]), [5]),
    (selection(points: [1], replications: [0]), [2]),
    (selection(workers: ["left", "right"]), [0, 1, 2, 3, 4, 5]),
  ]

  @Test("By worker, point and replication, and the rest stays", arguments: selections)
  func chosen(selection: AnswerSelection, places: [Int]) throws {
    let (_, store, results) = try Self.store()
    #expect(try store.forget(selection).map(\.key) == places.map { results[$0].key })
    var left: [UnitResult] = []
    try store.forEachResult { left.append($0) }
    #expect(left == results.indices.filter { !places.contains($0) }.map { results[$0] })
    #expect(try store.record()?.isFinished == false)
    let missing = try store.experiment().missingUnits(in: try store.resultSet())
    #expect(missing.count == Set(places.map { results[$0].key.point }).count)
    for place in places { #expect(try store.keep(results[place])) }
    try store.check()
  }

  @Test("What is meant by nobody changes nothing")
  func nothing() throws {
    let (_, store, results) = try Self.store()
    for selection in [
      Self.selection(workers: ["nobody"]), Self.selection(points: [7]),
      Self.selection(workers: ["left"], replications: [1]),
    ] {
      #expect(try store.forget(selection).isEmpty)
    }
    #expect(try store.resultCount() == results.count)
    #expect(try store.record()?.isFinished == true)
  }

  @Test("Once none is left, answers of another build are welcome")
  func builds() throws {
    let (folder, store, _) = try Self.store()
    #expect(throws: StoreError.otherBuild(path: folder.file, kept: "test", found: "better")) {
      try store.admit(build: "better", allowsOthers: false)
    }
    _ = try store.forget(Self.selection(workers: ["left"]))
    #expect(throws: StoreError.self) { try store.admit(build: "better", allowsOthers: false) }
    _ = try store.forget(Self.selection(workers: ["right"]))
    try store.admit(build: "better", allowsOthers: false)
    #expect(try store.record()?.build == "better")
  }
}
