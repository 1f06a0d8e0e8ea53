import Foundation

/// A folder of results that appears whole or not at all.
///
/// Files are written into a folder beside the wanted one, which takes its name only when everything is
/// there. An interrupted or failed run leaves what stood before as it was.
public final class ResultsFolder {
  /// Where the results will stand.
  public let path: String
  private let partialPath: String

  /// The file that marks a folder as one of results, so that nothing else is ever replaced.
  static let marker = "manifest.json"

  /// Why results cannot be written.
  public enum Failure: Error, Hashable, Sendable {
    /// Something stands there that is not a folder of results.
    case occupied(path: String)
    /// The system refused; `reason` is its word.
    case refused(path: String, reason: String)
  }

  /// Starts a folder; makes the folders above it if need be.
  ///
  /// - throws: ``Failure`` if something else stands there or nothing can be written.
  public init(_ path: String) throws(Failure) {
    let manager = FileManager.default
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    self.path = trimmed
    partialPath = "\(trimmed).\(ProcessInfo.processInfo.processIdentifier).partial"
    if ResultsFolder.isOccupied(trimmed) { throw .occupied(path: trimmed) }
    do {
      if manager.fileExists(atPath: partialPath) { try manager.removeItem(atPath: partialPath) }
      try manager.createDirectory(atPath: partialPath, withIntermediateDirectories: true)
    } catch {
      throw .refused(path: trimmed, reason: ResultsFolder.reason(error))
    }
  }

  deinit {
    discard()
  }

  /// Whether something stands there that is neither results nor an empty folder.
  private static func isOccupied(_ path: String) -> Bool {
    let manager = FileManager.default
    guard manager.fileExists(atPath: path) else { return false }
    guard let entries = try? manager.contentsOfDirectory(atPath: path) else { return true }
    return !entries.isEmpty && !entries.contains(marker)
  }

  /// Writes a file of the folder.
  public func write(_ data: Data, to name: String) throws(Failure) {
    do {
      try data.write(to: URL(fileURLWithPath: partialPath + "/" + name))
    } catch {
      throw .refused(path: path + "/" + name, reason: ResultsFolder.reason(error))
    }
  }

  /// Opens a file of the folder that grows as results come in.
  public func stream(_ name: String) throws(Failure) -> FileStream {
    try FileStream(partialPath + "/" + name, shownAs: path + "/" + name)
  }

  /// Gives the folder its name, replacing older results.
  public func publish() throws(Failure) {
    let manager = FileManager.default
    let old = "\(path).\(ProcessInfo.processInfo.processIdentifier).old"
    do {
      let replaces = manager.fileExists(atPath: path)
      if replaces { try manager.moveItem(atPath: path, toPath: old) }
      do {
        try manager.moveItem(atPath: partialPath, toPath: path)
      } catch {
        if replaces { try manager.moveItem(atPath: old, toPath: path) }
        throw error
      }
      if replaces { try manager.removeItem(atPath: old) }
    } catch {
      throw .refused(path: path, reason: ResultsFolder.reason(error))
    }
  }

  /// Takes away what was written but not published.
  public func discard() {
    guard FileManager.default.fileExists(atPath: partialPath) else { return }
    try? FileManager.default.removeItem(atPath: partialPath)
  }

  /// The system's word for an error, without the path that the message already gives.
  static func reason(_ error: any Error) -> String {
    let cocoa = error as NSError
    if let under = cocoa.userInfo[NSUnderlyingErrorKey] as? NSError,
      under.domain == NSPOSIXErrorDomain
    {
      return String(cString: strerror(Int32(under.code)))
    }
    return cocoa.localizedDescription
  }
}

/// A file written piece by piece, every failure noticed.
public final class FileStream {
  private let handle: FileHandle
  private let name: String

  init(_ path: String, shownAs name: String) throws(ResultsFolder.Failure) {
    self.name = name
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw .refused(path: name, reason: String(cString: strerror(errno))) }
    self.handle = handle
  }

  /// Appends text.
  public func write(_ text: String) throws(ResultsFolder.Failure) {
    do {
      try handle.write(contentsOf: Data(text.utf8))
    } catch {
      throw .refused(path: name, reason: ResultsFolder.reason(error))
    }
  }

  /// Ends the file.
  public func close() throws(ResultsFolder.Failure) {
    do {
      try handle.close()
    } catch {
      throw .refused(path: name, reason: ResultsFolder.reason(error))
    }
  }
}
