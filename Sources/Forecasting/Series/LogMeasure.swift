/// What is forecast by day, over all merchants of a log.
package enum LogMeasure: String, CaseIterable, Hashable, Sendable, Codable {
  /// Customers who came.
  case contacts
  /// Calls that rang.
  case calls
  /// The share of calls that were answered.
  case answerRate = "answer_rate"
  /// Days of merchants judged low by the rule.
  case lowDays = "low_days"
  /// Suspensions, by the day judged.
  case suspensions
  /// Seconds from the ring to the answer, in the mean of answered calls.
  case wait = "answer_wait"

  /// What tables call it.
  package var title: String {
    switch self {
    case .contacts: "contacts"
    case .calls: "calls"
    case .answerRate: "answer rate, %"
    case .lowDays: "low days"
    case .suspensions: "suspensions"
    case .wait: "wait for the answer, s"
    }
  }

  /// What it is multiplied by for people.
  package var factor: Double { self == .answerRate ? 100 : 1 }
}
