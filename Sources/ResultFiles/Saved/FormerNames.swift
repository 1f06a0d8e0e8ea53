import MerchantModel

/// Names that results had in earlier releases. Folders with them are still read, with a note; nothing is written under them.
package enum FormerNames {
  /// Today's names of columns, and of keys in JSON files.
  static let currentKeys = [
    "standing": "ranking", "standings": "requirements",
    "suspensionsByLuck": "falsePositives",
    "suspensionsByLuckBelow": "falsePositivesAtLowerThreshold",
    "suspensionsByLuckAbove": "falsePositivesAtHigherThreshold",
  ]

  /// Today's names of what a column `measure` holds.
  static let currentMeasures = Measure.currentNames.merging(
    ["suspensions_by_luck": "false_positives", "suspensions_by_fault": "true_positives"]
  ) { first, _ in first }
}

extension CSVTable {
  /// Returns the table in today's names of columns and measures.
  ///
  /// - Complexity: O(rows).
  func inCurrentNames() -> CSVTable {
    let current = header.map { FormerNames.currentKeys[$0] ?? $0 }
    guard let place = header.firstIndex(of: "measure") else {
      return CSVTable(header: current, rows: rows)
    }
    let renamed = rows.map { row in
      guard let name = FormerNames.currentMeasures[row[place]] else { return row }
      var row = row
      row[place] = name
      return row
    }
    return CSVTable(header: current, rows: renamed)
  }

  /// The names of earlier releases that the table has, sorted.
  var formerNames: [String] {
    var found = Set(header.filter { FormerNames.currentKeys[$0] != nil })
    if let place = header.firstIndex(of: "measure") {
      found.formUnion(rows.map { $0[place] }.filter { FormerNames.currentMeasures[$0] != nil })
    }
    return found.sorted()
  }
}
