import Charts
import Foundation
import ResultFiles

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

  /// A measure with its unit.
  func titleWithUnit(_ named: NamedFigure) -> String {
    let unit = titles.unit(named.unit)
    return title(named.measure) + (unit.isEmpty ? "" : say(SharedText.comma) + unit)
  }

  /// Estimate, lower and upper end, and unit of a figure.
  func cells(_ named: NamedFigure) -> [SortableTable.Cell] {
    let factor = MeasureTitles.factor(ofUnit: named.unit)
    let half = named.figure.halfWidth.map { $0 * factor }
    return [named.figure.estimate, named.figure.lower, named.figure.upper].map {
      SortableTable.Cell($0, times: factor, toDigitsOf: half)
    } + [SortableTable.Cell(titles.unit(named.unit), named.unit)]
  }
}
