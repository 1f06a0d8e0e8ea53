import Foundation

/// A file that appears whole or not at all, replacing what stood there.
public enum WholeFile {
  /// Writes what `fill` hands to a stream beside the file, which takes its name at the end.
  ///
  /// - throws: ``ResultsFolder/Failure``, and what `fill` throws.
  public static func write(to path: String, _ fill: (FileStream) throws -> Void) throws {
    let partial = "\(path).\(ProcessInfo.processInfo.processIdentifier).partial"
    let stream = try FileStream(partial, shownAs: path)
    do {
      try fill(stream)
      try stream.close()
      guard rename(partial, path) == 0 else {
        throw ResultsFolder.Failure.refused(path: path, reason: String(cString: strerror(errno)))
      }
    } catch {
      unlink(partial)
      throw error
    }
  }

  /// Writes bytes.
  ///
  /// - throws: ``ResultsFolder/Failure``.
  public static func write(_ data: Data, to path: String) throws {
    try write(to: path) { try $0.write(data) }
  }
}
