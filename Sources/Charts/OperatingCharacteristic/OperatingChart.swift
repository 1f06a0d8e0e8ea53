import Foundation
import ResultFiles

/// The operating characteristic of a rule: chance of suspension against true answer rate, a line a volume of
/// calls, a panel a number of days.
struct OperatingChart {
  private struct Point {
    let calls: Double
    let rate: Double
    let exact: Double?
    let estimate: Double?
    let lower: Double?
    let upper: Double?

    /// What the line goes through.
    var height: Double? { exact ?? estimate }
  }

  private let policy: OperatingFigures.Policy
  private let merchants: Int
  private let panels: [(days: Int, points: [Point])]
  private let volumes: [Double]
  private let say: Language

  /// The chart of one rule, or that of several in the same panels.
  static func make(
    _ table: CSVTable, _ figures: OperatingFigures, in say: Language
  ) -> [Chart] {
    guard figures.policies.count == 1 else {
      return figures.policies.isEmpty ? [] : [OperatingRulesChart.make(table, figures, in: say)]
    }
    let chart = OperatingChart(table, figures, figures.policies[0], say)
    return [Chart(name: "oc", title: chart.title, caption: chart.caption, body: chart.body)]
  }

  private init(
    _ table: CSVTable, _ figures: OperatingFigures, _ policy: OperatingFigures.Policy,
    _ say: Language
  ) {
    self.policy = policy
    self.say = say
    merchants = figures.merchants
    var panels: [(days: Int, points: [Point])] = []
    var volumes: Set<Double> = []
    for row in table.rows(where: ["policy": policy.name]) {
      guard let calls = table.number(row, "calls_a_day"), let days = Int(table.cell(row, "days")),
        let rate = table.number(row, "answer_rate")
      else { continue }
      volumes.insert(calls)
      let point = Point(
        calls: calls, rate: rate, exact: table.number(row, "exact"),
        estimate: table.number(row, "estimate"), lower: table.number(row, "lower"),
        upper: table.number(row, "upper"))
      if let panel = panels.firstIndex(where: { $0.days == days }) {
        panels[panel].points.append(point)
      } else {
        panels.append((days, [point]))
      }
    }
    self.panels = panels.sorted { $0.days < $1.days }
    self.volumes = volumes.sorted()
  }

  private var title: String {
    let name = policy.name == "as written" ? say(SharedText.ruleAsWritten) : policy.name
    return say(ChartText.Operating.title(name))
  }

  private var caption: String {
    let count = FigureText.fixed(Double(merchants), decimals: 0)
    let lines =
      policy.notExactBecause.isEmpty
      ? say(ChartText.Operating.exactLines)
      : say(ChartText.Operating.simulatedLines)
    let threshold =
      policy.threshold == nil ? "" : say(ChartText.Operating.thresholdLine)
    return lines
      + say(
        policy.dayEffect == nil
          ? ChartText.Operating.simulatedPoints(merchants: count)
          : ChartText.Operating.simulatedPointsWithDays(merchants: count))
      + threshold
  }

  private func label(_ calls: Double) -> String {
    say(ChartText.Operating.volume(Self.plain(calls)))
  }

  private static func plain(_ value: Double) -> String { String(format: "%g", value) }

  private func body(_ layout: Chart.Layout) -> JSONValue {
    let wide = layout == .wide
    let drawn = panels.map { panel(layout, $0.days, $0.points) }
    return [
      wide ? "hconcat" : "vconcat": .array(drawn),
      "spacing": wide ? 34 : 20,
    ]
  }

  private func panel(_ layout: Chart.Layout, _ days: Int, _ points: [Point]) -> JSONValue {
    let names = volumes.map(label)
    let width =
      layout == .wide ? (layout.width - 34) / Double(max(panels.count, 1)) : layout.width
    let x: JSONValue = [
      "field": "x", "type": "quantitative", "scale": ["zero": false, "nice": false],
      "axis": [
        "title": .string(say(ChartText.Operating.trueAnswerRate)), "format": ".0%", "tickCount": 6,
        "grid": false,
      ],
    ]
    func y(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "quantitative", "scale": ["domain": [0, 1]],
        "axis": ["title": nil, "format": ".0%", "tickCount": 5],
      ]
    }
    let colour: JSONValue = [
      "field": "s", "type": "nominal", "legend": nil,
      "scale": ChartStyle.colourScale(names, whole: nil),
    ]
    let line: JSONValue = [
      "mark": ["type": "line", "strokeWidth": 1.8],
      "encoding": [
        "x": x, "y": y("v"), "color": colour,
        "strokeDash": [
          "field": "s", "type": "nominal", "legend": nil,
          "scale": ChartStyle.dashScale(names, whole: nil),
        ],
      ],
    ]
    let bars: JSONValue = [
      "mark": ["type": "rule", "strokeWidth": 1.3],
      "encoding": ["x": x, "y": y("lo"), "y2": ["field": "hi"], "color": colour],
    ]
    let dots: JSONValue = [
      "transform": ChartParts.intervalText(format: ".1%", to: say.to),
      "mark": ["type": "point", "filled": true, "size": 22, "opacity": 1],
      "encoding": ["x": x, "y": y("e"), "color": colour, "tooltip": tooltip],
    ]
    return [
      "title": [
        "text": .string(say(ChartText.Operating.withinDays(days))), "fontSize": 12,
        "fontWeight": "normal", "anchor": "start", "offset": 4,
      ],
      "data": ["values": .array(points.map(row))],
      "width": .number(width), "height": layout == .wide ? 260 : 200,
      "layer": .array(
        threshold + leaders(points, x, y("v"), colour) + [line, bars, dots]
          + tags(points, x, y("v"), colour)),
    ]
  }

  private var tooltip: JSONValue {
    [
      ["field": "s", "title": .string(say(ChartText.Operating.calls))],
      ["field": "x", "format": ".0%", "title": .string(say(ChartText.Operating.trueAnswerRate))],
      ["field": "exact", "format": ".2%", "title": .string(say(ChartText.Operating.exact))],
      ["field": "e", "format": ".2%", "title": .string(say(ChartText.Operating.simulated))],
      ["field": "interval", "title": .string(say(SharedText.interval95))],
    ]
  }

  private func row(_ point: Point) -> JSONValue {
    [
      "s": .string(label(point.calls)), "x": .rounded(point.rate), "v": .rounded(point.height),
      "exact": .rounded(point.exact), "e": .rounded(point.estimate), "lo": .rounded(point.lower),
      "hi": .rounded(point.upper),
    ]
  }

  private var threshold: [JSONValue] {
    guard let threshold = policy.threshold else { return [] }
    return [
      [
        "data": ["values": [["place": .number(threshold)]]],
        "mark": ["type": "rule", "color": "#777777", "strokeWidth": 1, "strokeDash": [4, 3]],
        "encoding": ["x": ["field": "place", "type": "quantitative"]],
      ]
    ]
  }

  /// Names at the right edge, each tied to its line by a thin one: few calls low, where their line is
  /// usually the one furthest right, many calls high.
  private func ends(_ points: [Point]) -> JSONValue {
    let edge = points.map(\.rate).max() ?? 1
    let rows = volumes.enumerated().compactMap { place, calls -> JSONValue? in
      let line = points.filter { $0.calls == calls }.compactMap { point in
        point.height.map { (x: point.rate, y: $0) }
      }.sorted { $0.x < $1.x }
      let share = volumes.count > 1 ? Double(place) / Double(volumes.count - 1) : 0.5
      let height = (0.45 + 0.45 * share) * min(1, line.map(\.y).max() ?? 0)
      guard let after = line.lastIndex(where: { $0.y >= height }), height > 0.02 else { return nil }
      var at = line[after].x
      if after + 1 < line.count {
        let (one, next) = (line[after], line[after + 1])
        at = one.x + (next.x - one.x) * (one.y - height) / (one.y - next.y)
      }
      return [
        "s": .string(label(calls)), "x": .rounded(at), "edge": .rounded(edge),
        "v": .rounded(height),
      ]
    }
    return ["values": .array(rows)]
  }

  /// The thin lines, which lie behind everything.
  private func leaders(
    _ points: [Point], _ x: JSONValue, _ y: JSONValue, _ colour: JSONValue
  ) -> [JSONValue] {
    [
      [
        "data": ends(points), "mark": ["type": "rule", "strokeWidth": 0.8, "opacity": 0.6],
        "encoding": ["x": x, "x2": ["field": "edge"], "y": y, "color": colour],
      ]
    ]
  }

  /// The names, with a rim of white where they lie on a line.
  private func tags(
    _ points: [Point], _ x: JSONValue, _ y: JSONValue, _ colour: JSONValue
  ) -> [JSONValue] {
    let text: JSONValue = [
      "type": "text", "align": "right", "dy": -3, "baseline": "bottom", "limit": 130,
    ]
    let rim: JSONValue = [
      "stroke": "white", "strokeWidth": 3, "strokeJoin": "round", "color": "white",
    ]
    let place: JSONValue = ["x": x.merging(["field": "edge"]), "y": y, "text": ["field": "s"]]
    return [
      ["data": ends(points), "mark": text.merging(rim), "encoding": place],
      ["data": ends(points), "mark": text, "encoding": place.merging(["color": colour])],
    ]
  }
}
