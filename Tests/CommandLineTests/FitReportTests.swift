import Foundation
import Testing

/// `ringside calibrate --fits`, and the page that `ringside report` makes of it.
struct FitReportTests {
  private struct Fits: Decodable {
    struct Place: Decodable {
      let seconds: Double
      let lasting: Double
    }
    struct Family: Decodable { let kolmogorovSmirnov: Double }
    struct Law: Decodable {
      let what: String
      let data: [Place]
      let law: [Place]
      let ranking: [Family]
    }
    struct Answering: Decodable {
      let agents: Int
      let answered: Double
      let data: [Place]
      let law: [Place]
    }
    struct Share: Decodable {
      let logged: Double
      let fitted: Double
    }
    struct Hours: Decodable { let shares: [Share] }
    struct Day: Decodable {
      let count: Int
      let lower90: Double
      let upper90: Double
    }
    struct Bin: Decodable {
      let logged: Double
      let fitted: Double
      let alike: Double
    }
    struct Bins: Decodable { let bins: [Bin] }
    struct Value: Decodable {
      let key: String
      let value: Double
      let lower: Double
      let upper: Double
    }
    let laws: [Law]
    let answering: [Answering]
    let hours: [Hours]
    let daily: [Day]
    let counts: [Bins]
    let rates: [Bins]
    let values: [Value]
    let notIdentifiable: [String]
  }

  private static let scenario = """
    title: Two who ring together
    seed: 11
    calendar: {start: 2026-03-02, days: 28}
    kinds:
      install: {text: 20 min, video: {gamma: {mean: 6 min, cv: 0.6}}, offer: 80 %, accept: 80 %, tapDelay: 1 min}
    customer: {ringPatience: {exponential: {mean: 60 s}}}
    segments:
      shop:
        merchants: 12
        agents: 2
        contactsPerDay: {install: 6}
        demand: {busyness: 0.3}
        diligence: {lognormal: {mean: 1, cv: 0.6}}
        roster: [{days: daily, from: "08:00", to: "22:00"}]
        answering: {foreground: &all {chance: 60 %, delay: {lognormal: {median: 10 s, sigma: 0.6}}}, background: *all}
    rule: {enabled: false}

    """

  private func calibrated(threads: String = "2") async throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(Self.scenario, to: "shop.yaml")
    let outcome = try await Ringside.shell(
      """
      set -e
      $RINGSIDE log shop.yaml --out events.csv
      $RINGSIDE calibrate events.csv --scenario shop.yaml --out ours.yaml --fits fits --threads \(threads)
      """, in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    #expect(outcome.stderr.hasSuffix("Policy: ours.yaml\nFits: fits\n"))
    return sandbox
  }

  /// The greatest distance of a curve from a law between whose places it is interpolated.
  private func distance(_ data: [Fits.Place], _ law: [Fits.Place]) -> Double {
    data.map { place -> Double in
      guard let next = law.firstIndex(where: { $0.seconds >= place.seconds }), next > 0 else {
        return abs(place.lasting - (law.last?.lasting ?? 0)) * (place.seconds > 0 ? 1 : 0)
      }
      let (low, high) = (law[next - 1], law[next])
      let share = (place.seconds - low.seconds) / (high.seconds - low.seconds)
      return abs(place.lasting - low.lasting - share * (high.lasting - low.lasting))
    }.max() ?? 0
  }

  @Test("Pictures have the log's own data, and laws as near to them as the ranking says")
  func figures() async throws {
    let sandbox = try await calibrated()
    let fits = try JSONDecoder().decode(
      Fits.self, from: Data(try sandbox.text("fits/fits.json").utf8))
    #expect(fits.laws.map(\.what) == ["talks", "patience", "presence"])
    for law in fits.laws {
      let best = try #require(law.ranking.first)
      // A law's curve has 121 places, between which it is all but straight.
      #expect(distance(law.data, law.law) < best.kolmogorovSmirnov + 0.01, "\(law.what)")
    }
    // Rings while one of both was in a call are too few for a picture. Kolmogorov's limit at 1 % is 1.63 / sqrt(n).
    #expect(fits.answering.map(\.agents) == [2])
    for answering in fits.answering {
      #expect(distance(answering.data, answering.law) < 1.63 / answering.answered.squareRoot())
    }
    let shares = try #require(fits.hours.first?.shares)
    #expect(abs(shares.reduce(0) { $0 + $1.logged } - 100) < 1e-9)
    #expect(shares.allSatisfy { $0.logged == $0.fitted })
    let contacts = try sandbox.text("events.csv").split(separator: "\n").count {
      $0.hasPrefix("contact,")
    }
    #expect(fits.daily.count == 28 && fits.daily.reduce(0) { $0 + $1.count } == contacts)
    // 9 of 10 days are expected within; of 28 fewer than 20 in one of 700 logs.
    #expect(
      fits.daily.count { Double($0.count) >= $0.lower90 && Double($0.count) <= $0.upper90 } >= 20)
    for (bins, all) in [(fits.counts, 12.0 * 28), (fits.rates, 12)] {
      let bins = try #require(bins.first?.bins)
      for sum in [\Fits.Bin.logged, \.fitted, \.alike] {
        #expect(abs(bins.reduce(0) { $0 + $1[keyPath: sum] } - all) < 1e-6 * all)
      }
    }
    #expect(fits.values.allSatisfy { $0.lower <= $0.value && $0.value <= $0.upper })
    let keys = fits.values.map(\.key)
    for key in [
      "kinds.install.hours.9", "kinds.install.weekdays.mon", "segments.shop.demand.busyness",
      "customer.ringPatience", "segments.shop.answering", "segments.shop.diligence",
    ] { #expect(keys.contains(key), "\(key)") }
    #expect(
      fits.notIdentifiable.contains { $0.contains("rosters, breaks and absence are not fitted") })
    let rows = try StrictCSV(try sandbox.text("fits/fits.csv")).rows
    #expect(rows.map { $0[0] } == keys)
  }

  @Test("The page has verdict, ranking, what the log cannot tell and all values, in both languages")
  func page() async throws {
    let sandbox = try await calibrated()
    for (language, page, silence) in [
      ("en", "fits.html", "What the log cannot tell"), ("zh", "fits.zh.html", "日志无法说明之处"),
    ] {
      let outcome = try await Ringside.shell(
        "RINGSIDE_PYTHON=/nowhere/python3 $RINGSIDE report fits --language \(language)", in: sandbox
      )
      #expect(outcome.status == 0, "\(outcome.stderr)")
      let text = try sandbox.text(page)
      for part in ["class=\"verdict\"", "id=\"laws\"", "id=\"silence\"", "id=\"table\"", silence] {
        #expect(text.contains(part), "\(part)")
      }
    }
    // Older fits are replaced, anything else is not.
    let again = try await Ringside.shell(
      """
      $RINGSIDE calibrate events.csv --scenario shop.yaml --out ours.yaml --fits fits --quiet || exit 1
      mkdir other; touch other/mine
      $RINGSIDE calibrate events.csv --scenario shop.yaml --out ours.yaml --fits other --quiet
      """, in: sandbox)
    #expect(again.status == 73, "\(again.stderr)")
  }

  @Test("Data and laws are the same on any number of threads")
  func bytes() async throws {
    let (one, three) = (try await calibrated(threads: "1"), try await calibrated(threads: "3"))
    #expect(try one.text("fits/fits.json") == three.text("fits/fits.json"))
  }
}
