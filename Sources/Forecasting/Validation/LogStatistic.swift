/// A figure of a log by which a model can be refuted.
package enum LogStatistic: String, CaseIterable, Hashable, Sendable, Codable {
  case contacts, calls, answerRate = "answer_rate"
  case lowDays = "low_days"
  case lowAfterLow = "low_after_low"
  case suspensions
  case answerWait = "answer_wait"
  case abandoned
  case abandonedWait = "abandoned_wait"
  case ringsPerContact = "rings_per_contact"
  case dayDispersion = "day_dispersion"
  case dayCorrelation = "day_correlation"
  case answerDispersion = "answer_dispersion"
  case answerCorrelation = "answer_correlation"
  case merchantSizes = "merchant_sizes"
  case merchantRates = "merchant_rates"
  case morning, evening

  /// What it is, for tables.
  package var title: String {
    switch self {
    case .contacts: "contacts a merchant and day"
    case .calls: "calls a merchant and day"
    case .answerRate: "share of calls answered"
    case .lowDays: "low days of 100 merchant-days"
    case .lowAfterLow: "share of low days after a low day"
    case .suspensions: "suspensions of 100 merchant-days"
    case .answerWait: "wait for the answer, s"
    case .abandoned: "share of calls that customers gave up"
    case .abandonedWait: "wait until they gave up, s"
    case .ringsPerContact: "rings of a contact that rings"
    case .dayDispersion: "spread of a merchant's calls between days"
    case .dayCorrelation: "correlation of its calls with the day before"
    case .answerDispersion: "spread of its share answered between days"
    case .answerCorrelation: "correlation of its share answered with the day before"
    case .merchantSizes: "spread of calls between merchants"
    case .merchantRates: "spread of shares answered between merchants"
    case .morning: "share of calls before noon"
    case .evening: "share of calls from 18:00 on"
    }
  }

  /// Whether it is a level that is found by fitting.
  package var isLevel: Bool {
    switch self {
    case .contacts, .calls, .answerRate: true
    default: false
    }
  }

  /// What to look at where it is refuted.
  package var advice: String {
    switch self {
    case .contacts, .calls: "the level of contacts (`contactsPerDay`), weekdays, campaigns, growth"
    case .answerRate, .answerWait: "how rings are noticed (`answering`, `diligence`, rosters)"
    case .lowDays, .suspensions: "the rule in force, and what merchants make of it (`response`)"
    case .lowAfterLow, .answerCorrelation:
      "how long good and bad days last (`dayEffect.persistence`)"
    case .abandoned, .abandonedWait: "customers' patience (`customer.ringPatience`)"
    case .ringsPerContact: "what customers do after a miss (`customer.afterMiss`)"
    case .dayDispersion: "how busy days differ (`demand.busyness`, `platform.busyness`)"
    case .dayCorrelation: "how long busy spells last (`demand.persistence`)"
    case .answerDispersion: "good and bad days at answering (`dayEffect.sd`), absence"
    case .merchantSizes: "how merchants differ in size (`demand.volume`)"
    case .merchantRates: "how merchants differ at answering (`diligence`, `app.foregroundShare`)"
    case .morning, .evening: "the hours of contacts (`hours`) and rosters"
    }
  }
}
