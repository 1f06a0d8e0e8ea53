import Calibration
import Testing

/// Logs that were damaged on the way: whatever is wrong with them ends in an error or an audit.
struct DamagedLogTests {
  /// A generator with a fixed seed: what fails here fails everywhere.
  private struct Draws {
    var state: UInt64

    mutating func below(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
  }

  private static let logs = [
    ("queue_log", "asterisk-queue-log"), ("connect.jsonl", "amazon-connect"),
    ("console.csv", "merchant-console"),
  ]

  @Test("Cut off anywhere", arguments: logs)
  func truncated(log: String, mapping: String) throws {
    let (bytes, mapping) = (try Taken.log(log), try Taken.shipped(mapping))
    for length in stride(from: 0, to: bytes.count, by: 17) {
      do {
        let taken = try Taken([Array(bytes[..<length])], as: mapping, zone: "+08:00")
        #expect(taken.audit.rowsRead < 20)
      } catch is IngestError {
        // The header is cut.
      }
    }
  }

  @Test("With bytes changed, put in, taken out and repeated", arguments: logs)
  func mutated(log: String, mapping: String) throws {
    let (whole, mapping) = (try Taken.log(log), try Taken.shipped(mapping))
    let special: [UInt8] = [0x00, 0x0A, 0x0D, 0x22, 0x2C, 0x2D, 0x39, 0x7B, 0x7C, 0xFE, 0xFF]
    let numbers = ["1000000000000000000", "-1", "9999999999999", "0.5", "1e9", "1,5"]
    var draws = Draws(state: 3)
    for round in 0..<150 {
      var bytes = whole
      for _ in 0..<[1, 3, 10, 60][round % 4] {
        let place = draws.below(bytes.count)
        switch draws.below(5) {
        case 0: bytes[place] = UInt8(draws.below(256))
        case 1:
          let byte = special[draws.below(special.count)]
          bytes.insert(contentsOf: repeatElement(byte, count: 1 + draws.below(40)), at: place)
        case 2: bytes.removeSubrange(place..<min(bytes.count - 1, place + draws.below(30)) + 1)
        case 3:
          let from = draws.below(bytes.count)
          let part = Array(bytes[from..<min(bytes.count, from + 200)])
          bytes.insert(contentsOf: part, at: place)
        default: bytes.insert(contentsOf: numbers[draws.below(numbers.count)].utf8, at: place)
        }
        if bytes.isEmpty { bytes = whole }
      }
      do {
        // That every row became one thing is checked there.
        _ = try Taken([bytes], as: mapping, zone: "America/New_York")
      } catch is IngestError {
        // The header is spoilt.
      }
    }
  }
}
