import ArgumentParser
import MerchantModel
import ResultFiles
import Runs
import Scenarios

/// `ringside trace`: prints the events of one merchant.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Prints one merchant's days, event by event.",
    discussion: """
      The merchant is the one that a run of the same scenario and seed simulates, by its numbers in \
      merchants.csv. Days are numbers, 1 being the first counted one and the warm-up ending with 0, or \
      dates.

      Example: ringside trace solo-seller --merchant 3 --dates 1:7
      Example: ringside trace solo-seller --merchant 3 --dates 2026-03-02:2026-03-08
      """)

  @OptionGroup var source: ScenarioSource

  @Option(help: "The merchant's number in its segment, from 0.")
  var merchant: UInt32

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The first and the last day to print, or a single day.", valueName: "first:last"))
  var dates = "1"

  @Option(help: "The merchant's segment; needed where there are several.")
  var segment: String?

  @Option(help: "The replication, from 0.")
  var replication: UInt64 = 0

  @OptionGroup var seed: SeedOption

  @OptionGroup var threads: ThreadOption

  @Flag(help: "Print a JSON object a line instead.")
  var json = false

  func run() throws {
    let scenario = try source.load(with: seed.settings).value
    let segment = try SegmentChoice.index(of: segment, in: scenario)
    let merchants = scenario.segments[segment].merchants
    guard merchant < merchants else {
      throw ValidationError(
        "'--merchant' takes a number from 0 to \(merchants - 1) in the segment "
          + "'\(scenario.segments[segment].name)'.")
    }
    guard let days = DayRange(dates, in: scenario.calendar)?.simulatedDays else {
      let calendar = scenario.calendar
      throw ValidationError(
        "'--dates' takes days from \(1 - calendar.warmup) to \(calendar.days), or from "
          + "\(calendar.date(ofDay: calendar.earlierDays)) to \(calendar.date(ofDay: calendar.totalDays - 1)), "
          + "as first:last.")
    }
    let arm = scenario.arm(ofMerchant: merchant, segment: segment, replication: replication)
    let traced = arm.map { scenario.armScenarios[$0] } ?? scenario
    let armName = arm.map { scenario.arms[$0].name }
    try CommandErrors.reporting {
      let tables = try SharedTables.settled(
        scenario, replication: replication, threads: threads.count,
        onProgress: { _ in try Interruption.check() })
      let entries = MerchantTracer(traced, tables: tables).entries(
        segment: segment, merchant: merchant, replication: replication, days: days)
      if json {
        try StandardOutput.write(TraceLines(traced, arm: armName).data(entries))
      } else {
        try StandardOutput.write(TraceText(traced, arm: armName).text(entries, days: days))
      }
    }
  }
}
