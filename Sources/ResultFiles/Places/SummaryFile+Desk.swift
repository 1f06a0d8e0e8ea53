import Runs
import SharedPlaces

extension SummaryFile {
  /// The platform's desk.
  public struct DeskFigures: Codable, Hashable, Sendable {
    /// How many rounds merchants and desk took.
    public var rounds: Int
    /// Whether they agree.
    public var settled: Bool
    /// The share of calls answered after each round; absent of a round without calls.
    public var answeredByRound: [Double]
    /// The desk's figures.
    public var figures: [Figure]
    /// The segments whose calls come as a Poisson stream.
    public var streamed: [String]
    /// The desk with other numbers of servers; absent where that was not tried.
    public var knee: [KneePoint]?

    /// The desk with a number of servers.
    public struct KneePoint: Codable, Hashable, Sendable {
      /// Servers at the busiest hour.
      public var servers: Int
      /// The share of calls answered.
      public var answered: Double?
      /// The mean wait of those answered, in seconds.
      public var wait: Double?
      /// Whether more servers help much less from here on.
      public var isKnee: Bool
    }
  }

  /// The desk's figures; nil where there is none.
  static func desk(of result: RunResult) -> DeskFigures? {
    guard let desk = result.desk else { return nil }
    return DeskFigures(
      rounds: desk.rounds.count, settled: desk.isSettled,
      answeredByRound: desk.rounds.compactMap(\.value),
      figures: figures(of: desk.outcome),
      streamed: desk.outcome.streamed,
      knee: desk.knee.map { knee in
        knee.points.enumerated().map { number, point in
          DeskFigures.KneePoint(
            servers: point.servers, answered: point.answered.value, wait: point.wait.value,
            isKnee: number == knee.knee)
        }
      })
  }

  /// The figures of a place that merchants share.
  static func figures<Outcome: PlaceOutcome>(of outcome: Outcome) -> [Figure]
  where Outcome.Figure: PlaceFigureWords {
    outcome.figures.map { figure in
      let estimate = outcome.estimate(figure)
      return Figure(
        measure: figure.rawValue, unit: figure.unitName, estimate: estimate.value,
        standardError: estimate.standardError, lower: estimate.interval?.lower,
        upper: estimate.interval?.upper, method: estimate.method, absence: estimate.absence)
    }
  }
}
