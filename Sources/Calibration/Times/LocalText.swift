import MerchantModel

/// Writes local times and spans for files and messages.
enum LocalText {
  /// `2026-03-02T09:15:30`, with microseconds if there are any; local microseconds since 1970-01-01 00:00.
  static func append(_ local: Int64, to bytes: inout [UInt8]) {
    let time = WrittenTime(micros: local, offset: nil)
    let (year, month, day) = CivilDate(dayNumber: time.day).components
    let micros = time.micros ?? 0
    let seconds = Int(micros / 1_000_000)
    append(year, digits: 4, to: &bytes)
    for (mark, number) in [
      (UInt8(ascii: "-"), month), (UInt8(ascii: "-"), day), (UInt8(ascii: "T"), seconds / 3_600),
      (UInt8(ascii: ":"), seconds / 60 % 60), (UInt8(ascii: ":"), seconds % 60),
    ] {
      bytes.append(mark)
      append(number, digits: 2, to: &bytes)
    }
    appendFraction(micros % 1_000_000, to: &bytes)
  }

  /// A span in seconds, with as many decimals as it has; nothing for nil.
  static func appendSeconds(_ micros: Int64?, to bytes: inout [UInt8]) {
    guard let micros else { return }
    if micros < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes.append(contentsOf: String(micros.magnitude / 1_000_000).utf8)
    appendFraction(Int64(micros.magnitude % 1_000_000), to: &bytes)
  }

  /// A local time as text.
  static func text(_ local: Int64) -> String {
    var bytes: [UInt8] = []
    append(local, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A span in seconds as text.
  static func seconds(_ micros: Int64) -> String {
    var bytes: [UInt8] = []
    appendSeconds(micros, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ number: Int, digits: Int, to bytes: inout [UInt8]) {
    let start = bytes.count
    var rest = number
    for _ in 0..<digits {
      bytes.insert(UInt8(0x30 + rest % 10), at: start)
      rest /= 10
    }
  }

  private static func appendFraction(_ micros: Int64, to bytes: inout [UInt8]) {
    guard micros > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    append(Int(micros), digits: 6, to: &bytes)
    while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
  }
}
