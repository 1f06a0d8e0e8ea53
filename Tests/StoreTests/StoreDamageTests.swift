import Foundation
import Store
import Studies
import Testing

/// Damage to a store, bit by bit: it is found when it is read, or it changes nothing.
struct StoreDamageTests {
  /// Numbers from a seed, the same every time.
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33 | state << 31
    }
  }

  /// What a store says: its experiment, and every result to the last number.
  private struct Contents: Equatable {
    let record: ExperimentRecord?
    let points: [PointRecord]
    let results: [UnitResult]
  }

  /// Reads all of a store's file, as its commands do.
  private static func contents(of file: Data, in folder: StoreTests.Folder) throws -> Contents {
    try file.write(to: URL(fileURLWithPath: folder.file))
    let store = try ExperimentStore(in: folder.path, for: .reading)
    _ = try store.resultSet()
    var results: [UnitResult] = []
    try store.forEachResult { results.append($0) }
    let contents = Contents(
      record: try store.record(), points: try store.points(), results: results)
    try store.close()
    return contents
  }

  /// A store's file with an answer to each unit.
  private static func file() throws -> (StoreTests.Folder, Data, [UnitResult]) {
    let folder = try StoreTests.Folder()
    let experiment = try StoreTests.experiment((1...6).map { "\($0)" })
    let store = try StoreTests.begin(experiment, in: folder)
    let results = try StoreTests.results(experiment)
    for result in results { try store.keep(result) }
    try store.close()
    return (folder, try Data(contentsOf: URL(fileURLWithPath: folder.file)), results)
  }

  private static func flipped(_ file: Data, bit: Int) -> Data {
    var changed = file
    changed[bit / 8] ^= 1 << UInt8(bit % 8)
    return changed
  }

  @Test("Of 150 flipped bits anywhere in the file, none changes anything silently")
  func anywhere() throws {
    let (folder, file, _) = try Self.file()
    let whole = try Self.contents(of: file, in: folder)
    var random = Seeded(state: 20_261_121)
    var (found, silent) = (0, 0)
    for _ in 0..<150 {
      let bit = Int.random(in: 0..<(8 * file.count), using: &random)
      do {
        let read = try Self.contents(of: Self.flipped(file, bit: bit), in: folder)
        if read != whole {
          silent += 1
          Issue.record("bit \(bit) was not noticed")
        }
      } catch {
        #expect(error is StoreError, "\(error)")
        found += 1
      }
    }
    #expect(silent == 0)
    // The rest hit space that holds nothing.
    #expect(found > 50, "\(found)")
  }

  @Test("Every flipped bit in a stored answer is found, and the answer named")
  func inAnAnswer() throws {
    let (folder, file, results) = try Self.file()
    var random = Seeded(state: 14)
    for number in 0..<150 {
      let result = results[number % results.count]
      let line = try result.line()
      // An answer goes on over several pages; what is on its first one is beyond doubt its own.
      let begins = try #require(file.range(of: line.prefix(200)))
      let bit = 8 * begins.lowerBound + Int.random(in: 0..<1_600, using: &random)
      #expect(throws: StoreError.damagedAnswer(path: folder.file, result.key)) {
        try Self.contents(of: Self.flipped(file, bit: bit), in: folder)
      }
    }
  }

  @Test("A damaged answer can be forgotten, and the rest is as it was")
  func mended() throws {
    let (folder, file, results) = try Self.file()
    let line = try results[3].line()
    let begins = try #require(file.range(of: line.prefix(200)))
    try Self.flipped(file, bit: 8 * begins.lowerBound + 700).write(
      to: URL(fileURLWithPath: folder.file))
    let store = try ExperimentStore(in: folder.path, for: .writing)
    #expect(throws: StoreError.damagedAnswer(path: folder.file, results[3].key)) {
      try store.resultSet()
    }
    #expect(throws: StoreError.damagedAnswer(path: folder.file, results[3].key)) {
      try store.keep(results[3])
    }
    var selection = AnswerSelection()
    selection.points = [results[3].key.point]
    selection.replications = [results[3].key.first]
    #expect(try store.forget(selection).map(\.key) == [results[3].key])
    #expect(try store.keep(results[3]))
    var found: [UnitResult] = []
    try store.forEachResult { found.append($0) }
    #expect(found == results)
  }

  @Test("A store of an earlier layout, or of a later one, is refused by its number")
  func otherLayouts() throws {
    let (folder, file, _) = try Self.file()
    for layout in [1, 9] {
      // The user version stands in bytes 60 to 63 of the file, the last one the least.
      var changed = file
      changed[63] = UInt8(layout)
      try changed.write(to: URL(fileURLWithPath: folder.file))
      for purpose in [ExperimentStore.Purpose.reading, .writing] {
        #expect(throws: StoreError.otherLayout(path: folder.file, layout)) {
          try ExperimentStore(in: folder.path, for: purpose)
        }
      }
    }
  }
}
