import ArgumentParser
import ResultFiles

/// The range that an option's whole number may lie in.
enum WholeNumber {
  /// Ends the command as wrong usage if a number was given and lies outside.
  ///
  /// - Parameter orZero: Whether 0 is right too.
  static func check(
    _ option: String, _ value: Int?, in range: ClosedRange<Int>, orZero: Bool = false
  ) throws {
    guard let value, !range.contains(value), !(orZero && value == 0) else { return }
    func words(_ bound: Int) -> String { NumberText.fixed(Double(bound), decimals: 0) }
    throw ValidationError(
      "'\(option)' takes \(orZero ? "0, or " : "")a whole number from \(words(range.lowerBound)) to "
        + "\(words(range.upperBound)).")
  }
}
