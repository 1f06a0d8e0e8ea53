import Foundation
import Testing

/// `ringside oc` as its users meet it.
struct OperatingTests {
  private static let scenario = Ringside.scenario("two-segments")
  private static let quick = [
    "oc", scenario, "--segment", "solo", "--rates", "0.4,0.7", "--volumes", "6,15", "--days",
    "5,20", "--merchants", "60",
  ]

  @Test("Prints tables or JSON, writes files and draws; the same at 1, 2 and 5 threads")
  func outputs() async throws {
    let sandbox = try Sandbox()
    let table = try await Ringside.run(
      Self.quick + ["--threads", "1", "--out", "at-1"], in: sandbox)
    #expect(table.status == 0, "\(table.stderr)")
    #expect(table.text.contains("Within 20 days"))
    #expect(table.text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    for threads in ["2", "5"] {
      let json = try await Ringside.run(
        Self.quick + ["--threads", threads, "--json", "--out", "at-\(threads)"], in: sandbox)
      #expect(json.status == 0)
      for file in ["oc.csv", "oc.json"] {
        let same = try sandbox.data("at-\(threads)/\(file)") == sandbox.data("at-1/\(file)")
        #expect(same, "\(file)")
      }
      #expect(json.stdout == (try sandbox.data("at-1/oc.json")))
    }
    let csv = try StrictCSV(try sandbox.text("at-1/oc.csv"))
    #expect(csv.rows.count == 8)
    let plot = try await Ringside.run(["plot", "at-1", "--out", "plots"], in: sandbox)
    #expect(plot.status == 0, "\(plot.stderr)")
    #expect(try sandbox.entries(of: "plots").contains("oc.vl.json"))
  }

  @Test("Where merchants have good and bad days it says so, and not that days are independent")
  func goodAndBadDays() async throws {
    let sandbox = try Sandbox()
    let plain = try await Ringside.run(Self.quick, in: sandbox)
    #expect(plain.text.contains("Their days are\nindependent"))
    let effect = ["--set", "segments.solo.dayEffect={sd: 1, persistence: 0.6}"]
    let table = try await Ringside.run(Self.quick + effect + ["--out", "oc"], in: sandbox)
    #expect(table.status == 0, "\(table.stderr)")
    let words = table.text.split(separator: "\n").joined(separator: " ")
    #expect(words.contains("on the log odds of an answer (sd 1, persistence 0.6)"))
    #expect(!words.contains("independent"))
    #expect(try sandbox.text("oc/oc.json").contains("\"persistence\" : 0.6"))
    // Exact and simulated shares stand beside each other: within 4 standard errors of 60 merchants.
    for row in try StrictCSV(try sandbox.text("oc/oc.csv")).rows {
      let (exact, share) = (try #require(Double(row[4])), try #require(Double(row[5])))
      #expect(abs(exact - share) <= 4 * (exact * (1 - exact) / 60).squareRoot() + 1e-9)
    }
  }

  @Test(
    "What is no question ends with usage",
    arguments: [
      (["--segment", "brand"], "no segment is called so; there are solo, shop."),
      (["--segment", "solo", "--rates", "2"], "'--rates 2': write different shares"),
      (["--segment", "solo", "--volumes", "0"], "'--volumes 0': write different positive numbers"),
      (["--segment", "solo", "--days", "0"], "'--days 0': write different whole numbers"),
      (["--segment", "solo", "--merchants", "0"], "'--merchants' takes a whole number"),
      (
        ["--segment", "solo", "--rates", "0:1:0.001", "--days", "1:20"],
        "Rates, volumes and days make 80080 points; 10000 are the most."
      ),
      ([], "Missing expected argument '--segment <segment>'"),
    ])
  func usage(arguments: [String], words: String) async throws {
    try await Ringside.expectWrongUsage(
      ["oc", Self.scenario] + arguments, saying: words, in: try Sandbox())
  }
}
