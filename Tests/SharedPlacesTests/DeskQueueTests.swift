import MerchantModel
import SharedPlaces
import SimKernel
import Testing

/// A desk against situations worked out by hand.
@Suite struct DeskQueueTests {
  private func serve(
    _ calls: [(at: Double, takes: Double, waits: Double)], servers: [Int], firstHour: Int = 0
  ) -> [DeskHour] {
    var queue = DeskQueue()
    return queue.serve([WrittenCalls(calls)], servers: servers, firstHour: firstHour)
  }

  @Test("First come, first served; who waits too long is gone")
  func line() {
    let hour = serve(
      [(0, 60, .infinity), (10, 60, 30), (20, 60, .infinity), (30, 60, .infinity)], servers: [1])[0]
    // The second gives up at 40 s; the third is served at 60 s, the fourth at 120 s.
    #expect(hour.calls == 4)
    #expect(hour.answered == 3)
    #expect(hour.atOnce == 1)
    #expect(hour.givenUp == 1)
    #expect(hour.answeredMicroseconds == (40 + 90) * 1_000_000)
    #expect(hour.givenUpMicroseconds == 30 * 1_000_000)
    #expect(hour.workMicroseconds == 240 * 1_000_000)
    #expect(hour.busyMicroseconds == 180 * 1_000_000)
    #expect(hour.staffedMicroseconds == 3_600 * 1_000_000)
  }

  @Test("A server who is done at the very end of a customer's patience answers")
  func tie() {
    let hour = serve([(0, 60, .infinity), (30, 5, 30)], servers: [1])[0]
    #expect(hour.answered == 2)
    #expect(hour.givenUp == 0)
  }

  @Test("With fewer servers calls in progress are finished; with none the line gives up")
  func hours() {
    let hours = serve(
      [
        (3_500, 200, .infinity), (3_510, 200, .infinity), (3_550, 10, .infinity),
        (7_300, 10, .infinity),
      ], servers: [2, 1, 0])
    // The third waits from 3,550 s until both servers are done, at 3,710 s: at 3,700 s there is one server too many.
    #expect(hours[0].answered == 3)
    #expect(hours[0].answeredMicroseconds == 160 * 1_000_000)
    #expect(hours[0].busyMicroseconds == (100 + 90) * 1_000_000)
    #expect(hours[1].busyMicroseconds == (100 + 110 + 10) * 1_000_000)
    #expect(hours[2].calls == 1)
    #expect(hours[2].givenUp == 1)
    let closing = serve([(3_500, 500, .infinity), (3_550, 10, .infinity)], servers: [1, 0])
    #expect(closing[0].givenUp == 1)
    #expect(closing[0].givenUpMicroseconds == 50 * 1_000_000)
    #expect(closing[1].busyMicroseconds == 400 * 1_000_000)
  }

  @Test("Calls before the first hour are left out, and those that wait at the end are undecided")
  func ends() {
    let hours = serve(
      [(10, 60, .infinity), (7_190, 100, .infinity), (7_195, 100, .infinity)], servers: [1],
      firstHour: 1)
    #expect(hours[0].calls == 2)
    #expect(hours[0].answered == 1)
    #expect(hours[0].givenUp == 0)
    #expect(hours[0].busyMicroseconds == 10 * 1_000_000)
  }

  @Test("Calls of several sources are one stream, and can be served again")
  func sources() {
    var queue = DeskQueue()
    let sources: [any DeskSource] = [
      WrittenCalls([(0, 60, .infinity), (100, 60, .infinity)]),
      WrittenCalls([(30, 60, .infinity), (130, 60, .infinity)]),
    ]
    let first = queue.serve(sources, servers: [1], firstHour: 0)
    // At 0, 60, 120 and 180 s.
    #expect(first[0].answeredMicroseconds == (30 + 20 + 50) * 1_000_000)
    for source in sources { source.rewind() }
    #expect(queue.serve(sources, servers: [1], firstHour: 0) == first)
    for source in sources { source.rewind() }
    #expect(queue.serve(sources, servers: [2], firstHour: 0)[0].answeredMicroseconds == 0)
  }

  @Test("A call stands for as many as its weight, the rest of it by its draw")
  func weights() {
    func count(_ weight: Double) -> Int {
      let calls = (0..<10).map {
        DeskCall(sentAt: Int64($0), duration: 1, patience: 1, luck: (Double($0) + 0.5) / 10)
      }
      let source = RecordedCalls(calls.reversed(), weight: weight)
      var times: [Int64] = []
      while let call = source.next() { times.append(call.sentAt) }
      #expect(times == times.sorted())
      return times.count
    }
    #expect(count(1) == 10)
    #expect(count(1.3) == 13)
    #expect(count(2) == 20)
    #expect(count(0.4) == 4)
  }
}
