import Foundation
import Scenarios

/// Where the merchants are, for the midnight at which a rule's day begins.
public struct LocalZone: Sendable, Equatable {
  /// What the user called it: `Asia/Shanghai`, `+08:00`, `UTC`.
  public let name: String
  private let zone: TimeZone

  /// A zone of a name; nil if nobody knows it.
  public init?(_ name: String) {
    self.name = name
    if let fixed = LocalZone.seconds(name), let zone = TimeZone(secondsFromGMT: fixed) {
      self.zone = zone
    } else if let zone = TimeZone(identifier: name), name.contains("/") || name == "UTC" {
      // Words of three letters mean several zones.
      self.zone = zone
    } else {
      return nil
    }
  }

  /// How far the clock is ahead of UTC at an instant, in seconds; the instant is in seconds since 1970.
  func offset(atUTC seconds: Int) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
  }

  /// The offset of `+08:00`, `-0330`, `UTC+8`.
  private static func seconds(_ name: String) -> Int? {
    let text = name.hasPrefix("UTC") ? name.dropFirst(3) : Substring(name)
    if text.isEmpty { return 0 }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let digits = Substring(text.dropFirst().filter { $0 != ":" })
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), (1...4).contains(digits.count) else {
      return nil
    }
    let hours = Int(digits.count <= 2 ? digits : digits.dropLast(2)) ?? 0
    let minutes = digits.count <= 2 ? 0 : Int(digits.suffix(2)) ?? 0
    guard hours <= 18, minutes < 60 else { return nil }
    return (hours * 3_600 + minutes * 60) * (sign == "-" ? -1 : 1)
  }
}

/// A name that is no zone.
struct UnknownZone: DomainProblem, Error {
  let name: String
  var message: String { "`\(name)` is no zone that this system knows" }
  var expected: String? { "a zone such as `Asia/Shanghai`, or an offset such as `+08:00`" }
}

/// Turns what is written into instants, and instants into local time.
///
/// Instants are microseconds since 1970: in UTC where a zone is given, else in the log's own local time, in which a
/// zone would change nothing.
struct LogClock {
  /// The zone, if one is given.
  let zone: LocalZone?
  /// The quarter of an hour that was last asked for, with the offset in it.
  private var known: (quarter: Int, offset: Int) = (.min, 0)

  init(_ zone: LocalZone?) {
    self.zone = zone
  }

  /// The instant of a time with a time of day; nil if it counts from UTC and there is no zone.
  mutating func instant(_ time: WrittenTime) -> Int64? {
    let local = Int64(time.day) * WrittenTime.dayLength + (time.micros ?? 0)
    if let offset = time.offset { return zone == nil ? nil : local - Int64(offset) * 1_000_000 }
    guard zone != nil else { return local }
    // The offset a guess has decides, except within an hour of a change of clocks, where the second guess does.
    let first = offset(at: local)
    return local - Int64(offset(at: local - Int64(first) * 1_000_000)) * 1_000_000
  }

  /// Local time in microseconds since 1970-01-01 00:00 by the local clock.
  mutating func local(_ instant: Int64) -> Int64 {
    zone == nil ? instant : instant + Int64(offset(at: instant)) * 1_000_000
  }

  private mutating func offset(at instant: Int64) -> Int {
    let seconds = Int(instant / 1_000_000)
    let quarter = Int((Double(seconds) / 900).rounded(.down))
    if known.quarter != quarter { known = (quarter, zone?.offset(atUTC: seconds) ?? 0) }
    return known.offset
  }
}
