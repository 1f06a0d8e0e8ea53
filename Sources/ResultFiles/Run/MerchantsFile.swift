import MerchantModel
import Runs

/// `merchants.csv`: one row a merchant and replication, counts over the counted days.
public enum MerchantsFile {
  /// The head of the file.
  ///
  /// - Parameter withArms: Whether rows say in which arm of a roll-out the merchant is.
  public static func header(withArms: Bool = false) -> String {
    CSV.line(
      ["replication", "segment", "merchant"] + (withArms ? ["arm"] : [])
        + MerchantRecord.counters.map(column))
  }

  /// A merchant's row. Durations are whole microseconds in the model and exact decimals of seconds here.
  ///
  /// - Parameters:
  ///   - record: The merchant's counts.
  ///   - segment: The name of its segment.
  ///   - arm: The name of its arm; nil where rows do not say.
  public static func line(_ record: MerchantRecord, segment: String, arm: String? = nil) -> String {
    var cells = [String(record.replication), segment, String(record.merchant)]
    if let arm { cells.append(arm) }
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
