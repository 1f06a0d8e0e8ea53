/// The three figures of minutes: customers' minutes, staff minutes per contact served, and customers' waiting and handling.
/// Each says what the others do not: talk saved is no staff time, and neither is time waited.
extension Measure {
  static let minuteMeasures = [
    Measure(
      .guidance, "customer_minutes_saved", "Customers' minutes saved by video",
      "Talk time: the text duration less the duration it had, of each contact guided to the end by text or video.",
      [.contactMicrosecondsSaved], per: [.merchantDays], scale: 30 / microsecondsPerMinute,
      .minutesPerMerchantMonth, better: .higher),
    Measure(
      .guidance, "customer_minutes_saved_per_contact", "Customers' minutes saved per contact",
      "Customers' minutes saved over the contacts that ended by text or video.",
      [.contactMicrosecondsSaved], per: [.endedByText, .endedByVideo],
      scale: 1 / microsecondsPerMinute, .minutes, better: .higher),
    Measure(
      .guidance, "staff_minutes_per_contact", "Staff minutes per contact served",
      "Staff effort over the contacts guided to the end, by people or the assistant; effort for those who leave counts too.",
      [.agentMicroseconds], per: [.endedByText, .endedByVideo, .endedByVoice, .contained],
      scale: 1 / microsecondsPerMinute, .minutes, better: .lower),
    Measure(
      .guidance, "staff_minutes_per_contact_saved",
      "Staff minutes per contact served, saved by video",
      "The same with video off less it: the difference of two ratios of sums.",
      [.agentMicrosecondsWithoutVideo], per: [.guidedWithoutVideo], less: [.agentMicroseconds],
      per: [.endedByText, .endedByVideo, .endedByVoice, .contained],
      scale: 1 / microsecondsPerMinute,
      .minutes, better: .higher),
    Measure(
      .guidance, "waiting_and_handling", "Customers' waiting and handling, mean",
      "Mean time from arrival to the end over all who came; those who left or gave up count with what they waited.",
      [.elapsedMicroseconds], per: [.endings], scale: 1 / microsecondsPerMinute, .minutes,
      better: .lower),
    Measure(
      .guidance, "waiting_of_unserved", "Waiting of those who left or gave up, mean",
      "The same over contacts whose customer left the chat queue, gave up after a miss or left a message in vain.",
      [.unservedMicroseconds], per: [.leftQueue, .gaveUp, .notReached],
      scale: 1 / microsecondsPerMinute, .minutes, better: .lower),
    Measure(
      .guidance, "waiting_and_handling_saved", "Customers' waiting and handling saved by video",
      "Customers' waiting and handling with video off less it: the difference of two ratios of sums.",
      [.elapsedMicrosecondsWithoutVideo], per: [.guidedWithoutVideo, .unservedWithoutVideo],
      less: [.elapsedMicroseconds], per: [.endings], scale: 1 / microsecondsPerMinute, .minutes,
      better: .higher),
  ]
}
