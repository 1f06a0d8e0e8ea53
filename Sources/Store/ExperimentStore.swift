import Foundation
import GRDB
import Studies

/// An experiment and the results of its units, in one SQLite file of a folder.
///
/// Every result is committed at once, through a write-ahead log that is flushed to the disk before the commit
/// returns: no result that was kept is lost, however the process ends. One process writes at a time; others may
/// read meanwhile.
public final class ExperimentStore {
  /// The file's name in its folder.
  public static let fileName = "store.sqlite"
  /// The file that locks out a second writer.
  public static let lockName = "store.lock"
  /// The layout that this program writes and reads. Since 2, every row has a checksum and every answer a worker.
  public static let currentLayout = 2
  /// Marks the file as a store: `RING` in ASCII.
  static let applicationID = 0x5249_4E47

  /// The folder, as the user gave it.
  public let folder: String
  /// The path of the file.
  public var path: String { Self.path(in: folder) }
  let database: DatabaseQueue
  private var lock: FolderLock?
  private var isClosed = false

  /// What a store is opened for.
  public enum Purpose: Hashable, Sendable {
    /// To read it.
    case reading
    /// To add to it, as the only writer.
    case writing
  }

  /// The path of the store of a folder.
  public static func path(in folder: String) -> String { "\(folder)/\(fileName)" }

  /// Whether a folder has a store.
  public static func exists(in folder: String) -> Bool {
    FileManager.default.fileExists(atPath: path(in: folder))
  }

  /// Opens the store of a folder. For writing it is created if there is none; the folder must exist.
  ///
  /// - Parameters:
  ///   - folder: The path of the folder.
  ///   - purpose: What the store is opened for.
  /// - Throws: ``StoreError``.
  public init(in folder: String, for purpose: Purpose) throws(StoreError) {
    self.folder = folder
    let path = Self.path(in: folder)
    guard purpose == .writing || Self.exists(in: folder) else { throw .missing(path: path) }
    if purpose == .writing, Self.exists(in: folder) {
      // Read it first: a file that is no store is left as it is.
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
    // After an error nobody may have closed it; what was kept is safe either way.
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

  /// Runs `work` on the database.
  ///
  /// - Throws: What `work` throws, as ``StoreError``.
  func reporting<Result>(_ work: (DatabaseQueue) throws -> Result) throws(StoreError) -> Result {
    do {
      return try work(database)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Merges the log into the file, so that the file is complete by itself, and closes it.
  ///
  /// - Throws: ``StoreError``.
  public func close() throws(StoreError) {
    guard !isClosed else { return }
    isClosed = true
    if lock != nil {
      // Not possible while somebody reads; then the log stays next to the file and nothing is lost.
      try? database.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    }
    try reporting { try $0.close() }
    lock = nil
  }
}
