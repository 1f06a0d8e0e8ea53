import MerchantModel
import SimKernel
import SimRandom

extension Codec where Value == DurationDistribution {
  /// A distribution of durations.
  static var durations: Codec { durations(atMost: .longest) }

  /// A distribution of how long the guidance of one contact takes.
  static var guidance: Codec { durations(atMost: .longestGuidance) }

  private static func durations(atMost longest: SimDuration) -> Codec {
    .law(of: .duration, within: .nonNegative, atMost: longest) {
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
  ///
  /// - Parameter longest: The longest duration that the mean, and what a law with an upper end can reach, may have.
  fileprivate static func law(
    of quantity: Quantity, within range: NumberRange, atMost longest: SimDuration? = nil,
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
        if let longest {
          let end = support.upperBound.isFinite ? support.upperBound : law.mean
          guard end <= longest.inSeconds else {
            throw TooLongError(
              seconds: end, isMean: !support.upperBound.isFinite, longest: longest,
              isFromFile: given.readsFile)
          }
        }
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

/// A distribution of durations that are longer than makes sense.
struct TooLongError: DomainProblem, Error {
  let seconds: Double
  let isMean: Bool
  let longest: SimDuration
  let isFromFile: Bool

  var message: String {
    let days = NumberText.text((seconds / 86_400).rounded())
    return isMean
      ? "the mean of the distribution is \(days) days" : "the distribution reaches \(days) days"
  }
  var expected: String? { "durations of at most \(DurationText.text(longest))" }
  var hint: String? {
    isFromFile
      ? "say in what `unit` the numbers of the file are; without one they are seconds" : nil
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
