import SimKernel
import SimRandom

/// What the loop needs of the platform's desk.
struct DeskPlan {
  /// The hour of the week, from Monday 00:00, at which the run begins.
  private let firstHourOfWeek: Int
  /// By the hour of the week: whether anybody serves.
  private let isOpen: [Bool]
  private let law: DeskLaw?
  let patience: UnownedSampler?
  let service: UnownedSampler?

  /// Nil where a segment's calls go to no desk.
  init?(
    _ scenario: Scenario, segment: Segment, law: DeskLaw?, keeper: inout SamplerKeeper
  ) {
    guard let desk = scenario.desk, desk.serves(segment) else { return nil }
    firstHourOfWeek = 24 * scenario.calendar.date(ofDay: 0).weekday.rawValue
    isOpen = desk.serversByHour.map { $0 > 0 }
    self.law = law
    patience = keeper.keep(desk.patience)
    service = keeper.keep(desk.service)
  }

  /// What a call meets that is sent at an instant; nil if nobody serves then.
  func law(at time: SimTime, replication: UInt64) -> DeskLaw.Hour? {
    let number = Int(time.microseconds / SimDuration.hours(1).microseconds)
    let hourOfWeek = (firstHourOfWeek + number) % 168
    guard isOpen[hourOfWeek] else { return nil }
    return law?.hour(number, hourOfWeek: hourOfWeek, replication: replication) ?? .neverBusy
  }
}
