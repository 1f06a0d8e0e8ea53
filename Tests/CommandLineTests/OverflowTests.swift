import Testing

/// Sums that no 64 bits hold.
struct OverflowTests {
  /// Each of 1.1 million contacts saves 100 days where text takes that long, which is beyond 2^63 microseconds.
  private static let scenario = """
    title: Sums beyond 64 bits
    replications: 1
    calendar: {start: 2026-03-02, days: 1}
    kinds:
      call:
        hours: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0]
        text: 1 min
        video: 0 s
        offer: 1
        accept: 1
        tapDelay: 0 s
    segments:
      shop:
        merchants: 11
        agents: 1
        contactsPerDay: {call: 100000}
        roster: [{days: daily, from: "00:00", to: "24:00"}]
        chats: others
        app: {foregroundShare: 1, close: 0}
        answering: {foreground: {chance: 1}}
    rule: {enabled: false}
    measurement: {counterfactual: false}
    """

  @Test("One point of a sweep whose sums are beyond 64 bits is reported, and the others are done")
  func sweep() async throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.scenario, to: "much.yaml")
    let sweep = [
      "sweep", "much.yaml", "--vary", "kinds.call.text=100 days,1 min", "--out", "grid", "--quiet",
    ]
    for arguments in [sweep, sweep + ["--resume"]] {
      let outcome = try await Ringside.run(arguments, in: sandbox)
      #expect(outcome.status == 75)
      #expect(
        outcome.stderr == """
          error: 1 unit could not be done:
            point 0, replication 0: in the segment `shop` a sum of `contactMicrosecondsSaved` is beyond 64 bits: there \
          are too many contacts, or they take too long
          All others are done; their work is kept in grid, where `show` and `export` find it.

          """)
    }
    let shown = try await Ringside.run(["show", "grid"], in: sandbox)
    #expect(shown.status == 0)
    #expect(shown.text.contains("sweep, 1 of 2 units are kept"))
  }
}
