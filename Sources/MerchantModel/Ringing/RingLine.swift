/// Calls that ring, in the order in which they began to, linked through their slots.
struct RingLine: BitwiseCopyable {
  private(set) var oldest = Contact.none
  private var youngest = Contact.none

  mutating func append(_ slot: UInt32, in courses: inout Buffer<RingCourse>) {
    courses[Int(slot)].older = youngest
    courses[Int(slot)].younger = Contact.none
    if youngest == Contact.none { oldest = slot } else { courses[Int(youngest)].younger = slot }
    youngest = slot
  }

  mutating func remove(_ slot: UInt32, in courses: inout Buffer<RingCourse>) {
    let (older, younger) = (courses[Int(slot)].older, courses[Int(slot)].younger)
    if older == Contact.none { oldest = younger } else { courses[Int(older)].younger = younger }
    if younger == Contact.none { youngest = older } else { courses[Int(younger)].older = older }
  }
}
