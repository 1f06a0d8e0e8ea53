import Foundation
import GRDB
import Studies

/// Reads and writes what is in a store.
extension ExperimentStore {
  private static let schema = """
    CREATE TABLE experiment (id INTEGER PRIMARY KEY CHECK (id = 1), record TEXT NOT NULL);
    CREATE TABLE point (number INTEGER PRIMARY KEY, record TEXT NOT NULL);
    CREATE TABLE answer (
      point INTEGER NOT NULL REFERENCES point, first INTEGER NOT NULL, count INTEGER NOT NULL,
      line BLOB NOT NULL, PRIMARY KEY (point, first, count)) WITHOUT ROWID;
    """

  /// The experiment; nil for a store that was just created.
  ///
  /// - Throws: ``StoreError``.
  public func record() throws(StoreError) -> ExperimentRecord? {
    try reporting { queue in
      try queue.inDatabase { database in
        guard try database.tableExists("experiment") else { return nil }
        return try Data.fetchOne(database, sql: "SELECT CAST(record AS BLOB) FROM experiment")
          .map { try JSONDecoder().decode(ExperimentRecord.self, from: $0) }
      }
    }
  }

  /// Restores the experiment as it was when it began.
  ///
  /// - Throws: ``StoreError``: `damaged` if there is none, or none that this program can read.
  /// - Complexity: O(points), some milliseconds for each.
  public func experiment() throws(StoreError) -> Experiment {
    guard let record = try record() else {
      throw .damaged(path: path, reason: "no experiment was begun in it")
    }
    let points = try points()
    do {
      return try Experiment(
        paths: record.paths, base: record.base,
        points: points.map { ($0.point, $0.scenario) }, samplingPlan: record.plan.samplingPlan(),
        prices: record.plan.prices, files: record.files, fingerprint: record.fingerprint)
    } catch {
      throw .damaged(path: path, reason: "its experiment cannot be read: \(error)")
    }
  }

  /// Begins an experiment: stores all of it, or nothing.
  ///
  /// - Throws: ``StoreError``.
  public func begin(_ record: ExperimentRecord, points: [PointRecord]) throws(StoreError) {
    try reporting { queue in
      try queue.inTransaction(.immediate) { database in
        try database.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
        try database.execute(sql: "PRAGMA user_version = \(Self.currentLayout)")
        try database.execute(sql: Self.schema)
        try database.execute(
          sql: "INSERT INTO experiment VALUES (1, ?)", arguments: [try Self.text(record)])
        let insertion = try database.makeStatement(sql: "INSERT INTO point VALUES (?, ?)")
        for point in points {
          try insertion.execute(arguments: [point.point.number, try Self.text(point)])
        }
        return .commit
      }
    }
  }

  /// Records that all units are done.
  ///
  /// - Throws: ``StoreError``.
  public func finish() throws(StoreError) {
    try change { $0.isFinished = true }
  }

  /// Accepts results of a build: of the first one, and from then on of no other unless that is allowed, since
  /// results of two builds may differ.
  ///
  /// - Parameters:
  ///   - build: What simulated, in words.
  ///   - allowsOthers: Whether results of several builds may be mixed.
  ///
  /// - Throws: ``StoreError``: `otherBuild`.
  public func admit(build: String, allowsOthers: Bool) throws(StoreError) {
    let kept = try record()?.build
    if kept == nil { try change { $0.build = build } }
    guard let kept, kept != build, !allowsOthers else { return }
    throw .otherBuild(path: path, kept: kept, found: build)
  }

  private func change(_ change: (inout ExperimentRecord) -> Void) throws(StoreError) {
    guard let record = try record() else { return }
    var changed = record
    change(&changed)
    guard changed != record else { return }
    try reporting { queue in
      try queue.inTransaction(.immediate) { database in
        try database.execute(
          sql: "UPDATE experiment SET record = ?", arguments: [try Self.text(changed)])
        return .commit
      }
    }
  }

  /// The points by number.
  ///
  /// - Throws: ``StoreError``.
  public func points() throws(StoreError) -> [PointRecord] {
    try reporting { queue in
      try queue.inDatabase { database in
        try Data.fetchAll(
          database, sql: "SELECT CAST(record AS BLOB) FROM point ORDER BY number"
        ).map { try JSONDecoder().decode(PointRecord.self, from: $0) }
      }
    }
  }

  /// How many results there are.
  ///
  /// - Throws: ``StoreError``.
  public func resultCount() throws(StoreError) -> Int {
    try reporting { queue in
      try queue.inDatabase { try Int.fetchOne($0, sql: "SELECT count(*) FROM answer") ?? 0 }
    }
  }

  /// Passes all results to `take`, one after another, by point and replication.
  ///
  /// - Throws: ``StoreError``, and what `take` throws.
  public func forEachResult(_ take: (UnitResult) throws -> Void) throws {
    // An error of `take` is not an error of the file.
    var failure: (any Error)?
    try reporting { queue in
      try queue.inDatabase { database in
        let lines = try Data.fetchCursor(
          database, sql: "SELECT line FROM answer ORDER BY point, first, count")
        while failure == nil, let line = try lines.next() {
          let result = try JSONDecoder().decode(UnitResult.self, from: line)
          do { try take(result) } catch { failure = error }
        }
      }
    }
    if let failure { throw failure }
  }

  /// All results, in a set.
  ///
  /// - Throws: ``StoreError``: `conflict` if two results differ in a replication.
  public func resultSet() throws -> ResultSet {
    var resultSet = ResultSet(try points().map(\.metadata))
    do {
      try forEachResult { try resultSet.add($0) }
    } catch let conflict as ResultSet.ConflictError {
      throw StoreError.conflict(path: path, conflict.key)
    }
    return resultSet
  }

  /// Keeps a result, which is on the disk when this returns. One that is kept already is dropped.
  ///
  /// - Throws: ``StoreError``: `conflict` if another result of the unit is kept already.
  /// - Returns: Whether it was new.
  @discardableResult
  public func keep(_ result: UnitResult) throws(StoreError) -> Bool {
    try keep([result]) == 1
  }

  /// Keeps results, all or none of them. Those that are kept already are dropped.
  ///
  /// - Throws: ``StoreError``: `conflict` if another result of a unit is kept already.
  /// - Returns: How many were new.
  @discardableResult
  public func keep(_ results: [UnitResult]) throws(StoreError) -> Int {
    try reporting { queue in
      var new = 0
      try queue.inTransaction(.immediate) { database in
        for result in results { new += try self.insert(result, into: database) ? 1 : 0 }
        return new > 0 ? .commit : .rollback
      }
      return new
    }
  }

  private func insert(_ result: UnitResult, into database: Database) throws -> Bool {
    let key = result.key
    let kept = try Data.fetchOne(
      database, sql: "SELECT line FROM answer WHERE point = ? AND first = ? AND count = ?",
      arguments: [key.point, key.first, key.count])
    if let kept {
      guard try JSONDecoder().decode(UnitResult.self, from: kept).agrees(with: result) else {
        throw StoreError.conflict(path: path, key)
      }
      return false
    }
    try database.execute(
      sql: "INSERT INTO answer VALUES (?, ?, ?, ?)",
      arguments: [key.point, key.first, key.count, try result.line()])
    return true
  }

  /// Checks the whole file for damage.
  ///
  /// - Throws: ``StoreError`` `damaged` with SQLite's message.
  /// - Complexity: O(size of the file).
  public func check() throws(StoreError) {
    let verdict = try reporting { queue in
      try queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") ?? "ok" }
    }
    guard verdict == "ok" else { throw .damaged(path: path, reason: verdict) }
  }

  private static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
