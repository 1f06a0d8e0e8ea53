/// How contacts are guided.
extension Measure {
  static let guidanceMeasures = [
    Measure(
      .guidance, "text_minutes", "Text guidance, mean",
      "Mean duration of text guidance.",
      [.textMicroseconds], per: [.endedByText], scale: 1 / microsecondsPerMinute, .minutes),
    Measure(
      .guidance, "video_minutes", "Video guidance, mean",
      "Mean duration of video guidance.",
      [.videoMicroseconds], per: [.endedByVideo], scale: 1 / microsecondsPerMinute, .minutes),
    Measure(
      .guidance, "contacts", "Contacts",
      "Contacts that arrived.",
      [.contacts], per: [.merchantDays], .perMerchantDay),
    Measure(
      .guidance, "video_share", "Contacts guided by video",
      "Share of contacts that ended after video guidance.",
      [.endedByVideo], per: [.contacts], .share),
    Measure(
      .guidance, "text_endings", "Contacts guided by text",
      "Contacts that ended after text guidance.",
      [.endedByText], per: [.merchantDays], .perMerchantDay),
    Measure(
      .guidance, "voice_share", "Contacts guided by voice",
      "Share of contacts that ended after voice guidance.",
      [.endedByVoice], per: [.contacts], .share),
    Measure(
      .guidance, "voice_minutes", "Voice guidance, mean",
      "Mean duration of voice guidance.",
      [.voiceMicroseconds], per: [.endedByVoice], scale: 1 / microsecondsPerMinute, .minutes),
    Measure(
      .guidance, "left_queue", "Contacts that left the queue",
      "Share of contacts whose customer left the chat queue.",
      [.leftQueue], per: [.contacts], .share, better: .lower),
    Measure(
      .guidance, "gave_up", "Contacts that gave up after a miss",
      "Share of contacts whose customer gave up after a missed call.",
      [.gaveUp], per: [.contacts], .share, better: .lower),
    Measure(
      .guidance, "messages", "Contacts with a message left",
      "Share of contacts whose customer met nobody and left a message.",
      [.messages], per: [.contacts], .share),
    Measure(
      .guidance, "not_reached", "Messages in vain",
      "Share of contacts whose customer left a message and was gone at its turn.",
      [.notReached], per: [.contacts], .share, better: .lower),
    Measure(
      .guidance, "assistant_contacts", "Contacts that met the assistant",
      "Share of contacts that the assistant took.",
      [.assistantContacts], per: [.contacts], .share),
    Measure(
      .guidance, "contained", "Contacts contained by the assistant",
      "Share of contacts that ended with the assistant, resolved or not.",
      [.contained], per: [.contacts], .share),
    Measure(
      .guidance, "contained_resolved", "Contained contacts resolved",
      "Share of the contacts contained by the assistant that are resolved.",
      [.containedResolved], per: [.contained], .share, better: .higher),
  ]
}
