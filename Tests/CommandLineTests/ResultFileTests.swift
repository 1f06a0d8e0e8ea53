import Foundation
import Testing

/// The files of a results folder, as docs/results.md describes them.
struct ResultFileTests {
  private let sandbox: Sandbox
  private let printed: Data

  /// One run serves all tests of a file; every test reads what it needs of it.
  init() async throws {
    sandbox = try Sandbox()
    let outcome = try await Ringside.run(
      ["run", Ringside.scenario("two-segments"), "--json", "--out", "r"], in: sandbox)
    printed = outcome.stdout
    #expect(outcome.status == 0)
  }

  @Test("summary.json is what --json prints, in the documented layout")
  func summary() throws {
    #expect(try sandbox.data("r/summary.json") == printed)
    let summary = try JSONDecoder().decode(Summary.self, from: printed)
    #expect(summary.layout == 1)
    #expect(summary.title == "Two segments")
    #expect(summary.start == "2026-03-02")
    #expect(summary.days == 14)
    #expect(summary.warmup == 3)
    #expect(summary.confidence == 0.95)
    #expect(summary.scopes.map(\.name) == ["solo", "shop", "population"])
    #expect(summary.scopes.map(\.merchants) == [70, 30, 100])
    #expect(summary.scopes.map(\.represents) == [9_000, 1_000, 10_000])
    for scope in summary.scopes {
      for figure in scope.measures {
        #expect(
          (figure.estimate == nil)
            == ["zero-denominator", "no-observations"].contains(figure.absence), "\(figure)")
        if let estimate = figure.estimate, let lower = figure.lower, let upper = figure.upper {
          #expect(lower <= estimate && estimate <= upper, "\(figure)")
        }
      }
    }
  }

  @Test("summary.json has no key beside the documented ones")
  func summaryKeys() throws {
    let whole = try #require(try JSONSerialization.jsonObject(with: printed) as? [String: Any])
    #expect(
      whole.keys.sorted() == [
        "confidence", "days", "fingerprint", "layout", "replications", "scopes", "seed", "start",
        "title",
        "warmup", "warnings",
      ])
    let scopes = try #require(whole["scopes"] as? [[String: Any]])
    let documented: Set = [
      "measure", "unit", "estimate", "standardError", "lower", "upper", "method", "absence",
      "monthLower", "monthUpper",
    ]
    for scope in scopes {
      #expect(scope.keys.sorted() == ["measures", "merchants", "name", "represents", "waterfalls"])
      for figure in try #require(scope["measures"] as? [[String: Any]]) {
        #expect(documented.isSuperset(of: figure.keys))
      }
    }
  }

  @Test("measures.csv has a row a scope and measure, with the figures of summary.json")
  func measures() throws {
    let table = try StrictCSV(sandbox.text("r/measures.csv"))
    #expect(
      table.header == [
        "scope", "measure", "unit", "estimate", "standard_error", "lower", "upper", "confidence",
        "method", "absence", "replications",
      ])
    let summary = try JSONDecoder().decode(Summary.self, from: printed)
    var expected: [[String]] = []
    for scope in summary.scopes {
      for figure in scope.measures {
        func text(_ number: Double?) -> String { number.map { "\($0)" } ?? "" }
        expected.append([
          scope.name, figure.measure, figure.unit, text(figure.estimate),
          text(figure.standardError), text(figure.lower), text(figure.upper), "0.95",
          figure.method, figure.absence ?? "", "3",
        ])
      }
    }
    #expect(table.rows == expected)
  }

  @Test("daily.csv has every simulated day, the warm-up's marked")
  func daily() throws {
    let table = try StrictCSV(sandbox.text("r/daily.csv"))
    #expect(
      table.header == [
        "date", "counted", "scope", "measure", "unit", "estimate", "standard_error", "lower",
        "upper", "confidence",
      ])
    let dates = try #require(table.column("date"))
    let counted = try #require(table.column("counted"))
    #expect(dates.first == "2026-02-27")
    #expect(dates.last == "2026-03-15")
    #expect(Set(dates).count == 17)
    for (date, mark) in zip(dates, counted) { #expect(mark == (date < "2026-03-02" ? "0" : "1")) }
  }

  @Test("distributions.csv rises from quantile to quantile and agrees with measures.csv")
  func distributions() throws {
    let table = try StrictCSV(sandbox.text("r/distributions.csv"))
    #expect(
      table.header == [
        "scope", "observation", "unit", "probability", "quantile", "standard_error", "lower",
        "upper", "confidence",
      ])
    let summary = try JSONDecoder().decode(Summary.self, from: printed)
    for scope in summary.scopes {
      for observation in ["speed_of_answer", "merchant_answer_rate", "merchant_suspensions"] {
        let rows = table.rows.filter { $0[0] == scope.name && $0[1] == observation }
        let quantiles = rows.compactMap { Double($0[4]) }
        #expect(quantiles.count == 9)
        #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 <= $1 })
        guard observation == "merchant_answer_rate" else { continue }
        let tenth = try #require(scope.estimate("merchant_answer_rate_p10"))
        // The same mean over replications, scaled before or after it.
        #expect(abs(quantiles[2] / 10_000 - tenth) < 1e-12)
      }
    }
  }

  @Test(
    "The calls of hours.csv add up to those of measures.csv, and staff and nights are the scenario's"
  )
  func hours() throws {
    let table = try StrictCSV(sandbox.text("r/hours.csv"))
    #expect(
      table.header == [
        "scope", "hour", "measure", "unit", "estimate", "standard_error", "lower", "upper",
        "confidence",
      ])
    let summary = try JSONDecoder().decode(Summary.self, from: printed)
    for scope in summary.scopes {
      func values(_ measure: String) -> [Double?] {
        table.rows.filter { $0[0] == scope.name && $0[2] == measure }.map { Double($0[4]) }
      }
      let calls = values("calls").compactMap { $0 }
      #expect(calls.count == 24)
      let all = try #require(scope.estimate("calls"))
      // The same counts, divided and added in another order.
      #expect(abs(calls.reduce(0, +) - all) < 1e-9)
      let answered = zip(calls, values("answer_rate")).reduce(0) { $0 + $1.0 * ($1.1 ?? 0) }
      #expect(abs(answered / all - (try #require(scope.estimate("answer_rate")))) < 1e-9)
      #expect(values("night").compactMap { $0 }.reduce(0, +) == 9)
    }
  }

  @Test("The merchants of sizes.csv are all, and their suspensions those of measures.csv")
  func sizes() throws {
    let table = try StrictCSV(sandbox.text("r/sizes.csv"))
    #expect(
      table.header == [
        "scope", "contacts_from", "contacts_below", "measure", "unit", "estimate",
        "standard_error", "lower", "upper", "confidence",
      ])
    let summary = try JSONDecoder().decode(Summary.self, from: printed)
    for scope in summary.scopes {
      func values(_ measure: String) -> [Double] {
        table.rows.filter { $0[0] == scope.name && $0[3] == measure }.map { Double($0[5]) ?? 0 }
      }
      let shares = values("merchants")
      #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
      let suspensions = zip(shares, values("suspensions")).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(suspensions - (try #require(scope.estimate("suspensions")))) < 1e-9)
      let seen = zip(shares, values("false_positives")).reduce(0) { $0 + $1.0 * $1.1 }
      if let share = scope.estimate("false_positive_share"), suspensions > 0 {
        #expect(abs(seen / suspensions - share) < 1e-9)
      }
    }
  }

  @Test("survival.csv falls from day to day to the share of merchants never suspended")
  func survival() throws {
    let table = try StrictCSV(sandbox.text("r/survival.csv"))
    #expect(
      table.header == [
        "date", "day", "scope", "not_yet_suspended", "standard_error", "lower", "upper",
        "confidence",
      ])
    let summary = try JSONDecoder().decode(Summary.self, from: printed)
    for scope in summary.scopes {
      let rows = table.rows.filter { $0[2] == scope.name }
      #expect(rows.map { $0[1] } == (1...14).map(String.init))
      let shares = rows.compactMap { Double($0[3]) }
      #expect(shares.count == 14)
      #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 >= $1 })
      let suspended = try #require(scope.estimate("merchants_suspended"))
      // The same counts, divided in another order.
      #expect(abs(try #require(shares.last) - (1 - suspended)) < 1e-12)
    }
  }

  @Test("The rows of merchants.csv add up to the figures of measures.csv exactly")
  func merchants() throws {
    let table = try StrictCSV(sandbox.text("r/merchants.csv"))
    #expect(
      table.header == [
        "replication", "segment", "merchant", "contacts", "cards_offered", "cards_accepted",
        "calls_offered", "calls_answered", "low_days", "suspensions", "off_seconds",
        "ended_by_text", "ended_by_video", "contact_seconds_saved",
      ])
    #expect(table.rows.count == 3 * 100)
    let summary = try JSONDecoder().decode(Summary.self, from: printed)
    for (segment, merchants) in [("solo", 70), ("shop", 30)] {
      let scope = try #require(summary.scopes.first { $0.name == segment })
      let merchantDays = Double(3 * merchants * 14)
      func figure(_ measure: String) throws -> Double { try #require(scope.estimate(measure)) }
      func sum(_ column: String) throws -> Double {
        Double(try MerchantSums(table, segment: segment).sum(column))
      }
      // The same division of the same whole numbers, so equal to the last bit but for scaling.
      try expectSame(figure("contacts"), sum("contacts") / merchantDays)
      try expectSame(figure("cards"), sum("cards_offered") / merchantDays)
      try expectSame(figure("cards_accepted"), sum("cards_accepted") / sum("cards_offered"))
      try expectSame(figure("calls"), sum("calls_offered") / merchantDays)
      try expectSame(figure("answer_rate"), sum("calls_answered") / sum("calls_offered"))
      try expectSame(figure("low_days"), sum("low_days") / merchantDays)
      try expectSame(figure("suspensions"), sum("suspensions") * 30 / merchantDays)
      try expectSame(figure("time_off"), sum("off_seconds") / 86_400e6 / merchantDays)
      try expectSame(figure("text_endings"), sum("ended_by_text") / merchantDays)
      try expectSame(figure("video_share"), sum("ended_by_video") / sum("contacts"))
      try expectSame(
        figure("customer_minutes_saved"), sum("contact_seconds_saved") * 30 / 60e6 / merchantDays)
    }
  }

  /// Both come from the same whole numbers, so they differ by the rounding of a few operations at the
  /// most; one count more or less would differ by at least 1 in 10,000.
  private func expectSame(_ one: Double, _ other: Double) throws {
    #expect(abs(one - other) <= 1e-12 * max(abs(one), abs(other)), "\(one) and \(other)")
  }

  @Test("Merchants come by replication, segment and number")
  func order() throws {
    let table = try StrictCSV(sandbox.text("r/merchants.csv"))
    let names = table.rows.map { $0[0...2].joined(separator: " ") }
    var expected: [String] = []
    for replication in 0..<3 {
      for (segment, merchants) in [("solo", 70), ("shop", 30)] {
        expected += (0..<merchants).map { "\(replication) \(segment) \($0)" }
      }
    }
    #expect(names == expected)
  }

  @Test("manifest.json has the documented keys and names the other files")
  func manifest() throws {
    let manifest = try #require(
      try JSONSerialization.jsonObject(with: sandbox.data("r/manifest.json")) as? [String: Any])
    let keys = manifest.keys.filter { $0 != "commit" }.sorted()
    #expect(
      keys == [
        "command", "elapsedSeconds", "events", "files", "merchantDays", "program",
        "replications", "scenario", "seed", "started", "threads", "version",
      ])
    let files = try #require(manifest["files"] as? [String])
    #expect(files.sorted() == SameBytesTests.files.filter { $0 != "manifest.json" })
  }
}
