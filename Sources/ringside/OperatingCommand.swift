import ArgumentParser
import Foundation
import MerchantModel
import ResultFiles
import Scenarios
import Studies

/// `ringside oc`: the chance of suspension against the true answer rate.
struct OperatingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "oc",
    abstract: "Shows how a rule separates good from bad: suspensions against true answer rates.",
    discussion: """
      Takes the rule from the scenario, and from each policy, and holds it against merchants made for \
      the question: Poisson calls of one volume every day, calls of no length, each answered with one \
      chance, no response to anything. Of the segment count only the exemptions (its agents and ages) \
      and its merchants' good and bad days (`dayEffect`). Exact chances stand beside simulated ones wherever theory covers the rule.

      Example: ringside oc platform --segment solo --policy minimum-calls
      """)

  @OptionGroup var source: PolicySource

  @Option(help: "The segment whose exemptions hold.")
  var segment: String

  @Option(help: "True answer rates: a list, or from:to:step.")
  var rates = "0.3:0.95:0.05"

  @Option(help: "Mean calls a day.")
  var volumes = "5,10,20,50"

  @Option(help: "Within how many days from a fresh start a suspension counts.")
  var days = "30,90"

  @Option(help: "Merchants simulated at each rate and volume.")
  var merchants = 1_000

  @OptionGroup(title: "Worlds") var worlds: WorldOptions

  @OptionGroup var seed: SeedOption

  @OptionGroup var study: StudyOptions

  /// More points than this are a mistake.
  private static let mostPoints = 10_000

  func validate() throws {
    try WholeNumber.check("--merchants", merchants, in: 1...1_000_000)
  }

  func run() throws {
    let policies = try source.read(with: seed.settings, needsTwo: false)
    let plan = try plan(policies[0].document.value.seed, rules: try rules(policies))
    let drawn = try worlds.study(
      of: policies.map { WorldStudy.Policy($0.name, $0.document) }, threads: study.threads.count)
    try study.carryOut(of: policies[0].document) { onProgress in
      let outcome = try plan.outcome(threads: study.threads.count) { done in
        try onProgress(done, plan.merchantCount)
      }
      let ranges = try drawn.map { worlds in
        try OperatingRanges(plan, over: worlds, segment: segment) {
          try onProgress($0, worlds.design.worlds)
        }
      }
      return (
        OperatingReport(
          plan, outcome, title: policies[0].document.value.title, segment: segment,
          ranges: ranges), outcome.cost
      )
    }
  }

  /// Returns the rules of the policies for the segment.
  ///
  /// - Throws: `ValidationError` for a segment that does not exist.
  private func rules(_ policies: [PolicySource.LoadedPolicy]) throws -> [OperatingRule] {
    try policies.map { policy in
      let scenario = policy.document.value
      guard let met = scenario.segments.first(where: { $0.name == segment }) else {
        throw ValidationError(
          "'--segment \(segment)': no segment is called so; there are "
            + scenario.segments.map(\.name).joined(separator: ", ") + ".")
      }
      do throws(OperatingRuleError) {
        return try OperatingRule(policy.name, of: scenario, segment: met)
      } catch {
        throw ValidationError(Self.words(error))
      }
    }
  }

  private static func words(_ problem: OperatingRuleError) -> String {
    switch problem {
    case .manyRules(let policy, let segment):
      "'\(policy)': the rule of '\(segment)' depends on the merchant or the day (rules, moratoria), "
        + "so it has no one operating characteristic; give each rule as a policy of its own."
    case .judgesReplies(let policy, let segment):
      "'\(policy)': the rule of '\(segment)' judges reply rates of chats, and an operating characteristic "
        + "is of calls; use ringside compare."
    }
  }

  private func plan(_ seed: UInt64, rules: [OperatingRule]) throws -> OperatingCharacteristic {
    do throws(OperatingGrid.ParseError) {
      let plan = OperatingCharacteristic(
        rules: rules, answerRates: try OperatingGrid.rates(rates),
        callsADay: try OperatingGrid.volumes(volumes), days: try OperatingGrid.days(days),
        merchants: merchants, seed: seed)
      let points = plan.answerRates.count * plan.callsADay.count * plan.days.count
      guard points <= Self.mostPoints else { throw .tooManyPoints(points, Self.mostPoints) }
      return plan
    } catch {
      throw ValidationError(Self.words(error))
    }
  }

  private static func words(_ problem: OperatingGrid.ParseError) -> String {
    switch problem {
    case .badRates(let text):
      "'--rates \(text)': write different shares from 0 to 1, as in 0.3:0.95:0.05 or 50%,60%."
    case .badVolumes(let text):
      "'--volumes \(text)': write different positive numbers of calls a day, as in 5,10,20."
    case .badDays(let text):
      "'--days \(text)': write different whole numbers from 1 to 3,660, as in 30,90."
    case .tooManyPoints(let points, let most):
      "Rates, volumes and days make \(points) points; \(most) are the most."
    }
  }
}
