import ArgumentParser
import Foundation
import MerchantModel
import ResultFiles
import Scenarios
import Studies

/// `ringside sensitivity`: measures which parameters a figure depends on.
struct SensitivityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity",
    abstract: "Says which parameters a figure hangs on: Morris's screening, then Sobol's indices.",
    discussion: """
      Parameters vary evenly (0.3..0.9), among values (1,3,5), or by a distribution of the scenario \
      language (PATH~{beta: {mean: 0.6, sd: 0.2}}). The simulation's own noise is reported separately.

      Example: ringside sensitivity solo-seller --of suspensions \
      --vary 'rule.threshold=30 %..90 %' --vary rule.minimumCalls=1:10
      """)

  @OptionGroup var source: ScenarioSource

  @Option(
    name: .customLong("vary"), parsing: .singleValue,
    help: ArgumentHelp(
      "A parameter and its values, such as rule.threshold=0.3..0.9; can be repeated.",
      valueName: "path=values"))
  var parameters: [String] = []

  @Option(
    name: .customLong("of"),
    help: ArgumentHelp("What is looked at: a measure, or segment/measure.", valueName: "figure"))
  var figure = "suspensions"

  @Option(help: "Trajectories of the screening; 0 leaves it out.")
  var trajectories = 20

  @Option(
    help: """
      Rows of the indices, best 8 times a power of 2, since 8 point sets share them; 0 leaves \
      them out.
      """)
  var rows = 256

  @Option(
    help: ArgumentHelp(
      "How many parameters go on from the screening to the indices; the others stay as they are.",
      valueName: "number"))
  var keep: Int?

  @Option(help: "Independent replications at each point.")
  var replications = 2

  @OptionGroup var seed: SeedOption

  @OptionGroup var study: StudyOptions

  func validate() throws {
    if parameters.isEmpty {
      throw ValidationError("Say what varies, with '--vary path=values'.")
    }
    try WholeNumber.check("--trajectories", trajectories, in: 2...100_000, orZero: true)
    try WholeNumber.check("--rows", rows, in: 2...100_000, orZero: true)
    if trajectories == 0 && rows == 0 {
      throw ValidationError("'--trajectories 0' and '--rows 0' leave nothing to do.")
    }
    try WholeNumber.check("--replications", replications, in: 2...1_000)
    if let keep, !(1...parameters.count).contains(keep) {
      throw ValidationError(
        "'--keep' takes a whole number from 1 to the number of parameters, \(parameters.count).")
    }
    if keep != nil && trajectories == 0 {
      throw ValidationError("'--keep' chooses by the screening: leave '--trajectories 0' out.")
    }
    let indexed = rows == 0 ? 0 : keep ?? parameters.count
    if indexed > SensitivityStudy.mostParameters {
      throw ValidationError(
        "Indices can be had of \(SensitivityStudy.mostParameters) parameters at the most: "
          + "'--keep \(SensitivityStudy.mostParameters)' takes the ones that matter most.")
    }
  }

  func run() throws {
    let loaded = try source.read(with: seed.settings)
    let scenario = loaded.document.value
    let parameters = try parameters.map(StudyMessages.parameter)
    try StudyMessages.checkPaths(parameters.map(\.path))
    var work = SensitivityStudy(
      loaded.texts, parameters: parameters,
      figure: try StudyMessages.figure(figure, option: "--of", in: scenario),
      threads: study.threads.count)
    work.trajectories = trajectories
    work.rows = rows
    work.kept = keep
    work.replications = replications
    try study.carryOut(of: loaded.document) { onProgress in
      let result = try work.result(onProgress: onProgress)
      return (SensitivityReport(result, of: scenario), result.cost)
    }
  }
}
