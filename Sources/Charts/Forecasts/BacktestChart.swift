import MerchantModel
import ResultFiles

/// When merchants would have been suspended under each policy: a row a merchant, a bar a suspension.
enum BacktestChart {
  /// More merchants than this would not fit on a page.
  private static let most = 30

  /// The chart; nil where nobody would have been suspended.
  static func make(_ table: CSVTable, _ figures: BacktestFigures, in say: Language) -> Chart? {
    guard let last = CivilDate(iso: figures.last), let first = CivilDate(iso: figures.first) else {
      return nil
    }
    let end = CivilDate(dayNumber: last.dayNumber + 1).description
    var merchants: [(name: String, count: Int)] = []
    for row in table.rows {
      let name = table.cell(row, "merchant")
      if let place = merchants.firstIndex(where: { $0.name == name }) {
        merchants[place].count += 1
      } else {
        merchants.append((name, 1))
      }
    }
    guard !merchants.isEmpty else { return nil }
    let shown = merchants.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }
    .prefix(most).map(\.element.name)
    let names = figures.policies.map { policyName($0.name, say) }
    let bars = table.rows.compactMap { row -> JSONValue? in
      let merchant = table.cell(row, "merchant")
      guard shown.contains(merchant), let judged = CivilDate(iso: table.cell(row, "judged_day"))
      else { return nil }
      let back = table.cell(row, "back_at")
      let isInside = back != "never" && back < end
      return [
        "k": .string(TextLayout.clipped(merchant, letters: 16)),
        "p": .string(policyName(table.cell(row, "policy"), say)),
        "from": .string(CivilDate(dayNumber: judged.dayNumber + 1).description + "T00:00:00Z"),
        "to": .string(isInside ? back + ":00Z" : end + "T00:00:00Z"),
        "back": .string(back == "never" ? "–" : back.replacing("T", with: " ")),
        "judged": .string(judged.description),
      ]
    }
    let sample = ChartText.Backtest.caption(
      merchants: FigureText.fixed(Double(merchants.count), decimals: 0),
      of: FigureText.fixed(Double(figures.merchants), decimals: 0))
    let left = merchants.count > most ? say(ChartText.Backtest.first(most)) : ""
    return Chart(
      name: "backtest", title: say(ChartText.Backtest.title),
      caption: say(sample) + (left.isEmpty ? "" : say(SharedText.sentenceGap) + left),
      body: { body($0, bars, names, first.description, end, say) })
  }

  private static func policyName(_ name: String, _ say: Language) -> String {
    name == "as written" ? say(SharedText.asWritten) : TextLayout.clipped(name, letters: 28)
  }

  private static func body(
    _ layout: Chart.Layout, _ bars: [JSONValue], _ policies: [String], _ first: String,
    _ end: String, _ say: Language
  ) -> JSONValue {
    func x(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "temporal", "scale": ["type": "utc"],
        "axis": [
          "title": nil, "format": .string(say.dayFormat), "tickCount": layout == .wide ? 6 : 4,
          "labelOverlap": true,
        ],
      ]
    }
    // The whole of the log is shown, whenever suspensions are.
    let ends: JSONValue = [
      "data": [
        "values": [
          ["e": .string(first + "T00:00:00Z")], ["e": .string(end + "T00:00:00Z")],
        ]
      ],
      "mark": ["type": "rule", "opacity": 0], "encoding": ["x": x("e")],
    ]
    let suspensions: JSONValue = [
      "mark": ["type": "bar"],
      "encoding": [
        "x": x("from"), "x2": ["field": "to"],
        "y": [
          "field": "k", "type": "nominal", "sort": nil,
          "axis": ["title": nil, "ticks": false, "domain": false, "grid": true, "labelLimit": 100],
        ],
        "yOffset": [
          "field": "p", "type": "nominal",
          "scale": ["domain": .array(policies.map { .string($0) })],
        ],
        "color": [
          "field": "p", "type": "nominal", "scale": ChartStyle.colourScale(policies, whole: nil),
          "legend": policies.count > 1 ? [:] : nil,
        ],
        "tooltip": [
          PanelGrid.tip("k", say(ChartText.Backtest.merchant)),
          PanelGrid.tip("p", say(SharedText.policy)),
          PanelGrid.tip("judged", say(ChartText.Backtest.judged)),
          PanelGrid.tip("back", say(ChartText.Backtest.back)),
        ],
      ],
    ]
    return [
      "data": ["values": .array(bars)],
      "width": .number(layout == .wide ? 520 : 190),
      "height": ["step": .number(policies.count > 1 ? 9 : 16), "for": "offset"],
      "layer": .array([ends, suspensions]),
    ]
  }
}

extension CivilDate {
  /// Reads an ISO 8601 date.
  fileprivate init?(iso text: String) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }
}
