import ArgumentParser
import MerchantModel
import Scenarios
import Studies

/// A scenario, the points at which it is simulated, and how many replications each gets.
struct ExperimentOptions: ParsableArguments {
  @OptionGroup var source: ScenarioSource

  @OptionGroup(title: "Design") var design: DesignOptions

  @OptionGroup(title: "Effort") var samplingPlan: SamplingPlanOptions

  @OptionGroup(title: "Comparison") var objectives: ObjectiveOptions

  @OptionGroup var seed: SeedOption

  /// Whether any option but the file and the objectives is given.
  var saysMoreThanTheFile: Bool {
    !design.isEmpty || !samplingPlan.isEmpty || !seed.settings.isEmpty || !source.policies.isEmpty
      || !source.settings.isEmpty
  }

  /// The experiment that the options describe.
  struct LoadedExperiment {
    let scenario: Scenario
    /// The scenario as people read it.
    let scenarioText: String
    let objectives: [Objective]
    let experiment: Experiment
  }

  /// Reads the scenario at every point.
  ///
  /// - Throws: `ExitCode`, after problems of the scenario were written; `ValidationError` for options that do not fit
  ///   together.
  func read() throws -> LoadedExperiment {
    let loaded = try source.read(with: samplingPlan.settings + seed.settings)
    let scenario = loaded.document.value
    let objectives = try objectives.objectives(for: scenario)
    let design = try design.design(seed: scenario.seed)
    try check(design.paths)
    let samplingPlan = try samplingPlan.samplingPlan(
      for: scenario, points: design.points.count, objectives)
    let policies = try source.policyTexts(design.points.flatMap(\.policies))
    let experiment = try CommandErrors.reportingInput { () throws(ScenarioError) in
      try Experiment(loaded.texts, design: design, policies: policies, samplingPlan: samplingPlan)
    }
    return LoadedExperiment(
      scenario: scenario, scenarioText: Explanation.yaml(of: loaded.document.resolved),
      objectives: objectives, experiment: experiment)
  }

  /// Checks that no option sets a value that the design varies.
  ///
  /// - Throws: `ValidationError`.
  private func check(_ paths: [String]) throws {
    if paths.contains("replications") && !samplingPlan.isEmpty {
      throw ValidationError(
        "The design varies 'replications': leave out '--replications', '--precision' and '--budget'."
      )
    }
    if paths.contains("seed") && !seed.settings.isEmpty {
      throw ValidationError("The design varies 'seed': leave out '--seed'.")
    }
  }
}
