import Foundation

/// A file that appears whole or not at all, replacing one of its kind that stood there.
public enum WholeFile {
  /// Writes what `fill` hands to a stream beside the file, which takes its name at the end.
  ///
  /// - Throws: ``ResultsFolderError``, and what `fill` throws.
  public static func write(
    to path: String, as kind: OutputKind, _ fill: (FileStream) throws -> Void
  ) throws {
    try make(path, as: kind) { partial in
      let stream = try FileStream(partial, shownAs: path)
      try fill(stream)
      try stream.close()
    }
  }

  /// Writes bytes.
  ///
  /// - Throws: ``ResultsFolderError``.
  public static func write(_ data: Data, to path: String, as kind: OutputKind) throws {
    try write(to: path, as: kind) { try $0.write(data) }
  }

  /// Lets `fill` make a file beside the one meant, by the path it is given, which takes the name at the end.
  ///
  /// A link stays, and the file it leads to is replaced. What is no file, a device for instance, is refused.
  ///
  /// - Throws: ``ResultsFolderError``, and what `fill` throws.
  public static func make(
    _ path: String, as kind: OutputKind, _ fill: (String) throws -> Void
  ) throws {
    let target = try target(of: path, for: kind)
    let partial = PartialName.path(of: target)
    PartialName.clean(beside: target)
    let unfinished = UnfinishedOutput { unsafe unlink(partial) }
    defer { unfinished.forget() }
    do {
      try fill(partial)
      try unfinished.publish(path) { try publish(partial, as: target, of: kind, shownAs: path) }
    } catch {
      unsafe unlink(partial)
      throw error
    }
  }

  /// Checks that a file of a kind may be written, before the work that goes into it.
  ///
  /// - Throws: ``ResultsFolderError``.
  public static func check(_ path: String, as kind: OutputKind) throws(ResultsFolderError) {
    _ = try target(of: path, for: kind)
  }

  private static func publish(
    _ partial: String, as target: String, of kind: OutputKind, shownAs path: String
  ) throws(ResultsFolderError) {
    // Looked at again: it may have changed since.
    _ = try self.target(of: path, for: kind)
    // A second name is never given over an existing file, which a renaming would be.
    let isDone =
      kind == .new
      ? unsafe link(partial, target) == 0 && unlink(partial) == 0
      : unsafe rename(partial, target) == 0
    guard isDone else {
      throw errno == EEXIST
        ? .unlike(path: path, kind)
        : .refused(path: path, reason: SystemErrorText.words(forCode: errno))
    }
  }

  /// Where a path leads in the end, links followed, if a file of the kind may stand there.
  private static func target(
    of path: String, for kind: OutputKind
  ) throws(ResultsFolderError) -> String {
    var (itself, there) = (stat(), stat())
    guard unsafe lstat(path, &itself) == 0 else { return path }
    guard unsafe stat(path, &there) == 0, let resolved = unsafe realpath(path, nil) else {
      throw .refused(path: path, reason: "It is a link that leads nowhere")
    }
    defer { unsafe free(resolved) }
    switch there.st_mode & S_IFMT {
    case S_IFREG:
      let target = unsafe String(cString: resolved)
      guard kind.mayReplace(target) else { throw .unlike(path: path, kind) }
      return target
    case S_IFDIR: throw .refused(path: path, reason: SystemErrorText.words(forCode: EISDIR))
    default: throw .refused(path: path, reason: "It is no regular file")
    }
  }
}
