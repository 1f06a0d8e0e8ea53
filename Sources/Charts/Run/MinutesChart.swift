import ResultFiles

/// How long guidance takes by text and by video: the spread over contacts.
enum MinutesChart {
  private static let probabilities = ["0.1", "0.25", "0.5", "0.75", "0.9"]

  static func make(_ results: SavedResults, in say: Language) throws(SavedResultsError) -> Chart? {
    guard let table = try results.table("distributions.csv") else { return nil }
    let words = ChartWords(results, in: say)
    let channels = [
      ("text_guidance", "text_minutes", say(ChartText.Minutes.text)),
      ("video_guidance", "video_minutes", say(ChartText.Minutes.video)),
    ]
    var rows: [JSONValue] = []
    for scope in results.shownScopes {
      for (observation, measure, channel) in channels {
        let quantiles = probabilities.map { probability in
          table.rows(where: [
            "scope": scope.name, "observation": observation, "probability": probability,
          ]).first.flatMap { table.number($0, "quantile") }.map { $0 / 60e6 }
        }
        guard let mean = results.figure(measure, of: scope.name)?.estimate,
          quantiles.allSatisfy({ $0 != nil })
        else { continue }
        rows.append([
          "s": .string(words.name(scope.name)), "c": .string(channel), "mean": .rounded(mean),
          "q10": .rounded(quantiles[0]), "q25": .rounded(quantiles[1]),
          "q50": .rounded(quantiles[2]), "q75": .rounded(quantiles[3]),
          "q90": .rounded(quantiles[4]),
          "label": .string(say(ChartText.Minutes.mean) + FigureText.fixed(mean, decimals: 1)),
        ])
      }
    }
    guard rows.count > 1 else { return nil }
    let names = results.shownScopes.map { words.name($0.name) }
    let data = rows
    return Chart(
      name: "minutes",
      title: say(ChartText.Minutes.title),
      caption: words.join(
        say(ChartText.Minutes.caption),
        say(ChartText.Minutes.sample(words.sample))),
      body: { body($0, data, names, channels.map(\.2), say) })
  }

  private static func body(
    _ layout: Chart.Layout, _ rows: [JSONValue], _ names: [String], _ channels: [String],
    _ say: Language
  ) -> JSONValue {
    let isSingle = names.count == 1
    let colour: JSONValue = [
      "field": "c", "type": "nominal",
      "scale": [
        "domain": .array(channels.map { .string($0) }),
        "range": [.string(ChartStyle.plain), .string(ChartStyle.colours[1])],
      ],
      "legend": isSingle ? nil : ["orient": "top"],
    ]
    let y: JSONValue = [
      "field": isSingle ? "c" : "s", "type": "nominal",
      "sort": .array((isSingle ? channels : names).map { .string($0) }),
      "axis": ["title": nil, "ticks": false, "domain": false, "labelLimit": 110],
    ]
    let offset: JSONValue = [
      "field": "c", "type": "nominal", "sort": .array(channels.map { .string($0) }),
    ]
    func place(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "quantitative", "scale": ["zero": true],
        "axis": ["title": .string(say(UnitText.minutes)), "tickCount": 6],
      ]
    }
    func layer(
      _ mark: JSONValue, _ encoding: JSONValue, isColoured: Bool = true
    ) -> JSONValue {
      let place: JSONValue = isSingle ? ["y": y] : ["y": y, "yOffset": offset]
      let common = isColoured ? place.merging(["color": colour]) : place
      return ["mark": mark, "encoding": common.merging(encoding)]
    }
    return [
      "data": ["values": .array(rows)],
      "width": .number(layout.width),
      "height": ["step": isSingle ? 44 : 21],
      "layer": [
        layer(["type": "rule", "strokeWidth": 1.5], ["x": place("q10"), "x2": ["field": "q90"]]),
        layer(
          ["type": "bar", "height": 11],
          [
            "x": place("q25"), "x2": ["field": "q75"],
            "tooltip": [
              ["field": "s", "title": .string(say(SharedText.merchants))],
              ["field": "c", "title": .string(say(ChartText.Minutes.channel))],
              [
                "field": "mean", "format": ".1f",
                "title": .string(say(ChartText.Minutes.meanInMinutes)),
              ],
              [
                "field": "q50", "format": ".1f",
                "title": .string(say(ChartText.Minutes.medianInMinutes)),
              ],
              [
                "field": "q10", "format": ".1f",
                "title": .string(say(ChartText.Minutes.tenthBelow)),
              ],
              [
                "field": "q90", "format": ".1f",
                "title": .string(say(ChartText.Minutes.nineTenthsBelow)),
              ],
            ],
          ]),
        layer(
          ["type": "tick", "orient": "vertical", "thickness": 2, "size": 11, "color": "white"],
          ["x": place("q50")], isColoured: false),
        layer(
          [
            "type": "point", "shape": "diamond", "size": 70, "filled": true, "stroke": "white",
            "strokeWidth": 1, "opacity": 1,
          ],
          ["x": place("mean")]),
        layer(
          ["type": "text", "align": "left", "dx": 7, "baseline": "middle"],
          ["x": place("q90"), "text": ["field": "label"]]),
      ],
    ]
  }
}
