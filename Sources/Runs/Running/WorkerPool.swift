import Foundation

/// Performs numbered units of work on threads of its own and delivers the outputs on the calling thread.
///
/// As many threads run as were asked for, whatever the number of cores. A thread takes the next unit as soon as
/// it is free, so none waits for a slow one. At most eight units a thread are begun and not yet delivered, so
/// memory does not grow with the number of units. Delivered in order, outputs do not depend on the number of
/// threads.
package struct WorkerPool: Sendable {
  /// How many threads work, 1 or more.
  package let threads: Int

  /// Makes a pool; threads start with each ``run(count:order:makeWorker:perform:isStopped:deliver:)``.
  package init(threads: Int) {
    self.threads = threads
  }

  /// The order in which outputs are delivered.
  package enum Order: Hashable, Sendable {
    /// In the order of the units' numbers.
    case byNumber
    /// Each as soon as it is ready, for outputs that are kept by name: an end at any moment loses only what
    /// was not finished.
    case asReady
  }

  /// Runs units `0..<count`, taken in order.
  ///
  /// - Parameters:
  ///   - count: How many units there are.
  ///   - order: The order in which outputs are delivered.
  ///   - makeWorker: Makes what a thread works with; called once on each thread.
  ///   - perform: Performs a unit; called on the worker's thread.
  ///   - isStopped: Asked ten times a second or more, on the calling thread. Once it returns true no unit is
  ///     begun any more; those that were begun are finished and delivered.
  ///   - deliver: Takes a unit's number and output on the calling thread; throwing ends the work.
  /// - Returns: Whether all units were performed.
  /// - Throws: What `deliver` throws, after all threads have ended.
  @discardableResult
  package func run<Worker: ~Copyable, Output: Sendable>(
    count: Int, order: Order,
    makeWorker: @escaping @Sendable () -> Worker,
    perform: @escaping @Sendable (inout Worker, Int) -> Output,
    isStopped: () -> Bool = { false },
    deliver: (Int, Output) throws -> Void
  ) throws -> Bool {
    let board = Board<Output>(
      count: count, order: order, window: 8 * threads, threads: min(threads, count))
    for number in 0..<min(threads, count) {
      let thread = Thread {
        WorkerPool.work(on: board, makeWorker, perform)
        board.leave()
      }
      thread.name = "ringside-\(number)"
      thread.stackSize = 4 << 20
      thread.start()
    }
    defer { board.close() }
    var delivered = 0
    while true {
      if isStopped() { board.stop() }
      switch board.next(within: 0.1) {
      case .output(let unit, let output):
        try deliver(unit, output)
        delivered += 1
      case .nothingYet: break
      case .ended: return delivered == count
      }
    }
  }

  /// Simulates blocks, each thread with a simulator of its own.
  ///
  /// - Parameters:
  ///   - blocks: The blocks.
  ///   - order: The order in which outputs are delivered.
  ///   - makeSimulator: Makes a thread's simulator; called once on each thread.
  ///   - isStopped: As of ``run(count:order:makeWorker:perform:isStopped:deliver:)``.
  ///   - deliver: Takes a block and its output on the calling thread; throwing ends the work.
  /// - Returns: Whether all blocks were simulated.
  /// - Throws: What `deliver` throws, after all threads have ended.
  @discardableResult
  package func simulate<Blocks: RandomAccessCollection & Sendable, Simulator: ~Copyable>(
    _ blocks: Blocks, order: Order = .byNumber,
    with makeSimulator: @escaping @Sendable () -> Simulator,
    isStopped: () -> Bool = { false },
    deliver: (Simulator.Block, Simulator.Output) throws -> Void
  ) throws -> Bool
  where Simulator: BlockSimulator, Blocks.Element == Simulator.Block, Blocks.Index == Int {
    try run(
      count: blocks.count, order: order, makeWorker: makeSimulator,
      perform: { simulator, number in simulator.simulate(blocks[blocks.startIndex + number]) },
      isStopped: isStopped,
      deliver: { number, output in try deliver(blocks[blocks.startIndex + number], output) })
  }

  /// Performs units on one thread until there is none left; ends with the worker gone.
  private static func work<Worker: ~Copyable, Output>(
    on board: Board<Output>, _ makeWorker: () -> Worker,
    _ perform: (inout Worker, Int) -> Output
  ) {
    var worker = makeWorker()
    while let unit = board.take() { board.post(unit, perform(&worker, unit)) }
  }
}

/// Simulates blocks, one after another on one thread, in memory that it keeps between them.
///
/// What a block results in depends on the block alone, not on the blocks before it.
package protocol BlockSimulator: SendableMetatype, ~Copyable {
  /// What is simulated at once.
  associatedtype Block: Sendable
  /// What a block results in.
  associatedtype Output: Sendable

  /// Simulates a block.
  mutating func simulate(_ block: Block) -> Output
}

extension WorkerPool {
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
    private let order: Order
    /// How many units may be begun and not yet delivered.
    private let window: Int
    /// How many threads are still at work.
    private var working: Int
    private var taken = 0
    private var delivered = 0
    private var isStopped = false
    /// What is ready, in the order in which it became so; no more than the window holds.
    private var outputs: [(unit: Int, output: Output)] = []

    init(count: Int, order: Order, window: Int, threads: Int) {
      self.count = count
      self.order = order
      self.window = window
      working = threads
    }

    /// The next unit to perform, once there is room for its output; nil when there is none left.
    func take() -> Int? {
      condition.withLock {
        while !isStopped && taken < count && taken >= delivered + window { condition.wait() }
        guard !isStopped, taken < count else { return nil }
        taken += 1
        return taken - 1
      }
    }

    /// Leaves an output.
    func post(_ unit: Int, _ output: Output) {
      condition.withLock {
        outputs.append((unit, output))
        condition.broadcast()
      }
    }

    /// Says that a thread has ended.
    func leave() {
      condition.withLock {
        working -= 1
        condition.broadcast()
      }
    }

    /// Waits for the next output to deliver, and makes room for another.
    ///
    /// - Parameter seconds: How long to wait at the most.
    func next(within seconds: Double) -> Delivery<Output> {
      condition.withLock {
        let deadline = Date(timeIntervalSinceNow: seconds)
        while true {
          if let place = nextPlace {
            let (unit, output) = outputs.remove(at: place)
            delivered += 1
            condition.broadcast()
            return .output(unit, output)
          }
          if working == 0 { return .ended }
          if !condition.wait(until: deadline) { return .nothingYet }
        }
      }
    }

    /// Where the output is that is due next.
    private var nextPlace: Int? {
      switch order {
      case .byNumber: outputs.firstIndex { $0.unit == delivered }
      case .asReady: outputs.isEmpty ? nil : 0
      }
    }

    /// Lets no further unit be taken.
    func stop() {
      condition.withLock {
        isStopped = true
        condition.broadcast()
      }
    }

    /// Lets no further unit be taken, and waits until all threads have ended.
    func close() {
      condition.withLock {
        isStopped = true
        condition.broadcast()
        while working > 0 { condition.wait() }
      }
    }
  }
}
