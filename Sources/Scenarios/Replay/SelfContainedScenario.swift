import MerchantModel
import SimKernel
import SimRandom

/// A resolved scenario together with the files that it reads, for a folder of its own or for another machine.
public struct SelfContainedScenario: Sendable {
  /// A file of the folder.
  public struct File: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// What is in it.
    public let text: String
  }

  /// How the files that a scenario reads are called.
  package struct Names: Sendable {
    /// The name of recorded contacts, made of segment, kind and content.
    let replay: @Sendable (_ segment: String, _ kind: String, _ content: String) -> String
    /// The name of observations, made of their number, from 1, and content.
    let observations: @Sendable (_ number: Int, _ content: String) -> String
    /// The name of joint draws, made of their number, from 1, and content.
    let draws: @Sendable (_ number: Int, _ content: String) -> String

    /// Makes the names that three functions give.
    package init(
      replay: @escaping @Sendable (_ segment: String, _ kind: String, _ content: String) -> String,
      observations: @escaping @Sendable (_ number: Int, _ content: String) -> String,
      draws: @escaping @Sendable (_ number: Int, _ content: String) -> String
    ) {
      self.replay = replay
      self.observations = observations
      self.draws = draws
    }

    /// Names for people.
    static let plain = Names(
      replay: { segment, kind, _ in "replay-\(segment)-\(kind).txt" },
      observations: { number, _ in "observations-\(number).txt" },
      draws: { number, _ in "draws-\(number).csv" })
  }

  /// The name of the scenario's file.
  private let name: String
  /// The scenario with every default filled in, which names the files of ``inputs``.
  package let resolved: RenderedNode
  /// What it reads: the recorded contacts that it replays, then the observations of its distributions, then joint draws.
  package let inputs: [File]

  /// The scenario first, then what it reads.
  public var files: [File] { [File(name: name, text: Explanation.yaml(of: resolved))] + inputs }

  /// Turns a loaded scenario into the files of a folder.
  ///
  /// What the scenario reads is written as bare timestamps and bare numbers, and the scenario names these files instead of
  /// the originals.
  public init(_ loaded: LoadedDocument<Scenario>, named name: String) {
    self.init(loaded, named: name, inputs: .plain)
  }

  /// Returns the scenario with new names for the files that it reads.
  package init(_ loaded: LoadedDocument<Scenario>, named name: String, inputs names: Names) {
    self.name = name
    var resolved = loaded.resolved
    var inputs: [File] = []
    for segment in loaded.value.segments {
      for replay in segment.replays {
        let text = replay.instants.map { TimestampText.text($0) + "\n" }.joined()
        let file = names.replay(segment.name, replay.kind, text)
        inputs.append(File(name: file, text: text))
        let place = ["segments", segment.name, "replay", replay.kind]
        resolved = resolved.replacing(place + ["file"], by: .text(file))
        resolved = resolved.replacing(place + ["column"], by: nil)
      }
    }
    var draws: [(key: String, file: File)] = []
    for value in loaded.uncertain {
      guard let joint = value.law.draws else { continue }
      let known = draws.first { $0.key == joint.key }?.file
      let file = known ?? File(name: names.draws(draws.count + 1, joint.text), text: joint.text)
      if known == nil { draws.append((joint.key, file)) }
      resolved = resolved.replacing(
        value.steps + [UncertainValue.key, DrawsColumn.key], by: .text(file.name))
    }
    var observations: [File] = []
    self.resolved = resolved.namingObservations(at: []) { text in
      if let known = observations.first(where: { $0.text == text }) { return known.name }
      let file = File(name: names.observations(observations.count + 1, text), text: text)
      observations.append(file)
      return file.name
    }
    self.inputs = inputs + observations + draws.map(\.file)
  }
}

extension RenderedNode {
  /// Returns the node with new names for the files of its empirical distributions, whose column is left out.
  ///
  /// - Parameters:
  ///   - path: The keys that lead to the node.
  ///   - name: Returns the name of the file with some observations, one a line.
  fileprivate func namingObservations(
    at path: [String], by name: (String) -> String
  ) -> RenderedNode {
    switch content {
    case .plain, .text: return self
    case .list(let items):
      return RenderedNode(
        .list(items.map { $0.namingObservations(at: path + [""], by: name) }), origin: origin)
    case .mapping(let entries):
      let changed = entries.map { entry in
        let place = path + [entry.key]
        let file = Self.isDistribution(at: place) ? entry.value.observations.map(name) : nil
        guard let file else {
          return Entry(
            entry.key, entry.value.namingObservations(at: place, by: name), unit: entry.unit)
        }
        let named = entry.value.replacing(["file"], by: .text(file))
        return Entry(entry.key, named.replacing(["column"], by: nil), unit: entry.unit)
      }
      return RenderedNode(.mapping(changed), origin: origin)
    }
  }

  /// Whether a mapping at a path of keys is an empirical distribution: not so the replay of a kind with that name.
  private static func isDistribution(at path: [String]) -> Bool {
    let isReplay = path.count == 4 && path[0] == "segments" && path[2] == "replay"
    return path.last == "empirical" && !isReplay
  }

  /// The observations of an empirical distribution, one a line; nil of any other node. They are those that were read
  /// with the scenario, whatever became of the file.
  private var observations: String? {
    guard case .mapping(let entries) = content, let origin,
      case .text(let file)? = entries.first(where: { $0.key == "file" })?.value.content,
      let content = try? origin.text.content(ofNeighbour: file)
    else { return nil }
    var column: String?
    if case .text(let text)? = entries.first(where: { $0.key == "column" })?.value.content {
      column = text
    }
    let read = try? Observations(in: content, column: column, name: file)
    return read?.values.map { "\($0)\n" }.joined()
  }
}

extension RenderedNode {
  /// Returns the node with another value at the end of a path of keys and list positions, or without that key. Changes
  /// nothing if the path does not exist.
  func replacing(_ path: [String], by value: RenderedNode?) -> RenderedNode {
    guard let key = path.first else { return self }
    let rest = Array(path.dropFirst())
    if case .list(var items) = content {
      guard let place = Int(key), items.indices.contains(place),
        let item = rest.isEmpty ? value : items[place].replacing(rest, by: value)
      else { return self }
      items[place] = item
      return RenderedNode(.list(items), origin: origin)
    }
    guard case .mapping(let entries) = content else { return self }
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
