import MerchantModel
import Runs
import SharedPlaces

/// The rows of `desk.csv` and `appeals.csv`: one a figure of a place that merchants share.
enum PlaceFile {
  static let columns = [
    "figure", "unit", "estimate", "standard_error", "lower", "upper", "confidence", "replications",
  ]

  /// The rows of a place, below the head, with some cells before each.
  ///
  /// - Parameters:
  ///   - waits: The unit of its waits in files.
  ///   - people: How many people work there, by name; nothing where the scenario's hours say.
  static func rows<Settled: SettledPlace>(
    _ settled: Settled, under policy: [String], waits: String,
    people: (name: String, count: Int)? = nil
  ) -> String where Settled.Outcome.Figure: PlaceFigureWords {
    let outcome = settled.outcome
    let replications = String(outcome.replicationCount)
    var text = ""
    for figure in outcome.figures {
      text += CSV.line(
        policy + [figure.rawValue, figure.unitName]
          + MeasuresFile.cells(outcome.estimate(figure)) + [replications])
    }
    func add(_ name: String, _ unit: String, _ value: Double?) {
      text += CSV.line(
        policy + [name, unit, CSV.number(value), "", "", "", "", replications])
    }
    add("wait_p50", waits, outcome.wait(quantile: 0.5))
    add("wait_p90", waits, outcome.wait(quantile: 0.9))
    if let people { add(people.name, "count", Double(people.count)) }
    add("rounds", "count", Double(settled.rounds.count))
    add("settled", "count", settled.isSettled ? 1 : 0)
    return text
  }
}

/// `desk.csv`: one row a figure of the platform's desk.
enum DeskFile: PolicyTable {
  static let columns = PlaceFile.columns

  static func rows(_ result: RunResult, under policy: [String]) -> String {
    result.desk.map { PlaceFile.rows($0, under: policy, waits: "seconds") } ?? ""
  }
}

/// `appeals.csv`: one row a figure of the appeals queue.
enum AppealsFile: PolicyTable {
  static let columns = PlaceFile.columns

  static func rows(_ result: RunResult, under policy: [String]) -> String {
    result.appeals.map {
      PlaceFile.rows(
        $0, under: policy, waits: "days", people: ("reviewers", $0.outcome.reviewers))
    } ?? ""
  }
}
