import Foundation
import Testing

/// Memory does not grow with replications.
struct MemoryTests {
  /// A merchant of a few contacts a day.
  private static let shop = """
    title: One merchant
    seed: 5
    calendar: {start: 2026-03-02, days: 14}
    kinds:
      ask: {text: 45 min, video: 15 min, offer: 60 %, accept: 50 %}
    segments:
      shop:
        merchants: 1
        agents: 1
        contactsPerDay: {ask: 4}
        answering: {foreground: {chance: 60 %, delay: 8 s}}
    rule: {threshold: 60 %, minimumCalls: 1}
    """

  /// Runs a program and prints the most memory that it took: in kilobytes, on macOS in bytes.
  private static let watcher = """
    import resource, subprocess, sys
    subprocess.run(sys.argv[1:], check=True)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(most // 1024 if sys.platform == "darwin" else most)
    """

  @Test(
    "Ten thousand replications take at most 100 MB more than a hundred",
    arguments: [
      "run shop.yaml", "run shop.yaml --reduce-variance",
      "compare shop.yaml --policy three.yaml",
      "sweep shop.yaml --vary rule.lowDays=1,2", "audit shop.yaml",
    ])
  func replications(command: String) async throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.shop, to: "shop.yaml")
    try sandbox.write(
      "policy: {title: Three low days}\nchange: {rule: {lowDays: 3}}\n", to: "three.yaml")
    try sandbox.write(Self.watcher, to: "watch.py")
    var kilobytes: [Int] = []
    for count in [100, 10_000] {
      let outcome = try await Ringside.shell(
        "exec python3 watch.py $RINGSIDE \(command) --replications \(count) --quiet --out r\(count)",
        in: sandbox)
      #expect(outcome.status == 0, "\(outcome.stderr)")
      kilobytes.append(
        try #require(Int(outcome.text.trimmingCharacters(in: .whitespacesAndNewlines))))
    }
    #expect(kilobytes[0] > 10_000, "a program takes more than 10 MB, or it was not measured")
    #expect(kilobytes[1] - kilobytes[0] < 100_000, "\(kilobytes)")
  }
}
