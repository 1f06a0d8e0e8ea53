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

  /// Whether any option is given other than the file and what points are compared by.
  var saysMoreThanTheFile: Bool {
    !design.isEmpty || !samplingPlan.isEmpty || !seed.settings.isEmpty || !source.policies.isEmpty
      || !source.settings.isEmpty
  }

  /// What the options describe.
  struct LoadedExperiment {
    let scenario: Scenario
    /// The scenario as people read it.
    let scenarioText: String
    let objectives: [Objective]
    let experiment: Experiment
  }

  /// Reads the scenario at every point; an error in any of it ends the command.
  ///
  /// - Throws: `ValidationError` or an exit code.
  func read() throws -> LoadedExperiment {
    let reading = try source.read(with: samplingPlan.settings + seed.settings)
    let scenario = reading.document.value
    let objectives = try objectives.objectives(for: scenario)
    let design = try design.design(seed: scenario.seed)
    try check(design.paths)
    let samplingPlan = try samplingPlan.samplingPlan(
      for: scenario, points: design.points.count, objectives)
    let policies = try source.policyTexts(design.points.flatMap(\.policies))
    let experiment = try InputProblems.reporting { () throws(ScenarioError) in
      try Experiment(reading.texts, design: design, policies: policies, samplingPlan: samplingPlan)
    }
    return LoadedExperiment(
      scenario: scenario, scenarioText: Explanation.yaml(of: reading.document.resolved),
      objectives: objectives, experiment: experiment)
  }

  /// Checks that no option sets what the design varies.
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
