import Foundation
import Runs

/// What `summary.json` of a run or a comparison says besides its figures.
package struct ResultsHead: Decodable, Sendable {
  /// A segment or the population.
  package struct Scope: Decodable, Sendable {
    package let name: String
    package let merchants: Int
    package let represents: Double
    package let measures: [Month]?
    /// Of a comparison, what each policy does to both sides.
    package let sides: [SideChange]?
  }

  /// What a policy does to customers and merchants, against the baseline.
  package struct SideChange: Decodable, Sendable {
    package let policy: String
    package let customers: PolicySides.Change
    package let merchants: PolicySides.Change
    package let verdict: PolicySides.Verdict
  }

  /// A measure with where one real month lies.
  package struct Month: Decodable, Sendable {
    package let measure: String
    package let monthLower: Double?
    package let monthUpper: Double?
  }

  /// A policy of a comparison.
  package struct Policy: Decodable, Sendable {
    package let name: String
    package let title: String
    package let source: String?
  }

  /// A side of the rule that policies are compared by, and the measures that speak for it.
  package struct Side: Decodable, Sendable {
    package let side: String
    package let measures: [String]
  }

  package let layout: Int
  package let kind: String?
  package let title: String
  package let seed: UInt64
  package let replications: Int
  package let start: String
  package let days: Int
  package let warmup: Int
  package let horizon: String?
  package let confidence: Double
  package let warnings: [String]?
  package let scopes: [Scope]
  package let expectations: [SummaryFile.ExpectationOutcome]?
  package let policies: [Policy]?
  package let verdict: [String]?
  /// The baseline's rule in words.
  package let rule: String?
  package let sides: [Side]?
  /// The answer rate that all policies' suspensions are judged by; nil where it is each rule's own threshold.
  package let reference: Double?
  /// What worlds show, where something is uncertain.
  package let worlds: WorldsSummary?

  /// Whether policies are compared.
  package var isComparison: Bool { kind == "comparison" }

  /// The policies of a comparison, the baseline first; one without a name of a run.
  package var policyNames: [String] { policies?.map(\.name) ?? [""] }

  package init(folder: String) throws(SavedResultsError) {
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
package struct SavedFigure: Sendable {
  package struct Key: Hashable, Sendable {
    package let policy: String
    package let scope: String
    package let measure: String
  }

  package let key: Key
  package let unit: String
  package let estimate: Double?
  package let lower: Double?
  package let upper: Double?
  package let absence: String
  /// Which end is wanted, where the file says so.
  package let better: String
  /// The chance that the policy is the best of those compared.
  package let chanceBest: Double?

  /// Half the width of the interval, where there is one.
  package var halfWidth: Double? {
    lower.flatMap { lower in upper.map { ($0 - lower) / 2 } }
  }

  package init(_ row: [String], _ table: CSVTable) {
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
