import SimKernel
import SimRandom

/// How long guidance in calls lasts.
extension ContactStore {
  /// Begins guidance by video, whose length and drop are drawn.
  @inline(__always)
  mutating func videoDuration(
    of slot: Slot<Contact>, _ arrivals: borrowing ArrivalProcess,
    _ context: inout Context<some MerchantObserver>
  ) -> SimDuration {
    let contact = self[slot]
    let guidance = videoGuidance(
      of: contact, isAtDesk: contact.agent.isNone, arrivals, context)
    self[slot].fate = .guidedByVideo
    self[slot].cameraDuration = guidance.whole
    if let place = guidance.dropsAt {
      self[slot].willDrop = true
      self[slot].textToGo = contact.textToGo.scaled(by: 1 - place)
    }
    self[slot].videoSpent += guidance.length
    context.book(.videoCalls, day: contact.day)
    context.emit(.videoBegan(contact.name, length: guidance.length))
    return guidance.length
  }

  /// How long video guidance of a contact lasts from its last ring on, and whether it drops: found by key.
  @inline(__always)
  private func videoGuidance(
    of contact: borrowing Contact, isAtDesk: Bool, _ arrivals: borrowing ArrivalProcess,
    _ context: borrowing Context<some MerchantObserver>
  ) -> VideoGuidance {
    let ring = UInt64(contact.rings) - 1
    let kind = Int(contact.kind)
    let score = arrivals.videoScore(of: contact, context)
    guard context.plan.kinds[kind].drawsForCalls else {
      var whole = SimDuration(
        guidanceSeconds: context.plan.kinds[kind].video.value(atNormalScore: score))
      if isAtDesk, let own = deskService(of: contact, context) { whole = own }
      return VideoGuidance(whole: whole, length: whole)
    }
    let draws = context.uniforms(.call, entity: contact.key.rawValue, at: ring)
    var whole: SimDuration
    if let law = context.plan.kinds[kind].videoWhenOff,
      draws.2 >= context.plan.kinds[kind].cameraOn
    {
      whole = SimDuration(guidanceSeconds: law.value(atNormalScore: score))
    } else {
      whole = SimDuration(
        guidanceSeconds: context.plan.kinds[kind].video.value(atNormalScore: score))
    }
    if contact.isResidue { whole = residue(whole, ofKind: kind, context) }
    if isAtDesk, let own = deskService(of: contact, context) { whole = own }
    guard draws.0 < context.plan.kinds[kind].drop else {
      return VideoGuidance(whole: whole, length: whole)
    }
    return VideoGuidance(whole: whole, length: whole.scaled(by: draws.1), dropsAt: draws.1)
  }

  /// How long the desk takes with a contact, where it has a law of its own.
  @inline(never)
  private func deskService(
    of contact: borrowing Contact, _ context: borrowing Context<some MerchantObserver>
  ) -> SimDuration? {
    guard let law = context.plan.desk?.service else { return nil }
    let number = UInt64(contact.rings) - 1
    let draw = context.uniforms(.desk, entity: contact.key.rawValue, at: number | 1 << 63).0
    return SimDuration(guidanceSeconds: law.quantile(draw))
  }

  /// How long a call that goes to the desk takes once it is answered there.
  func deskDuration(
    of slot: Slot<Contact>, _ arrivals: borrowing ArrivalProcess,
    _ context: borrowing Context<some MerchantObserver>
  ) -> SimDuration {
    let contact = self[slot]
    guard contact.isVoiceCall else {
      return videoGuidance(of: contact, isAtDesk: true, arrivals, context).length
    }
    return voiceGuidance(of: contact, isAtDesk: true, context)
  }

  /// A drawn duration of a contact that the assistant handed over.
  @inline(never)
  private func residue(
    _ duration: SimDuration, ofKind kind: Int, _ context: borrowing Context<some MerchantObserver>
  ) -> SimDuration {
    duration.scaled(by: context.plan.kinds[kind].assistant?.factor ?? 1)
  }

  /// Begins guidance by voice, whose length is drawn.
  mutating func voiceDuration(
    of slot: Slot<Contact>, _ context: inout Context<some MerchantObserver>
  ) -> SimDuration {
    let contact = self[slot]
    let duration = voiceGuidance(of: contact, isAtDesk: contact.agent.isNone, context)
    context.book(.voiceMicroseconds, duration, day: contact.day)
    context.emit(.voiceBegan(contact.name, length: duration))
    return duration
  }

  /// How long voice guidance of a contact lasts. The duration shares the contact's difficulty as the video duration does; it
  /// is found by key when it is needed, so that contacts need not carry it.
  private func voiceGuidance(
    of contact: borrowing Contact, isAtDesk: Bool,
    _ context: borrowing Context<some MerchantObserver>
  ) -> SimDuration {
    if isAtDesk, let own = deskService(of: contact, context) { return own }
    let kind = Int(contact.kind)
    let ownDraw = context.uniforms(.voice, entity: contact.key.rawValue).1
    let score =
      context.plan.kinds[kind].correlation * ContactStore.textScore(of: contact.key, context)
      + context.plan.kinds[kind].independence * StandardNormal.quantile(ownDraw)
    return SimDuration(guidanceSeconds: context.plan.kinds[kind].voice.value(atNormalScore: score))
  }
}

/// How long video guidance lasts.
private struct VideoGuidance: BitwiseCopyable {
  /// Without a drop.
  let whole: SimDuration
  /// Until its end, or its drop.
  let length: SimDuration
  /// After which share of it the call drops; nil if it does not.
  var dropsAt: Double?
}
