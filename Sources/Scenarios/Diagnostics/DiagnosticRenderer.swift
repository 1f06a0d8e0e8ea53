/// Renders diagnostics for people:
///
/// ```
/// solo.yaml:12:3: error: `rule` has no key `suspensonDays`
///   12 |   suspensonDays: 3
///      |   ^~~~~~~~~~~~~
///      = hint: did you mean `suspensionDays`?
/// ```
public struct DiagnosticRenderer: Sendable {
  /// Most columns of a source line that are shown; longer lines are cut around the caret.
  public var lineWidth = 100

  /// A renderer for terminals and files alike: plain text.
  public init() {}

  /// Renders all diagnostics, one after the other.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { render($0) }.joined(separator: "\n")
  }

  /// Renders one diagnostic, without a line end after it.
  public func render(_ diagnostic: Diagnostic) -> String {
    let wording = Wording(diagnostic.problem)
    let location = diagnostic.location
    var lines = ["\(place(location)): \(diagnostic.severity.rawValue): \(wording.headline)"]
    let number = location.text.role == .setArgument ? "" : String(location.line)
    let margin = String(repeating: " ", count: max(4, number.count))
    if !location.text.content.isEmpty {
      let excerpt = Excerpt(of: location, width: lineWidth)
      lines.append("\(margin.dropFirst(number.count))\(number) | \(excerpt.text)")
      lines.append("\(margin) | \(excerpt.underline)")
    }
    if let expected = wording.expected { lines.append("\(margin) = expected: \(expected)") }
    if let hint = wording.hint { lines.append("\(margin) = hint: \(hint)") }
    if let related = diagnostic.related {
      lines.append("\(margin) = first at \(place(related))")
    }
    return lines.map { $0.trimmingTrailingBlanks() }.joined(separator: "\n")
  }

  private func place(_ location: SourceLocation) -> String {
    let text = location.text
    if text.role == .setArgument || text.content.isEmpty { return text.name.visible }
    return "\(text.name.visible):\(location.line):\(location.column)"
  }
}

/// Returns the visible part of a line, and the caret below it.
private struct Excerpt {
  let text: String
  let underline: String

  init(of location: SourceLocation, width: Int) {
    let scalars = Array(location.text.line(location.line).unicodeScalars)
    let start = min(location.column - 1, scalars.count)
    let end = min(start + location.length, scalars.count)
    // Text before the caret fills at most two thirds of the room.
    var first = max(0, start - width * 2 / 3)
    if scalars.count <= width { first = 0 }
    let last = min(scalars.count, first + width)
    let before = Self.shown(scalars[first..<start])
    let marked = Self.shown(scalars[start..<max(start, min(end, last))])
    let after = Self.shown(scalars[max(start, min(end, last))..<last])
    let cutBefore = first > 0 ? "…" : ""
    text = cutBefore + before + marked + after + (last < scalars.count ? "…" : "")
    underline =
      String(repeating: " ", count: (cutBefore + before).displayWidth) + "^"
      + String(repeating: "~", count: max(0, marked.displayWidth - 1))
  }

  private static func shown(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view).visible
  }
}

extension String {
  fileprivate func trimmingTrailingBlanks() -> String {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return String(self[..<end])
  }
}
