import MerchantModel

extension Codec where Value == [Campaign] {
  /// Campaigns by name.
  static var campaigns: Codec {
    Codec<[Named<Campaign>]>.names(of: "campaign", .campaign).map {
      $0.map { named in
        var campaign = named.value
        campaign.name = named.name
        return campaign
      }
    } from: {
      $0.map { Named($0.name, $0) }
    }
  }
}

extension Codec where Value == Campaign {
  /// A stretch of days with more, or fewer, contacts.
  static var campaign: Codec {
    .object(
      "campaign", "A stretch of days with more, or fewer, contacts than the profiles say.",
      defaults: Campaign(name: "", start: CivilDate(dayNumber: 0), days: 1),
      fields: [
        .required("start", \.start, .date, "Its first day."),
        .required("days", \.days, .dayCount(1...3_660), "How many days it lasts.", unit: "days"),
        .optional(
          "factors", \.givenFactors, .kindFactors,
          "What the mean of each of its days is multiplied by, by kind."),
        .optional(
          "waves", \.givenWaves, .campaignWaves,
          "Contacts that follow the campaign with a lag, by kind."),
        .optional(
          "hours", \.givenHours, .kindHours,
          "What hours of each of its days are multiplied by besides, by kind."),
      ],
      check: { campaign, findings in
        if campaign.factors.isEmpty && campaign.waves.isEmpty && campaign.hours.isEmpty {
          findings.warn(IdleCampaign())
        }
      })
  }
}

extension Codec where Value == [KindFactor] {
  /// A factor for each kind.
  static var kindFactors: Codec {
    Codec<[Named<Double>]>.names(of: "kind", .number(in: .from(0, through: 1_000))).map {
      $0.map { KindFactor(kind: $0.name, factor: $0.value) }
    } from: {
      $0.map { Named($0.kind, $0.factor) }
    }
  }
}

extension Codec where Value == [CampaignWave] {
  /// A wave for each kind.
  static var campaignWaves: Codec {
    Codec<[Named<CampaignWave>]>.names(of: "kind", .campaignWave).map {
      $0.map { CampaignWave(kind: $0.name, factor: $0.value.factor, lag: $0.value.lag) }
    } from: {
      $0.map { Named($0.kind, $0) }
    }
  }
}

extension Codec where Value == CampaignWave {
  /// Contacts that follow a campaign with a lag.
  static var campaignWave: Codec {
    .object(
      "wave", "Contacts that follow a campaign's sales with a lag.",
      defaults: CampaignWave(kind: "", factor: 1, lag: .always(.zero)),
      fields: [
        .required(
          "factor", \.factor, .number(in: .from(0, through: 1_000)),
          "What the mean of the campaign's days would be multiplied by if there were no lag."),
        .required("lag", \.lag, .durations, "From a sale to the contact it leads to."),
      ])
  }
}

extension Campaign {
  fileprivate var givenFactors: [KindFactor]? {
    get { factors.isEmpty ? nil : factors }
    set { factors = newValue ?? [] }
  }

  fileprivate var givenHours: [KindHours]? {
    get { hours.isEmpty ? nil : hours }
    set { hours = newValue ?? [] }
  }

  fileprivate var givenWaves: [CampaignWave]? {
    get { waves.isEmpty ? nil : waves }
    set { waves = newValue ?? [] }
  }
}

extension Scenario {
  /// The campaigns; nil if there are none, because a mapping of names is never empty in a file.
  var givenCampaigns: [Campaign]? {
    get { campaigns.isEmpty ? nil : campaigns }
    set { campaigns = newValue ?? [] }
  }

  /// Checks campaigns against the rest of the scenario.
  static func checkCampaigns(_ scenario: Scenario, _ findings: inout ObjectCheck) {
    let kinds = scenario.kinds.map(\.name)
    for campaign in scenario.campaigns {
      let place = ["campaigns", campaign.name]
      let factors = campaign.factors.map { ("factors", $0.kind) }
      let hours = campaign.hours.map { ("hours", $0.kind) }
      let named = factors + campaign.waves.map { ("waves", $0.kind) } + hours
      for (key, kind) in named where !kinds.contains(kind) {
        findings.error(UnknownKind(name: kind, known: kinds), at: place + [key, kind])
      }
      let isOutside = !(0..<scenario.calendar.totalDays).contains {
        campaign.contains(scenario.calendar.date(ofDay: $0))
      }
      // A wave can extend beyond the campaign that it follows.
      if isOutside && !campaign.isFelt(on: scenario.calendar) {
        findings.warn(CampaignOutside(scenario.calendar), at: place + ["start"])
      }
    }
  }
}

/// A campaign without factors and waves.
struct IdleCampaign: DomainProblem {
  var message: String { "the campaign changes nothing" }
  var hint: String? { "give it `factors`, `waves` or `hours`" }
}

/// A campaign outside the simulated days.
struct CampaignOutside: DomainProblem {
  private let first: CivilDate
  private let last: CivilDate

  init(_ calendar: StudyCalendar) {
    first = calendar.date(ofDay: 0)
    last = calendar.date(ofDay: calendar.totalDays - 1)
  }

  var message: String { "the campaign lies outside the simulated days" }
  var expected: String? { "days between \(first) and \(last), warm-up included" }
}
