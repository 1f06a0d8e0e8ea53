/// `summary.json` in layout 1, every key that docs/results.md documents.
struct Summary: Decodable {
  struct Scope: Decodable {
    let name: String
    let merchants: Int
    let represents: Double
    let measures: [Figure]

    func estimate(_ measure: String) -> Double? {
      measures.first { $0.measure == measure }?.estimate
    }
  }

  struct Figure: Decodable {
    let measure: String
    let unit: String
    let estimate: Double?
    let standardError: Double?
    let lower: Double?
    let upper: Double?
    let method: String
    let absence: String?
  }

  let layout: Int
  let title: String
  let seed: UInt64
  let replications: Int
  let start: String
  let days: Int
  let warmup: Int
  let confidence: Double
  let fingerprint: String
  let scopes: [Scope]
}
