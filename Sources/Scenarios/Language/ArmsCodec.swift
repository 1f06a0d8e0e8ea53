import MerchantModel
import SimRandom

extension Codec where Value == [Arm] {
  /// Arms by name. What their policies make of the scenario is read with the whole of it: see ``ArmOverlay``.
  static var arms: Codec {
    Codec<[Named<Arm>]>.names(of: "arm", .arm).map {
      $0.map { named in
        var arm = named.value
        arm.name = named.name
        return arm
      }
    } from: {
      $0.map { Named($0.name, $0) }
    }
  }
}

extension Codec where Value == Arm {
  /// An arm of a roll-out.
  static var arm: Codec {
    .object(
      "arm", "An arm of a roll-out: a share of the merchants under a policy of its own.",
      defaults: Arm("", share: .always, scenario: Scenario()),
      fields: [
        .optional("title", \.title, .text, "What the policy does, in a few words."),
        .required(
          "share", \.share, .probability,
          "The chance that a merchant is in it, drawn once a replication; those of all arms add up to 100 %."
        ),
        .optional(
          "policy", \.policyToRead, .text,
          "A policy laid over the scenario: a file, or a name as of --policy; nothing for the scenario as written."
        ),
        .optional(
          "change", \.change, .change, "What is merged over the scenario, and over the policy."),
      ],
      check: { arm, findings in
        if arm.share == .never { findings.error(EmptyArm(), at: "share") }
      })
  }
}

extension Arm {
  /// The policy that a file names. It is not kept: what it changes stands in ``change`` once it is read.
  fileprivate var policyToRead: String? {
    get { nil }
    set { _ = newValue }
  }
}

extension Codec where Value == String {
  /// Changes of a scenario, kept as they are written.
  static var change: Codec {
    Codec(.changes { Codec<Scenario>.withoutArmPolicies.shape }) { node, _ in
      node.asWritten.inline
    } writing: {
      .plain($0)
    } resolving: {
      $0.asWritten
    }
  }
}

extension SourceNode {
  /// The node as a document has it, without defaults.
  fileprivate var asWritten: RenderedNode {
    switch content {
    case .scalar(let scalar):
      guard !scalar.isNull else { return RenderedNode(.plain("~"), origin: location) }
      let isSafe = scalar.isPlain && scalar.text.unicodeScalars.allSatisfy(Self.isSafe)
      return RenderedNode(
        isSafe ? .plain(scalar.text) : .text(scalar.text), origin: location)
    case .sequence(let elements):
      return RenderedNode(.list(elements.map(\.asWritten)), origin: location)
    case .mapping(let entries):
      return RenderedNode(
        .mapping(entries.map { RenderedNode.Entry($0.key, $0.value.asWritten) }), origin: location)
    }
  }

  /// Whether a character means nothing else in a text without quotes on one line.
  private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || " -_./()%+".unicodeScalars.contains(scalar)
  }
}

extension Scenario {
  /// The arms; nil if there are none, because a mapping of names is never empty in a file.
  var givenArms: [Arm]? {
    get { arms.isEmpty ? nil : arms }
    set { arms = newValue ?? [] }
  }
}

extension ArmAssignment: DescribedChoice {
  /// What the word means.
  public var summary: String {
    switch self {
    case .independent: "each is drawn by itself"
    case .stratified: "each segment is dealt out by the shares"
    }
  }
}
