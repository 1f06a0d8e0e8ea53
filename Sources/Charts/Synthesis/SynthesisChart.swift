import ResultFiles

/// What the best rules of a search do to each of the merchants asked about: the exact chance of suspension of each, and the
/// limit that it had to keep.
enum SynthesisChart {
  /// The chart; nil where no rule was found.
  static func make(_ search: SynthesisReport.Figures, in say: Language) -> Chart? {
    let rules = search.best.isEmpty ? [search.nearest].compactMap { $0 } : search.best
    guard !rules.isEmpty else { return nil }
    let words = StudyWords(say)
    let rows = rules.flatMap { rule in
      rule.requirements.map { requirement -> JSONValue in
        let isSparing = requirement.wanted == "atMost"
        let who = say(
          ChartText.Synthesis.merchant(words.percent(requirement.answers), calls: requirement.calls)
        )
        return [
          "rule": .string(RuleWords(say).text(rule)), "who": .string(who),
          "wanted": .string(
            say(isSparing ? ChartText.Synthesis.spare : ChartText.Synthesis.catches)),
          "v": .rounded(requirement.chance), "limit": .rounded(requirement.limit),
        ]
      }
    }
    return Chart(
      name: "synthesis", title: say(ChartText.Synthesis.title(search.best.isEmpty)),
      caption: say(ChartText.Synthesis.caption(days: search.days)),
      body: { body($0, rows, say) })
  }

  private static func body(_ layout: Chart.Layout, _ rows: [JSONValue], _ say: Language)
    -> JSONValue
  {
    let wide = layout == .wide
    let y: JSONValue = [
      "field": "rule", "type": "nominal", "sort": nil,
      "axis": [
        "title": nil, "ticks": false, "domain": false, "grid": true, "labelLimit": wide ? 360 : 230,
      ],
    ]
    func x(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "quantitative", "scale": ["domain": [0, 1]],
        "axis": [
          "title": .string(say(ChartText.Synthesis.chance)), "format": ".0%", "grid": false,
        ],
      ]
    }
    let names = [say(ChartText.Synthesis.spare), say(ChartText.Synthesis.catches)]
    let colour: JSONValue = [
      "field": "wanted", "type": "nominal",
      "scale": [
        "domain": .array(names.map { .string($0) }),
        "range": [.string(ChartStyle.plain), .string(ChartStyle.bad)],
      ],
      "legend": ["columns": wide ? 2 : 1, "labelLimit": 260],
    ]
    return [
      "data": ["values": .array(rows)],
      "width": .number(wide ? 360 : 110), "height": ["step": 26],
      "layer": [
        [
          "mark": [
            "type": "tick", "orient": "vertical", "size": 18, "thickness": 2, "opacity": 0.6,
          ],
          "encoding": ["x": x("limit"), "y": y, "color": colour],
        ],
        [
          "mark": ["type": "point", "filled": true, "size": 60, "opacity": 1],
          "encoding": [
            "x": x("v"), "y": y, "color": colour,
            "tooltip": [
              ["field": "rule", "title": .string(say(ChartText.Synthesis.rule))],
              ["field": "who", "title": .string(say(SharedText.merchants))],
              ["field": "v", "format": ".3~%", "title": .string(say(ChartText.Synthesis.chance))],
              [
                "field": "limit", "format": ".3~%",
                "title": .string(say(ChartText.Synthesis.limit)),
              ],
            ],
          ],
        ],
      ],
    ]
  }
}
