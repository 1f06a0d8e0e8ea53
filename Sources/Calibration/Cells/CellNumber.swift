/// A number as a cell has it: `212`, `4,723.22`, `38.75%`.
struct CellNumber: Equatable {
  /// The value; of a percentage, the share.
  var value: Double
  /// How many digits stand behind the point.
  var decimals: Int
  /// Whether there is a sign of per cent.
  var isPerCent: Bool

  /// Half of what the last digit is worth: how far the value may be from what was rounded to it.
  var halfStep: Double {
    var step = isPerCent ? 0.005 : 0.5
    for _ in 0..<decimals { step /= 10 }
    return step
  }

  /// A number of its parts.
  init(value: Double, decimals: Int, isPerCent: Bool) {
    self.value = value
    self.decimals = decimals
    self.isPerCent = isPerCent
  }

  /// Reads a cell; nil if it is no number. Commas may part thousands, and nothing else: `1,5` is no number.
  init?(_ cell: ArraySlice<UInt8>) {
    var rest = cell
    isPerCent = rest.last == UInt8(ascii: "%")
    if isPerCent { rest.removeLast() }
    while rest.last == UInt8(ascii: " ") { rest.removeLast() }
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let parts = rest.split(
      separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count) else { return nil }
    let groups = parts[0].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? parts[1] : []
    let isGrouped = groups.dropFirst().allSatisfy { $0.count == 3 }
    guard isGrouped, groups.count == 1 || (1...3).contains(groups[0].count), !groups[0].isEmpty,
      parts.count == 1 || !fraction.isEmpty
    else { return nil }
    let whole = groups.flatMap { $0 }
    guard whole.count <= 18, (whole + fraction).allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    // More than 18 digits no number here has, but spreadsheets write them.
    decimals = min(fraction.count, 18 - whole.count)
    let digits = whole + fraction.prefix(decimals)
    let scaled = digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
    var power = 1.0
    for _ in 0..<decimals { power *= 10 }
    value = Double(scaled) / power
    if isNegative { value = -value }
    if isPerCent { value /= 100 }
  }

  /// The largest count that is believed; the sum of as many rows as there can be stays within 64 bits.
  static let largestCount = 1e9

  /// A whole number from 0 to ``largestCount``; nil of any other.
  static func count(_ cell: ArraySlice<UInt8>) -> Int? {
    guard let number = CellNumber(cell), !number.isPerCent,
      (0...largestCount).contains(number.value), number.value == number.value.rounded()
    else { return nil }
    return Int(number.value)
  }
}
