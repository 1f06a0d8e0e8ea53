import ArgumentParser
import MerchantModel
import Scenarios
import Studies

/// Where a scenario comes from: a file or standard input, with policies and changes from the shell.
struct ScenarioSource: ParsableArguments {
  @OptionGroup var input: ScenarioFile

  @Option(
    name: .customLong("policy"), parsing: .singleValue,
    help: ArgumentHelp(
      "Lay a policy over the scenario: a file, or a name from the folder policies beside the "
        + "scenario or from scenarios/policies; can be repeated.", valueName: "name|file"),
    completion: .policies)
  var policies: [String] = []

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Change a value of the scenario, such as rule.lowDays=3; can be repeated.",
      valueName: "path=value"))
  var settings: [String] = []

  /// Where the scenario stands, in the user's words.
  var file: String { input.file }

  /// Reads the scenario; problems go to standard error and end the command.
  ///
  /// - Parameter more: What other options set; it wins over `--set`.
  func load(with more: [String] = []) throws -> LoadedDocument<Scenario> {
    try read(with: more).document
  }

  /// The same, with what it takes to change settings afterwards.
  func read(with more: [String] = []) throws -> Reading {
    let settings = settings + more
    let reading = try InputProblems.reporting { () throws(ScenarioError) in
      let (text, policies) = try texts()
      return try Reading(text: text, policies: policies, settings: settings)
    }
    for warning in reading.document.warnings {
      StandardError.write(DiagnosticRenderer().render(warning) + "\n")
    }
    return reading
  }

  /// A reading with further settings, which win over its own.
  func adjusted(_ reading: Reading, by settings: [String]) throws -> Reading {
    guard !settings.isEmpty else { return reading }
    return try InputProblems.reporting { () throws(ScenarioError) in
      try Reading(
        text: reading.text, policies: reading.policies, settings: reading.settings + settings)
    }
  }

  /// A scenario with the texts it was read from.
  struct Reading {
    /// What the texts say beside their values.
    var notes: [String: String] { SourceNotes([text] + policies).byPlace }

    fileprivate let text: SourceText
    fileprivate let policies: [SourceText]
    fileprivate let settings: [String]
    /// What they say.
    let document: LoadedDocument<Scenario>
    /// The same as texts, to be read again at the points of a design.
    var texts: ScenarioTexts { ScenarioTexts(text, policies: policies, settings: settings) }

    fileprivate init(
      text: SourceText, policies: [SourceText], settings: [String]
    ) throws(ScenarioError) {
      self.text = text
      self.policies = policies
      self.settings = settings
      document = try DocumentLoader(Codec.scenario).load(
        text, policies: policies, settings: settings)
    }
  }

  /// The texts of further policies by their names or paths; problems go to standard error and end the
  /// command.
  func policyTexts(_ words: [String]) throws -> [String: SourceText] {
    let library = PolicyLibrary(forScenario: file)
    return try InputProblems.reporting { () throws(ScenarioError) in
      var texts: [String: SourceText] = [:]
      for word in words where texts[word] == nil {
        texts[word] = try library.text(word, ordinal: policies.count + texts.count)
      }
      return texts
    }
  }

  /// The texts of the scenario and its policies; what is wrong with any of them is said at once.
  private func texts() throws(ScenarioError) -> (SourceText, [SourceText]) {
    let library = PolicyLibrary(forScenario: file)
    var problems: [Diagnostic] = []
    var scenario: SourceText?
    var found: [SourceText] = []
    do {
      scenario = try SourceReader().text(path: file)
    } catch { problems += error.diagnostics }
    for (ordinal, word) in policies.enumerated() {
      do {
        found.append(try library.text(word, ordinal: ordinal))
      } catch { problems += error.diagnostics }
    }
    guard let scenario, problems.isEmpty else { throw ScenarioError(problems) }
    return (scenario, found)
  }
}

extension CompletionKind {
  /// Names of policies, found as `--policy` finds them, and policy files.
  static var policies: CompletionKind {
    .custom { words, _, prefix in
      let scenario = words.first { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
      let library = PolicyLibrary(forScenario: scenario)
      return library.names.filter { $0.hasPrefix(prefix) }
    }
  }
}
