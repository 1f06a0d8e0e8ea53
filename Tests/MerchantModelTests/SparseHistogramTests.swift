import Foundation
import MerchantModel
import SimRandom
import Testing

/// Histograms in few bytes.
struct SparseHistogramTests {
  /// A histogram of some numbers of all sizes.
  private func histogram(_ count: Int, seed: UInt64) -> Histogram {
    var stream = RandomStream(
      StreamKey(seed: seed, replication: 0, subject: 0, entity: 0, purpose: 0))
    var histogram = Histogram()
    for _ in 0..<count {
      histogram.add(
        Int64.random(in: 0...(1 << Int64.random(in: 0...62, using: &stream)), using: &stream))
    }
    return histogram
  }

  @Test("Kept, and sent, a histogram is the same", arguments: [1, 10, 5_000])
  func roundTrip(count: Int) throws {
    let original = histogram(count, seed: UInt64(count))
    let sparse = try #require(SparseHistogram(original))
    #expect(sparse.histogram == original)
    let sent = try JSONDecoder().decode(
      SparseHistogram.self, from: JSONEncoder().encode(sparse))
    #expect(sent == sparse)
    #expect(sent.histogram == original)
  }

  @Test("Nothing seen is nothing kept")
  func empty() {
    #expect(SparseHistogram(Histogram()) == nil)
  }

  @Test("As JSON it has gaps and counts")
  func json() throws {
    var histogram = Histogram()
    for number in [3, 3, 7, 128] { histogram.add(Int64(number)) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    // 128 is of the first bucket that is two wide, number 128.
    #expect(
      String(decoding: try encoder.encode(SparseHistogram(histogram)), as: UTF8.self)
        == #"{"buckets":[3,2,3,1,120,1],"greatest":128,"least":3}"#)
  }

  @Test(
    "What no numbers can have is no histogram",
    arguments: [
      #"{"buckets":[],"greatest":1,"least":1}"#, #"{"buckets":[1],"greatest":1,"least":1}"#,
      #"{"buckets":[1,0],"greatest":1,"least":1}"#, #"{"buckets":[1,-1],"greatest":1,"least":1}"#,
      #"{"buckets":[4000,1],"greatest":1,"least":1}"#,
      #"{"buckets":[18446744073709551615,1],"greatest":1,"least":1}"#,
      #"{"buckets":[1,9223372036854775807,0,9223372036854775807],"greatest":2,"least":1}"#,
      #"{"buckets":[1,1],"greatest":2,"least":1}"#, #"{"buckets":[1,1],"greatest":1,"least":0}"#,
      #"{"buckets":[0,1],"greatest":0,"least":-1}"#,
    ])
  func refusals(text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(SparseHistogram.self, from: Data(text.utf8))
    }
  }
}
