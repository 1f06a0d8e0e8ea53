/// How contacts are guided, and what video saves.
extension Measure {
  static let guidanceMeasures = [
    Measure(
      .guidance, "minutes_saved", "Guidance minutes saved by video",
      "Contact minutes: each contact's text duration less the duration it had.",
      [.contactMicrosecondsSaved], per: [.merchantDays], scale: 30 / microsecondsPerMinute,
      .minutesPerMerchantMonth, better: .higher),
    Measure(
      .guidance, "minutes_saved_per_contact", "Minutes saved per contact",
      "Contact minutes saved over the contacts that ended by text or video.",
      [.contactMicrosecondsSaved], per: [.endedByText, .endedByVideo],
      scale: 1 / microsecondsPerMinute, .minutes, better: .higher),
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
  ]
}
