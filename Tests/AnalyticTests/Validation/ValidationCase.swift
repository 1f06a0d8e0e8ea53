import Foundation
import Testing
import Yams

/// A scenario file with settings, and the measures to hold against exact or published values.
struct ValidationCase: Decodable, Sendable, CustomTestStringConvertible {
  /// A value that others published.
  struct Published: Decodable, Sendable {
    let measure: String
    let value: Double
    /// Theirs; nil where they give none.
    let standardError: Double?
    /// How many days they simulated, where they give no standard error.
    let days: Int?
    let source: String
  }

  let name: String
  /// The file's name in scenarios/theory.
  let scenario: String
  let set: [String]
  let replications: Int
  let measures: [String]
  let published: [Published]?
  /// Whether the case is among those of every test run.
  let fast: Bool?

  var testDescription: String { name }
  /// How many comparisons the case makes.
  var checks: Int { measures.count + (published?.count ?? 0) }

  /// The whole suite, in the order of the files' names.
  static func all() throws -> [ValidationCase] {
    let folder = ProjectScenario.root.appendingPathComponent("Tests/Validation")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try files.filter { $0.hasSuffix(".yaml") }.sorted().flatMap { file in
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      return try YAMLDecoder().decode([ValidationCase].self, from: text)
    }
  }
}
