import MerchantModel
import SimKernel

extension Codec where Value == Double {
  /// The coefficient of variation of a busyness: 0, or large enough for a gamma distribution.
  static var busyness: Codec {
    Codec<Double>.number(in: .from(0, through: 10)).map {
      guard $0 == 0 || $0 >= 0.01 else { throw TinyBusynessError() }
      return $0
    } from: {
      $0
    }
  }
}

/// A busyness too small to distinguish from 0.
struct TinyBusynessError: DomainProblem, Error {
  var message: String { "a busyness this small cannot be distinguished from none" }
  var expected: String? { "0, or a number from 0.01 to 10" }
}

extension Codec where Value == Platform {
  /// What all merchants share.
  static var platform: Codec {
    .object(
      "platform", "What all merchants share.", defaults: Platform(),
      fields: [
        .defaulted(
          "busyness", \.busyness, .busyness,
          "Coefficient of variation of a gamma factor of mean 1 on all contacts, drawn each day."),
        .optional("persistence", \.persistence, .persistence, Codec<Double>.persistenceOfDays),
        .defaulted(
          "withinDay", \.withinDay, .hourVariation,
          "How the hours of a day differ from the profiles, for all merchants alike."
        ).leftOutByDefault(),
      ])
  }
}

extension Codec where Value == Demand {
  /// How the contacts of a segment vary.
  static var demand: Codec {
    .object(
      "demand", "How the contacts of a segment vary.", defaults: Demand(),
      fields: [
        .defaulted(
          "volume", \.volume, .factor,
          "A factor on all of a merchant's contacts, drawn once for each merchant and replication."),
        .defaulted(
          "busyness", \.busyness, .busyness,
          "Coefficient of variation of the merchant's own gamma factor of mean 1, drawn each day."),
        .optional("persistence", \.persistence, .persistence, Codec<Double>.persistenceOfDays),
        .defaulted(
          "withinDay", \.withinDay, .hourVariation,
          "How the hours of a merchant's day differ from the profiles."
        ).leftOutByDefault(),
      ])
  }
}

extension Codec where Value == [ContactRate] {
  /// Mean contacts per merchant and day, by kind.
  static var contactRates: Codec {
    Codec<[Named<Double>]>.names(of: "kind", .number(in: .from(0, through: 1_000_000))).map {
      $0.map { ContactRate(kind: $0.name, perDay: $0.value) }
    } from: {
      $0.map { Named($0.kind, $0.perDay) }
    }
  }
}

extension Codec where Value == [ContactKind] {
  /// The kinds of contacts, by name.
  static var contactKinds: Codec {
    Codec<[Named<ContactKind>]>.names(of: "kind", .contactKind).map {
      $0.map { named in
        var kind = named.value
        kind.name = named.name
        return kind
      }
    } from: {
      $0.map { Named($0.name, $0) }
    }
  }
}

extension Codec where Value == ContactKind {
  /// A reason for which customers contact a merchant.
  static var contactKind: Codec {
    .object(
      "kind", "A reason for which customers contact a merchant.", defaults: ContactKind(name: ""),
      fields: [
        .defaulted(
          "hours", \.hours, .hourProfile,
          "Relative weights of the 24 hours of a day; only their proportions matter."),
        .defaulted(
          "weekdays", \.weekdays, .weekdayProfile,
          "Relative weights of the days of the week; only their proportions matter."),
        .required("text", \.text, .guidance, "How long guidance takes by text."),
        .defaulted("video", \.video, .guidance, "How long the same guidance takes by video."),
        .defaulted(
          "difficultyCorrelation", \.difficultyCorrelation, .number(in: .from(-1, through: 1)),
          "Correlation of the normal scores of a contact's text and video durations.",
          synonyms: ["correlation", "difficulty"]),
        .defaulted(
          "offer", \.offer, .probability,
          "The chance that an agent who takes the contact's first chat sends a card."),
        .defaulted(
          "accept", \.accept, .probability,
          "The chance that a customer who is not shy accepts it.", synonyms: ["acceptance"]),
        .defaulted(
          "tapDelay", \.tapDelay, .durations, "How long after the card the customer taps it."),
        .defaulted("camera", \.camera, .camera, "The customer's camera."),
        .defaulted(
          "drop", \.drop, .probability,
          "The chance that a call drops; the contact goes on by text for what was left."),
        .defaulted(
          "outcomes", \.outcomes, .outcomes, "What follows the end of a contact."),
        .defaulted(
          "voice", \.voice, .voiceCalls, "Contacts that begin as a voice call by the customer."),
        .optional(
          "assistant", \.assistant, .assistantService,
          "What the assistant on the first line does with them; left to people if left out."),
      ])
  }
}

extension Codec where Value == HourProfile {
  /// 24 weights.
  static var hourProfile: Codec {
    Codec<[Double]>.list(of: .number(in: .from(0, through: 1e9)), count: 24...24).map {
      guard let profile = HourProfile(weights: $0) else { throw EmptyProfileError() }
      return profile
    } from: {
      $0.weights
    }
  }
}

extension Codec where Value == WeekdayProfile {
  /// A weight for each weekday.
  static var weekdayProfile: Codec {
    Codec<WeekdayWeights>.object(
      "weekdays", "Relative weights of the days of the week.", defaults: WeekdayWeights(),
      fields: Weekday.allCases.map { day in
        .required(
          day.abbreviation, \.[day], .number(in: .from(0, through: 1e9)),
          "The weight of this day.")
      }
    ).map {
      guard let profile = WeekdayProfile(weights: $0.weights) else { throw EmptyProfileError() }
      return profile
    } from: {
      WeekdayWeights(weights: $0.weights)
    }
  }
}

/// Seven weights that can be set one at a time, before they are checked together.
struct WeekdayWeights: Sendable {
  var weights = [Double](repeating: 1, count: 7)

  subscript(day: Weekday) -> Double {
    get { weights[day.rawValue] }
    set { weights[day.rawValue] = newValue }
  }
}

/// All weights of a profile are 0.
struct EmptyProfileError: DomainProblem, Error {
  var message: String { "the weights sum to nothing" }
  var expected: String? { "at least one weight above 0" }
}
