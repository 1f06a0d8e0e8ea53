import Foundation
import Testing

/// `ringside report` of what sweeps and studies write, where nothing draws pictures.
struct StudyReportTests {
  private let report = "RINGSIDE_PYTHON=/nowhere/python3 $RINGSIDE report"

  private func pages(_ folder: String, in sandbox: Sandbox) async throws -> [String] {
    var pages: [String] = []
    for language in ["en", "zh"] {
      let outcome = try await Ringside.shell(
        "\(report) \(folder)/ --language \(language)", in: sandbox)
      #expect(outcome.status == 0, "\(outcome.stderr)")
      let page = language == "en" ? "\(folder).html" : "\(folder).zh.html"
      #expect(outcome.stderr.hasSuffix("\nReport: \(page)\n"))
      pages.append(try sandbox.text(page))
    }
    for page in pages {
      #expect(page.hasSuffix("</html>\n"))
      #expect(page.contains("class=\"verdict\""))
      #expect(page.contains("id=\"table\""))
    }
    return pages
  }

  @Test("Of a sweep: its best points, their ranking, and the commands that repeat it")
  func sweep() async throws {
    let sandbox = try SweepTests.sandbox()
    let run = try await Ringside.run(
      SweepTests.sweep(["--replications", "4", "--out", "grid"]), in: sandbox)
    #expect(run.status == 0)
    let csv = try StrictCSV(try sandbox.text("grid/sweep.csv"))
    #expect(csv.header.last == "ranking")
    let (measure, ranking) = (csv.header.count - 9, csv.header.count - 1)
    #expect(csv.header[measure] == "measure")
    let suspensions = csv.rows.filter { $0[measure] == "suspensions" }
    #expect(suspensions.count { $0[ranking] == "best" } == 1)
    // Of contacts neither more nor fewer are wanted.
    #expect(csv.rows.filter { $0[measure] == "contacts" }.allSatisfy { $0[ranking] == "" })
    let pages = try await pages("grid", in: sandbox)
    #expect(pages[0].contains("Least suspensions at rule.threshold = "))
    #expect(pages[0].contains("The difference from the scenario as it stands is "))
    #expect(pages[0].contains("--vary rule.lowDays=1:4"))
    #expect(pages[1].contains("与原方案之差为"))
  }

  @Test("What is compared by is remembered: the file says which end of it is wanted")
  func objectives() async throws {
    let sandbox = try SweepTests.sandbox()
    let run = try await Ringside.run(
      SweepTests.sweep(["--minimise", "contacts", "--out", "grid"]), in: sandbox)
    #expect(run.status == 0)
    #expect(try sandbox.text("grid/sweep.json").contains("\"measure\" : \"contacts\""))
    #expect(try sandbox.text("grid/sweep.csv").contains(",best\n"))
    let show = try await Ringside.run(["show", "grid"], in: sandbox)
    #expect(show.text.contains("Least contacts: "))
  }

  @Test("Of studies: what each resulted in")
  func studies() async throws {
    let sandbox = try SweepTests.sandbox()
    let quick = "--threads 2 --quiet --out"
    let outcome = try await Ringside.shell(
      """
      set -e
      $RINGSIDE sensitivity shop.yaml --vary 'rule.threshold=40 %..90 %' --vary rule.lowDays=1:3 \
        --trajectories 4 --rows 8 \(quick) sensitivity
      $RINGSIDE oc shop.yaml --segment shop --rates 0.4,0.8 --volumes 5,20 --days 10 --merchants 50 \(quick) oc
      $RINGSIDE synthesize --spare 85%=1% --catch 40%=90% --calls 10 --days 30 \(quick) synthesis
      $RINGSIDE audit shop.yaml \(quick) audit
      $RINGSIDE optimize shop.yaml --vary rule.lowDays=1,3 --minimise suspensions --most-replications 40 \
        \(quick) optimum
      $RINGSIDE staff shop.yaml --target 20% --days 4 --lever agents=1:2 --most-replications 40 \(quick) staffing
      """, in: sandbox)
    #expect(outcome.status == 0, "\(outcome.stderr)")
    for folder in ["sensitivity", "oc", "synthesis", "audit", "optimum", "staffing"] {
      _ = try await pages(folder, in: sandbox)
    }
  }

  @Test("A sweep that is not finished, and a folder of charts, hold nothing to report")
  func nothing() async throws {
    let sandbox = try SweepTests.sandbox()
    let outcome = try await Ringside.shell(
      """
      $RINGSIDE plan shop.yaml \(SweepTests.vary.joined(separator: " ")) --out grid --quiet > units
      \(report) grid
      """, in: sandbox)
    #expect(outcome.status == 65)
    #expect(
      outcome.stderr.hasSuffix(
        "grid: error: this sweep is not finished\n     = hint: `ringside show grid` says how to go on with it\n"
      ))
    let charts = try await Ringside.shell(
      """
      $RINGSIDE run shop.yaml --quiet --out r
      RINGSIDE_PYTHON=/nowhere/python3 $RINGSIDE plot r --quiet --out p
      \(report) p
      """, in: sandbox)
    #expect(charts.status == 65)
    #expect(charts.stderr.contains("p: error: this is no folder of results"))
  }
}
