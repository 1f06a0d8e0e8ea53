import Pages
import Testing

/// Markup.
struct HTMLTests {
  @Test("Text in a page is text, whatever it holds")
  func markup() {
    let text = HTML.text("<img src=x onerror='a(\"b\")'> & \u{202E}gpj \u{1}")
    #expect(
      text
        == "&lt;img src=x onerror=&#39;a(&quot;b&quot;)&#39;&gt; &amp; \u{FFFD}gpj \u{FFFD}")
  }
}
