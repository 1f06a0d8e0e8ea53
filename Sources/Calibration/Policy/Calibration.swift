import Foundation
import MerchantModel

/// Fits a scenario's values to a log.
public struct Calibration: Sendable {
  /// What is fitted to the merchants of one segment.
  struct SegmentFit: Sendable {
    let name: String
    /// Merchants who had any contacts, or calls, and those who had none.
    let merchants: (active: Int, silent: Int)
    let demand: DemandFit
    /// Why there is none says `silence`.
    let answers: AnswerRateFit?
    let silence: String?
    /// Contacts of each kind a merchant and day; empty of a log that does not tell them.
    let kinds: [String: FittedParameter]
    /// How merchants' rates spread as a beta law has it, days taken together.
    let spread: BetaBinomialFit?
    /// Calls and answered calls of each merchant whose calls the log tells.
    let rates: [BetaBinomialFit.Row]
    /// How soon one agent picks up; why nobody knows says `ringSilence`.
    let rings: RingFit?
    let ringSilence: String?
  }

  /// When contacts of a kind come.
  struct KindFit: Sendable {
    let name: String
    /// Nil where the log has no time of day, or none of the kind.
    let hours: HourFit?
  }

  /// Whether the scenario gives laws by other parameters than policies do, so that these are to be taken away.
  public var clearsParameters = false
  /// The log.
  let log: TidyLog
  /// The scenario that is fitted.
  let scenario: Scenario
  /// The segments that the log has merchants of, in the scenario's order.
  let segments: [SegmentFit]
  /// What all merchants of the log share: weekdays, and the platform's busyness.
  let everybody: DemandFit
  /// The hours of each kind; empty of a log of counts.
  let kinds: [KindFit]
  /// The laws of durations; nil of a log of counts.
  let durations: DurationFits?
  /// Whether contacts have dates alone.
  let hasDatesAlone: Bool

  /// Fits.
  ///
  /// - Parameters:
  ///   - log: The log.
  ///   - scenario: The scenario whose values are fitted.
  ///   - segments: The name of the segment of each of the log's merchants.
  ///   - kind: What the kinds of its contacts are.
  ///   - isPooled: Whether the log is of all merchants together, as one.
  /// - Throws: ``CalibrationError``.
  public init(
    _ log: TidyLog, to scenario: Scenario, segments names: [String], kind choice: KindChoice,
    isPooled: Bool = false
  ) throws(CalibrationError) {
    self.log = log
    self.scenario = scenario
    let subject: DailyCounts.Subject = log.hasQuietContacts ? .contacts : .calls
    let isActive = log.merchantsWithAny(subject)
    let everyone = log.merchants.indices.filter { isActive[$0] }
    let all = Self.counts(subject, log, chosen: everyone)
    everybody = try DemandFit(
      all, isPooled: isPooled,
      swell: Self.swell(subject, log, everyone, all, isPooled: isPooled))
    (kinds, hasDatesAlone) = Self.hourFits(
      subject, log, everyone, all, scenario, choice, isPooled: isPooled)
    durations = log.isOfCounts ? nil : Self.durations(log, scenario, choice)
    var fits: [SegmentFit] = []
    let present = scenario.segments.map(\.name).filter { name in
      everyone.contains { names[$0] == name }
    }
    for name in present {
      let all = log.merchants.indices.filter { names[$0] == name }
      let chosen = all.filter { isActive[$0] }
      let counts = Self.counts(subject, log, chosen: chosen)
      let calls = subject == .calls ? counts : Self.counts(.calls, log, chosen: chosen)
      // One segment alone was fitted already.
      let demand =
        present.count == 1
        ? everybody
        : try DemandFit(
          counts, isPooled: isPooled,
          swell: Self.swell(subject, log, chosen, counts, isPooled: isPooled))
      var (answers, silence): (AnswerRateFit?, String?) = (nil, nil)
      do throws(CalibrationError) {
        answers = try AnswerRateFit(isPooled ? calls.pooled : calls)
      } catch {
        silence = error.description
      }
      let (rings, ringSilence) = Self.rings(log, chosen)
      let rates = AnswerDays.rows(of: calls).map {
        BetaBinomialFit.Row(calls: Int($0.offered), answered: Int($0.answered))
      }
      fits.append(
        SegmentFit(
          name: name, merchants: (chosen.count, all.count - chosen.count), demand: demand,
          answers: answers, silence: silence,
          kinds: subject == .contacts ? Self.contactsByKind(log, chosen, demand, choice) : [:],
          spread: Self.spread(rates), rates: rates, rings: rings, ringSilence: ringSilence))
    }
    segments = fits
  }

  private static func counts(
    _ subject: DailyCounts.Subject, _ log: TidyLog, chosen: [Int]
  ) -> DailyCounts {
    log.isOfCounts
      ? DailyCounts(countsOf: log, chosen: chosen)
      : DailyCounts(subject, of: log, chosen: chosen)
  }

  /// The hours of each kind.
  private static func hourFits(
    _ subject: DailyCounts.Subject, _ log: TidyLog, _ chosen: [Int], _ counts: DailyCounts,
    _ scenario: Scenario, _ choice: KindChoice, isPooled: Bool
  ) -> (kinds: [KindFit], hasDatesAlone: Bool) {
    guard !log.isOfCounts else { return ([], false) }
    func fit(_ kind: Int?, towards weights: [Double]) -> HourFit? {
      let hours = HourCounts(subject, of: log, chosen: chosen, on: counts, kind: kind)
      guard !hours.hasDatesAlone, !hours.days.isEmpty else { return nil }
      return HourFit(isPooled ? hours.pooled : hours, towards: weights)
    }
    let hours = HourCounts(subject, of: log, chosen: chosen, on: counts)
    let profiles = Dictionary(
      uniqueKeysWithValues: scenario.kinds.map { ($0.name, $0.hours.weights) })
    let all = fit(nil, towards: scenario.kinds.first?.hours.weights ?? [])
    let kinds =
      switch choice {
      case .all(let names): names.map { KindFit(name: $0, hours: all) }
      case .byName:
        log.kindsOfContacts.map { name in
          KindFit(
            name: name,
            hours: fit(log.kinds.firstIndex(of: name), towards: profiles[name] ?? []))
        }
      }
    return (kinds, hours.hasDatesAlone)
  }

  private static func durations(
    _ log: TidyLog, _ scenario: Scenario, _ choice: KindChoice
  ) -> DurationFits {
    let kinds: [(kind: Int?, names: [String])] =
      switch choice {
      case .all(let names): [(nil, names)]
      case .byName:
        log.kindsOfContacts.map { name in (log.kinds.firstIndex(of: name), [name]) }
      }
    let days = scenario.rulebook.scopedRules.first?.rule.suspensionDays ?? 0
    return DurationFits(
      log, kinds: kinds, penalty: .days(Int64(days)), seed: scenario.seed)
  }

  private static func rings(_ log: TidyLog, _ chosen: [Int]) -> (RingFit?, String?) {
    guard !log.isOfCounts else { return (nil, nil) }
    do throws(FitError) {
      return (try RingFit(log, merchants: chosen), nil)
    } catch {
      return (nil, error.description)
    }
  }

  private static func spread(_ rows: [BetaBinomialFit.Row]) -> BetaBinomialFit? {
    rows.count >= AnswerRateFit.fewestMerchants ? try? BetaBinomialFit(rows) : nil
  }

  /// Contacts of each kind a merchant and day.
  private static func contactsByKind(
    _ log: TidyLog, _ chosen: [Int], _ demand: DemandFit, _ choice: KindChoice
  ) -> [String: FittedParameter] {
    let mean = demand.volume.perDay
    var shares: [String: Double] = [:]
    switch choice {
    case .all(let names) where names.count == 1: shares[names[0]] = 1
    case .all: return [:]
    case .byName:
      let wanted = Set(chosen)
      var counts = [Int](repeating: 0, count: log.kinds.count)
      for event in log.events where event.subject == .contact && wanted.contains(event.merchant) {
        counts[event.kind] += 1
      }
      let total = Double(counts.reduce(0, +))
      for (place, name) in log.kinds.enumerated() where counts[place] > 0 && !name.isEmpty {
        shares[name] = Double(counts[place]) / total
      }
    }
    return shares.mapValues { share in
      FittedParameter(
        share * mean.value, standardError: share * mean.standardError, basis: mean.basis)
    }
  }

  /// The names of the segments that the log has merchants of.
  public var segmentNames: [String] { segments.map(\.name) }

  /// What simulated merchants should show, to be met by levels that the log alone does not tell.
  public struct Target: Hashable, Sendable {
    /// Whether contacts are counted, or calls.
    public let isOfContacts: Bool
    /// Contacts, or calls, a merchant and day, those without any among the merchants; nil where merchants are not told apart.
    public let perDay: Double?
    /// The share of them that is answered; nil where the log does not say.
    public let answerRate: Double?

    /// What merchants show.
    public init(isOfContacts: Bool, perDay: Double?, answerRate: Double?) {
      self.isOfContacts = isOfContacts
      self.perDay = perDay
      self.answerRate = answerRate
    }
  }

  /// What a segment's merchants show in the log.
  public func target(of segment: String) -> Target? {
    segments.first { $0.name == segment }.map { fit in
      let (active, silent) = fit.merchants
      let share = Double(active) / Double(max(active + silent, 1))
      let isPooled = fit.demand.owner == .platform
      return Target(
        isOfContacts: fit.demand.counts.subject == .contacts,
        perDay: isPooled ? nil : share * fit.demand.volume.perDay.value,
        answerRate: fit.answers?.share.value)
    }
  }

  /// Levels of a segment at which simulated merchants show what the log's do.
  public struct Levels: Hashable, Sendable {
    /// What the contacts a day are multiplied by: the scenario's, or those of the log.
    public var contacts = 1.0
    /// What the odds of answering of a median merchant are multiplied by.
    public var odds = 1.0
    /// By how much the log odds of an answered call rise with the logarithm of ``odds`` in the simulation.
    public var response = 1.0
    /// What the simulation shows at these levels.
    public var shown: Target?

    /// The scenario's own levels.
    public init() {}
  }
}
