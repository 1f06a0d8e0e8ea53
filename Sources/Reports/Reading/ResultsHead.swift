import Foundation

/// What `summary.json` of a run or a comparison says besides its figures.
struct ResultsHead: Decodable, Sendable {
  /// A segment or the population.
  struct Scope: Decodable, Sendable {
    let name: String
    let merchants: Int
    let represents: Double
  }

  /// A policy of a comparison.
  struct Policy: Decodable, Sendable {
    let name: String
    let title: String
    let source: String?
  }

  let layout: Int
  let kind: String?
  let title: String
  let seed: UInt64
  let replications: Int
  let start: String
  let days: Int
  let warmup: Int
  let confidence: Double
  let warnings: [String]?
  let scopes: [Scope]
  let expectations: [SummaryFile.ExpectationOutcome]?
  let policies: [Policy]?
  let verdict: [String]?

  /// Whether policies are compared.
  var isComparison: Bool { kind == "comparison" }

  /// The policies of a comparison, the baseline first; one without a name of a run.
  var policyNames: [String] { policies?.map(\.name) ?? [""] }

  init(folder: String) throws(SavedResults.Fault) {
    let file = folder + "/summary.json"
    guard let data = FileManager.default.contents(atPath: file) else {
      throw .notResults(path: folder)
    }
    guard let layout = try? JSONDecoder().decode(Layout.self, from: data).layout else {
      throw .damaged(path: file)
    }
    guard layout == SummaryFile.currentLayout else {
      throw .otherLayout(path: file, layout: layout)
    }
    guard let head = try? JSONDecoder().decode(ResultsHead.self, from: data), !head.scopes.isEmpty
    else { throw .damaged(path: file) }
    self = head
  }

  private struct Layout: Decodable {
    let layout: Int
  }
}

/// One figure of a file of results.
struct SavedFigure: Sendable {
  struct Key: Hashable, Sendable {
    let policy: String
    let scope: String
    let measure: String
  }

  let key: Key
  let unit: String
  let estimate: Double?
  let lower: Double?
  let upper: Double?
  let absence: String
  /// Which end is wanted, where the file says so.
  let better: String
  /// The chance that the policy is the best of those compared.
  let chanceBest: Double?

  init(_ row: [String], _ table: CSVTable) {
    key = Key(
      policy: table.cell(row, "policy"), scope: table.cell(row, "scope"),
      measure: table.cell(row, "measure"))
    unit = table.cell(row, "unit")
    estimate = table.number(row, "estimate")
    lower = table.number(row, "lower")
    upper = table.number(row, "upper")
    absence = table.cell(row, "absence")
    better = table.cell(row, "better")
    chanceBest = table.number(row, "chance_best")
  }
}
