import Foundation
import Scenarios
import SimRandom
import Testing

/// Distributions as a scenario gives them become the distributions that are meant.
struct DistributionTests {
  private static func law(_ yaml: String, at field: String = "volume") throws -> Distribution {
    let text = "title: t\nsegments: {a: {agents: 1, \(field): \(yaml)}}\n"
    let segment = try Shop.load(text).value.segments[0].value
    return try (field == "volume" ? segment.volume : segment.text).distribution()
  }

  private static func isNear(_ value: Double, _ expected: Double) -> Bool {
    // Some parameters are found by a search that ends within 1e-12; the rest is rounding.
    abs(value - expected) <= 1e-9 * max(1, abs(expected))
  }

  static let means: [(yaml: String, mean: Double, sd: Double)] = [
    ("2.5", 2.5, 0), ("{constant: 3}", 3, 0),
    ("{uniform: {min: 0, max: 12}}", 6, 12.0.squareRoot()),
    ("{exponential: {mean: 4}}", 4, 4), ("{gamma: {mean: 10, cv: 0.5}}", 10, 5),
    ("{gamma: {mean: 10, sd: 5}}", 10, 5), ("{gamma: {shape: 4, scale: 2.5}}", 10, 5),
    ("{lognormal: {mean: 10, cv: 0.5}}", 10, 5), ("{weibull: {mean: 10, cv: 0.5}}", 10, 5),
    ("{weibull: {shape: 1, scale: 7}}", 7, 7), ("{beta: {mean: 0.25, sd: 0.1}}", 0.25, 0.1),
    ("{beta: {alpha: 1, beta: 1, min: 0, max: 12}}", 6, 12.0.squareRoot()),
    ("{poisson: {mean: 9}}", 9, 3), ("{binomial: {trials: 100, chance: 0.1}}", 10, 3),
    ("{discrete: {values: [1, 3], weights: [1, 1]}}", 2, 1),
    ("{mixture: [{weight: 3, of: 1}, {weight: 1, of: 5}]}", 2, 3.0.squareRoot()),
    ("{truncated: {of: {uniform: {min: 0, max: 24}}, max: 12}}", 6, 12.0.squareRoot()),
  ]

  @Test("Each family has the mean and spread that its parameters say", arguments: means)
  func moments(yaml: String, mean: Double, sd: Double) throws {
    let law = try Self.law(yaml)
    #expect(Self.isNear(law.mean, mean))
    #expect(Self.isNear(law.standardDeviation, sd))
  }

  @Test("Quantiles are met", arguments: ["gamma", "lognormal", "weibull"])
  func quantiles(family: String) throws {
    let law = try Self.law("{\(family): {p50: 8 s, p90: 15 s}}", at: "text")
    #expect(Self.isNear(law.quantile(0.5), 8))
    #expect(Self.isNear(law.quantile(0.9), 15))
  }

  @Test("Durations are held in seconds, whatever they are written in")
  func seconds() throws {
    #expect(try Self.law("{exponential: {mean: 12 h}}", at: "text").mean == 43_200)
    #expect(try Self.law("45 min", at: "text").mean == 2_700)
  }

  @Test("Observations are read from the file beside the scenario, in the unit that is named")
  func empirical() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let scenario = folder.appending(path: "shop.yaml").path
    try Data("kind,talk\na,2\nb,4\nc,6\n".utf8).write(to: folder.appending(path: "talk.csv"))
    func load(_ law: String) throws -> LoadedDocument<Shop> {
      let text = SourceText(
        "title: t\nsegments: {a: {agents: 1, text: {empirical: \(law)}}}\n", name: scenario)
      return try DocumentLoader(Shop.codec).load(text)
    }
    let loaded = try load("{file: talk.csv, column: talk, unit: min}")
    let law = try loaded.value.segments[0].value.text.distribution()
    #expect(law.mean == 240)
    #expect(law.support == 120...360)
    #expect(Explanation.yaml(of: loaded.resolved).contains("file: talk.csv"))
    #expect(throws: ScenarioError.self) { try load("{file: talk.csv, column: kind}") }
    let error = #expect(throws: ScenarioError.self) {
      try load("{file: talk.csv, column: tlak}")
    }
    #expect(error?.description.contains("there is no column \"tlak\"") == true)
    #expect(throws: ScenarioError.self) { try load("{file: none.csv}") }
  }
}
