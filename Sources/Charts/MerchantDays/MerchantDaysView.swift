import MerchantModel
import ResultFiles
import SimKernel

/// Draws a merchant's days.
struct MerchantDaysView {
  /// An upright cross turned by 45 degrees, as a path.
  private static let cross =
    "M-1,-0.55 L-0.55,-1 L0,-0.45 L0.55,-1 L1,-0.55 L0.45,0 L1,0.55 L0.55,1 L0,0.45 L-0.55,1 "
    + "L-1,0.55 L-0.45,0 Z"

  private let picture: MerchantDays
  private let days: Range<Int>
  private let calendar: StudyCalendar
  private let names: ModelEventNames
  private let say: Language

  init(_ picture: MerchantDays, days: Range<Int>, scenario: Scenario, say: Language) {
    self.picture = picture
    self.days = days
    self.say = say
    calendar = scenario.calendar
    names = ModelEventNames(scenario)
  }

  func body(_ layout: Chart.Layout) -> JSONValue {
    let wide = layout == .wide
    return [
      "width": .number(wide ? 560 : 200), "height": .number(Double(days.count) * 44),
      "layer": [stretches(layout), calls(layout), words(layout)],
      "resolve": ["scale": ["color": "independent", "shape": "independent"]],
      // Side by side the two legends would be wider than a phone.
      "config": wide ? [:] : ["legend": ["layout": ["top": ["direction": "vertical"]]]],
    ]
  }

  private func x(_ field: String, _ layout: Chart.Layout) -> JSONValue {
    [
      "field": .string(field), "type": "quantitative",
      "scale": ["domain": [0, 24], "nice": false],
      "axis": [
        "title": nil, "orient": "top", "domain": false,
        "values": layout == .wide ? [0, 3, 6, 9, 12, 15, 18, 21, 24] : [0, 6, 12, 18, 24],
        "labelExpr": "format(datum.value, '02d') + ':00'", "labelFlush": true,
      ],
    ]
  }

  private func y(_ field: String) -> JSONValue {
    let labels = days.map { "'\(label($0))'" }.joined(separator: ",")
    return [
      "field": .string(field), "type": "quantitative",
      "scale": ["domain": [0, .number(Double(days.count))], "nice": false, "reverse": true],
      "axis": [
        "title": nil, "grid": false, "ticks": false, "domain": false,
        "values": .array(days.indices.map { .number(Double($0 - days.lowerBound) + 0.5) }),
        "labelExpr": .string("[\(labels)][floor(datum.value)]"),
      ],
    ]
  }

  /// A date in letters and digits only: it stands in an expression.
  private func label(_ day: Int) -> String {
    let date = calendar.date(ofDay: day)
    let parts = date.description.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return "" }
    return say(
      ChartText.MerchantDays.date(weekday: date.weekday.rawValue, month: parts[1], day: parts[2]))
  }

  private func clock(_ hour: Double) -> String {
    let minutes = Int((hour * 60).rounded(.down))
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
  }

  private var kinds: [(kind: MerchantDays.Stretch.Kind, name: String, colour: String)] {
    [
      (.off, say(ChartText.MerchantDays.featureOff), "#F3CDBB"),
      (.shift, say(ChartText.MerchantDays.agentOnShift), "#D9D9D9"),
      (.foreground, say(ChartText.MerchantDays.appInForeground), "#56B4E9"),
      (.call, say(ChartText.MerchantDays.inCall), "#009E73"),
    ]
  }

  private func stretches(_ layout: Chart.Layout) -> JSONValue {
    let lanes = Double(max(picture.agents, 1))
    let rows = kinds.flatMap { kind, name, _ in
      picture.stretches.filter { $0.kind == kind }.map { stretch -> JSONValue in
        let row = Double(stretch.day - days.lowerBound)
        let place: (from: Double, to: Double) =
          switch kind {
          case .off: (row + 0.03, row + 0.97)
          case .shift, .foreground:
            (
              row + 0.48 + 0.42 * Double(stretch.agent ?? 0) / lanes,
              row + 0.48 + 0.42 * Double((stretch.agent ?? 0) + 1) / lanes
            )
          case .call: (row + 0.35, row + 0.44)
          }
        return [
          "x": .rounded(stretch.from), "x2": .rounded(stretch.to), "y": .rounded(place.from),
          "y2": .rounded(place.to), "what": .string(name),
          "who": .string(stretch.agent.map { names.agent($0) } ?? "–"),
          "when": .string("\(clock(stretch.from))–\(clock(stretch.to))"),
        ]
      }
    }
    let shown = kinds.filter { kind in picture.stretches.contains { $0.kind == kind.kind } }
    return [
      "data": ["values": .array(rows)],
      "mark": ["type": "rect"],
      "encoding": [
        "x": x("x", layout), "x2": ["field": "x2"], "y": y("y"), "y2": ["field": "y2"],
        "color": [
          "field": "what", "type": "nominal",
          "scale": [
            "domain": .array(shown.map { .string($0.name) }),
            "range": .array(shown.map { .string($0.colour) }),
          ],
          "legend": ["symbolType": "square", "columns": layout == .wide ? 4 : 2],
        ],
        "tooltip": [
          ["field": "what", "title": .string(say(ChartText.MerchantDays.what))],
          ["field": "when", "title": .string(say(ChartText.MerchantDays.when))],
          ["field": "who", "title": .string(say(ChartText.MerchantDays.who))],
        ],
      ],
    ]
  }

  private func calls(_ layout: Chart.Layout) -> JSONValue {
    let outcomes = [
      say(ChartText.MerchantDays.callAnswered), say(ChartText.MerchantDays.callMissed),
      say(ChartText.MerchantDays.pickedUpToHangUp),
    ]
    let rows = picture.calls.map { call -> JSONValue in
      let (outcome, reason): (String, String) =
        switch call.outcome {
        case .answered: (outcomes[0], "–")
        case .missed(let reason): (outcomes[1], word(reason))
        case .hungUpByMerchant: (outcomes[2], "–")
        }
      return [
        "x": .rounded(call.hour), "y": .rounded(Double(call.day - days.lowerBound) + 0.2),
        "outcome": .string(outcome), "reason": .string(reason),
        "contact": .string(names.contact(call.contact)), "when": .string(clock(call.hour)),
        "rang": .string(FigureText.fixed(call.seconds, decimals: 0) + " s"),
      ]
    }
    let hasThird = picture.calls.contains { $0.outcome == .hungUpByMerchant }
    let shown = Array(outcomes.prefix(hasThird ? 3 : 2))
    let domain: JSONValue = .array(shown.map { .string($0) })
    let legend: JSONValue = ["columns": layout == .wide ? 3 : 2, "symbolSize": 70]
    return [
      "data": ["values": .array(rows)],
      "mark": [
        "type": "point", "filled": true, "size": 60, "opacity": 1, "stroke": "white",
        "strokeWidth": 0.7,
      ],
      "encoding": [
        "x": x("x", layout), "y": y("y"),
        "color": [
          "field": "outcome", "type": "nominal",
          "scale": ["domain": domain, "range": ["#00634A", "#C23B00", "#8A5E00"]],
          "legend": legend,
        ],
        "shape": [
          "field": "outcome", "type": "nominal",
          "scale": [
            "domain": domain,
            "range": [
              "circle",
              .string(MerchantDaysView.cross),
              "triangle-down",
            ],
          ],
          "legend": legend,
        ],
        "tooltip": [
          ["field": "contact", "title": .string(say(ChartText.MerchantDays.contact))],
          ["field": "when", "title": .string(say(ChartText.MerchantDays.rangAt))],
          ["field": "rang", "title": .string(say(ChartText.MerchantDays.rangFor))],
          ["field": "outcome", "title": .string(say(ChartText.MerchantDays.outcome))],
          ["field": "reason", "title": .string(say(ChartText.MerchantDays.whyMissed))],
        ],
      ],
    ]
  }

  /// What the rule says of each day, beside it.
  private func words(_ layout: Chart.Layout) -> JSONValue {
    var rows: [JSONValue] = []
    for day in days {
      let y = Double(day - days.lowerBound)
      func add(_ text: String, _ place: Double, _ tone: String) {
        rows.append([
          "x": 24, "y": .rounded(y + place), "text": .string(text), "tone": .string(tone),
        ])
      }
      let until = picture.suspensions[day]
      switch picture.judgements[day] {
      case .judged(let offered, let answered, let isLow):
        let place = isLow ? (until == nil ? 0.34 : 0.22) : 0.5
        add(
          offered == 0
            ? say(ChartText.MerchantDays.noCalls)
            : say(ChartText.MerchantDays.answeredCalls(answered: answered, offered: offered)),
          place,
          "plain")
        if isLow { add(say(ChartText.MerchantDays.lowDay), place + 0.28, "bad") }
        if until != nil { add(say(ChartText.MerchantDays.suspended), place + 0.56, "bad") }
      case .notJudged: add(say(ChartText.MerchantDays.notJudged), 0.5, "muted")
      case nil: break
      }
    }
    return [
      "data": ["values": .array(rows)],
      "mark": ["type": "text", "align": "left", "baseline": "middle", "dx": 8],
      "encoding": [
        "x": x("x", layout), "y": y("y"), "text": ["field": "text"],
        "color": [
          "field": "tone", "type": "nominal", "legend": nil,
          "scale": [
            "domain": ["plain", "bad", "muted"], "range": ["#333333", "#B23600", "#777777"],
          ],
        ],
      ],
    ]
  }

  private func word(_ reason: MissReason) -> String {
    switch reason {
    case .nobodyOnShift: say(ChartText.MissedCalls.nobodyOnShift)
    case .allBusy: say(ChartText.MissedCalls.allBusy)
    case .notNoticed: say(ChartText.MissedCalls.notNoticed)
    case .background: say(ChartText.MissedCalls.background)
    case .closed: say(ChartText.MissedCalls.closed)
    case .hungUp: say(ChartText.MissedCalls.hungUp)
    }
  }
}
