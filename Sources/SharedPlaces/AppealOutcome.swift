import MerchantModel
import SimKernel
import SimStatistics

/// What came to the appeals queue: its own figures, of real appeals.
public struct AppealOutcome: PlaceOutcome {
  /// The simulated days that are shown.
  public let days: Range<Int>
  /// Those of them that are counted.
  public let countedDays: Range<Int>
  /// How many reviewers there are.
  public let reviewers: Int
  /// Appeals in line as the counted days begin, besides those of the warm-up.
  public let backlog: Int
  /// The segments whose merchants stand for many, so that their appeals came as a Poisson stream.
  public let streamed: [String]
  /// How long a review takes, and how much each reviewer works in the counted days.
  private let review: Int64
  private let worked: Int64
  /// By replication, then day.
  private var replications: [[AppealDay]] = []
  /// Real appeals filed on the counted days, by replication, as many as the simulated merchants themselves stand for.
  private var filed: [Double] = []
  /// Waits of those filed on the counted days, all replications together.
  private var waits = Histogram()

  /// No replication yet.
  ///
  /// - Parameter reviewers: How many reviewers there are; nil for as many as the scenario has.
  package init(_ scenario: Scenario, _ appeals: Appeals, reviewers: Int? = nil) {
    let calendar = scenario.calendar
    let hours = ReviewHours(appeals, on: calendar)
    days = calendar.shownDays
    countedDays = calendar.countedDays
    self.reviewers = reviewers ?? appeals.reviewers
    backlog = appeals.backlog
    streamed = scenario.segments.filter(\.isStreamed).map(\.name)
    review = hours.review
    func midnight(_ day: Int) -> Int64 { SimDuration.days(Int64(day)).microseconds }
    worked =
      hours.worked(by: midnight(calendar.countedDays.upperBound))
      - hours.worked(by: midnight(calendar.countedDays.lowerBound))
  }

  /// Adds the next replication.
  ///
  /// - Parameter filed: Real appeals filed on the counted days, as many as the simulated merchants themselves stand for; nil
  ///   where all came as they were filed. Streams have the same means in all replications, and would hide how few merchants
  ///   were simulated.
  package mutating func add(_ served: ServedAppeals, filed: Double? = nil) {
    replications.append(served.days)
    waits.add(served.waits)
    let counted = served.days.suffix(countedDays.count).reduce(0) { $0 + $1.filed }
    self.filed.append(filed ?? Double(counted))
  }

  /// A figure of the queue over the counted days.
  public enum Figure: String, CaseIterable, Sendable {
    /// Appeals filed a day.
    case filed
    /// Appeals decided a day.
    case decided
    /// The mean time from the filing to the decision, in days.
    case wait
    /// The share of appeals decided within 24 hours.
    case decidedInADay = "decided_in_24_h"
    /// The work of the appeals filed, over the hours of reviewers.
    case offeredLoad = "offered_load"
    /// The work of the appeals decided, over the hours of reviewers.
    case load
    /// How many reviewers could do the work of the appeals filed, and no more.
    case reviewersToKeepUp = "reviewers_to_keep_up"
    /// Appeals that are not decided as a day ends, on the mean of the days.
    case backlog
    /// Appeals that are not decided as the last day ends.
    case backlogAtEnd = "backlog_at_end"
    /// Hours of reviewers a day.
    case reviewerHours = "reviewer_hours"
  }

  /// All of them.
  public var figures: [Figure] { Figure.allCases }

  /// How many replications there are.
  public var replicationCount: Int { replications.count }

  /// A figure over the counted days.
  public func sample(of figure: Figure) -> PairedDifference.RatioSample {
    let counted = (countedDays.lowerBound - days.lowerBound)..<days.count
    let pairs = zip(replications, filed).map { replication, filed in
      let sum = replication[counted].reduce(into: AppealDay()) { $0.add($1) }
      return parts(of: figure, sum, filed: filed, last: replication[days.count - 1])
    }
    return PairedDifference.RatioSample(
      numerators: pairs.map(\.0), denominators: pairs.map(\.1))
  }

  /// The time in days within which a share of the appeals is decided; nil without appeals.
  public func wait(quantile share: Double) -> Double? {
    waits.quantile(share).map { $0 / Double(SimDuration.days(1).microseconds) }
  }

  /// A figure of one simulated day.
  public enum DayFigure: String, CaseIterable, Sendable {
    /// Appeals filed on the day.
    case filed
    /// Appeals decided on it.
    case decided
    /// Appeals that are not decided as it ends.
    case backlog
    /// The mean time from the filing to the decision of those filed on it, in days.
    case wait
  }

  /// A figure of a simulated day that is shown.
  public func estimate(_ figure: DayFigure, onDay day: Int) -> Estimate {
    let pairs = replications.map { replication -> (Double, Double) in
      let found = replication[day - days.lowerBound]
      return switch figure {
      case .filed: (Double(found.filed), 1)
      case .decided: (Double(found.decided), 1)
      case .backlog: (Double(found.backlog), 1)
      case .wait: (Self.days(found.waitMicroseconds), Double(found.filed))
      }
    }
    return Ratio.estimate(numerators: pairs.map(\.0), denominators: pairs.map(\.1))
  }

  private static func days(_ microseconds: Int128) -> Double {
    Double(microseconds) / Double(SimDuration.days(1).microseconds)
  }

  /// Numerator and denominator.
  private func parts(
    of figure: Figure, _ sum: AppealDay, filed: Double, last: AppealDay
  ) -> (Double, Double) {
    let number = Double(countedDays.count)
    let staffed = Double(reviewers) * Double(worked)
    return switch figure {
    case .filed: (filed, number)
    case .decided: (Double(sum.decided), number)
    case .wait: (Self.days(sum.waitMicroseconds), Double(sum.filed))
    case .decidedInADay: (Double(sum.decidedInADay), Double(sum.filed))
    case .offeredLoad: (filed * Double(review), staffed)
    case .load: (Double(sum.decided) * Double(review), staffed)
    case .reviewersToKeepUp: (filed * Double(review), Double(worked))
    case .backlog: (Double(sum.backlog), number)
    case .backlogAtEnd: (Double(last.backlog), 1)
    case .reviewerHours: (staffed / 3_600e6, number)
    }
  }
}
