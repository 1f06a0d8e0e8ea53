import Foundation
import GRDB
import Studies

/// Thrown for a store that cannot be used.
public enum StoreError: Error, Hashable, Sendable {
  /// There is no store in a folder.
  case missing(path: String)
  /// A store in which no experiment was begun: its process ended, or its disk was full, before the first commit.
  case notBegun(path: String)
  /// A file is no store, or a damaged one; `reason` says what is wrong.
  case damaged(path: String, reason: String)
  /// A store has a layout that this program does not support.
  case otherLayout(path: String, Int)
  /// The system refused to read or write; `reason` is its message.
  case refused(path: String, reason: String)
  /// Another process is writing to it.
  case busy(path: String)
  /// It holds an experiment already.
  case occupied(path: String)
  /// It holds another experiment; `differences` says where the two differ.
  case otherExperiment(path: String, differences: [String])
  /// It holds results of another build, and mixing them is not allowed.
  case otherBuild(path: String, kept: String, found: String)
  /// A result is of a unit that is not of the experiment.
  case foreign(path: String, WorkUnit.Key)
  /// A result cannot be what a simulation of the unit counted, or is not what was sent.
  case unbelievable(path: String, WorkUnit.Key, AnswerRefusal)
  /// A stored result is not what was stored.
  case damagedAnswer(path: String, WorkUnit.Key)
  /// Stored results have other counters than this program, or such as it cannot add up.
  case otherCounters(path: String, SegmentSums.ReadingError)
  /// Two results of one unit differ.
  case conflict(path: String, WorkUnit.Key)
}

extension StoreError {
  /// Translates an error of SQLite.
  init(_ error: any Error, path: String) {
    if let known = error as? StoreError {
      self = known
      return
    }
    if let error = error as? SegmentSums.ReadingError {
      self = .otherCounters(path: path, error)
      return
    }
    guard let error = error as? DatabaseError else {
      self = .damaged(path: path, reason: "\(error)")
      return
    }
    let reason = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_MISMATCH, .SQLITE_CONSTRAINT:
      self = .damaged(path: path, reason: reason)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    default: self = .refused(path: path, reason: reason)
    }
  }
}
