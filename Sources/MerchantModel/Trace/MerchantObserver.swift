import SimKernel

/// Something that observes what happens to a merchant, in the model's words.
///
/// An observer is a type parameter of ``MerchantSimulation``, so one that does not listen costs nothing:
/// every call is specialised away. It changes no law and no draw. To report something new, add a case to
/// ``ModelEvent``, emit it where it happens, and give it words where results are written.
protocol MerchantObserver: EventTrace where Event == MerchantEvent {
  /// Whether anything is done with what is observed. Ask before working out something costly.
  static var listens: Bool { get }

  /// Receives what happens.
  mutating func observe(_ event: ModelEvent, at time: SimTime)
}

extension MerchantObserver {
  static var listens: Bool {
    @inline(__always) get { false }
  }

  @inline(__always)
  mutating func observe(_ event: ModelEvent, at time: SimTime) {}
}

extension NoTrace: MerchantObserver where Event == MerchantEvent {}
