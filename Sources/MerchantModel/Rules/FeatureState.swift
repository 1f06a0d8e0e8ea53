import SimKernel

/// What verdicts have done to a merchant's video feature so far, and how the merchant responds.
struct FeatureState: BitwiseCopyable {
  /// Whether the feature is on.
  var isOn = true
  /// When it last went off.
  var offSince = SimTime.zero
  /// When it last came back: what rang before counts on no day.
  var onSince = SimTime.distantPast
  /// Until when invitations are throttled, and the share that is let through.
  var throttledUntil = SimTime.distantPast
  var throttledShare = 1.0
  /// Until when the merchant responds to a warning or a penalty.
  var respondsUntil = SimTime.distantPast
  /// The responses' factor on the odds of answering and under background times.
  var diligence = DiligenceFactor()
  /// The response's factor on the chance of offering a card.
  var cards = FadingFactor()
  /// What the merchant does today because it would be judged.
  var precautions = Precautions.none

  /// Transfers what the future depends on.
  ///
  /// When the feature went off is not needed: what was off before today is booked.
  ///
  /// - Parameters:
  ///   - now: The instant of the snapshot.
  ///   - oldestRing: When the ring began that rings longest. A ring from before the return counts on no day; for those that
  ///     began since, the feature has been on for ever.
  mutating func transfer(
    _ archive: inout SnapshotArchive, now: SimTime, oldestRing: SimTime
  ) {
    let isThrottled = now < throttledUntil
    let isResponding =
      now < respondsUntil || !diligence.isOverAfterPenalty(at: now) || !cards.isOver(at: now)
    archive.transfer(&isOn, .isOn)
    archive.transfer(
      &onSince, .onSince, if: isOn && oldestRing < onSince, else: .distantPast)
    archive.transfer(&throttledUntil, .throttledUntil, if: isThrottled, else: .distantPast)
    archive.transfer(&throttledShare, .throttledShare, if: isThrottled, else: 1)
    archive.transfer(&respondsUntil, .respondsUntil, if: isResponding, else: .distantPast)
    diligence.transfer(&archive, at: now, isResponding: isResponding)
    archive.transfer(&cards, .cardsFactor, if: isResponding, else: FadingFactor())
    var takesPrecautions = precautions.isAnything
    archive.transfer(shape: &takesPrecautions)
    if takesPrecautions { precautions.transfer(&archive) }
  }
}
