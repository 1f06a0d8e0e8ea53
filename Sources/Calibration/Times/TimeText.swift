import MerchantModel

/// Reads points in time as people and programs write them.
struct TimeText {
  private var rest: ArraySlice<UInt8>

  private init(_ text: ArraySlice<UInt8>) {
    rest = text
  }

  /// Reads a cell; nil if it is not of the form.
  static func parse(_ cell: ArraySlice<UInt8>, as form: TimeForm) -> WrittenTime? {
    var text = TimeText(cell)
    return text.parse(form)
  }

  /// Reads the time of day in a cell of its own, in microseconds; with Excel's days also a fraction of a day.
  static func clock(_ cell: ArraySlice<UInt8>, as form: TimeForm) -> Int64? {
    var text = TimeText(cell)
    if form == .excelDays, !cell.contains(UInt8(ascii: ":")) {
      guard let number = text.decimal(), text.rest.isEmpty, (0..<1).contains(number) else {
        return nil
      }
      return text.wholeSecond(number)
    }
    guard let micros = text.clock(), text.rest.isEmpty else { return nil }
    return micros
  }

  private mutating func parse(_ form: TimeForm) -> WrittenTime? {
    switch form {
    case .epochSeconds: epoch(unit: 1_000_000)
    case .epochMilliseconds: epoch(unit: 1_000)
    case .excelDays: excel()
    case .ymd, .dmy, .mdy, .yymmdd: calendar(form)
    }
  }

  /// A count of units since 1970, within the years 1 to 9999.
  private mutating func epoch(unit: Int64) -> WrittenTime? {
    let isNegative = take("-")
    guard let whole = digits(1...15) else { return nil }
    let (product, overflow) = Int64(whole).multipliedReportingOverflow(by: unit)
    guard !overflow, product < 253_402_300_800_000_000 else { return nil }
    var micros = product
    if take(".") {
      let places = rest.count
      guard (1...9).contains(places), let fraction = digits(places...places) else { return nil }
      var part = Double(fraction) * Double(unit)
      for _ in 0..<places { part /= 10 }
      micros += Int64(part)
    }
    guard rest.isEmpty else { return nil }
    if isNegative { micros = -micros }
    guard micros > -62_135_596_800_000_000 else { return nil }
    return WrittenTime(micros: micros, offset: 0)
  }

  private mutating func excel() -> WrittenTime? {
    guard let number = decimal(), rest.isEmpty, number >= 1, number < 2_958_466 else { return nil }
    let day = Int(number)
    // 1970-01-01 is day 25,569.
    let date = day - 25_569
    let fraction = number - Double(day)
    if fraction == 0 { return WrittenTime(day: date, micros: nil) }
    return WrittenTime(
      micros: Int64(date) * WrittenTime.dayLength + wholeSecond(fraction), offset: nil)
  }

  /// A fraction of a day to the nearest second, if it is one within Excel's precision; else to the millisecond.
  private func wholeSecond(_ fraction: Double) -> Int64 {
    let seconds = fraction * 86_400
    let nearest = seconds.rounded()
    return abs(seconds - nearest) < 0.01
      ? Int64(nearest) * 1_000_000 : Int64((seconds * 1_000).rounded()) * 1_000
  }

  private mutating func calendar(_ form: TimeForm) -> WrittenTime? {
    guard let date = date(form) else { return nil }
    if rest.isEmpty { return WrittenTime(day: date.dayNumber, micros: nil) }
    guard take("T") || blanks() || form == .yymmdd else { return nil }
    guard let micros = clock() else { return nil }
    guard !rest.isEmpty else { return WrittenTime(day: date.dayNumber, micros: micros) }
    _ = blanks()
    guard let offset = offset(), rest.isEmpty else { return nil }
    return WrittenTime(day: date.dayNumber, micros: micros, offset: offset)
  }

  private mutating func date(_ form: TimeForm) -> CivilDate? {
    if form == .yymmdd {
      let count = rest.prefix { Self.isDigit($0) }.count
      let width = count == 6 || count == 10 || count == 12 ? 2 : 4
      guard let year = digits(width...width), let month = digits(2...2), let day = digits(2...2)
      else { return nil }
      return CivilDate(year: Self.century(year, width), month: month, day: day)
    }
    var numbers: [Int] = []
    var widths: [Int] = []
    for place in 0..<3 {
      if place > 0, !(take("-") || take("/") || take(".")) { return nil }
      let before = rest.count
      guard let number = digits(1...4) else { return nil }
      numbers.append(number)
      widths.append(before - rest.count)
    }
    let order =
      switch form {
      case .dmy: (2, 1, 0)
      case .mdy: (2, 0, 1)
      default: (0, 1, 2)
      }
    guard widths[order.0] == 4 || (widths[order.0] == 2 && form != .ymd), widths[order.1] <= 2,
      widths[order.2] <= 2
    else { return nil }
    return CivilDate(
      year: Self.century(numbers[order.0], widths[order.0]), month: numbers[order.1],
      day: numbers[order.2])
  }

  /// The year that two digits mean: 70 to 99 are of the last century, as POSIX has it from 69.
  private static func century(_ year: Int, _ width: Int) -> Int {
    width == 4 ? year : year < 69 ? 2_000 + year : 1_900 + year
  }

  /// A time of day: `9:15`, `09:15:30.250`, `9:15 PM`, `下午9:15`, `0915`.
  private mutating func clock() -> Int64? {
    var half = take("上午") ? 0 : take("下午") ? 12 : nil
    guard let hour = digits(1...2) else { return nil }
    let hasColon = take(":")
    guard let minute = digits(2...2), minute < 60 else { return nil }
    var micros: Int64 = 0
    let hasSecond = hasColon ? take(":") : rest.first.map(Self.isDigit) ?? false
    if hasSecond {
      guard let second = digits(2...2), second < 60 else { return nil }
      micros = Int64(second) * 1_000_000
      if take(".") || take(",") {
        let places = rest.prefix { Self.isDigit($0) }.count
        guard (1...9).contains(places), let fraction = digits(places...places) else { return nil }
        var part = Int64(fraction) * 1_000_000
        for _ in 0..<places { part /= 10 }
        micros += part
      }
    }
    let before = rest
    _ = blanks()
    if take("AM") || take("am") || take("a.m.") {
      half = 0
    } else if take("PM") || take("pm") || take("p.m.") {
      half = 12
    } else {
      rest = before
    }
    guard let hour24 = Self.hour(hour, half) else { return nil }
    return Int64(hour24 * 60 + minute) * 60_000_000 + micros
  }

  private static func hour(_ hour: Int, _ half: Int?) -> Int? {
    guard let half else { return hour < 24 ? hour : nil }
    // Some programs write 下午14:30.
    if half == 12, (13..<24).contains(hour) { return hour }
    return (1...12).contains(hour) || hour == 0 ? hour % 12 + half : nil
  }

  /// An offset from UTC in seconds: `Z`, `+08:00`, `+0800`, `+08`.
  private mutating func offset() -> Int? {
    if take("Z") || take("z") || take("UTC") { return 0 }
    let sign = take("+") ? 1 : take("-") ? -1 : 0
    guard sign != 0, let hours = digits(2...2), hours <= 18 else { return nil }
    _ = take(":")
    if rest.isEmpty { return sign * hours * 3_600 }
    guard let minutes = digits(2...2), minutes < 60 else { return nil }
    return sign * (hours * 3_600 + minutes * 60)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private mutating func take(_ text: StaticString) -> Bool {
    let isThere = text.withUTF8Buffer { text in
      unsafe rest.starts(with: text)
    }
    if isThere { rest = rest.dropFirst(text.utf8CodeUnitCount) }
    return isThere
  }

  private mutating func blanks() -> Bool {
    let count = rest.prefix { $0 == 0x20 || $0 == 0x09 }.count
    rest = rest.dropFirst(count)
    return count > 0
  }

  private mutating func digits(_ counts: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while count < counts.upperBound, let byte = rest.first, Self.isDigit(byte) {
      value = value * 10 + Int(byte - 0x30)
      rest = rest.dropFirst()
      count += 1
    }
    return counts.contains(count) ? value : nil
  }

  private mutating func decimal() -> Double? {
    let word = rest.prefix { Self.isDigit($0) || $0 == UInt8(ascii: ".") }
    rest = rest.dropFirst(word.count)
    return Double(String(decoding: word, as: UTF8.self))
  }
}
