import Foundation
import ResultFiles

/// Texts that several charts build in the same way.
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
    return isWhole ? say(SharedText.allMerchants) : TextLayout.clipped(scope, letters: 16)
  }

  /// How many replications of how many merchants.
  package var sample: String {
    let replications = head.replications
    let merchants = FigureText.fixed(Double(merchants), decimals: 0)
    return say(SharedText.sample(replications: replications, merchants: merchants))
  }

  /// What stands for the uncertainty, and what kind of interval it is.
  package func intervals(_ mark: LocalizedText) -> String {
    guard head.replications > 1 else {
      return say(
        SharedText.oneReplication(merchants: FigureText.fixed(Double(merchants), decimals: 0)))
    }
    return say(SharedText.intervals(say(mark), over: sample))
  }

  /// A sentence and a space, or in Chinese no space.
  package func join(_ sentences: String...) -> String {
    sentences.filter { !$0.isEmpty }.joined(separator: say(SharedText.sentenceGap))
  }
}

extension ChartWords {
  /// What a policy is called where there is room for the whole name.
  package func wholeName(ofPolicy name: String) -> String {
    name == "as written" ? say(SharedText.asWritten) : name
  }

  /// What a policy is called in a picture.
  package func policy(_ name: String) -> String {
    name == "as written" ? say(SharedText.asWritten) : TextLayout.clipped(name, letters: 28)
  }
}
