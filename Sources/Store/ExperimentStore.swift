import Foundation
import GRDB
import Studies

/// An experiment and the answers to its units, in one SQLite file of a folder.
///
/// Every answer is committed at once, through a write-ahead log that is brought to the disk before the
/// commit returns: whatever ends the process loses no answer that was kept. One process writes at a time;
/// others may read meanwhile.
public final class ExperimentStore {
  /// The file's name in its folder.
  public static let fileName = "store.sqlite"
  /// The file that keeps a second writer away.
  public static let lockName = "store.lock"
  /// The layout that this program writes and reads.
  public static let currentLayout = 1
  /// Marks the file as one of ours: `RING` in ASCII.
  static let applicationID = 0x5249_4E47

  /// The folder, as the user wrote it.
  public let folder: String
  /// Where the file lies.
  public var path: String { Self.path(in: folder) }
  let database: DatabaseQueue
  private var lock: FolderLock?
  private var isClosed = false

  /// What a store is opened for.
  public enum Purpose: Hashable, Sendable {
    /// To look into it.
    case reading
    /// To add to it, alone.
    case writing
  }

  /// The path of the store of a folder.
  public static func path(in folder: String) -> String { "\(folder)/\(fileName)" }

  /// Whether a folder has a store.
  public static func exists(in folder: String) -> Bool {
    FileManager.default.fileExists(atPath: path(in: folder))
  }

  /// Opens the store of a folder. For writing it is made if there is none, in a folder that is there.
  ///
  /// - throws: ``StoreError``.
  public init(in folder: String, for purpose: Purpose) throws(StoreError) {
    self.folder = folder
    let path = Self.path(in: folder)
    guard purpose == .writing || Self.exists(in: folder) else { throw .missing(path: path) }
    if purpose == .writing, Self.exists(in: folder) {
      // A look first: what is no store of ours is left as it is.
      try ExperimentStore(in: folder, for: .reading).close()
    }
    lock = purpose == .writing ? try FolderLock("\(folder)/\(Self.lockName)", of: path) : nil
    do {
      var configuration = Configuration()
      configuration.readonly = purpose == .reading
      configuration.journalMode = purpose == .writing ? .wal : .default
      // A reader waits while the writer commits.
      configuration.busyMode = .timeout(10)
      database = try DatabaseQueue(path: path, configuration: configuration)
      if purpose == .writing {
        try database.inDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      }
      try checkLayout()
    } catch {
      throw StoreError(error, path: path)
    }
  }

  deinit {
    // After an error nobody may have closed it; what is kept is kept either way.
    try? close()
  }

  private func checkLayout() throws {
    let (application, layout, tables) = try database.inDatabase { database in
      (
        try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
        try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
        try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
      )
    }
    if application == 0 && layout == 0 && tables == 0 { return }
    guard application == Self.applicationID else {
      throw StoreError.damaged(path: path, reason: "it is another program's database")
    }
    guard layout == Self.currentLayout else { throw StoreError.otherLayout(path: path, layout) }
  }

  /// Does something with the database, its errors made this module's.
  func reporting<Result>(_ work: (DatabaseQueue) throws -> Result) throws(StoreError) -> Result {
    do {
      return try work(database)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Folds the log into the file, so that it is whole by itself, and lets go of it.
  ///
  /// - throws: ``StoreError``.
  public func close() throws(StoreError) {
    guard !isClosed else { return }
    isClosed = true
    if lock != nil {
      // Not possible while somebody reads; then the log stays beside the file and nothing is lost.
      try? database.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    }
    try reporting { try $0.close() }
    lock = nil
  }
}
