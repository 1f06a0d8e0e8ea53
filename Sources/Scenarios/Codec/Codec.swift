/// Reads, describes and writes one kind of value. The scenario language is made of codecs.
///
/// Build a codec from smaller ones, never by hand from YAML:
///
/// ```swift
/// Codec<[Int]>.list(of: .integer(in: 1...9))
/// ```
public struct Codec<Value: Sendable>: Sendable {
  /// What the value looks like in a file.
  public let shape: Shape
  private let reading: @Sendable (SourceNode, inout DecodingContext) -> Value?
  private let writing: @Sendable (Value) -> RenderedNode
  private let resolving: @Sendable (SourceNode) -> RenderedNode?

  /// Makes a codec from its parts.
  ///
  /// - Parameters:
  ///   - shape: The shape of the value in a file; `reading` sees no node of another form.
  ///   - reading: Returns the value of a node, or reports an error and returns nil.
  ///   - writing: Returns the value as one would write it.
  ///   - resolving: Returns a node with defaults filled in and origins. By default writes the value that `reading`
  ///     returns, with the node as the origin of all of it. Containers delegate to their parts.
  public init(
    _ shape: Shape,
    reading: @escaping @Sendable (SourceNode, inout DecodingContext) -> Value?,
    writing: @escaping @Sendable (Value) -> RenderedNode,
    resolving: (@Sendable (SourceNode) -> RenderedNode?)? = nil
  ) {
    self.shape = shape
    self.reading = reading
    self.writing = writing
    self.resolving =
      resolving ?? { node in
        var context = DecodingContext()
        return reading(node, &context).map { writing($0).given(at: node.location) }
      }
  }

  /// Reads the value of a node, or reports errors and returns nil.
  public func read(_ node: SourceNode, _ context: inout DecodingContext) -> Value? {
    if node.isNull {
      context.report(.missingValue(expected: shape), at: node.label)
      return nil
    }
    guard shape.admits(node.kind) else {
      context.report(.wrongKind(node.kind, expected: shape), at: node.location)
      return nil
    }
    return reading(node, &context)
  }

  /// Writes a value. Reading it back gives the same value.
  public func render(_ value: Value) -> RenderedNode { writing(value) }

  /// Returns a node with defaults filled in, each value with the place where it was given; nil for a node that the
  /// codec cannot read.
  public func resolve(_ node: SourceNode) -> RenderedNode? {
    node.isNull || !shape.admits(node.kind) ? nil : resolving(node)
  }
}

extension Codec {
  /// Makes a codec for text in a form of its own. `parse` gets the scalar and throws a `ScalarError`.
  public static func scalar(
    _ shape: Shape,
    parse: @escaping @Sendable (SourceNode.Scalar) throws(ScalarError) -> Value,
    render: @escaping @Sendable (Value) -> RenderedNode
  ) -> Codec {
    Codec(shape) { node, context in
      guard let scalar = node.scalar else { return nil }
      do throws(ScalarError) {
        return try parse(scalar)
      } catch {
        context.report(error, reading: node, as: shape)
        return nil
      }
    } writing: {
      render($0)
    }
  }

  /// Makes a codec for another type with the same form in files: a wrapper, or a type that checks its contents.
  ///
  /// A `DomainProblem` that `decode` throws is reported at the value.
  public func map<Other: Sendable>(
    _ decode: @escaping @Sendable (Value) throws -> Other,
    from encode: @escaping @Sendable (Other) -> Value
  ) -> Codec<Other> {
    let inner = self
    return Codec<Other>(shape) { node, context in
      guard let value = inner.reading(node, &context) else { return nil }
      do {
        return try decode(value)
      } catch {
        context.report(.domain(ForeignProblem.of(error)), at: node.location)
        return nil
      }
    } writing: {
      inner.render(encode($0))
    } resolving: {
      inner.resolving($0)
    }
  }

  /// Makes a codec that completes values from outside the text. `complete` gets a value and its place and adds, for
  /// example, the contents of a file that the value names. An error that it throws is reported at the value.
  public func completed(
    _ complete: @escaping @Sendable (Value, SourceLocation) throws -> Value
  ) -> Codec {
    let inner = self
    return Codec(shape) { node, context in
      guard let value = inner.reading(node, &context) else { return nil }
      do {
        return try complete(value, node.location)
      } catch {
        context.report(.domain(ForeignProblem.of(error)), at: node.location)
        return nil
      }
    } writing: {
      inner.render($0)
    } resolving: {
      inner.resolving($0)
    }
  }

  /// Makes a codec for a type that contains itself. `make` is called whenever a value is read or written.
  ///
  /// `name` is the name of the type in the schema.
  public static func recursive(
    _ name: String, _ make: @escaping @Sendable () -> Codec
  ) -> Codec {
    Codec(.recursive(name: name) { make().shape }) { node, context in
      make().read(node, &context)
    } writing: {
      make().render($0)
    } resolving: {
      make().resolve($0)
    }
  }
}
