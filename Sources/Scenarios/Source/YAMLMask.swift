/// Stand-ins for the characters that the YAML library would act on too early.
///
/// Its composer replaces every alias by a copy (which loses the place, and lets a few nested aliases grow without
/// bound), stops at the first duplicate key, and treats three rare Unicode characters as line ends, which editors
/// do not. Each such character is replaced by a private-use character that the text does not contain, so lines
/// and columns do not change. `unmasked` restores the characters.
struct YAMLMask {
  private static let troublesome: [Unicode.Scalar] = ["*", "\u{85}", "\u{2028}", "\u{2029}"]

  /// The text with stand-ins, as the YAML library gets it.
  private(set) var scalars: [Unicode.Scalar]
  private var originals: [Unicode.Scalar: Unicode.Scalar] = [:]
  private var unused: [Unicode.Scalar]
  private let lineStarts: [Int]
  /// The stand-in for `*`.
  private let alias: Unicode.Scalar

  /// Masks a text; nil if the text uses up the private-use characters itself.
  init?(_ content: String) {
    let privateUse: ClosedRange<UInt32> = 0xE000...0xF8FF
    let taken = Set(content.unicodeScalars.lazy.map(\.value).filter(privateUse.contains))
    unused = privateUse.lazy.filter { !taken.contains($0) }.prefix(64).compactMap(
      Unicode.Scalar.init)
    guard unused.count == 64 else { return nil }
    var standIns: [Unicode.Scalar: Unicode.Scalar] = [:]
    for scalar in Self.troublesome {
      let standIn = unused.removeLast()
      standIns[scalar] = standIn
      originals[standIn] = scalar
    }
    alias = standIns["*"] ?? "*"
    scalars = content.unicodeScalars.map { standIns[$0] ?? $0 }
    var starts = [0]
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      if scalar == "\n" || (scalar == "\r" && next != "\n") { starts.append(index + 1) }
    }
    lineStarts = starts
  }

  /// The masked text.
  var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Returns the text of a scalar before masking.
  func unmasked(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { originals[$0] != nil }) else { return text }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text.unicodeScalars.map { originals[$0] ?? $0 })
    return String(view)
  }

  /// Returns the name after the `*` if a plain scalar is an alias; in YAML only an alias begins with one.
  func aliasName(_ text: String) -> String? {
    text.unicodeScalars.first == alias ? unmasked(String(text.unicodeScalars.dropFirst())) : nil
  }

  /// Whether the original has this text at a place of one line.
  func reads(_ text: String, line: Int, column: Int) -> Bool {
    guard lineStarts.indices.contains(line - 1) else { return false }
    let start = lineStarts[line - 1] + column - 1
    return scalars.indices.contains(start)
      && scalars[start...].lazy.map { originals[$0] ?? $0 }.starts(with: text.unicodeScalars)
  }

  /// Gives the key at a place a unique first character, so that the parser reads past its duplicates.
  ///
  /// Returns false if the place holds no such key or the stand-ins are used up.
  mutating func tellApart(line: Int, column: Int) -> Bool {
    guard lineStarts.indices.contains(line - 1) else { return false }
    var index = lineStarts[line - 1] + column - 1
    guard scalars.indices.contains(index) else { return false }
    if scalars[index] == "\"" || scalars[index] == "'" { index += 1 }
    guard scalars.indices.contains(index),
      scalars[index].properties.isAlphabetic || scalars[index].properties.numericType != nil
        || scalars[index] == "<",
      let standIn = unused.popLast()
    else { return false }
    originals[standIn] = scalars[index]
    scalars[index] = standIn
    return true
  }
}
