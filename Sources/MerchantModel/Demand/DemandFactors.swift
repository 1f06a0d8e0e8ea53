import SimKernel
import SimRandom

/// What multiplies a merchant's mean contacts: its volume, and how busy it and the platform are by day and by hour.
struct DemandFactors: ~Copyable {
  private var volume = 1.0
  /// The platform's busyness in this replication, by day.
  private var platform: Buffer<Double>
  private var platformReplication: UInt64?
  /// The merchant's busyness by day, where days resemble each other.
  private var merchant: Buffer<Double>
  /// The factors of today's hours, where hours vary.
  private var hours = Buffer<Double>(repeating: 1, count: 24)
  /// Where hours vary: of the kind that is planned, the share of today's contacts before each hour, 25 numbers.
  private(set) var hoursBefore = Buffer<Double>(repeating: 0, count: 25)

  init(days: Int) {
    platform = Buffer(repeating: 1, count: days)
    merchant = Buffer(repeating: 1, count: days)
  }

  /// Begins with another merchant.
  ///
  /// - Parameter volume: The merchant's factor on all contacts.
  mutating func reset(volume: Double, _ context: borrowing Context<some MerchantObserver>) {
    self.volume = volume
    drawPlatform(context)
    let plan = context.plan.merchantBusyness
    guard let law = plan.day, let persistence = plan.persistence else { return }
    DayScores.fill(
      &merchant, from: DayScores.number(ofDay: 0, context.plan), persistence: persistence,
      .merchantDays, context.streams)
    for day in 0..<merchant.count { merchant[day] = law.value(atNormalScore: merchant[day]) }
  }

  /// The platform's factor for each day, the same for every merchant of the replication.
  private mutating func drawPlatform(_ context: borrowing Context<some MerchantObserver>) {
    let plan = context.plan.platformBusyness
    guard plan.day != nil, platformReplication != context.streams.replication else { return }
    platformReplication = context.streams.replication
    DemandFactors.fillPlatform(
      &platform, plan, on: context.plan.calendar, context.streams.ofPlatform)
  }

  /// Fills in the platform's factor for each simulated day.
  fileprivate static func fillPlatform(
    _ factors: inout Buffer<Double>, _ plan: BusynessPlan, on calendar: StudyCalendar,
    _ source: StreamSource
  ) {
    guard let law = plan.day else { return }
    if let persistence = plan.persistence {
      DayScores.fill(
        &factors, from: -calendar.countedDays.lowerBound, persistence: persistence,
        .platformDays, source)
      for day in 0..<factors.count { factors[day] = law.value(atNormalScore: factors[day]) }
      return
    }
    for day in 0..<factors.count {
      let key = source.key(
        .platformBusyness, entity: UInt64(bitPattern: Int64(calendar.firstDayKey &+ day)))
      factors[day] = law.quantile(key.uniforms(at: 0).0)
    }
  }

  /// What the means of a day are multiplied by.
  @inline(__always)
  func factor(ofDay day: Int, _ context: borrowing Context<some MerchantObserver>) -> Double {
    volume * platform[day] * merchantFactor(ofDay: day, context)
  }

  /// The same without the merchant's volume.
  func busyness(ofDay day: Int, _ context: borrowing Context<some MerchantObserver>) -> Double {
    platform[day] * merchantFactor(ofDay: day, context)
  }

  @inline(__always)
  private func merchantFactor(
    ofDay day: Int, _ context: borrowing Context<some MerchantObserver>
  ) -> Double {
    let plan = context.plan.merchantBusyness
    guard let law = plan.day else { return 1 }
    if plan.persistence != nil { return merchant[day] }
    return law.quantile(
      context.uniforms(
        .merchantBusyness, entity: UInt64(bitPattern: Int64(context.key(ofDay: day)))
      ).0)
  }

  // MARK: Hours

  /// Draws the factors of a day's hours.
  @inline(never)
  mutating func drawHours(ofDay day: Int, _ context: borrowing Context<some MerchantObserver>) {
    for hour in 0..<24 { hours[hour] = 1 }
    let number = DayScores.number(ofDay: day, context.plan)
    multiplyHours(
      ofDay: number, by: context.plan.merchantBusyness, .merchantHours, context.streams)
    multiplyHours(
      ofDay: number, by: context.plan.platformBusyness, .platformHours, context.streams.ofPlatform)
  }

  private mutating func multiplyHours(
    ofDay number: Int, by plan: BusynessPlan, _ purpose: Purpose, _ streams: StreamSource
  ) {
    guard let law = plan.hour else { return }
    DayScores.forEachHour(ofDay: number, persistence: plan.hourPersistence, purpose, streams) {
      hours[$0] *= law.value(atNormalScore: $1)
    }
  }

  /// Spreads a kind's contacts over the hours as their factors have it.
  ///
  /// - Parameter midnight: Where the kind's table of today's hours begins.
  /// - Returns: What the kind's mean is multiplied by: the mean of the hours' factors, by their shares.
  @inline(never)
  mutating func spread(
    from midnight: Int, _ context: borrowing Context<some MerchantObserver>
  ) -> Double {
    var sum = 0.0
    for hour in 0..<24 {
      let share =
        context.plan.hoursBefore[midnight + hour + 1] - context.plan.hoursBefore[midnight + hour]
      sum += share * hours[hour]
      hoursBefore[hour + 1] = sum
    }
    guard sum > 0 else { return 0 }
    for hour in 1...24 { hoursBefore[hour] /= sum }
    return sum
  }
}

extension Scenario {
  /// The platform's busyness on each simulated day of a replication: what all merchants' means are multiplied by.
  package func platformFactors(replication: UInt64, tables: SharedTables) -> [Double] {
    var keeper = SamplerKeeper(tables)
    let plan = BusynessPlan(platform, keeper: &keeper)
    var factors = Buffer<Double>(repeating: 1, count: calendar.totalDays)
    let source = StreamSource(seed: seed, replication: replication, subject: 0).ofPlatform
    withExtendedLifetime(keeper) {
      DemandFactors.fillPlatform(&factors, plan, on: calendar, source)
    }
    return factors.prefix(calendar.totalDays)
  }
}
