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
  private let kind: FolderKind
  private var unfinished: UnfinishedOutput?
  /// Folders above that were made for this one, innermost last.
  private var madeAbove: [String] = []
  /// The names of the files written so far.
  package private(set) var files: [String] = []

  /// The file that marks a folder as one of results, so that nothing else is ever replaced.
  package static let marker = "manifest.json"

  /// Starts a folder; makes the folders above it if need be.
  ///
  /// - Parameters:
  ///   - path: Where the results will stand.
  ///   - kind: What they are; older ones are replaced only if they are the same.
  /// - Throws: ``ResultsFolderError`` if something else stands there or nothing can be written.
  public init(_ path: String, for kind: FolderKind) throws(ResultsFolderError) {
    let manager = FileManager.default
    self.path = ResultsFolder.trimmed(path)
    self.kind = kind
    target = ResultsFolder.target(of: self.path)
    partialPath = PartialName.path(of: target)
    PartialName.clean(beside: target)
    try ResultsFolder.check(self.path, for: kind)
    let trimmed = self.path
    let partialPath = partialPath
    unfinished = UnfinishedOutput { try? FileManager.default.removeItem(atPath: partialPath) }
    do {
      if manager.fileExists(atPath: partialPath) { try manager.removeItem(atPath: partialPath) }
      for folder in ResultsFolder.missingFolders(above: target) {
        try manager.createDirectory(atPath: folder, withIntermediateDirectories: false)
        madeAbove.append(folder)
      }
      noteRemoval()
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
    let old = PartialName.path(of: target, "old")
    // Looked at again: a run can take hours, and somebody may have put something there.
    try ResultsFolder.check(path, for: kind)
    do {
      let replaces = manager.fileExists(atPath: target)
      try unfinished?.publish(path) {
        if replaces { try manager.moveItem(atPath: target, toPath: old) }
        do {
          try manager.moveItem(atPath: partialPath, toPath: target)
        } catch {
          if replaces { try manager.moveItem(atPath: old, toPath: target) }
          throw error
        }
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
    defer { unfinished?.forget() }
    if manager.fileExists(atPath: partialPath) { try? manager.removeItem(atPath: partialPath) }
    // Unlike a recursive removal, rmdir leaves a folder that somebody else uses by now.
    while let folder = madeAbove.popLast() { unsafe rmdir(folder) }
  }

  /// Notes what takes the folder away, and those above it, if the process is ended in the middle.
  private func noteRemoval() {
    let (partialPath, madeAbove) = (partialPath, madeAbove)
    unfinished?.forget()
    unfinished = UnfinishedOutput {
      try? FileManager.default.removeItem(atPath: partialPath)
      for folder in madeAbove.reversed() { unsafe rmdir(folder) }
    }
  }
}

/// Looking before anything is written.
extension ResultsFolder {
  /// Checks that results of a kind may be written, before the work that goes into them.
  ///
  /// - Throws: ``ResultsFolderError`` if something else stands there.
  public static func check(_ path: String, for kind: FolderKind) throws(ResultsFolderError) {
    let path = trimmed(path)
    if [".", ".."].contains(path.split(separator: "/").last) {
      throw .refused(path: path, reason: "Give the folder's own name")
    }
    let (manager, target) = (FileManager.default, target(of: path))
    guard manager.fileExists(atPath: target) else {
      if isLink(target) { throw .occupied(path: path) }
      return
    }
    guard var entries = try? manager.contentsOfDirectory(atPath: target) else {
      throw .occupied(path: path)
    }
    // macOS puts one into every folder that is looked at.
    entries.removeAll { $0 == ".DS_Store" }
    if entries.isEmpty { return }
    guard let found = FolderKind(of: target, holding: entries) else {
      throw .occupied(path: path)
    }
    guard found == kind, found != .sweep else {
      throw .holds(path: path, found, wanted: kind)
    }
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// Where a path leads, a link followed.
  private static func target(of path: String) -> String {
    isLink(path) ? URL(fileURLWithPath: path).resolvingSymlinksInPath().path : path
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
  /// Results stand there, but of another kind than those that are to be written.
  case holds(path: String, FolderKind, wanted: FolderKind)
  /// A file stands there that is not known as one of its kind.
  case unlike(path: String, OutputKind)
  /// The system refused; `reason` is its word.
  case refused(path: String, reason: String)
}
