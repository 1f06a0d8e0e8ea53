import ResultFiles
import Store
import Studies

/// A sweep read from its folder.
struct StoredSweep {
  /// The record of its store.
  let record: ExperimentRecord
  /// Points and results.
  let result: SweepResult
  /// How many units are kept.
  let units: Int

  /// Reads a folder.
  ///
  /// - Throws: `StoreError`.
  init(_ folder: String) throws {
    var folder = folder
    while folder.count > 1 && folder.hasSuffix("/") { folder.removeLast() }
    let store = try ExperimentStore(in: folder, for: .reading)
    guard let record = try store.record() else {
      throw StoreError.notBegun(path: store.path)
    }
    self.record = record
    units = try store.resultCount()
    let resultSet = try store.resultSet()
    result = SweepResult(
      title: record.title, paths: record.paths, points: try store.points().map(\.point),
      resultSet: resultSet,
      objectives: record.objectives(among: resultSet.metadata.first?.measures ?? []))
    try store.close()
  }

  /// Its progress in words.
  var state: String { Self.state(record, units: units) }

  /// Says on standard error what a reader must know before trusting a sweep's figures.
  static func warn(of result: SweepResult) {
    for warning in SweepPlaces(result).warnings { StandardError.write("warning: \(warning)\n") }
  }

  static func state(_ record: ExperimentRecord, units: Int) -> String {
    if record.isFinished { return "\(NumberText.counted(units, "unit")), finished" }
    return record.units.map { "\(units) of \($0) units are kept" }
      ?? "\(units) units are kept so far"
  }
}
