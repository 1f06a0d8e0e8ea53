import MerchantModel
import SimKernel
import SimRandom

extension Codec where Value == DurationDistribution {
  /// A law of durations.
  ///
  /// Written from a value only for defaults, all of which are constants; what a file says is kept as it
  /// was written.
  static var durations: Codec {
    Codec<DistributionSpec>.distributionSpec(of: .duration).map {
      DurationDistribution(seconds: try $0.distribution())
    } from: {
      .constant($0.meanSeconds)
    }
  }
}

extension Codec where Value == Distribution {
  /// A law of factors: 0 or more.
  static var factor: Codec {
    Codec<DistributionSpec>.distributionSpec(of: .number).map {
      let law = try $0.distribution()
      guard law.support.lowerBound >= 0 else { throw OutsideSupport(least: 0, most: .infinity) }
      return law
    } from: {
      .constant($0.mean)
    }
  }

  /// A law of shares: 0 to 1.
  static var share: Codec {
    Codec<DistributionSpec>.distributionSpec(of: .number).map {
      let law = try $0.distribution()
      guard law.support.lowerBound >= 0, law.support.upperBound <= 1 else {
        throw OutsideSupport(least: 0, most: 1)
      }
      return law
    } from: {
      .constant($0.mean)
    }
  }
}

/// A distribution can take values that make no sense here.
struct OutsideSupport: DomainProblem {
  let least: Double
  let most: Double

  var message: String { "the distribution can leave the values that make sense here" }
  var expected: String? {
    most.isFinite ? "values from \(least) to \(most)" : "values of \(least) or more"
  }
  var hint: String? { "cut it with `truncated`, or choose another family" }
}

extension Codec where Value == Int {
  /// A number of days: a bare number, or a duration of whole days.
  static func dayCount(_ range: ClosedRange<Int>) -> Codec {
    .shorthand(
      .integer(in: range), expand: { $0 }, contract: { $0 },
      or: Codec<SimDuration>.duration(
        atLeast: .days(Int64(range.lowerBound)), atMost: .days(Int64(range.upperBound))
      ).map { duration in
        let days = duration.microseconds / SimDuration.days(1).microseconds
        guard SimDuration.days(days) == duration else { throw BrokenDays() }
        return Int(days)
      } from: {
        .days(Int64($0))
      })
  }
}

/// A duration that is not a whole number of days.
struct BrokenDays: DomainProblem {
  var message: String { "a whole number of days is needed here" }
  var hint: String? { "such as `3` or `3 days`" }
}
