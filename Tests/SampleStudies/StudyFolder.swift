import Foundation

/// A folder as a study leaves it, written by hand.
package struct StudyFolder {
  package let path: String

  package init(_ files: [String: String]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "ringside-study-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
    let manifest = """
      {"program": "ringside", "files": [], "version": "9.9.9", "command": ["ringside", "x", "a b"],
       "started": "2026-03-02T10:00:00Z", "seed": 7, "scenario": "title: x\\n"}
      """
    for (name, text) in files.merging(["manifest.json": manifest], uniquingKeysWith: { $1 }) {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
  }

  package func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// Two rules at two volumes, rates and numbers of days; of the second rule theory knows nothing.
  package static func operating() throws -> StudyFolder {
    var table =
      "policy,calls_a_day,answer_rate,days,exact,estimate,lower,upper,confidence,merchants\n"
    var points: [String] = []
    for (policy, isExact) in [("as written", true), ("bound", false)] {
      for calls in [5, 20] {
        for (rate, chance) in [(0.5, 0.7), (0.75, 0.04)] {
          for days in [30, 90] {
            let exact = isExact ? "\(chance)" : ""
            table +=
              "\(policy),\(calls),\(rate),\(days),\(exact),\(chance + 0.01),\(chance - 0.02),"
              + "\(chance + 0.04),0.95,1000\n"
            points.append(
              """
              {"policy": "\(policy)", "callsADay": \(calls), "answerRate": \(rate), "days": \(days), \
              \(isExact ? "\"exact\": \(chance), " : "")"estimate": \(chance + 0.01), \
              "lower": \(chance - 0.02), "upper": \(chance + 0.04)}
              """)
          }
        }
      }
    }
    let figures = """
      {"layout": 1, "title": "A platform", "seed": 7, "segment": "solo", "merchants": 1000,
       "policies": [
        {"name": "as written", "threshold": 0.6, "isJudged": true, "notExactBecause": []},
        {"name": "bound", "threshold": 0.6, "isJudged": true, "notExactBecause": ["a <bound>"]}],
       "points": [\(points.joined(separator: ","))]}
      """
    return try StudyFolder(["oc.csv": table, "oc.json": figures])
  }

  /// Four points of two paths, the third the scenario as it stands; the title is what it is given.
  package static func sweep(title: String, value: String = "0.5") throws -> StudyFolder {
    var table =
      "point,rule.threshold,rule.lowDays,scope,measure,unit,replications,estimate,standard_error,"
      + "lower,upper,confidence,ranking\n"
    let points = [(value, 1), (value, 2), ("0.6", 1), ("0.6", 2)]
    for (number, (threshold, days)) in points.enumerated() {
      let quoted = "\"\(threshold.replacing("\"", with: "\"\""))\""
      let estimate = 0.4 - 0.1 * Double(number == 1 ? 3 : number)
      let ranking = number == 1 ? "best" : number == 3 ? "tie" : ""
      for scope in ["solo", "shop", "population"] {
        table +=
          "\(number),\(quoted),\(days),\(scope),suspensions,per merchant per 30 days,5,\(estimate),0.01,"
          + "\(estimate - 0.02),\(estimate + 0.02),0.95,\(scope == "population" ? ranking : "")\n"
      }
    }
    let figures: [String: Any] = [
      "layout": 1, "title": title, "seed": 7, "paths": ["rule.threshold", "rule.lowDays"],
      "points": 4, "replications": 20, "confidence": 0.95, "asItStands": 2,
      "findings": [
        [
          "measure": "suspensions", "unit": "per merchant per 30 days", "wanted": "least",
          "best": 1,
          "ties": [1, 3], "figure": ["estimate": 0.1, "lower": 0.08, "upper": 0.12],
          "asItStands": ["estimate": 0.2, "lower": 0.18, "upper": 0.22],
          "difference": ["estimate": -0.1, "lower": -0.15, "upper": -0.05],
        ]
      ],
    ]
    let json = try JSONSerialization.data(withJSONObject: figures)
    return try StudyFolder([
      "sweep.csv": table, "sweep.json": String(decoding: json, as: UTF8.self),
    ])
  }

  /// Indices of three parameters, of which the last may not matter at all.
  package static func sensitivity() throws -> StudyFolder {
    let values = [
      ("a.one", 0.6, 0.5, 0.7), ("b.two", 0.3, 0.2, 0.4), ("c.three", 0.01, -0.02, 0.04),
    ]
    var table = "parameter,values,figure,estimate,standard_error,lower,upper\n"
    for (name, total, lower, upper) in values {
      table += "\(name),0..1,total,\(total),,\(lower),\(upper)\n"
      table += "\(name),0..1,first_order,\(total - 0.05),,\(lower - 0.05),\(upper - 0.05)\n"
    }
    let parameters = values.map { name, total, lower, upper in
      """
      {"path": "\(name)", "values": "0..1", \
      "total": {"estimate": \(total), "lower": \(lower), "upper": \(upper)}, \
      "firstOrder": {"estimate": \(total - 0.05), "lower": \(lower - 0.05), "upper": \(upper - 0.05)}}
      """
    }
    let figures = """
      {"layout": 1, "title": "A shop", "seed": 7, "figure": "solo/answer_rate", "unit": "share",
       "replications": 640, "replicationsPerPoint": 2, "trajectories": 0, "rows": 64,
       "parameters": [\(parameters.joined(separator: ","))],
       "mean": {"estimate": 0.5}, "variance": {"estimate": 0.01}, "noiseVariance": 0.001,
       "noiseShare": 0.0909}
      """
    return try StudyFolder(["sensitivity.csv": table, "sensitivity.json": figures])
  }
}
