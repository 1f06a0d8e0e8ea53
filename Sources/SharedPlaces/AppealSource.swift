import MerchantModel
import SimRandom

/// Where appeals come from, in the order of time. It belongs to one thread.
package protocol AppealSource: AnyObject {
  /// When the next real appeal is filed, in microseconds; nil after the last.
  func next() -> Int64?
  /// Begins with the first appeal once more.
  func rewind()
  /// Whether merchants filed them one by one, and no stream stands for many.
  var isRecorded: Bool { get }
}

/// Appeals as merchants filed them, each for as many as it stands for.
package final class RecordedAppeals: AppealSource {
  private let times: [Int64]
  private var place = 0
  package var isRecorded: Bool { true }

  /// Appeals of merchants who stand for some real ones.
  ///
  /// - Parameters:
  ///   - appeals: In any order.
  ///   - weight: How many real appeals each stands for, above 0: a whole number of them and, for the rest, a draw.
  package init(_ appeals: [FiledAppeal], weight: Double) {
    let whole = weight.rounded(.down)
    times = appeals.flatMap { appeal in
      repeatElement(appeal.at, count: Int(whole) + (appeal.luck < weight - whole ? 1 : 0))
    }.sorted()
  }

  package func next() -> Int64? {
    guard place < times.count else { return nil }
    defer { place += 1 }
    return times[place]
  }

  package func rewind() { place = 0 }
}

/// Appeals of many merchants: a Poisson stream with a rate for each hour.
package final class PoissonAppeals: AppealSource {
  private var instants: PoissonInstants
  package var isRecorded: Bool { false }

  /// A stream.
  ///
  /// - Parameters:
  ///   - rates: Mean appeals in each hour.
  ///   - firstHour: The hour of the run at which the first of them begins.
  ///   - key: The draws of an hour of the run.
  package init(
    rates: [Double], firstHour: Int, key: @escaping (_ hour: Int) -> StreamKey
  ) {
    instants = PoissonInstants(rates: rates, firstHour: firstHour, key: key)
  }

  package func next() -> Int64? { instants.next()?.time }

  package func rewind() { instants.rewind() }
}
