import Foundation
import MerchantModel
import Runs

/// `replications.csv` of a run or a comparison: one row a policy, replication, scope and measure.
struct ReplicationsFile {
  /// The name of the file.
  static let name = "replications.csv"
  /// How many replications it holds, the first ones: those of ten thousand would fill a disk, and say no more.
  static let most = 1_000

  /// Appends the rows of a policy.
  ///
  /// - Parameters:
  ///   - policy: The name of the policy; empty in a run, which has one alone.
  ///   - write: Takes some rows at a time, as memory would not hold those of many replications.
  /// - Throws: What `write` throws.
  static func append(
    _ result: RunResult, policy: String, to write: (String) throws -> Void
  ) rethrows {
    for scope in result.scopes {
      let name = result.name(of: scope)
      let represents = result.segments(in: scope).reduce(0) { $0 + $1.weight }
      for measure in result.measures {
        let rows = result.replicationFigures(measure, of: scope).prefix(most).enumerated().map {
          CSV.line(
            [policy]
              + ReplicationRows.cells($0, scope: name, represents: represents, measure, $1))
        }
        try write(rows.joined())
      }
    }
  }

  /// The names of the columns.
  static let header = ["policy"] + ReplicationRows.columns
}

/// The figures of a run or a comparison by replication, read from its folder.
public struct SavedReplications: ExportedTable {
  /// The lines behind the header.
  private let lines: ArraySlice<Data>
  private let wanted: Set<String>?

  /// Reads the file of a folder; nil where the folder has none.
  ///
  /// - Parameter measures: The measures that are wanted, by name; all of them if nil.
  /// - Throws: ``SavedResultsError`` for a file that is not what its name says.
  public init?(folder: String, measures: [String]? = nil) throws(SavedResultsError) {
    let file = "\(folder)/\(ReplicationsFile.name)"
    guard let data = FileManager.default.contents(atPath: file) else { return nil }
    let lines = data.split(separator: UInt8(ascii: "\n"))
    guard let first = lines.first, Self.cells(first) == ReplicationsFile.header else {
      throw .damaged(path: file)
    }
    self.lines = lines.dropFirst()
    wanted = measures.map { Set($0) }
  }

  /// How many replications of a run its folder holds.
  public static var most: Int { ReplicationsFile.most }

  /// The names of the columns.
  public var header: [String] { ReplicationsFile.header }

  /// The names of measures, in the order of rows.
  public var measures: [String] {
    var seen: Set<String> = []
    return lines.map { Self.measure(Self.cells($0)) }.filter { seen.insert($0).inserted }
  }

  /// The rows, as the file has them.
  public var blocks: any Sequence<[[String]]> {
    lines.lazy.map { [Self.cells($0)] }.filter { rows in
      wanted?.contains(Self.measure(rows[0])) ?? true
    }
  }

  /// The cells of a line. No name in it has a comma or a quote.
  private static func cells(_ line: Data) -> [String] {
    line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private static func measure(_ cells: [String]) -> String {
    cells.count == ReplicationsFile.header.count ? cells[4] : ""
  }
}
