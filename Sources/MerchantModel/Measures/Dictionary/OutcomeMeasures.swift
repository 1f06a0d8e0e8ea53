/// What comes of contacts.
extension Measure {
  static let outcomeMeasures = [
    Measure(
      .guidance, "resolved", "Contacts resolved",
      "Share of ended contacts whose guidance resolved the matter.",
      [.resolved], per: [.endings], .share, better: .higher),
    Measure(
      .guidance, "returns", "Returns",
      "Returned goods over ended contacts.",
      [.returns], per: [.endings], .share, better: .lower),
    Measure(
      .guidance, "sales", "Sales",
      "Sales over ended contacts.",
      [.sales], per: [.endings], .share, better: .higher),
    Measure(
      .guidance, "repeat_contacts", "Contacts about the same matter again",
      "Share of contacts that are about a matter an earlier contact was about.",
      [.repeatContacts], per: [.contacts], .share, better: .lower),
    Measure(
      .guidance, "complaints", "Complaints",
      "Complaints over ended contacts.",
      [.complaints], per: [.endings], .share, better: .lower),
    Measure(
      .guidance, "unfinished", "Contacts cut off by the end of the run",
      "Share of contacts that had not ended when the run did: censored.",
      [Term(.contacts), Term(.endings, weight: -1)], per: [.contacts], .share),
  ]
}
