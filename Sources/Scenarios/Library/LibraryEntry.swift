/// A scenario or policy that is found by name, and what it says of itself.
public struct LibraryEntry: Sendable {
  /// The name.
  public let name: String
  /// What it is, in a sentence or two; empty if its file does not say.
  public let summary: String
  /// The path of the file, where it is not as it is in the program.
  public let path: String?

  fileprivate init(_ name: String, _ text: SourceText?, builtIn: BuiltInFile?, summary: String?) {
    self.name = name
    self.summary = summary ?? ""
    path = text.flatMap { $0.content == builtIn?.content ? nil : $0.name }
  }
}

extension ScenarioLibrary {
  /// All scenarios that have a name, sorted; those in folders of their own behind the others.
  public static var entries: [LibraryEntry] {
    let names = names
    return (names.filter { !$0.contains("/") } + names.filter { $0.contains("/") }).map { name in
      let text = try? text(name)
      return LibraryEntry(
        name, text, builtIn: BuiltInFile.scenarios[name],
        summary: text.flatMap { $0.openingComment ?? $0.scalar(at: ["title"]) })
    }
  }
}

extension PolicyLibrary {
  /// All policies that have a name, sorted.
  public var entries: [LibraryEntry] {
    names.map { name in
      let text = try? text(name, ordinal: 0)
      return LibraryEntry(
        name, text, builtIn: BuiltInFile.policies[name],
        summary: text?.scalar(at: ["policy", "title"]))
    }
  }
}

extension SourceText {
  /// The first paragraph of the comment that the text begins with, on one line.
  fileprivate var openingComment: String? {
    let lines = lines.prefix { $0.hasPrefix("# ") }.map { $0.dropFirst(2) }
    return lines.isEmpty ? nil : lines.joined(separator: " ")
  }

  /// The value at a path of keys.
  fileprivate func scalar(at path: [String]) -> String? {
    let (tree, _) = YAMLComposer(self, limits: SourceLimits()).compose()
    return path.reduce(tree) { node, key in node?[key] }?.scalar?.text
  }
}
