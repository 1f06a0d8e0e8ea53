import MerchantModel
import ResultFiles
import Runs
import SimKernel
import SimRandom
import Testing

/// The summary for people.
struct SummaryTableTests {
  /// Shops with ten contacts a day; nobody answers, so the figures of calls are nothing.
  private func summary(
    segments: [String], replications: Int = 2, columns: Int = 200, isWhole: Bool = true,
    change: (inout Scenario) -> Void = { _ in }
  ) throws -> [String] {
    var scenario = Scenario()
    scenario.title = "Shops, tested"
    scenario.replications = replications
    scenario.calendar.days = 3
    scenario.calendar.warmup = 2
    scenario.kinds = [ContactKind(name: "install")]
    scenario.segments = segments.map { name in
      var segment = Segment(name: name)
      segment.merchants = 1_000
      segment.contacts = [ContactRate(kind: "install", perDay: 10)]
      return segment
    }
    change(&scenario)
    let result = try Run(scenario, threads: 2).result()
    let text = SummaryTable(result, columns: columns, isWhole: isWhole).text
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("The head says what was simulated")
  func head() throws {
    let lines = try summary(segments: ["solo"])
    #expect(lines[0] == "Shops, tested")
    #expect(
      lines[1]
        == "1,000 merchants, 2 replications, 3 days from 2026-03-02 after 2 days of warm-up, seed 1"
    )
  }

  @Test("One segment is one column; several have the population's beside them")
  func columns() throws {
    let one = try summary(segments: ["solo"])
    #expect(one.contains { $0.split(separator: " ") == ["solo"] })
    #expect(!one.contains { $0.contains("population") })
    let two = try summary(segments: ["solo", "shop"])
    #expect(two.contains { $0.split(separator: " ") == ["solo", "shop", "population"] })
  }

  @Test("The rows of the table are equally long")
  func alignment() throws {
    let lines = try summary(segments: ["solo", "a-segment-with-quite-a-long-name"])
    let head = try #require(lines.firstIndex { $0.contains("population") })
    let table = lines[head...].prefix { !$0.isEmpty }
    #expect(table.count > 5)
    #expect(Set(table.map(\.count)).count == 1)
  }

  @Test("No line is longer than the terminal, whatever the segments", arguments: [60, 80, 100])
  func width(columns: Int) throws {
    let segments = ["solo", "a-segment-with-quite-a-long-name", "desk"]
    for isWhole in [false, true] {
      let lines = try summary(segments: segments, columns: columns, isWhole: isWhole)
      #expect(lines.filter { $0.count > columns } == [])
      if isWhole {
        // Each block of columns repeats the first one.
        let contacts = lines.filter { $0.hasPrefix("  Contacts (") }
        #expect(contacts.count >= (columns == 60 ? 2 : 1))
      }
      for segment in segments { #expect(lines.contains { $0.contains(segment) }) }
    }
  }

  @Test("At first a dozen figures, and how many more there are")
  func brief() throws {
    let brief = try summary(segments: ["solo"], isWhole: false)
    let whole = try summary(segments: ["solo"])
    func rows(_ lines: [String]) -> Int { lines.count { $0.hasPrefix("  ") && !$0.isEmpty } }
    #expect(rows(brief) <= 12)
    #expect(rows(whole) > 12)
    #expect(brief.contains { $0.hasSuffix(" more figures: --all prints them, --out writes them.") })
    #expect(!whole.contains { $0.contains("--all") })
  }

  @Test("Figures of one unit have one number of decimals in a column")
  func decimals() throws {
    let half = try Probability(0.5)
    // Half of the calls are answered, so that there are figures of calls and of agents in them.
    let lines = try summary(segments: ["solo"], replications: 5) {
      $0.kinds[0].offer = .always
      $0.kinds[0].accept = .always
      for index in $0.segments.indices {
        $0.segments[index].answering.foreground.chance = half
        $0.segments[index].answering.background.chance = half
      }
    }
    var decimals: [String: Set<Int>] = [:]
    var figures = 0
    for line in lines where line.hasPrefix("  ") {
      // The last number before a half-width or the ends of an interval.
      guard let figure = line.firstMatch(of: #/[0-9](?:\.([0-9]+))? (?:±|\([-0-9])/#) else {
        continue
      }
      let unit = line.hasSuffix("%") ? "%" : line.contains("(merchant, day)") ? "day" : "other"
      guard unit != "other" else { continue }
      figures += 1
      decimals[unit, default: []].insert(figure.1?.count ?? 0)
    }
    #expect(figures > 10)
    #expect(decimals.values.allSatisfy { $0.count == 1 }, "\(decimals)")
  }

  @Test("What was not seen at all is named in one line, not in the table")
  func unseen() throws {
    let lines = try summary(segments: ["solo"])
    let unseen = try #require(lines.first { $0.hasPrefix("None seen: ") })
    #expect(unseen.contains("suspensions"))
    #expect(!lines.contains { $0.hasPrefix("  Suspensions ") })
    #expect(lines.contains { $0.hasPrefix("  Contacts ") })
  }

  @Test("One replication has no intervals, and the summary says so")
  func oneReplication() throws {
    let one = try summary(segments: ["solo"], replications: 1)
    #expect(!one.dropLast(3).contains { $0.contains("±") })
    #expect(one.contains("One replication says nothing of its own precision: ask for more."))
    let two = try summary(segments: ["solo"])
    #expect(two.contains { $0.hasPrefix("  Contacts ") && $0.contains("±") })
  }
}
