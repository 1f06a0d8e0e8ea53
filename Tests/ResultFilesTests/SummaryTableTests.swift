import MerchantModel
import ResultFiles
import Runs
import Testing

/// The summary for people.
struct SummaryTableTests {
  /// Shops with ten contacts a day; nobody answers, so the figures of calls are nothing.
  private func summary(
    segments: [String], replications: Int = 2, change: (inout Scenario) -> Void = { _ in }
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
    let text = SummaryTable(try Run(scenario, threads: 2).result()).text
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
