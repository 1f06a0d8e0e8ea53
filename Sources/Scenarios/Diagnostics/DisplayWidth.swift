extension String {
  /// The width of the text in terminal columns: 2 for East Asian wide characters and emoji, 0 for characters that
  /// combine with the one before.
  var displayWidth: Int {
    reduce(0) { $0 + $1.displayWidth }
  }

  /// The text with tabs as four blanks, and with `�` for characters that would move a terminal's cursor, change its
  /// colours or its direction of writing.
  package var visible: String { visible(keepingLines: false) }

  /// Lines of text in the same way, their ends kept.
  package var visibleLines: String { visible(keepingLines: true) }

  private func visible(keepingLines: Bool) -> String {
    // Most texts have nothing of the kind.
    guard unicodeScalars.contains(where: { $0.isTreacherous || $0 == "\t" || $0 == "\n" }) else {
      return self
    }
    var view = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "\t": view.append(contentsOf: "    ".unicodeScalars)
      case "\n" where keepingLines: view.append(scalar)
      case _ where scalar.isTreacherous || scalar == "\n": view.append("\u{FFFD}")
      default: view.append(scalar)
      }
    }
    return String(view)
  }

  /// The text between backquotes, made visible and cut to a length that fits in a message.
  var quoted: String {
    let shown = count > 60 ? prefix(59) + "…" : self[...]
    return "`\(String(shown).visible)`"
  }
}

extension Character {
  /// The width of a whole cluster is that of its widest scalar: an emoji with modifiers is one.
  fileprivate var displayWidth: Int {
    unicodeScalars.lazy.map(\.displayWidth).max() ?? 0
  }
}

extension Unicode.Scalar {
  /// Whether a terminal acts on it instead of showing it: control characters but tabs and line ends, separators of lines,
  /// and marks, embeddings, overrides and isolates of the direction of writing.
  fileprivate var isTreacherous: Bool {
    switch value {
    case 0x09, 0x0A: false
    case ..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  fileprivate var displayWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark:
      // The emoji variation selector asks for the wide picture.
      return value == 0xFE0F ? 2 : 0
    case .format: return 0
    default: break
    }
    if properties.isEmojiPresentation { return 2 }
    // Blocks of Unicode's East Asian Width property with the values W and F (UAX #11).
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
