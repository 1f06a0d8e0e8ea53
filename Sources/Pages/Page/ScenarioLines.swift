/// The lines of a scenario as it was understood, each with the keys above it.
package struct ScenarioLines {
  /// A line that holds a value.
  struct Line: Hashable {
    /// The keys above and the line's own.
    let path: String
    /// What stands behind the key; nothing of a key that only opens a block.
    let value: String
    /// The place in a file that set it.
    let origin: String
  }

  /// A line that one scenario has and the other does not.
  package struct Change: Hashable {
    package let isAdded: Bool
    package let path: String
    package let value: String
  }

  private(set) var lines: [Line] = []

  package init(_ text: String) {
    var keys: [(indent: Int, key: String)] = []
    for line in text.split(separator: "\n") {
      let (code, remark) = ScenarioLines.parted(String(line))
      let body = code.drop { $0 == " " }
      guard !body.isEmpty else { continue }
      let indent = code.count - body.count
      keys.removeAll { $0.indent >= indent }
      let above = keys.map(\.key).joined(separator: ".")
      let (key, value) = ScenarioLines.pair(body)
      if let key { keys.append((indent, key)) }
      guard !value.isEmpty else { continue }
      let path = [above, key ?? ""].filter { !$0.isEmpty }.joined(separator: ".")
      lines.append(Line(path: path, value: value, origin: remark))
    }
  }

  /// The lines that are other than before, what went before what came.
  package func changes(from before: ScenarioLines) -> [Change] {
    struct Pair: Hashable {
      let path: String
      let value: String
    }
    let old = before.lines.map { Pair(path: $0.path, value: $0.value) }
    let new = lines.map { Pair(path: $0.path, value: $0.value) }
    let difference = new.difference(from: old)
    var changes: [(place: Int, change: Change)] = []
    for change in difference {
      switch change {
      case .remove(let offset, let pair, _):
        changes.append((offset, Change(isAdded: false, path: pair.path + ": ", value: pair.value)))
      case .insert(let offset, let pair, _):
        changes.append((offset, Change(isAdded: true, path: pair.path + ": ", value: pair.value)))
      }
    }
    // By path in the order of the file, so that what went stands before what came in its place.
    var order: [String: Int] = [:]
    for line in before.lines + lines where order[line.path] == nil {
      order[line.path] = order.count
    }
    return changes.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      let keys = (
        order[String(a.change.path.dropLast(2))] ?? 0, order[String(b.change.path.dropLast(2))] ?? 0
      )
      return (keys.0, a.change.isAdded ? 1 : 0, a.place) < (
        keys.1, b.change.isAdded ? 1 : 0, b.place
      )
    }.map(\.element.change)
  }

  /// The values beside which their file has a word, each place of a file once.
  package func noted(by notes: [String: String]) -> [(path: String, value: String, note: String)] {
    var told = Set<String>()
    return lines.compactMap { line in
      let place = line.origin.split(separator: ",").last.map { $0.drop { $0 == " " } } ?? ""
      guard let note = notes[String(place)], told.insert(String(place)).inserted else { return nil }
      let value = line.value.count > 60 ? String(line.value.prefix(57)) + "…" : line.value
      return (line.path, value, note)
    }
  }

  /// A line and the remark behind it, which begins with two spaces and a hash.
  static func parted(_ line: String) -> (code: String, remark: String) {
    guard let mark = line.range(of: "  # ", options: .backwards) else { return (line, "") }
    var code = String(line[..<mark.lowerBound])
    while code.last == " " { code.removeLast() }
    return (code, String(line[mark.upperBound...]))
  }

  /// The key and the value of a line; a list's element has no key.
  private static func pair(_ body: Substring) -> (key: String?, value: String) {
    if body.hasPrefix("- ") { return (nil, String(body.dropFirst(2))) }
    if body.hasSuffix(":") { return (String(body.dropLast()), "") }
    guard let colon = body.range(of: ": ") else { return (nil, String(body)) }
    return (String(body[..<colon.lowerBound]), String(body[colon.upperBound...]))
  }
}
