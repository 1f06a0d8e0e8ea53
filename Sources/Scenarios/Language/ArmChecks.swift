import MerchantModel

extension Scenario {
  /// The most arms of a roll-out.
  private static let mostArms = 20
  /// By how much the arms' shares together may differ from 1: what rounding can make of shares in per cent.
  private static let shareRounding = 1e-9

  /// Checks that arms are a roll-out: several, and together all merchants.
  func checkArms(_ findings: inout ObjectCheck) {
    guard hasArms else {
      if findings.isGiven("armAssignment") {
        findings.warn(UnusedRuleKey(key: "armAssignment", without: "arms"), at: "armAssignment")
      }
      return
    }
    guard (2...Self.mostArms).contains(arms.count) else {
      return findings.error(NumberOfArms(count: arms.count, most: Self.mostArms), at: "arms")
    }
    let sum = arms.reduce(0) { $0 + $1.share.value }
    if abs(sum - 1) > Self.shareRounding { findings.error(SharesOfArms(sum: sum), at: "arms") }
  }

  /// What an arm's policy changes that no policy of an arm may, since merchants are drawn into arms as they are.
  ///
  /// - Parameters:
  ///   - arm: The scenario under the policy.
  ///   - tree: What it was read from; each problem is reported at the value in it.
  func problems(ofArm arm: Scenario, _ tree: SourceNode) -> [Diagnostic] {
    var findings = ObjectCheck(node: tree)
    func report(_ what: String, _ path: String...) {
      findings.error(ArmChangesMarket(what: what), at: path)
    }
    if arm.hasArms { report("has arms of its own", "arms") }
    if arm.seed != seed { report("changes the seed", "seed") }
    if arm.replications != replications {
      report("changes the number of replications", "replications")
    }
    if arm.measurement != measurement { report("changes what is measured", "measurement") }
    if arm.desk != desk { report("changes the desk, which all arms share", "desk") }
    if arm.appeals != appeals {
      report("changes the appeals queue, which all arms share", "appeals")
    }
    if arm.prices != prices { report("changes what things are worth", "prices") }
    if arm.expectations != expectations { report("changes what is expected", "expect") }
    if arm.kinds.map(\.name) != kinds.map(\.name) {
      report("changes which kinds of contacts there are", "kinds")
    }
    if arm.calendar.asWritten != calendar.asWritten {
      report("changes the days", "calendar")
    } else if arm.calendar != calendar {
      report(
        "changes for how long merchants respond, and with it when their lives begin", "response")
    }
    guard arm.segments.map(\.name) == segments.map(\.name) else {
      report("changes which segments there are", "segments")
      return findings.diagnostics
    }
    for (own, other) in zip(segments, arm.segments) {
      if own.merchants != other.merchants {
        report("changes how many merchants there are", "segments", own.name, "merchants")
      } else if own.weight != other.weight {
        report("changes how many merchants they stand for", "segments", own.name, "represents")
      }
      if own.replays != other.replays {
        report("changes which contacts are replayed", "segments", own.name, "replay")
      }
    }
    return findings.diagnostics
  }
}

/// An arm that no merchant is in.
struct EmptyArm: DomainProblem {
  var message: String { "nobody is in the arm" }
  var hint: String? { "give a `share` above 0, or take the arm away" }
}

/// One arm, or too many.
struct NumberOfArms: DomainProblem {
  let count: Int
  let most: Int

  var message: String { "there \(count == 1 ? "is 1 arm" : "are \(count) arms")" }
  var expected: String? { "2 to \(most) arms" }
}

/// Shares of arms that are not everybody, or more.
struct SharesOfArms: DomainProblem {
  let sum: Double

  var message: String {
    "the shares of the arms add up to \(NumberText.text((1e6 * sum).rounded() / 1e4)) %"
  }
  var expected: String? { "100 %" }
}

/// An arm whose policy changes more than a policy.
struct ArmChangesMarket: DomainProblem {
  let what: String

  var message: String { "the policy of an arm \(what)" }
  var hint: String? {
    "all arms have the same merchants on the same days; lay such a change over the whole scenario"
  }
}
