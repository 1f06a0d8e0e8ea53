import SimKernel

/// The recorded contacts of a segment, by kind and day.
struct ReplayPlan: ~Copyable {
  /// A recorded contact. Not private: other files destroy plans, and a debug build of Swift 6.3 then loses the
  /// private type's descriptor.
  struct Entry: BitwiseCopyable {
    var at: SimTime
    var kind: UInt16
    /// Its place among the recorded contacts of its kind and day.
    var place: UInt32
  }

  /// Whether anything is replayed.
  let isInUse: Bool
  private let entries: Buffer<Entry>
  /// Where each day's entries begin, and one past the last.
  private let dayStarts: Buffer<Int>

  init(_ replays: [Replay], kinds: [String], calendar: StudyCalendar) {
    var recorded: [Entry] = []
    let horizon = SimTime.midnight(ofDay: calendar.totalDays)
    for replay in replays {
      guard let kind = kinds.firstIndex(of: replay.kind) else { continue }
      var day = -1
      var place: UInt32 = 0
      for time in replay.times(on: calendar) where time >= .zero && time < horizon {
        place = time.dayIndex == day ? place + 1 : 0
        day = time.dayIndex
        recorded.append(
          Entry(at: time, kind: UInt16(truncatingIfNeeded: kind), place: place))
      }
    }
    recorded.sort { ($0.at, $0.kind, $0.place) < ($1.at, $1.kind, $1.place) }
    var starts: [Int] = []
    var next = 0
    for day in 0...calendar.totalDays {
      while next < recorded.count && recorded[next].at < .midnight(ofDay: day) { next += 1 }
      starts.append(next)
    }
    isInUse = !recorded.isEmpty
    entries = Buffer(recorded)
    dayStarts = Buffer(starts)
  }

  /// The numbers of a day's contacts.
  func contacts(ofDay day: Int) -> Range<Int> { dayStarts[day]..<dayStarts[day + 1] }

  /// A recorded contact by its number.
  subscript(number: Int) -> Arrival {
    Arrival(at: entries[number].at, kind: entries[number].kind, place: entries[number].place)
  }
}
