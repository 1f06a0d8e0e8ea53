/// The style that all charts share.
enum ChartStyle {
  /// Colours that people with any kind of colour vision can distinguish, by M. Okabe and K. Ito, "Color
  /// Universal Design" (2008), without the yellow, which is too faint on white paper.
  static let colours = [
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#5F4B8B",
  ]
  /// Dashes, so that lines differ without colour too.
  static let dashes: [JSONValue] = [
    [1, 0], [7, 3], [2, 2], [9, 3, 2, 3], [5, 2], [12, 4], [3, 5],
  ]
  /// Marks, so that points differ without colour too.
  static let shapes: [JSONValue] = [
    "circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right",
  ]
  /// Everybody together.
  static let whole = "#222222"
  /// What is good, bad, and in between.
  static let good = "#009E73"
  static let bad = "#D55E00"
  static let plain = "#0072B2"
  /// What lies behind the data.
  static let shade = "#EDEDED"
  static let muted = "#6B6B6B"

  /// Text that is read on Latin and on Chinese systems alike.
  static let font =
    "Helvetica Neue, Arial, Liberation Sans, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, "
    + "WenQuanYi Micro Hei, sans-serif"

  static let config: JSONValue = [
    "font": .string(font),
    "axis": [
      "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal",
      "labelColor": "#333333", "titleColor": "#555555", "gridColor": "#E6E6E6",
      "domainColor": "#999999", "tickColor": "#999999", "labelPadding": 4, "titlePadding": 8,
    ],
    "legend": [
      "labelFontSize": 11, "labelColor": "#333333", "title": nil, "orient": "top",
      "symbolStrokeWidth": 2, "labelLimit": 180, "columnPadding": 14,
    ],
    "text": ["fontSize": 11, "color": "#333333"],
    "title": [
      "anchor": "start", "frame": "bounds", "fontSize": 15, "fontWeight": 600, "color": "#111111",
      "subtitleFontSize": 11.5, "subtitleColor": "#555555", "subtitlePadding": 6, "offset": 14,
      "subtitleLineHeight": 15, "lineHeight": 19,
    ],
    "view": ["stroke": nil],
    "concat": ["spacing": 10],
    // Pages describe charts in words; a description of every mark would double the size of pictures.
    "aria": false,
  ]

  /// The scale of colours of series; the whole is black.
  static func colourScale(_ names: [String], whole: String?) -> JSONValue {
    scale(names, whole: whole, of: colours.map { .string($0) }, forWhole: .string(ChartStyle.whole))
  }

  /// The scale of dashes; the whole is drawn solid.
  static func dashScale(_ names: [String], whole: String?) -> JSONValue {
    scale(names, whole: whole, of: dashes, forWhole: [1, 0])
  }

  /// The scale of marks; the whole is a circle, and what comes first a square.
  static func shapeScale(_ names: [String], whole: String?) -> JSONValue {
    scale(
      names, whole: whole, of: whole == nil ? shapes : Array(shapes.dropFirst()),
      forWhole: "circle")
  }

  private static func scale(
    _ names: [String], whole: String?, of range: [JSONValue], forWhole: JSONValue
  ) -> JSONValue {
    let values = names.enumerated().map { index, name in
      name == whole ? forWhole : range[index % range.count]
    }
    return ["domain": .array(names.map { .string($0) }), "range": .array(values)]
  }

  /// Places for labels beside lines that end at these heights, at least a gap apart, in the order given.
  ///
  /// - Complexity: O(n log n).
  static func spread(_ heights: [Double], gap: Double, within: ClosedRange<Double>) -> [Double] {
    let order = heights.indices.sorted { (heights[$0], $0) < (heights[$1], $1) }
    var places = order.map { heights[$0] }
    for index in places.indices.dropFirst() {
      places[index] = max(places[index], places[index - 1] + gap)
    }
    if let last = places.last, last > within.upperBound {
      var ceiling = within.upperBound
      for index in places.indices.reversed() {
        places[index] = min(places[index], ceiling)
        ceiling = places[index] - gap
      }
    }
    var result = heights
    for (place, index) in zip(places, order) { result[index] = place }
    return result
  }

  /// A round number at or above a value: 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 or 10 times a power of ten.
  static func niceCeiling(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return 1 }
    var power = 1.0
    while power > value { power /= 10 }
    while power * 10 <= value { power *= 10 }
    let steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]
    return power * (steps.first { $0 * power >= value * 0.999_999 } ?? 10)
  }
}
