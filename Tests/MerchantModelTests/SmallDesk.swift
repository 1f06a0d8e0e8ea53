import MerchantModel
import SimKernel
import SimRandom

/// A desk small enough to be worked out by hand: every contact is a voice call, agents work round the
/// clock, all chances and delays are constant.
struct SmallDesk {
  var agents = 1
  var chance = 1.0
  var delay = SimDuration.seconds(2)
  var talk = SimDuration.seconds(60)
  var ring = RingSetting()
  var overflow: OverflowDesk?
  var callBack: CallBack?
  var days = 2
  /// Spells of one hour each in the foreground and in the background, where nobody answers, changing on
  /// the hour; else the app makes no difference.
  var appAlternates = false

  var scenario: Scenario {
    var kind = ContactKind(name: "call")
    kind.text = .always(.minutes(1))
    kind.voice.share = .always
    kind.voice.duration = .always(talk)
    var segment = Segment(name: "desk")
    segment.merchants = 1
    segment.contacts = [ContactRate(kind: "call", perDay: 0)]
    segment.staffing.groups = [AgentGroup(name: "agent", count: agents)]
    segment.staffing.roster = Roster(shifts: [Shift(from: .midnight, to: .endOfDay)])
    segment.app.foreground = .always(.hours(1))
    segment.app.background = .always(.hours(1))
    segment.answering.foreground = Answering(
      chance: Probability(clamping: chance), delay: .always(delay))
    if !appAlternates {
      segment.app.foregroundShare = .exactly(1)
      segment.answering.background = segment.answering.foreground
    }
    segment.ring = ring
    segment.overflow = overflow
    segment.callBack = callBack
    segment.night.answers = true
    var scenario = Scenario()
    scenario.kinds = [kind]
    scenario.segments = [segment]
    scenario.calendar.days = days
    scenario.rule.enabled = false
    return scenario
  }

  /// What comes of calls made at times of the first days.
  func outcome(callsAt times: [SimTime]) -> RingRehearsal.Outcome {
    RingRehearsal.outcome(of: scenario, contactsAt: times)
  }
}

extension SimTime {
  /// A time of a simulated day.
  static func at(_ hour: Int64, _ minute: Int64 = 0, _ second: Int64 = 0, day: Int64 = 0) -> SimTime
  {
    .zero + .days(day) + .hours(hour) + .minutes(minute) + .seconds(second)
  }
}

/// A call that an agent took.
func call(_ agent: Int, _ time: SimTime) -> RingRehearsal.Call {
  RingRehearsal.Call(at: time, agent: agent)
}
