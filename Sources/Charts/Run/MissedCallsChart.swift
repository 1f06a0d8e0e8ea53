import ResultFiles

/// Why calls are missed: each reason's share of the calls that rang.
enum MissedCallsChart {
  private static func reasons(_ say: Language) -> [(measure: String, name: String)] {
    [
      ("missed_nobody", say(ChartText.MissedCalls.nobodyOnShift)),
      ("missed_busy", say(ChartText.MissedCalls.allBusy)),
      ("missed_unnoticed", say(ChartText.MissedCalls.notNoticed)),
      ("missed_background", say(ChartText.MissedCalls.background)),
      ("missed_closed", say(ChartText.MissedCalls.closed)),
      ("missed_hung_up", say(ChartText.MissedCalls.hungUp)),
    ]
  }

  static func make(_ results: SavedResults, in say: Language) -> Chart? {
    let words = ChartWords(results, in: say)
    var rows: [JSONValue] = []
    for (measure, name) in reasons(say) {
      for scope in results.shownScopes {
        guard let figure = results.figure(measure, of: scope.name), let value = figure.estimate
        else { continue }
        rows.append([
          "r": .string(name), "s": .string(words.name(scope.name)), "v": .rounded(value),
          "lo": .rounded(figure.lower), "hi": .rounded(figure.upper),
          "label": .string(FigureText.fixed(value * 100, decimals: 1) + "%"),
          "end": .rounded(figure.upper ?? value),
        ])
      }
    }
    guard !rows.isEmpty else { return nil }
    // The longest first, by the figure of everybody.
    let order = reasons(say).map { reason in
      (reason.name, results.figure(reason.measure, of: results.overall)?.estimate ?? 0)
    }.sorted { $0.1 > $1.1 }.map(\.0)
    let names = results.shownScopes.map { words.name($0.name) }
    let data = rows
    return Chart(
      name: "missed-calls", title: say(ChartText.MissedCalls.title),
      caption: words.join(
        say(ChartText.MissedCalls.caption),
        words.intervals(SharedText.line)),
      body: { body($0, data, names, order, say) })
  }

  private static func body(
    _ layout: Chart.Layout, _ rows: [JSONValue], _ names: [String], _ order: [String],
    _ say: Language
  ) -> JSONValue {
    let isSingle = names.count == 1
    let whole = isSingle ? nil : names.last
    let y: JSONValue = [
      "field": "r", "type": "nominal", "sort": .array(order.map { .string($0) }),
      "axis": [
        "title": nil, "ticks": false, "domain": false, "grid": .bool(!isSingle),
        "labelLimit": layout == .wide ? 190 : 156,
      ],
    ]
    func x(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "quantitative", "scale": ["zero": true],
        "axis": ["title": nil, "format": ".0~%", "tickCount": 5],
      ]
    }
    let sort: JSONValue = .array(names.map { .string($0) })
    let offset: JSONValue = isSingle ? [:] : ["yOffset": ["field": "s", "sort": sort]]
    let colour: JSONValue =
      isSingle
      ? ["value": .string(ChartStyle.plain)]
      : [
        "field": "s", "type": "nominal", "sort": sort,
        "scale": ChartStyle.colourScale(names, whole: whole),
        "legend": ["columns": layout == .wide ? 6 : 3],
      ]
    let tooltip: JSONValue = [
      ["field": "r", "title": .string(say(ChartText.MissedCalls.reason))],
      ["field": "s", "title": .string(say(SharedText.merchants))],
      ["field": "v", "format": ".2%", "title": .string(say(ChartText.MissedCalls.shareOfCalls))],
      ["field": "interval", "title": .string(say(SharedText.interval95))],
    ]
    func layer(_ mark: JSONValue, _ encoding: JSONValue) -> JSONValue {
      [
        "mark": mark, "encoding": JSONValue.object(["y": y]).merging(offset).merging(encoding),
      ]
    }
    let bars = layer(
      ["type": "bar", "height": 18, "opacity": 0.85],
      ["x": x("v"), "color": colour, "tooltip": tooltip])
    let points = layer(
      ["type": "point", "filled": true, "size": 55, "opacity": 1],
      [
        "x": x("v"), "color": colour, "tooltip": tooltip,
        "shape": [
          "field": "s", "type": "nominal", "sort": sort,
          "scale": ChartStyle.shapeScale(names, whole: whole),
        ],
      ])
    let whiskers = layer(
      ["type": "rule", "strokeWidth": 1.5],
      [
        "x": x("lo"), "x2": ["field": "hi"],
        "color": isSingle ? ["value": "#222222"] : colour,
      ])
    let labels = layer(
      ["type": "text", "align": "left", "dx": 6],
      ["x": x("end"), "text": ["field": "label"]])
    let wide = layout == .wide
    return [
      "data": ["values": .array(rows)],
      "transform": ChartParts.intervalText(format: ".2%", to: say.to),
      "width": .number(wide ? 500 : 170),
      "height": ["step": isSingle ? 30 : 10],
      "layer": isSingle ? [bars, whiskers, labels] : [whiskers, points],
    ]
  }
}
