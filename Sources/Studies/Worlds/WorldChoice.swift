import SimStatistics

/// A choice between policies by one figure, over worlds: how often each is best, what would turn the choice, and which
/// number is worth finding out.
public struct WorldChoice: Sendable {
  /// The values of knowing more.
  public let value: InformationValue
  /// By policy, the figure of each world in which it exists under all policies.
  public let figures: [[Double]]
  private let worlds: [WorldResult.World]
  private let inputs: [WorldInput]
  private let better: BetterDirection

  init(
    value: InformationValue, figures: [[Double]], worlds: [WorldResult.World],
    inputs: [WorldInput], better: BetterDirection
  ) {
    (self.value, self.figures, self.worlds) = (value, figures, worlds)
    (self.inputs, self.better) = (inputs, better)
  }

  /// The policy with the best mean over worlds.
  public var chosen: Int { value.chosen }

  /// How many worlds the choice is from.
  public var worldCount: Int { worlds.count }

  /// In how many worlds a policy is better than another; a tie counts half.
  public func worldsBetter(_ policy: Int, than other: Int) -> Double {
    zip(figures[policy], figures[other]).reduce(0) { sum, pair in
      sum + (better.prefers(pair.0, to: pair.1) ? 1 : pair.0 == pair.1 ? 0.5 : 0)
    }
  }

  /// The gain from knowing each input, in the order of inputs; nil with too few worlds.
  public var inputValues: [Double]? {
    var gains: [Double] = []
    for (place, input) in inputs.enumerated() {
      let places = worlds.map { $0.places[place] }
      let gain = value.ofInput(
        at: places, levels: input.levels(at: places), columns: input.columns(at: places))
      guard let gain else { return nil }
      gains.append(gain)
    }
    return gains
  }

  /// An input's values that would have another policy chosen.
  public struct Turn: Sendable {
    /// The position of the input.
    public let input: Int
    /// The policy that is better there on average.
    public let policy: Int
    /// The least place of the input at which it is; nil if it is at all below ``upper``, and of joint draws.
    public let lower: Double?
    /// The greatest place at which it is; nil if it is at all above ``lower``, and of joint draws.
    public let upper: Double?
    /// The share of worlds there.
    public let share: Double
  }

  /// What would turn the choice: for each input, the stretches of places where another policy is better on average, by the
  /// curves through the worlds' figures; nil with too few worlds. Of joint draws, whose values do not go up and down together,
  /// all places of a policy are one turn.
  public var turns: [Turn]? {
    guard worlds.count >= InformationValue.leastWorlds else { return nil }
    return inputs.enumerated().flatMap { place, input -> [Turn] in
      let places = worlds.map { $0.places[place] }
      let choices = value.choices(
        at: places, levels: input.levels(at: places), columns: input.columns(at: places))
      guard let choices else { return [] }
      if input.isJoint { return jointTurns(choices, of: place) }
      let ordered = zip(places, choices).sorted { $0.0 < $1.0 }
      var turns: [Turn] = []
      var start = 0
      while start < ordered.count {
        var end = start
        while end + 1 < ordered.count, ordered[end + 1].1 == ordered[start].1 { end += 1 }
        if ordered[start].1 != chosen {
          turns.append(
            Turn(
              input: place, policy: ordered[start].1,
              lower: start == 0 ? nil : (ordered[start - 1].0 + ordered[start].0) / 2,
              upper: end + 1 == ordered.count ? nil : (ordered[end].0 + ordered[end + 1].0) / 2,
              share: Double(end - start + 1) / Double(ordered.count)))
        }
        start = end + 1
      }
      return turns
    }
  }

  /// The policies that some worlds' draws would have chosen.
  private func jointTurns(_ choices: [Int], of input: Int) -> [Turn] {
    figures.indices.compactMap { policy in
      let count = choices.count { $0 == policy }
      guard policy != chosen, count > 0 else { return nil }
      return Turn(
        input: input, policy: policy, lower: nil, upper: nil,
        share: Double(count) / Double(choices.count))
    }
  }
}
