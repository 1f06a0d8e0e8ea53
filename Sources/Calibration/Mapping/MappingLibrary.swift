import Foundation
import Scenarios

/// The mappings that are found by name: those of the folder `scenarios/mappings`, and those that are part of the program.
public enum MappingLibrary {
  private static let folder = "scenarios/mappings"
  private static let endings = [".yaml", ".yml"]

  /// The names of all mappings, sorted.
  public static var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let own = files.filter { $0.hasSuffix(endings[0]) }.map {
      String($0.dropLast(endings[0].count))
    }
    return Set(own + BuiltInFile.mappings.map(\.name)).sorted()
  }

  /// Reads a mapping. A word with a slash or an ending of YAML is a path, any other a name.
  ///
  /// - Throws: `ScenarioError` for a name that no mapping has, and for a file that cannot be read.
  public static func text(_ word: String) throws(ScenarioError) -> SourceText {
    if word == "-" || word.contains("/") || endings.contains(where: word.hasSuffix) {
      return try SourceReader().text(path: word)
    }
    let path = "\(folder)/\(word)\(endings[0])"
    if FileManager.default.fileExists(atPath: path) { return try SourceReader().text(path: path) }
    if let file = BuiltInFile.mappings[word] { return try file.text() }
    let place = SourceText("", name: "--as")
    let problem = UnknownMapping(name: word, known: names)
    throw ScenarioError(Diagnostic(.domain(problem), at: .start(of: place)))
  }

  /// Whether a text is a mapping: it has a mapping's key at the top.
  public static func isMapping(_ text: SourceText) -> Bool {
    DocumentLoader(Codec.logMapping).hasKey("mapping", in: text)
  }
}

/// No mapping has the name.
struct UnknownMapping: DomainProblem {
  let name: String
  let known: [String]

  var message: String { "there is no mapping `\(name)`" }
  var expected: String? {
    "a mapping file's path, or one of " + known.map { "`\($0)`" }.joined(separator: ", ")
  }
  var hint: String? { Suggestion.nearest(to: name, among: known).map { "did you mean `\($0)`?" } }
}
