import SimKernel
import SimRandom

/// The platform's appeals queue: reviewers who look at suspensions again, for all merchants.
///
/// A suspended merchant may appeal. The appeal waits in one line, first come first served. Upheld, nothing changes.
/// Overturned, the strike is taken off, and the feature is on again at once if the days off are not over.
public struct Appeals: Hashable, Sendable {
  /// How many reviewers there are, 1 or more.
  public var reviewers: Int
  /// How many appeals each of them reviews in a day of work, above 0. A review takes that part of a day's hours.
  public var reviewsPerDay: Double
  /// When they work.
  public var hours = Shift(from: .midnight, to: .endOfDay)
  /// Appeals in line as the counted days begin, besides those that the warm-up leaves there; 0 or more.
  public var backlog = 0
  /// The chance that a suspended merchant appeals.
  public var filed: ChanceByCause
  /// The chance that an appeal is overturned.
  public var overturned: ChanceByCause
  /// From the midnight of the decision until the appeal is filed.
  public var delay = Appeals.withinTheDay

  /// A queue that reviewers attend to round the clock.
  public init(
    reviewers: Int, reviewsPerDay: Double, filed: ChanceByCause, overturned: ChanceByCause
  ) {
    self.reviewers = reviewers
    self.reviewsPerDay = reviewsPerDay
    self.filed = filed
    self.overturned = overturned
  }

  /// At any time of the first day, each being as likely.
  public static var withinTheDay: DurationDistribution {
    DurationDistribution(
      seconds: (try? .uniform(from: 0, to: SimDuration.day.inSeconds)) ?? .exactly(0))
  }

  /// How long a review takes: a day's hours over the reviews of a day, and a microsecond at the least.
  package var review: SimDuration {
    max(SimDuration(seconds: hours.length.inSeconds / reviewsPerDay), .microseconds(1))
  }

  /// How many reviews all reviewers together can do in a week.
  package var reviewsPerWeek: Double {
    Double(reviewers) * reviewsPerDay * Double(Set(hours.days).count)
  }
}

/// A chance by what a suspension is put down to.
public struct ChanceByCause: Hashable, Sendable, BitwiseCopyable {
  /// Of merchants whose own rate is low.
  public var byFault: Probability
  /// Of those whose suspension is a false positive.
  public var byLuck: Probability

  /// Makes a pair of chances.
  public init(byFault: Probability, byLuck: Probability) {
    self.byFault = byFault
    self.byLuck = byLuck
  }

  /// The chance of a suspension.
  @inline(__always)
  func chance(isLuck: Bool) -> Double { (isLuck ? byLuck : byFault).value }
}

/// Places that merchants share, and that are brought to agree with them.
public enum SharedPlace: String, CaseIterable, Hashable, Sendable, Codable {
  /// The platform's desk.
  case desk
  /// The appeals queue.
  case appeals

  /// What it is called in messages.
  public var phrase: String { self == .desk ? "the platform's desk" : "the appeals queue" }
  /// The same in short.
  public var word: String { self == .desk ? "the desk" : "appeals" }
}

extension Scenario {
  /// The places that merchants share, in the order in which they are listed.
  public var sharedPlaces: [SharedPlace] {
    (desk == nil ? [] : [.desk]) + (appeals == nil ? [] : [.appeals])
  }
}
