/// Parts of specifications that several charts share.
enum ChartParts {
  /// Writes the interval of a row into a field of its own, for tooltips; a dash where there is none.
  static func intervalText(format: String, to: String) -> JSONValue {
    [
      [
        "as": "interval",
        "calculate": .string(
          "isValid(datum.lo) ? format(datum.lo, '\(format)') + '\(to)' + "
            + "format(datum.hi, '\(format)') : '–'"),
      ]
    ]
  }

  /// Fills a point whose 95 % interval is at most 30 percentage points wide, and leaves others hollow.
  static func fill(_ colour: String) -> JSONValue {
    [
      "condition": [
        "test": "isValid(datum.lo) && datum.hi - datum.lo <= 0.3", "value": .string(colour),
      ],
      "value": "white",
    ]
  }

  /// A line at a height or a place that stands for nothing but itself.
  static func rule(_ channel: String, at value: Double) -> JSONValue {
    [
      "data": ["values": [["place": .number(value)]]],
      "mark": ["type": "rule", "color": "#999999", "strokeWidth": 1],
      "encoding": .object([channel: ["field": "place", "type": "quantitative"]]),
    ]
  }
}
