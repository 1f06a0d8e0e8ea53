import Charts
import Foundation

extension StudyWords {
  /// A small table that is not sorted; its first columns are text, the others figures.
  func smallTable(_ head: [String], _ rows: [[String]], textColumns: Int) -> String {
    func row(_ cells: [String], _ tag: String) -> String {
      "<tr>"
        + cells.enumerated().map { place, cell in
          // A path may break after its dots, and nowhere else.
          "<\(tag)\(place >= textColumns ? " class=\"n\"" : "")>"
            + HTML.text(cell).replacing(/\.(?=[A-Za-z])/, with: ".<wbr>") + "</\(tag)>"
        }.joined() + "</tr>"
    }
    return "<div class=\"scroll\"><table class=\"small\"><thead>\(row(head, "th"))</thead><tbody>"
      + rows.map { row($0, "td") }.joined(separator: "\n") + "</tbody></table></div>"
  }
}
