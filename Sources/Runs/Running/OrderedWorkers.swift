import Foundation

/// Does numbered units of work on several threads and delivers their outputs in the order of the numbers.
///
/// Threads take the next number as they become free, so none waits for a slow one; outputs that come early
/// wait in a window of bounded size, so memory does not grow with the number of units. What is delivered
/// does not depend on the number of threads.
package enum OrderedWorkers {
  /// Runs units `0..<count`.
  ///
  /// - Parameters:
  ///   - count: How many units there are.
  ///   - threads: How many threads work, 1 or more.
  ///   - makeWorker: Makes what a thread works with; called once on each thread.
  ///   - perform: Does a unit; called on the worker's thread.
  ///   - deliver: Takes the outputs, in order, on the calling thread; throwing ends the work.
  /// - throws: What `deliver` throws, after all threads have ended.
  package static func run<Worker, Output: Sendable>(
    count: Int, threads: Int, makeWorker: @escaping @Sendable () -> Worker,
    perform: @escaping @Sendable (Worker, Int) -> Output,
    deliver: (Int, Output) throws -> Void
  ) throws {
    let board = Board<Output>(count: count, window: 8 * threads)
    let running = DispatchGroup()
    for number in 0..<min(threads, max(count, 1)) {
      running.enter()
      let thread = Thread {
        let worker = makeWorker()
        while let unit = board.take() { board.post(unit, perform(worker, unit)) }
        running.leave()
      }
      thread.name = "ringside-\(number)"
      thread.stackSize = 4 << 20
      thread.start()
    }
    defer {
      board.stop()
      running.wait()
    }
    for unit in 0..<count { try deliver(unit, board.await(unit)) }
  }

  /// Where threads take units and leave outputs.
  private final class Board<Output: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private let count: Int
    private let window: Int
    private var nextToTake = 0
    private var nextToDeliver = 0
    private var isStopped = false
    /// Outputs by unit modulo the window.
    private var outputs: [Output?]

    init(count: Int, window: Int) {
      self.count = count
      self.window = window
      outputs = Array(repeating: nil, count: window)
    }

    /// The next unit to do, once there is room for its output; nil when there is none left.
    func take() -> Int? {
      condition.lock()
      defer { condition.unlock() }
      while !isStopped && nextToTake < count && nextToTake >= nextToDeliver + window {
        condition.wait()
      }
      guard !isStopped, nextToTake < count else { return nil }
      nextToTake += 1
      return nextToTake - 1
    }

    func post(_ unit: Int, _ output: Output) {
      condition.lock()
      outputs[unit % window] = output
      condition.broadcast()
      condition.unlock()
    }

    /// Waits for the output of a unit and makes room for another.
    func await(_ unit: Int) -> Output {
      condition.lock()
      defer { condition.unlock() }
      while true {
        if let output = outputs[unit % window] {
          outputs[unit % window] = nil
          nextToDeliver = unit + 1
          condition.broadcast()
          return output
        }
        condition.wait()
      }
    }

    func stop() {
      condition.lock()
      isStopped = true
      condition.broadcast()
      condition.unlock()
    }
  }
}
