import ArgumentParser
import MerchantModel
import Scenarios
import Studies

/// The scenario: a file, or one that has a name.
struct ScenarioFile: ParsableArguments {
  @Argument(
    help: "The scenario: a file, a name that `ringside scenarios` lists, or - for standard input.",
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String
}

/// Optional values to take out of a scenario.
struct UnsetOption: ParsableArguments {
  @Option(
    name: .customLong("unset"), parsing: .singleValue,
    help: ArgumentHelp(
      "Take an optional value out, such as campaigns; can be repeated.", valueName: "path"))
  var paths: [String] = []

  /// The options as settings of `--set`, whose `~` a shell may take for a home.
  var settings: [String] { paths.map { "\($0)=~" } }
}

/// The source of a scenario: a file or standard input, with policies and changes from the command line.
struct ScenarioSource: ParsableArguments {
  @OptionGroup var input: ScenarioFile

  @Option(
    name: .customLong("policy"), parsing: .singleValue,
    help: ArgumentHelp(
      "Lay a policy over the scenario: a file, or a name that `ringside policies` lists or that a file in the folder "
        + "policies beside the scenario has; can be repeated.", valueName: "name|file"),
    completion: .policies)
  var policies: [String] = []

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Change a value of the scenario, such as rule.lowDays=3; a mapping is merged into the one there; can be "
        + "repeated.",
      valueName: "path=value"))
  var changes: [String] = []

  @OptionGroup var unset: UnsetOption

  /// The changes of both options.
  var settings: [String] { changes + unset.settings }

  /// The path of the scenario, as the user wrote it.
  var file: String { input.file }

  /// Reads the scenario; problems go to standard error and end the command.
  ///
  /// - Parameter more: Settings of other options, which win over `--set`.
  /// - Throws: `ExitCode`, after the problems were written.
  func load(with more: [String] = []) throws -> LoadedDocument<Scenario> {
    try read(with: more).document
  }

  /// Reads the scenario and keeps its texts, so that settings can be changed later.
  ///
  /// - Parameter more: Settings of other options, which win over `--set`.
  /// - Throws: `ExitCode`, after the problems were written.
  func read(with more: [String] = []) throws -> LoadedScenario {
    let settings = settings + more
    let loaded = try CommandErrors.reportingInput { () throws(ScenarioError) in
      let (text, policies) = try texts()
      return try LoadedScenario(text: text, policies: policies, settings: settings)
    }
    for warning in loaded.document.warningsBeforeRun {
      StandardError.write(DiagnosticRenderer().render(warning) + "\n")
    }
    return loaded
  }

  /// Reads a loaded scenario again with further settings, which win over its own.
  ///
  /// - Throws: `ExitCode`, after the problems were written.
  func adjusted(_ loaded: LoadedScenario, by settings: [String]) throws -> LoadedScenario {
    guard !settings.isEmpty else { return loaded }
    return try CommandErrors.reportingInput { () throws(ScenarioError) in
      try LoadedScenario(
        text: loaded.text, policies: loaded.policies, settings: loaded.settings + settings)
    }
  }

  /// A scenario with the texts it was read from.
  struct LoadedScenario {
    /// The comments of the texts, by the place that they explain.
    var notes: [String: String] { SourceNotes([text] + policies).byPlace }

    fileprivate let text: SourceText
    fileprivate let policies: [SourceText]
    fileprivate let settings: [String]
    /// The scenario, its policies and warnings.
    let document: LoadedDocument<Scenario>
    /// The texts, to be read again at the points of a design.
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

  /// Reads further policies by name or path; problems go to standard error and end the command.
  ///
  /// - Throws: `ExitCode`, after the problems were written.
  func policyTexts(_ words: [String]) throws -> [String: SourceText] {
    let library = PolicyLibrary(forScenario: file)
    return try CommandErrors.reportingInput { () throws(ScenarioError) in
      var texts: [String: SourceText] = [:]
      for word in words where texts[word] == nil {
        texts[word] = try library.text(word, ordinal: policies.count + texts.count)
      }
      return texts
    }
  }

  /// Reads the texts of the scenario and its policies.
  ///
  /// - Throws: `ScenarioError` with the problems of all texts together.
  private func texts() throws(ScenarioError) -> (SourceText, [SourceText]) {
    let library = PolicyLibrary(forScenario: file)
    var problems: [Diagnostic] = []
    var scenario: SourceText?
    var found: [SourceText] = []
    do {
      scenario = try ScenarioLibrary.text(file)
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
