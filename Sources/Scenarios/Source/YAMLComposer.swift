import Yams

/// Parses YAML into a `SourceNode`. No other file uses the YAML library.
struct YAMLComposer {
  /// The text that locations refer to.
  let source: SourceText
  /// The parsed text: all of it, or a part with blanks in place of the rest.
  let content: String
  let limits: SourceLimits

  /// How many bytes are parsed again, at the most, to find more duplicate keys than the first.
  private static let mostParsed = 1_000_000

  init(_ source: SourceText, content: String? = nil, limits: SourceLimits) {
    self.source = source
    self.content = content ?? source.content
    self.limits = limits
  }

  /// Returns the tree of a text and every fault in it.
  ///
  /// The tree is nil if the text is not YAML at all; duplicates and bad aliases leave a usable tree.
  func compose() -> (tree: SourceNode?, faults: [Diagnostic]) {
    guard var mask = YAMLMask(content) else {
      return (nil, [Diagnostic(.yaml(.unreadable), at: .start(of: source))])
    }
    var parsed = 0
    while true {
      parsed += content.utf8.count
      do {
        let parser = try Parser(
          yaml: mask.text, resolver: .basic, constructor: .default, encoding: .utf8)
        guard let root = try parser.singleRoot(), !Self.isNothing(root) else {
          return (nil, [Diagnostic(.access(.empty), at: .start(of: source))])
        }
        // The parser owns the anchors, to which nodes hold weak references.
        return withExtendedLifetime(parser) {
          var builder = SourceTreeBuilder(source: source, limits: limits, mask: mask)
          return builder.build(root)
        }
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        let mark = context.mark
        // Each key told apart takes another reading, so of a large text few are.
        if parsed < Self.mostParsed, mask.tellApart(line: mark.line, column: mark.column) {
          continue
        }
        let place = SourceLocation(source, line: mark.line, column: mark.column)
        let key = keys.first.map(mask.unmasked) ?? ""
        let problem = key == "<<" ? Problem.yaml(.repeatedMerge([])) : .duplicateKey(key)
        return (nil, [Diagnostic(problem, at: place)])
      } catch let error as YamlError {
        return (nil, [diagnostic(of: error)])
      } catch {
        return (nil, [Diagnostic(.yaml(.other("\(error)")), at: .start(of: source))])
      }
    }
  }

  /// Whether a document has no content at all, as after a lone `---`.
  private static func isNothing(_ root: Node) -> Bool {
    guard case .scalar(let scalar) = root else { return false }
    return scalar.style == .plain && scalar.string.isEmpty
  }

  private func diagnostic(of error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let fault = fault(problem, context: context?.text ?? "", at: mark)
      let opening = fault.isAboutItsOpening ? context?.mark : nil
      return Diagnostic(.yaml(fault), at: location(opening ?? mark))
    case .memory, .no, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded,
      .duplicatedKeysInMapping:
      return Diagnostic(.yaml(.unreadable), at: .start(of: source))
    }
  }

  /// Converts a place of the library, and moves one beyond the end to the last text before it.
  private func location(_ mark: Mark) -> SourceLocation {
    let line = source.line(mark.line)
    guard line.isEmpty, mark.line >= source.lines.count else {
      return SourceLocation(source, line: mark.line, column: mark.column)
    }
    let last = source.lines.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? 0
    let column = source.line(last + 1).unicodeScalars.count
    return SourceLocation(source, line: last + 1, column: column)
  }

  private func fault(_ problem: String, context: String, at mark: Mark) -> YAMLFault {
    switch problem {
    case "mapping values are not allowed in this context": .strayColon
    case "could not find expected ':'": .missingColon
    case "did not find expected ',' or ']'": .unclosed("[")
    case "did not find expected ',' or '}'": .unclosed("{")
    case "found unexpected end of stream", "found unexpected document indicator": .unclosed("quote")
    case "did not find expected key", "did not find expected '-' indicator",
      "block sequence entries are not allowed in this context",
      "mapping keys are not allowed in this context":
      switch character(at: mark) {
      case "\t": .tab
      case ":": .keyNotText
      default: .indentation
      }
    case "did not find expected node content": .missingNode
    case "found unknown escape character": .escape
    case "but found another document": .severalDocuments
    case let text where text.hasPrefix("Maximum nesting level"): .tooDeep(limits.depth)
    case let text where text.hasPrefix("found a tab character"): .tab
    case "found character that cannot start any token":
      switch character(at: mark) {
      case "\t": .tab
      case let found?: .cannotBegin(String(found))
      case nil: .other(problem)
      }
    default: .other(context.isEmpty ? problem : "\(problem) \(context)")
    }
  }

  private func character(at mark: Mark) -> Unicode.Scalar? {
    let scalars = Array(source.line(mark.line).unicodeScalars)
    return scalars.indices.contains(mark.column - 1) ? scalars[mark.column - 1] : nil
  }
}
