import MerchantModel

/// The dictionary of measures as Markdown: each with its name, unit, definition, the end of it that is better, and when it
/// is there.
public enum MeasuresReference {
  /// The text, ending with a newline.
  public static var markdown: String {
    let topics = Measure.Topic.allCases.map { topic in
      section(topic, all.filter { $0.topic == topic })
    }
    return """
      # Measures

      Every figure of a run, as `ringside measures` prints them; do not edit this page by hand. Tables, files, `expect:`,
      `--precision` and searches use these names. A measure is a ratio of sums over the counted days, the difference of two
      such ratios, or a quantile of all observations; words in `code` are the counters that it is made of, and durations are
      counted in microseconds. Intervals: [results.md](results.md#words-used-by-all-files).

      There are three figures of minutes, and they say different things. **Customers' minutes** is talk: how much shorter
      guidance was than by text. **Staff minutes per contact served** is effort: several chats at once share an agent, and
      effort for customers who leave is spread over those who are served. **Customers' waiting and handling** is time by the
      clock, of all who came. Read each beside the contacts resolved, unserved and cut off against the same merchants with
      video off: whoever loses customers saves time too.

      """ + topics.joined(separator: "\n") + formerNames
  }

  /// Every measure that some scenario has.
  private static var all: [Measure] {
    Measure.all + Measure.moneyMeasures(.ofEverything)
  }

  private static func section(_ topic: Measure.Topic, _ measures: [Measure]) -> String {
    var text = "\n## \(topic.rawValue)\n\n"
    text += "| measure | title and meaning | unit | definition | better | when |\n"
    text += "| --- | --- | --- | --- | --- | --- |\n"
    for measure in measures {
      text += "| `\(measure.name)` | **\(measure.title)**. \(measure.meaning) | \(unit(measure)) | "
      text +=
        "\(definition(measure)) | \(measure.preference?.rawValue ?? "") | \(when(measure)) |\n"
    }
    return text
  }

  private static func unit(_ measure: Measure) -> String {
    measure.unit == .share ? "share, in tables %" : measure.unit.rawValue
  }

  /// What is divided by what.
  private static func definition(_ measure: Measure) -> String {
    if let quantile = measure.quantile {
      let share = NumberText.fixed(quantile.probability * 100, decimals: 0)
      return "\(share) % quantile of `\(quantile.observation)`"
    }
    let first = "\(sum(measure.numerator)) / \(sum(measure.denominator))"
    guard let other = measure.subtracted else { return first }
    return "\(first) - \(sum(other.numerator)) / \(sum(other.denominator))"
  }

  private static func sum(_ terms: [Measure.Term]) -> String {
    let parts = terms.enumerated().map { place, term in
      let sign = term.weight < 0 ? (place == 0 ? "-" : " - ") : (place == 0 ? "" : " + ")
      return "\(sign)`\(term.counter)`"
    }
    return bracketed(parts.joined(), terms.count)
  }

  private static func sum(_ counters: [Counter]) -> String {
    bracketed(counters.map { "`\($0)`" }.joined(separator: " + "), counters.count)
  }

  private static func bracketed(_ sum: String, _ count: Int) -> String {
    count == 1 ? sum : "(\(sum))"
  }

  private static func when(_ measure: Measure) -> String {
    if measure.topic == .money { return "with `prices`, at which each counter is weighed" }
    var conditions: [String] = []
    switch measure.comparison {
    case .counterfactual: conditions.append("`measurement.counterfactual`")
    case .falsePositives: conditions.append("`measurement.falsePositives`")
    case nil: break
    }
    if measure.needsReactions { conditions.append("customers react to missed calls") }
    if measure.needsFirstReply { conditions.append("chats are seen late, or messages are left") }
    if measure.needsReplyRates { conditions.append("`measurement.replyRates`") }
    if measure.needsMessages { conditions.append("customers leave messages") }
    if measure.needsAssistant { conditions.append("a kind has an assistant") }
    if measure.needsDesk { conditions.append("the platform has a desk") }
    if measure.needsAppeals { conditions.append("merchants can appeal") }
    if measure.needsSecondReference {
      conditions.append("`measurement.reference` is another, in runs of one policy")
    }
    return conditions.isEmpty ? "always" : "if " + conditions.joined(separator: " and ")
  }

  private static var formerNames: String {
    var text = "\n## Former names\n\nStill read, with a note; nothing is written under them.\n\n"
    text += "| former | now |\n| --- | --- |\n"
    for (former, current) in Measure.currentNames.sorted(by: { $0.key < $1.key }) {
      text += "| `\(former)` | `\(current)` |\n"
    }
    return text
  }
}
