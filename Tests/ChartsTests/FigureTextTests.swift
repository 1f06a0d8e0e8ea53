import Charts
import ResultFiles
import Testing

/// Figures as charts and pages write them.
struct FigureTextTests {
  @Test(
    "Counts are given in thousands and millions, in Chinese in ten thousands, to their interval",
    arguments: [
      (1_426_000.0, 120_000.0, "1.43 M", "143 万"),
      (468_700, 92_000, "469 k", "46.9 万"),
      (9_870, 310, "9,870", "9,870"),
      (0, 0, "0", "0"),
    ])
  func counts(value: Double, half: Double, english: String, chinese: String) {
    #expect(FigureText.count(value, half: half, .english) == english)
    #expect(FigureText.count(value, half: half, .chinese) == chinese)
  }

  @Test("The interval of a count has its unit once, and a true minus sign")
  func intervals() {
    #expect(
      FigureText.countInterval(-1_120_000, -609_000, isSigned: true, .english) == "−1.12 to −0.61 M"
    )
    #expect(FigureText.countInterval(-1_120_000, 609_000, .chinese) == "−112 至 61 万")
    #expect(FigureText.fixed(-1234.5, decimals: 1) == "−1,234.5")
    #expect(FigureText.fixed(-0.001, decimals: 1) == "0.0")
  }

  @Test("No p value is 0")
  func pValues() {
    #expect(FigureText.pValue(0) == "< 0.0001")
    #expect(FigureText.pValue(0.000_06) == "0.0001")
    #expect(FigureText.pValue(0.041_26) == "0.0413")
  }

  @Test("A path loses its first keys, not its last")
  func paths() {
    let path = "segments.solo.answering.foregroundChatting.chance"
    #expect(TextLayout.clippedPath(path, letters: 60) == path)
    #expect(TextLayout.clippedPath(path, letters: 30) == "….foregroundChatting.chance")
    #expect(TextLayout.clippedPath(path, letters: 12) == "….chance")
  }
}
