import ArgumentParser
import MerchantModel
import ResultFiles
import Scenarios
import Studies

/// `ringside break-even`: finds the value at which a figure is the same as under another policy.
struct BreakEvenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "break-even",
    abstract: "Finds the value at which a figure is the same as under another policy.",
    discussion: """
      How much better must merchants answer, because the rule exists, for it to pay for itself? The value \
      is run through until the paired difference from the policy is 0, on common random numbers. Its \
      interval is made of the values at which that of the difference contains 0. Where there is no such \
      value in the range, it is said which side is higher, and the exit code is 0 all the same.

      Example: ringside break-even platform --policy costly-misses \
      --vary response.anticipation.diligence=1:3 --against no-rule --measure customers_lost
      """)

  @OptionGroup var source: ScenarioSource

  @Option(
    help: ArgumentHelp(
      "The number that is run through and both ends of its range, which may be fractions, percentages or "
        + "durations.", valueName: "path=from:to"))
  var vary: String

  @Option(
    help: ArgumentHelp(
      "The policy that is laid over the scenario on the other side: a file, or a name as for --policy.",
      valueName: "name|file"), completion: .policies)
  var against: String

  @Option(
    help: ArgumentHelp(
      "The measure that is to be the same, or segment/measure.", valueName: "figure"))
  var measure: String

  @Flag(
    help:
      "Let the value hold under the other policy too: for what no policy decides, such as a price.")
  var both = false

  @OptionGroup var repetition: RepetitionOptions

  @OptionGroup var study: StudyOptions

  func validate() throws {
    if repetition.replications == 1 {
      throw ValidationError("'--replications' takes 2 or more here: one tells no interval.")
    }
  }

  func run() throws {
    let loaded = try source.read(with: repetition.settings)
    let scenario = loaded.document.value
    var search = BreakEvenStudy(
      loaded.texts, range: try StudyMessages.range(vary, option: "--vary"),
      against: try policy(), named: try name(),
      figure: try StudyMessages.figure(measure, option: "--measure", in: scenario),
      threads: study.threads.count)
    search.isShared = both
    try study.carryOut(of: loaded.document) { onProgress in
      let result = try search.result { try onProgress($0.replications, nil) }
      return (BreakEvenReport(result, of: scenario), result.cost)
    }
  }

  /// Reads the other policy; problems go to standard error and end the command.
  private func policy() throws -> SourceText {
    let texts = try source.policyTexts([against])
    guard let text = texts[against] else { throw ExitStatus.internal }
    return text
  }

  /// The name of the other policy.
  private func name() throws -> String {
    try CommandErrors.reportingInput { () throws(ScenarioError) in
      try PolicyLibrary.name(of: against)
    }
  }
}
