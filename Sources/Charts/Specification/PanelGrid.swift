import ResultFiles

/// Small pictures, beside each other on a page and beneath each other on a phone.
struct PanelGrid {
  /// A picture.
  struct Panel {
    let title: String
    let data: [JSONValue]
    /// The layers of the picture.
    let layers: [JSONValue]
  }

  let panels: [Panel]
  /// Whether a picture needs the whole width of a page.
  var isWide = false
  var height = 150.0

  func body(_ layout: Chart.Layout) -> JSONValue {
    let isPaired = layout == .wide && !isWide && panels.count > 1
    let width = isPaired ? 278 : layout.width
    return [
      "concat": .array(
        panels.map { panel in
          [
            "title": [
              "text": .array(
                TextLayout.wrapped(panel.title, letters: isPaired || layout == .narrow ? 44 : 92)
                  .map { .string($0) }),
              "fontSize": 12, "fontWeight": "normal", "anchor": "start", "offset": 6,
              "frame": "group",
            ],
            "data": ["values": .array(panel.data)],
            "width": .number(width), "height": .number(height), "layer": .array(panel.layers),
          ]
        }),
      "columns": isPaired ? 2 : 1, "spacing": layout == .wide ? 26 : 16,
    ]
  }

  /// A quantitative scale with an axis.
  static func scale(
    _ field: String, title: String? = nil, format: String? = nil, domain: [Double]? = nil,
    isGridded: Bool = false, fromZero: Bool = true
  ) -> JSONValue {
    var axis: JSONValue = [
      "title": title.map { .string($0) } ?? .null, "tickCount": 5, "grid": .bool(isGridded),
      "labelFlush": false,
    ]
    if let format { axis = axis.merging(["format": .string(format)]) }
    return [
      "field": .string(field), "type": "quantitative", "axis": axis,
      "scale": domain.map {
        ["domain": .array($0.map { .number($0) }), "nice": false, "clamp": true]
      } ?? ["zero": .bool(fromZero)],
    ]
  }

  /// A line of a tooltip.
  static func tip(_ field: String, _ title: String, format: String? = nil) -> JSONValue {
    let tip: JSONValue = ["field": .string(field), "title": .string(title)]
    return format.map { tip.merging(["format": .string($0)]) } ?? tip
  }

  /// A mark of a colour.
  static func line(
    _ colour: String, width: Double, opacity: Double = 1, isStepped: Bool = false
  ) -> JSONValue {
    let mark: JSONValue = [
      "type": "line", "color": .string(colour), "strokeWidth": .number(width),
      "opacity": .number(opacity),
    ]
    return isStepped ? mark.merging(["interpolate": "step-after"]) : mark
  }
}
