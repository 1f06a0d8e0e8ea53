import Foundation

/// Does numbered units of work on several threads and delivers each output as soon as it is there.
///
/// For outputs that are kept by name, so that none waits for another and an end at any moment loses only
/// what was not finished. Where order matters, ``OrderedWorkers`` keeps it.
package enum EagerWorkers {
  /// Runs units `0..<count`, taken in order.
  ///
  /// - Parameters:
  ///   - count: How many units there are.
  ///   - threads: How many threads work, 1 or more.
  ///   - makeWorker: Makes what a thread works with; called once on each thread.
  ///   - perform: Does a unit; called on the worker's thread.
  ///   - isStopped: Asked ten times a second or more, on the calling thread. Once it says so no unit is
  ///     begun any more; those that were are finished and delivered.
  ///   - deliver: Takes an output on the calling thread; throwing ends the work.
  /// - Returns: Whether all units were done.
  /// - throws: What `deliver` throws, after all threads have ended.
  package static func run<Worker, Output: Sendable>(
    count: Int, threads: Int, makeWorker: @escaping @Sendable () -> Worker,
    perform: @escaping @Sendable (Worker, Int) -> Output, isStopped: () -> Bool,
    deliver: (Int, Output) throws -> Void
  ) throws -> Bool {
    let board = Board<Output>(count: count, window: 8 * threads)
    let running = DispatchGroup()
    for number in 0..<min(threads, count) {
      running.enter()
      board.enter()
      let thread = Thread {
        let worker = makeWorker()
        while let unit = board.take() { board.post(unit, perform(worker, unit)) }
        board.leave()
        running.leave()
      }
      thread.name = "ringside-\(number)"
      thread.stackSize = 4 << 20
      thread.start()
    }
    defer {
      board.stop(dropsOutputs: true)
      running.wait()
    }
    var delivered = 0
    while true {
      if isStopped() { board.stop(dropsOutputs: false) }
      switch board.next(within: 0.1) {
      case .output(let unit, let output):
        try deliver(unit, output)
        delivered += 1
      case .nothingYet: break
      case .ended: return delivered == count
      }
    }
  }

  /// What there is to deliver.
  private enum Delivery<Output> {
    case output(Int, Output)
    case nothingYet
    case ended
  }

  /// Where threads take units and leave outputs.
  private final class Board<Output: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private let count: Int
    private let window: Int
    private var nextToTake = 0
    private var working = 0
    private var isStopped = false
    private var dropsOutputs = false
    private var outputs: [(Int, Output)] = []

    init(count: Int, window: Int) {
      self.count = count
      self.window = window
    }

    func enter() {
      condition.withLock { working += 1 }
    }

    func leave() {
      condition.withLock {
        working -= 1
        condition.broadcast()
      }
    }

    /// The next unit to do; nil when there is none left.
    func take() -> Int? {
      condition.withLock {
        guard !isStopped, nextToTake < count else { return nil }
        nextToTake += 1
        return nextToTake - 1
      }
    }

    /// Leaves an output, once there is room for it.
    func post(_ unit: Int, _ output: Output) {
      condition.withLock {
        while outputs.count >= window && !dropsOutputs { condition.wait() }
        outputs.append((unit, output))
        condition.broadcast()
      }
    }

    /// Waits for an output, a while at the most.
    func next(within seconds: Double) -> Delivery<Output> {
      condition.withLock {
        let deadline = Date(timeIntervalSinceNow: seconds)
        while outputs.isEmpty {
          if working == 0 { return .ended }
          if !condition.wait(until: deadline) { return .nothingYet }
        }
        let (unit, output) = outputs.removeFirst()
        condition.broadcast()
        return .output(unit, output)
      }
    }

    func stop(dropsOutputs: Bool) {
      condition.withLock {
        isStopped = true
        self.dropsOutputs = dropsOutputs
        condition.broadcast()
      }
    }
  }
}
