import SimKernel

/// The books of each kind of contact: what was promised to whom, and what kept it from them.
extension Ledger {
  /// Books a contact that arrives, with its durations drawn.
  @inline(never)
  mutating func bookArrival(_ contact: borrowing Contact) {
    guard kindDays.contains(contact.day) else { return }
    kinds.book(.contacts, kind: contact.kind)
    kinds.book(.textMicroseconds, contact.textDuration.microseconds, kind: contact.kind)
    kinds.book(.videoMicroseconds, contact.videoDuration.microseconds, kind: contact.kind)
  }

  /// Books a contact that ends.
  ///
  /// - Parameter isResolved: Whether its guidance resolved the matter.
  @inline(never)
  mutating func bookKind(_ ending: Ending, of contact: borrowing Contact, isResolved: Bool) {
    guard kindDays.contains(contact.day) else { return }
    if isResolved { kinds.book(.resolved, kind: contact.kind) }
    switch ending {
    case .leftQueue: kinds.book(.leftQueue, kind: contact.kind)
    case .gaveUp: kinds.book(.gaveUp, kind: contact.kind)
    case .notReached: kinds.book(.messageNotReached, kind: contact.kind)
    case .contained: kinds.book(.containedByAssistant, kind: contact.kind)
    case .voice: kinds.book(.guidedByVoice, kind: contact.kind)
    case .text, .video:
      let had = contact.videoSpent + (ending == .text ? contact.textToGo : .zero)
      let saved = contact.textDuration - had
      kinds.book(.comparedTextMicroseconds, contact.textDuration.microseconds, kind: contact.kind)
      kinds.book(.savedMicroseconds, saved.microseconds, kind: contact.kind)
      kinds.book(contact.fate, kind: contact.kind)
      if contact.fate == .guidedByVideo { bookVideo(of: contact, had: had) }
    }
  }

  private mutating func bookVideo(of contact: borrowing Contact, had: SimDuration) {
    let kind = contact.kind
    let (promised, drawn) = (contact.videoDuration, contact.cameraDuration)
    kinds.book(.guidedTextMicroseconds, contact.textDuration.microseconds, kind: kind)
    kinds.book(.guidedVideoMicroseconds, promised.microseconds, kind: kind)
    kinds.book(.cameraMicroseconds, (drawn - promised).microseconds, kind: kind)
    kinds.book(.dropMicroseconds, (had - drawn).microseconds, kind: kind)
    kinds.book(.residueMicroseconds, contact.residue.microseconds, kind: kind)
  }
}
