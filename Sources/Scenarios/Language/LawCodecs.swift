import MerchantModel
import SimKernel
import SimRandom

extension Codec where Value == DurationDistribution {
  /// A distribution of durations.
  static var durations: Codec {
    .law(of: .duration, within: .nonNegative) {
      DurationDistribution(seconds: $0)
    } from: {
      $0.meanSeconds
    }
  }
}

extension Codec where Value == Distribution {
  /// A distribution of factors, 0 or more.
  static var factor: Codec {
    .law(of: .number, within: .nonNegative) {
      $0
    } from: {
      $0.mean
    }
  }

  /// A distribution of shares, 0 to 1.
  static var share: Codec {
    .law(of: .number, within: .from(0, through: 1)) {
      $0
    } from: {
      $0.mean
    }
  }
}

extension Codec {
  /// A distribution whose values stay within a range.
  ///
  /// A distribution from a file is written as it was read. Only defaults are written from their values; they are
  /// constants, so `constant` suffices to write them.
  fileprivate static func law(
    of quantity: Quantity, within range: NumberRange,
    _ make: @escaping @Sendable (Distribution) -> Value,
    from constant: @escaping @Sendable (Value) -> Double
  ) -> Codec {
    let spec = Codec<DistributionSpec>.distributionSpec(of: quantity)
    return Codec(spec.shape) { node, context in
      guard let given = spec.read(node, &context) else { return nil }
      do {
        let law = try given.distribution()
        let support = law.support
        guard support.lowerBound >= range.lower ?? -.infinity,
          support.upperBound <= range.upper ?? .infinity
        else { throw OutsideSupportError(range: range) }
        return make(law)
      } catch {
        context.report(.domain(ForeignProblem.of(error)), at: node.location)
        return nil
      }
    } writing: {
      spec.render(.constant(constant($0)))
    } resolving: {
      spec.resolve($0)
    }
  }
}

/// A distribution that can take values outside the range of its field.
struct OutsideSupportError: DomainProblem, Error {
  let range: NumberRange

  var message: String { "the distribution can leave the values that make sense here" }
  var expected: String? {
    let lower = NumberText.text(range.lower ?? 0)
    return range.upper.map { "values from \(lower) to \(NumberText.text($0))" }
      ?? "values of \(lower) or more"
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
        guard SimDuration.days(days) == duration else { throw BrokenDaysError() }
        return Int(days)
      } from: {
        .days(Int64($0))
      })
  }
}

/// A duration that is not a whole number of days.
struct BrokenDaysError: DomainProblem, Error {
  var message: String { "a whole number of days is needed here" }
  var hint: String? { "such as `3` or `3 days`" }
}
