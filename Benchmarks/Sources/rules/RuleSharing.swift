import MerchantModel
import Scenarios
import Timing

/// `rules FILE SHARE [setting...]`: what it costs to simulate many rules on shared days, against one run.
///
/// The rules differ in threshold (40 to 80 %), minimum (1 to 10 calls), streak (1 to 4 days) and length (1 to
/// 7 days), spread evenly by radical inverses; the first is the scenario's own. SHARE is the share of the
/// scenario's merchants that is simulated, of one replication.
@main
enum RuleSharing {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 2, let share = Double(arguments[1]) else {
      print("usage: rules FILE SHARE [setting...]")
      return
    }
    let scenario = try DocumentLoader(Codec.scenario).load(
      try SourceReader().text(path: arguments[0]), settings: Array(arguments.dropFirst(2))
    ).value
    let one = seconds(ofOneRun: scenario, share: share)
    print("| rules | seconds | times one run | days simulated, times one run |")
    print("| ---: | ---: | ---: | ---: |")
    for count in [1, 10, 50, 200, 1_000] {
      let (time, days) = seconds(of: rules(count, like: scenario.rule), scenario, share: share)
      print("| \(count) | \(text(time)) | \(text(time / one)) | \(text(days)) |")
    }
    print("\nOne run: \(text(one)) s of user CPU.")
  }

  private static func merchants(of segment: Segment, share: Double) -> Int {
    max(1, Int(Double(segment.merchants) * share))
  }

  private static func seconds(ofOneRun scenario: Scenario, share: Double) -> Double {
    var seconds = 0.0
    for (index, segment) in scenario.segments.enumerated() {
      var runner = MerchantRunner(scenario, segment: index)
      var tallies = Tallies(days: scenario.calendar.totalDays)
      let start = UserTime.seconds
      for merchant in 0..<merchants(of: segment, share: share) {
        runner.run(merchant: UInt32(merchant), replication: 0, into: &tallies)
      }
      seconds += UserTime.seconds - start
    }
    return seconds
  }

  private static func seconds(
    of rules: [Rule], _ scenario: Scenario, share: Double
  ) -> (time: Double, days: Double) {
    var (seconds, days, daysOfOne) = (0.0, 0, 0)
    for (index, segment) in scenario.segments.enumerated() {
      var simulator = MultiRuleSimulator(scenario, rules: rules, segment: index)
      let start = UserTime.seconds
      for merchant in 0..<merchants(of: segment, share: share) {
        simulator.run(merchant: UInt32(merchant), replication: 0)
        // As often as the blocks of a run end.
        if merchant % 64 == 63 { _ = simulator.takeOutcomes() }
      }
      _ = simulator.takeOutcomes()
      seconds += UserTime.seconds - start
      days += simulator.daysSimulated
      daysOfOne += merchants(of: segment, share: share) * (scenario.calendar.totalDays + 1)
    }
    return (seconds, Double(days) / Double(daysOfOne))
  }

  private static func rules(_ count: Int, like own: Rule) -> [Rule] {
    (0..<count).map { number in
      var rule = own
      guard number > 0 else { return rule }
      let percent = 40 + Int(41 * radicalInverse(number, base: 2))
      rule.threshold = Threshold(billionths: Int64(percent) * 10_000_000) ?? own.threshold
      rule.minimumCalls = 1 + Int(10 * radicalInverse(number, base: 3))
      rule.lowDays = 1 + Int(4 * radicalInverse(number, base: 5))
      rule.suspensionDays = 1 + Int(7 * radicalInverse(number, base: 7))
      return rule
    }
  }

  /// The digits of a number mirrored at the point, as in van der Corput's sequence.
  private static func radicalInverse(_ number: Int, base: Int) -> Double {
    var (rest, place, sum) = (number, 1.0, 0.0)
    while rest > 0 {
      place /= Double(base)
      sum += place * Double(rest % base)
      rest /= base
    }
    return sum
  }

  private static func text(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let cents = String(hundredths % 100)
    return "\(hundredths / 100)." + (cents.count == 1 ? "0" : "") + cents
  }
}
