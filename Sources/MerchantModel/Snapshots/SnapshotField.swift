/// The fields of which a snapshot is made, but for its counts and the kinds of pending events, without which it could not
/// be read at all.
package enum SnapshotField: Int, CaseIterable, Sendable {
  // The feature.
  case isOn, onSince, throttledUntil, throttledShare, respondsUntil, diligence, cardsFactor
  case lowDayDiligence, anticipates, tricks, mostCalls, countingOfCalls
  // The merchant.
  case nextArrival, nextInRotation
  // A pending event.
  case eventTime, eventPriority
  // A contact.
  case contactKey, kind, arrivedAt, textDuration, textToGo, videoSpent, ringCount
  case waited, ringsMissed, metMiss, queueVisits, cards, callBackTries, contactAgent, wasTaken,
    message, isResidue, willDrop, isVoiceCall
  case cardSentAt, enqueuedAt
  // A chat that an agent holds, and what the agent's have in common.
  case assignedAt, patienceEndsAt, repliesAt, replyState, replyDraws, chatFinish
  case openChats, chatsAdvanced, chatsAdvancedAt, chatSpeed
  // A chat as reply rates see it.
  case chatKey, chatArrivedAt, chatRepliedAt, chatTraits
  // A ring.
  case ringNumber, startedAt, endsAt, isCutShort, isVoiceRing, availability, deskAt
  case answersTried, answerAt, answeringAgent, lineOfRings
  // A hunt.
  case huntedAgent, huntPosition, offeredAgent, offerEndsAt, picksUpAt
  // A ring's dealings with an agent.
  case isInOrder, wasRung, hasNoticed, drawnState, laterDraws
  // An agent.
  case cursor, idleSince, call, chats, slotsTaken, offers, workingSince, rosteredWork
  // An agent's app.
  case appState, appChangesAt, appWorkBegan, appStream
}
