import Foundation
import MerchantModel

extension Scenario {
  /// Reports a desk that is offered more calls than its servers can take, and a backlog of appeals that outlasts the run.
  ///
  /// Means over the days, without campaigns. The desk's calls are guessed: those that agents at work leave if all contacts of
  /// their hours are offered video and they answer as their apps let them. Customers who leave before and merchants who are
  /// suspended bring fewer, customers who ring again bring more. How many merchants are suspended is not known before a run, so
  /// of appeals the backlog alone counts.
  func checkSharedPlaces(_ findings: inout ObjectCheck) {
    if let desk {
      let load = offeredLoad(of: desk)
      if load.isFull {
        findings.warn(
          DeskOverload(load: load, hasPatience: desk.patience != nil), at: ["desk", "servers"])
      }
    }
    if let appeals {
      let days = 7 * Double(appeals.backlog) / appeals.reviewsPerWeek
      if days > Double(calendar.days) {
        findings.warn(
          BacklogWithoutEnd(backlog: appeals.backlog, days: days, counted: calendar.days),
          at: ["appeals", "reviewers"])
      }
    }
  }

  /// The hours of calls that merchants send to the desk a day, and those of its servers.
  private func offeredLoad(of desk: Desk) -> OfferedLoad {
    let week = desk.serversByHour
    // The share of the week's hours at each hour of the day in which somebody serves.
    let isOpen = (0..<24).map { hour in
      Double((0..<7).count { week[24 * $0 + hour] > 0 }) / 7
    }
    let hours = segments.filter(desk.serves).reduce(0.0) { sum, segment in
      let work = Workload(segment, in: self)
      guard work.contacts > 0 else { return sum }
      let open = zip(work.hours, isOpen).reduce(0) { sum, hour in
        sum + (hour.0.agents > 0 ? hour.0.contacts * hour.1 : 0)
      }
      let service = desk.service.map { work.calls * $0.meanSeconds / 3_600 }
      return sum + segment.weight * segment.chanceOfMiss * open / work.contacts
        * (service ?? work.callHours)
    }
    return OfferedLoad(hours: hours, capacity: Double(week.reduce(0, +)) / 7)
  }
}

extension Segment {
  /// The chance that no agent answers a ring while all are at work and free: at the least, since nobody is slow or chats.
  fileprivate var chanceOfMiss: Double {
    let foreground = max(
      answering[.foreground].chance.value, answering[.foregroundChatting].chance.value)
    let background = max(answering[.background].chance.value, answering[.closed].chance.value)
    let share = app.longRunForegroundChance ?? 1
    let answers =
      share * foreground + (1 - share) * max(background, answering[.offShift].chance.value)
    return pow(1 - answers, Double(staffing.agentCount))
  }
}

/// A desk that is offered more than it can serve.
struct DeskOverload: DomainProblem {
  let load: OfferedLoad
  let hasPatience: Bool

  var message: String {
    "merchants bring some " + load.text("calls", "server-hours at the desk")
      + (hasPatience
        ? ": many customers give up there" : ": the line grows to the end of the run")
  }
  var hint: String? {
    "give the desk more `servers`" + (hasPatience ? "" : ", or its customers a `patience`")
  }
}

/// A backlog of appeals that reviewers cannot do in the counted days.
struct BacklogWithoutEnd: DomainProblem {
  let backlog: Int
  let days: Double
  let counted: Int

  var message: String {
    "the backlog of \(backlog) appeals alone takes the reviewers \(String(format: "%.0f", days.rounded(.up))) days, "
      + "and \(counted) are counted: the line does not end, whoever appeals"
  }
  var hint: String? { "give `appeals` more `reviewers`, or the calendar more `days`" }
}
