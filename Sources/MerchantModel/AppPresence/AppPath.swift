import SimKernel
import SimRandom

/// The history of one agent's app over one stretch of work, made as far as it has been asked for.
///
/// It is a function of the stretch's key: spells are drawn in order from a stream of their own, whenever
/// they are drawn, so no ring changes what the app does.
struct AppPath: BitwiseCopyable {
  enum State: UInt8 {
    case foreground, background, closed

    /// What an agent on shift is to a ringing call with it, chats apart.
    var ofAgent: AgentState {
      switch self {
      case .foreground: .foreground
      case .background: .background
      case .closed: .closed
      }
    }
  }

  private(set) var state = State.foreground
  private var until = SimTime.distantPast
  private var stream: RandomStream
  /// When the stretch of work began that this is the path of.
  private(set) var workBegan: SimTime

  /// Before any work.
  init() {
    stream = RandomStream(
      StreamKey(seed: 0, replication: 0, subject: 0, entity: 0, purpose: 0))
    workBegan = .distantPast
  }

  /// Starts the path of a stretch of work: the state by its long-run share, then a whole spell.
  init(key: StreamKey, from workBegan: SimTime, behaviour: borrowing AppPlan) {
    stream = RandomStream(key)
    self.workBegan = workBegan
    behaviour.roundKeys.prepare(&stream)
    let draw = stream.uniform()
    let shares = behaviour.shares(at: workBegan)
    state =
      draw < shares.foreground
      ? .foreground : draw < 1 - shares.closed ? .background : .closed
    until = workBegan
    until += spell(behaviour)
  }

  /// The state at an instant not before the last one asked for. Complexity: O(spells in between).
  @inline(__always)
  mutating func state(at time: SimTime, behaviour: borrowing AppPlan) -> State {
    while until <= time {
      switch state {
      case .foreground:
        // Drawn only where the app can be closed, so that paths without closing are cheap.
        state =
          behaviour.closeChance > 0 && stream.uniform() < behaviour.closeChance
          ? .closed : .background
      case .background, .closed:
        state = .foreground
      }
      until += spell(behaviour)
    }
    return state
  }

  /// Transfers the present spell, and where its stream stands.
  mutating func transfer(_ archive: inout SnapshotArchive) {
    archive.transfer(&state, .appState)
    archive.transfer(&until, .appChangesAt)
    archive.transfer(&workBegan, .appWorkBegan)
    archive.transfer(&stream, .appStream)
  }

  /// When the present spell ends: after the last instant that was asked for.
  var changesAt: SimTime { until }

  @inline(__always)
  private mutating func spell(_ behaviour: borrowing AppPlan) -> SimDuration {
    behaviour.roundKeys.prepare(&stream)
    // One call for all states, since it is inlined; and without a response there is nothing to divide by.
    let (law, scale) =
      switch state {
      case .foreground: (behaviour.foreground, behaviour.foregroundScale)
      case .background: (behaviour.background, behaviour.backgroundScale)
      case .closed: (behaviour.closed, 1)
      }
    var seconds = law.sample(&stream) * scale
    if state == .background {
      let diligence = behaviour.diligence.value(at: until)
      if diligence != 1 { seconds /= diligence }
    }
    // A spell of no length would let the loop above go round for ever.
    return max(SimDuration(seconds: seconds), .microseconds(1))
  }
}

/// The behaviour of one merchant's apps, ready to draw from.
struct AppPlan: ~Copyable {
  private let inPlace = InPlace()
  let foreground: UnownedSampler
  let background: UnownedSampler
  let closed: UnownedSampler
  private let keeper: SamplerKeeper
  let closeChance: Double
  private let reminders: Double
  private let means: (foreground: Double, background: Double, closed: Double)
  /// Factors on the spells that give the merchant its own foreground share.
  private(set) var foregroundScale = 1.0
  private(set) var backgroundScale = 1.0
  /// Those of the seed and replication that the paths' keys have.
  private(set) var roundKeys = RoundKeys(Philox4x64.Key(0, 0))
  /// The merchant's responses, which divide background times.
  var diligence = DiligenceFactor()
  /// The factor on background spells that is the merchant's own.
  private var ownBackgroundScale = 1.0
  /// Long-run shares of time without a response.
  private var longRun = (foreground: 0.0, closed: 0.0)

  init(_ behaviour: AppBehaviour, tables: SharedTables) {
    var keeper = SamplerKeeper(tables)
    foreground = keeper.keep(behaviour.foreground)
    background = keeper.keep(behaviour.background)
    closed = keeper.keep(behaviour.closed)
    self.keeper = keeper
    closeChance = behaviour.close.value
    reminders = behaviour.reminders
    means = (
      behaviour.foreground.meanSeconds, behaviour.background.meanSeconds,
      behaviour.closed.meanSeconds
    )
    setForegroundShare(nil)
  }

  /// Takes over the round keys of the streams that paths will be drawn from.
  mutating func setRoundKeys(_ keys: borrowing RoundKeys) { roundKeys.set(to: keys) }

  /// Gives the merchant its own share of foreground among foreground and background time: the mean cycle
  /// is kept, both mean spells are scaled. Nil leaves them as they are.
  mutating func setForegroundShare(_ share: Double?) {
    let background = (1 - closeChance) * means.background
    let cycle = means.foreground + background
    if let share, cycle > 0 {
      let clamped = min(max(share, 0), 1)
      foregroundScale = means.foreground > 0 ? clamped * cycle / means.foreground : 1
      backgroundScale = background > 0 ? (1 - clamped) * cycle / background : 1
    } else {
      foregroundScale = 1
      backgroundScale = 1
    }
    // Reminders act on what the merchant would do without them.
    backgroundScale *= reminders
    ownBackgroundScale = backgroundScale
    longRun = shares(diligence: 1)
  }

  /// Sets the factor under background spells by which the merchant anticipates.
  mutating func anticipate(by factor: Double) {
    backgroundScale = ownBackgroundScale / factor
    longRun = shares(diligence: 1)
  }

  /// Long-run shares of time for the state at the start of a stretch of work.
  func shares(at time: SimTime) -> (foreground: Double, closed: Double) {
    let factor = diligence.value(at: time)
    return factor == 1 ? longRun : shares(diligence: factor)
  }

  private func shares(diligence: Double) -> (foreground: Double, closed: Double) {
    let foreground = means.foreground * foregroundScale
    let background = (1 - closeChance) * means.background * backgroundScale / diligence
    let closed = closeChance * means.closed
    let whole = foreground + background + closed
    return whole > 0 ? (foreground / whole, closed / whole) : (1, 0)
  }
}
