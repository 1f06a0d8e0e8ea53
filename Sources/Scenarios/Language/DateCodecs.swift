import MerchantModel
import SimKernel
import SimRandom

extension Codec where Value == [DatedShift] {
  /// Spells of work on given dates.
  static var datedShifts: Codec { .list(of: .datedShift, count: 0...1_000) }
}

extension Codec where Value == DatedShift {
  /// A spell of work on given dates.
  static var datedShift: Codec {
    .object(
      "dated shift", "A spell of work on given dates, beside the roster.",
      defaults: DatedShift(from: .midnight, to: .endOfDay),
      fields: [
        .optional(
          "campaign", \.campaign, .text,
          "The campaign on whose days it starts; or give `start`."),
        .optional(
          "start", \.start, .date, "The first day on which it starts, where no campaign is named."
        ),
        .defaulted(
          "days", \.days, .dayCount(1...3_660), "On how many days in a row it starts.",
          unit: "days"),
        .required("from", \.from, .timeOfDay, "When it starts."),
        .required(
          "to", \.to, .timeOfDay, "When it ends: on the next day if that is before the start."),
      ],
      check: { shift, findings in
        if shift.from == shift.to { findings.error(EmptyShift(), at: "to") }
        switch (shift.campaign, shift.start) {
        case (nil, nil): findings.error(DatedShiftWithoutDates())
        case (.some, .some): findings.error(DatedShiftWithTwoDates(), at: "start")
        case (.some, nil):
          if findings.isGiven("days") { findings.error(DatedShiftWithTwoDates(), at: "days") }
        case (nil, .some): break
        }
      })
  }
}

extension Codec where Value == AdoptionCorrelation {
  /// With what of a merchant its adoption goes.
  static var adoptionCorrelation: Codec {
    .object(
      "adoption correlation", "With what of a merchant its adoption goes, by a normal copula.",
      defaults: AdoptionCorrelation(),
      fields: [
        .defaulted(
          "volume", \.volume, .number(in: .from(-1, through: 1)),
          "Rank correlation of its readiness to adopt with its own volume.", synonyms: ["size"]),
        .defaulted(
          "diligence", \.diligence, .number(in: .from(-1, through: 1)),
          "Rank correlation of its readiness to adopt with its own diligence."),
      ],
      check: { correlation, findings in
        if correlation.remainder < -1e-12 { findings.error(ImpossibleCorrelations()) }
      })
  }
}

extension Staffing {
  /// The dated shifts; nil if there are none.
  var givenDatedShifts: [DatedShift]? {
    get { datedShifts.isEmpty ? nil : datedShifts }
    set { datedShifts = newValue ?? [] }
  }
}

extension Segment {
  /// With what adoption goes; nil if with nothing.
  var givenCorrelation: AdoptionCorrelation? {
    get { adoptionCorrelation.isAnything ? adoptionCorrelation : nil }
    set { adoptionCorrelation = newValue ?? AdoptionCorrelation() }
  }
}

extension Codec where Value == [KindHours] {
  /// Factors of hours for each kind.
  static var kindHours: Codec {
    Codec<[Named<[HourFactor]>]>.names(of: "kind", .list(of: .hourFactor, count: 1...24)).map {
      $0.map { KindHours(kind: $0.name, spans: $0.value) }
    } from: {
      $0.map { Named($0.kind, $0.spans) }
    }
  }
}

extension Codec where Value == HourFactor {
  /// A factor on some hours of a day.
  static var hourFactor: Codec {
    .object(
      "hour factor", "What the means of some hours of a day are multiplied by.",
      defaults: HourFactor(from: .midnight, to: .endOfDay, factor: 1),
      fields: [
        .required("from", \.from, .timeOfDay, "When they begin: a whole hour."),
        .required("to", \.to, .timeOfDay, "When they end: a later whole hour."),
        .required(
          "factor", \.factor, .number(in: .from(0, through: 1_000)),
          "The factor; the day's mean rises with it."),
      ],
      check: { span, findings in
        for (key, time) in [("from", span.from), ("to", span.to)]
        where time.sinceMidnight.microseconds % SimDuration.hours(1).microseconds != 0 {
          findings.error(BrokenHours(), at: key)
        }
        if span.to <= span.from { findings.error(HoursBackwards(), at: "to") }
      })
  }
}

extension Scenario {
  /// Checks dated shifts and correlations of adoption against the rest of the scenario.
  func checkDates(_ findings: inout ObjectCheck) {
    for segment in segments {
      let staffing = segment.staffing
      let place = ["segments", segment.name]
      check(staffing.datedShifts, at: place + ["datedShifts"], &findings)
      for group in staffing.allGroups {
        let isOwn = group.datedShifts != nil
        let here = place + (isOwn ? ["agents", group.name, "datedShifts"] : ["datedShifts"])
        if let own = group.datedShifts { check(own, at: here, &findings) }
        if staffing.datedShiftsOverlap(of: group, on: calendar, with: campaigns) {
          findings.error(OverlappingDatedShift(group: group.name), at: here)
        }
      }
      checkAdoption(of: segment, at: place + ["adoptionCorrelation"], &findings)
    }
  }

  private func check(
    _ shifts: [DatedShift], at place: [String], _ findings: inout ObjectCheck
  ) {
    let known = campaigns.map(\.name)
    for (position, shift) in shifts.enumerated() {
      guard let campaign = shift.campaign, !known.contains(campaign) else { continue }
      findings.error(
        UnknownCampaign(name: campaign, known: known),
        at: place + [String(position), "campaign"])
    }
  }

  private func checkAdoption(
    of segment: Segment, at place: [String], _ findings: inout ObjectCheck
  ) {
    let correlation = segment.adoptionCorrelation
    let acts =
      segment.adoption > .never && segment.adoption < .always
      && (correlation.volume != 0 && segment.demand.volume.constantValue == nil
        || correlation.diligence != 0 && segment.diligence.constantValue == nil)
    if correlation.isAnything && !acts { findings.warn(IdleCorrelation(), at: place) }
  }
}

/// A dated shift that does not say when it is.
struct DatedShiftWithoutDates: DomainProblem {
  var message: String { "the shift does not say on which dates it is" }
  var hint: String? { "give `start`, or name a `campaign`" }
}

/// A dated shift that says twice when it is.
struct DatedShiftWithTwoDates: DomainProblem {
  var message: String { "the shift has the days of its campaign, so it has no dates" }
}

/// A dated shift while the agent works anyhow.
struct OverlappingDatedShift: DomainProblem {
  let group: String

  var message: String { "a dated shift of `\(group)` overlaps another shift of its" }
  var hint: String? {
    "give temporary staff a group of its own, with `roster: []`; shifts that only touch are fine"
  }
}

/// Correlations that no three quantities have.
struct ImpossibleCorrelations: DomainProblem {
  var message: String { "adoption cannot go with both so closely: they are drawn apart" }
  var expected: String? { "squares of 2 sin(pi x / 6) that add up to at most 1" }
}

/// A correlation of adoption that changes nothing.
struct IdleCorrelation: DomainProblem {
  var message: String {
    "the correlation changes nothing: merchants are alike in that, or all of them or none adopt"
  }
}

/// Hours that are not whole.
struct BrokenHours: DomainProblem {
  var message: String { "a whole hour is needed here" }
  var hint: String? { "such as `20:00`" }
}

/// Hours that end before they begin.
struct HoursBackwards: DomainProblem {
  var message: String { "the hours end before they begin" }
  var hint: String? { "for hours across midnight give two spans" }
}
