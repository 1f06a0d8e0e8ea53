import Foundation

/// One agent whose chats slow each other down, with a slot for everybody who comes.
///
/// With n chats open each advances at the speed 1 / (1 + k (n - 1)): processor sharing with a speed that depends on the
/// number, which does not care for the law of the work but its mean. With the load r (arrival rate times mean work) the number
/// of chats is negative binomial: P(n) = (1 - k r)^(1/k) r^n / n! (1 + k) ... (1 + (n - 1) k), Poisson for k = 0. Rates
/// and times share one arbitrary unit. Source: Cohen, "The multiple phase service network with generalized processor
/// sharing", Acta Informatica 12 (1979) 245-284.
public struct SharedAgent: Hashable, Sendable {
  /// Chats that arrive per unit of time.
  public let arrivalRate: Double
  /// The mean time that a chat takes alone.
  public let meanWork: Double
  /// What each further chat adds to the time of a chat, as a share of it.
  public let slowdown: Double

  /// Checks and keeps the parameters.
  ///
  /// - Throws: `TheoryError.notPositive`, `negative` or, if the agent cannot keep up however many chats are open,
  ///   `unstable`.
  public init(arrivalRate: Double, meanWork: Double, slowdown: Double) throws(TheoryError) {
    self.arrivalRate = try Check.positive("arrivalRate", arrivalRate)
    self.meanWork = try Check.positive("meanWork", meanWork)
    self.slowdown = try Check.nonNegative("slowdown", slowdown)
    let load = slowdown * arrivalRate * meanWork
    guard load < 1 else { throw .unstable(load: load) }
  }

  private var load: Double { arrivalRate * meanWork }

  /// Mean time from arrival to departure: s / (1 - k r). A chat of work x takes x / (1 - k r) on average.
  public var meanSojourn: Double { meanWork / (1 - slowdown * load) }

  /// Mean number of open chats, by Little's law.
  public var meanOpen: Double { load / (1 - slowdown * load) }

  /// The chance that no chat is open.
  public var idleProbability: Double {
    slowdown > 0 ? exp(log1p(-slowdown * load) / slowdown) : exp(-load)
  }

  /// The chance of more than a number of open chats. Complexity: O(most).
  public func probability(openAbove most: Int) -> Double {
    var term = idleProbability
    var sum = term
    for number in stride(from: 1, through: most, by: 1) {
      term *= load * (1 + slowdown * Double(number - 1)) / Double(number)
      sum += term
    }
    return max(1 - sum, 0)
  }
}

/// One agent with a number of chat slots, whose chats slow each other down; who finds them full waits, first come first served.
///
/// Chats arrive as a Poisson process, and their work is exponential: a birth-death chain of the number present with deaths at
/// min(n, s) / (1 + k (min(n, s) - 1)) times the rate of one chat alone. Rates and times share one arbitrary unit. Source:
/// Gross et al., "Fundamentals of Queueing Theory", 4th ed., section 2.1.
public struct SlottedAgent: Hashable, Sendable {
  /// Chats that arrive per unit of time.
  public let arrivalRate: Double
  /// The slots.
  public let slots: Int
  /// Mean number waiting for a slot.
  public let meanWaiting: Double
  /// Mean number of open chats.
  public let meanOpen: Double
  /// The chance that no chat is open.
  public let idleProbability: Double

  /// Solves the chain. Complexity: O(slots).
  ///
  /// - Parameters:
  ///   - arrivalRate: Chats that arrive per unit of time.
  ///   - workRate: Chats that one chat at a time would end per unit of time.
  ///   - slots: How many chats are open at the most, 1 to 10,000.
  ///   - slowdown: What each further chat adds to the time of a chat, as a share of it.
  /// - Throws: `TheoryError.notPositive`, `negative`, `outOfRange` or, if chats arrive at least as fast as a full agent ends
  ///   them, `unstable`.
  public init(
    arrivalRate: Double, workRate: Double, slots: Int, slowdown: Double
  ) throws(TheoryError) {
    self.arrivalRate = try Check.positive("arrivalRate", arrivalRate)
    let workRate = try Check.positive("workRate", workRate)
    let slowdown = try Check.nonNegative("slowdown", slowdown)
    guard (1...10_000).contains(slots) else {
      throw .outOfRange(parameter: "slots", value: slots, supported: 1...10_000)
    }
    self.slots = slots
    func deaths(_ number: Int) -> Double {
      workRate * Double(number) / (1 + slowdown * Double(number - 1))
    }
    let ratio = arrivalRate / deaths(slots)
    guard ratio < 1 else { throw .unstable(load: ratio) }
    // Relative to an empty desk, up to full slots; beyond them the chances fall by one ratio.
    var weight = 1.0
    var whole = 1.0
    var open = 0.0
    for number in 1...slots {
      weight *= arrivalRate / deaths(number)
      let share = number == slots ? weight / (1 - ratio) : weight
      whole += share
      open += Double(number) * share
    }
    idleProbability = 1 / whole
    meanOpen = open / whole
    meanWaiting = weight * ratio / ((1 - ratio) * (1 - ratio)) / whole
  }

  /// Mean wait for a slot, by Little's law.
  public var meanWait: Double { meanWaiting / arrivalRate }

  /// Mean time from arrival to departure, by Little's law.
  public var meanSojourn: Double { (meanWaiting + meanOpen) / arrivalRate }
}
