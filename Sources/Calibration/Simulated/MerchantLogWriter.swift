import MerchantModel
import ResultFiles
import SimKernel

/// Turns what happens to one simulated merchant into events of a log, which knows less: nothing of cards, apps and reasons, and
/// of agents who rang together only who was the first.
struct MerchantLogWriter {
  private let merchant: String
  private let kinds: [String]
  private let names: ModelEventNames
  /// The midnight at which simulated time begins, in microseconds since 1970.
  private let origin: Int64
  private var events: [TidyEvent] = []
  /// Calls that ring, or that are talked in, by contact.
  private var open: [ContactName: Call] = [:]
  private var off: Int64?
  private var end: Int64

  private struct Call {
    var start: Int64
    var agents: [Int]
    /// The place of its row, and when it was answered.
    var answered: (row: Int, time: Int64)?
  }

  init(_ scenario: Scenario, merchant: String) {
    self.merchant = merchant
    kinds = scenario.kinds.map(\.name)
    names = ModelEventNames(scenario)
    origin = Int64(scenario.calendar.date(ofDay: 0).dayNumber) * WrittenTime.dayLength
    end = origin + Int64(scenario.calendar.totalDays) * WrittenTime.dayLength
  }

  /// The events, once all is taken; in no particular order.
  mutating func finished() -> [TidyEvent] {
    isOn(at: end)
    return events
  }

  /// Takes what happens next.
  mutating func take(_ entry: MerchantTracer.Entry) {
    let time = origin + entry.time.microseconds
    switch entry.event {
    case .arrived(let contact), .cameBack(let contact): add(contact, at: time)
    case .rang(let contact, _, let agents):
      let rung = agents.indices.filter {
        if case .state = agents[$0] { true } else { false }
      }
      open[contact] = Call(start: time, agents: rung)
    case .answered(let contact, let agent, let after):
      answer(contact, agent, after.microseconds, isBrief: false)
    case .hungUpByMerchant(let contact, let after):
      answer(contact, nil, after.microseconds, isBrief: true)
    case .missed(let contact, let reason, let after):
      miss(contact, after.microseconds, reason == .hungUp ? "abandoned" : "timeout")
    case .deskAnswered(let contact, let after): miss(contact, after.microseconds, "timeout")
    case .callDropped(let contact, _), .ended(let contact, _): close(contact, at: time)
    case .shiftBegins(let agent, let until):
      var event = TidyEvent()
      event.subject = .presence
      event.merchant = merchant
      event.start = time
      event.agent = names.agent(agent)
      event.outcome = "present"
      event.duration = origin + until.microseconds - time
      events.append(event)
    case .suspended(let day, _):
      off = off ?? origin + Int64(day + 1) * WrittenTime.dayLength
    case .returned, .cameBackByItself: isOn(at: time)
    default: break
    }
  }

  private mutating func isOn(at time: Int64) {
    guard let start = off else { return }
    off = nil
    var event = TidyEvent()
    event.subject = .suspension
    event.merchant = merchant
    event.start = start
    event.outcome = "suspended"
    event.duration = max(time - start, 0)
    events.append(event)
  }

  private mutating func add(_ contact: ContactName, at time: Int64) {
    var event = TidyEvent()
    event.subject = .contact
    event.merchant = merchant
    event.start = time
    event.contact = names.contact(contact)
    event.kind = kinds[contact.kind]
    events.append(event)
  }

  private func call(_ contact: ContactName, _ call: Call, _ outcome: String, wait: Int64)
    -> TidyEvent
  {
    var event = TidyEvent()
    event.subject = .call
    event.merchant = merchant
    event.start = call.start
    event.contact = names.contact(contact)
    event.kind = kinds[contact.kind]
    event.outcome = outcome
    event.wait = wait
    return event
  }

  private mutating func answer(
    _ contact: ContactName, _ agent: Int?, _ wait: Int64, isBrief: Bool
  ) {
    guard var known = open[contact] else { return }
    var event = call(contact, known, "answered", wait: wait)
    event.agent = agent.map(names.agent) ?? ""
    if isBrief { event.duration = 0 }
    events.append(event)
    ring(contact, known, by: agent, for: wait)
    known.answered = (events.count - 1 - known.agents.count, known.start + wait)
    open[contact] = isBrief ? nil : known
  }

  private mutating func miss(_ contact: ContactName, _ wait: Int64, _ outcome: String) {
    guard let known = open.removeValue(forKey: contact) else { return }
    events.append(call(contact, known, outcome, wait: wait))
    ring(contact, known, by: nil, for: wait)
  }

  /// A row for each agent whose phone rang.
  private mutating func ring(_ contact: ContactName, _ call: Call, by agent: Int?, for span: Int64)
  {
    for rung in call.agents {
      var event = TidyEvent()
      event.subject = .ring
      event.merchant = merchant
      event.start = call.start
      event.contact = names.contact(contact)
      event.agent = names.agent(rung)
      event.outcome = rung == agent ? "answered" : "unanswered"
      event.duration = span
      events.append(event)
    }
  }

  private mutating func close(_ contact: ContactName, at time: Int64) {
    guard let call = open.removeValue(forKey: contact), let answered = call.answered else { return }
    events[answered.row].duration = time - answered.time
  }
}
