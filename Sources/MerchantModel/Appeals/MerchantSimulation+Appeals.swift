import SimKernel

/// Appeals against suspensions.
extension MerchantSimulation where Noticing: ~Copyable {
  /// A merchant that is suspended now may appeal.
  ///
  /// - Parameters:
  ///   - day: The day that was judged.
  ///   - daysOffEnd: When the days off end.
  /// - Returns: Whether an appeal is to be overturned.
  @inline(never)
  mutating func considerAppeal(_ day: Int, daysOffEnd: SimTime) -> Bool {
    guard let examiner else { return false }
    let check = examiner.check(
      merchant: UInt32(truncatingIfNeeded: context.streams.subject),
      replication: context.streams.replication, by: judge.penalisingRule(context), context.plan)
    return appeals.consider(day, daysOffEnd: daysOffEnd, isLuck: check.isFalsePositive, &context)
  }

  /// An appeal is decided. Overturned, the strike is off, and the feature on if the days off are not over.
  mutating func decideAppeal(_ number: UInt32) {
    let appeal = appeals.decide(number, &context)
    guard appeal.isOverturned else { return context.emit(.appealUpheld) }
    let isInForce =
      !feature.isOn && feature.state.offSince == appeal.suspendedAt
      && context.now < appeal.daysOffEnd
    judge.takeStrikeOff()
    if isInForce {
      if let event = appeals.takePlannedReturn() { context.clock.cancel(event) }
      feature.reinstate(&context)
      judge.reinstateAfterAppeal(at: context.now)
      context.book(.suspensionsCutShort, day: appeal.day)
    }
    context.emit(.appealOverturned(isOnAgain: isInForce))
  }
}
