import Foundation

/// A lock on a folder, held by one process at a time. The system releases it when the process ends, however it
/// ends.
///
/// It is on a file of its own: SQLite's locks on its database would be lost if anything else closed that file.
final class FolderLock {
  private let path: String
  private let descriptor: Int32

  /// Acquires the lock.
  ///
  /// - Parameters:
  ///   - path: The path of the lock's file.
  ///   - store: The path of the store, for errors.
  ///
  /// - Throws: ``StoreError`` `busy` if another process has it, `refused` if the file cannot be made.
  init(_ path: String, of store: String) throws(StoreError) {
    self.path = path
    descriptor = try Self.held(path, of: store)
  }

  deinit {
    // While it is still held, so that no other process's file is removed.
    unsafe unlink(path)
    close(descriptor)
  }

  /// Opens the file and locks it, or closes it again.
  private static func held(_ path: String, of store: String) throws(StoreError) -> Int32 {
    let descriptor = unsafe open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw .refused(path: store, reason: words(for: errno))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isHeld = errno == EWOULDBLOCK
      let reason = words(for: errno)
      close(descriptor)
      throw isHeld ? .busy(path: store) : .refused(path: store, reason: reason)
    }
    // The previous holder may have removed the file in between; a lock on a removed file excludes nobody.
    var (held, there) = (stat(), stat())
    guard unsafe fstat(descriptor, &held) == 0, unsafe stat(path, &there) == 0,
      held.st_ino == there.st_ino
    else {
      close(descriptor)
      throw .busy(path: store)
    }
    return descriptor
  }

  /// The system's words for an error.
  private static func words(for code: Int32) -> String {
    unsafe String(cString: strerror(code))
  }
}
