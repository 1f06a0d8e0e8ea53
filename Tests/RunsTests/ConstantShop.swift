import MerchantModel
import Runs
import SimKernel
import SimRandom
import Testing

/// A shop of constants, whose figures can be worked out by hand.
enum ConstantShop {
  /// Text takes 30 minutes and video 10; the one agent answers at once, and has two chats at a time. A card is tapped after
  /// five minutes.
  ///
  /// - Parameter minutes: The minutes after 10:00 at which contacts come on each day.
  static func scenario(contacts minutes: [Int64]) -> Scenario {
    var scenario = Scenario()
    scenario.calendar.start = CivilDate(dayNumber: 20_514)
    scenario.calendar.days = 5
    scenario.replications = 1
    scenario.rule.enabled = false
    scenario.measurement.falsePositives = false
    var kind = ContactKind(name: "question")
    kind.text = .always(.minutes(30))
    kind.video = .always(.minutes(10))
    kind.offer = .always
    kind.accept = .always
    kind.tapDelay = .always(.minutes(5))
    scenario.kinds = [kind]
    var segment = Segment(name: "shop")
    segment.merchants = 1
    segment.staffing.roster = Roster(shifts: [Shift(from: .hour(9), to: .hour(17))])
    segment.staffing.chats = .slots(2)
    segment.app.foregroundShare = .exactly(1)
    segment.answering.foreground = Answering(chance: .always, delay: .always(.zero))
    var replay = Replay(kind: "question", file: "made up")
    replay.instants = (0..<5).flatMap { day in
      minutes.map {
        RecordedInstant(
          day: CivilDate(dayNumber: 20_514 + day), sinceMidnight: .hours(10) + .minutes($0))
      }
    }
    segment.replays = [replay]
    scenario.segments = [segment]
    return scenario
  }

  /// Checks figures of a run: they are those wanted, to rounding.
  static func expect(
    _ figures: [String: Double], of scenario: Scenario,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let result = try Run(scenario, threads: 1).result()
    for (name, wanted) in figures.sorted(by: { $0.key < $1.key }) {
      let measure = try #require(
        result.measures.named(name), "\(name)", sourceLocation: sourceLocation)
      let value = try #require(
        result.estimate(measure, of: .segment(0)).value, "\(name)", sourceLocation: sourceLocation)
      #expect(abs(value - wanted) < 1e-9, "\(name): \(value)", sourceLocation: sourceLocation)
    }
  }
}
