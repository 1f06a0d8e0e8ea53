import Foundation

/// The scenarios that are found by name: files of the working directory and of its folder `scenarios`, and those that are
/// part of the program.
public enum ScenarioLibrary {
  private static let folder = "scenarios"

  /// The names of all scenarios: those of the folder `scenarios` and those of the program, sorted.
  public static var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return Set(files.compactMap(YAMLName.stem) + BuiltInFile.scenarios.map(\.name)).sorted()
  }

  /// Reads a scenario by path or name.
  ///
  /// - Parameter word: A path, a name, or `-` for standard input. What is the path of a file is not taken for a name.
  /// - Throws: `ScenarioError` for a word that is neither, and for a file that cannot be read.
  public static func text(_ word: String) throws(ScenarioError) -> SourceText {
    if word == "-" || isFile(word) { return try SourceReader().text(path: word) }
    if let name = YAMLName.stem(word) {
      let known = name.split(separator: "/").last.flatMap { BuiltInFile.scenarios[String($0)] }
      guard let known, !FileManager.default.fileExists(atPath: word) else {
        return try SourceReader().text(path: word)
      }
      throw failure(.missing(word, builtIn: known.name))
    }
    for place in [word, "\(folder)/\(word)"] {
      for ending in YAMLName.endings where isFile(place + ending) {
        return try SourceReader().text(path: place + ending)
      }
    }
    if let file = BuiltInFile.scenarios[word] { return try file.text() }
    // A folder, and a path that leads nowhere.
    if word.contains("/") || FileManager.default.fileExists(atPath: word) {
      return try SourceReader().text(path: word)
    }
    throw failure(.unknown(word, known: names))
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue
  }

  private static func failure(_ problem: UnknownScenario) -> ScenarioError {
    ScenarioError(
      Diagnostic(.domain(problem), at: .start(of: SourceText("", name: problem.word))))
  }
}

/// No scenario is found by a word.
enum UnknownScenario: DomainProblem {
  /// A path that leads nowhere, with the scenario of the program that is called like the file.
  case missing(String, builtIn: String)
  /// Neither a file nor a name.
  case unknown(String, known: [String])

  var word: String {
    switch self {
    case .missing(let word, _), .unknown(let word, _): word
    }
  }
  var message: String {
    switch self {
    case .missing: "there is no such file"
    case .unknown(let word, _): "there is no scenario `\(word)`, and no such file"
    }
  }
  var hint: String? {
    switch self {
    case .missing(_, let name): "`\(name)`, without folder and ending, is part of the program"
    case .unknown(let word, let known):
      Suggestion.nearest(to: word, among: known).map { "did you mean `\($0)`?" }
        ?? "`ringside scenarios` lists those that have a name; `ringside init` writes one to start from"
    }
  }
}

/// Endings of YAML files.
enum YAMLName {
  static let endings = [".yaml", ".yml"]

  /// The name of a file without its ending; nil where it has another one.
  static func stem(_ name: String) -> String? {
    endings.first(where: name.hasSuffix).map { String(name.dropLast($0.count)) }
  }
}
