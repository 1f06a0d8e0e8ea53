import SimKernel
import Testing

@Suite struct EventListOrder {
  private func at(_ microseconds: Int64) -> SimTime { SimTime(microseconds: microseconds) }

  @Test func earlierTimesComeFirst() {
    var list = EventList<Int>()
    for time in [5, 1, 4, 2, 3] { list.schedule(time, at: at(Int64(time))) }
    var order: [Int] = []
    while let (event, time) = list.popFirst() {
      #expect(time == at(Int64(event)))
      order.append(event)
    }
    #expect(order == [1, 2, 3, 4, 5])
  }

  @Test func amongEqualTimesPriorityThenFirstScheduledComesFirst() {
    var list = EventList<Int>()
    list.schedule(1, at: at(7))
    list.schedule(2, at: at(7), priority: .last)
    list.schedule(3, at: at(7), priority: .first)
    list.schedule(4, at: at(7))
    list.schedule(5, at: at(7), priority: .first)
    #expect(drain(&list) == [3, 5, 1, 4, 2])
  }

  @Test func pendingEventsAreShownInTheOrderInWhichTheyComeOut() {
    var list = EventList<Int>()
    for number in 0..<200 {
      list.schedule(
        number, at: at(Int64(number * 7 % 10)), priority: Priority(UInt8(number * 3 % 4)))
    }
    var handles: [EventHandle] = []
    for number in 200..<300 { handles.append(list.schedule(number, at: at(4))) }
    for (number, handle) in handles.enumerated() where number % 3 > 0 { list.cancel(handle) }
    var shown: [Int] = []
    var again = EventList<Int>()
    list.forEachInOrder { event, time, priority in
      shown.append(event)
      again.schedule(event, at: time, priority: priority)
    }
    #expect(shown == drain(&list))
    #expect(shown == drain(&again))
  }

  @Test func anAttachedEventKeepsItsPlace() {
    var list = EventList<Int>()
    list.schedule(1, at: at(7))
    var detached = list.scheduleDetached(2, at: at(7))
    list.schedule(3, at: at(7))
    list.schedule(0, at: at(7), priority: .first)
    list.attach(&detached)
    list.attach(&detached)
    #expect(drain(&list) == [0, 1, 2, 3])
  }

  @Test func aMillionEventsAtOneInstantKeepTheirOrder() {
    var list = EventList<Int32>()
    let count: Int32 = 1_000_000
    for number in 0..<count { list.schedule(number, at: at(42)) }
    check(list.count == Int(count))
    var expected: Int32 = 0
    while let (event, _) = list.popFirst() {
      guard event == expected else { break }
      expected += 1
    }
    #expect(expected == count)
  }

  @Test func sequenceNumbersRunOutWithoutDisturbingTheOrder() {
    var list = EventList<Int>(capacity: 4, firstSequence: (1 << 35) - 3)
    list.schedule(1, at: at(9))
    list.schedule(2, at: at(9), priority: .first)
    let moved = list.schedule(0, at: at(9))
    // The numbers end here: the fourth event renumbers the three before it.
    list.schedule(3, at: at(9))
    list.schedule(4, at: at(9), priority: .first)
    list.schedule(5, at: at(8))
    check(list.cancel(moved))
    #expect(drain(&list) == [5, 2, 4, 1, 3])
  }

  @Test func agreesWithASortOverRandomSchedulesCancelsAndMoves() {
    // The oracle is a plain array kept in (time, priority, number) order.
    struct Key: Comparable {
      var time: Int64
      var priority: UInt8
      var number: Int
      static func < (left: Key, right: Key) -> Bool {
        (left.time, left.priority, left.number) < (right.time, right.priority, right.number)
      }
    }
    var random = SplitMix(state: 20_261_121)
    var list = EventList<Int>(capacity: 2)
    var oracle: [(key: Key, event: Int, id: EventHandle)] = []
    var number = 0
    for step in 0..<20_000 {
      switch random.next() % 8 {
      case 0...3:
        let key = Key(
          time: Int64(random.next() % 50), priority: UInt8(random.next() % 8), number: number)
        let id = list.schedule(step, at: at(key.time), priority: Priority(key.priority))
        oracle.append((key, step, id))
        number += 1
      case 4 where !oracle.isEmpty:
        let chosen = oracle.remove(at: Int(random.next() % UInt64(oracle.count)))
        check(list.cancel(chosen.id))
        check(!list.cancel(chosen.id))
      case 5 where !oracle.isEmpty:
        let chosen = oracle.remove(at: Int(random.next() % UInt64(oracle.count)))
        let key = Key(time: Int64(random.next() % 50), priority: 4, number: number)
        let id = list.reschedule(chosen.id, to: at(key.time))
        #expect(id != nil)
        if let id { oracle.append((key, chosen.event, id)) }
        number += 1
      default:
        let least = oracle.indices.min { oracle[$0].key < oracle[$1].key }
        let popped = list.popFirst()
        #expect(popped?.event == least.map { oracle[$0].event })
        if let least {
          check(!list.isPending(oracle[least].id))
          oracle.remove(at: least)
        }
      }
      check(list.count == oracle.count)
    }
    let rest = oracle.sorted { $0.key < $1.key }.map(\.event)
    #expect(drain(&list) == rest)
  }

  private func drain(_ list: inout EventList<Int>) -> [Int] {
    var events: [Int] = []
    while let (event, _) = list.popFirst() { events.append(event) }
    return events
  }
}

/// SplitMix64, for tests that need no more than varied numbers.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
