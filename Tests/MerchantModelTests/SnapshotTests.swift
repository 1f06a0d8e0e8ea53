import Foundation
import MerchantModel
import SimKernel
import SimRandom
import Testing

/// Snapshots keep all that the future depends on.
@Suite struct SnapshotTests {
  /// Properties that a snapshot may leave out, each for its reason.
  static let leftOut: Set = [
    // Follows from the arrival; links and handles are made anew as the snapshot is read.
    "Contact.arrivalDay", "Contact.ahead", "Contact.behind", "Contact.patience",
    // Links and handles of chats that agents hold, made anew; how much an open chat still takes is transferred beside it.
    "AgentChats.unseen", "AgentChats.open", "HeldChat.event", "HeldChat.finish",
    // Read before the ring.
    "Ring.contact",
    // What was off before today is booked.
    "FeatureState.offSince",
    // Of a contact that was there before the day, draws are found by key.
    "Contact.serial",
    // Kept where kinds are counted, which no run with snapshots does.
    "Contact.videoDuration", "Contact.cameraDuration", "Contact.fate",
    "Contact.residue",
    // Shapes what follows, and is read by it.
    "PendingEvent.event",
  ]

  /// Whoever adds a property to a type of the model's state must transfer it, or say here why not.
  @Test func everyPropertyIsTransferred() {
    #expect(Set(SnapshotRehearsal.untransferred()).subtracting(Self.leftOut).isEmpty)
  }

  /// Without it the app's path is followed for ever. Its round trip is tested above.
  static let endless: Set<SnapshotField> = [.appChangesAt]

  /// Nothing is rescheduled between a notice and its pick-up, and the pick-up itself is pending: this only says the same.
  static let implied: Set<SnapshotField> = [.picksUpAt]

  /// The loss of any other field is noticed where random shops fork in the middle of calls, hunts, queues and call-backs:
  /// results differ, or an assertion stops the simulation.
  ///
  /// A process of its own simulates with the loss, since it may stop. Without assertions a lost slot would be read
  /// beyond a table, and what is there then is anybody's guess.
  @Test(
    .enabled(if: hasAssertions, "Without assertions a loss may read any memory."),
    arguments: SnapshotField.allCases.filter { !endless.union(implied).contains($0) })
  func everyFieldIsMissed(field: SnapshotField) async {
    await #expect(processExitsWith: .failure) { [field = field.rawValue as Int] in
      let field = try #require(SnapshotField(rawValue: field))
      if try Self.isMissed(field) { exit(EXIT_FAILURE) }
    }
  }

  /// Whether any of 400 random shops has other results if a field is lost.
  private static func isMissed(_ field: SnapshotField) throws -> Bool {
    try (UInt64(0)..<400).contains { number in
      var whole = try simulator(number)
      var lossy = try simulator(number)
      lossy.lostField = field
      run(&whole)
      run(&lossy)
      return zip(whole.takeOutcomes(), lossy.takeOutcomes()).contains {
        $0.tallies != $1.tallies || $0.distributions != $1.distributions
      }
    }
  }

  /// Whether the tests are built with assertions.
  private static var hasAssertions: Bool {
    var isOn = false
    assert(
      {
        isOn = true
        return true
      }())
    return isOn
  }

  private static func run(_ simulator: inout MultiRuleSimulator) {
    for merchant in UInt32(0)..<2 { simulator.run(merchant: merchant, replication: 0) }
  }

  private static func simulator(_ number: UInt64) throws -> MultiRuleSimulator {
    var random = RandomRules(number)
    return MultiRuleSimulator(
      try busyAtMidnight(number), rules: try random.make(6), segment: 0)
  }

  /// A random shop that works round the clock and takes hours over everything, so that midnights and returns of the feature
  /// come in the middle of calls, hunts, queues and call-backs.
  private static func busyAtMidnight(_ number: UInt64) throws -> Scenario {
    var scenario = try RandomScenario.make(number)
    let hours = DurationDistribution(seconds: try .exponential(mean: 3 * 3_600))
    for kind in scenario.kinds.indices {
      scenario.kinds[kind].text = hours
      scenario.kinds[kind].video = hours
      scenario.kinds[kind].voice.duration = hours
      scenario.kinds[kind].tapDelay = hours
    }
    if scenario.customer.chatPatience != nil { scenario.customer.chatPatience = hours }
    if scenario.customer.ringPatience != nil { scenario.customer.ringPatience = hours }
    scenario.customer.afterMiss.delay = hours
    scenario.segments[0].staffing.roster = Roster(shifts: [Shift(from: .midnight, to: .midnight)])
    scenario.segments[0].night.answers = true
    if number % 4 == 0 {
      // Whose turn it is shows only where several agents take turns.
      scenario.segments[0].ring.strategy = .roundRobin
      scenario.segments[0].staffing.groups[0].count = 3
    }
    // The year without a rule forks nowhere.
    scenario.measurement.falsePositives = false
    scenario.segments[0].ring.timeout = .hours(30)
    scenario.segments[0].ring.offer = .minutes(50)
    scenario.segments[0].answering.foreground.delay = hours
    scenario.segments[0].answering.background.delay = hours
    scenario.segments[0].overflow?.after = .hours(2)
    scenario.segments[0].callBack?.delay = hours
    scenario.customer.message?.delay = hours
    scenario.segments[0].firstReply?.foreground = hours
    scenario.segments[0].firstReply?.background = hours
    return scenario
  }
}
