import Foundation
import MerchantModel

extension Segment {
  /// Reports an offered load of one or more: work that its agents cannot do, whatever the hours of the day.
  ///
  /// Means over the days, without campaigns. Chats are those that are left if every call is answered, so that a warning is
  /// never about work that video could take over.
  func checkLoad(in scenario: Scenario, _ findings: inout ObjectCheck) {
    let work = Workload(self, in: scenario)
    let place = ["segments", name, "contactsPerDay"]
    if case .slots(let slots) = staffing.chats {
      let load = OfferedLoad(
        hours: work.leastTextHours,
        capacity: work.agentHours * Double(slots) * slowdown.speed(open: slots, isInCall: false))
      if load.isFull {
        if scenario.customer.chatPatience == nil {
          findings.warn(ChatsWithoutEnd(load: load), at: place)
        } else {
          findings.note(TooManyChats(load: load), at: place)
        }
      }
    }
    let calls = OfferedLoad(hours: work.callHours, capacity: work.videoAgentHours)
    if calls.isFull { findings.note(TooManyCalls(load: calls), at: place) }
  }
}

extension Scenario {
  /// Whether somewhere more chats are offered than can be served, and nobody leaves the queue: it grows without end.
  package var hasQueueWithoutEnd: Bool {
    customer.chatPatience == nil
      && segments.contains { segment in
        guard case .slots(let slots) = segment.staffing.chats else { return false }
        let work = Workload(segment, in: self)
        return OfferedLoad(
          hours: work.leastTextHours, capacity: work.agentHours * Double(slots)
        ).isFull
      }
  }

  /// Reports merchants with more contacts than memory holds, and runs that take very long.
  func checkWork(_ findings: inout ObjectCheck) {
    var contacts = 0.0
    for segment in segments {
      let work = Workload(segment, in: self)
      let perDay = kinds.reduce(0) { $0 + segment.drawnContactsPerDay(of: $1.name) }
      let busiest = perDay * segment.demand.volume.quantile(1 - OneBusyMerchant.chance)
      if busiest > OneBusyMerchant.most {
        findings.error(
          OneBusyMerchant(contacts: busiest), at: ["segments", segment.name, "contactsPerDay"])
      }
      contacts +=
        work.contacts * Double(segment.merchants) * Double(calendar.totalDays)
        * Double(replications)
    }
    if contacts > LongRun.leastContacts { findings.warn(LongRun(contacts: contacts), at: []) }
  }
}

/// A merchant with more contacts a day than are simulated in reasonable memory.
struct OneBusyMerchant: DomainProblem {
  /// One merchant in a million has more.
  static let chance = 1e-6
  /// A day's contacts are in memory at once, some 100 bytes each.
  static let most = 10_000_000.0

  let contacts: Double

  var message: String {
    "a merchant can have \(String(format: "%.2g", contacts)) contacts a day (one in a million has more)"
  }
  var expected: String? { "at most 10,000,000 contacts a merchant and day" }
  var hint: String? { "see `demand.volume` and `contactsPerDay`" }
}

/// A run of very many contacts.
struct LongRun: DomainProblem {
  static let leastContacts = 1e10

  let contacts: Double

  var message: String {
    let hours = contacts / 1e6 / 3_600
    return "the run has some \(String(format: "%.2g", contacts)) contacts: at a million a second, "
      + "\(String(format: "%.0f", hours)) hours of one processor"
  }
  var hint: String? { "lower `replications` or `merchants`, which cost precision" }
}

/// Hours of work a day, and the hours that there are for it.
struct OfferedLoad {
  let hours: Double
  let capacity: Double

  /// Whether there is as much work as can be done, or more.
  var isFull: Bool { hours > 0 && hours >= capacity }

  /// Such as "45 hours of chat a day for 24 slot-hours, an offered load of 1.9".
  func text(_ work: String, _ places: String) -> String {
    func number(_ value: Double) -> String { String(format: value < 10 ? "%.1f" : "%.0f", value) }
    let ratio =
      capacity > 0 ? ", an offered load of \(String(format: "%.2g", hours / capacity))" : ""
    return "\(number(hours)) hours of \(work) a day for \(number(capacity)) \(places)\(ratio)"
  }
}

/// More chats than can be served, and nobody who leaves.
struct ChatsWithoutEnd: DomainProblem {
  let load: OfferedLoad

  var message: String {
    load.text("chat", "slot-hours") + ": the queue grows to the end of the run"
  }
  var hint: String? { "roster more agents, or give customers a `chatPatience`" }
}

/// More chats than can be served.
struct TooManyChats: DomainProblem {
  let load: OfferedLoad

  var message: String { load.text("chat", "slot-hours") + ": many customers leave the queue" }
}

/// More calls than can be talked.
struct TooManyCalls: DomainProblem {
  let load: OfferedLoad

  var message: String { load.text("calls", "agent-hours") + ": many calls find all agents busy" }
}
