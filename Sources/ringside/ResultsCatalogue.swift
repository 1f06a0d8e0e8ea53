import Foundation
import ResultFiles
import Store

/// The results below a folder.
struct ResultsCatalogue {
  /// One folder of results.
  struct Entry {
    let path: String
    let kind: String
    let started: String
    let title: String
    /// Its size and progress, in words.
    let extent: String
  }

  /// The fields of manifests of all kinds that are used here.
  struct Head: Decodable {
    let program: String
    let kind: String?
    let command: [String]?
    let started: String?
    let seed: UInt64?
    let replications: Int?
    let version: String?
    let files: [String]?
  }

  /// The depth of the search below the folder.
  private static let depth = 3

  /// Returns the results in and below a folder, by path. Folders within results are not searched.
  static func entries(in folder: String) -> [Entry] {
    entries(in: folder, depth: 0)
  }

  private static func entries(in folder: String, depth: Int) -> [Entry] {
    if let entry = entry(folder) { return [entry] }
    guard depth < Self.depth else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter { !$0.hasPrefix(".") }
      .flatMap { entries(in: "\(folder)/\($0)", depth: depth + 1) }
  }

  /// Returns the results of a folder; nil if it holds none.
  static func entry(_ folder: String) -> Entry? {
    if ExperimentStore.exists(in: folder) { return sweep(folder) }
    guard let head = head(folder) else { return nil }
    let title = summary(folder)?.title ?? ""
    let extent = [
      head.replications.map { NumberText.counted($0, "replication") },
      head.seed.map { "seed \($0)" },
    ].compactMap { $0 }.joined(separator: ", ")
    return Entry(
      path: folder, kind: head.kind ?? "run", started: head.started ?? "", title: title,
      extent: extent)
  }

  private static func sweep(_ folder: String) -> Entry {
    do {
      let store = try ExperimentStore(in: folder, for: .reading)
      let record = try store.record()
      let units = try store.resultCount()
      try store.close()
      return Entry(
        path: folder, kind: "sweep", started: record?.started ?? "", title: record?.title ?? "",
        extent: record.map { StoredSweep.state($0, units: units) } ?? "not begun")
    } catch {
      return Entry(path: folder, kind: "sweep", started: "", title: "", extent: "cannot be read")
    }
  }

  /// Returns the manifest of a folder; nil if it has none of Ringside.
  static func head(_ folder: String) -> Head? {
    guard let data = FileManager.default.contents(atPath: "\(folder)/manifest.json"),
      let head = try? JSONDecoder().decode(Head.self, from: data), head.program == "ringside"
    else { return nil }
    return head
  }

  /// The fields of `summary.json` that are used here.
  struct Summary: Decodable {
    struct Scope: Decodable {
      let name: String
      let measures: [Figure]
    }

    struct Figure: Decodable {
      let measure: String
      let unit: String
      let estimate: Double?
      let lower: Double?
      let upper: Double?
    }

    let title: String
    let scopes: [Scope]?
  }

  static func summary(_ folder: String) -> Summary? {
    FileManager.default.contents(atPath: "\(folder)/summary.json").flatMap {
      try? JSONDecoder().decode(Summary.self, from: $0)
    }
  }
}
