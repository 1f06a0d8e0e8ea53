/// What customers wait for, and what agents do.
extension Measure {
  static let staffMeasures = [
    Measure(
      .staff, "queue_wait", "Wait in the chat queue, mean",
      "Mean wait of those who reached an agent.",
      [.queueWaitMicroseconds], per: [.queueWaits], scale: 1e-6, .seconds, better: .lower),
    Measure(
      .staff, "queue_wait_p90", "Wait in the chat queue, 90 % within",
      "Wait within which 90 % of those who reached an agent did.",
      quantile: 0.9, of: .queueWait, scale: 1e-6, .seconds, better: .lower),
    Measure(
      .staff, "queue_time", "Time in the chat queue, mean",
      "Time in the chat queue over contacts, that of those who left it included.",
      [.queueMicroseconds], per: [.contacts], scale: 1e-6, .seconds, better: .lower),
    Measure(
      .staff, "first_reply", "Wait for the first reply, mean",
      "Mean time from arrival to the first reply of an agent, over contacts that got one.",
      [.firstReplyMicroseconds], per: [.firstReplies], scale: 1e-6, .seconds, better: .lower),
    Measure(
      .staff, "first_reply_p90", "Wait for the first reply, 90 % within",
      "Time from arrival within which 90 % of the contacts that got a reply got the first.",
      quantile: 0.9, of: .firstReply, scale: 1e-6, .seconds, better: .lower),
    Measure(
      .staff, "three_minute_reply_rate", "Three-minute reply rate",
      "Share of customers of a day whose first reply came within 3 minutes of their chat, as "
        + "measurement.replyRates counts.",
      [.repliedInThreeMinutes], per: [.replyCustomers], .share, better: .higher),
    Measure(
      .staff, "thirty_second_answer_rate", "30-second answer rate",
      "The same within 30 seconds.",
      [.repliedInThirtySeconds], per: [.replyCustomers], .share, better: .higher),
    Measure(
      .staff, "served_in_time", "Contacts served in time",
      "Share of contacts whose first chat began within measurement.serviceTime of their arrival.",
      [.servedInTime], per: [.contacts], .share, better: .higher),
    Measure(
      .staff, "short_waits", "Contacts with a short wait",
      "Share of contacts whose first wait for a chat ended within measurement.serviceTime, by an agent "
        + "or by leaving.",
      [.servedInTime, .leftInTime], per: [.contacts], .share),
    Measure(
      .staff, "staff_hours", "Staff hours",
      "Rostered hours less absence and breaks.",
      [.rosteredMicroseconds], per: [.merchantDays], scale: 1 / microsecondsPerHour,
      .perMerchantDay, better: .lower),
    Measure(
      .staff, "staff_effort", "Staff effort",
      "Calls and rings in full, n open chats 1/n of each minute each, text by others in full.",
      [.agentMicroseconds], per: [.merchantDays], scale: 30 / microsecondsPerMinute,
      .minutesPerMerchantMonth, better: .lower),
    Measure(
      .staff, "overtime", "Overtime hours",
      "Hours worked outside rostered time: after a shift's end, in breaks, off shift.",
      [.overtimeMicroseconds], per: [.merchantDays], scale: 1 / microsecondsPerHour,
      .perMerchantDay, better: .lower),
    Measure(
      .staff, "occupancy", "Occupancy",
      "Call time and chat time over slots, over rostered time less absence and breaks.",
      [.callMicroseconds, .chatLoadMicroseconds], per: [.rosteredMicroseconds], .loadFactor),
    Measure(
      .staff, "call_occupancy", "Time in calls",
      "Time agents spent in calls over rostered time less absence and breaks.",
      [.callMicroseconds], per: [.rosteredMicroseconds], .loadFactor),
    Measure(
      .staff, "apps_woken", "Apps woken by a push",
      "Apps in the background that a push woke, over calls that rang.",
      [.appsWoken], per: [.callsOffered], .count),
  ]
}
