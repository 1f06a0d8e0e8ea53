import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file without a name, which is gone with the process however it ends.
final class TemporaryFile {
  private let descriptor: Int32
  private(set) var size = 0

  /// Makes a file in the system's folder for such files.
  ///
  /// - Throws: ``IngestError`` if the system refuses.
  init() throws(IngestError) {
    let folder = FileManager.default.temporaryDirectory.path
    var name = Array("\(folder)/ringside.XXXXXX".utf8CString)
    descriptor = unsafe mkstemp(&name)
    guard descriptor >= 0 else { throw Self.failure }
    _ = unsafe unlink(name)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { close(descriptor) }

  /// Appends bytes.
  ///
  /// - Throws: ``IngestError`` if there is no room.
  func append(_ bytes: ArraySlice<UInt8>) throws(IngestError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { memory in
        unsafe pwrite(descriptor, memory.baseAddress, memory.count, off_t(size))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure }
      size += count
      rest = rest.dropFirst(count)
    }
  }

  /// Appends to a buffer what stands at a place.
  ///
  /// - Throws: ``IngestError`` if the system refuses.
  func read(_ most: Int, at place: Int, into buffer: inout [UInt8]) throws(IngestError) {
    var count = -1
    let descriptor = descriptor
    let part = unsafe [UInt8](unsafeUninitializedCapacity: most) { memory, initialized in
      repeat {
        count = unsafe pread(descriptor, memory.baseAddress, most, off_t(place))
      } while count < 0 && errno == EINTR
      initialized = max(0, count)
    }
    guard count > 0 else { throw Self.failure }
    buffer.append(contentsOf: part)
  }

  private static var failure: IngestError {
    .noTemporaryFile(reason: unsafe String(cString: strerror(errno)))
  }
}
