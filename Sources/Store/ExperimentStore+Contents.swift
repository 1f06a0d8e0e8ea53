import Foundation
import GRDB
import Studies

/// Reads and writes what is in a store.
extension ExperimentStore {
  private static let schema = """
    CREATE TABLE experiment (
      id INTEGER PRIMARY KEY CHECK (id = 1), record TEXT NOT NULL, checksum TEXT NOT NULL);
    CREATE TABLE point (number INTEGER PRIMARY KEY, record TEXT NOT NULL, checksum TEXT NOT NULL);
    CREATE TABLE answer (
      point INTEGER NOT NULL REFERENCES point, first INTEGER NOT NULL, count INTEGER NOT NULL,
      worker TEXT NOT NULL, line BLOB NOT NULL, checksum TEXT NOT NULL,
      PRIMARY KEY (point, first, count)) WITHOUT ROWID;
    """

  /// The experiment; nil for a store that was just created.
  ///
  /// - Throws: ``StoreError``.
  public func record() throws(StoreError) -> ExperimentRecord? {
    try reporting { queue in
      try queue.inDatabase { database in
        guard try database.tableExists("experiment") else { return nil }
        let row = try Row.fetchOne(
          database,
          sql: "SELECT id, CAST(record AS BLOB), CAST(checksum AS BLOB) FROM experiment")
        guard let row else { return nil }
        let content = try self.content(of: row, in: "experiment", says: "what it is of")
        return try JSONDecoder().decode(ExperimentRecord.self, from: content)
      }
    }
  }

  /// The only content of a row with one whole number for its key.
  ///
  /// - Throws: ``StoreError`` `damaged` if it is not what was stored.
  private func content(of row: Row, in table: String, says what: String) throws -> Data {
    guard let stored = StoredRow(row, keys: 1), stored.isWhole(in: table),
      let content = stored.contents.first
    else { throw StoreError.damaged(path: path, reason: "\(what) is not what was stored") }
    return content
  }

  /// Restores the experiment as it was when it began.
  ///
  /// - Throws: ``StoreError``: `damaged` if there is none, or none that this program can read.
  /// - Complexity: O(points), some milliseconds for each.
  public func experiment() throws(StoreError) -> Experiment {
    guard let record = try record() else {
      throw .notBegun(path: path)
    }
    let points = try points()
    do {
      return try Experiment(
        paths: record.paths, base: record.base, portableBase: record.portableBase,
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
        try self.write(record, into: database)
        let insertion = try database.makeStatement(sql: "INSERT INTO point VALUES (?, ?, ?)")
        for point in points {
          let number = point.point.number
          let text = try Self.text(point)
          try insertion.execute(
            arguments: [number, text, Self.checksum(of: "point", number, text)])
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
        try self.write(changed, into: database)
        return .commit
      }
    }
  }

  /// Writes the experiment, in the place of an earlier state of it.
  func write(_ record: ExperimentRecord, into database: Database) throws {
    let text = try Self.text(record)
    try database.execute(
      sql: "INSERT OR REPLACE INTO experiment VALUES (1, ?, ?)",
      arguments: [text, Self.checksum(of: "experiment", 1, text)])
  }

  private static func checksum(of table: String, _ number: Int, _ text: String) -> String {
    StoredRow.checksum(of: table, key: [Int64(number)], contents: [Data(text.utf8)])
  }

  /// The points by number.
  ///
  /// - Throws: ``StoreError``.
  public func points() throws(StoreError) -> [PointRecord] {
    try reporting { queue in
      try queue.inDatabase { database in
        let rows = try Row.fetchAll(
          database,
          sql: "SELECT number, CAST(record AS BLOB), CAST(checksum AS BLOB) FROM point ORDER BY 1")
        return try rows.enumerated().map { number, row in
          let content = try self.content(of: row, in: "point", says: "point \(number)")
          let record = try JSONDecoder().decode(PointRecord.self, from: content)
          guard record.point.number == number else {
            throw StoreError.damaged(path: path, reason: "point \(number) is missing")
          }
          return record
        }
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
        let rows = try Row.fetchCursor(
          database, sql: "SELECT \(Self.answerColumns) FROM answer ORDER BY point, first, count")
        while failure == nil, let row = try rows.next() {
          let result = try self.result(in: row)
          do { try take(result) } catch { failure = error }
        }
      }
    }
    if let failure { throw failure }
  }

  private static let answerColumns =
    "point, first, count, CAST(worker AS BLOB), CAST(line AS BLOB), CAST(checksum AS BLOB)"

  /// The result of a row of ``answerColumns``.
  ///
  /// - Throws: ``StoreError``: `damagedAnswer` if it is not what was stored.
  private func result(in row: Row) throws -> UnitResult {
    guard let stored = StoredRow(row, keys: 3) else {
      throw StoreError.damaged(path: path, reason: "an answer is not what was stored")
    }
    let (point, first, count) = (stored.key[0], stored.key[1], stored.key[2])
    let isWhole = stored.isWhole(in: "answer")
    // What names no block can be forgotten by its point alone.
    guard (0...1_000_000_000).contains(first), (1...1_000_000_000).contains(count), point >= 0
    else { throw StoreError.damaged(path: path, reason: "an answer is not what was stored") }
    let key = WorkUnit.Key(point: Int(point), first: Int(first), count: Int(count))
    guard isWhole else { throw StoreError.damagedAnswer(path: path, key) }
    let result = try JSONDecoder().decode(UnitResult.self, from: stored.contents[1])
    guard result.key == key else { throw StoreError.damagedAnswer(path: path, key) }
    return result
  }

  /// All results, in a set. The file is checked first, since what is in no table any more is missed by nobody.
  ///
  /// - Throws: ``StoreError``: `damaged` and `damagedAnswer`, and `conflict` if two results differ in a replication.
  /// - Complexity: O(size of the file).
  public func resultSet() throws -> ResultSet {
    try check()
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
    let kept = try Row.fetchOne(
      database,
      sql: "SELECT \(Self.answerColumns) FROM answer WHERE point = ? AND first = ? AND count = ?",
      arguments: [key.point, key.first, key.count])
    if let kept {
      guard try self.result(in: kept).agrees(with: result) else {
        throw StoreError.conflict(path: path, key)
      }
      return false
    }
    let line = try result.line()
    let worker = result.worker?.description ?? ""
    let checksum = StoredRow.checksum(
      of: "answer", key: [key.point, key.first, key.count].map(Int64.init),
      contents: [Data(worker.utf8), line])
    try database.execute(
      sql: "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [key.point, key.first, key.count, worker, line, checksum])
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
