import Foundation
import MerchantModel
import SharedPlaces
import SimKernel
import SimRandom

/// Calls written down by hand.
final class WrittenCalls: DeskSource {
  private let calls: [DeskCall]
  private var place = 0

  /// Calls in seconds: when each is sent, how long it takes, how long its customer waits.
  init(_ calls: [(at: Double, takes: Double, waits: Double)]) {
    self.calls = calls.map {
      DeskCall(
        sentAt: Int64($0.at * 1e6), duration: Int64($0.takes * 1e6),
        patience: $0.waits.isFinite ? Int64($0.waits * 1e6) : .max, luck: 0.5)
    }
  }

  func next() -> DeskCall? {
    defer { place += 1 }
    return place < calls.count ? calls[place] : nil
  }

  func rewind() { place = 0 }
}

/// A Poisson stream of calls of exponential length and patience.
final class MarkovCalls: DeskSource {
  private let perHour: Double
  private let service: Double
  private let patience: Double?
  private let key: StreamKey
  private var number: UInt64 = 0
  private var hours = 0.0

  /// A stream; service and patience are means in hours.
  init(perHour: Double, service: Double, patience: Double?, replication: UInt64) {
    self.perHour = perHour
    self.service = service
    self.patience = patience
    key = StreamKey(seed: 20_261_130, replication: replication, subject: 0, entity: 0, purpose: 0)
  }

  func next() -> DeskCall? {
    let draws = key.uniforms(at: number)
    number += 1
    hours += -log(draws.0) / perHour
    return DeskCall(
      sentAt: Int64(hours * 3_600e6), duration: Int64(-log(draws.1) * service * 3_600e6),
      patience: patience.map { Int64(-log(draws.2) * $0 * 3_600e6) } ?? .max, luck: draws.3)
  }

  func rewind() { (number, hours) = (0, 0) }
}
