import Foundation
import GRDB
import Studies

/// Answers that are to be done again.
extension ExperimentStore {
  /// An answer of the store without its contents.
  public struct KeptAnswer: Hashable, Sendable {
    /// The unit.
    public let key: WorkUnit.Key
    /// Who answered; empty where nobody said.
    public let worker: String
  }

  /// All answers, by point and replication. They are not read, so damaged ones are among them.
  ///
  /// - Throws: ``StoreError``.
  public func answers() throws(StoreError) -> [KeptAnswer] {
    try reporting { queue in
      try queue.inDatabase { database in
        try Row.fetchAll(
          database,
          sql: "SELECT point, first, count, CAST(worker AS BLOB) FROM answer ORDER BY 1, 2, 3"
        ).compactMap { row -> KeptAnswer? in
          let values = Array(row.databaseValues)
          let numbers = values.prefix(3).compactMap { Int.fromDatabaseValue($0) }
          guard values.count == 4, numbers.count == 3 else { return nil }
          let (point, first, count) = (numbers[0], numbers[1], numbers[2])
          // A key that damage has made negative names no block.
          guard first >= 0, count > 0, !first.addingReportingOverflow(count).overflow else {
            return nil
          }
          let worker = Data.fromDatabaseValue(values[3]) ?? Data()
          return KeptAnswer(
            key: WorkUnit.Key(point: point, first: first, count: count),
            worker: String(decoding: worker, as: UTF8.self))
        }
      }
    }
  }

  /// Forgets answers, all that are meant or none. What is left is as it was, and the experiment is not finished any more.
  ///
  /// Once no answer is left, the store accepts those of any build again.
  ///
  /// - Throws: ``StoreError``.
  /// - Returns: What was forgotten, by point and replication.
  public func forget(_ selection: AnswerSelection) throws(StoreError) -> [KeptAnswer] {
    let all = try answers()
    let meant = all.filter(selection.contains)
    guard !meant.isEmpty else { return [] }
    guard var record = try record() else { return [] }
    record.isFinished = false
    if meant.count == all.count { record.build = nil }
    let changed = record
    try reporting { queue in
      try queue.inTransaction(.immediate) { database in
        for answer in meant {
          try database.execute(
            sql: "DELETE FROM answer WHERE point = ? AND first = ? AND count = ?",
            arguments: [answer.key.point, answer.key.first, answer.key.count])
        }
        try self.write(changed, into: database)
        return .commit
      }
    }
    return meant
  }
}
