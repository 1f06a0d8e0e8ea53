import MerchantModel

extension Codec where Value == Double {
  /// How much a day or an hour resembles the one before.
  static var persistence: Codec { .number(in: .from(0, below: 1)) }

  /// What the persistence of a busyness says.
  static var persistenceOfDays: String {
    "Correlation of the normal scores of a day's factor and of that of the day before; each day is drawn "
      + "anew if left out."
  }
}

extension Codec where Value == HourVariation {
  /// How the hours of a day vary.
  static var hourVariation: Codec {
    .object(
      "withinDay", "How busy the clock hours of a day are, given the day's level.",
      defaults: HourVariation(),
      fields: [
        .defaulted(
          "busyness", \.busyness, .busyness,
          "Coefficient of variation of a gamma factor of mean 1 for each hour, anew each day."),
        .defaulted(
          "persistence", \.persistence, .persistence,
          "Correlation of the normal scores of an hour's factor and of that of the hour before."),
      ])
  }
}

extension Codec where Value == DayEffect {
  /// Good and bad days.
  static var dayEffect: Codec {
    .object(
      "dayEffect",
      "A normal effect of the day on the log odds of noticing a ring, of mean 0: `chance` is a median.",
      defaults: DayEffect(),
      fields: [
        .defaulted(
          "sd", \.sd, .number(in: .from(0, through: 10)), "Standard deviation; 0 for none.",
          synonyms: ["deviation", "spread"]),
        .defaulted(
          "persistence", \.persistence, .persistence,
          "Correlation of a day's effect and that of the day before."),
      ])
  }
}

extension Scenario {
  /// Warns of days that are to resemble each other in what does not vary.
  func checkDays(_ findings: inout ObjectCheck) {
    check(
      platform.busyness, platform.persistence, platform.withinDay, at: ["platform"], &findings)
    for segment in segments {
      let demand = segment.demand
      let place = ["segments", segment.name]
      check(
        demand.busyness, demand.persistence, demand.withinDay, at: place + ["demand"], &findings)
      if segment.contacts.isEmpty && (demand.persistence != nil || demand.withinDay.isAnything) {
        findings.warn(ReplaysVaryByThemselves(), at: place + ["demand"])
      }
      let effect = segment.dayEffect
      if !effect.isAnything && effect.persistence > 0 {
        findings.warn(
          PersistenceOfNothing(what: "dayEffect.sd"), at: place + ["dayEffect", "persistence"])
      }
      if effect.isAnything && !segment.answering.isEverOpen {
        findings.warn(NothingToNotice(), at: place + ["dayEffect", "sd"])
      }
    }
  }

  private func check(
    _ busyness: Double, _ persistence: Double?, _ withinDay: HourVariation, at place: [String],
    _ findings: inout ObjectCheck
  ) {
    if busyness == 0 && persistence != nil {
      findings.warn(PersistenceOfNothing(what: "busyness"), at: place + ["persistence"])
    }
    if !withinDay.isAnything && withinDay.persistence > 0 {
      findings.warn(
        PersistenceOfNothing(what: "withinDay.busyness"),
        at: place + ["withinDay", "persistence"])
    }
  }
}

extension AnsweringByState {
  /// Whether noticing is a matter of chance in any state.
  fileprivate var isEverOpen: Bool {
    AgentState.allCases.contains { self[$0].chance > .never && self[$0].chance < .always }
  }
}

/// A persistence of what does not vary.
struct PersistenceOfNothing: DomainProblem {
  let what: String

  var message: String { "`persistence` does nothing: `\(what)` is 0, so all are alike" }
  var hint: String? { "give `\(what)`, or leave `persistence` out" }
}

/// A day effect on noticing that is certain, or never happens.
struct NothingToNotice: DomainProblem {
  var message: String { "`dayEffect` does nothing: every chance of answering is 0 % or 100 %" }
}

/// Variation of contacts that are all replayed.
struct ReplaysVaryByThemselves: DomainProblem {
  var message: String {
    "`demand` varies nothing: all contacts are replayed, and come as the file has them"
  }
}
