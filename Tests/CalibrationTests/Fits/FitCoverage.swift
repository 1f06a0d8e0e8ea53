import Calibration
import Foundation
import SimRandom
import SimStatistics
import Testing

/// How often intervals cover what samples were drawn from.
struct FitCoverage {
  /// A kind of interval.
  struct Cell {
    let name: String
    private(set) var intervals = 0
    private(set) var covered = 0

    init(_ name: String) { self.name = name }

    mutating func add(_ covers: Bool) {
      intervals += 1
      if covers { covered += 1 }
    }

    var share: Double { Double(covered) / Double(max(intervals, 1)) }
  }

  private(set) var cells: [Cell] = []
  /// Samples that gave no fit.
  private(set) var failures = 0
  /// All samples.
  private(set) var samples = 0

  /// Draws samples by their seeds, and adds whether each interval covers.
  ///
  /// - Parameter intervals: Of a sample's stream: by a name, whether each interval covers.
  mutating func run(
    _ world: String, seeds: Int,
    _ intervals: (inout RandomStream) throws -> [(name: String, covers: Bool)]
  ) {
    var own: [Cell] = []
    for seed in 0..<seeds {
      samples += 1
      var stream = StreamKey(
        seed: 1, replication: UInt64(seed), subject: 0, entity: 0, purpose: 0
      ).stream()
      guard let found = try? intervals(&stream) else {
        failures += 1
        continue
      }
      if own.isEmpty { own = found.map { Cell("\(world), \($0.name)") } }
      for (index, one) in found.enumerated() { own[index].add(one.covers) }
    }
    cells += own
  }

  /// Checks that every sample could be fitted, but for so many, and that each share is between 93.5 and 96.5 %, or as near to
  /// 95 % as right intervals stay in all cells at once with a chance of 99 % (binomial, Bonferroni).
  func check(failures allowed: Int = 0) {
    #expect(!cells.isEmpty)
    #expect(failures <= allowed)
    let reach = StandardNormal.criticalValue(.ninetyNine.simultaneous(over: cells.count))
    for cell in cells {
      if Self.isValidation { print("\(cell.name): \(cell.covered) of \(cell.intervals)") }
      let error = (0.95 * 0.05 / Double(max(cell.intervals, 1))).squareRoot()
      #expect(
        abs(cell.share - 0.95) <= max(0.015, reach * error),
        "\(cell.name): \(cell.covered) of \(cell.intervals)")
    }
  }

  /// How many seeds: all where `make validation` asks, else a few.
  static func seeds(_ all: Int, otherwise few: Int) -> Int {
    isValidation ? all : few
  }

  /// Whether the long tests are asked for.
  static let isValidation = ProcessInfo.processInfo.environment["RINGSIDE_VALIDATION"] != nil
}

extension FittedValue {
  /// Whether the interval has a value in it.
  func covers(_ truth: Double) -> Bool { interval.contains(truth) }
}
