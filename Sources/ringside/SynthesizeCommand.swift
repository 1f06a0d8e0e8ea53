import ArgumentParser
import ClosedForms
import Foundation
import ResultFiles
import Scenarios
import Studies

/// `ringside synthesize`: finds the rule that spares and catches the merchants that it should, and catches them
/// soonest.
struct SynthesizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synthesize",
    abstract: "Finds the rule that spares and catches whom it should, soonest, or says none does.",
    discussion: """
      By exact theory: a merchant answers each call with one chance, independently, and days are \
      independent. All demands hold at every volume of calls. The rule that is found is simulated.

      Example: ringside synthesize --spare 85%=1% --catch 40%=90% --calls 10,20 --days 90
      """)

  @Option(
    name: .customLong("spare"), parsing: .singleValue,
    help: ArgumentHelp(
      "A merchant who answers this share of calls is suspended at most so often; can be repeated.",
      valueName: "rate=chance"))
  var spared: [String] = []

  @Option(
    name: .customLong("catch"), parsing: .singleValue,
    help: ArgumentHelp(
      "A merchant who answers this share of calls is suspended at least so often; can be repeated.",
      valueName: "rate=chance"))
  var caught: [String] = []

  @Option(help: "Mean calls a day, each number a volume at which all must hold.")
  var calls = "10"

  @Option(help: "The coefficient of variation of a day's busyness; 0 for Poisson calls.")
  var busyness = 0.0

  @Option(help: "Within how many days from a fresh start.")
  var days = 90

  @Option(help: "Thresholds to choose from.")
  var thresholds = "5%:95%:5%"

  @Option(help: "Least calls of a judged day to choose from.")
  var minimumCalls = "1,2,3,5,8,10,15,20"

  @Option(help: "Low days that suspend, to choose from: in a row, or among the last days.")
  var lowDays = "1:7"

  @Option(help: "Numbers of last days to choose from, of which so many must be low; 0 for none.")
  var windows = "0"

  @Option(help: "How many rules to list.")
  var list = 5

  @Option(help: "Merchants of each kind that are simulated; 0 leaves the simulation out.")
  var merchants = 200

  @Option(help: "Replications that are simulated.")
  var replications = 20

  @Option(help: "The seed of the simulation.")
  var seed: UInt64 = 1

  @OptionGroup var study: StudyOptions

  func validate() throws {
    if spared.isEmpty && caught.isEmpty {
      throw ValidationError(
        "Say what the rule shall do, with '--spare 85%=1%' and '--catch 40%=90%'.")
    }
    if busyness != 0 && !(busyness >= 0.01 && busyness <= 10) {
      throw ValidationError("'--busyness' takes 0, or a number from 0.01 to 10.")
    }
    try WholeNumber.check("--days", days, in: 1...3_660)
    try WholeNumber.check("--list", list, in: 1...10_000)
    try WholeNumber.check("--merchants", merchants, in: 0...1_000_000)
    try WholeNumber.check("--replications", replications, in: 2...100_000)
  }

  func run() throws {
    let synthesis = try synthesis()
    let shown = list
    try study.carryOut(seed: seed, scenario: "") { onProgress in
      let outcome = try synthesis.outcome { rule in
        if rule % 100 == 0 { try onProgress(rule, synthesis.family.count) }
      }
      var cost = StudyCost()
      guard merchants > 0, let best = outcome.meeting.first else {
        return (
          SynthesisReport(synthesis, outcome, confirmation: nil, confirmed: [], shown: shown), cost
        )
      }
      var confirmation = SynthesisConfirmation(best, days: days, busyness: busyness)
      confirmation.merchants = merchants
      confirmation.replications = replications
      confirmation.seed = seed
      guard confirmation.canBeSimulated else {
        return (
          SynthesisReport(
            synthesis, outcome, confirmation: confirmation, confirmed: [], shown: shown), cost
        )
      }
      let confirmed = try confirmation.result(threads: study.threads.count, cost: &cost) { _ in
        try Interruption.check()
      }
      return (
        SynthesisReport(
          synthesis, outcome, confirmation: confirmation, confirmed: confirmed, shown: shown), cost
      )
    }
  }

  private func synthesis() throws -> RuleSynthesis {
    do throws(SynthesisFamily.ParseError) {
      let windows = windows == "0" ? [] : try SynthesisFamily.numbers(windows, in: 2...12)
      let family = SynthesisFamily.rules(
        thresholds: try SynthesisFamily.thresholds(thresholds),
        minimumCalls: try SynthesisFamily.numbers(minimumCalls, in: 0...100_000),
        lowDays: try SynthesisFamily.numbers(lowDays, in: 1...60), windows: windows)
      var demands: [RuleDemand] = []
      for text in spared { demands.append(try SynthesisFamily.demand(text, .atMost)) }
      for text in caught { demands.append(try SynthesisFamily.demand(text, .atLeast)) }
      let volumes = try SynthesisFamily.volumes(calls).map { mean in
        busyness > 0
          ? DailyCalls.gammaPoisson(mean: mean, shape: 1 / (busyness * busyness))
          : DailyCalls.poisson(mean: mean)
      }
      return RuleSynthesis(family: family, demands: demands, volumes: volumes, days: days)
    } catch {
      throw ValidationError(Self.words(error))
    }
  }

  private static func words(_ problem: SynthesisFamily.ParseError) -> String {
    switch problem {
    case .badShares(let text):
      "'\(text)': thresholds are shares from 0 to 1, as in 30%:90%:5% or 0.5,0.6."
    case .badNumbers(let text, let range):
      "'\(text)': write whole numbers from \(range.lowerBound) to \(range.upperBound), as in 1,3,5 or 1:5."
    case .badDemand(let text):
      "'\(text)': write the share of calls that the merchant answers, and the chance: 85%=1%."
    case .badVolumes(let text):
      "'\(text)': calls a day are positive numbers, as in 5,10,20."
    }
  }
}
