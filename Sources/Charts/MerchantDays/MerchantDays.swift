import MerchantModel
import SimKernel

/// A merchant's days as they are drawn: stretches of time, calls, and the rule's judgement of each day.
struct MerchantDays {
  /// A stretch of time within one day.
  struct Stretch: Hashable {
    enum Kind: Hashable, CaseIterable {
      case off, shift, foreground, call
    }

    let kind: Kind
    let day: Int
    /// Hours since midnight.
    let from: Double
    let to: Double
    /// Whose; nil for the merchant's.
    let agent: Int?
  }

  /// A call, when it began to ring.
  struct Call: Hashable {
    enum Outcome: Hashable {
      case answered
      case missed(MissReason)
      case hungUpByMerchant
    }

    let day: Int
    let hour: Double
    let contact: ContactName
    let outcome: Outcome
    /// How long it rang.
    let seconds: Double
  }

  /// The rule's word on a day.
  enum Judgement: Hashable {
    case judged(offered: Int, answered: Int, isLow: Bool)
    case notJudged
  }

  private(set) var stretches: [Stretch] = []
  private(set) var calls: [Call] = []
  private(set) var judgements: [Int: Judgement] = [:]
  /// The days whose judgement suspended the feature, with the time at which the suspension ends.
  private(set) var suspensions: [Int: SimTime] = [:]
  /// How many agents are seen.
  private(set) var agents = 0
  private let days: Range<Int>

  /// Reads a merchant's days from its trace, which must begin with the first simulated day.
  init(_ entries: [MerchantTracer.Entry], days: Range<Int>) {
    self.days = days
    var shifts: [Int: [(from: SimTime, to: SimTime)]] = [:]
    var apps: [Int: [(at: SimTime, state: AgentState)]] = [:]
    var offSince: SimTime?
    for entry in entries {
      switch entry.event {
      case .shiftBegins(let agent, let until):
        shifts[agent, default: []].append((entry.time, until))
      case .appIs(let state, let agent): apps[agent, default: []].append((entry.time, state))
      case .answered(let contact, _, let after), .deskAnswered(let contact, let after):
        add(contact, .answered, entry.time, after)
      case .missed(let contact, let reason, let after):
        add(contact, .missed(reason), entry.time, after)
      case .hungUpByMerchant(let contact, let after):
        add(contact, .hungUpByMerchant, entry.time, after)
      case .videoBegan(_, let length), .voiceBegan(_, let length):
        add(.call, nil, entry.time, entry.time + length)
      case .judged(let day, let offered, let answered, let isLow):
        judgements[day] = .judged(offered: offered, answered: answered, isLow: isLow)
      case .notJudged(let day): judgements[day] = .notJudged
      case .suspended(let day, let until):
        suspensions[day] = until
        offSince = entry.time
      case .returned, .appealOverturned(isOnAgain: true):
        if let since = offSince { add(.off, nil, since, entry.time) }
        offSince = nil
      default: break
      }
    }
    if let since = offSince { add(.off, nil, since, .zero + .days(Int64(days.upperBound))) }
    for agent in shifts.keys.sorted() {
      agents = max(agents, agent + 1)
      let states = apps[agent] ?? []
      for shift in shifts[agent] ?? [] {
        add(.shift, agent, shift.from, shift.to)
        for (index, app) in states.enumerated() where app.state == .foreground {
          let end = index + 1 < states.count ? states[index + 1].at : shift.to
          add(.foreground, agent, max(app.at, shift.from), min(end, shift.to))
        }
      }
    }
  }

  private mutating func add(
    _ contact: ContactName, _ outcome: Call.Outcome, _ end: SimTime, _ after: SimDuration
  ) {
    let begin = SimTime(microseconds: end.microseconds - after.microseconds)
    let (day, hour) = MerchantDays.place(begin)
    guard days.contains(day) else { return }
    calls.append(
      Call(day: day, hour: hour, contact: contact, outcome: outcome, seconds: after.inSeconds))
  }

  /// Adds a stretch, cut at midnights and at the ends of the days that are shown.
  private mutating func add(
    _ kind: Stretch.Kind, _ agent: Int?, _ from: SimTime, _ to: SimTime
  ) {
    guard from < to else { return }
    let begin = max(from, .zero)
    let first = max(MerchantDays.place(begin).day, days.lowerBound)
    let last = min(MerchantDays.place(to).day, days.upperBound - 1)
    guard first <= last else { return }
    for day in first...last {
      let midnight = SimTime.zero + .days(Int64(day))
      let start = max(0, (begin - midnight).inSeconds / 3_600)
      let end = min(24, (to - midnight).inSeconds / 3_600)
      guard start < end else { continue }
      stretches.append(Stretch(kind: kind, day: day, from: start, to: end, agent: agent))
    }
  }

  private static func place(_ time: SimTime) -> (day: Int, hour: Double) {
    let day = SimDuration.days(1).microseconds
    let (index, rest) = time.microseconds.quotientAndRemainder(dividingBy: day)
    return (Int(index), Double(rest) / 3.6e9)
  }

  /// The days that show why a merchant was suspended first: some before, the suspension, some after; the
  /// first counted week of one that never was.
  static func tellingDays(
    _ entries: [MerchantTracer.Entry], in calendar: StudyCalendar
  ) -> Range<Int> {
    let counted = calendar.countedDays
    let first = entries.lazy.compactMap { entry -> (day: Int, until: SimTime)? in
      guard case .suspended(let day, let until) = entry.event, counted.contains(day) else {
        return nil
      }
      return (day, until)
    }.first
    guard let first else {
      return counted.lowerBound..<min(counted.lowerBound + 7, counted.upperBound)
    }
    let begin = max(first.day - 4, calendar.shownDays.lowerBound)
    let back = min(place(first.until).day + 3, first.day + 9)
    return begin..<max(min(back, calendar.totalDays), first.day + 1)
  }
}
