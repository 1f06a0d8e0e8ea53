/// Writes command lines in the form of a shell.
enum ShellText {
  /// Returns a command with its arguments quoted where a shell needs it, and a flag added unless it is there.
  static func command(_ arguments: [String], adding flag: String? = nil) -> String {
    var words = arguments
    if let name = words.first?.split(separator: "/").last { words[0] = String(name) }
    if let flag, !words.contains(flag) { words.append(flag) }
    return words.map(quoted).joined(separator: " ")
  }

  private static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy {
      $0.isASCII
        && ($0.properties.isAlphabetic || "0123456789-_./=:,%+@".unicodeScalars.contains($0))
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
