import Foundation
import MerchantModel
import Scenarios

/// The scenarios that come with the project.
enum ProjectScenario {
  /// The project's folder.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// What leaves out the comparisons that take most of the time, and changes no other figure.
  static let fast = ["measurement.counterfactual=false", "measurement.falsePositives=false"]

  /// A scenario by its name in the folder `scenarios`.
  static func load(_ name: String, _ settings: [String] = []) throws -> LoadedDocument<Scenario> {
    try load(path: "scenarios/\(name).yaml", settings)
  }

  /// The copy of a shipped scenario that is never edited, so that published figures stay true; of the long run.
  static func frozen(_ name: String, _ settings: [String] = []) throws -> Scenario {
    try load(
      path: "Benchmarks/scenarios/\(name).yaml", ["calendar.horizon=longRun"] + settings
    ).value
  }

  private static func load(
    path: String, _ settings: [String]
  ) throws -> LoadedDocument<Scenario> {
    let text = try SourceReader().text(path: root.appending(path: path).path)
    return try DocumentLoader(Codec.scenario).load(text, settings: settings)
  }
}
