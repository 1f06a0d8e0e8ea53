import ResultFiles

/// A chart: a self-contained Vega-Lite specification with its title and caption.
public struct Chart: Sendable {
  /// Where a chart is shown.
  public enum Layout: Hashable, Sendable, CaseIterable {
    /// A page, a slide, a screen.
    case wide
    /// A phone.
    case narrow

    /// The width of the plotting area that leaves room for axes and labels.
    var width: Double { self == .wide ? 630 : 245 }
    /// How many letters fit on a line of a title.
    var lettersPerLine: Int { self == .wide ? 92 : 46 }
  }

  /// The name of its files, without an extension.
  public let name: String
  /// What it shows.
  public let title: String
  /// How to read it: what is drawn, the sample size, and the kind of interval.
  public let caption: String
  private let body: @Sendable (Layout) -> JSONValue

  /// Makes a chart; the body is everything of the specification but titles and style.
  init(
    name: String, title: String, caption: String,
    body: @escaping @Sendable (Layout) -> JSONValue
  ) {
    self.name = name
    self.title = title
    self.caption = caption
    self.body = body
  }

  /// The specification.
  ///
  /// - Parameter isTitled: Whether title and caption stand in the picture; in a report they stand beside it.
  package func spec(
    _ layout: Layout, isTitled: Bool, isInteractive: Bool = true
  ) -> JSONValue {
    var spec: JSONValue = [
      "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
      // A page has a colour of its own, which may be dark.
      "background": isTitled ? "white" : .null,
      "config": ChartStyle.config,
      "padding": 6,
    ]
    if isTitled {
      let lines = TextLayout.wrapped(title, letters: layout.lettersPerLine * 4 / 5)
      let caption = TextLayout.wrapped(caption, letters: layout.lettersPerLine)
      spec = spec.merging([
        "title": [
          "text": .array(lines.map { .string($0) }),
          "subtitle": .array(caption.map { .string($0) }),
        ]
      ])
    }
    let body = body(layout)
    return spec.merging(isInteractive ? body : body.withoutHover)
  }
}

extension JSONValue {
  /// The specification without the unseen marks that only carry tooltips.
  fileprivate var withoutHover: JSONValue {
    switch self {
    case .array(let values):
      .array(values.filter { $0["name"] != "hover" }.map(\.withoutHover))
    case .object(let fields): .object(fields.mapValues(\.withoutHover))
    default: self
    }
  }
}
