import Foundation
import Scenarios

/// The mappings that are found by name: those of the folder `scenarios/mappings`.
public enum MappingLibrary {
  private static let folder = "scenarios/mappings"
  private static let endings = [".yaml", ".yml"]

  /// The names of all mappings, sorted.
  public static var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(endings[0]) }.map { String($0.dropLast(endings[0].count)) }
      .sorted()
  }

  /// Reads a mapping. A word with a slash or an ending of YAML is a path, any other a name.
  ///
  /// - Throws: `ScenarioError` for a name that the folder does not have, and for a file that cannot be read.
  public static func text(_ word: String) throws(ScenarioError) -> SourceText {
    if word == "-" || word.contains("/") || endings.contains(where: word.hasSuffix) {
      return try SourceReader().text(path: word)
    }
    guard names.contains(word) else {
      let place = SourceText("", name: "--as")
      let problem = UnknownMapping(name: word, known: names, folder: folder)
      throw ScenarioError(Diagnostic(.domain(problem), at: .start(of: place)))
    }
    return try SourceReader().text(path: "\(folder)/\(word)\(endings[0])")
  }

  /// Whether a text is a mapping: it has a mapping's key at the top.
  public static func isMapping(_ text: SourceText) -> Bool {
    DocumentLoader(Codec.logMapping).hasKey("mapping", in: text)
  }
}

/// The folder has no mapping of the name.
struct UnknownMapping: DomainProblem {
  let name: String
  let known: [String]
  let folder: String

  var message: String { "there is no mapping `\(name)`" }
  var expected: String? {
    known.isEmpty
      ? "the path of a mapping file; there are none in \(folder)"
      : "a mapping file's path, or one of " + known.map { "`\($0)`" }.joined(separator: ", ")
        + " in \(folder)"
  }
}
