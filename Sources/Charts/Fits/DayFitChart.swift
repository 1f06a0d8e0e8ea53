import ResultFiles

/// Hours, weekdays and days as the log has them, and what was fitted.
enum DayFitChart {
  /// The profile of a day, by hour.
  static func hours(_ figures: FitFigures, in say: Language) -> Chart? {
    guard !figures.hours.isEmpty else { return nil }
    let grid = PanelGrid(
      panels: figures.hours.map { hours in
        PanelGrid.Panel(
          title: hours.kinds.map { TextLayout.clipped($0, letters: 24) }
            .joined(separator: say(SharedText.listComma)),
          data: hours.shares.enumerated().map { hour, share in
            [
              "a": .number(Double(hour) + 0.08), "b": .number(Double(hour) + 0.92),
              "m": .number(Double(hour) + 0.5), "n": .rounded(share.logged / 100, digits: 4),
              "v": .rounded(share.fitted / 100, digits: 4),
              "lo": .rounded(share.lower / 100, digits: 4),
              "hi": .rounded(share.upper / 100, digits: 4),
              "what": .string(TimeLabel.hour(hour) + "–" + TimeLabel.hour(hour + 1)),
            ]
          }, layers: hourLayers(say))
      })
    let isShrunk = figures.hours.contains(where: \.isShrunk)
    return Chart(
      name: "fitted-hours", title: say(ChartText.Fits.hoursTitle),
      caption: say(ChartText.Fits.hoursCaption)
        + (isShrunk ? say(SharedText.sentenceGap) + say(ChartText.Fits.shrunk) : ""),
      body: { grid.body($0) })
  }

  private static func hourLayers(_ say: Language) -> [JSONValue] {
    func x(_ field: String) -> JSONValue {
      [
        "field": .string(field), "type": "quantitative",
        "scale": ["domain": [0, 24], "nice": false],
        "axis": [
          "title": nil, "grid": false, "values": [0, 6, 12, 18, 24],
          "labelExpr": "format(datum.value, '02d') + ':00'", "labelFlush": true,
        ],
      ]
    }
    func y(_ field: String) -> JSONValue {
      PanelGrid.scale(field, format: ".0%", isGridded: true)
    }
    return [
      [
        "mark": ["type": "bar", "color": .string(ChartStyle.whole), "opacity": 0.4],
        "encoding": ["x": x("a"), "x2": ["field": "b"], "y": y("n"), "y2": ["datum": 0]],
      ],
      whisker(x("m"), y),
      [
        "transform": ChartParts.intervalText(format: ".1%", to: say.to),
        "mark": point,
        "encoding": [
          "x": x("m"), "y": y("v"),
          "tooltip": [
            PanelGrid.tip("what", say(ChartText.Hours.hour)),
            PanelGrid.tip("n", say(ChartText.Fits.log), format: ".1%"),
            PanelGrid.tip("v", say(ChartText.Fits.fitted), format: ".1%"),
            PanelGrid.tip("interval", say(SharedText.interval95)),
          ],
        ],
      ],
    ]
  }

  private static let point: JSONValue = [
    "type": "point", "filled": true, "size": 30, "opacity": 1, "color": .string(ChartStyle.plain),
  ]

  private static func whisker(_ x: JSONValue, _ y: (String) -> JSONValue) -> JSONValue {
    [
      "mark": ["type": "rule", "color": .string(ChartStyle.plain), "strokeWidth": 1.5],
      "encoding": ["x": x, "y": y("lo"), "y2": ["field": "hi"]],
    ]
  }

  /// How busy weekdays are.
  static func weekdays(_ figures: FitFigures, in say: Language) -> Chart? {
    guard let weekdays = figures.weekdays else { return nil }
    let names = ChartText.Fits.weekdayNames.map { say($0) }
    let factors = weekdays.factors.enumerated().compactMap { day, factor -> JSONValue? in
      factor.map {
        [
          "w": .string(names[day]), "v": .rounded($0.value), "lo": .rounded($0.lower),
          "hi": .rounded($0.upper),
        ]
      }
    }
    let days = weekdays.days.map { day -> JSONValue in
      ["w": .string(names[day.weekday]), "n": .rounded(day.level, digits: 4)]
    }
    let x: JSONValue = [
      "field": "w", "type": "nominal", "sort": .array(names.map { .string($0) }),
      "axis": ["title": nil, "labelAngle": 0, "grid": false],
    ]
    func y(_ field: String) -> JSONValue {
      PanelGrid.scale(field, isGridded: true, fromZero: false)
    }
    let grid = PanelGrid(panels: [
      PanelGrid.Panel(
        title: say(ChartText.Fits.weekdayAxis), data: days + factors,
        layers: [
          [
            "transform": [["filter": "isValid(datum.n)"]],
            "mark": [
              "type": "tick", "color": .string(ChartStyle.whole), "opacity": 0.45, "thickness": 1.2,
              "width": 16,
            ],
            "encoding": ["x": x, "y": y("n")],
          ],
          whisker(x, y),
          [
            "transform": .array(
              [["filter": "isValid(datum.v)"]]
                + [ChartParts.intervalText(format: ".2f", to: say.to).firstElement]),
            "mark": point.merging(["size": 50]),
            "encoding": [
              "x": x, "y": y("v"),
              "tooltip": [
                PanelGrid.tip("w", say(ChartText.Daily.day)),
                PanelGrid.tip("v", say(ChartText.Fits.fitted), format: ".2f"),
                PanelGrid.tip("interval", say(SharedText.interval95)),
              ],
            ],
          ],
        ])
    ])
    return Chart(
      name: "fitted-weekdays", title: say(ChartText.Fits.weekdays),
      caption: say(ChartText.Fits.weekdaysCaption), body: { grid.body($0) })
  }

  /// All merchants together, day by day, within the fitted spread.
  static func daily(_ figures: FitFigures, in say: Language) -> Chart? {
    guard figures.daily.count > 1 else { return nil }
    let isCalls = figures.subject == "calls"
    let x: JSONValue = [
      "field": "d", "type": "temporal", "scale": ["type": "utc"],
      "axis": [
        "title": nil, "format": .string(say.dayFormat), "grid": false, "tickCount": 6,
        "labelOverlap": true,
      ],
    ]
    func y(_ field: String) -> JSONValue {
      PanelGrid.scale(field, isGridded: true, fromZero: false)
    }
    func band(_ lower: String, _ upper: String, _ opacity: Double) -> JSONValue {
      [
        "mark": [
          "type": "area", "color": .string(ChartStyle.plain), "opacity": .number(opacity),
          "interpolate": "step",
        ],
        "encoding": ["x": x, "y": y(lower), "y2": ["field": .string(upper)]],
      ]
    }
    let panel = PanelGrid.Panel(
      title: say(isCalls ? ChartText.Fits.callsADay : ChartText.Fits.contactsADay),
      data: figures.daily.map { day in
        [
          "d": .string(day.date), "n": .number(Double(day.count)),
          "m": .rounded(day.expected, digits: 5), "lo5": .rounded(day.lower50, digits: 5),
          "hi5": .rounded(day.upper50, digits: 5), "lo9": .rounded(day.lower90, digits: 5),
          "hi9": .rounded(day.upper90, digits: 5),
        ]
      },
      layers: [
        band("lo9", "hi9", 0.18), band("lo5", "hi5", 0.3),
        [
          "mark": PanelGrid.line(ChartStyle.plain, width: 1.2).merging(["interpolate": "step"]),
          "encoding": ["x": x, "y": y("m")],
        ],
        [
          "mark": [
            "type": "point", "filled": true, "size": 20, "opacity": 1,
            "color": .string(ChartStyle.whole),
          ],
          "encoding": [
            "x": x, "y": y("n"),
            "tooltip": [
              [
                "field": "d", "type": "temporal", "timeUnit": "utcyearmonthdate",
                "title": .string(say(ChartText.Daily.day)), "format": .string(say.dayFormat),
              ],
              PanelGrid.tip("n", say(ChartText.Fits.log), format: ",d"),
              PanelGrid.tip("m", say(ChartText.Fits.expected), format: ",.0f"),
              PanelGrid.tip("lo9", say(ChartText.Forecast.lower), format: ",.0f"),
              PanelGrid.tip("hi9", say(ChartText.Forecast.upper), format: ",.0f"),
            ],
          ],
        ],
      ])
    let grid = PanelGrid(panels: [panel], isWide: true, height: 170)
    return Chart(
      name: "fitted-days", title: say(ChartText.Fits.daily),
      caption: say(ChartText.Fits.dailyCaption), body: { grid.body($0) })
  }
}

/// Times of day as axes have them.
private enum TimeLabel {
  static func hour(_ hour: Int) -> String { "\(hour < 10 ? "0" : "")\(hour):00" }
}
