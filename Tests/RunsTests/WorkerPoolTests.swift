import Foundation
import Runs
import Synchronization
import Testing

/// Units performed on many threads and delivered on one.
struct WorkerPoolTests {
  private struct Stop: Error, Equatable {
    let unit: Int
  }

  /// Work of uneven length, so that threads overtake one another.
  private static func uneven(_ unit: Int) -> Int {
    var value = UInt64(unit)
    for _ in 0..<(unit % 7 * 2_000) { value = value &* 6_364_136_223_846_793_005 &+ 1 }
    return value == 0 && unit > 0 ? -1 : unit * unit
  }

  @Test("Outputs come in the order of the units, each once", arguments: [1, 2, 3, 5, 16, 64])
  func order(threads: Int) throws {
    var delivered: [Int] = []
    try WorkerPool(threads: threads).run(
      count: 1_000, order: .byNumber, makeWorker: {},
      perform: { _, unit in Self.uneven(unit) },
      deliver: { unit, output in
        #expect(output == unit * unit)
        delivered.append(unit)
      })
    #expect(delivered == Array(0..<1_000))
  }

  @Test("More threads than units, and no units at all", arguments: [0, 1, 2])
  func fewUnits(count: Int) throws {
    var delivered: [Int] = []
    try WorkerPool(threads: 32).run(
      count: count, order: .byNumber, makeWorker: {}, perform: { _, unit in unit },
      deliver: { _, output in delivered.append(output) })
    #expect(delivered == Array(0..<count))
  }

  @Test("What deliver throws comes out, nothing is delivered after it, and all threads end")
  func throwing() throws {
    let working = Atomic<Int>(0)
    var delivered: [Int] = []
    #expect(throws: Stop(unit: 20)) {
      try WorkerPool(threads: 5).run(
        count: 100_000, order: .byNumber, makeWorker: {},
        perform: { _, unit in
          working.add(1, ordering: .relaxed)
          defer { working.subtract(1, ordering: .relaxed) }
          return Self.uneven(unit)
        },
        deliver: { unit, _ in
          delivered.append(unit)
          if unit == 20 { throw Stop(unit: unit) }
        })
    }
    #expect(delivered == Array(0...20))
    #expect(working.load(ordering: .relaxed) == 0)
  }

  @Test("A slow reader holds the threads back, so that outputs do not pile up")
  func window() throws {
    let done = Atomic<Int>(0)
    let threads = 3
    var most = 0
    try WorkerPool(threads: threads).run(
      count: 500, order: .byNumber, makeWorker: {},
      perform: { _, unit in
        done.add(1, ordering: .relaxed)
        return unit
      },
      deliver: { unit, _ in
        if unit % 50 == 0 { Thread.sleep(forTimeInterval: 0.005) }
        most = max(most, done.load(ordering: .relaxed) - unit)
      })
    // The window of outputs that wait, 8 a thread, and the one being delivered.
    #expect(most <= 8 * threads + 1)
  }

  @Test("Each thread has a worker of its own, and no worker is used by two at once")
  func workers() throws {
    final class Worker: Sendable {
      let isBusy = Atomic<Bool>(false)
    }
    let made = Atomic<Int>(0)
    let clashes = Atomic<Int>(0)
    try WorkerPool(threads: 4).run(
      count: 2_000, order: .byNumber,
      makeWorker: {
        made.add(1, ordering: .relaxed)
        return Worker()
      },
      perform: { worker, unit in
        if worker.isBusy.exchange(true, ordering: .acquiring) {
          clashes.add(1, ordering: .relaxed)
        }
        let output = Self.uneven(unit)
        worker.isBusy.store(false, ordering: .releasing)
        return output
      },
      deliver: { _, _ in })
    #expect(made.load(ordering: .relaxed) <= 4)
    #expect(clashes.load(ordering: .relaxed) == 0)
  }

  @Test("Outputs delivered as they are ready come each once", arguments: [1, 2, 5, 64])
  func asReady(threads: Int) throws {
    var delivered: Set<Int> = []
    let isWhole = try WorkerPool(threads: threads).run(
      count: 1_000, order: .asReady, makeWorker: {},
      perform: { _, unit in Self.uneven(unit) },
      deliver: { unit, output in
        #expect(output == unit * unit)
        #expect(delivered.insert(unit).inserted)
      })
    #expect(isWhole)
    #expect(delivered.count == 1_000)
  }

  @Test("Once stopped, units that were begun are delivered and no other is begun")
  func stopping() throws {
    for order in [WorkerPool.Order.byNumber, .asReady] {
      let begun = Atomic<Int>(0)
      var delivered = 0
      let isWhole = try WorkerPool(threads: 4).run(
        count: 100_000, order: order, makeWorker: {},
        perform: { _, unit in
          begun.add(1, ordering: .relaxed)
          return Self.uneven(unit)
        },
        isStopped: { delivered >= 20 },
        deliver: { _, _ in delivered += 1 })
      #expect(!isWhole)
      #expect(delivered == begun.load(ordering: .relaxed))
      #expect(delivered <= 20 + 8 * 4)
    }
  }

  @Test("As many threads work at once as were asked for")
  func threadCount() throws {
    let present = Atomic<Int>(0)
    // Each of the five units waits until all five have been begun.
    let isWhole = try WorkerPool(threads: 5).run(
      count: 5, order: .asReady, makeWorker: {},
      perform: { _, _ in
        present.add(1, ordering: .relaxed)
        while present.load(ordering: .relaxed) < 5 { Thread.sleep(forTimeInterval: 0.001) }
      },
      deliver: { _, _ in })
    #expect(isWhole)
  }
}
