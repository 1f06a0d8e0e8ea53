import Charts
import Foundation
import SampleStudies
import Testing

/// Charts of sweeps and of sensitivity, made of tables.
struct StudyChartTests {
  private func charts(_ file: String, _ text: String) throws -> [Chart] {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "ringside-study-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: folder.appending(path: file))
    return try StudyCharts.all(ofFolder: folder.path, in: .english) ?? []
  }

  private func sweep(thresholds: [String], calls: [String], ranking: Bool = false) -> String {
    var text =
      "point,rule.threshold,rule.minimumCalls,scope,measure,unit,replications,estimate,lower,upper"
      + (ranking ? ",ranking\n" : "\n")
    var point = 0
    for threshold in thresholds {
      for call in calls {
        let value = (Double(threshold) ?? 0) / (Double(call) ?? 1)
        for scope in ["solo", "population"] {
          text += "\(point),\(threshold),\(call),\(scope),suspensions,per merchant per 30 days,5,"
          text += "\(value),\(value - 0.01),\(value + 0.01)"
          text += ranking ? ",\(point == 0 ? "best" : "tie")\n" : "\n"
        }
        point += 1
      }
    }
    return text
  }

  private func check(_ chart: Chart) throws {
    for layout in Chart.Layout.allCases {
      let text = chart.spec(layout, isTitled: true).text
      let spec = try #require(
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      let drawn = SpecFields(spec, known: [])
      #expect(drawn.count > 0)
      #expect(drawn.missing == [])
    }
  }

  @Test("Two varied paths make a heat map, its axes in the order of numbers, its best cell marked")
  func heatMap() throws {
    let charts = try charts(
      "sweep.csv", sweep(thresholds: ["0.5", "0.6"], calls: ["3", "10", "5"]))
    #expect(charts.map(\.name) == ["sweep-suspensions"])
    let chart = try #require(charts.first)
    try check(chart)
    let text = chart.spec(.wide, isTitled: true).compactText
    #expect(text.contains("\"sort\":[\"10\",\"5\",\"3\"]"))
    #expect(text.contains("cividis"))
    // 0.5 / 10 is the least.
    #expect(text.contains("0.050 ★"))
    #expect(text.components(separatedBy: "★\"").count == 2)
  }

  @Test("Points that cannot be distinguished from the best are marked where the file knows them")
  func ties() throws {
    let charts = try charts(
      "sweep.csv", sweep(thresholds: ["0.5", "0.6"], calls: ["3", "5"], ranking: true))
    let chart = try #require(charts.first)
    #expect(chart.caption.contains("cannot be distinguished from it"))
    let text = chart.spec(.wide, isTitled: false).compactText
    #expect(text.components(separatedBy: "=\"").count == 4)
  }

  @Test("One varied path makes a line, and three make a panel each")
  func line() throws {
    let charts = try charts("sweep.csv", sweep(thresholds: ["0.5", "0.6"], calls: ["3"]))
    try check(try #require(charts.first))
    let three =
      sweep(thresholds: ["0.5", "0.6"], calls: ["3", "5"])
      .split(separator: "\n").enumerated().map { index, line in
        index == 0
          ? line.replacing("point,", with: "point,other,")
          : line.replacing(/^(\d+),/) { "\($0.output.1),x\($0.output.1)," }
      }.joined(separator: "\n") + "\n"
    let panels = try #require(try self.charts("sweep.csv", three).first)
    try check(panels)
    // Each panel has its axis in four layers: the mean, the points, the ties, the best.
    let text = panels.spec(.wide, isTitled: false).compactText
    #expect(text.components(separatedBy: "true,\"title\":\"rule.threshold\"").count == 5)
    #expect(text.components(separatedBy: "true,\"title\":\"other\"").count == 5)
  }

  @Test(
    "Fits have a picture of each kind, in which every field is there", arguments: Language.allCases)
  func fits(language: Language) throws {
    let folder = try StudyFolder.fits()
    defer { folder.remove() }
    let charts = try #require(try StudyCharts.all(ofFolder: folder.path, in: language))
    #expect(
      charts.map(\.name) == [
        "fitted-hours", "fitted-weekdays", "fitted-days", "fitted-counts", "fitted-answer-rates",
        "fitted-answering", "fitted-patience", "fitted-durations",
      ])
    for chart in charts { try check(chart) }
  }

  @Test("Parameters stand in the order of their indices")
  func tornado() throws {
    let charts = try charts(
      "sensitivity.csv",
      """
      parameter,values,figure,estimate,standard_error,lower,upper
      rule.threshold,0.4:0.8,first_order,0.5,,0.4,0.6
      rule.threshold,0.4:0.8,total,0.6,,0.5,0.7
      rule.minimumCalls,1:10,first_order,-0.01,,-0.05,0.03
      rule.minimumCalls,1:10,total,0.7,,0.6,0.8
      ,,variance,2,,,

      """)
    let chart = try #require(charts.first)
    try check(chart)
    let text = chart.spec(.wide, isTitled: true).text
    let first = try #require(text.range(of: "\"rule.minimumCalls\""))
    let second = try #require(text.range(of: "\"rule.threshold\""))
    #expect(first.lowerBound < second.lowerBound)
  }

  @Test("The screening has a chart of its own beside that of the indices")
  func screening() throws {
    let charts = try charts(
      "sensitivity.csv",
      """
      parameter,values,figure,estimate,standard_error,lower,upper
      rule.threshold,0.4:0.8,size_of_effect,0.5,0.1,0.3,0.7
      rule.threshold,0.4:0.8,noise_of_effect,0.1,,,
      rule.threshold,0.4:0.8,first_order,0.5,,0.4,0.6
      rule.threshold,0.4:0.8,total,0.6,,0.5,0.7

      """)
    #expect(charts.map(\.name) == ["sensitivity", "sensitivity-screening"])
    for chart in charts { try check(chart) }
  }

  @Test(
    "Operating characteristics of several rules share panels, a line a rule, with each threshold")
  func operating() throws {
    let folder = try StudyFolder.operating()
    defer { folder.remove() }
    let charts = try #require(try StudyCharts.all(ofFolder: folder.path, in: .english))
    #expect(charts.map(\.name) == ["oc"])
    let chart = try #require(charts.first)
    try check(chart)
    let text = chart.spec(.wide, isTitled: false).compactText
    for panel in ["5 calls a day, within 30 days", "20 calls a day, within 90 days"] {
      #expect(text.components(separatedBy: panel).count == 2)
    }
    #expect(text.contains("\"place\":0.6"))
    // Where theory knows the chance the line is exact, else it joins what was simulated.
    #expect(text.contains("\"s\":\"as written\",\"v\":0.7,"))
    #expect(text.contains("\"s\":\"bound\",\"v\":0.71,"))
    #expect(chart.caption.contains("or joining simulated points"))
  }

  @Test("What is better is bright in a heat map, today's point is framed, and an edge is said")
  func today() throws {
    let folder = try StudyFolder.sweep(title: "A grid")
    defer { folder.remove() }
    let charts = try #require(try StudyCharts.all(ofFolder: folder.path, in: .english))
    let chart = try #require(charts.first)
    try check(chart)
    let text = chart.spec(.wide, isTitled: false).compactText
    // Of suspensions few are better, so the scale runs the other way.
    #expect(text.contains("\"scale\":{\"reverse\":true,\"scheme\":\"cividis\"}"))
    #expect(text.components(separatedBy: "\"today\":true").count == 2)
    #expect(chart.caption.contains("Dashed: the scenario as it stands."))
    // The best of the four points has the least threshold and the most days.
    #expect(
      chart.caption.contains("at the end of the values of rule.threshold and rule.lowDays"))
  }

  @Test("A validation has the places of days among their draws, a backtest a bar a suspension")
  func logs() throws {
    let folders = [try StudyFolder.forecast(isScored: true), try StudyFolder.backtest()]
    defer { for folder in folders { folder.remove() } }
    let validation = try #require(try StudyCharts.all(ofFolder: folders[0].path, in: .english))
    #expect(validation.map(\.name) == ["validation", "validation-places"])
    let backtest = try #require(try StudyCharts.all(ofFolder: folders[1].path, in: .chinese))
    #expect(backtest.map(\.name) == ["backtest"])
    for chart in validation + backtest { try check(chart) }
    let text = backtest[0].spec(.wide, isTitled: true).compactText
    // A suspension begins at the midnight after the day judged; one that goes on ends with the log.
    #expect(text.contains("\"from\":\"2026-03-05T00:00:00Z\""))
    #expect(text.contains("\"to\":\"2026-03-08T09:30:00Z\""))
    #expect(text.contains("\"to\":\"2026-03-16T00:00:00Z\""))
  }

  @Test("A forecast shows what was known, what came and the bands, a panel a measure")
  func forecast() throws {
    let days = (1...6).map { day in
      let band =
        day > 4
        ? ",\"band\":{\"median\":9,\"lower50\":8,\"upper50\":10,\"lower90\":6,\"upper90\":12}" : ""
      return "{\"date\":\"2026-03-0\(day)\",\"actual\":\(day + 4)\(band)}"
    }
    let figures =
      "{\"layout\":1,\"title\":\"t\",\"log\":\"l\",\"merchants\":2,\"first\":\"2026-03-01\","
      + "\"forecastFrom\":\"2026-03-05\",\"draws\":40,\"seed\":1,\"isAnchored\":true,\"notIdentifiable\":[],"
      + "\"measures\":[{\"name\":\"calls\",\"title\":\"calls\",\"total\":{},\"days\":[\(days.joined(separator: ","))]}]}"
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "ringside-study-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(figures.utf8).write(to: folder.appending(path: "forecast.json"))
    try Data("measure,date,draw,value\n".utf8).write(to: folder.appending(path: "forecast.csv"))
    for language in Language.allCases {
      let charts = try StudyCharts.all(ofFolder: folder.path, in: language) ?? []
      let chart = try #require(charts.first)
      #expect(charts.map(\.name) == ["forecast"])
      try check(chart)
      let text = chart.spec(.wide, isTitled: true).compactText
      // Two days of forecast: four days before them are shown, and all six are there.
      #expect(text.contains("2026-03-01") && text.contains("\"hi9\":12"))
      #expect(text.contains(language == .english ? "what came" : "预测") == (language == .chinese))
    }
  }
}
