import Synchronization

/// Keeps the value that has one of these at its address: the compiler then passes the value by reference.
///
/// Swift 6.3 hands a large value to a method that only reads by copying it to the stack. A value that holds an atomic
/// cannot be copied so. It costs a byte and no instruction.
struct InPlace: ~Copyable {
  private let anchor = Atomic<Bool>(false)
}
