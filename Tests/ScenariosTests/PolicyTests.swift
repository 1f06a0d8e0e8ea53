import Scenarios
import SimKernel
import Testing

struct PolicyTests {
  private static let milder = """
    policy:
      title: Milder
      source: assumption
    change:
      rule:
        lowDays: 9
        kind: ~
      segments:
        solo: {patience: ~, hours: [9, 9, 9, 9]}
        desk: {text: {exponential: {mean: 1 min}}, volume: {mixture: [{weight: 1, of: 2}]}}
        new: {agents: 3}
    """

  @Test("Mappings merge by key, lists and scalars replace, null takes away, names are added")
  func merges() throws {
    let loaded = try Shop.load(Shop.example, policies: [Self.milder])
    let shop = loaded.value
    #expect(loaded.policies.map(\.title) == ["Milder"])
    #expect(loaded.policies.map(\.source) == ["assumption"])
    #expect(shop.rule.lowDays == .init(count: 9))
    #expect(shop.rule.suspensionDays == 5)
    #expect(shop.rule.kind == .streak)
    #expect(shop.segments.map(\.name) == ["solo", "desk", "new"])
    #expect(shop.segments[0].value.patience == nil)
    #expect(shop.segments[0].value.hours == [9, 9, 9, 9])
    #expect(shop.segments[1].value.patience == .minutes(90))
    var minute = DistributionSpec.Mean()
    minute.mean = 60
    #expect(shop.segments[1].value.text == .exponential(minute))
  }

  @Test("A law of another family takes nothing away that was never there")
  func otherFamily() throws {
    let policy =
      "policy: {title: x}\nchange: {segments: {desk: {text: {lognormal: {median: 60 s, sigma: 0.5, mean: ~, cv: ~}}}}}\n"
    // The family of the example first, so that it is another.
    let exponential =
      "policy: {title: y}\nchange: {segments: {desk: {text: {exponential: {mean: 1 min}}}}}\n"
    let text = try Shop.load(Shop.example, policies: [exponential, policy]).value.segments[1]
      .value.text
    guard case .lognormal(let law) = text else {
      Issue.record("\(text)")
      return
    }
    #expect(law.median == 60 && law.sigma == 0.5 && law.mean == nil)
  }

  @Test("Policies apply in order, and settings after them")
  func order() throws {
    let stricter = "policy: {title: Stricter}\nchange: {rule: {lowDays: 1}}\n"
    let milderFirst = try Shop.load(Shop.example, policies: [Self.milder, stricter])
    #expect(milderFirst.value.rule.lowDays.count == 1)
    let milderLast = try Shop.load(
      Shop.example, policies: [stricter, Self.milder], settings: ["rule.lowDays=2"])
    #expect(milderLast.value.rule.lowDays.count == 2)
  }

  @Test("A fault in a policy is shown in the policy")
  func faults() {
    let said = Shop.complaint(
      Shop.example,
      policies: ["polcy: {title: x}\nchange:\n  rule:\n    lowDys: 3\n    threshold: 3\n"])
    #expect(
      said == """
        policy1.yaml:1:1: error: the policy file has no key `polcy`
           1 | polcy: {title: x}
             | ^~~~~
             = hint: did you mean `policy`?
        policy1.yaml:4:5: error: `rule` has no key `lowDys`
           4 |     lowDys: 3
             |     ^~~~~~
             = hint: did you mean `lowDays`?
        policy1.yaml:5:16: error: `3` is not written as it should be
           5 |     threshold: 3
             |                ^
             = expected: a number from 0 to 1, or a percentage such as `85 %`
             = hint: write `3 %`
        """)
  }

  @Test("A policy that changes nothing is an error", arguments: ["change:", "change: 3", "{}"])
  func empty(text: String) {
    let said = Shop.complaint(Shop.example, policies: ["policy: {title: x}\n\(text)\n"])
    #expect(said.contains("policy1.yaml:2:"))
  }
}
