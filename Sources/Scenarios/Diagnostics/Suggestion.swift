/// Suggests corrections of misspelt words.
package enum Suggestion {
  /// Returns the candidate nearest to a word if it is near enough; of equally near ones the first.
  ///
  /// Ignores case, `_`, `-` and blanks. The distance is the number of insertions, deletions, replacements and swaps
  /// of neighbours; at most a third of the word's length is near enough. Complexity: candidates times the square of
  /// the length, which is capped.
  package static func nearest(
    to word: String, among candidates: some Sequence<String>
  ) -> String? {
    let wanted = normalised(word)
    guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let known = normalised(candidate)
      // Between words of one or two letters only case and separators may differ.
      let shorter = min(wanted.count, known.count)
      let allowed = shorter < 3 ? 0 : shorter / 3
      let distance = distance(wanted, known)
      guard distance <= allowed, distance < best?.distance ?? .max else { continue }
      best = (candidate, distance)
    }
    return best?.candidate
  }

  private static func normalised(_ word: String) -> [Character] {
    word.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }.map { $0 }
  }

  /// Returns the optimal string alignment distance.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    guard !left.isEmpty, !right.isEmpty, right.count <= 64 else {
      return max(left.count, right.count)
    }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var row = [i + 1]
      for (j, b) in right.enumerated() {
        var cost = min(last[j] + (a == b ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a == right[j - 1], left[i - 1] == b {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}
