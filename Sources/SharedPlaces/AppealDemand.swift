import MerchantModel

/// The appeals of a segment whose merchants stand for many, by day and by hour of the day, over all replications.
///
/// Its size does not depend on how many merchants there are, nor on how many appeals.
package struct AppealDemand: Sendable {
  private let like: LikeHours
  private var byDay: [Int64]
  private var byHour = [Int64](repeating: 0, count: 24)

  /// No appeals yet.
  package init(_ like: LikeHours) {
    self.like = like
    byDay = Array(repeating: 0, count: like.groups.count / 24)
  }

  /// Counts an appeal, if it lies in the days that are looked at.
  package mutating func add(_ appeal: FiledAppeal) {
    let hour = Int(appeal.at / 3_600_000_000) - like.firstHour
    guard like.groups.indices.contains(hour) else { return }
    byDay[hour / 24] += 1
    byHour[hour % 24] += 1
  }

  /// Appeals on the last days, as many as are counted.
  package func filed(onLast days: Int) -> Int64 { byDay.suffix(days).reduce(0, +) }

  /// Adds other appeals of the same segment.
  package mutating func add(_ other: AppealDemand) {
    for day in byDay.indices { byDay[day] += other.byDay[day] }
    for hour in byHour.indices { byHour[hour] += other.byHour[hour] }
  }

  /// Mean real appeals in each hour: the mean of the day, spread over its hours as over those of all days.
  ///
  /// - Parameters:
  ///   - weight: How many real appeals each stands for.
  ///   - replications: Over how many replications they were counted.
  package func rates(weight: Double, replications: Int) -> [Double] {
    let all = Double(byDay.reduce(0, +))
    guard all > 0 else { return Array(repeating: 0, count: 24 * byDay.count) }
    let shares = byHour.map { Double($0) / all }
    return dayMeans.flatMap { mean in
      shares.map { weight * mean / Double(max(replications, 1)) * $0 }
    }
  }

  /// What is expected on each day, of all replications together.
  ///
  /// Few simulated merchants bring counts that scatter more than those of the many that they stand for, and would make the
  /// queue look worse than it is. So a day's count is drawn towards the mean of the days like it (the same day of the week,
  /// under the same campaigns), and that mean towards the mean of all days, as far as Poisson noise explains that they
  /// differ. Where days do differ, as after a launch, they keep their own counts. The sum of all days is kept.
  ///
  /// Source: C. N. Morris, Parametric empirical Bayes inference, Journal of the American Statistical Association 78 (1983)
  /// 47-55.
  package var dayMeans: [Double] {
    let counts = byDay.map(Double.init)
    let groups = counts.indices.map { like.groups[24 * $0] / 24 }
    let members = (0..<like.count / 24).map { group in
      counts.indices.filter { groups[$0] == group }
    }
    let found = members.map { days in days.map { counts[$0] }.reduce(0, +) / Double(days.count) }
    let means = Self.drawnTogether(
      found, noise: zip(found, members).map { $0 / Double($1.count) })
    var expected = counts
    for (group, days) in members.enumerated() {
      let own = Self.drawnTogether(days.map { counts[$0] }, noise: days.map { _ in found[group] })
      for (day, value) in zip(days, own) { expected[day] = value + means[group] - found[group] }
    }
    // A day that is less than nothing is nothing.
    expected = expected.map { max($0, 0) }
    let sum = expected.reduce(0, +)
    return sum > 0 ? expected.map { $0 * counts.reduce(0, +) / sum } : counts
  }

  /// Values drawn towards their mean as far as noise explains that they differ.
  ///
  /// - Parameter noise: The variance of each that is noise.
  private static func drawnTogether(_ values: [Double], noise: [Double]) -> [Double] {
    guard values.count > 1 else { return values }
    let number = Double(values.count)
    let mean = values.reduce(0, +) / number
    let seen = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (number - 1)
    let between = max(seen - noise.reduce(0, +) / number, 0)
    return zip(values, noise).map { value, noise in
      mean + (between + noise > 0 ? between / (between + noise) : 0) * (value - mean)
    }
  }
}
