import Foundation

/// The policies that are found by name: in folders beside the scenario and in the working directory, and those that are
/// part of the program.
public struct PolicyLibrary: Sendable {
  /// The folders, in the order in which they are searched.
  public let folders: [String]

  /// The library for a scenario file, whose folder's `policies` comes first; `-` has no folder.
  public init(forScenario path: String?) {
    var folders: [String] = []
    if let path, path != "-" {
      let isBuiltIn = BuiltInFile.scenarios[path] != nil
      let folder = path.lastIndex(of: "/").map { isBuiltIn ? "" : String(path[...$0]) } ?? ""
      folders.append(folder + "policies")
    }
    let common = "scenarios/policies"
    self.folders = folders.contains(common) ? folders : folders + [common]
  }

  /// The names of all policies, sorted.
  public var names: [String] {
    Set(ownNames + BuiltInFile.policies.map(\.name)).sorted()
  }

  /// The names of the policies in the folders, sorted.
  public var ownNames: [String] {
    let files = folders.flatMap {
      (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? []
    }
    return Set(files.compactMap(YAMLName.stem).filter(NameRule.allows)).sorted()
  }

  /// Returns the name of a policy, which figures and files call it by: the word itself, or the file name of a path without
  /// its ending.
  ///
  /// - Throws: `ScenarioError` if it does not follow the rule for names.
  public static func name(of word: String) throws(ScenarioError) -> String {
    let file = word.split(separator: "/").last.map(String.init) ?? word
    let name = YAMLName.stem(file) ?? file
    guard NameRule.allows(name) else {
      let place = SourceText("", name: "--policy", role: .policy)
      throw ScenarioError(Diagnostic(.badName(name), at: .start(of: place)))
    }
    return name
  }

  /// Reads a policy. A word with a slash or an ending of YAML is a path, any other a name.
  ///
  /// - Parameters:
  ///   - word: The name or path.
  ///   - ordinal: The position among the policies.
  ///   - reader: Reads the file.
  /// - Throws: `ScenarioError` for a name that no policy has, and for a file that cannot be read.
  public func text(
    _ word: String, ordinal: Int, reader: SourceReader = SourceReader()
  ) throws(ScenarioError) -> SourceText {
    if word.contains("/") || YAMLName.stem(word) != nil {
      return try reader.text(path: word, role: .policy, ordinal: ordinal)
    }
    _ = try Self.name(of: word)
    for folder in folders {
      for ending in YAMLName.endings {
        let path = "\(folder)/\(word)\(ending)"
        if FileManager.default.fileExists(atPath: path) {
          return try reader.text(path: path, role: .policy, ordinal: ordinal)
        }
      }
    }
    if let file = BuiltInFile.policies[word] {
      return try file.text(role: .policy, ordinal: ordinal, reader: reader)
    }
    let place = SourceText("", name: "--policy", role: .policy, ordinal: ordinal)
    let problem = UnknownPolicy(name: word, known: names)
    throw ScenarioError(Diagnostic(.domain(problem), at: .start(of: place)))
  }
}

/// No policy has the name.
struct UnknownPolicy: DomainProblem {
  let name: String
  let known: [String]

  var message: String { "there is no policy `\(name)`" }
  var expected: String? {
    "a policy file's path, or a name; `ringside policies` lists them"
  }
  var hint: String? { Suggestion.nearest(to: name, among: known).map { "did you mean `\($0)`?" } }
}
