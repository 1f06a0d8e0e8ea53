import Foundation

/// The folders in which policies are found by name: beside the scenario, and in the working directory.
public struct PolicyLibrary: Sendable {
  /// The folders, in the order in which they are searched.
  public let folders: [String]

  /// The library for a scenario file, whose folder's `policies` comes first; `-` has no folder.
  public init(forScenario path: String?) {
    var folders: [String] = []
    if let path, path != "-" {
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      folders.append(folder + "policies")
    }
    let common = "scenarios/policies"
    self.folders = folders.contains(common) ? folders : folders + [common]
  }

  /// The names of all policies, sorted.
  public var names: [String] {
    var names: Set<String> = []
    for folder in folders {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for file in files {
        for ending in Self.endings where file.hasSuffix(ending) {
          let name = String(file.dropLast(ending.count))
          if NameRule.allows(name) { names.insert(name) }
        }
      }
    }
    return names.sorted()
  }

  /// Returns the name of a policy, which figures and files call it by: the word itself, or the file name of a path without
  /// its ending.
  ///
  /// - Throws: `ScenarioError` if it does not follow the rule for names.
  public static func name(of word: String) throws(ScenarioError) -> String {
    let file = word.split(separator: "/").last.map(String.init) ?? word
    let ending = endings.first(where: file.hasSuffix) ?? ""
    let name = String(file.dropLast(ending.count))
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
  /// - Throws: `ScenarioError` for a name that no folder has, and for a file that cannot be read.
  public func text(
    _ word: String, ordinal: Int, reader: SourceReader = SourceReader()
  ) throws(ScenarioError) -> SourceText {
    if word.contains("/") || Self.endings.contains(where: word.hasSuffix) {
      return try reader.text(path: word, role: .policy, ordinal: ordinal)
    }
    _ = try Self.name(of: word)
    for folder in folders {
      for ending in Self.endings {
        let path = "\(folder)/\(word)\(ending)"
        if FileManager.default.fileExists(atPath: path) {
          return try reader.text(path: path, role: .policy, ordinal: ordinal)
        }
      }
    }
    let place = SourceText("", name: "--policy", role: .policy, ordinal: ordinal)
    let problem = UnknownPolicy(name: word, known: names, folders: folders)
    throw ScenarioError(Diagnostic(.domain(problem), at: .start(of: place)))
  }

  private static let endings = [".yaml", ".yml"]
}

/// No folder has a policy of the name.
struct UnknownPolicy: DomainProblem {
  let name: String
  let known: [String]
  let folders: [String]

  var message: String { "there is no policy `\(name)`" }
  var expected: String? {
    let places = folders.joined(separator: " or ")
    return known.isEmpty
      ? "the path of a policy file; there are none in \(places)"
      : "a policy file's path, or one of \(Wording.list(known)) in \(places)"
  }
  var hint: String? { Suggestion.nearest(to: name, among: known).map { "did you mean `\($0)`?" } }
}
