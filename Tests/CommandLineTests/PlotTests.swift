import Foundation
import Testing

/// `ringside plot` and `ringside report` where nothing draws pictures, and where there is nothing to draw.
/// How charts and pages look is tested in a browser, in `Tests/browser`.
struct PlotTests {
  private let noRenderer = "RINGSIDE_PYTHON=/nowhere/python3"

  private func results(in sandbox: Sandbox) async throws {
    let run = try await Ringside.run(
      ["run", Ringside.scenario("two-segments"), "-q", "--out", "r"], in: sandbox)
    #expect(run.status == 0)
  }

  @Test("Without a renderer plot writes the specifications, and says how to get pictures")
  func specifications() async throws {
    let sandbox = try Sandbox()
    try await results(in: sandbox)
    let outcome = try await Ringside.shell(
      "\(noRenderer) $RINGSIDE plot r/ --merchant solo/3 --dates 1:5", in: sandbox)
    #expect(outcome.status == 0)
    #expect(outcome.stdout.isEmpty)
    #expect(
      outcome.stderr == """
        note: no pictures, since vl-convert was not found: pip install vl-convert-python, and name that \
        Python in RINGSIDE_PYTHON
        Charts: plots/r

        """)
    #expect(
      try sandbox.entries(of: "plots/r") == [
        "answer-rate-by-hour.vl.json", "daily-suspended.vl.json", "false-positives-by-size.vl.json",
        "manifest.json", "merchant-days.vl.json", "minutes.vl.json", "missed-calls.vl.json",
        "survival.vl.json", "waterfall.vl.json",
      ])
    for name in try sandbox.entries(of: "plots/r") where name.hasSuffix(".vl.json") {
      let spec = try JSONSerialization.jsonObject(with: sandbox.data("plots/r/" + name))
      #expect((spec as? [String: Any])?["$schema"] as? String != nil)
    }
  }

  @Test("Charts replace older charts, and nothing else")
  func replacing() async throws {
    let sandbox = try Sandbox()
    try await results(in: sandbox)
    let plot = "\(noRenderer) $RINGSIDE plot r --quiet --out p"
    #expect(try await Ringside.shell(plot, in: sandbox).status == 0)
    #expect(try await Ringside.shell(plot + " --language zh", in: sandbox).status == 0)
    #expect(try sandbox.text("p/minutes.vl.json").contains("分钟"))
    try sandbox.write("mine", to: "p/notes.txt")
    let outcome = try await Ringside.shell(plot, in: sandbox)
    #expect(outcome.status == 73)
    #expect(try sandbox.text("p/notes.txt") == "mine")
  }

  @Test("Without a renderer a report has all figures and no pictures", arguments: ["en", "zh"])
  func report(language: String) async throws {
    let sandbox = try Sandbox()
    try await results(in: sandbox)
    let outcome = try await Ringside.shell(
      "\(noRenderer) $RINGSIDE report r --quiet --language \(language)", in: sandbox)
    #expect(outcome.status == 0)
    let page = try sandbox.text(language == "en" ? "r.html" : "r.zh.html")
    #expect(page.contains("Two segments"))
    #expect(!page.contains("<svg"))
    #expect(page.contains(language == "en" ? "Answer rate" : "接听率"))
    #expect(page.hasSuffix("</html>\n"))
  }

  @Test(
    "What is no folder of results is bad input",
    arguments: [["plot", "nowhere"], ["report", "empty"], ["plot", "damaged"]])
  func badInput(arguments: [String]) async throws {
    let sandbox = try Sandbox()
    try sandbox.makeFolder("empty")
    try await results(in: sandbox)
    try FileManager.default.moveItem(
      at: sandbox.folder.appending(path: "r"), to: sandbox.folder.appending(path: "damaged"))
    try sandbox.write("a,b\n1\n", to: "damaged/measures.csv")
    let outcome = try await Ringside.run(arguments, in: sandbox)
    #expect(outcome.status == 65)
    #expect(outcome.stderr.contains(": error: "))
    #expect(!sandbox.has("plots"))
  }

  @Test(
    "A merchant that does not exist is wrong usage",
    arguments: [
      ["--merchant", "solo/70"], ["--merchant", "3"], ["--merchant", "brand/1"],
      ["--merchant", "solo/x"], ["--dates", "1:2"], ["--merchant", "solo/1", "--dates", "9:1"],
    ])
  func usage(options: [String]) async throws {
    let sandbox = try Sandbox()
    try await results(in: sandbox)
    let outcome = try await Ringside.run(["plot", "r"] + options, in: sandbox)
    #expect(outcome.status == 64, "\(outcome.stderr)")
    #expect(!sandbox.has("plots"))
  }
}

extension Sandbox {
  fileprivate func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: path).path)
  }
}
