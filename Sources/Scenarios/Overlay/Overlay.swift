/// Merging of one tree over another.
enum Overlay {
  /// Returns the lower tree changed by the upper one.
  ///
  /// Mappings merge key by key; anything else replaces what it lies over; null takes the key away.
  /// An uncertain value is replaced whole, and replaces whole. Where `shape` says that exactly one key may stand, another key
  /// replaces the first. Among names, `each` changes all that are there, before what changes a single one. A change to a key in
  /// whose place the lower tree has another is one to each that stands there; the other way round it takes the key away. Every
  /// node keeps the place it came from.
  static func merge(_ upper: SourceNode, over lower: SourceNode, shape: Shape) -> SourceNode {
    guard case .mapping(var entries) = lower.content, case .mapping(var changes) = upper.content,
      !lower.isUncertain(shape), !upper.isUncertain(shape)
    else { return upper }
    for (key, substitute) in shape.substitutes {
      let given = changes.first { $0.key == substitute }
      guard let index = changes.firstIndex(where: { $0.key == key }) else {
        if let given, !given.value.isNull { entries.removeAll { $0.key == key } }
        continue
      }
      guard given == nil, !changes[index].value.isNull,
        entries.contains(where: { $0.key == substitute })
      else { continue }
      changes[index] = changes[index].underEach(of: substitute)
    }
    if shape.hasNames, let index = changes.firstIndex(where: { $0.key == NameRule.each }) {
      let each = changes.remove(at: index)
      entries = entries.map { entry in
        SourceNode.Entry(
          key: entry.key, keyLocation: entry.keyLocation,
          value: merge(each.value, over: entry.value, shape: shape.part(entry.key) ?? .text))
      }
    }
    if shape.hasOneKey { entries.removeAll { lower in !changes.contains { $0.key == lower.key } } }
    for change in changes {
      guard let index = entries.firstIndex(where: { $0.key == change.key }) else {
        if !change.value.isNull || shape.part(change.key) == nil {
          entries.append(change.leavingOutNulls(shape))
        }
        continue
      }
      if change.value.isNull {
        entries.remove(at: index)
        continue
      }
      let part = shape.part(change.key) ?? .text
      entries[index] = SourceNode.Entry(
        key: change.key, keyLocation: change.keyLocation,
        value: merge(change.value, over: entries[index].value, shape: part))
    }
    return SourceNode(.mapping(entries), at: lower.location).labelled(lower.label)
  }
}

extension SourceNode {
  /// Returns the same node with another label.
  func labelled(_ label: SourceLocation) -> SourceNode {
    var node = self
    node.label = label
    return node
  }
}

extension SourceNode.Entry {
  /// The same where nothing stands yet: a known key below it that is taken away is no key.
  fileprivate func leavingOutNulls(_ shape: Shape) -> SourceNode.Entry {
    guard let part = shape.part(key), case .mapping(let entries) = value.content,
      !value.isUncertain(part)
    else { return self }
    let kept = entries.filter { !$0.value.isNull || part.part($0.key) == nil }
      .map { $0.leavingOutNulls(part) }
    let node = SourceNode(.mapping(kept), at: value.location).labelled(value.label)
    return SourceNode.Entry(key: key, keyLocation: keyLocation, value: node)
  }

  /// The same change for each of what stands under a key.
  fileprivate func underEach(of key: String) -> SourceNode.Entry {
    func under(_ key: String, _ entry: SourceNode.Entry) -> SourceNode.Entry {
      let node = SourceNode(.mapping([entry]), at: entry.keyLocation)
      return SourceNode.Entry(key: key, keyLocation: entry.keyLocation, value: node)
    }
    return under(key, under(NameRule.each, self))
  }
}
