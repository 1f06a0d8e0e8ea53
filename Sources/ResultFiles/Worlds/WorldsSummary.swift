import MerchantModel
import Runs
import SimStatistics
import Studies

/// What worlds show, as a part of `summary.json`.
public struct WorldsSummary: Codable, Hashable, Sendable {
  /// Something that was drawn.
  public struct Input: Codable, Hashable, Sendable {
    /// The file of joint draws, the tie, or the path of the only value.
    public var name: String
    /// How many numbers it stands for, where they are joint draws.
    public var numbers: Int?
    /// The values that it decides.
    public var values: [Value]
  }

  /// A value that nobody knows.
  public struct Value: Codable, Hashable, Sendable {
    /// Its path.
    public var path: String
    /// What it can be.
    public var uncertain: String
    /// What it is taken for elsewhere.
    public var value: String
    /// Why it is not known.
    public var note: String?
    /// Where the law comes from.
    public var source: String?
  }

  /// A figure over worlds.
  public struct Figure: Codable, Hashable, Sendable {
    /// The policy; absent of a run.
    public var policy: String?
    /// The measure.
    public var measure: String
    /// Its unit.
    public var unit: String
    /// What a twentieth of worlds lie at or below.
    public var p05: Double?
    /// What half of the worlds lie at or below.
    public var p50: Double?
    /// What 19 of 20 worlds lie at or below.
    public var p95: Double?
    /// The mean over worlds; absent if some are unstable.
    public var mean: Double?
    /// The lower end of its interval.
    public var lower: Double?
    /// The upper end of its interval.
    public var upper: Double?
    /// Which share of the variance over worlds is noise of the simulation.
    public var noiseShare: Double?
    /// In how many worlds the figure exists.
    public var worlds: Int
    /// In how many worlds the policy is better than the first, ties counting half; absent of the first.
    public var betterIn: Double?
    /// In how many worlds it is the best, ties shared; absent of a run.
    public var bestIn: Double?
    /// By input, which share of the variance knowing it alone would take away.
    public var explained: [String: Double]?
  }

  /// A choice between policies by a measure.
  public struct Choice: Codable, Hashable, Sendable {
    /// The measure.
    public var measure: String
    /// The policy with the best mean over worlds.
    public var best: String
    /// What knowing the world before choosing is worth, in the measure's unit.
    public var perfectInformation: Double
    /// What knowing one input is worth, by its name.
    public var information: [String: Double]?
    /// What would turn the choice; absent with too few worlds to say.
    public var turns: [Turn]?
  }

  /// Values of an input for which another policy is better.
  public struct Turn: Codable, Hashable, Sendable {
    /// In words, such as `rule.minimumCalls below 3`.
    public var condition: String
    /// The policy that is better then.
    public var policy: String
    /// The share of worlds.
    public var share: Double
  }

  /// How many worlds there are.
  public var worlds: Int
  /// Replications of each.
  public var replications: Int
  /// In how many a queue grows without end.
  public var unstable: Int
  /// What was drawn.
  public var inputs: [Input]
  /// Shown figures of all merchants.
  public var figures: [Figure]
  /// Choices between policies; absent of a run.
  public var choices: [Choice]?

  /// How many numbers nobody knows.
  public var numbers: Int { inputs.reduce(0) { $0 + ($1.numbers ?? 1) } }

  /// Collects figures.
  ///
  /// - Parameter measures: What policies are compared by; nil of a run.
  public init(_ result: WorldResult, comparedBy measures: [Measure]? = nil) {
    worlds = result.worlds.count
    replications = result.replications
    unstable = result.unstableWorlds
    inputs = result.inputs.map { input in
      Input(
        name: input.name, numbers: input.isJoint ? input.numbers : nil,
        values: input.values.map {
          Value(
            path: $0.path, uncertain: $0.law.text, value: $0.written, note: $0.note,
            source: $0.source)
        })
    }
    let overall = Scope.overall(of: result.scenario)
    figures = result.policies.indices.flatMap { policy in
      WorldsText.shown.compactMap { name in
        result.figure(name, of: overall).map {
          Figure(result, figure: $0, policy: policy, isCompared: measures != nil)
        }
      }
    }
    choices = measures.map { measures in
      measures.compactMap { measure in
        guard let better = measure.better, let figure = result.figure(measure.name, of: overall),
          let choice = result.choice(by: figure, better: better)
        else { return nil }
        return Choice(choice, measure, result)
      }
    }
  }
}

extension WorldsSummary.Figure {
  init(_ result: WorldResult, figure: Int, policy: Int, isCompared: Bool) {
    let measure = result.figures[figure].measure
    let sample = result.sample(figure, policy: policy)
    let mean = result.unstableWorlds > 0 ? nil : sample.mean().clipped(to: measure.possible)
    let choice =
      isCompared ? measure.better.flatMap { result.choice(by: figure, better: $0) } : nil
    self.init(
      policy: isCompared ? result.policies[policy] : nil, measure: measure.name,
      unit: measure.unit.rawValue, p05: sample.quantile(0.05), p50: sample.quantile(0.5),
      p95: sample.quantile(0.95), mean: mean?.value, lower: mean?.interval?.lower,
      upper: mean?.interval?.upper, noiseShare: sample.components?.noiseShare,
      worlds: sample.defined.count,
      betterIn: policy == 0 ? nil : choice?.worldsBetter(policy, than: 0),
      bestIn: choice.map { $0.value.shareBest[policy] * Double($0.worldCount) },
      explained: result.explained(figure, policy: policy).map {
        Dictionary(uniqueKeysWithValues: zip(result.inputs.map(\.name), $0))
      })
  }
}

extension WorldsSummary.Choice {
  init(_ choice: WorldChoice, _ measure: Measure, _ result: WorldResult) {
    self.init(
      measure: measure.name, best: result.policies[choice.chosen],
      perfectInformation: choice.value.perfect,
      information: choice.inputValues.map {
        Dictionary(uniqueKeysWithValues: zip(result.inputs.map(\.name), $0))
      },
      turns: choice.turns?.map {
        WorldsSummary.Turn(
          condition: WorldsComparisonText.words($0, result.inputs[$0.input]),
          policy: result.policies[$0.policy], share: $0.share)
      })
  }
}
