import Charts
import ResultFiles

/// A table of figures that can be sorted, and taken away as comma-separated values.
struct SortableTable {
  struct Column {
    /// The name of the column in the file.
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

    /// A number to two digits of half its interval, or to three digits where it has no interval; 0 as 0.
    ///
    /// - Parameters:
    ///   - factor: What the number is multiplied by where it is shown.
    ///   - half: Half the width of its interval, as shown.
    init(_ number: Double?, times factor: Double = 1, toDigitsOf half: Double?) {
      self.init(number) { number in
        if number == 0 { return "0" }
        return half.map {
          FigureText.fixed(number * factor, decimals: NumberText.decimals(for: $0, most: 5))
        } ?? FigureText.plain(number * factor, nil, nil)
      }
    }
  }

  let columns: [Column]
  let rows: [[Cell]]
  /// The note above the table.
  let note: String
  /// The name of the file.
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
    let label = say(PageText.Table.download)
    return HTML.section(
      "figures", say(PageText.Table.title),
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

extension SortableTable.Column {
  /// The columns of an interval's ends.
  ///
  /// - Parameter prefix: What stands before the names of the columns in the file.
  static func ends(_ say: Language, prefix: String = "") -> [Self] {
    [
      Self(key: prefix + "lower", title: say(PageText.Column.lower)),
      Self(key: prefix + "upper", title: say(PageText.Column.upper)),
    ]
  }

  /// The columns of a figure: estimate, interval and unit.
  static func figure(_ say: Language) -> [Self] {
    [Self(key: "estimate", title: say(PageText.Column.estimate))] + ends(say) + [
      Self(key: "unit", title: say(PageText.Column.unit), isNumber: false)
    ]
  }
}
