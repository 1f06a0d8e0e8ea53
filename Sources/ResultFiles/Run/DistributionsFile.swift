import MerchantModel
import Runs

/// `distributions.csv`: quantiles of what is observed call by call, chat by chat and merchant by merchant.
enum DistributionsFile {
  /// The shares below the quantiles.
  private static let probabilities = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99]

  static func text(_ result: RunResult) -> String {
    var text = CSV.line([
      "scope", "observation", "unit", "probability", "quantile", "standard_error", "lower",
      "upper", "confidence",
    ])
    for scope in result.scopes {
      for observation in Observation.allCases where observation.isMade(in: result.scenario) {
        for probability in probabilities {
          let estimate = result.estimate(
            ObservedQuantile(observation, probability: probability), of: scope)
          text += CSV.line(
            [
              result.name(of: scope), observation.column, observation.unit,
              CSV.number(probability),
            ] + MeasuresFile.cells(estimate))
        }
      }
    }
    return text
  }
}

extension Observation {
  /// What the file calls it.
  fileprivate var column: String {
    switch self {
    case .answerDelay: "speed_of_answer"
    case .queueWait: "queue_wait"
    case .merchantAnswerRate: "merchant_answer_rate"
    case .merchantSecondsSaved: "merchant_seconds_saved"
    case .merchantSuspensions: "merchant_suspensions"
    case .textGuidance: "text_guidance"
    case .videoGuidance: "video_guidance"
    case .firstReply: "first_reply"
    }
  }

  /// Whether a run of a scenario observes it.
  fileprivate func isMade(in scenario: Scenario) -> Bool {
    self != .firstReply || scenario.measuresFirstReply
  }

  /// The unit of its numbers in the file.
  fileprivate var unit: String {
    switch self {
    case .answerDelay, .queueWait, .textGuidance, .videoGuidance, .firstReply: "microseconds"
    case .merchantAnswerRate: "ten-thousandths"
    case .merchantSecondsSaved: "seconds per 30 days"
    case .merchantSuspensions: "count"
    }
  }
}
