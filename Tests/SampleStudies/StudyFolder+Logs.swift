extension StudyFolder {
  /// What was fitted to a log: a law that is refused, one that another rivals, and a value of each kind.
  package static func fits(segment: String = "solo") throws -> StudyFolder {
    let curve = #"[{"seconds": 0, "lasting": 1}, {"seconds": 400, "lasting": 0.2}]"#
    let steps =
      #"[{"seconds": 0, "lasting": 1}, {"seconds": 90, "lasting": 0.6, "lower": 0.5, "upper": 0.7}]"#
    func family(_ body: String, aic: Double, chance: Double, spike: Bool = false) -> String {
      """
      {"body": "\(body)", "aic": \(aic), "kolmogorovSmirnov": 0.05, "andersonDarling": 1.5,
       "kolmogorovSmirnovChance": \(chance), "andersonDarlingChance": \(chance)\(spike ? #", "spikeBelow": 10"# : "")}
      """
    }
    func law(_ what: String, _ families: [String]) -> String {
      """
      {"what": "\(what)", "rows": 300, "ended": 250, "law": \(curve), "ranking": [\(families.joined(separator: ","))],
       "data": \(steps)}
      """
    }
    let bins = (0..<3).map {
      #"{"from": \#($0), "to": \#($0 + 1), "logged": \#(4 - $0), "fitted": 3.2, "alike": 2.5}"#
    }.joined(separator: ",")
    let shares = (0..<24).map { _ in
      #"{"logged": 4.2, "fitted": 4.1, "lower": 3.9, "upper": 4.3}"#
    }.joined(separator: ",")
    let factor = #"{"value": 1.1, "lower": 0.9, "upper": 1.3}"#
    let days = (2...3).map {
      """
      {"date": "2026-03-0\($0)", "count": 9, "expected": 8.5, "lower50": 7, "upper50": 10, "lower90": 5, "upper90": 13}
      """
    }.joined(separator: ",")
    let place = #""segment": "\#(segment)", "merchants": 20, "merchantDays": 60, "agents": 2"#
    let figures = """
      {"layout": 1, "title": "A shop", "log": "events.csv", "first": "2026-03-02", "last": "2026-03-29", "days": 28,
       "merchants": 20, "subject": "calls", "warnings": [], "notIdentifiable": ["what <apps> did"],
       "values": [{"key": "platform.busyness", "value": 0.2, "standardError": 0.05, "lower": 0.1, "upper": 0.3,
                   "basis": "28 days"},
                  {"key": "customer.ringPatience", "parameter": "median", "unit": "seconds", "value": 60,
                   "standardError": 5, "lower": 50, "upper": 70, "basis": "300 rows"}],
       "laws": [\(law("talks", [family("gamma", aic: 900, chance: 0.01, spike: true)])),
                \(law("patience", [family("weibull", aic: 50, chance: 0.5), family("gamma", aic: 51, chance: 0.4)]))],
       "hours": [{"kinds": ["install"], "isShrunk": true, "shares": [\(shares)]}],
       "weekdays": {"factors": [\(factor), \(factor), \(factor), \(factor), \(factor), null, null],
                    "days": [{"weekday": 0, "level": 1.2}]},
       "daily": [\(days)], "counts": [{\(place), "bins": [\(bins)]}], "rates": [{\(place), "bins": [\(bins)]}],
       "answering": [{\(place), "rings": 300, "answered": 200, "data": \(steps), "law": \(curve)}]}
      """
    return try StudyFolder([
      "fits.csv": "key,parameter,unit,value,standard_error,lower,upper,basis\n",
      "fits.json": figures,
    ])
  }

  /// A model that a log refutes by two figures, or forecasts whose days have not come.
  package static func forecast(isScored: Bool) throws -> StudyFolder {
    let band = #""median": 9, "lower50": 8, "upper50": 10, "lower90": 6, "upper90": 12"#
    let share = #""median": 0.7, "lower50": 0.65, "upper50": 0.75, "lower90": 0.5, "upper90": 0.9"#
    func measure(_ name: String, _ title: String, _ band: String, _ value: Double, drift: Bool)
      -> String
    {
      let actual = isScored ? #""actual": \#(value), "# : ""
      let scores = """
        , "scores": {"days": 1, "coverage50": {"share": 0.4, "lower": 0.1, "upper": 0.9},
         "coverage90": {"share": 1, "lower": 0.7, "upper": 1}, "pit": [0, 0, 0, 0, 1, 0, 0, 0, 0, 0],
         "crps": 0.02, "naiveCRPS": 0.03, "gain": {"estimate": 0.01, "lower": \(drift ? -0.01 : 0.005), "upper": 0.02},
         \(drift ? #""driftsFrom": "2026-03-04", "# : "")"driftFalseAlarmRate": 0.01}
        """
      return """
        {"name": "\(name)", "title": "\(title)", "total": {\(actual)"band": {\(band)}},
         "days": [{"date": "2026-03-02", "actual": \(value)}, {"date": "2026-03-03", \(actual)"band": {\(band)}}]\(isScored ? scores : "")}
        """
    }
    let verdict = """
      , "verdict": {"verdict": "refuted", "falseAlarmRate": 0.05, "pValue": 0.002, "limit": 3.1,
       "lookAt": ["wait until they gave up, s: customers' patience (`customer.ringPatience`)"],
       "figures": [
        {"name": "abandoned_wait", "title": "wait until they gave up, s", "actual": 41, "median": 120, "lower90": 110,
         "upper90": 130, "score": -9.5, "isRefuted": true},
        {"name": "forecast_calls", "title": "calls, all days of the forecast", "actual": 9, "median": 9, "lower90": 6,
         "upper90": 12, "score": 0, "isRefuted": false}]}
      """
    let figures = """
      {"layout": 1, "title": "A shop", "log": "events.csv", "merchants": 20, "first": "2026-03-02",
       "forecastFrom": "2026-03-03", "draws": 200, "seed": 7, "isAnchored": true,
       "measures": [\(measure("calls", "calls", band, 9, drift: true)),
                    \(measure("answer_rate", "answer rate, %", share, 0.7, drift: false))],
       "notIdentifiable": ["what <apps> did"]\(isScored ? verdict : "")}
      """
    let name = isScored ? "validation" : "forecast"
    return try StudyFolder(["\(name).csv": "measure,date\n", "\(name).json": figures])
  }

  /// Two rules on a history that is restricted itself; under the second nobody is suspended.
  package static func backtest(merchant: String = "a") throws -> StudyFolder {
    let zero = """
      "warnings": 0, "throttlings": 0, "judgedDays": 40, "lowDays": 5, "fewCallDays": 1, "exemptDays": 0,
      "unknownDays": 3, "calls": 200, "answered": 150, "missedOnLowDays": 20, "missedWhileOff": 4, "answeredWhileOff": 6
      """
    let range = #"{"median": 2, "lower": 0, "upper": 5}"#
    let figures = """
      {"layout": 1, "log": "events.csv", "first": "2026-03-02", "last": "2026-03-15", "merchants": 20,
       "suspensionsInHistory": 2, "merchantsSuspendedInHistory": 1, "notes": ["the rules know <nothing> of before"],
       "policies": [
        {"name": "as written", "rule": ["two low days"], "suspensions": 2, "fewestSuspensions": 2, "mostSuspensions": 4,
         "suspensionsAlsoInHistory": 1, "merchantsSuspended": 1, "daysOff": 6.5, "badLuck": 1, "lowOnOtherDays": 0,
         "undecided": 1, \(zero), "model": {"histories": 20, "suspensions": \(range), "merchantsSuspended": \(range),
         "lowDays": \(range), "daysOff": \(range), "calls": \(range), "answerRate": \(range)}},
        {"name": "gentle", "suspensions": 0, "fewestSuspensions": 0, "mostSuspensions": 0,
         "suspensionsAlsoInHistory": 0, "merchantsSuspended": 0, "daysOff": 0, "badLuck": 0, "lowOnOtherDays": 0,
         "undecided": 0, \(zero)}]}
      """
    let table = """
      policy,merchant,judged_day,back_at,in_history,other_days_answer_rate,other_days_lower,other_days_upper,other_days_finding
      as written,\(merchant),2026-03-04,2026-03-08T09:30,1,0.7,0.62,0.78,notLow
      as written,\(merchant),2026-03-12,never,0,0.5,0.3,0.7,undecided

      """
    return try StudyFolder(["backtest.csv": table, "backtest.json": figures])
  }
}
