/// Small benchmarks that are run in turn, round after round, so that a slow spell of the machine falls on
/// all of them.
public struct Suite {
  private struct Case {
    let name: String
    /// Does an operation a number of times and returns something that depends on all of them.
    let body: (Int) -> Double
    var operations = 1
    var nanoseconds: [Double] = []
  }

  private var cases: [Case] = []
  private var checksum = 0.0

  /// Makes a suite without benchmarks.
  public init() {}

  /// Adds a benchmark.
  ///
  /// - Parameters:
  ///   - name: What the table calls it.
  ///   - body: Does the operation as often as it is told. What it returns is summed up and printed, so that
  ///     no operation can be optimised away.
  public mutating func add(_ name: String, _ body: @escaping (Int) -> Double) {
    cases.append(Case(name: name, body: body))
  }

  /// Runs all benchmarks whose name contains `filter`, and prints a table in Markdown.
  ///
  /// - Parameters:
  ///   - rounds: How often each is run, 1 or more.
  ///   - seconds: Roughly how long each run of one takes.
  public mutating func run(rounds: Int, seconds: Double = 0.05, filter: String = "") {
    cases.removeAll { !filter.isEmpty && !$0.name.contains(filter) }
    for index in cases.indices { calibrate(index, seconds: seconds) }
    for _ in 0..<rounds {
      for index in cases.indices { cases[index].nanoseconds.append(time(index)) }
    }
    print("| benchmark | ns, median | least | greatest |")
    print("| --- | ---: | ---: | ---: |")
    for one in cases {
      let sorted = one.nanoseconds.sorted()
      let figures = [sorted[sorted.count / 2], sorted[0], sorted[sorted.count - 1]]
      print("| \(one.name) | \(figures.map(Suite.text).joined(separator: " | ")) |")
    }
    print("\n(\(rounds) rounds, user CPU; sum of all results \(checksum))")
  }

  /// Finds how many operations take the time wanted.
  private mutating func calibrate(_ index: Int, seconds: Double) {
    var operations = 1_000
    while true {
      let start = UserTime.seconds
      checksum += cases[index].body(operations)
      let elapsed = UserTime.seconds - start
      if elapsed >= seconds / 4 {
        cases[index].operations = max(1, Int(Double(operations) * seconds / elapsed))
        return
      }
      operations *= 4
    }
  }

  /// Nanoseconds an operation.
  private mutating func time(_ index: Int) -> Double {
    let start = UserTime.seconds
    checksum += cases[index].body(cases[index].operations)
    return (UserTime.seconds - start) * 1e9 / Double(cases[index].operations)
  }

  /// A number with one digit behind the point.
  private static func text(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
