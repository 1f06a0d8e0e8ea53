import SimKernel

/// Today's chats, and those of yesterday that were not decided by midnight, in the order in which they arrived.
///
/// It belongs to the world, as ``CallLog`` does: any number of rules can judge the same day. It is kept only where somebody
/// asks for reply rates.
struct ReplyLog: ~Copyable {
  /// The longest time within which a reply can be in time.
  static var longest: SimDuration { ReplyRate.threeMinutes.limit }

  private(set) var chats = Buffer<LoggedChat>(capacity: 8)

  /// Forgets all chats and keeps the memory.
  mutating func removeAll() { chats.removeAll() }

  // MARK: Chats

  /// Adds a chat that arrives.
  ///
  /// - Parameter isOn: Whether the merchant has the feature and it is on.
  mutating func add(_ contact: ContactKey, at now: SimTime, isOn: Bool) {
    chats.append(
      LoggedChat(contact: contact, arrivedAt: now, traits: isOn ? .featureOn : []))
  }

  /// Notes that the assistant takes the chat that arrived last.
  mutating func noteAssistant(contains isContained: Bool) {
    chats[chats.count - 1].traits.insert(isContained ? [.metAssistant, .contained] : .metAssistant)
  }

  /// Notes the first reply of a person. One that is late by every rate is no reply; nor is one to what began by voice.
  ///
  /// - Complexity: O(chats of the last three minutes).
  mutating func noteReply(to contact: ContactKey, at now: SimTime) {
    var index = chats.count - 1
    while index >= 0 && chats[index].arrivedAt + ReplyLog.longest >= now {
      if chats[index].contact.rawValue == contact.rawValue {
        chats[index].repliedAt = now
        return
      }
      index -= 1
    }
  }

  // MARK: Counts

  /// The customers of whom it was decided on a day whether they got a reply in time, of contacts that began with the feature on.
  ///
  /// - Parameters:
  ///   - counting: How they are counted.
  ///   - midnight: The midnight that ends the day.
  ///   - onSince: Since when the feature is on.
  /// - Complexity: O(chats), and O(chats^2) where customers come again.
  func count(
    by counting: ReplyCounting, endingAt midnight: SimTime, onSince: SimTime
  ) -> CallCount {
    var count = CallCount()
    let begins = midnight - .day
    for index in 0..<chats.count where isJudged(index, onSince: onSince) {
      guard counting.counts(chats[index]) else { continue }
      let decision = counting.decision(on: chats[index])
      guard decision.at >= begins, decision.at < midnight,
        isFirst(index, by: counting, among: { isJudged($0, onSince: onSince) })
      else { continue }
      count.add(answered: decision.isHit)
    }
    return count
  }

  /// Whether a rule can count a chat.
  private func isJudged(_ index: Int, onSince: SimTime) -> Bool {
    chats[index].traits.contains(.featureOn) && chats[index].arrivedAt >= onSince
  }

  /// Whether no chat of the customer that counts, of some chats, arrived before on the same day.
  private func isFirst(
    _ index: Int, by counting: ReplyCounting, among counts: (Int) -> Bool
  ) -> Bool {
    guard chats[index].contact.isAgain else { return true }
    for other in 0..<index where chats[other].isOfCustomerAndDay(of: chats[index]) {
      if counting.counts(chats[other]) && counts(other) { return false }
    }
    return true
  }

  // MARK: Midnight

  /// Books the customers of whom all is known since the day began, on the days on which they came.
  mutating func book(
    by rates: MeasuredReplyRates, endingAt midnight: SimTime, into ledger: inout Ledger
  ) {
    let begins = midnight - .day
    for index in 0..<chats.count {
      let chat = chats[index]
      let known = chat.arrivedAt + ReplyLog.longest
      guard known >= begins, known < midnight, rates.threeMinutes.counts(chat),
        isFirst(index, by: rates.threeMinutes, among: { _ in true })
      else { continue }
      let day = chat.arrivedAt.dayIndex
      ledger.book(.replyCustomers, 1, day: day)
      if rates.threeMinutes.decision(on: chat).isHit {
        ledger.book(.repliedInThreeMinutes, 1, day: day)
      }
      if rates.thirtySeconds.decision(on: chat).isHit {
        ledger.book(.repliedInThirtySeconds, 1, day: day)
      }
    }
  }

  /// Forgets at a midnight what later days need not know: they need what is not decided by every rate, and what that
  /// customer's earlier chats of the day were.
  mutating func endDay(at midnight: SimTime) {
    var kept = 0
    for index in 0..<chats.count where isNeeded(index, after: midnight) {
      chats[kept] = chats[index]
      kept += 1
    }
    chats.removeAll(from: kept)
  }

  private func isNeeded(_ index: Int, after midnight: SimTime) -> Bool {
    var other = chats.count - 1
    while other >= index && chats[other].arrivedAt + ReplyLog.longest >= midnight {
      if other == index || chats[other].isOfCustomerAndDay(of: chats[index]) { return true }
      other -= 1
    }
    return false
  }

  // MARK: Snapshots

  /// Transfers all chats.
  ///
  /// - Parameters:
  ///   - isOn: Whether the feature is on.
  ///   - onSince: Since when.
  mutating func transfer(_ archive: inout SnapshotArchive, isOn: Bool, onSince: SimTime) {
    var count = chats.count
    archive.transfer(shape: &count)
    if archive.isReading { chats.removeAll() }
    for index in 0..<count {
      if archive.isReading { chats.append(LoggedChat()) }
      var chat = chats[index]
      // What came while the feature was off, or before it went off, never comes before a rule.
      chat.transfer(
        &archive, isJudged: archive.isReading || isOn && chats[index].arrivedAt >= onSince)
      if archive.isReading { chats[index] = chat }
    }
  }
}

extension LoggedChat {
  /// Whether it is of the customer of another, on the same day.
  func isOfCustomerAndDay(of other: LoggedChat) -> Bool {
    contact.customer == other.contact.customer
      && arrivedAt.dayIndex == other.arrivedAt.dayIndex
  }
}
