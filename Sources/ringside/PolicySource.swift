import ArgumentParser
import MerchantModel
import Runs
import Scenarios
import Studies

/// The policies of a comparison: a scenario file, and policies that are each applied to it alone.
struct PolicySource: ParsableArguments {
  /// The name of the scenario without a policy.
  static let asWritten = "as written"

  @OptionGroup var input: ScenarioFile

  @Option(
    name: .customLong("policy"), parsing: .singleValue,
    help: ArgumentHelp(
      "A policy to compare: a file, or a name that `ringside policies` lists or that a file in the folder policies "
        + "beside the scenario has; can be repeated.", valueName: "name|file"),
    completion: .policies)
  var policies: [String] = []

  @Flag(
    help: """
      Compare all policies of the folder policies beside the scenario and of scenarios/policies; where there are none, \
      those of the program.
      """)
  var all = false

  @Option(
    help: ArgumentHelp(
      "The policy that the others are compared with, instead of the scenario as written; "
        + "'as written' can then be one of the others.", valueName: "name|file"),
    completion: .policies)
  var baseline = Self.asWritten

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Change a value under every policy, such as calendar.days=60; a mapping is merged into the one there; can be "
        + "repeated.",
      valueName: "path=value"))
  var changes: [String] = []

  @OptionGroup var unset: UnsetOption

  /// The changes of both options.
  var settings: [String] { changes + unset.settings }

  /// A policy's name and the scenario under it.
  struct LoadedPolicy {
    let name: String
    let document: LoadedDocument<Scenario>
    /// Whether it is the scenario without a policy.
    let isAsWritten: Bool
    /// The comments of the scenario's file and the policy's, by the place that they explain.
    let notes: [String: String]

    /// The scenario under the policy, to be simulated.
    var policy: PolicyScenario {
      let title = isAsWritten ? "The scenario as it is written" : document.policies.last?.title
      return PolicyScenario(
        name, title: title ?? name, source: document.policies.last?.source,
        scenario: document.value)
    }
  }

  /// Reads the scenario under each policy, the baseline first; problems go to standard error and end the
  /// command.
  ///
  /// Of a scenario with arms the policies are those of the arms unless others are named, each for all merchants.
  ///
  /// - Parameters:
  ///   - more: Settings of other options, which win over `--set`.
  ///   - needsTwo: Whether at least one policy besides the baseline is required.
  /// - Throws: `ExitCode`, after the problems were written; `ValidationError` for names that do not fit together.
  func read(with more: [String], needsTwo: Bool = true) throws -> [LoadedPolicy] {
    var settings = settings + more
    let library = PolicyLibrary(forScenario: input.file)
    let text = try CommandErrors.reportingInput { () throws(ScenarioError) in
      try ScenarioLibrary.text(input.file)
    }
    let own = try? DocumentLoader(Codec.scenario).load(text, settings: settings)
    if let own, own.value.hasArms {
      guard namesPolicies else { return arms(of: own, text) }
      StandardError.write(
        "note: the scenario's arms are left out: each policy is simulated for all merchants\n")
      settings += ["arms=~", "armAssignment=~"]
    }
    let words = try wanted(from: library, needsTwo: needsTwo)
    var said: Set<String> = []
    return try words.enumerated().map { ordinal, word in
      let (document, notes) = try CommandErrors.reportingInput { () throws(ScenarioError) in
        let overlay = try word == Self.asWritten ? [] : [library.text(word, ordinal: ordinal)]
        let document = try DocumentLoader(Codec.scenario).load(
          text, policies: overlay, settings: settings)
        return (document, SourceNotes([text] + overlay).byPlace)
      }
      for warning in document.warningsBeforeRun {
        let words = DiagnosticRenderer().render(warning)
        if said.insert(words).inserted { StandardError.write(words + "\n") }
      }
      return LoadedPolicy(
        name: try Self.name(of: word), document: document, isAsWritten: word == Self.asWritten,
        notes: notes)
    }
  }

  /// Whether the command line names any policy.
  private var namesPolicies: Bool { !policies.isEmpty || all || baseline != Self.asWritten }

  /// The scenario under the policy of each of its arms, for all merchants.
  private func arms(of loaded: LoadedDocument<Scenario>, _ text: SourceText) -> [LoadedPolicy] {
    for warning in loaded.warningsBeforeRun {
      StandardError.write(DiagnosticRenderer().render(warning) + "\n")
    }
    return zip(loaded.value.arms, loaded.arms).map { arm, document in
      LoadedPolicy(
        name: arm.name, document: document, isAsWritten: arm.change == nil,
        notes: SourceNotes([text]).byPlace)
    }
  }

  /// Returns the words of all policies, each once: the baseline, then those of `--policy`, then those of `--all`.
  ///
  /// - Throws: `ValidationError` for two policies of one name, and if there is nothing to compare.
  private func wanted(from library: PolicyLibrary, needsTwo: Bool) throws -> [String] {
    var words = [baseline]
    var names: Set<String> = [try Self.name(of: baseline)]
    var others: Set<String> = []
    for word in policies {
      let name = try Self.name(of: word)
      guard others.insert(name).inserted else {
        throw ValidationError("'--policy' gives two policies the name '\(name)'.")
      }
      if word == baseline { continue }
      guard names.insert(name).inserted else {
        throw ValidationError("'--policy' and '--baseline' give two policies the name '\(name)'.")
      }
      words.append(word)
    }
    if all {
      let own = library.ownNames
      for name in own.isEmpty ? library.names : own where names.insert(name).inserted {
        words.append(name)
      }
    }
    guard words.count > 1 || !needsTwo else {
      throw ValidationError(
        "There is nothing to compare: name a policy with '--policy', or '--all'.")
    }
    return words
  }

  /// Returns the name of a policy, or of the scenario without one.
  ///
  /// - Throws: `ExitCode`, after a message, for a name that does not follow the rule for names.
  private static func name(of word: String) throws -> String {
    if word == asWritten { return word }
    return try CommandErrors.reportingInput { () throws(ScenarioError) in
      try PolicyLibrary.name(of: word)
    }
  }
}
