import MerchantModel

/// What the merchants of a segment result in, added up.
struct SegmentCounts: Sendable {
  var tallies: TallyTable
  /// The counts of each kind of contact; of no kind where they are not counted.
  var kinds: KindTables
  var distributions = Distributions()
  /// The suspended merchants by size and rate.
  var falsePositives = FalsePositiveTable()

  mutating func add(_ output: BlockOutput) {
    tallies.add(output.tallies)
    kinds.add(output.kinds)
    distributions.add(output.distributions)
    falsePositives.add(output.falsePositives)
  }

  mutating func add(_ other: SegmentCounts) {
    tallies.add(other.tallies)
    kinds.add(other.kinds)
    distributions.add(other.distributions)
    falsePositives.add(other.falsePositives)
  }
}

extension SegmentCounts {
  /// Checks that all sums are right.
  ///
  /// - Throws: ``SumOverflowError``.
  func check(of segment: Segment) throws(SumOverflowError) {
    try tallies.check(of: segment)
    guard !kinds.hasOverflowed else {
      throw SumOverflowError(segment: segment.name, counter: .contactMicrosecondsSaved)
    }
  }
}

/// What one replication results in.
struct ReplicationCounts: Sendable {
  /// In the order of the scenario's segments.
  var segments: [SegmentCounts]
  /// Sums of the controls over merchants, by segment and control.
  var controlSums: [Double]

  /// Counts of nothing.
  ///
  /// - Parameter kinds: How many kinds of contact are counted.
  init(_ scenario: Scenario, controls: Int, kinds: Int) {
    segments = scenario.segments.map { _ in
      SegmentCounts(
        tallies: TallyTable(days: scenario.calendar.totalDays), kinds: KindTables(kinds: kinds))
    }
    controlSums = Array(repeating: 0, count: segments.count * controls)
  }

  /// Checks that all sums of a segment are right.
  ///
  /// - Throws: ``SumOverflowError``.
  func check(_ segment: Int, of scenario: Scenario) throws(SumOverflowError) {
    try segments[segment].check(of: scenario.segments[segment])
  }
}

/// Sections of a run: replications that follow each other, added up.
///
/// A section is one replication until there would be more than ``most``. Then neighbours are joined two by two, and
/// again whenever there would be more; so memory does not grow with replications, and an interval has the spread of at
/// least half as many sections behind it. Sections depend on the number of replications alone, and are the same for all
/// policies of a comparison. An interval from 32 batches is hardly wider than one from all replications: t with 31
/// degrees of freedom is 4 % above the normal quantile (Schmeiser (1982), "Batch size effects in the analysis of
/// simulation output", Operations Research 30(3), 556-568).
package struct Sections: Sendable {
  /// The maximum number of sections, an even number.
  static let most = 64

  /// Replications that follow each other.
  struct Section: Sendable {
    /// In the order of the scenario's segments.
    var segments: [SegmentCounts]
    /// How many replications it has.
    var replications: Int
  }

  /// How many replications a section has once it is complete.
  private(set) var size = 1
  private let limit: Int
  private var sections: [Section] = []

  /// No sections yet.
  ///
  /// - Parameter limit: The maximum number of them, even and 2 or more.
  init(limit: Int) { self.limit = limit }

  /// The replications of each section of so many replications, as ``most`` allows.
  package static func replications(of count: Int) -> [Range<Int>] {
    var size = 1
    while count > most * size { size *= 2 }
    return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }

  /// How many sections there are.
  var count: Int { sections.count }

  /// A section, in the order of replications.
  subscript(number: Int) -> Section { sections[number] }

  /// The replications of a section.
  func replications(of number: Int) -> Range<Int> {
    number * size..<number * size + sections[number].replications
  }

  /// Adds the next replication.
  ///
  /// - Throws: ``SumOverflowError``.
  mutating func add(
    _ replication: ReplicationCounts, of scenario: Scenario
  ) throws(SumOverflowError) {
    if let last = sections.indices.last, sections[last].replications < size {
      sections[last].add(replication.segments, replications: 1)
      try check(last, of: scenario)
      return
    }
    if count == limit {
      for number in 0..<limit / 2 {
        let second = sections[2 * number + 1]
        sections[number] = sections[2 * number]
        sections[number].add(second.segments, replications: second.replications)
        try check(number, of: scenario)
      }
      sections.removeLast(limit / 2)
      size *= 2
    }
    sections.append(Section(segments: replication.segments, replications: 1))
  }

  private func check(_ number: Int, of scenario: Scenario) throws(SumOverflowError) {
    for (segment, counts) in zip(scenario.segments, sections[number].segments) {
      try counts.check(of: segment)
    }
  }
}

extension Sections.Section {
  fileprivate mutating func add(_ others: [SegmentCounts], replications: Int) {
    for (segment, other) in others.enumerated() { segments[segment].add(other) }
    self.replications += replications
  }
}
