/// A value in the form in which a codec writes it, for `explain`, defaults and schemas.
public struct RenderedNode: Sendable, Equatable {
  /// What a node holds.
  public indirect enum Content: Sendable, Equatable {
    /// A plain text that reads back as itself: a number, a duration, a word.
    case plain(String)
    /// Free text, which needs quotes if it looks like anything else.
    case text(String)
    /// A list.
    case list([RenderedNode])
    /// Keys and values.
    case mapping([Entry])
  }

  /// A key and its value.
  public struct Entry: Sendable, Equatable {
    /// The key.
    public let key: String
    /// The value.
    public let value: RenderedNode
    /// The unit of a bare number.
    public let unit: String?

    /// An entry.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - value: The value.
    ///   - unit: The unit of a bare number.
    public init(_ key: String, _ value: RenderedNode, unit: String? = nil) {
      self.key = key
      self.value = value
      self.unit = unit
    }
  }

  /// What it holds.
  public let content: Content
  /// Where the value was given; nil if it is a default.
  public let origin: SourceLocation?

  /// Makes a node from its content.
  public init(_ content: Content, origin: SourceLocation? = nil) {
    self.content = content
    self.origin = origin
  }

  /// A text that reads back as itself.
  public static func plain(_ text: String) -> RenderedNode { RenderedNode(.plain(text)) }
  /// Free text.
  public static func text(_ text: String) -> RenderedNode { RenderedNode(.text(text)) }
  /// A list.
  public static func list(_ items: [RenderedNode]) -> RenderedNode { RenderedNode(.list(items)) }
  /// Keys and values.
  public static func mapping(_ entries: [Entry]) -> RenderedNode { RenderedNode(.mapping(entries)) }

  /// Returns the same node with one place as the origin of all of it.
  func given(at origin: SourceLocation) -> RenderedNode {
    switch content {
    case .plain, .text: RenderedNode(content, origin: origin)
    case .list(let items): RenderedNode(.list(items.map { $0.given(at: origin) }), origin: origin)
    case .mapping(let entries):
      RenderedNode(
        .mapping(entries.map { Entry($0.key, $0.value.given(at: origin), unit: $0.unit) }),
        origin: origin)
    }
  }

  /// Whether no mapping in it has a key.
  var isLeaf: Bool {
    switch content {
    case .plain, .text: true
    case .list(let items): items.allSatisfy(\.isLeaf)
    case .mapping(let entries): entries.isEmpty
    }
  }

  /// The value on one line, in YAML's flow style.
  public var inline: String {
    switch content {
    case .plain(let text): text
    case .text(let text): YAMLText.scalar(text)
    case .list(let items): "[" + items.map(\.inline).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{"
        + entries.map { "\(YAMLText.scalar($0.key)): \($0.value.inline)" }.joined(separator: ", ")
        + "}"
    }
  }
}
