/// Whom video serves more or less, against the same merchants with video off: what is saved must be read beside it.
extension Measure {
  static let servedMeasures = [
    served(
      "resolved_change", "Contacts resolved, more than with video off",
      "Contacts whose matter was resolved, less those with video off.",
      [Term(.resolved), Term(.resolvedWithoutVideo, weight: -1)], better: .higher),
    served(
      "unserved_change", "Contacts unserved, more than with video off",
      "Contacts whose customer left the chat queue, gave up after a miss or left a message in vain, less those with video off.",
      [
        Term(.leftQueue), Term(.gaveUp), Term(.notReached),
        Term(.unservedWithoutVideo, weight: -1),
      ], better: .lower),
    served(
      "cut_off_change", "Contacts cut off, more than with video off",
      "Contacts that had not ended when the run did, less those with video off.",
      [
        Term(.contacts), Term(.endings, weight: -1), Term(.contactsWithoutVideo, weight: -1),
        Term(.guidedWithoutVideo), Term(.unservedWithoutVideo),
      ]),
    served(
      "customers_lost_change", "Customers lost, more than with video off",
      "Contacts after which the customer is lost for good, less those with video off.",
      [Term(.customersLost), Term(.customersLostWithoutVideo, weight: -1)], better: .lower),
  ]

  private static func served(
    _ name: String, _ title: String, _ meaning: String, _ terms: [Term],
    better: Preference? = nil
  ) -> Measure {
    Measure(
      .guidance, name, title, meaning, terms, per: [.merchantDays], scale: 30, .perMerchantMonth,
      better: better)
  }
}
