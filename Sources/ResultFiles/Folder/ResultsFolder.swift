import Foundation

/// A folder of results that appears whole or not at all.
///
/// Files are written into a folder beside the wanted one, which takes its name only when everything is
/// there. An interrupted or failed run leaves what stood before as it was, and no trace of its own.
public final class ResultsFolder {
  /// Where the results will stand, as the user wrote it.
  public let path: String
  /// The same behind a symbolic link, if it is one.
  private let target: String
  private let partialPath: String
  /// Folders above that were made for this one, innermost last.
  private var madeAbove: [String] = []
  /// The names of the files written so far.
  package private(set) var files: [String] = []

  /// The file that marks a folder as one of results, so that nothing else is ever replaced.
  package static let marker = "manifest.json"

  /// Starts a folder; makes the folders above it if need be.
  ///
  /// - Throws: ``ResultsFolderError`` if something else stands there or nothing can be written.
  public init(_ path: String) throws(ResultsFolderError) {
    let manager = FileManager.default
    var trimmed = path
    while trimmed.count > 1 && trimmed.hasSuffix("/") { trimmed.removeLast() }
    self.path = trimmed
    target =
      ResultsFolder.isLink(trimmed)
      ? URL(fileURLWithPath: trimmed).resolvingSymlinksInPath().path : trimmed
    partialPath = "\(target).\(ProcessInfo.processInfo.processIdentifier).partial"
    if [".", ".."].contains(trimmed.split(separator: "/").last) {
      throw .refused(path: trimmed, reason: "Give the folder's own name")
    }
    if ResultsFolder.isOccupied(target) { throw .occupied(path: trimmed) }
    do {
      if manager.fileExists(atPath: partialPath) { try manager.removeItem(atPath: partialPath) }
      for folder in ResultsFolder.missingFolders(above: target) {
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: false)
        madeAbove.append(folder)
      }
      try manager.createDirectory(atPath: partialPath, withIntermediateDirectories: false)
    } catch {
      discard()
      throw .refused(path: trimmed, reason: SystemErrorText.words(for: error))
    }
  }

  deinit {
    discard()
  }

  /// Opens a file of the folder that grows as results come in.
  ///
  /// - Throws: ``ResultsFolderError`` if nothing can be written there.
  public func stream(_ name: String) throws(ResultsFolderError) -> FileStream {
    files.append(name)
    return try FileStream(partialPath + "/" + name, shownAs: path + "/" + name)
  }

  /// Writes a file of the folder.
  ///
  /// - Throws: ``ResultsFolderError`` if nothing can be written there.
  public func write(_ data: Data, to name: String) throws(ResultsFolderError) {
    let stream = try stream(name)
    try stream.write(data)
    try stream.close()
  }

  /// Gives the folder its name, replacing older results.
  ///
  /// - Throws: ``ResultsFolderError`` if nothing can be written there.
  public func publish() throws(ResultsFolderError) {
    let manager = FileManager.default
    let old = "\(target).\(ProcessInfo.processInfo.processIdentifier).old"
    do {
      let replaces = manager.fileExists(atPath: target)
      if replaces { try manager.moveItem(atPath: target, toPath: old) }
      do {
        try manager.moveItem(atPath: partialPath, toPath: target)
      } catch {
        if replaces { try manager.moveItem(atPath: old, toPath: target) }
        throw error
      }
      madeAbove = []
      if replaces { try manager.removeItem(atPath: old) }
    } catch {
      throw .refused(path: path, reason: SystemErrorText.words(for: error))
    }
  }

  /// Takes away what was written but not published.
  public func discard() {
    let manager = FileManager.default
    if manager.fileExists(atPath: partialPath) { try? manager.removeItem(atPath: partialPath) }
    // Unlike a recursive removal, rmdir leaves a folder that somebody else uses by now.
    while let folder = madeAbove.popLast() { unsafe rmdir(folder) }
  }
}

/// Looking before anything is written.
extension ResultsFolder {
  /// What the marker says of a folder.
  private struct Marker: Decodable {
    let program: String
    let files: [String]
  }

  /// Whether something stands there that is neither an empty folder nor one with nothing but results.
  private static func isOccupied(_ path: String) -> Bool {
    let manager = FileManager.default
    guard manager.fileExists(atPath: path) else { return isLink(path) }
    guard var entries = try? manager.contentsOfDirectory(atPath: path) else { return true }
    // macOS puts one into every folder that is looked at.
    entries.removeAll { $0 == ".DS_Store" }
    if entries.isEmpty { return false }
    guard let data = manager.contents(atPath: path + "/" + marker),
      let known = try? JSONDecoder().decode(Marker.self, from: data)
    else { return true }
    return known.program != Manifest.program || !Set(entries).isSubset(of: known.files + [marker])
  }

  private static func isLink(_ path: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
  }

  /// The folders above a path that are not there yet, outermost first.
  private static func missingFolders(above path: String) -> [String] {
    var missing: [String] = []
    var folder = Substring(path)
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      // Two slashes in a row count as one.
      if folder.isEmpty || folder.hasSuffix("/") { continue }
      if FileManager.default.fileExists(atPath: String(folder)) { break }
      missing.append(String(folder))
    }
    return missing.reversed()
  }
}

/// An error in writing results.
public enum ResultsFolderError: Error, Hashable, Sendable {
  /// Something stands there that is not a folder of results, or that has more than results in it.
  case occupied(path: String)
  /// The system refused; `reason` is its word.
  case refused(path: String, reason: String)
}
