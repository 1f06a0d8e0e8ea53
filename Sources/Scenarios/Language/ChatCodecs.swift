import Foundation
import MerchantModel

extension Codec where Value == FirstReply {
  /// When an agent replies to a new chat.
  static var firstReply: Codec {
    .object(
      "firstReply",
      "How long after a chat was given to an agent the agent sees it and replies, by the state of the app; drawn "
        + "anew as the state changes.",
      defaults: FirstReply(),
      fields: [
        .required("foreground", \.foreground, .durations, "With the app in the foreground."),
        .optional(
          "background", \.background, .durations,
          "With the app in the background; chats are not seen then if left out."),
        .optional(
          "closed", \.closed, .durations,
          "With the app closed; chats are not seen then if left out."),
      ])
  }
}

extension Codec where Value == ChatSlowdown {
  /// How much slower chats get.
  static var chatSlowdown: Codec {
    .object(
      "slowdown", "How much slower an agent's chats get where there are many of them, or a call.",
      defaults: ChatSlowdown(),
      fields: [
        .defaulted(
          "perChat", \.perChat, .number(in: .from(0, through: 10)),
          "What each further open chat adds to the time that a chat takes, as a share of it."),
        .defaulted(
          "inCall", \.inCall, .number(in: .from(0, through: 1)),
          "The speed of chats while their agent is in a call, as a share of that without."),
      ])
  }
}

extension Codec where Value == OfflineMessage {
  /// The message of a customer who meets nobody.
  static var offlineMessage: Codec {
    .object(
      "offlineMessage",
      "The message that a customer can leave who meets nobody: everybody is off shift, or all slots are taken.",
      defaults: OfflineMessage(),
      fields: [
        .required(
          "chance", \.chance, .probability,
          "The chance of leaving one instead of waiting in the queue."),
        .defaulted(
          "delay", \.delay, .durations,
          "How long until the customer answers, from the message's turn on.",
          synonyms: ["answersAfter"]),
        .defaulted(
          "gone", \.gone, .probability, "The chance that the customer is gone at its turn."),
      ])
  }
}

extension Scenario {
  /// Warns of what is said about chats that nobody of the model answers.
  func checkChats(_ findings: inout ObjectCheck) {
    if customer.message != nil && segments.allSatisfy({ $0.staffing.chats == .byOthers }) {
      findings.warn(ChatsOfOthers(key: "message"), at: ["customer", "message"])
    }
    if segments.allSatisfy({ $0.staffing.chats == .byOthers }) { checkRepliesOfOthers(&findings) }
    for segment in segments where segment.staffing.chats == .byOthers {
      let place = ["segments", segment.name]
      if segment.firstReply != nil {
        findings.warn(ChatsOfOthers(key: "firstReply"), at: place + ["firstReply"])
      }
      if segment.slowdown.isAnything {
        findings.warn(ChatsOfOthers(key: "slowdown"), at: place + ["slowdown"])
      }
    }
  }
}

/// A property of chats where people outside the model answer them.
struct ChatsOfOthers: DomainProblem {
  let key: String

  var message: String {
    "`\(key)` does nothing: people outside the model answer chats, without slot and wait"
  }
  var hint: String? { "give `chats` a number of slots" }
}
