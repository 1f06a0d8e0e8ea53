import Foundation

/// A file that appears whole or not at all, replacing the file that stood there.
public enum WholeFile {
  /// Writes what `fill` hands to a stream beside the file, which takes its name at the end.
  ///
  /// - Throws: ``ResultsFolderError``, and what `fill` throws.
  public static func write(to path: String, _ fill: (FileStream) throws -> Void) throws {
    try make(path) { partial in
      let stream = try FileStream(partial, shownAs: path)
      try fill(stream)
      try stream.close()
    }
  }

  /// Lets `fill` make a file beside the one meant, by the path it is given, which takes the name at the end.
  ///
  /// A link stays, and the file it leads to is replaced. What is no file, a device for instance, is refused.
  ///
  /// - Throws: ``ResultsFolderError``, and what `fill` throws.
  public static func make(_ path: String, _ fill: (String) throws -> Void) throws {
    let target = try target(of: path)
    let partial = "\(target).\(ProcessInfo.processInfo.processIdentifier).partial"
    do {
      try fill(partial)
      guard unsafe rename(partial, target) == 0 else {
        throw ResultsFolderError.refused(
          path: path, reason: SystemErrorText.words(forCode: errno))
      }
    } catch {
      unsafe unlink(partial)
      throw error
    }
  }

  /// Where a path leads in the end, links followed.
  private static func target(of path: String) throws(ResultsFolderError) -> String {
    var (itself, there) = (stat(), stat())
    guard unsafe lstat(path, &itself) == 0 else { return path }
    guard unsafe stat(path, &there) == 0, let resolved = unsafe realpath(path, nil) else {
      throw .refused(path: path, reason: "It is a link that leads nowhere")
    }
    defer { unsafe free(resolved) }
    switch there.st_mode & S_IFMT {
    case S_IFREG: return unsafe String(cString: resolved)
    case S_IFDIR: throw .refused(path: path, reason: SystemErrorText.words(forCode: EISDIR))
    default: throw .refused(path: path, reason: "It is no regular file")
    }
  }

  /// Writes bytes.
  ///
  /// - Throws: ``ResultsFolderError``.
  public static func write(_ data: Data, to path: String) throws {
    try write(to: path) { try $0.write(data) }
  }
}
