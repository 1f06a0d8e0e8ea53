import Foundation
import Testing

@Suite struct SingleServerQueueExample {
  /// Utilisation 0.5: mean time in system 1 / (mu - lambda) = 2 s, mean number in it 1.
  ///
  /// The tolerance is 4 standard errors of the mean time over independent runs, so a correct kernel fails
  /// once in 16,000 seeds, and this seed is fixed.
  @Test func agreesWithTheExactQueue() {
    let queue = SingleServerQueue(arrivalsPerSecond: 0.5, servicesPerSecond: 1)
    let runs = (1...40).map { queue.serve(customers: 20_000, seed: UInt64($0)) }
    expect(runs.compactMap { $0.timeInSystem.mean }, toHaveMean: 2)
    expect(runs.map { $0.numberInSystem }, toHaveMean: 1)
  }

  /// Little's law holds in every run up to the customers still in the system at its end.
  @Test func numberInSystemIsArrivalRateTimesTimeInSystem() throws {
    let queue = SingleServerQueue(arrivalsPerSecond: 0.9, servicesPerSecond: 1)
    let run = queue.serve(customers: 200_000, seed: 1)
    let mean = try #require(run.timeInSystem.mean)
    // 200,000 arrivals of rate 0.9: relative standard error 1 / sqrt(200,000) = 0.22 %, times 4.
    #expect(abs(run.numberInSystem / (0.9 * mean) - 1) < 0.009)
  }

  /// The page shows the very model that the tests above run.
  @Test func thePageShowsThisModel() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appendingPathComponent("docs/kernel.md"), encoding: .utf8)
    let model = try String(
      contentsOf: root.appendingPathComponent("Tests/SimKernelTests/SingleServerQueue.swift"),
      encoding: .utf8)
    #expect(page.contains("```swift\n\(model)```\n"))
  }

  private func expect(
    _ means: [Double], toHaveMean exact: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let count = Double(means.count)
    let mean = means.reduce(0, +) / count
    let variance = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    #expect(
      abs(mean - exact) < 4 * (variance / count).squareRoot(), sourceLocation: sourceLocation)
  }
}
