import Foundation

/// The results of a sweep or a study, read from their folder.
public struct SavedStudy: Sendable {
  /// What a folder is of; its raw value names the files.
  package enum Kind: String, CaseIterable, Sendable {
    case sweep, sensitivity, optimum, staffing, synthesis, audit, fits, backtest, forecast,
      validation
    case operating = "oc"
    case breakEven = "break-even"
  }

  /// Where the results come from, as far as all kinds say it.
  package struct Origin: Decodable, Sendable {
    package let program: String
    package let version: String
    package let commit: String?
    package let command: [String]
    /// The command line that began what another one ended.
    package let began: [String]?
    package let started: String
    package let elapsedSeconds: Double?
    package let seed: UInt64
    package let replications: Int?
    package let scenario: String?
    package let notes: [String: String]?

    /// What does it again: the beginning alone where the same command went on, else both.
    package var commands: [[String]] {
      guard let began else { return [command] }
      return began.dropFirst().first == command.dropFirst().first ? [began] : [began, command]
    }
  }

  /// The folder, as the user wrote it.
  public let path: String
  package let kind: Kind
  package let origin: Origin
  /// The rows of its file of comma-separated values.
  package let table: CSVTable
  /// The names of earlier releases that the file has, sorted; they are read as today's.
  public let formerNames: [String]

  /// Reads a folder that a sweep or a study wrote; nil if it is of something else.
  ///
  /// - Throws: ``SavedResultsError`` if a file is missing or not what its name says.
  public init?(_ path: String) throws(SavedResultsError) {
    self.path = path
    let files = FileManager.default
    guard
      let kind = Kind.allCases.first(where: {
        files.fileExists(atPath: "\(path)/\($0.rawValue).csv")
          && files.fileExists(atPath: "\(path)/\($0.rawValue).json")
      })
    else { return nil }
    self.kind = kind
    let marker = path + "/" + ResultsFolder.marker
    guard let data = files.contents(atPath: marker) else { throw .notResults(path: path) }
    guard let origin = try? JSONDecoder().decode(Origin.self, from: data),
      origin.program == Manifest.program
    else { throw .damaged(path: marker) }
    self.origin = origin
    guard let table = try CSVTable.saved(kind.rawValue + ".csv", in: path) else {
      throw .notResults(path: path)
    }
    formerNames = table.formerNames
    self.table = table.inCurrentNames()
  }

  /// Reads what its JSON file holds.
  package func figures<Figures: Decodable>(
    _ type: Figures.Type
  ) throws(SavedResultsError) -> Figures {
    try SavedStudy.figures(type, kind.rawValue, in: path)
  }

  /// Reads a JSON file of a folder.
  package static func figures<Figures: Decodable>(
    _ type: Figures.Type, _ name: String, in folder: String
  ) throws(SavedResultsError) -> Figures {
    let file = "\(folder)/\(name).json"
    let data = FileManager.default.contents(atPath: file)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .custom { path in
      let key = path.last ?? Key("")
      return Key(FormerNames.currentKeys[key.stringValue] ?? key.stringValue)
    }
    guard let figures = data.flatMap({ try? decoder.decode(type, from: $0) }) else {
      throw .damaged(path: file)
    }
    return figures
  }

  /// A key of a JSON file.
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { Int(stringValue) }

    init(_ key: String) { stringValue = key }
    init(stringValue key: String) { stringValue = key }
    init(intValue key: Int) { stringValue = String(key) }
  }
}
