import ResultFiles

/// Policies by what they change in two measures, those that no other beats on both joined by a line, each with the chance
/// that it is one of them. Differences are paired, as that chance is; intervals of the figures themselves would overlap
/// where the policies' order is beyond doubt.
enum ParetoChart {
  static func make(_ results: SavedResults, in say: Language) throws(SavedResultsError) -> Chart? {
    guard let table = try results.table("pareto.csv") else { return nil }
    let words = ChartWords(results, in: say)
    let titles = MeasureTitles(say)
    let rows = table.rows(where: ["scope": results.overall])
    guard let first = rows.first, let differences = try results.table("differences.csv") else {
      return nil
    }
    let axes = ["x", "y"].map { axis in
      let measure = table.cell(first, axis + "_measure")
      let unit = titles.differenceUnit(table.cell(first, axis + "_unit"))
      return Axis(
        measure: measure, title: say(ChartText.Pareto.change(titles.title(measure), unit)),
        factor: MeasureTitles.factor(ofUnit: table.cell(first, axis + "_unit")),
        better: table.cell(first, axis + "_better"))
    }
    let baseline = results.head.policyNames[0]
    var points: [Point] = []
    for row in rows {
      let policy = table.cell(row, "policy")
      let changes = axes.map { axis in
        policy == baseline
          ? Change(value: 0, lower: 0, upper: 0)
          : Change(
            differences.rows(where: [
              "policy": policy, "scope": results.overall, "measure": axis.measure,
            ]).first, differences, axis.factor)
      }
      guard let x = changes[0], let y = changes[1] else { continue }
      points.append(
        Point(
          name: words.policy(policy), x: x.value, y: y.value,
          xEnds: (x.lower, x.upper), yEnds: (y.lower, y.upper),
          isOnFront: table.cell(row, "on_front") == "1",
          chance: table.number(row, "chance_on_front")))
    }
    guard points.count > 1 else { return nil }
    let shown = points
    return Chart(
      name: "pareto",
      title: say(ChartText.Pareto.title),
      caption: words.join(
        say(ChartText.Pareto.caption(words.policy(baseline))),
        words.intervals(SharedText.cross)),
      body: { body($0, shown, axes, say) })
  }

  private struct Axis {
    let measure: String
    let title: String
    let factor: Double
    let better: String
  }

  /// A difference from the baseline, with the ends of its interval.
  private struct Change {
    let value: Double
    let lower: Double
    let upper: Double

    init(value: Double, lower: Double, upper: Double) {
      (self.value, self.lower, self.upper) = (value, lower, upper)
    }

    /// nil where there is no difference.
    init?(_ row: [String]?, _ table: CSVTable, _ factor: Double) {
      guard let row, let value = table.number(row, "difference") else { return nil }
      self.init(
        value: value * factor, lower: (table.number(row, "lower") ?? value) * factor,
        upper: (table.number(row, "upper") ?? value) * factor)
    }
  }

  private struct Point {
    let name: String
    let x: Double
    let y: Double
    let xEnds: (Double, Double)
    let yEnds: (Double, Double)
    let isOnFront: Bool
    let chance: Double?
  }

  private static func body(
    _ layout: Chart.Layout, _ points: [Point], _ axes: [Axis], _ say: Language
  ) -> JSONValue {
    let wide = layout == .wide
    let (width, height) = wide ? (450.0, 350.0) : (190.0, 270.0)
    let xDomain = domain(points.flatMap { [$0.xEnds.0, $0.xEnds.1] })
    let yDomain = domain(points.flatMap { [$0.yEnds.0, $0.yEnds.1] })
    let span = yDomain.upperBound - yDomain.lowerBound
    let places = ChartStyle.spread(points.map(\.y), gap: span / height * 15, within: yDomain)
    let rows = zip(points, places).map { point, place -> JSONValue in
      let chance = point.chance.map { FigureText.fixed($0 * 100, decimals: 0) + "%" }
      return [
        "p": .string(point.name), "x": .rounded(point.x), "y": .rounded(point.y),
        "xlo": .rounded(point.xEnds.0), "xhi": .rounded(point.xEnds.1),
        "ylo": .rounded(point.yEnds.0), "yhi": .rounded(point.yEnds.1),
        "front": .bool(point.isOnFront), "place": .rounded(place),
        "edge": .rounded(xDomain.upperBound),
        "chance": .string(chance ?? "–"),
        "label": .string([point.name, chance].compactMap { $0 }.joined(separator: " · ")),
      ]
    }
    func x(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "quantitative",
        "scale": scale(xDomain),
        "axis": ["title": title(axes[0], say), "tickCount": wide ? 6 : 4],
      ]
    }
    func y(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "quantitative",
        "scale": scale(yDomain),
        "axis": ["title": title(axes[1], say), "tickCount": 6],
      ]
    }
    let tone: JSONValue = [
      "condition": ["test": "datum.front", "value": .string(ChartStyle.good)], "value": "#777777",
    ]
    let front: JSONValue = [
      "transform": [["filter": "datum.front"]],
      "mark": [
        "type": "line", "color": .string(ChartStyle.good), "strokeWidth": 1.5, "opacity": 0.6,
      ],
      "encoding": ["x": x("x"), "y": y("y"), "order": ["field": "x", "type": "quantitative"]],
    ]
    let across: JSONValue = [
      "mark": ["type": "rule", "strokeWidth": 1.5],
      "encoding": ["x": x("xlo"), "x2": ["field": "xhi"], "y": y("y"), "color": tone],
    ]
    let down: JSONValue = [
      "mark": ["type": "rule", "strokeWidth": 1.5],
      "encoding": ["y": y("ylo"), "y2": ["field": "yhi"], "x": x("x"), "color": tone],
    ]
    let leader: JSONValue = [
      "mark": ["type": "rule", "strokeWidth": 0.6, "color": "#BBBBBB"],
      "encoding": ["x": x("x"), "x2": ["field": "edge"], "y": y("y"), "y2": ["field": "place"]],
    ]
    let mark: JSONValue = [
      "mark": ["type": "point", "size": 70, "opacity": 1, "strokeWidth": 2],
      "encoding": [
        "x": x("x"), "y": y("y"), "color": tone,
        "fill": [
          "condition": ["test": "datum.front", "value": .string(ChartStyle.good)],
          "value": "white",
        ],
        "tooltip": [
          ["field": "p", "title": .string(say(SharedText.policy))],
          ["field": "x", "format": ",.4~g", "title": .string(axes[0].title)],
          ["field": "y", "format": ",.4~g", "title": .string(axes[1].title)],
          ["field": "chance", "title": .string(say(ChartText.Pareto.chanceOnFront))],
        ],
      ],
    ]
    let names: JSONValue = [
      "mark": ["type": "text", "align": "left", "dx": 6, "limit": wide ? 190 : 120],
      "encoding": ["x": x("edge"), "y": y("place"), "text": ["field": "label"], "color": tone],
    ]
    return [
      "data": ["values": .array(rows)], "width": .number(width), "height": .number(height),
      "layer": [
        ChartParts.rule("x", at: 0), ChartParts.rule("y", at: 0), leader, front, across, down, mark,
        names,
      ],
    ]
  }

  /// The title of an axis, with an arrow to the wanted end on a line of its own.
  private static func title(_ axis: Axis, _ say: Language) -> JSONValue {
    switch axis.better {
    case "lower": [.string(axis.title), .string(say(SharedText.lowerIsBetter))]
    case "higher": [.string(axis.title), .string(say(SharedText.higherIsBetter))]
    default: .string(axis.title)
    }
  }

  private static func scale(_ domain: ClosedRange<Double>) -> JSONValue {
    [
      "domain": [.rounded(domain.lowerBound), .rounded(domain.upperBound)], "nice": false,
      "zero": false,
    ]
  }

  private static func domain(_ values: [Double]) -> ClosedRange<Double> {
    guard let least = values.min(), let most = values.max() else { return 0...1 }
    let margin = most > least ? (most - least) * 0.06 : max(abs(most), 1) * 0.1
    return (least - margin)...(most + margin)
  }
}
