import Foundation
import GRDB
import Studies

/// Why a store cannot be used.
public enum StoreError: Error, Hashable, Sendable {
  /// There is no store in a folder.
  case missing(path: String)
  /// A file is no store, or one that has come to harm; `reason` says how it shows.
  case damaged(path: String, reason: String)
  /// A store of a layout that this program does not know.
  case otherLayout(path: String, Int)
  /// The system refused to read or write; `reason` is its word.
  case refused(path: String, reason: String)
  /// Another process is at work on it.
  case busy(path: String)
  /// It holds an experiment already.
  case occupied(path: String)
  /// It holds another experiment; `differences` says where the two part.
  case otherExperiment(path: String, differences: [String])
  /// It holds the work of another build, and mixing them was not allowed.
  case otherBuild(path: String, kept: String, found: String)
  /// An answer to a unit that is not of the experiment.
  case foreign(path: String, WorkUnit.Key)
  /// Two answers to one unit differ.
  case conflict(path: String, WorkUnit.Key)
}

extension StoreError {
  /// What SQLite says, as one of these.
  init(_ error: any Error, path: String) {
    if let known = error as? StoreError {
      self = known
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
