import Foundation
import GRDB
import Studies

/// A row of a store with the checksum that it was stored with.
///
/// SQLite finds damage to a page's order, not to what is written in it: a flipped bit in a number is another number.
struct StoredRow {
  /// The whole numbers of its key, in order.
  let key: [Int64]
  /// Its contents, in the order of its columns.
  let contents: [Data]
  /// The checksum that stands in the row.
  private let stored: String?

  /// The checksum of a row of a table.
  ///
  /// - Parameters:
  ///   - table: The name of the table.
  ///   - key: The whole numbers of the key.
  ///   - contents: What else is in it.
  static func checksum(of table: String, key: [Int64], contents: [Data]) -> String {
    var checksum = Checksum()
    checksum.add(table)
    for number in key { checksum.add(number) }
    for content in contents { checksum.add(content) }
    return checksum.description
  }

  /// Takes a row apart whose columns are `keys` whole numbers, contents, and the checksum; nil if a column is of another
  /// type, which only damage can make it.
  init?(_ row: Row, keys: Int) {
    let values = Array(row.databaseValues)
    guard values.count > keys else { return nil }
    var (key, contents): ([Int64], [Data]) = ([], [])
    for value in values[..<keys] {
      guard let number = Int64.fromDatabaseValue(value) else { return nil }
      key.append(number)
    }
    for value in values[keys..<(values.count - 1)] {
      guard let content = Data.fromDatabaseValue(value) else { return nil }
      contents.append(content)
    }
    self.key = key
    self.contents = contents
    stored = Data.fromDatabaseValue(values[values.count - 1]).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Whether the row is what was stored in a table.
  func isWhole(in table: String) -> Bool {
    stored == Self.checksum(of: table, key: key, contents: contents)
  }
}
