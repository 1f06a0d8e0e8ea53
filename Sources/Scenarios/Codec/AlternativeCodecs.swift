extension Codec {
  /// A value that can also be written in a shorter way: `lowDays: 2` for `lowDays: {count: 2}`.
  ///
  /// `contract` returns nil for values that the short way cannot express.
  public static func shorthand<Short>(
    _ short: Codec<Short>, expand: @escaping @Sendable (Short) -> Value,
    contract: @escaping @Sendable (Value) -> Short?, or full: Codec
  ) -> Codec {
    let shape = Shape.either([short.shape, full.shape])
    return Codec(shape) { node, context in
      guard short.shape.admits(node.kind) else { return full.read(node, &context) }
      let (value, findings) = context.apart { short.read(node, &$0) }
      if let value {
        context.add(findings)
        return expand(value)
      }
      guard full.shape.admits(node.kind) else {
        context.add(findings.map { $0.expecting(shape) })
        return nil
      }
      let (other, otherFindings) = context.apart { full.read(node, &$0) }
      if let other {
        context.add(otherFindings)
        return other
      }
      // Neither fits: report the more specific reason.
      let all = findings + otherFindings
      let reasoned = all.first { $0.hasReason } ?? all.first
      context.add(reasoned.map { [$0.expecting(shape)] } ?? [])
      return nil
    } writing: { value in
      contract(value).map(short.render) ?? full.render(value)
    } resolving: { node in
      short.resolve(node) ?? full.resolve(node)
    }
  }

  /// A mapping with exactly one key, which says what its value is: `{gamma: {mean: 45 min, cv: 1}}`.
  ///
  /// - Parameters:
  ///   - name: The name in messages and in the schema.
  ///   - summary: The meaning, in one line.
  ///   - cases: The keys with their codecs.
  public static func oneKey(_ name: String, _ summary: String, _ cases: [OneKeyCase<Value>])
    -> Codec
  {
    let shape = Shape.OneKey(name: name, summary: summary, cases: cases.map(\.shape))
    return Codec(.oneKey(shape)) { node, context in
      let errorsBefore = context.errorCount
      for entry in node.entries where shape.field(entry.key) == nil {
        context.reportUnknown(entry, in: shape.cases, of: name)
      }
      guard context.errorCount == errorsBefore else { return nil }
      guard let entry = node.entries.first, node.entries.count == 1,
        let known = cases.first(where: { $0.shape.key == entry.key })
      else {
        let place = node.entries.dropFirst().first?.keyLocation ?? node.label
        context.report(
          .notOneKey(node.entries.map(\.key), of: name, allowed: shape.cases.map(\.key)),
          at: place)
        return nil
      }
      return known.read(entry.value, &context)
    } writing: { value in
      .mapping(cases.lazy.compactMap { $0.render(value) }.first.map { [$0] } ?? [])
    } resolving: { node in
      let entries = node.entries.compactMap { entry in
        cases.first { $0.shape.key == entry.key }?.resolve(entry.value)
      }
      return RenderedNode(.mapping(entries), origin: node.location)
    }
  }
}

/// One of the keys of `Codec.oneKey`.
public struct OneKeyCase<Root: Sendable>: Sendable {
  let shape: Shape.FieldShape
  let read: @Sendable (SourceNode, inout DecodingContext) -> Root?
  let render: @Sendable (Root) -> RenderedNode.Entry?
  let resolve: @Sendable (SourceNode) -> RenderedNode.Entry?

  /// A key with the codec of its value.
  ///
  /// `extract` returns nil for values that belong to another key; a value is written with the first key that
  /// extracts it. A `DomainProblem` that `embed` throws is reported at the value.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - codec: The codec of its value.
  ///   - summary: The meaning, in one line.
  ///   - unit: The unit of a number.
  ///   - synonyms: Words that lead to the key in messages.
  ///   - embed: Makes the value from what the key holds.
  ///   - extract: Returns what the key holds of a value; nil for values of another key.
  public init<Payload>(
    _ key: String, _ codec: Codec<Payload>, _ summary: String, unit: String? = nil,
    synonyms: [String] = [], embed: @escaping @Sendable (Payload) throws -> Root,
    extract: @escaping @Sendable (Root) -> Payload?
  ) {
    shape = Shape.FieldShape(
      key: key, summary: summary, unit: unit, synonyms: synonyms, isRequired: false,
      isOptional: false, defaultValue: nil, shape: codec.shape)
    read = { node, context in
      guard let payload = codec.read(node, &context) else { return nil }
      do {
        return try embed(payload)
      } catch {
        context.report(.domain(ForeignProblem.of(error)), at: node.location)
        return nil
      }
    }
    render = { root in
      extract(root).map { RenderedNode.Entry(key, codec.render($0), unit: unit) }
    }
    resolve = { node in
      codec.resolve(node).map { RenderedNode.Entry(key, $0, unit: unit) }
    }
  }
}

/// The message of an error that is not a domain problem.
struct ForeignProblem: DomainProblem {
  let message: String

  static func of(_ error: any Error) -> any DomainProblem {
    error as? any DomainProblem ?? ForeignProblem(message: "\(error)")
  }
}

extension Diagnostic {
  /// Whether it gives a reason, and not only that the text is something else.
  fileprivate var hasReason: Bool {
    if case .scalar(_, _, let fault) = problem { fault != .unreadable } else { true }
  }

  /// Returns the same with all shapes that are allowed.
  fileprivate func expecting(_ shape: Shape) -> Diagnostic {
    guard case .scalar(let text, _, let fault) = problem else { return self }
    return Diagnostic(
      .scalar(text, expected: shape, fault: fault), at: location, severity: severity)
  }
}
