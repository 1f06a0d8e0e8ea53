import Foundation

/// What a file that the user names is to hold. A file that stands there is replaced only if its own content says that
/// it holds the same, so that nothing else is lost to a slip in a path.
public enum OutputKind: Hashable, Sendable {
  /// A report: an HTML page whose generator is this program.
  case report
  /// What a sweep, a run or a comparison counted as comma-separated values, known by their header.
  case sweepCounts
  /// The same in Parquet, known by an entry of the file's metadata.
  case sweepCountsInParquet
  /// A file of a sweep's own folder, known by the store beside it.
  case fileOfSweep
  /// A policy that was fitted to a log, known by its first line.
  case calibratedPolicy
  /// Joint draws of fitted values, known by their first line.
  case calibratedDraws
  /// A file that is never replaced.
  case new

  /// How a policy that was fitted to a log begins.
  package static let calibrationMark = "# Fitted by `ringside calibrate`"
  /// How a file of joint draws of fitted values begins.
  package static let drawsMark = "# Drawn by `ringside calibrate`"
  /// The entry in the metadata of a Parquet file, which `csv_to_parquet.py` writes.
  static let parquetMark = "ringside sweep counts"
  /// The store of a sweep, which lies in its folder.
  private static let store = "store.sqlite"
  /// How much of a file's beginning, or end, is searched for its mark.
  private static let searched = 64 << 10

  /// Whether a file may be replaced by one of this kind. One that is empty has nothing to lose.
  func mayReplace(_ path: String) -> Bool {
    if self == .new { return false }
    guard let file = FileHandle(forReadingAtPath: path), let size = try? file.seekToEnd() else {
      return false
    }
    defer { try? file.close() }
    if size == 0 { return true }
    switch self {
    case .new: return false
    case .fileOfSweep:
      let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
      return FileManager.default.fileExists(atPath: folder + Self.store)
    case .report:
      let head = Self.bytes(of: file, from: 0)
      return head.starts(with: Data("<!DOCTYPE html>".utf8))
        && head.range(of: Data("<meta name=\"generator\" content=\"ringside ".utf8)) != nil
    case .calibratedPolicy:
      return Self.bytes(of: file, from: 0).starts(with: Data(Self.calibrationMark.utf8))
    case .calibratedDraws:
      return Self.bytes(of: file, from: 0).starts(with: Data(Self.drawsMark.utf8))
    case .sweepCounts:
      let head = Self.bytes(of: file, from: 0)
      let line = head.prefix { $0 != UInt8(ascii: "\n") }
      guard let columns = CSVTable(line)?.header, ["point", "policy"].contains(columns.first) else {
        return false
      }
      return [ReplicationRows.columns, ReplicationRows.formerColumns].contains {
        Array(columns.suffix($0.count)) == $0
      }
    case .sweepCountsInParquet:
      let magic = Data("PAR1".utf8)
      let tail = Self.bytes(of: file, from: size > Self.searched ? size - UInt64(Self.searched) : 0)
      return Self.bytes(of: file, from: 0).starts(with: magic) && tail.suffix(4) == magic
        && tail.range(of: Data(Self.parquetMark.utf8)) != nil
    }
  }

  private static func bytes(of file: FileHandle, from offset: UInt64) -> Data {
    guard (try? file.seek(toOffset: offset)) != nil else { return Data() }
    return (try? file.read(upToCount: searched)) ?? Data()
  }
}

/// What a folder that the user names is to hold. Older results are replaced only by results of the same kind.
public enum FolderKind: Hashable, Sendable {
  /// The results of a run.
  case run
  /// The results of a comparison.
  case comparison
  /// The results of a study, by what its files are called.
  case study(String)
  /// A recorded run.
  case recording
  /// Charts.
  case charts
  /// The results of a sweep, which nothing replaces.
  case sweep
  /// Tidy events of logs, with their audit.
  case ingest

  /// What the manifest of an ingested log says of its kind.
  package static let ingestMark = "ingest"

  /// What a manifest says of its folder.
  private struct Marker: Decodable {
    let program: String
    let kind: String?
    let files: [String]
  }

  /// What a folder holds; nil if that is not all from this program.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - entries: The names of what is in it.
  init?(of path: String, holding entries: [String]) {
    guard let data = FileManager.default.contents(atPath: path + "/" + ResultsFolder.marker),
      let known = try? JSONDecoder().decode(Marker.self, from: data),
      known.program == Manifest.program,
      Set(entries).isSubset(of: known.files + [ResultsFolder.marker])
    else { return nil }
    if known.kind == Recording.Head.kind {
      self = .recording
    } else if known.kind == SweepManifest.kind {
      self = .sweep
    } else if known.kind == Self.ingestMark {
      self = .ingest
    } else if known.files.contains("comparison.csv") {
      self = .comparison
    } else if known.files.contains("measures.csv") {
      self = .run
    } else if let kind = SavedStudy.Kind.allCases.first(where: {
      known.files.contains("\($0.rawValue).json")
    }) {
      self = .study(kind.rawValue)
    } else if let name = [ExactReport.name, RareReport.name].first(where: {
      known.files.contains("\($0).json")
    }) {
      self = .study(name)
    } else if known.files.allSatisfy({ file in
      [".vl.json", ".svg", ".png"].contains { file.hasSuffix($0) }
    }) {
      self = .charts
    } else {
      return nil
    }
  }
}
