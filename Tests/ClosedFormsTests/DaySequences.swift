import ClosedForms
import Testing

/// Every sequence of days, followed by a literal reading of the rule with whole histories in arrays.
struct DaySequences {
  let days: DayProcess
  let isTriggered: ([DayProcess.Kind]) -> Bool
  let penalty: Int
  let delays: [Double]
  let horizon: Int
  var suspensions: [Double]
  var off: [Double]
  var first: [Double]

  init(
    _ days: DayProcess, penalty: Int, delays: [Double], horizon: Int,
    isTriggered: @escaping ([DayProcess.Kind]) -> Bool
  ) {
    self.days = days
    self.penalty = penalty
    self.delays = delays
    self.horizon = horizon
    self.isTriggered = isTriggered
    suspensions = [Double](repeating: 0, count: horizon)
    off = suspensions
    first = suspensions
    visit(day: 0, since: [], chance: 1, isFirst: true)
  }

  mutating func visit(day: Int, since: [DayProcess.Kind], chance: Double, isFirst: Bool) {
    guard day < horizon else { return }
    let law = since.last.map { days.next[$0.rawValue] } ?? days.first
    for kind in DayProcess.Kind.allCases where law[kind.rawValue] > 0 {
      let path = chance * law[kind.rawValue]
      let history = since + [kind]
      guard isTriggered(history) else {
        visit(day: day + 1, since: history, chance: path, isFirst: isFirst)
        continue
      }
      suspensions[day] += path
      if isFirst { first[day] += path }
      for (delay, share) in delays.enumerated() where share > 0 {
        let back = day + 1 + penalty + delay
        for gone in (day + 1)..<max(day + 1, min(back, horizon)) { off[gone] += path * share }
        visit(day: back, since: [], chance: path * share, isFirst: false)
      }
      let never = 1 - delays.reduce(0, +)
      for gone in stride(from: day + 1, to: horizon, by: 1) { off[gone] += path * never }
    }
  }

  /// Expects that a chain agrees with it, on every day.
  func expectAgreement(with chain: SuspensionChain) throws {
    let course = try chain.course(over: horizon)
    let times = try chain.firstSuspension(upTo: horizon)
    for day in 0..<horizon {
      #expect(abs(course.suspensions[day] - suspensions[day]) < 1e-13, "day \(day + 1)")
      #expect(abs(course.off[day] - off[day]) < 1e-13, "day \(day + 1)")
      #expect(abs(times[day] - first[day]) < 1e-13, "day \(day + 1)")
    }
  }
}
