import Charts
import ResultFiles

/// A table of figures that can be sorted, and taken away as comma-separated values.
struct SortableTable {
  struct Column {
    /// What the column is called in the file.
    let key: String
    let title: String
    var isNumber = true
  }

  struct Cell {
    /// What is shown.
    let text: String
    /// What is sorted by and written to the file: a number without rounding, a name as files have it.
    let value: String

    init(_ text: String, _ value: String) {
      self.text = text
      self.value = value
    }

    init(_ text: String) { self.init(text, text) }

    /// A number, or a dash where there is none.
    init(_ number: Double?, _ text: (Double) -> String) {
      self.init(number.map(text) ?? "–", number.map { "\($0)" } ?? "")
    }
  }

  let columns: [Column]
  let rows: [[Cell]]
  /// What is to be said above it.
  let note: String
  /// What the file is called.
  let file: String

  /// The section of a page with the table in it.
  func html(_ say: Language) -> String {
    let head = columns.map { column in
      "<th\(column.isNumber ? " class=\"n\"" : "") data-key=\"\(HTML.text(column.key))\" aria-sort=\"none\">"
        + "\(HTML.text(column.title))</th>"
    }.joined()
    let body = rows.map { row in
      "<tr>"
        + zip(columns, row).map { column, cell in
          "<td\(column.isNumber ? " class=\"n\"" : "") data-v=\"\(HTML.text(cell.value))\">"
            + "\(HTML.text(cell.text))</td>"
        }.joined() + "</tr>"
    }
    let label = say("Download as CSV", "下载 CSV")
    return HTML.section(
      "figures", say("All figures", "全部数据"),
      """
      <p>\(HTML.text(note))</p>
      <p class="tools"><button type="button" id="download" data-file="\(HTML.text(file))" hidden>\(HTML.text(label))</button></p>
      <div class="scroll tall"><table id="table"><thead><tr>\(head)</tr></thead>
      <tbody>
      \(body.joined(separator: "\n"))
      </tbody></table></div>
      """)
  }
}
