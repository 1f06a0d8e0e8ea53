import Experiments
import MerchantModel
import Statistics

/// `measures.csv`: one row a scope and measure.
enum MeasuresFile {
  static func text(_ result: RunResult) -> String {
    var text = CSV.line([
      "scope", "measure", "unit", "estimate", "standard_error", "lower", "upper", "confidence",
      "method", "absence", "replications",
    ])
    for scope in result.scopes {
      for measure in result.measures {
        let estimate = result.estimate(measure, of: scope)
        text += CSV.line(
          [result.name(of: scope), measure.name, measure.unit.rawValue]
            + MeasuresFile.cells(estimate)
            + [
              estimate.method.rawValue, estimate.absence?.rawValue ?? "",
              String(result.replications),
            ])
      }
    }
    return text
  }

  /// Estimate, standard error, interval and its level.
  static func cells(_ estimate: Estimate) -> [String] {
    [
      CSV.number(estimate.value), CSV.number(estimate.standardError),
      CSV.number(estimate.interval?.lower), CSV.number(estimate.interval?.upper),
      CSV.number(ConfidenceLevel.ninetyFive.value),
    ]
  }
}

/// `daily.csv`: one row a day, scope and measure, the warm-up's days marked as not counted.
enum DailyFile {
  private static let columns = [
    "date", "counted", "scope", "measure", "unit", "estimate", "standard_error", "lower", "upper",
    "confidence",
  ]

  static func text(_ result: RunResult) -> String {
    CSV.line(columns) + rows(result, under: [])
  }

  /// The same of several policies, the policy in a column before the others.
  static func text(_ result: PolicyResult) -> String {
    zip(result.policies, result.runs).reduce(into: CSV.line(["policy"] + columns)) { text, part in
      text += rows(part.1, under: [part.0.name])
    }
  }

  private static func rows(_ result: RunResult, under policy: [String]) -> String {
    var text = ""
    let calendar = result.scenario.calendar
    for day in 0..<calendar.totalDays {
      for scope in result.scopes {
        for measure in result.measures where measure.hasDailyCourse {
          let estimate = result.estimate(measure, of: scope, over: day..<(day + 1))
          text += CSV.line(
            policy + [
              calendar.date(ofDay: day).description,
              calendar.countedDays.contains(day) ? "1" : "0", result.name(of: scope),
              measure.name, measure.unit.rawValue,
            ] + MeasuresFile.cells(estimate))
        }
      }
    }
    return text
  }
}

/// `merchants.csv`: one row a merchant and replication, counts over the counted days.
public enum MerchantsFile {
  /// The head of the file.
  public static var header: String {
    CSV.line(["replication", "segment", "merchant"] + MerchantRecord.counters.map(column))
  }

  /// A merchant's row. Durations are whole microseconds in the model and exact decimals of seconds here.
  public static func line(_ record: MerchantRecord, segment: String) -> String {
    var cells = [String(record.replication), segment, String(record.merchant)]
    for (counter, count) in zip(MerchantRecord.counters, record.counts) {
      cells.append(counter.isDuration ? seconds(count) : String(count))
    }
    return CSV.line(cells)
  }

  /// The column of a counter: its name with words parted, in seconds where it is a duration.
  private static func column(_ counter: Counter) -> String {
    "\(counter)".replacing("Microseconds", with: "Seconds").reduce(into: "") { name, letter in
      name += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
    }
  }

  private static func seconds(_ microseconds: Int64) -> String {
    let (whole, rest) = microseconds.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    let decimals = String(rest + 1_000_000).dropFirst()
    return (microseconds < 0 ? "-" : "") + "\(whole).\(decimals)"
  }
}
