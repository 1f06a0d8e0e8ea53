import Foundation

/// Paths as people write them.
enum PathText {
  /// Whether two paths lead to one place, links aside.
  static func isSame(_ left: String, _ right: String) -> Bool { parts(left) == parts(right) }

  /// The path that leads from the folder of one file to another.
  static func relative(_ path: String, besides file: String) -> String {
    let (to, from) = (parts(path), Array(parts(file).dropLast()))
    let common = zip(to, from).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: from.count - common)
    return (up + to.dropFirst(common)).joined(separator: "/")
  }

  /// The names that lead to a place from the root.
  private static func parts(_ path: String) -> [String] {
    URL(fileURLWithPath: path).standardizedFileURL.pathComponents
  }
}
