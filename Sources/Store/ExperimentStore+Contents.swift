import Foundation
import GRDB
import Studies

/// What is in a store.
extension ExperimentStore {
  private static let schema = """
    CREATE TABLE experiment (id INTEGER PRIMARY KEY CHECK (id = 1), record TEXT NOT NULL);
    CREATE TABLE point (number INTEGER PRIMARY KEY, record TEXT NOT NULL);
    CREATE TABLE answer (
      point INTEGER NOT NULL REFERENCES point, first INTEGER NOT NULL, count INTEGER NOT NULL,
      line BLOB NOT NULL, PRIMARY KEY (point, first, count)) WITHOUT ROWID;
    """

  /// The experiment; nil of a store that was only just made.
  ///
  /// - throws: ``StoreError``.
  public func record() throws(StoreError) -> ExperimentRecord? {
    try reporting { queue in
      try queue.inDatabase { database in
        guard try database.tableExists("experiment") else { return nil }
        return try Data.fetchOne(database, sql: "SELECT CAST(record AS BLOB) FROM experiment")
          .map { try JSONDecoder().decode(ExperimentRecord.self, from: $0) }
      }
    }
  }

  /// Begins an experiment: all of it is there, or nothing.
  ///
  /// - throws: ``StoreError``.
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

  /// Notes that all the work is done.
  ///
  /// - throws: ``StoreError``.
  public func finish() throws(StoreError) {
    try change { $0.isFinished = true }
  }

  /// Lets a build's work in: the first one's, and from then on no other's unless that is allowed, since
  /// results of two builds may differ.
  ///
  /// - throws: ``StoreError``: `otherBuild`.
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
  /// - throws: ``StoreError``.
  public func points() throws(StoreError) -> [PointRecord] {
    try reporting { queue in
      try queue.inDatabase { database in
        try Data.fetchAll(
          database, sql: "SELECT CAST(record AS BLOB) FROM point ORDER BY number"
        ).map { try JSONDecoder().decode(PointRecord.self, from: $0) }
      }
    }
  }

  /// How many answers there are.
  ///
  /// - throws: ``StoreError``.
  public func answerCount() throws(StoreError) -> Int {
    try reporting { queue in
      try queue.inDatabase { try Int.fetchOne($0, sql: "SELECT count(*) FROM answer") ?? 0 }
    }
  }

  /// All answers, one after another, by point and replication.
  ///
  /// - throws: ``StoreError``, and what `take` throws.
  public func forEachAnswer(_ take: (Answer) throws -> Void) throws {
    // What goes wrong with an answer afterwards is no fault of the file.
    var failure: (any Error)?
    try reporting { queue in
      try queue.inDatabase { database in
        let lines = try Data.fetchCursor(
          database, sql: "SELECT line FROM answer ORDER BY point, first, count")
        while failure == nil, let line = try lines.next() {
          let answer = try JSONDecoder().decode(Answer.self, from: line)
          do { try take(answer) } catch { failure = error }
        }
      }
    }
    if let failure { throw failure }
  }

  /// Keeps an answer, on the disk when this returns. The same once more is dropped.
  ///
  /// - throws: ``StoreError``: `conflict` if another answer to the unit is kept already.
  /// - Returns: Whether it was new.
  @discardableResult
  public func keep(_ answer: Answer) throws(StoreError) -> Bool {
    try keep([answer]) == 1
  }

  /// Keeps answers, all or none of them. Those that are there already are dropped.
  ///
  /// - throws: ``StoreError``: `conflict` if another answer to a unit is kept already.
  /// - Returns: How many were new.
  @discardableResult
  public func keep(_ answers: [Answer]) throws(StoreError) -> Int {
    try reporting { queue in
      var new = 0
      try queue.inTransaction(.immediate) { database in
        for answer in answers { new += try self.insert(answer, into: database) ? 1 : 0 }
        return new > 0 ? .commit : .rollback
      }
      return new
    }
  }

  private func insert(_ answer: Answer, into database: Database) throws -> Bool {
    let key = answer.key
    let kept = try Data.fetchOne(
      database, sql: "SELECT line FROM answer WHERE point = ? AND first = ? AND count = ?",
      arguments: [key.point, key.first, key.count])
    if let kept {
      guard try JSONDecoder().decode(Answer.self, from: kept).agrees(with: answer) else {
        throw StoreError.conflict(path: path, key)
      }
      return false
    }
    try database.execute(
      sql: "INSERT INTO answer VALUES (?, ?, ?, ?)",
      arguments: [key.point, key.first, key.count, try answer.line()])
    return true
  }

  /// Looks for damage in the whole file.
  ///
  /// - throws: ``StoreError`` `damaged` with SQLite's word for it.
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
