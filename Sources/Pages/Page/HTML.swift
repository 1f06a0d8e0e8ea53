/// Pieces of a page. Text becomes markup here and nowhere else, so nothing that a file says can run.
package enum HTML {
  /// Text as text, in an element or in an attribute with double quotes.
  package static func text(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      // Marks that turn the direction of writing around could make text read as other text.
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": escaped += "\u{FFFD}"
      case _ where scalar.value < 0x20 && scalar != "\n" && scalar != "\t": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// An element around markup.
  static func element(_ name: String, _ attributes: [(String, String)] = [], _ inner: String)
    -> String
  {
    let attributes = attributes.map { " \($0.0)=\"\(text($0.1))\"" }.joined()
    return "<\(name)\(attributes)>\(inner)</\(name)>"
  }

  /// A list of sentences that the program wrote, in English whatever the language of the page.
  static func englishList(_ sentences: [String]) -> String {
    "<ul>" + sentences.map { "<li lang=\"en\">\(text($0))</li>" }.joined() + "</ul>"
  }

  /// A section with a heading.
  static func section(_ id: String, _ heading: String, _ inner: String) -> String {
    "<section id=\"\(id)\">\n<h2>\(text(heading))</h2>\n\(inner)\n</section>\n"
  }
}
