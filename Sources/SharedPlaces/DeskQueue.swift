import MerchantModel
import SimKernel

/// What happens at a desk.
enum DeskEvent: BitwiseCopyable {
  /// Another hour begins, with servers of its own.
  case hourBegins
  /// A call comes from one of the sources.
  case callComes(source: UInt32)
  /// A server is done with a call.
  case serviceEnds
  /// A customer gives up; which call it is, by the order of those that waited.
  case patienceEnds(call: UInt32)
}

/// A desk: servers by the hour, and one line of calls, served in the order in which they came.
///
/// ```
///   calls of all segments -> line -> a free server -> done
///                              |-> patience ends, or the desk closes: given up
/// ```
///
/// Where there are fewer servers in the next hour, calls in progress are finished. Where there is none, those in line give up.
/// At one instant a change of the hour comes first, then a server who is done, a customer who gives up, a call that comes.
package struct DeskQueue: ~Copyable {
  private var clock = Simulation<DeskEvent>(capacity: 1_024)
  private var line = DeskQueue.Line()
  private var servers = 0
  private var busy = 0
  private var hours: [DeskHour] = []
  private var hour = -1
  private var accountedTo = SimTime.zero

  /// A desk at which nothing has happened yet.
  package init() {}

  /// Serves the calls of some sources over some hours, from an empty desk on.
  ///
  /// - Parameters:
  ///   - sources: Where the calls come from, each in the order of time.
  ///   - servers: How many servers there are in each hour.
  ///   - firstHour: The hour of the run at which this begins; calls before it are left out.
  /// - Returns: What each hour came to. Calls that wait as it ends are neither answered nor given up.
  /// - Complexity: O(n log n) of n calls.
  package mutating func serve(
    _ sources: [any DeskSource], servers staff: [Int], firstHour: Int
  ) -> [DeskHour] {
    let start = SimTime.zero + .hours(Int64(firstHour))
    let end = start + .hours(Int64(staff.count))
    clock.reset(to: start)
    line.removeAll()
    (servers, busy, hour, accountedTo) = (0, 0, -1, start)
    hours = staff.map { DeskHour(servers: $0) }
    clock.schedule(.hourBegins, at: start, priority: .first)
    var coming: [DeskCall?] = sources.map { source in
      var call = source.next()
      while let early = call, early.sentAt < start.microseconds { call = source.next() }
      return call
    }
    for source in coming.indices { scheduleCall(coming[source], of: source) }
    while let event = clock.next(before: end) {
      account(to: clock.now)
      switch event {
      case .hourBegins: beginHour(staff)
      case .callComes(let source):
        let number = Int(source)
        guard let call = coming[number] else { continue }
        coming[number] = sources[number].next()
        scheduleCall(coming[number], of: number)
        take(call)
      case .serviceEnds:
        busy -= 1
        serveLine()
      case .patienceEnds(let number): giveUp(line.remove(number))
      }
    }
    account(to: end)
    return hours
  }

  private mutating func scheduleCall(_ call: DeskCall?, of source: Int) {
    guard let call else { return }
    clock.schedule(
      .callComes(source: UInt32(source)), at: SimTime(microseconds: call.sentAt),
      priority: Priority(6))
  }

  /// Books the time of servers in calls up to now.
  private mutating func account(to time: SimTime) {
    if hour >= 0 && hour < hours.count {
      hours[hour].busyMicroseconds += Int64(busy) * (time - accountedTo).microseconds
    }
    accountedTo = time
  }

  private mutating func beginHour(_ staff: [Int]) {
    hour += 1
    guard hour < staff.count else { return }
    servers = staff[hour]
    clock.schedule(.hourBegins, after: .hours(1), priority: .first)
    if servers == 0 {
      while let call = line.takeFirst() {
        if let event = call.patienceEnds { clock.cancel(event) }
        giveUp(call)
      }
    }
    serveLine()
  }

  /// A call comes: it is served at once, or joins the line.
  private mutating func take(_ call: DeskCall) {
    hours[hour].calls += 1
    hours[hour].workMicroseconds += call.duration
    var waiting = WaitingCall(cameAt: clock.now, hour: hour, duration: call.duration)
    if servers == 0 {
      giveUp(waiting)
    } else if busy < servers {
      begin(waiting)
    } else {
      if call.patience < SimDuration.longest.microseconds {
        waiting.patienceEnds = clock.schedule(
          .patienceEnds(call: line.nextNumber), after: .microseconds(call.patience),
          priority: Priority(5))
      }
      line.append(waiting)
    }
  }

  private mutating func serveLine() {
    while busy < servers, let call = line.takeFirst() {
      if let event = call.patienceEnds { clock.cancel(event) }
      begin(call)
    }
  }

  private mutating func begin(_ call: WaitingCall) {
    busy += 1
    clock.schedule(
      .serviceEnds, after: .microseconds(call.duration), priority: .normal)
    hours[call.hour].bookAnswer(after: (clock.now - call.cameAt).microseconds)
  }

  private mutating func giveUp(_ call: WaitingCall) {
    hours[call.hour].bookGivenUp(after: (clock.now - call.cameAt).microseconds)
  }
}

/// A call in the line.
struct WaitingCall: BitwiseCopyable {
  let cameAt: SimTime
  /// The place of the hour in which it came.
  let hour: Int
  let duration: Int64
  var patienceEnds: EventHandle?
  /// Whether it is in the line no more, its customer having given up.
  var isGone = false

  init(cameAt: SimTime, hour: Int, duration: Int64) {
    self.cameAt = cameAt
    self.hour = hour
    self.duration = duration
  }
}

extension DeskQueue {
  /// Calls that wait, first come first served. Those who give up leave a gap that is passed over.
  struct Line {
    private var calls: [WaitingCall] = []
    private var head = 0
    /// The number of the first call that is kept; numbers wrap around.
    private var firstNumber: UInt32 = 0

    /// The number of the next call that joins.
    var nextNumber: UInt32 { firstNumber &+ UInt32(truncatingIfNeeded: calls.count) }

    mutating func append(_ call: WaitingCall) { calls.append(call) }

    /// Takes the call that waits the longest.
    mutating func takeFirst() -> WaitingCall? {
      while head < calls.count {
        let call = calls[head]
        head += 1
        if head > 1_024 && head > calls.count / 2 {
          calls.removeFirst(head)
          firstNumber &+= UInt32(truncatingIfNeeded: head)
          head = 0
        }
        if !call.isGone { return call }
      }
      return nil
    }

    /// Takes the call of a number out of the line.
    mutating func remove(_ number: UInt32) -> WaitingCall {
      let place = Int(number &- firstNumber)
      calls[place].isGone = true
      return calls[place]
    }

    mutating func removeAll() {
      calls.removeAll(keepingCapacity: true)
      (head, firstNumber) = (0, 0)
    }
  }
}
