/// The formula that a figure comes from.
public enum ClosedForm: String, CaseIterable, Hashable, Sendable, Codable {
  /// The mean of a Poisson process, thinned and with mixed rates.
  case thinnedPoisson = "mean of a thinned Poisson process"
  /// Long-run shares of a semi-Markov process.
  case semiMarkov = "long-run shares of a semi-Markov process"
  /// The first of several pick-up delays, before the time-out and the customer's patience.
  case firstPickUp = "first of several pick-up delays"
  /// M/G/c/c.
  case erlangB = "Erlang B"
  /// M/M/c.
  case erlangC = "Erlang C"
  /// M/M/c+M.
  case erlangA = "Erlang A"
  /// M/G/1.
  case pollaczekKhinchine = "Pollaczek-Khinchine"
  /// Chats of one agent that slow each other down, without a limit of slots.
  case processorSharing = "processor sharing"
  /// The same with a limit of slots.
  case birthDeath = "birth-death chain of chats"
  /// The first reply of an agent whose app alternates.
  case phaseType = "phase-type time until a reply"
  /// The chance of a low day under Poisson or mixed-Poisson calls.
  case lowDay = "binomial answers of a mixed-Poisson number of calls"
  /// The moments of a Poisson number whose mean is a product of factors.
  case mixedPoisson = "moments of a mixed-Poisson number"
  /// Low days that are independent given a persistent score.
  case persistentDays = "filtered chain of days with a persistent score"
  /// Success runs and renewals of suspensions.
  case suspensionChain = "renewal process of suspensions"

  /// Where the formula is published.
  public var source: String {
    switch self {
    case .thinnedPoisson: "Ross, Introduction to Probability Models, 10th ed., 5.3 and 5.4"
    case .semiMarkov: "Ross, Introduction to Probability Models, 10th ed., 7.6"
    case .firstPickUp: "P(min <= t) = 1 - product of P(delay > t), independent agents"
    case .erlangB: "Erlang 1917; any service law: Sevast'yanov 1957"
    case .erlangC: "Erlang 1917; Gross et al., Fundamentals of Queueing Theory, 4th ed., 2.3"
    case .erlangA: "Palm 1946; Garnett, Mandelbaum and Reiman 2002"
    case .pollaczekKhinchine: "Gross et al., Fundamentals of Queueing Theory, 4th ed., 5.1"
    case .processorSharing: "Cohen, Acta Informatica 12 (1979) 245-284"
    case .birthDeath: "Gross et al., Fundamentals of Queueing Theory, 4th ed., 2.1"
    case .phaseType: "Neuts, Matrix-Geometric Solutions in Stochastic Models, 1981, 2"
    case .lowDay: "exact sum over the number of calls"
    case .mixedPoisson: "law of total variance; Grandell, Mixed Poisson Processes, 1997"
    case .persistentDays: "forward procedure, Rabiner 1989; Trefethen and Weideman 2014"
    case .suspensionChain: "Feller, Introduction to Probability Theory, volume 1, XIII.3 and XIII.7"
    }
  }
}
