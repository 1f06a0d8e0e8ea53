import Foundation
import MerchantModel
import Runs
import SimStatistics

/// Warnings beside the figures of a rare run: how long plain simulation would have taken, and what was
/// not reached.
public struct RareWarnings {
  private let result: RareResult
  private let seconds: Double

  /// - Parameter seconds: How long the run took.
  public init(_ result: RareResult, seconds: Double) {
    self.result = result
    self.seconds = seconds
  }

  /// Lines for standard error, each ending with a newline.
  public var lines: [String] { unreached + [effort].compactMap { $0 } }

  private var unreached: [String] {
    result.precision.statuses.compactMap { status in
      guard status.status != .reached else { return nil }
      let name = "\(status.target.measure.name) of \(result.name(of: status.target.scope))"
      switch status.status {
      case .wanting(let needed):
        let more = needed.map { "; it seems to need \($0) replications" } ?? ""
        return "warning: \(name) is not as precise as wanted after "
          + "\(result.replications) replications\(more)\n"
      default:
        return "warning: \(name) never came about, so there is no precision to speak of\n"
      }
    }
  }

  private var effort: String? {
    let scope = Scope.overall(of: result.scenario)
    guard let measure = RareRun.measures.first,
      let plain = result.plainMerchants(measure, of: scope), result.merchants > 0
    else { return nil }
    let times = plain / Double(result.merchants)
    return String(
      format: "%.1f s; plain simulation would take %@ (%.2g merchants instead of %d, %.2g times)\n",
      seconds, RareWarnings.duration(seconds * times), plain, result.merchants, times)
  }

  private static func duration(_ seconds: Double) -> String {
    switch seconds {
    case ..<120: String(format: "%.0f s", seconds)
    case ..<7_200: String(format: "%.0f min", seconds / 60)
    case ..<172_800: String(format: "%.0f h", seconds / 3_600)
    default: String(format: "%.0f days", seconds / 86_400)
    }
  }
}
