import Foundation
import MerchantModel
import ResultFiles
import SimRandom

extension FitFigures.Weekdays {
  /// The factors and the days; nil of less than a week, whose weekdays stay as they are.
  init?(_ demand: DemandFit) {
    guard demand.counts.days.count >= 7 else { return nil }
    let series = demand.series
    self.init(
      factors: demand.weekdays.factors.map { factor in
        factor.map {
          FitFigures.Factor(value: $0.value, lower: $0.lower, upper: $0.upper)
        }
      },
      days: series.days.indices.filter { series.means[$0] > 0 }.map { place in
        FitFigures.Level(
          weekday: CivilDate(dayNumber: series.days[place]).weekday.rawValue,
          level: demand.weekdays.scale * series.counts[place] / series.means[place])
      })
  }
}

extension FitFigures.Hours {
  /// The profiles, each with the kinds that have it.
  static func pictures(_ kinds: [Calibration.KindFit]) -> [Self] {
    var pictures: [(kinds: [String], fit: HourFit)] = []
    for kind in kinds {
      guard let hours = kind.hours else { continue }
      if let same = pictures.firstIndex(where: { $0.fit.shares == hours.shares }) {
        pictures[same].kinds.append(kind.name)
      } else {
        pictures.append(([kind.name], hours))
      }
    }
    return pictures.map { picture in
      Self(
        kinds: picture.kinds,
        shares: zip(picture.fit.logged, picture.fit.shares).map {
          FitFigures.Pair(
            logged: $0, fitted: $1.value, lower: max(0, $1.lower), upper: min(100, $1.upper))
        }, isShrunk: picture.fit.isShrunk)
    }
  }
}

extension FitFigures.Day {
  /// The days of all merchants together, with what their weekdays have, and where the fitted spread has other such days: a
  /// gamma law with the variance of Poisson counts, of merchants' own factors and of the factor that they share.
  static func days(_ demand: DemandFit) -> [Self] {
    let own = demand.own?.dayVariation ?? 0
    let shared = demand.shared.dayVariation
    let counts = demand.counts
    return counts.days.indices.compactMap { place in
      guard let factor = demand.weekdays.factors[counts.weekday(place)]?.value else { return nil }
      let level = factor / demand.weekdays.scale
      let known = counts.offered.indices.filter { counts.offered[$0][place] != nil }
      let means = known.map { demand.levels.sizes[$0] * level }
      let mean = means.reduce(0, +)
      guard mean > 0 else { return nil }
      let squares = means.reduce(0) { $0 + $1 * $1 } / (mean * mean)
      let variance = 1 / mean + own * own * squares + shared * shared
      guard let law = try? Distribution.gamma(mean: mean, cv: variance.squareRoot()) else {
        return nil
      }
      return Self(
        date: CivilDate(dayNumber: counts.days[place]).description,
        count: known.reduce(0) { $0 + (counts.offered[$1][place] ?? 0) }, expected: mean,
        lower50: law.quantile(0.25), upper50: law.quantile(0.75), lower90: law.quantile(0.05),
        upper90: law.quantile(0.95))
    }
  }
}

extension FitFigures.Counts {
  /// About how many bins there are.
  private static let most = 30
  /// Beyond so many a day a picture of whole counts says nothing that the days themselves do not.
  private static let busiest = 2_000

  /// How many merchant-days have how many contacts, or calls, beside gamma-Poisson counts of the fitted busyness, and beside
  /// Poisson counts; nil of merchants that the log does not tell apart, and of very busy ones.
  init?(_ segment: String, _ demand: DemandFit) {
    let counts = demand.counts
    let logged = counts.offered.flatMap { $0.compactMap { $0 } }.sorted()
    guard demand.owner != .platform, let greatest = logged.last, greatest <= Self.busiest else {
      return nil
    }
    let cut = logged[min(logged.count - 1, logged.count * 199 / 200)] + 1
    let width = max(1, (cut + Self.most - 1) / Self.most)
    let bins = (cut + width - 1) / width
    let busyness = (demand.owner == .both ? demand.own : demand.shared)?.dayVariation ?? 0
    var (fitted, alike) = (
      [Double](repeating: 0, count: bins), [Double](repeating: 0, count: bins)
    )
    // Days of nearly the same mean are taken together.
    var days: [Int: Double] = [:]
    for merchant in counts.offered.indices {
      for place in counts.days.indices where counts.offered[merchant][place] != nil {
        let mean = demand.levels.sizes[merchant] * demand.level(onDay: place)
        guard mean > 0 else { continue }
        days[Int((200 * log(mean)).rounded()), default: 0] += 1
      }
    }
    for (key, weight) in days.sorted(by: { $0.key < $1.key }) {
      let mean = exp(Double(key) / 200)
      Self.add(weight, DayCountLaw(mean: mean, variation: busyness), width: width, to: &fitted)
      Self.add(weight, DayCountLaw(mean: mean, variation: 0), width: width, to: &alike)
    }
    var data = [Double](repeating: 0, count: bins)
    for count in logged { data[min(count / width, bins - 1)] += 1 }
    self.init(
      segment: segment, merchantDays: logged.count,
      bins: (0..<bins).map { bin in
        FitFigures.Bin(
          from: Double(bin * width), to: Double((bin + 1) * width), logged: data[bin],
          fitted: fitted[bin], alike: alike[bin])
      })
  }

  /// Adds the days of a law; what lies beyond the last bin is counted to it.
  private static func add(
    _ weight: Double, _ law: DayCountLaw, width: Int, to bins: inout [Double]
  ) {
    var rest = 1.0
    for bin in bins.indices {
      let isLast = bin == bins.count - 1
      let share =
        isLast
        ? rest : (bin * width..<(bin + 1) * width).reduce(0) { $0 + exp(law.logChance($1)) }
      bins[bin] += weight * max(share, 0)
      rest -= share
    }
  }
}

/// Gamma-Poisson counts, and Poisson counts where the factor has no variation.
private struct DayCountLaw {
  let mean: Double
  let variation: Double

  /// The logarithm of the chance of a count.
  func logChance(_ count: Int) -> Double {
    let n = Double(count)
    let square = variation * variation
    guard square > 1e-9 else { return n * log(mean) - mean - GSL.logGamma(n + 1) }
    let shape = 1 / square
    return GSL.logGamma(n + shape) - GSL.logGamma(shape) - GSL.logGamma(n + 1)
      + n * log(square * mean) - (n + shape) * log1p(square * mean)
  }
}

extension DemandFit {
  /// A day's level, which is that of its weekday where the log is of one merchant alone.
  fileprivate func level(onDay place: Int) -> Double {
    guard owner != .both else { return levels.levels[place] }
    let factor = weekdays.factors[counts.weekday(place)]?.value ?? weekdays.scale
    return factor / weekdays.scale
  }
}
