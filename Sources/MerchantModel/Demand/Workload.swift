import SimKernel

/// What a merchant of a segment faces on an average day, computed and not simulated: exact means over a
/// week, of a merchant's first contacts.
///
/// Campaigns, overtime and contacts that lead to others are not in it: they depend on what happens.
public struct Workload: Hashable, Sendable {
  /// One hour of the day.
  public struct Hour: Hashable, Sendable {
    /// Contacts that arrive in it.
    public var contacts = 0.0
    /// Work that arrives in it if all guidance is by text, in erlangs: hours of guidance per hour.
    public var textLoad = 0.0
    /// Agents at work on average over the hour: rostered, less breaks and absence.
    public var agents = 0.0
    /// Those of them who take video calls.
    public var videoAgents = 0.0
  }

  /// The 24 hours, from midnight.
  public private(set) var hours = [Hour](repeating: Hour(), count: 24)
  /// The least and the greatest of the week's day factors, by the kinds' weekday weights.
  public private(set) var weekdayRange: ClosedRange<Double> = 1...1
  /// Calls that customers would start if every contact could be offered a card: contacts of merchants who
  /// have the feature, times the chances of offer and acceptance. Nights, gates and suspensions take from
  /// it; customers who ring again add to it.
  public private(set) var callsWanted = 0.0
  /// All calls wanted, and those that customers begin by voice.
  public private(set) var calls = 0.0
  /// Hours of calls a day if all of them are answered at once.
  public private(set) var callHours = 0.0
  /// Hours of guidance a day that stay text even then.
  public private(set) var leastTextHours = 0.0
  /// The chance that an agent at work has the app in the foreground; nil where it depends on a
  /// merchant's own share in a way that its mean does not settle.
  public let foregroundChance: Double?

  /// Contacts a day.
  public var contacts: Double { hours.reduce(0) { $0 + $1.contacts } }
  /// Hours of guidance a day if all of it is by text.
  public var textHours: Double { hours.reduce(0) { $0 + $1.textLoad } }
  /// Agent-hours at work a day.
  public var agentHours: Double { hours.reduce(0) { $0 + $1.agents } }
  /// Those of agents who take video calls.
  public var videoAgentHours: Double { hours.reduce(0) { $0 + $1.videoAgents } }

  /// Computes the day of a segment.
  public init(_ segment: Segment, in scenario: Scenario) {
    foregroundChance = segment.app.longRunForegroundChance
    var days = [Double](repeating: 0, count: 7)
    for kind in scenario.kinds {
      let drawn = segment.drawnContactsPerDay(of: kind.name) * segment.demand.volume.mean
      var byHour = kind.hours.shares.map { $0 * drawn }
      let people = scenario.shareForPeople(of: kind)
      for day in Weekday.allCases { days[day.rawValue] += drawn * kind.weekdays.factor(day) }
      for replay in segment.replays where replay.kind == kind.name {
        for (hour, count) in replay.hourlyMeans(on: scenario.calendar).enumerated() {
          byHour[hour] += count
        }
      }
      for (hour, contacts) in byHour.enumerated() {
        hours[hour].contacts += contacts
        hours[hour].textLoad += contacts * people[hour].work * kind.text.meanSeconds / 3_600
      }
      // Of those that people get to see; without an assistant all of them, and the same sums.
      let contacts = zip(byHour, people).reduce(0) { $0 + $1.0 * $1.1.contacts }
      let work = zip(byHour, people).reduce(0) { $0 + $1.0 * $1.1.work }
      let harder = contacts > 0 ? work / contacts : 1
      let wanted =
        segment.adoption.value * kind.offer.value * scenario.customer.shy.complement.value
        * kind.accept.value
      callsWanted += contacts * wanted
      let voice = segment.adoption.value * kind.voice.share.value
      let video = (1 - voice) * wanted
      calls += contacts * (voice + video)
      callHours +=
        contacts
        * (voice * kind.voice.duration.meanSeconds
          + video * harder * kind.video.meanSeconds)
        / 3_600
      leastTextHours += work * (1 - voice - video) * kind.text.meanSeconds / 3_600
    }
    let mean = days.reduce(0, +) / 7
    if mean > 0, let least = days.min(), let most = days.max() {
      weekdayRange = (least / mean)...(most / mean)
    }
    for group in segment.staffing.allGroups { add(group, of: segment.staffing) }
  }

  /// Adds the agents of a group, each working its week.
  private mutating func add(_ group: AgentGroup, of staffing: Staffing) {
    let hourLength = SimDuration.hours(1).microseconds
    // Seven days at an hour a day make up the week's stretch of one hour of the day.
    let share = Double(group.count) * staffing.absence.complement.value / 7
    for span in staffing.workedWeek(of: group) {
      let (start, end) = (span.start.microseconds, span.end.microseconds)
      var hour = start / hourLength
      while hour * hourLength < end {
        let overlap = min(end, (hour + 1) * hourLength) - max(start, hour * hourLength)
        let agents = share * Double(overlap) / Double(hourLength)
        hours[Int(hour % 24)].agents += agents
        if group.video { hours[Int(hour % 24)].videoAgents += agents }
        hour += 1
      }
    }
  }
}

extension Scenario {
  /// For each hour of the day the share of a kind's contacts that people get to see, and the work of their guidance as a share of
  /// that of all without an assistant. Voice calls, which the assistant never has, are taken for contacts like any other.
  fileprivate func shareForPeople(of kind: ContactKind) -> [(contacts: Double, work: Double)] {
    guard let service = kind.assistant else { return Array(repeating: (1, 1), count: 24) }
    return (0..<24).map { hour in
      let met = assistant.hours.share(ofHour: hour) * assistant.asksForPerson.complement.value
      let handedOver = met * service.contains.complement.value
      return (1 - met + handedOver, 1 - met + handedOver * service.factor)
    }
  }
}

extension Replay {
  /// The counted days' mean of recorded contacts in each hour of the day.
  fileprivate func hourlyMeans(on calendar: StudyCalendar) -> [Double] {
    var means = [Double](repeating: 0, count: 24)
    for time in times(on: calendar)
    where time >= .zero && calendar.countedDays.contains(time.dayIndex) {
      let hour = time.microseconds / SimDuration.hours(1).microseconds % 24
      means[Int(hour)] += 1 / Double(calendar.days)
    }
    return means
  }
}

extension AppBehaviour {
  /// The long-run chance of the foreground, closed spells included. A merchant's own share stands for
  /// itself by its mean only where no reminders make it enter in another way than in proportion; nil elsewhere.
  public var longRunForegroundChance: Double? {
    let foreground = foreground.meanSeconds
    let background = (1 - close.value) * background.meanSeconds
    let closed = close.value * closed.meanSeconds
    if let share = foregroundShare {
      let cycle = foreground + background
      guard reminders == 1, cycle + closed > 0 else { return nil }
      return share.mean * cycle / (cycle + closed)
    }
    let whole = foreground + background * reminders + closed
    return whole > 0 ? foreground / whole : nil
  }
}
