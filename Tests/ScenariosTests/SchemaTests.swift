import Foundation
import MerchantModel
import Scenarios
import Testing
import Yams

/// The schema and the reference come from the codecs, and agree with the reader.
struct SchemaTests {
  private static let schema = JSONSchema.text(
    of: Shop.codec.shape, id: "https://example.org/shop.json", title: "Shop")

  /// A document as an editor sees it: YAML's core schema, but for times, which 1.2 leaves as text.
  static func json(_ node: Node) -> Any {
    switch node {
    case .mapping(let mapping):
      var object: [String: Any] = [:]
      for (key, value) in mapping { object[key.scalar?.string ?? ""] = json(value) }
      // `<<` is YAML's affair, which an editor settles before it checks.
      let merged = object["<<"]
      guard let bases = merged as? [[String: Any]] ?? (merged as? [String: Any]).map({ [$0] })
      else { return object }
      object["<<"] = nil
      for base in bases { object.merge(base) { own, _ in own } }
      return object
    case .sequence(let sequence): return sequence.map(json)
    case .alias: return NSNull()
    case .scalar(let scalar):
      guard scalar.style == .plain else { return scalar.string }
      switch scalar.string {
      case "true", "True", "TRUE": return true
      case "false", "False", "FALSE": return false
      case "", "~", "null": return NSNull()
      default:
        let isNumber = scalar.string.allSatisfy { "0123456789+-.eE".contains($0) }
        if isNumber, let number = Double(scalar.string) { return JSONNumber(value: number) }
        return scalar.string
      }
    }
  }

  private static func accepts(_ yaml: String) throws -> Bool {
    let node = try #require(try Yams.compose(yaml: yaml, .basic))
    return try JSONSchemaCheck(schema).accepts(json(node))
  }

  @Test("The check knows every keyword that the schema uses")
  func keywords() throws {
    #expect(try JSONSchemaCheck(Self.schema).unknownKeywords.isEmpty)
  }

  @Test("The schema accepts what the reader accepts")
  func valid() throws {
    let expanded = Explanation.yaml(of: try Shop.load(Shop.example).resolved)
    #expect(try Self.accepts(expanded))
    #expect(try Self.accepts(Shop.example))
    #expect(try Self.accepts(Shop.example.replacing("<<: *base", with: "patience: ~")))
    #expect(try Self.accepts("title: 2026\nsegments: {a: {agents: 1}}\nnote: ~\n"))
  }

  /// Broken files in which a schema cannot see the fault: what only YAML, the whole of several
  /// values, the range of a duration or the way a number is written makes wrong.
  static let beyondSchema: Set<String> = [
    "boolean-capital", "duplicate-key", "law-bounds", "law-no-weight", "law-parameters",
    "law-quantiles", "law-weights", "shift-no-length", "weekday-twice", "date-impossible",
    "duration-overflow", "duration-too-short", "duration-order", "integer-as-real",
    "integer-octal", "number-1e400", "number-1e-400",
    "tag",
  ]

  @Test("The schema rejects what a schema can tell is wrong", arguments: BrokenFileTests.names)
  func invalid(name: String) throws {
    let data = try Data(contentsOf: BrokenFileTests.folder.appending(path: name))
    guard let yaml = String(data: data, encoding: .utf8),
      let node = try? Yams.compose(yaml: yaml, .basic)
    else { return }
    // What the composer would expand for ever is no matter of a schema.
    guard !name.hasPrefix("alias"), !name.contains("deep") else { return }
    let accepted = try JSONSchemaCheck(Self.schema).accepts(Self.json(node))
    #expect(accepted == Self.beyondSchema.contains(name.replacing(".yaml", with: "")))
  }

  @Test("No two mappings share a title, neither here nor in the scenario language")
  func titles() {
    #expect(Shop.codec.shape.clashingTitles.isEmpty)
    #expect(Codec<Scenario>.scenario.shape.clashingTitles.isEmpty)
    let twice = Codec<Shop.Streak>.object(
      "rule", "Another mapping of that name.", defaults: Shop.Streak(),
      fields: [.defaulted("rule", \.carries, .boolean, "A key.")])
    let both = Codec<Shop.Streak>.shorthand(
      twice, expand: { $0 }, contract: { _ in nil },
      or: .object(
        "rule", "A mapping.", defaults: Shop.Streak(),
        fields: [.defaulted("count", \.count, .integer(in: 0...1), "A key.")]))
    #expect(both.shape.clashingTitles == ["rule"])
  }

  @Test("Mappings of the two kinds of distributions have definitions of their own")
  func definitions() throws {
    let head = "title: t\nsegments: {a: {agents: 1, "
    #expect(try Self.accepts(head + "text: {gamma: {mean: 45 min, cv: 1}}}}"))
    #expect(try !Self.accepts(head + "text: {gamma: {mean: 45, cv: 1}}}}"))
    #expect(try Self.accepts(head + "volume: {gamma: {mean: 45, cv: 1}}}}"))
    #expect(try !Self.accepts(head + "volume: {gamma: {mean: 45 min, cv: 1}}}}"))
  }

  @Test("The schema of policies needs no key, allows null, and still knows every key")
  func policies() throws {
    let schema = JSONSchema.policyText(
      of: Shop.codec.shape, id: "https://example.org/policy.json", title: "Policy")
    let check = try JSONSchemaCheck(schema)
    #expect(check.unknownKeywords.isEmpty)
    func accepts(_ yaml: String) throws -> Bool {
      check.accepts(Self.json(try #require(try Yams.compose(yaml: yaml, .basic))))
    }
    #expect(try accepts("policy: {title: x}\nchange: {rule: {lowDays: ~}}\n"))
    #expect(try accepts("policy: {title: x}\nchange: {segments: {a: {patience: 3 s}}}\n"))
    #expect(try !accepts("policy: {title: x}\nchange: {rule: {lowDys: 3}}\n"))
    #expect(try !accepts("policy: {}\nchange: {rule: {lowDays: 3}}\n"))
    #expect(try !accepts("change: {rule: {lowDays: 3}}\n"))
  }

  @Test("The reference has a section for each mapping and a row for each key")
  func reference() {
    let markdown = Reference.markdown(of: Shop.codec.shape, title: "Scenario reference")
    #expect(
      markdown.contains(
        """
        ## calendar

        Which days are simulated.

        | key | value | default | meaning |
        | --- | --- | --- | --- |
        | `start` | a date such as `2026-03-02` | `2026-03-02` | The first counted day. |
        | `days` | a whole number from 1 to 3650, in days | `30` | How many days count. |
        | `isOpen` | `true` or `false` | `true` | Whether the shop is open. |

        """))
    let headings = markdown.split(separator: "\n").filter { $0.hasPrefix("#") }
    #expect(headings.first == "# Scenario reference")
    #expect(headings.dropFirst().first == "## scenario")
    #expect(Set(headings).count == headings.count)
    for name in ["rule", "streak", "segment", "shift", "distribution", "gamma", "component"] {
      #expect(markdown.contains("[\(name)](#\(name))"))
    }
    // Every link leads to a section.
    for link in markdown.matches(of: #/\]\(#([^)]*)\)/#) {
      let target = link.output.1.replacing("-", with: " ")
      #expect(headings.contains { $0.lowercased() == "## \(target)" })
    }
  }
}
