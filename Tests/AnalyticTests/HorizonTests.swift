import MerchantModel
import ResultFiles
import Runs
import Scenarios
import SimStatistics
import Testing

/// Merchants who start together respond together and lapse together: a month's suspensions then depend on how long ago
/// they started, and each month looks steady. What `calendar.horizon` does about it.
@Suite struct HorizonTests {
  /// Sellers with Poisson calls of no length, half of them answered, or nearly all of them while they respond: suspended
  /// within days, then careful for 16 days (eight half-lives), then suspended again.
  private static let sellers = """
    title: Sellers who are careful for a while
    seed: 7
    replications: 24
    calendar: {start: 2026-03-02, days: 10}
    kinds:
      call: {text: 10 min, video: 0 s, offer: 1, accept: 1}
    segments:
      seller:
        merchants: 60
        agents: 1
        contactsPerDay: {call: 12}
        chats: others
        app: {foregroundShare: 0.5, foreground: 30 min, background: 30 min}
        answering: {foreground: {chance: 95 %, delay: 5 s}, background: {chance: 10 %, delay: 5 s}}
    rule: {threshold: 60 %, minimumCalls: 3, lowDays: 2, suspensionDays: 1, returnDelay: 0 s}
    response: {offersOnlyInForeground: true, halfLife: 2 days}
    measurement: {counterfactual: false, falsePositives: false}
    """

  private static func scenario(_ settings: [String]) throws -> Scenario {
    try DocumentLoader(Codec.scenario).load(
      SourceText(sellers, name: "test.yaml"), settings: settings
    ).value
  }

  private static func run(_ settings: [String]) throws -> RunResult {
    try Run(try scenario(settings), threads: 2).result()
  }

  private static func suspensions(_ result: RunResult) throws -> (value: Double, error: Double) {
    let estimate = result.estimate(
      try #require(Measure.named("suspensions")), of: .segment(0))
    return (try #require(estimate.value), try #require(estimate.standardError))
  }

  /// How many standard errors lie between the suspensions of two runs; at least, since common merchants make their
  /// difference surer.
  private static func distance(_ one: RunResult, _ other: RunResult) throws -> Double {
    let (first, second) = (try suspensions(one), try suspensions(other))
    return abs(first.value - second.value)
      / (first.error * first.error + second.error * second.error).squareRoot()
  }

  /// The fault: without the key the month after 4 days of warm-up and the one after 16 have nothing in common.
  @Test func figuresSwingWhereEverybodyStartsTogether() throws {
    let early = try Self.run(["calendar.warmup=4"])
    let late = try Self.run(["calendar.warmup=16"])
    #expect(try Self.distance(early, late) > 10)
  }

  /// In the long run they agree, at every phase of the swing. With three comparisons of 46 degrees of freedom a right
  /// program would have a difference of 4.5 standard errors with one seed in 7,000, and the seed is fixed; what mid-life
  /// leaves of the swing is within 2 % of the figure, under one standard error here.
  @Test func theLongRunDoesNotSwing() throws {
    let runs = try [0, 4, 10, 16].map {
      try Self.run(["calendar.horizon=longRun", "calendar.warmup=\($0)"])
    }
    for run in runs.dropFirst() { #expect(try Self.distance(runs[0], run) < 4.5) }
  }

  /// The long run is the mean over a swing: over 220 days, whole cycles many times over, it makes little difference where
  /// one starts.
  @Test func theLongRunIsTheMeanOfManyCycles() throws {
    let month = try Self.run(["calendar.horizon=longRun", "calendar.warmup=4"])
    let years = try Self.run(["calendar.warmup=40", "calendar.days=220", "replications=6"])
    #expect(try Self.distance(month, years) < 4.5)
  }

  @Test func theLaunchIsCountedFromTheFirstDay() throws {
    let launch = try Self.run(["calendar.horizon=launch"])
    let plain = try Self.run(["calendar.warmup=0"])
    #expect(launch.fingerprint == plain.fingerprint)
    #expect(
      launch.tallies(segment: 0, section: 0) == plain.tallies(segment: 0, section: 0))
    // Nobody has responded to anything on the first day.
    #expect(try Self.distance(launch, try Self.run(["calendar.horizon=longRun"])) > 10)
  }

  /// Days of the long run are numbered from the first counted one. Without rule and response all draws of a counted day
  /// are those of the day, but for what began before; contacts begin on their day.
  @Test func aLongerWarmUpDrawsNoCountedDayAnew() throws {
    let settings = ["calendar.horizon=longRun", "replications=2", "platform.busyness=0.3"]
    let runs = try [3, 14, 25].map { try Self.run(settings + ["calendar.warmup=\($0)"]) }
    func contacts(_ run: RunResult) -> [Int64] {
      run.scenario.calendar.countedDays.map {
        run.tallies(segment: 0, section: 1)[.contacts, day: $0]
      }
    }
    let expected = contacts(runs[0])
    #expect(expected.reduce(0, +) > 0)
    for run in runs { #expect(contacts(run) == expected) }
    let fresh = try Self.run(settings.dropFirst() + ["calendar.warmup=3"])
    #expect(contacts(fresh) != expected)
  }

  /// A file with the usual warm-up keeps its draws when it says that it asks for the long run, if nobody responds.
  @Test func withoutAResponseTheUsualWarmUpStaysAsItWas() throws {
    let settings = ["calendar.warmup=14", "response.offersOnlyInForeground=false"]
    let plain = try Self.run(settings)
    let longRun = try Self.run(settings + ["calendar.horizon=longRun"])
    #expect(plain.fingerprint == longRun.fingerprint)
  }

  /// Nobody leaves before the counted days, or the long run would be that of those who are left.
  @Test func merchantsLeaveOnCountedDaysOnly() throws {
    let settings = ["calendar.warmup=10", "response.leave=50 %"]
    func left(_ settings: [String]) throws -> (before: Int64, counted: Int64) {
      let run = try Self.run(settings)
      let calendar = run.scenario.calendar
      let tallies = run.tallies(segment: 0, section: 0)
      let place = Counter.leftForGood.rawValue
      return (
        tallies.totals(over: 0..<calendar.countedDays.lowerBound)[place],
        tallies.totals(over: calendar.countedDays)[place]
      )
    }
    let longRun = try left(settings + ["calendar.horizon=longRun"])
    #expect(longRun.before == 0 && longRun.counted > 0)
    #expect(try left(settings).before > 0)
  }

  // MARK: The rerun

  private static func judged(_ settings: [String], threads: Int = 2) throws -> RunResult {
    var result = try Run(try scenario(settings), threads: threads).result()
    try result.judgeWarmUp(threads: threads)
    return result
  }

  @Test func theLongRunIsJudgedAndChangesNoFigure() throws {
    let settings = ["calendar.horizon=longRun", "calendar.warmup=4", "replications=40"]
    let result = try Self.judged(settings)
    let rerun = try #require(result.warmUpRerun)
    #expect(rerun.warmUp == 8)
    #expect(rerun.replications == 10)
    #expect(rerun.finding == .longEnough)
    #expect(result.warmUpGap == nil)
    #expect(RunWarnings(result).lines == [])
    #expect(SummaryTable(result).text.contains("After 8 days of warm-up suspensions is "))
    let plain = try Self.run(settings)
    #expect(try Self.suspensions(plain) == Self.suspensions(result))
    #expect(try Self.judged(settings, threads: 3).warmUpRerun == rerun)
    #expect(try Self.judged(["calendar.warmup=4"]).warmUpRerun == nil)
    #expect(try Self.judged(["calendar.horizon=launch"]).warmUpRerun == nil)
  }

  /// Under every policy of a comparison as in a run of its own.
  @Test func everyPolicyIsJudged() throws {
    let settings = ["calendar.horizon=longRun", "calendar.warmup=4", "replications=8"]
    let policies = [
      PolicyScenario("as written", title: "", scenario: try Self.scenario(settings)),
      PolicyScenario(
        "milder", title: "", scenario: try Self.scenario(settings + ["rule.lowDays=3"])),
      // With another response merchants have another earlier life, on the same days.
      PolicyScenario(
        "no response", title: "",
        scenario: try Self.scenario(settings + ["response.offersOnlyInForeground=false"])),
    ]
    var result = try PolicyRun(policies, threads: 2).result()
    try result.judgeWarmUp(threads: 2)
    #expect(result.sharesDays(policy: 1))
    let reruns = result.runs.map(\.warmUpRerun)
    #expect(try reruns[0] == Self.judged(settings).warmUpRerun)
    #expect(try reruns[1] == Self.judged(settings + ["rule.lowDays=3"]).warmUpRerun)
    #expect(reruns[0] != nil && reruns[1] != nil && reruns[0] != reruns[1])
    // Not two weeks in all: a check of daily courses cannot judge them.
    #expect(reruns[2] != nil)
  }

  /// With a ladder nobody climbs down, so a longer warm-up means longer penalties and fewer of them.
  @Test func aWarmUpThatIsTooShortIsFound() throws {
    let result = try Self.judged([
      "calendar.horizon=longRun", "calendar.warmup=20", "rule.ladder=[1, 2, 4, 8, 16, 32, 64]",
      "response.halfLife=6 h", "response.diligence=1.1", "response.offersOnlyInForeground=false",
    ])
    #expect(try #require(result.warmUpRerun).finding == .tooShort)
    let lines = RunWarnings(result).lines
    #expect(
      lines.contains {
        $0.hasPrefix("a warm-up of 20 days is too short: after 40 suspensions is ")
          && $0.hasSuffix("; try calendar.warmup of 40")
      })
  }

  @Test func whatCannotBeJudgedIsSaid() throws {
    func warnings(_ settings: [String]) throws -> [String] {
      RunWarnings(try Self.judged(["calendar.horizon=longRun", "calendar.warmup=4"] + settings))
        .lines.filter { $0.hasPrefix("the warm-up of 4 days is not judged: ") }
    }
    #expect(try warnings([]) == [])
    #expect(try warnings(["replications=2"]).first?.contains("three replications") == true)
    #expect(
      try warnings(["rule.reinstatement=never"]).first?.contains("nobody comes back") == true)
    // Too few merchants to notice a swing.
    let noise = try warnings(["segments.seller.merchants=1", "replications=4"])
    #expect(noise.first?.contains("would hide a swing") == true)
  }

  /// A campaign leaves too few days for a check of daily courses: a rerun judges, response or not.
  @Test func aWarmUpBeforeACampaignIsJudged() throws {
    let settings = [
      "calendar.horizon=longRun", "calendar.warmup=14", "response.offersOnlyInForeground=false",
      "campaigns={sale: {start: 2026-03-05, days: 1, factors: {call: 3}}}",
    ]
    let result = try Self.judged(settings)
    #expect(try #require(result.warmUpRerun).finding == .longEnough)
    #expect(RunWarnings(result).lines == [])
    // Where nobody reran it, as in a run for other purposes, it says so.
    let unjudged = try Self.run(settings)
    #expect(unjudged.warmUpGap == .campaign(days: 17))
    #expect(RunWarnings(unjudged).lines.count == 1)
  }

  @Test func theQuestionIsSaidWhereFiguresAreShown() throws {
    func line(_ settings: [String]) throws -> String {
      let text = SummaryTable(try Self.run(["replications=2"] + settings), columns: 200).text
      return String(text.split(separator: "\n")[1])
    }
    #expect(try line([]).contains("10 days from 2026-03-02, seed"))
    #expect(
      try line(["calendar.horizon=launch"]).contains("10 days of the launch from 2026-03-02"))
    #expect(
      try line(["calendar.horizon=longRun", "calendar.warmup=4"]).contains(
        "10 days of the long run from 2026-03-02 after 4 days of warm-up"))
  }
}
