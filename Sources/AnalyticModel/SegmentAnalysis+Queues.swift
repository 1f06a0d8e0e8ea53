import ClosedForms
import MerchantModel
import SimRandom

/// Chats that wait for a slot.
extension SegmentAnalysis {
  mutating func deriveChatQueue(_ input: AnalysisInput) {
    guard case .slots(let slots) = input.staffing.chats, !input.kinds.isEmpty else { return }
    if input.segment.firstReply != nil || input.segment.slowdown.isAnything {
      return deriveAttention(input, slots: slots)
    }
    var reasons =
      input.steadyArrivalReasons + input.roundTheClockReasons + input.voiceReasons
      + input.messageReasons
    if !input.offeredKinds.isEmpty {
      reasons.append("chats can turn into video, which frees the slot (offer)")
    }
    guard reasons.isEmpty else { return leave("chat queue", because: reasons) }
    let servers = input.staffing.agentCount * slots
    let arrivals = ServiceFlow(input.kinds.map { ($0.dayMeans[0], $0.kind.text.seconds) })
    let volume = input.segment.demand.volume.constantValue ?? 1
    do {
      try derive(
        arrivals.scaled(by: volume / 86_400), servers: servers,
        patience: input.scenario.customer.chatPatience?.seconds)
    } catch {
      leave("chat queue", because: [SegmentAnalysis.words(error)])
    }
  }

  /// - Parameters:
  ///   - flow: Arrivals per second, and their service in seconds.
  ///   - servers: The number of chat slots.
  ///   - patience: The patience in seconds; nil for infinite patience.
  private mutating func derive(
    _ flow: ServiceFlow, servers: Int, patience: Distribution?
  ) throws(TheoryError) {
    func known(_ name: String, _ value: Double, _ form: ClosedForm) {
      figures.append(ExactFigure(measure: name, value, form, isLongRun: true))
    }
    if let patience, patience.constantValue == 0 {
      let system = try LossSystem(
        arrivalRate: flow.rate, meanService: flow.mean, servers: servers)
      known("left_queue", system.lossProbability, .erlangB)
      known("occupancy", system.meanBusy / Double(servers), .erlangB)
    } else if let patience {
      guard let patienceMean = patience.exponentialMean, let service = flow.exponentialMean else {
        return leave(
          "chat queue", because: ["service and customer.chatPatience are not both exponential"])
      }
      let system = try AbandonmentSystem(
        arrivalRate: flow.rate, serviceRate: 1 / service, patienceRate: 1 / patienceMean,
        servers: servers)
      known("left_queue", system.abandonmentProbability, .erlangA)
      known("queue_time", system.meanWait, .erlangA)
      known("queue_wait", system.meanWaitOfServed, .erlangA)
      known("occupancy", system.utilisation, .erlangA)
    } else if servers == 1 {
      let system = try SingleServerQueue(
        arrivalRate: flow.rate, meanService: flow.mean, squaredVariation: flow.squaredVariation)
      known("queue_wait", system.meanWait, .pollaczekKhinchine)
      known("queue_time", system.meanWait, .pollaczekKhinchine)
      known("waiting_and_handling", system.meanSojourn / 60, .pollaczekKhinchine)
      known("occupancy", system.utilisation, .pollaczekKhinchine)
    } else if let service = flow.exponentialMean {
      let system = try DelaySystem(
        arrivalRate: flow.rate, serviceRate: 1 / service, servers: servers)
      known("queue_wait", system.meanWait, .erlangC)
      known("queue_time", system.meanWait, .erlangC)
      known("waiting_and_handling", (system.meanWait + service) / 60, .erlangC)
      known("occupancy", system.utilisation, .erlangC)
    } else {
      leave("chat queue", because: ["several servers, and text guidance is not exponential"])
    }
  }
}

/// Several Poisson arrival streams to one service, merged.
struct ServiceFlow {
  let rate: Double
  /// Mean service.
  let mean: Double
  /// Squared coefficient of variation of service.
  let squaredVariation: Double
  /// The mean, if service is exponential.
  let exponentialMean: Double?

  init(_ parts: [(rate: Double, service: Distribution)]) {
    let rate = parts.reduce(0) { $0 + $1.rate }
    let mean = parts.reduce(0) { $0 + $1.rate * $1.service.mean } / rate
    let square = parts.reduce(0) {
      $0 + $1.rate * ($1.service.variance + $1.service.mean * $1.service.mean)
    }
    let means = Set(parts.map { $0.service.exponentialMean })
    self.init(
      rate: rate, mean: mean, squaredVariation: max(square / rate / (mean * mean) - 1, 0),
      exponentialMean: means.count == 1 ? means.first ?? nil : nil)
  }

  private init(rate: Double, mean: Double, squaredVariation: Double, exponentialMean: Double?) {
    self.rate = rate
    self.mean = mean
    self.squaredVariation = squaredVariation
    self.exponentialMean = exponentialMean
  }

  func scaled(by factor: Double) -> ServiceFlow {
    ServiceFlow(
      rate: rate * factor, mean: mean, squaredVariation: squaredVariation,
      exponentialMean: exponentialMean)
  }
}
