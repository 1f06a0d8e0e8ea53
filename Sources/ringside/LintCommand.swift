import ArgumentParser
import Calibration
import Foundation
import MerchantModel
import Scenarios

/// `ringside lint`: reports everything that is wrong with files, without simulation.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Says everything that is wrong with scenario, policy and mapping files.",
    discussion: """
      Each file is read by itself. Policies given together with scenarios are also laid over each of \
      them. The exit code is 65 if there is an error; warnings alone do not count.

      Example: ringside lint scenarios/*.yaml scenarios/policies/*.yaml
      """)

  @Argument(
    help: "Scenario, policy and mapping files; - for standard input.",
    completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  func run() throws {
    var lint = Lint()
    for (ordinal, file) in files.enumerated() { lint.read(file, ordinal: ordinal) }
    lint.layPolicies()
    try CommandErrors.reporting { try StandardOutput.write(lint.report) }
    if lint.errors > 0 { throw ExitStatus.badInput }
  }
}

/// The findings in files, with counts.
private struct Lint {
  private let loader = DocumentLoader(Codec.scenario)
  private var lines: [String] = []
  private var files = 0
  private(set) var errors = 0
  private var warnings = 0
  /// Files without errors, to be checked together.
  private var scenarios: [SourceText] = []
  private var policies: [SourceText] = []
  private var said: Set<String> = []

  /// All findings, and a line of totals.
  var report: String {
    func count(_ number: Int, _ word: String) -> String {
      "\(number) \(word)\(number == 1 ? "" : "s")"
    }
    let summary =
      "\(count(files, "file")): \(count(errors, "error")), \(count(warnings, "warning"))"
    return (lines + [summary]).joined(separator: "\n") + "\n"
  }

  mutating func read(_ path: String, ordinal: Int) {
    files += 1
    do throws(ScenarioError) {
      let text = try ScenarioLibrary.text(path)
      if MappingLibrary.isMapping(text) {
        return add(try DocumentLoader(Codec.logMapping).load(text).warnings)
      }
      guard loader.isPolicy(text) else {
        let document = try loader.load(text)
        add(document.warnings + loader.problemsAtEnds(of: document))
        scenarios.append(text)
        return
      }
      let policy = try SourceReader().text(path: path, role: .policy, ordinal: ordinal)
      let problems = loader.problems(ofPolicy: policy)
      add(problems)
      if !problems.contains(where: { $0.severity == .error }) { policies.append(policy) }
    } catch {
      add(error.diagnostics)
    }
  }

  mutating func layPolicies() {
    for policy in policies {
      for scenario in scenarios {
        let heading = "\(policy.name) over \(scenario.name):"
        do throws(ScenarioError) {
          let document = try loader.load(scenario, policies: [policy])
          add(document.warnings + loader.problemsAtEnds(of: document), under: heading)
        } catch {
          add(error.diagnostics, under: heading)
        }
      }
    }
  }

  /// Adds the diagnostics that were not added before.
  private mutating func add(_ diagnostics: [Diagnostic], under heading: String? = nil) {
    var isHeaded = heading == nil
    for diagnostic in diagnostics {
      let text = DiagnosticRenderer().render(diagnostic)
      guard said.insert(text).inserted else { continue }
      if let heading, !isHeaded { lines.append(heading) }
      isHeaded = true
      lines.append(text)
      switch diagnostic.severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .note: break
      }
    }
  }
}
