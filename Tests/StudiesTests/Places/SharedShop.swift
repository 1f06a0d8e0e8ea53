import MerchantModel
import Runs
import Scenarios
import Studies

/// A small scenario whose merchants share a desk and an appeals queue: one segment one to one, one of which each stands for
/// many.
enum SharedShop {
  static let text = """
    title: A shop with shared places
    seed: 11
    replications: 3
    calendar: {start: 2026-03-02, days: 10, warmup: 3}
    kinds:
      install:
        hours: [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0]
        text: 45 min
        video: 15 min
        offer: 60 %
        accept: 50 %
    segments:
      shop:
        merchants: 8
        agents: 1
        contactsPerDay: {install: 20}
        answering: {foreground: {chance: 50 %, delay: 8 s}}
      solo:
        merchants: 10
        represents: 100
        agents: 1
        contactsPerDay: {install: 8}
        answering: {foreground: {chance: 60 %, delay: 8 s}}
    desk: {servers: 3, patience: {exponential: {mean: 1 min}}, hourCost: 30}
    appeals:
      reviewers: 2
      reviewsPerDay: 20
      filed: {byFault: 50 %, byLuck: 50 %}
      overturned: {byFault: 50 %, byLuck: 50 %}

    """

  static let texts = ScenarioTexts(SourceText(text, name: "shared-shop.yaml"))

  static func scenario(_ settings: [String] = []) throws -> Scenario {
    try texts.resolved(settings: settings).value
  }

  static func experiment(
    _ axes: [String] = ["desk.servers=2,6", "appeals.reviewers=1,4"], settings: [String] = [],
    samplingPlan: SamplingPlan = .replications
  ) throws -> Experiment {
    try Experiment(
      ScenarioTexts(texts.scenario, settings: settings),
      design: try Design.factorial(axes.map { try Axis($0) }), samplingPlan: samplingPlan)
  }
}
