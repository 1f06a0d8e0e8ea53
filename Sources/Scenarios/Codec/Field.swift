/// One key of an object: its property in `Root`, its codec and its meaning.
public struct Field<Root: Sendable>: Sendable {
  let key: String
  let describe: @Sendable (Root) -> Shape.FieldShape
  let read: @Sendable (SourceNode, inout Root, inout DecodingContext) -> Bool
  let render: @Sendable (Root) -> RenderedNode.Entry?
  let resolve: @Sendable (SourceNode) -> RenderedNode.Entry?
  /// The key that takes its place where that is given.
  private(set) var substitute: String?

  /// Whether what is written has the key only where it is given, or not as by default.
  private(set) var isLeftOutByDefault = false

  /// The same key, left out of a document with defaults filled in where it is not given: what such documents of earlier
  /// releases said stays what they say.
  public func leftOutByDefault() -> Field {
    var field = self
    field.isLeftOutByDefault = true
    return field
  }

  /// The same key, in which nothing may be uncertain (``UncertainValue``).
  public func known() -> Field {
    let describe = describe
    return Field(
      key: key,
      describe: {
        var shape = describe($0)
        shape.mustBeKnown = true
        return shape
      }, read: read, render: render, resolve: resolve, substitute: substitute,
      isLeftOutByDefault: isLeftOutByDefault)
  }

  /// The same key, left out of what is written where another key is given in its place. What is written is then never both.
  public func replaced(by substitute: String) -> Field {
    let describe = describe
    return Field(
      key: key,
      describe: {
        var shape = describe($0)
        shape.substitute = substitute
        return shape
      }, read: read, render: render, resolve: resolve, substitute: substitute)
  }

  /// A key that must be given.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - path: The property that holds the value.
  ///   - codec: The codec of the value.
  ///   - summary: The meaning, in one line.
  ///   - unit: The unit of a number.
  ///   - synonyms: Words that lead to the key in messages.
  ///   - formerKey: What it was called in earlier releases; still read.
  public static func required<Value>(
    _ key: String, _ path: WritableKeyPath<Root, Value> & Sendable, _ codec: Codec<Value>,
    _ summary: String, unit: String? = nil, synonyms: [String] = [],
    formerly formerKey: String? = nil
  ) -> Field {
    plain(
      key, path, codec, summary, unit: unit, synonyms: synonyms, isRequired: true,
      formerly: formerKey)
  }

  /// A key that may be left out; the default comes from the object's default instance.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - path: The property that holds the value.
  ///   - codec: The codec of the value.
  ///   - summary: The meaning, in one line.
  ///   - unit: The unit of a number.
  ///   - synonyms: Words that lead to the key in messages.
  ///   - formerKey: What it was called in earlier releases; still read.
  public static func defaulted<Value>(
    _ key: String, _ path: WritableKeyPath<Root, Value> & Sendable, _ codec: Codec<Value>,
    _ summary: String, unit: String? = nil, synonyms: [String] = [],
    formerly formerKey: String? = nil
  ) -> Field {
    plain(
      key, path, codec, summary, unit: unit, synonyms: synonyms, isRequired: false,
      formerly: formerKey)
  }

  /// A key that may be left out or null; both mean no value.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - path: The property that holds the value.
  ///   - codec: The codec of the value.
  ///   - summary: The meaning, in one line.
  ///   - unit: The unit of a number.
  ///   - synonyms: Words that lead to the key in messages.
  ///   - formerKey: What it was called in earlier releases; still read.
  public static func optional<Value>(
    _ key: String, _ path: WritableKeyPath<Root, Value?> & Sendable, _ codec: Codec<Value>,
    _ summary: String, unit: String? = nil, synonyms: [String] = [],
    formerly formerKey: String? = nil
  ) -> Field {
    Field(key: key) { defaults in
      Shape.FieldShape(
        key: key, summary: summary, unit: unit, synonyms: synonyms, isRequired: false,
        isOptional: true, defaultValue: defaults[keyPath: path].map(codec.render),
        shape: codec.shape, formerKey: formerKey)
    } read: { node, root, context in
      if node.isNull {
        root[keyPath: path] = nil
        return true
      }
      guard let value = codec.read(node, &context) else { return false }
      root[keyPath: path] = value
      return true
    } render: { root in
      root[keyPath: path].map { RenderedNode.Entry(key, codec.render($0), unit: unit) }
    } resolve: { node in
      codec.resolve(node).map { RenderedNode.Entry(key, $0, unit: unit) }
    }
  }

  private static func plain<Value>(
    _ key: String, _ path: WritableKeyPath<Root, Value> & Sendable, _ codec: Codec<Value>,
    _ summary: String, unit: String?, synonyms: [String], isRequired: Bool,
    formerly formerKey: String?
  ) -> Field {
    Field(key: key) { defaults in
      Shape.FieldShape(
        key: key, summary: summary, unit: unit, synonyms: synonyms, isRequired: isRequired,
        isOptional: false,
        defaultValue: isRequired ? nil : codec.render(defaults[keyPath: path]),
        shape: codec.shape, formerKey: formerKey)
    } read: { node, root, context in
      guard let value = codec.read(node, &context) else { return false }
      root[keyPath: path] = value
      return true
    } render: { root in
      RenderedNode.Entry(key, codec.render(root[keyPath: path]), unit: unit)
    } resolve: { node in
      codec.resolve(node).map { RenderedNode.Entry(key, $0, unit: unit) }
    }
  }
}
