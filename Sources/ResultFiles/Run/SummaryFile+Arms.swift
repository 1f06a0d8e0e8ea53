import MerchantModel
import Runs
import SimStatistics

extension SummaryFile {
  /// An arm of a roll-out, with the figures of its merchants.
  public struct ArmFigures: Codable, Hashable, Sendable {
    /// Its name.
    public var name: String
    /// What its policy does; absent where nobody says.
    public var title: String?
    /// The chance that a merchant is in it.
    public var share: Double
    /// The figures by segment, and of all its merchants.
    public var scopes: [Scope]

    /// The arm's merchants of a segment, or all of them.
    public struct Scope: Codable, Hashable, Sendable {
      /// The segment's name, or `population`.
      public var name: String
      /// The figures, in the dictionary's order.
      public var measures: [Figure]
    }
  }

  /// What an experiment with the merchants of a roll-out would see of an arm.
  public struct TrialFigure: Codable, Hashable, Sendable {
    /// The arm's name.
    public var arm: String
    /// The name of the first arm, which it is compared with.
    public var against: String
    /// The segment's name, or `population`.
    public var of: String
    /// The arm's figure less the first one's, over all replications.
    public var difference: Figure
    /// The share of replications in which an experiment sees the difference.
    public var seen: Double?
    /// The ends of its interval.
    public var seenLower: Double?
    /// The ends of its interval.
    public var seenUpper: Double?
    /// In how many of them the figure is seen to be less than in the first arm.
    public var seenLess: Int
    /// In how many of them it is seen to be more.
    public var seenMore: Int
    /// The difference that four of five experiments would see.
    public var detectable: Double?
    /// How many times the merchants it takes until four of five see the difference.
    public var merchantsFactor: Double?
  }

  /// The figures of each arm; nil where there are none.
  static func arms(of result: RunResult) -> [ArmFigures]? {
    guard result.scenario.hasArms else { return nil }
    return zip(result.scenario.arms, result.arms).map { arm, part in
      ArmFigures(
        name: arm.name, title: arm.title, share: arm.share.value,
        scopes: part.scopes.map { scope in
          ArmFigures.Scope(
            name: part.name(of: scope),
            measures: part.measures.map { Figure($0, part.estimate($0, of: scope)) })
        })
    }
  }

  /// What an experiment would see; nil where there are no arms.
  static func trial(of result: RunResult) -> [TrialFigure]? {
    guard result.scenario.hasArms else { return nil }
    return TrialFile.contrasts(of: result).map { contrast, against in
      TrialFigure(
        arm: result.scenario.arms[contrast.arm].name, against: against,
        of: result.name(of: contrast.scope),
        difference: Figure(contrast.measure, contrast.difference), seen: contrast.seen.value,
        seenLower: contrast.seen.interval?.lower, seenUpper: contrast.seen.interval?.upper,
        seenLess: contrast.seenLower, seenMore: contrast.seenHigher,
        detectable: contrast.detectable, merchantsFactor: contrast.merchantsFactor)
    }
  }
}
