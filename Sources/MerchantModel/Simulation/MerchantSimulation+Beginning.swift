import SimKernel
import SimRandom

/// How a merchant's life begins: who it is, and when.
extension MerchantSimulation where Noticing: ~Copyable {
  /// Sets a merchant up at the midnight at which its life begins.
  mutating func reset(for merchant: UInt32, replication: UInt64) {
    context.reset(for: merchant, replication: replication)
    let draws = context.uniforms(.traits, entity: 0)
    contacts.removeAll()
    chat.reset()
    desk.clear()
    appeals.clear()
    callLog.clear()
    feature.reset(
      isAdopted: drawAdoption(volume: draws.0, diligence: draws.1),
      disposition: Precautions(context.plan.response, context))
    judge.reset(for: JudgedMerchant(age: drawAge(), agents: workforce.count), context)
    // Who the merchant is has been drawn. What happens to it is drawn next.
    if context.ledger.role == .examined { context.examine() }
    workforce.reset(
      foregroundShare: context.plan.foregroundShare?.quantile(draws.2), &context)
    ringing.reset(diligence: max(context.plan.diligence.quantile(draws.1), 0), &context)
    arrivals.reset(volume: max(context.plan.volume.quantile(draws.0), 0), &context)
    // Nothing is pending yet: this moves the clock.
    if firstDay > 0 { _ = context.clock.next(before: .midnight(ofDay: firstDay)) }
  }

  /// The day on which the merchant's life begins: the first one, unless merchants start in mid-life. Who has not adopted the
  /// feature has nothing to respond to, and begins with the warm-up.
  var firstDay: Int {
    let calendar = context.plan.calendar
    guard calendar.earlierDays > 0 else { return 0 }
    guard feature.isAdopted else { return calendar.earlierDays }
    let draws = context.uniforms(.midLife, entity: 0)
    return calendar.earlierDays - calendar.daysLived(draws.0, draws.1)
  }

  /// Whether the merchant has the feature at all, drawn once. Nobody is asked where everybody has it.
  ///
  /// - Parameters:
  ///   - volume: The uniform that the merchant's volume is drawn from.
  ///   - diligence: The same of its diligence.
  private mutating func drawAdoption(volume: Double, diligence: Double) -> Bool {
    guard context.plan.adoption < 1 else { return true }
    let own = context.uniforms(.adoption, entity: 0).0
    guard let copula = context.plan.adoptionCopula else { return own < context.plan.adoption }
    return copula.uniform(volume: volume, diligence: diligence, own: own) < context.plan.adoption
  }

  /// For how long the merchant has been on the platform as the counted days begin.
  private mutating func drawAge() -> SimDuration {
    guard let law = context.plan.age else { return .max }
    return SimDuration(
      seconds: law.quantile(context.streams.key(.age, entity: 0).uniforms(at: 0).0))
  }
}
