import Testing

/// Sums over one segment's rows, in whole numbers.
struct MerchantSums {
  private let table: StrictCSV
  private let rows: [Int]

  init(_ table: StrictCSV, segment: String) throws {
    self.table = table
    let segments = try #require(table.column("segment"))
    rows = segments.indices.filter { segments[$0] == segment }
  }

  /// A column's sum; of seconds with their six decimals, in microseconds.
  func sum(_ column: String) throws -> Int {
    let cells = try #require(table.column(column))
    return try rows.reduce(0) { $0 + (try #require(Int(cells[$1].replacing(".", with: "")))) }
  }
}
