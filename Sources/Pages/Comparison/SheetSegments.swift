import Charts
import ResultFiles
import Runs

/// Who gains and who loses: what each policy does to customers and merchants of each segment, and how many real merchants
/// it spares or hits.
struct SheetSegments {
  private let results: SavedResults
  private let changes: CSVTable?
  private let say: Language

  init(_ results: SavedResults, changes: CSVTable?, in language: Language) {
    self.results = results
    self.changes = changes
    say = language
  }

  /// The box; empty of results of a version without sides.
  var html: String {
    let scopes = results.shownScopes.count > 1 ? Array(results.head.scopes.dropLast()) : []
    let whole = results.head.scopes.first { $0.name == results.overall }
    guard let sides = whole?.sides else { return "" }
    let shown = scopes.isEmpty ? results.shownScopes : scopes
    let heads =
      shown.map { scope in
        scopes.isEmpty ? say(SharedText.allMerchants) : scope.name
      } + [say(PageText.Sheet.noLonger), say(PageText.Sheet.newly)]
    let words = ChartWords(results, in: say)
    let rows = sides.map(\.policy).map { policy -> String in
      let cells = shown.map { scope in
        let change = scope.sides?.first { $0.policy == policy }
        return "<td>\(change.map(markup) ?? "–")</td>"
      }
      let counts = ["no_longer_suspended", "newly_suspended"].map { count($0, policy) }
      return
        "<tr><th scope=\"row\">\(HTML.text(words.wholeName(ofPolicy: policy)))</th>\((cells + counts).joined())</tr>"
    }
    let columns = heads.map { "<th>\(HTML.text($0))</th>" }
    return "<div class=\"box\"><h3>\(HTML.text(say(PageText.Sheet.bySegment)))</h3>"
      + "<div class=\"scroll\"><table class=\"segments\"><thead><tr><th></th>\(columns.joined())"
      + "</tr></thead><tbody>\(rows.joined(separator: "\n"))</tbody></table></div></div>"
  }

  private func markup(_ change: ResultsHead.SideChange) -> String {
    if change.verdict == .same {
      return "<small>\(HTML.text(say(PageText.Sheet.noChange)))</small>"
    }
    return [
      (PageText.Sheet.customersFare(change.customers), change.customers),
      (PageText.Sheet.merchantsFare(change.merchants), change.merchants),
    ].map { text, change in
      let tone = change == .better || change == .worse ? " class=\"\(change.rawValue)\"" : ""
      return "<small\(tone)>\(HTML.text(say(text)))</small>"
    }.joined()
  }

  /// Both sides in a few words.
  static func both(_ change: ResultsHead.SideChange, _ say: Language) -> String {
    switch change.verdict {
    case .unclear, .same: ""
    default:
      say(PageText.Sheet.customersFare(change.customers)) + say(SharedText.listComma)
        + say(PageText.Sheet.merchantsFare(change.merchants))
    }
  }

  /// Real merchants of all segments who change, with the interval.
  private func count(_ change: String, _ policy: String) -> String {
    guard let table = changes,
      let row = table.rows(where: [
        "policy": policy, "scope": results.overall, "change": change,
      ]).first, let value = table.number(row, "merchants")
    else { return "<td>–</td>" }
    let (lower, upper) = (table.number(row, "lower"), table.number(row, "upper"))
    let half = lower.flatMap { lower in upper.map { ($0 - lower) / 2 } }
    let range =
      value == 0
      ? nil : lower.flatMap { lower in upper.map { FigureText.countInterval(lower, $0, say) } }
    return "<td class=\"n\">\(HTML.text(FigureText.count(value, half: half, say)))"
      + (range.map { "<small>\(HTML.text(say(SharedText.bareBrackets($0))))</small>" } ?? "")
      + "</td>"
  }
}
