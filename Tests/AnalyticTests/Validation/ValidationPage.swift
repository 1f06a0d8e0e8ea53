import Foundation

/// docs/validation.md: comparisons, then coverage; either part can be written anew.
struct ValidationPage {
  let path: String

  private static let mark = "\n## Coverage\n"

  func write(comparisons: String) throws {
    try save(comparisons, parts().coverage)
  }

  func write(coverage: String) throws {
    try save(parts().comparisons, coverage)
  }

  private func save(_ comparisons: String, _ coverage: String) throws {
    try (comparisons + coverage).write(toFile: path, atomically: true, encoding: .utf8)
  }

  private func parts() -> (comparisons: String, coverage: String) {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return ("", "") }
    guard let mark = text.range(of: ValidationPage.mark) else { return (text, "") }
    return (String(text[..<mark.lowerBound]), String(text[mark.lowerBound...]))
  }
}
