/// How one kind of value is read, described and written: the unit of which the scenario language is
/// made.
///
/// A codec is built from smaller ones and never by hand from YAML:
///
/// ```swift
/// Codec<[Int]>.list(of: .integer(in: 1...9))
/// ```
public struct Codec<Value: Sendable>: Sendable {
  /// What the value looks like in a file.
  public let shape: Shape
  private let reading: @Sendable (SourceNode, inout ReadingContext) -> Value?
  private let writing: @Sendable (Value) -> RenderedNode
  private let resolving: @Sendable (SourceNode) -> RenderedNode?

  /// A codec of its parts.
  ///
  /// - Parameters:
  ///   - shape: What the value looks like; nodes of another form never get to `reading`.
  ///   - reading: The value of a node, or nil, but only after an error was reported.
  ///   - writing: The value as one would write it.
  ///   - resolving: A node as it was understood; left out, what `writing` makes of what `reading`
  ///     got, all of it given where the node stands. Containers pass it on to their parts.
  public init(
    _ shape: Shape,
    reading: @escaping @Sendable (SourceNode, inout ReadingContext) -> Value?,
    writing: @escaping @Sendable (Value) -> RenderedNode,
    resolving: (@Sendable (SourceNode) -> RenderedNode?)? = nil
  ) {
    self.shape = shape
    self.reading = reading
    self.writing = writing
    self.resolving =
      resolving ?? { node in
        var context = ReadingContext()
        return reading(node, &context).map { writing($0).given(at: node.location) }
      }
  }

  /// The value of a node, or nil after the reasons were reported.
  public func read(_ node: SourceNode, _ context: inout ReadingContext) -> Value? {
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

  /// The value as one would write it; reads back as the same value.
  public func render(_ value: Value) -> RenderedNode { writing(value) }

  /// A node as it was understood: defaults filled in, and each value with the place where it was
  /// given. Nil for a node that the codec cannot read.
  public func resolve(_ node: SourceNode) -> RenderedNode? {
    node.isNull || !shape.admits(node.kind) ? nil : resolving(node)
  }
}

extension Codec {
  /// A codec of a text in a form of its own: `parse` sees the scalar and throws what is wrong.
  public static func scalar(
    _ shape: Shape,
    parse: @escaping @Sendable (SourceNode.Scalar) throws(ScalarFault) -> Value,
    render: @escaping @Sendable (Value) -> RenderedNode
  ) -> Codec {
    Codec(shape) { node, context in
      guard let scalar = node.scalar else { return nil }
      do throws(ScalarFault) {
        return try parse(scalar)
      } catch {
        context.report(error, reading: node, as: shape)
        return nil
      }
    } writing: {
      render($0)
    }
  }

  /// The same file form for another type: a wrapper, or a type that checks what it is made of.
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

  /// The same, with what lies outside the text: `complete` gets a value and its place, and adds, say,
  /// what a file holds that the value names. What it throws is reported at the value.
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

  /// A codec for a type that contains itself; `make` is called when a value is met.
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
