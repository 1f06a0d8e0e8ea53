import MerchantModel
import SimKernel

/// A resolved scenario together with the files that it reads, for a folder of its own.
public struct SelfContainedScenario: Sendable {
  /// A file of the folder.
  public struct File: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// What is in it.
    public let text: String
  }

  /// The name of the scenario's file.
  private let name: String
  /// The scenario with every default filled in, which names the files of ``replays``.
  package let resolved: RenderedNode
  /// The recorded contacts that it replays.
  package let replays: [File]

  /// The scenario first, then the recorded contacts that it replays.
  public var files: [File] { [File(name: name, text: Explanation.yaml(of: resolved))] + replays }

  /// Turns a loaded scenario into the files of a folder.
  ///
  /// Replayed files are written as bare timestamps, and the scenario names these instead of the originals.
  public init(_ loaded: LoadedDocument<Scenario>, named name: String) {
    self.init(loaded, named: name) { segment, kind, _ in "replay-\(segment)-\(kind).txt" }
  }

  /// Returns the scenario with new names for the replayed files, made of segment, kind and content.
  package init(
    _ loaded: LoadedDocument<Scenario>, named name: String,
    replayName: (_ segment: String, _ kind: String, _ content: String) -> String
  ) {
    self.name = name
    var resolved = loaded.resolved
    var replays: [File] = []
    for segment in loaded.value.segments {
      for replay in segment.replays {
        let text = replay.instants.map { TimestampText.text($0) + "\n" }.joined()
        let file = replayName(segment.name, replay.kind, text)
        replays.append(File(name: file, text: text))
        let place = ["segments", segment.name, "replay", replay.kind]
        resolved = resolved.replacing(place + ["file"], by: .text(file))
        resolved = resolved.replacing(place + ["column"], by: nil)
      }
    }
    self.resolved = resolved
    self.replays = replays
  }
}

extension RenderedNode {
  /// Returns the node with another value at the end of a path of keys, or without that key. Changes nothing if
  /// the path does not exist.
  func replacing(_ path: [String], by value: RenderedNode?) -> RenderedNode {
    guard let key = path.first, case .mapping(let entries) = content else { return self }
    let rest = Array(path.dropFirst())
    let changed = entries.compactMap { entry -> Entry? in
      guard entry.key == key else { return entry }
      let part = rest.isEmpty ? value : entry.value.replacing(rest, by: value)
      return part.map { Entry(key, $0, unit: entry.unit) }
    }
    return RenderedNode(.mapping(changed), origin: origin)
  }
}

extension TimestampText {
  /// Writes an instant as text that reads back as the same instant.
  static func text(_ instant: RecordedInstant) -> String {
    let microseconds = instant.sinceMidnight.microseconds
    func padded(_ number: Int64, to width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let seconds = microseconds / 1_000_000
    let clock = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, to: 2) }
    let fraction = padded(microseconds % 1_000_000, to: 6)
    return "\(instant.day)T\(clock.joined(separator: ":")).\(fraction)"
  }
}
