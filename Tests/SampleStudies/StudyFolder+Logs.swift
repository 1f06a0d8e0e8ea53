extension StudyFolder {
  /// What was fitted to a log: a law that is refused, one that another rivals, and a value of each kind.
  package static func fits(segment: String = "solo") throws -> StudyFolder {
    let curve = #"[{"seconds": 0, "lasting": 1}, {"seconds": 400, "lasting": 0.2}]"#
    func family(_ body: String, aic: Double, chance: Double, spike: Bool = false) -> String {
      """
      {"body": "\(body)", "aic": \(aic), "kolmogorovSmirnov": 0.05, "andersonDarling": 1.5,
       "kolmogorovSmirnovChance": \(chance), "andersonDarlingChance": \(chance)\(spike ? #", "spikeBelow": 10"# : "")}
      """
    }
    func law(_ what: String, _ families: [String]) -> String {
      """
      {"what": "\(what)", "rows": 300, "ended": 250, "law": \(curve), "ranking": [\(families.joined(separator: ","))],
       "data": [{"seconds": 0, "lasting": 1}, {"seconds": 90, "lasting": 0.6, "lower": 0.5, "upper": 0.7}]}
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
       "answering": [{\(place), "rings": 300, "answered": 200, "data": \(curve), "law": \(curve)}]}
      """
    return try StudyFolder([
      "fits.csv": "key,parameter,unit,value,standard_error,lower,upper,basis\n",
      "fits.json": figures,
    ])
  }
}
