import SimKernel

/// Endings: every contact ends exactly once, or is cut off by the end of the run.
extension MerchantSimulation {
  mutating func endByText(_ contact: Contact) {
    book(.endedByText, day: contact.day)
    book(.textMicroseconds, contact.textDuration.microseconds, day: contact.day)
  }

  mutating func endByVideo(_ contact: Contact) {
    book(.endedByVideo, day: contact.day)
    book(.videoMicroseconds, contact.videoDuration.microseconds, day: contact.day)
    let saved = contact.textDuration - contact.videoDuration
    book(.contactMicrosecondsSaved, saved.microseconds, day: contact.day)
  }
}
