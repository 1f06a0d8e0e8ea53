import Calibration
import MerchantModel
import SimKernel

/// Collects a merchant's events for a ``History``.
struct MerchantRows {
  private let origin: Int64
  private let days: Int
  private var calls: [HistoryJudge.Call] = []
  private var contacts: [SimTime] = []
  private var spells: [History.Spell] = []
  private var numbers: [String: UInt64] = [:]

  /// Events of so many days, the first one counted from 1970-01-01.
  init(from first: Int, days: Int) {
    origin = Int64(first) * SimDuration.days(1).microseconds
    self.days = days
  }

  /// Adds an event.
  ///
  /// - Parameters:
  ///   - start: Local microseconds since 1970-01-01 00:00.
  ///   - wait: Of a call until its ringing ended, in microseconds.
  ///   - duration: Of a spell, in microseconds; nil of one that goes on.
  mutating func add(
    _ subject: TidyEvent.Subject, at start: Int64, contact: String, outcome: String, wait: Int64?,
    duration: Int64?
  ) {
    let time = SimTime(microseconds: start - origin)
    switch subject {
    case .contact: contacts.append(time)
    case .call where outcome != "open":
      let number = numbers[contact] ?? UInt64(numbers.count)
      numbers[contact] = number
      calls.append(
        HistoryJudge.Call(
          // A call without a contact is one of its own.
          contact: contact.isEmpty ? UInt64(calls.count) | 1 << 63 : number, startedAt: time,
          endedAt: time + .microseconds(wait ?? 0), isAnswered: outcome == "answered",
          isHungUp: outcome == "abandoned"))
    case .suspension:
      let end = duration.map { time + .microseconds($0) } ?? History.midnight(days)
      // One that begins as the last day ends is the verdict on it.
      if time <= History.midnight(days) { spells.append(History.Spell(start: time, end: end)) }
    case .call, .ring, .presence: break
    }
  }

  /// The merchant.
  func merchant(_ name: String, segment: Int, night: NightWindow) -> History.Merchant {
    let judged = calls.map { call in
      var call = call
      if call.startedAt >= .zero {
        let midnight = History.midnight(History.day(call.startedAt))
        call.isAtNight = night.contains(call.startedAt - midnight)
      }
      return call
    }
    return History.Merchant(
      name: name, segment: segment, opens: 0, days: days, calls: judged, contacts: contacts,
      spells: spells)
  }
}
