import MerchantModel
import Scenarios
import Studies

/// A small scenario, and experiments on it.
enum Shop {
  static let text = """
    title: A small shop
    seed: 3
    replications: 4
    calendar: {start: 2026-03-02, days: 7, warmup: 2}
    kinds:
      install:
        hours: [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0]
        text: 45 min
        video: 15 min
        offer: 60 %
        accept: 50 %
    segments:
      shop:
        merchants: 6
        agents: 2
        contactsPerDay: {install: 20}
        answering:
          foreground: {chance: 90 %, delay: 8 s}
          background: {chance: 25 %, delay: 20 s}
      solo:
        merchants: 4
        represents: 1000
        agents: 1
        contactsPerDay: {install: 8}
        answering:
          foreground: {chance: 70 %, delay: 8 s}
    prices: {staffHour: 30, returned: 12}

    """

  static let texts = ScenarioTexts(SourceText(text, name: "shop.yaml"))

  static func experiment(
    _ axes: [String] = ["rule.threshold=0.5,0.8", "rule.lowDays=1:3"],
    settings: [String] = [], samplingPlan: SamplingPlan = .replications
  ) throws -> Experiment {
    try Experiment(
      ScenarioTexts(texts.scenario, settings: settings),
      design: try Design.factorial(axes.map { try Axis($0) }), samplingPlan: samplingPlan)
  }

  /// Carries an experiment out to its end.
  static func resultSet(
    _ experiment: Experiment, threads: Int = 2, from resultSet: ResultSet? = nil
  ) throws -> (resultSet: ResultSet, results: [UnitResult]) {
    var resultSet = resultSet ?? ResultSet(experiment.points.map(\.metadata))
    var results: [UnitResult] = []
    _ = try Sweep(experiment, threads: threads, build: "test").run(
      &resultSet, isStopped: { false }, keep: { results.append($0) }, onProgress: { _, _ in })
    return (resultSet, results.sorted { $0.key < $1.key })
  }
}
