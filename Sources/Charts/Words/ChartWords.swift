import Foundation
import ResultFiles

/// Words that several charts use, in the language of the reader.
package struct ChartWords {
  package let say: Language
  private let head: ResultsHead
  private let merchants: Int

  package init(_ results: SavedResults, in language: Language) {
    say = language
    head = results.head
    merchants = results.merchants
  }

  /// What a scope is called in a picture.
  package func name(_ scope: String) -> String {
    let isWhole = scope == head.scopes.last?.name
    return isWhole ? say("all merchants", "全部商家") : TextLayout.clipped(scope, letters: 16)
  }

  /// How many replications of how many merchants.
  package var sample: String {
    let replications = head.replications
    let merchants = NumberText.fixed(Double(merchants), decimals: 0)
    return say(
      "\(replications) replication\(replications == 1 ? "" : "s") of \(merchants) merchants",
      "\(replications) 次重复，每次 \(merchants) 个商家")
  }

  /// What stands for the uncertainty, and what kind of interval it is.
  package func intervals(_ mark: String, _ markInChinese: String) -> String {
    guard head.replications > 1 else {
      return say(
        "One replication of \(NumberText.fixed(Double(merchants), decimals: 0)) merchants, so no "
          + "intervals.",
        "仅一次重复（\(NumberText.fixed(Double(merchants), decimals: 0)) 个商家），因此没有区间。")
    }
    return say(
      "\(mark): 95 % t interval over \(sample).", "\(markInChinese)：95% t 区间，\(sample)。")
  }

  /// A sentence and a space, or in Chinese no space.
  package func join(_ sentences: String...) -> String {
    sentences.filter { !$0.isEmpty }.joined(separator: say(" ", ""))
  }
}

extension ChartWords {
  /// What a policy is called in a picture.
  package func policy(_ name: String) -> String {
    name == "as written" ? say("as written", "原方案") : TextLayout.clipped(name, letters: 20)
  }
}
