import MerchantModel
import SimRandom

/// Where a desk's calls come from, in the order of time. It belongs to one thread.
package protocol DeskSource: AnyObject {
  /// The next call; nil after the last.
  func next() -> DeskCall?
  /// Begins with the first call once more.
  func rewind()
}

/// Calls as merchants sent them, each for as many as it stands for.
package final class RecordedCalls: DeskSource {
  private let calls: [DeskCall]
  private let weight: Double
  private var place = 0
  private var copies = 0

  /// Calls of merchants who stand for some real ones.
  ///
  /// - Parameters:
  ///   - calls: In any order.
  ///   - weight: How many real calls each stands for, above 0: a whole number of them and, for the rest, a draw.
  package init(_ calls: [DeskCall], weight: Double) {
    // Of calls at one instant those that differ in nothing cannot be told apart.
    self.calls = calls.sorted {
      ($0.sentAt, $0.duration, $0.patience, $0.luck) < (
        $1.sentAt, $1.duration, $1.patience, $1.luck
      )
    }
    self.weight = weight
  }

  package func next() -> DeskCall? {
    while place < calls.count {
      let call = calls[place]
      let whole = weight.rounded(.down)
      if copies < Int(whole) + (call.luck < weight - whole ? 1 : 0) {
        copies += 1
        return call
      }
      place += 1
      copies = 0
    }
    return nil
  }

  package func rewind() { (place, copies) = (0, 0) }
}

/// Calls of many merchants: a Poisson stream with a rate for each hour.
package final class PoissonCalls: DeskSource {
  private var instants: PoissonInstants
  private let durations: DurationTable
  private let patience: Sampler?

  /// A stream.
  ///
  /// - Parameters:
  ///   - rates: Mean calls in each hour.
  ///   - firstHour: The hour of the run at which the first of them begins.
  ///   - durations: How long calls take.
  ///   - patience: How long customers wait; nil for as long as it takes.
  ///   - key: The draws of an hour of the run.
  package init(
    rates: [Double], firstHour: Int, durations: DurationTable, patience: Sampler?,
    key: @escaping (_ hour: Int) -> StreamKey
  ) {
    instants = PoissonInstants(rates: rates, firstHour: firstHour, key: key)
    self.durations = durations
    self.patience = patience
  }

  package func next() -> DeskCall? {
    guard let (time, uniforms) = instants.next() else { return nil }
    let wait = patience?.quantile(uniforms.1) ?? .infinity
    return DeskCall(
      sentAt: time, duration: durations.duration(at: uniforms.0),
      patience: wait < 1e12 ? Int64(max(wait, 0) * 1e6) : .max, luck: uniforms.2)
  }

  package func rewind() { instants.rewind() }
}

/// How long the calls of a segment take, for draws by inversion.
package struct DurationTable: Sendable {
  /// How many durations stand for all; 4,096 follow a law with a coefficient of variation of 1 to 0.1 % in its own.
  private static let parts = 4_096

  private let durations: [Int64]

  /// A table of durations that were seen, the mean of which it keeps.
  ///
  /// - Parameters:
  ///   - seen: The durations in microseconds.
  ///   - sum: All of them added up.
  package init(_ seen: Histogram, sum: Int64) {
    guard seen.count > 0, let all = PooledHistogram([(seen, 1)]) else {
      durations = [0]
      return
    }
    let raw = (0..<Self.parts).map { all.quantile((Double($0) + 0.5) / Double(Self.parts)) }
    let found = raw.reduce(0, +) / Double(Self.parts)
    let factor = found > 0 ? Double(sum) / Double(seen.count) / found : 0
    durations = raw.map { Int64(($0 * factor).rounded()) }
  }

  func duration(at uniform: Double) -> Int64 {
    durations[min(Int(uniform * Double(durations.count)), durations.count - 1)]
  }
}
