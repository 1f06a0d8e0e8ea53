import MerchantModel
import Scenarios

/// What is drawn in a world: an uncertain value, several that are tied, or the values of a file of joint draws.
public struct WorldInput: Sendable {
  /// The file of joint draws, the tie, or the path of the only value.
  public let name: String
  /// What it is known by: of joint draws the file and what it holds (``UncertainValue/input``).
  let key: String
  /// The values that the draw decides, in the order of documents.
  public let values: [UncertainValue]

  /// Whether the values are those of one row of a file, and their place says little of each by itself.
  public var isJoint: Bool { values.first?.law.draws != nil }

  /// How many numbers nobody knows it stands for: of joint draws each value, and of a tie one.
  public var numbers: Int {
    guard isJoint else { return 1 }
    return values.reduce(into: [String]()) { paths, value in
      if !paths.contains(value.path) { paths.append(value.path) }
    }.count
  }

  /// The name in a sentence, with what it stands for where the name alone is that of a file.
  public var phrase: String {
    isJoint
      ? "\(name) (\(numbers == 1 ? "1 value" : "\(numbers) values drawn together"))" : name
  }

  /// The inputs of some documents, in the order in which they first come up.
  static func all(of documents: [LoadedDocument<Scenario>]) -> [WorldInput] {
    var keys: [String] = []
    var values: [String: [UncertainValue]] = [:]
    for value in documents.flatMap(\.uncertain) {
      if values[value.input] == nil { keys.append(value.input) }
      let isKnown = values[value.input, default: []].contains {
        $0.path == value.path && $0.law.text == value.law.text
          && $0.law.column == value.law.column
      }
      if !isKnown { values[value.input, default: []].append(value) }
    }
    var names: [String] = []
    return keys.map { key in
      let own = values[key] ?? []
      let plain = own.first?.law.draws?.file ?? key
      // Another file of the same name, in another folder.
      let namesakes = names.count { $0 == plain }
      names.append(plain)
      return WorldInput(
        name: namesakes == 0 ? plain : "\(plain) (\(namesakes + 1))", key: key, values: own)
    }
  }

  /// Which of a list's values a place has; nil where the first value is given by no list.
  public func level(at place: Double) -> Int? {
    guard let count = values.first?.law.levels?.count else { return nil }
    return min(Int(place * Double(count)), count - 1)
  }

  /// Which of a list's values each place has; nil where the value is given by no list.
  func levels(at places: [Double]) -> [Int]? {
    let levels = places.compactMap { level(at: $0) }
    return levels.count == places.count ? levels : nil
  }

  /// By column of joint draws that is in use, its numbers at some places; none of any other input.
  func columns(at places: [Double]) -> [[Double]] {
    guard isJoint else { return [] }
    var known: [String?] = []
    return values.compactMap { value -> [Double]? in
      guard !known.contains(value.law.column) else { return nil }
      known.append(value.law.column)
      return places.compactMap { value.law.number(at: $0) }
    }
  }
}

extension [WorldInput] {
  /// How many numbers nobody knows.
  public var numbers: Int { reduce(0) { $0 + $1.numbers } }
}
