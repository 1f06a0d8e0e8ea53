/// Lays out text: wraps it, measures it and cuts it.
package enum TextLayout {
  /// Cuts a text into lines of about so many letters, a Chinese character counting as two.
  package static func wrapped(_ text: String, letters: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var width = 0
    for word in words(text) {
      let wordWidth = self.width(of: word)
      if width > 0 && width + wordWidth > letters {
        lines.append(trimmed(line))
        (line, width) = ("", 0)
      }
      line += word
      width += wordWidth
    }
    if !trimmed(line).isEmpty { lines.append(trimmed(line)) }
    return lines
  }

  /// About how many Latin letters a text is wide.
  package static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
  }

  /// A name cut to so many letters, so that no name is wider than a chart.
  package static func clipped(_ name: String, letters: Int) -> String {
    guard width(of: name) > letters else { return name }
    var kept = ""
    for character in name where width(of: kept + String(character)) < letters {
      kept.append(character)
    }
    return kept + "…"
  }

  /// A path cut to so many letters at its front: its last keys say what it is.
  package static func clippedPath(_ path: String, letters: Int) -> String {
    guard width(of: path) > letters else { return path }
    var keys = path.split(separator: ".").suffix(from: 1)
    while keys.count > 1, width(of: keys.joined(separator: ".")) + 2 > letters {
      keys.removeFirst()
    }
    guard !keys.isEmpty else { return clipped(path, letters: letters) }
    return "…." + clipped(keys.joined(separator: "."), letters: letters)
  }

  /// A text with its first letter small, to stand inside a sentence.
  package static func lowered(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
  }

  /// Where a line may break: after a space, and after any wide character that no punctuation follows.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      word.append(character)
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      let breaks =
        character == " "
        || (character.unicodeScalars.contains(where: isWide) && !"，。；：、）”%".contains(next)
          && !"（“".contains(character))
      if breaks {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  private static func trimmed(_ line: String) -> String {
    var line = Substring(line)
    while line.last == " " { line = line.dropLast() }
    while line.first == " " { line = line.dropFirst() }
    return String(line)
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    (0x2E80...0xFFEF).contains(scalar.value) || scalar.value >= 0x20000
  }
}
