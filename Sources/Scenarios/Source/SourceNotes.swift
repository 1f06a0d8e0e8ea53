/// The comments beside the values of a text: where a number comes from, or that it is assumed.
public struct SourceNotes {
  /// The comments by place, as `file:line`.
  public let byPlace: [String: String]

  /// Reads the comments of texts.
  ///
  /// A comment after a value belongs to its line. An indented comment on lines of its own belongs to the next line,
  /// and to the line after that if the next has no value.
  public init(_ texts: [SourceText]) {
    var notes: [String: String] = [:]
    for text in texts {
      var waiting: [String] = []
      for (index, line) in text.lines.enumerated() {
        let (code, remark) = SourceNotes.parted(line)
        let isEmpty = code.allSatisfy { $0 == " " || $0 == "\t" }
        if isEmpty {
          // A comment without indentation is about the file, not about a value.
          if !remark.isEmpty, !code.isEmpty { waiting.append(remark) } else { waiting = [] }
          continue
        }
        let note = (waiting + (remark.isEmpty ? [] : [remark])).joined(separator: " ")
        if !note.isEmpty { notes["\(text.name):\(index + 1)"] = note }
        let last = code.last { $0 != " " }
        let opens = last == ":" || code.split(separator: " ").last?.first == "&"
        if !opens { waiting = [] }
      }
    }
    byPlace = notes
  }

  /// Splits a line into its code and its comment. A hash begins a comment at the start and after a space, outside
  /// quotes.
  private static func parted(_ line: String) -> (code: String, remark: String) {
    var quote: Character?
    var before: Character = " "
    for index in line.indices {
      let character = line[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'", " [{,:".contains(before) {
        quote = character
      } else if character == "#", before == " " || before == "\t" {
        let remark = line[index...].drop { $0 == "#" || $0 == " " }
        return (String(line[..<index]), String(remark))
      }
      before = character
    }
    return (line, "")
  }
}
