import Foundation
import SimRandom

/// The instants of a Poisson stream with a rate for each hour.
struct PoissonInstants {
  private let rates: [Double]
  private let firstHour: Int
  private let key: (_ hour: Int) -> StreamKey
  private var hour = 0
  private var draws = 0
  /// How far the hour has got, from 0 to 1.
  private var position = 0.0

  /// A stream.
  ///
  /// - Parameters:
  ///   - rates: Mean instants in each hour.
  ///   - firstHour: The hour of the run at which the first of them begins.
  ///   - key: The draws of an hour of the run.
  init(rates: [Double], firstHour: Int, key: @escaping (_ hour: Int) -> StreamKey) {
    self.rates = rates
    self.firstHour = firstHour
    self.key = key
  }

  /// The next instant in microseconds, and three uniforms for what else is drawn; nil after the last.
  mutating func next() -> (time: Int64, uniforms: (Double, Double, Double))? {
    while hour < rates.count {
      let uniforms =
        rates[hour] > 0 ? key(firstHour + hour).uniforms(at: UInt64(draws)) : (0, 0, 0, 0)
      draws += 1
      position += rates[hour] > 0 ? -log(uniforms.0) / rates[hour] : 1
      guard position < 1 else {
        (hour, draws, position) = (hour + 1, 0, 0)
        continue
      }
      return (
        Int64((Double(firstHour + hour) + position) * 3_600e6),
        (uniforms.1, uniforms.2, uniforms.3)
      )
    }
    return nil
  }

  /// Begins with the first instant once more.
  mutating func rewind() { (hour, draws, position) = (0, 0, 0) }
}
