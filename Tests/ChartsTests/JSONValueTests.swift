import Charts
import Foundation
import Testing

/// JSON that may stand in a script.
struct JSONValueTests {
  private static let hostile =
    "</script><!-- & \u{2028}\u{2029} \"quoted\" \\ \n \u{0} \u{7F} 商家 🙂 ]]>"

  @Test("A text holds nothing that could end a script, and reads back as it was")
  func escaping() throws {
    let value: JSONValue = [
      Self.hostile: [.string(Self.hostile), 1, 0.1, -2.5e-7, true, nil],
      "empty": [:],
    ]
    for text in [value.text, value.compactText] {
      for scalar in text.unicodeScalars {
        #expect(!"<>&\u{2028}\u{2029}".unicodeScalars.contains(scalar))
      }
      let read = try #require(
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      let list = try #require(read[Self.hostile] as? [Any])
      #expect(list[0] as? String == Self.hostile)
      #expect(list[1] as? Int == 1)
      #expect(list[2] as? Double == 0.1)
      #expect(list[3] as? Double == -2.5e-7)
      #expect(list[4] as? Bool == true)
      #expect(list[5] is NSNull)
    }
  }
}
