import ArgumentParser
import MerchantModel

/// The segment that `--segment` names.
enum SegmentChoice {
  /// Its place in the scenario. A scenario of one segment needs no name; a name that is none ends the
  /// command.
  static func index(of name: String?, in scenario: Scenario) throws -> Int {
    let names = scenario.segments.map(\.name)
    guard let name else {
      if names.count == 1 { return 0 }
      throw ValidationError("'--segment' is needed: \(names.joined(separator: ", ")).")
    }
    guard let index = names.firstIndex(of: name) else {
      throw ValidationError("'--segment' takes one of: \(names.joined(separator: ", ")).")
    }
    return index
  }
}
