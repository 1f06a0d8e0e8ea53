/// A node of the input as written: text, list or mapping, each with its place.
///
/// Nothing is resolved: `8:30`, `yes` and `0x10` stay the text they are until a codec that knows
/// what is expected reads them.
public struct SourceNode: Sendable {
  /// A scalar's text, and whether it stood without quotes.
  public struct Scalar: Sendable, Equatable {
    /// The text, escapes and folding undone.
    public let text: String
    /// False for quoted and block scalars, which are always text.
    public let isPlain: Bool

    /// A scalar as read.
    public init(_ text: String, isPlain: Bool = true) {
      self.text = text
      self.isPlain = isPlain
    }

    /// True for a plain `~`, `null` or nothing at all.
    public var isNull: Bool {
      isPlain && (text.isEmpty || text == "~" || text.lowercased() == "null")
    }
  }

  /// A key and its value.
  public struct Entry: Sendable {
    /// The key's text.
    public let key: String
    /// Where the key stands.
    public let keyLocation: SourceLocation
    /// The value.
    public var value: SourceNode

    /// An entry whose value is labelled by its key.
    ///
    /// - Parameters:
    ///   - key: The text of the key.
    ///   - keyLocation: The place of the key.
    ///   - value: The value.
    public init(key: String, keyLocation: SourceLocation, value: SourceNode) {
      self.key = key
      self.keyLocation = keyLocation
      self.value = value
      self.value.label = keyLocation
    }
  }

  /// What a node holds.
  public enum Content: Sendable {
    /// Text.
    case scalar(Scalar)
    /// A list.
    case sequence([SourceNode])
    /// Keys and values in source order; keys are unique.
    case mapping([Entry])
  }

  /// What the node holds.
  public var content: Content
  /// Where it stands.
  public let location: SourceLocation
  /// The place of its label: the key for the value of a mapping, else the node itself.
  public internal(set) var label: SourceLocation

  /// A node at a place.
  public init(_ content: Content, at location: SourceLocation) {
    self.content = content
    self.location = location
    self.label = location
  }

  /// The three forms of a node.
  public enum Kind: Sendable {
    /// Text.
    case scalar
    /// A list.
    case sequence
    /// Keys and values.
    case mapping
  }

  /// The node's form.
  public var kind: Kind {
    switch content {
    case .scalar: .scalar
    case .sequence: .sequence
    case .mapping: .mapping
    }
  }

  /// The scalar, if it is one.
  public var scalar: Scalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  /// The entries of a mapping, else nothing.
  public var entries: [Entry] {
    if case .mapping(let entries) = content { entries } else { [] }
  }

  /// The elements of a list, else nothing.
  public var elements: [SourceNode] {
    if case .sequence(let elements) = content { elements } else { [] }
  }

  /// True for a plain `~`, `null` or nothing at all.
  public var isNull: Bool { scalar?.isNull ?? false }

  /// The value of a key. Complexity: linear in the number of keys.
  public subscript(key: String) -> SourceNode? {
    entries.first { $0.key == key }?.value
  }

  /// The element of a list at a position given as text, counted from 0.
  func item(_ position: String) -> SourceNode? {
    guard let index = Int(position), elements.indices.contains(index) else { return nil }
    return elements[index]
  }
}
