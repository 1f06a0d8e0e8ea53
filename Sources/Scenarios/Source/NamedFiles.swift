import Foundation
import Synchronization

/// The files that a text names: those that came with it, or else those on the disk, each read once.
///
/// What a scenario reads is a part of it. So all that is made of one text sees the same contents, even if a file changes
/// in between; and a text that came with its files, as a unit of work does, reads none of this machine.
final class NamedFiles: Sendable {
  /// The contents that came with the text, by name; nil to read from the disk.
  private let companions: [String: String]?
  private let contents = Mutex<[String: Data]>([:])

  /// Files that came with a text, or, if nil, those on the disk.
  init(companions: [String: String]?) {
    self.companions = companions
  }

  /// The largest file that is read, in bytes.
  static let limit = 256_000_000

  /// The names that were asked for and found so far, sorted.
  var names: [String] { contents.withLock { $0.keys.sorted() } }

  /// The contents of a file.
  ///
  /// - Parameters:
  ///   - name: What the text calls it.
  ///   - path: Where it lies, if it is on the disk.
  /// - Throws: ``NamedFileError``.
  func content(of name: String, at path: String) throws(NamedFileError) -> Data {
    if let known = contents.withLock({ $0[name] }) { return known }
    let found: Data
    if let companions {
      guard let content = companions[name] else {
        throw .unreadable(path: name, because: "did not come with the scenario")
      }
      found = Data(content.utf8)
    } else {
      found = try Self.read(path, name: name)
    }
    // Whoever came first is right.
    return contents.withLock { contents in
      let kept = contents[name] ?? found
      contents[name] = kept
      return kept
    }
  }

  private static func read(_ path: String, name: String) throws(NamedFileError) -> Data {
    var isDirectory: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw .unreadable(path: name, because: "is not there")
    }
    guard !isDirectory.boolValue else { throw .unreadable(path: name, because: "is a folder") }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw .unreadable(path: name, because: "may not be read")
    }
    defer { try? handle.close() }
    let data: Data
    do {
      data = try handle.read(upToCount: limit + 1) ?? Data()
    } catch {
      throw .unreadable(path: name, because: "cannot be read")
    }
    guard data.count <= limit else { throw .tooLarge(path: name, limit: limit) }
    return data
  }
}

/// An error in reading a file that a scenario names.
public enum NamedFileError: DomainProblem, Error, Equatable {
  /// The file is not there, is a folder, or cannot be read.
  case unreadable(path: String, because: String)
  /// The file is larger than the limit, in bytes.
  case tooLarge(path: String, limit: Int)

  /// The fault, with its file.
  public var message: String {
    switch self {
    case .unreadable(let path, let reason): "the file `\(path)` \(reason)"
    case .tooLarge(let path, let limit):
      "the file `\(path)` is larger than \(limit / 1_000_000) MB"
    }
  }

  /// What to write instead.
  public var hint: String? {
    switch self {
    case .unreadable: "a path is relative to the folder of the file that names it"
    case .tooLarge: nil
    }
  }
}

extension SourceText {
  /// The contents of a file that the text names, which are the same however often they are asked for.
  ///
  /// - Throws: ``NamedFileError``.
  func content(ofNeighbour file: String) throws(NamedFileError) -> Data {
    try files.content(of: file, at: path(ofNeighbour: file))
  }

  /// The names of the files that were read for the text so far, sorted.
  package var filesRead: [String] { files.names }

  /// Returns the path of a file that the text names: relative to the folder of a text from a file, and to the
  /// working directory for standard input and settings.
  func path(ofNeighbour file: String) -> String {
    let isFile = role != .setArgument && name.contains("/") && !name.hasPrefix("<")
    guard isFile, !file.hasPrefix("/") else { return file }
    return (name as NSString).deletingLastPathComponent + "/" + file
  }
}
