import Foundation

/// A folder that a program runs in and that is gone after the test.
final class Sandbox {
  private let root: URL
  /// The working directory; empty at the start.
  let folder: URL
  /// For files that shall not be seen in ``folder``.
  let outside: URL

  init() throws {
    root = FileManager.default.temporaryDirectory
      .appending(path: "ringside-tests-\(UUID().uuidString)").resolvingSymlinksInPath()
    folder = root.appending(path: "here")
    outside = root.appending(path: "outside")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: root)
  }

  /// Everything below a folder, sorted, folders with a slash.
  func entries(of path: String = "") throws -> [String] {
    let start = path.isEmpty ? folder : folder.appending(path: path)
    let names = try FileManager.default.subpathsOfDirectory(atPath: start.path)
    return names.map { name in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(
        atPath: start.appending(path: name).path, isDirectory: &isFolder)
      return exists && isFolder.boolValue ? name + "/" : name
    }.sorted()
  }

  func data(_ path: String) throws -> Data {
    try Data(contentsOf: folder.appending(path: path))
  }

  func text(_ path: String) throws -> String {
    String(decoding: try data(path), as: UTF8.self)
  }

  func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: path))
  }

  func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(
      at: folder.appending(path: path), withIntermediateDirectories: true)
  }
}
