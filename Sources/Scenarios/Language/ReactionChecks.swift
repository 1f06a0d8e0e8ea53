import MerchantModel

extension Scenario {
  /// Warns of reactions to missed calls and waiting that no contact of the scenario can show.
  func checkReactions(_ findings: inout ObjectCheck) {
    let unresolved = kinds.filter {
      $0.outcomes.resolvedByText < .always || $0.outcomes.resolvedByVideo < .always
    }
    if customer.unresolvedOdds != OddsFactors() && unresolved.isEmpty {
      findings.warn(NothingUnresolved(), at: ["customer", "unresolvedOdds"])
    }
    let returned = kinds.contains {
      max($0.outcomes.returned.text, $0.outcomes.returned.video, $0.outcomes.returned.unresolved)
        > .never
    }
    if customer.returnOdds != OddsFactors() && !returned {
      findings.warn(NothingReturned(), at: ["customer", "returnOdds"])
    }
    let hasLaterCards = kinds.contains {
      let again = $0.outcomes.contactAgain
      return $0.voice.share > .never || max(again.text, again.video, again.unresolved) > .never
    }
    if customer.afterMiss.refuseCard > .never && !hasLaterCards {
      findings.warn(NoLaterCard(), at: ["customer", "afterMiss", "refuseCard"])
    }
  }
}

/// Odds of an unresolved end where every matter is resolved.
struct NothingUnresolved: DomainProblem {
  var message: String {
    "`unresolvedOdds` does nothing: every kind's guidance resolves for certain"
  }
  var hint: String? { "give kinds `outcomes: {resolvedByText: 85 %, resolvedByVideo: 93 %}`" }
}

/// Odds of a return where nothing is returned.
struct NothingReturned: DomainProblem {
  var message: String { "`returnOdds` does nothing: no kind has returns" }
  var hint: String? { "give kinds `outcomes: {returned: {text: 6 %, unresolved: 15 %}}`" }
}

/// A card that is refused where no contact gets a card after a missed call.
struct NoLaterCard: DomainProblem {
  var message: String {
    "`refuseCard` does nothing: no kind has voice calls or new contacts about the same matter"
  }
  var hint: String? { "see `voice` and `outcomes.contactAgain` of kinds" }
}
