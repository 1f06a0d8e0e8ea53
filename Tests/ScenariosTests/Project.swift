import Foundation
import MerchantModel
import Scenarios

/// The files of the project that tests look at.
enum Project {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Paths of the YAML files in a folder, sorted.
  static func yamlFiles(in folder: String) -> [String] {
    let url = root.appending(path: folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { url.appending(path: $0).path }
  }

  static let scenarios = yamlFiles(in: "scenarios")
  static let policies = yamlFiles(in: "scenarios/policies")

  static let loader = DocumentLoader(Codec<Scenario>.scenario)

  /// A scenario that says no more than it must, with lines added at its top level.
  static func small(_ more: String = "") -> SourceText {
    SourceText(
      """
      title: Small
      calendar: {start: 2026-03-02, days: 3}
      kinds: {a: {text: 10 min}}
      segments:
        solo: {merchants: 2, agents: 1, contactsPerDay: {a: 3}, answering: {foreground: {chance: 1}}}
        desk: {merchants: 1, agents: 4, contactsPerDay: {a: 9}, answering: {foreground: {chance: 1}}}
      \(more)
      """, name: "small.yaml")
  }

  /// What diagnostics say, errors and warnings, first lines only, without their places.
  static func messages(_ diagnostics: [Diagnostic]) -> [String] {
    DiagnosticRenderer().render(diagnostics).split(separator: "\n").compactMap { line in
      for word in ["error: ", "warning: ", "note: "] {
        if let range = line.range(of: word) { return String(line[range.lowerBound...]) }
      }
      return nil
    }
  }

  /// What is said of a scenario; empty if nothing is wrong.
  static func complaint(_ text: SourceText, settings: [String] = []) -> String {
    do {
      return DiagnosticRenderer().render(try loader.load(text, settings: settings).warnings)
    } catch {
      return error.description
    }
  }
}
