/// What comes of contacts, and what they take of agents.
extension Measure {
  static let outcomeMeasures = [
    Measure(
      .guidance, "elapsed_minutes", "From arrival to the end of handling, mean",
      "Mean time from arrival to the end of handling, waits included, of contacts guided to the end.",
      [.elapsedMicroseconds], per: [.endedByText, .endedByVideo],
      scale: 1 / microsecondsPerMinute, .minutes, better: .lower),
    Measure(
      .guidance, "elapsed_minutes_saved_per_contact", "Elapsed minutes saved per contact",
      "Elapsed time with video off less elapsed time, over contacts guided to the end both ways.",
      [.elapsedMicrosecondsSaved], per: [.elapsedPairs], scale: 1 / microsecondsPerMinute,
      .minutes, better: .higher),
    Measure(
      .guidance, "agent_minutes", "Agents' effort",
      "Effort: calls and rings in full, n open chats 1/n of each minute each, text by others in full.",
      [.agentMicroseconds], per: [.merchantDays], scale: 30 / microsecondsPerMinute,
      .minutesPerMerchantMonth, better: .lower),
    Measure(
      .guidance, "agent_minutes_saved", "Agents' effort saved by video",
      "Effort with video off less effort.",
      [.agentMicrosecondsSaved], per: [.merchantDays], scale: 30 / microsecondsPerMinute,
      .minutesPerMerchantMonth, better: .higher),
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
