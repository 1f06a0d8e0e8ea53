extension SourceNode {
  /// Replaces keys and words of a choice by their current names where an earlier release used others, and notes each.
  ///
  /// - Parameter shape: What the tree is to be read as. What does not fit it stays as it is.
  func inCurrentWords(_ shape: Shape, _ context: inout DecodingContext) -> SourceNode {
    let renamed: Content
    switch content {
    case .scalar(let scalar):
      guard let word = shape.currentWord(scalar.text) else { return self }
      context.report(.formerName(scalar.text, now: word), at: location, severity: .note)
      renamed = .scalar(Scalar(word, isPlain: scalar.isPlain))
    case .sequence(let elements):
      guard let element = shape.element else { return self }
      renamed = .sequence(elements.map { $0.inCurrentWords(element, &context) })
    case .mapping(let entries):
      renamed = .mapping(entries.map { $0.inCurrentWords(shape, among: entries, &context) })
    }
    return SourceNode(renamed, at: location).labelled(label)
  }
}

extension SourceNode.Entry {
  fileprivate func inCurrentWords(
    _ shape: Shape, among entries: [SourceNode.Entry], _ context: inout DecodingContext
  ) -> SourceNode.Entry {
    var entry = self
    if let current = shape.currentKey(key) {
      if let other = entries.first(where: { $0.key == current }) {
        context.add([
          Diagnostic(.duplicateKey(current), at: keyLocation, related: other.keyLocation)
        ])
      } else {
        context.report(.formerName(key, now: current), at: keyLocation, severity: .note)
      }
      entry = SourceNode.Entry(key: current, keyLocation: keyLocation, value: value)
    }
    if let part = shape.part(entry.key) { entry.value = entry.value.inCurrentWords(part, &context) }
    return entry
  }
}

extension Shape {
  /// Today's name of a key that had another one; nil of any other key.
  func currentKey(_ key: String) -> String? {
    guard part(key) == nil else { return nil }
    return fields.first { $0.formerKey == key }?.key
  }

  /// Today's name of a word of a choice that had another one; nil of any other text.
  fileprivate func currentWord(_ text: String) -> String? {
    for case .choice(let words) in alternatives {
      if let word = words.first(where: { $0.formerWord == text }) { return word.word }
    }
    return nil
  }
}
