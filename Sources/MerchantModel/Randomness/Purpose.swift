import SimRandom

/// What a stream of draws is for.
///
/// Every purpose of a merchant has streams of its own, found by key: (seed, replication, merchant,
/// entity, purpose). So no draw depends on how many were made before for something else, and two
/// policies see the same customers, the same app history and the same luck.
///
/// The numbers are part of what a seed means; a purpose keeps its number for ever.
enum Purpose: UInt64 {
  /// Entity 0: the merchant's own volume, diligence, foreground share.
  case traits = 1
  /// Entity day: the merchant's busyness.
  case merchantBusyness = 2
  /// Subject ``StreamSource/platform``, entity day: the platform's busyness.
  case platformBusyness = 3
  /// Entity (day, kind): the times of the day's contacts.
  case arrivals = 4
  /// Entity contact: offer, shyness, acceptance, tap delay.
  case decisions = 5
  /// Entity contact: text and video durations.
  case durations = 6
  /// Entity contact, block number of the visit to the queue: chat patience.
  case chatPatience = 7
  /// Entity contact, block number of the ring: ring patience, what follows a miss.
  case ring = 8
  /// Entity contact, block (ring, agent): noticing and pick-up delay.
  case answer = 9
  /// Entity (agent, shift): the app's history.
  case app = 10
  /// Entity (agent, day): absence.
  case absence = 11
  /// Entity day of the decision: the delay of the return, leaving for good.
  case reinstatement = 12
  /// Entity 0: whether the merchant adopted the feature.
  case adoption = 20
  /// Entity contact, block (ring, agent): whether a push wakes the app, and the delay it adds.
  case push = 21
  /// Entity contact, block 0: resolution, return, sale, new contact; block 1: its delay, complaint.
  case outcomes = 40
  /// Entity contact, block ring: drop, its place, camera, hanging up.
  case call = 41
  /// Entity contact, block (draw, ring, agent): an agent's later draws at a ring, on becoming free or on
  /// entering another state.
  case answerAgain = 30
  /// Entity contact: whether it begins as a voice call, and the voice duration.
  case voice = 31
  /// Entity contact: whether a throttle lets its invitation through.
  case throttle = 50
  /// Entity 0: the merchant's age.
  case age = 51
  /// Entity contact, block number of the ring: whether a shared desk takes it, and its delay.
  case overflow = 32
  /// Entity contact, block (ring, try): the promise of a call-back, delays and answers.
  case callBack = 33
  /// Entity 0: how long a merchant that starts in mid-life has lived when the warm-up begins.
  case midLife = 52
  /// Entity 0: on which days importance sampling tilts noticing, if on any.
  case tiltedDays = 60
  /// Entity contact: being lost, a complaint about missed calls, refusing a card after a miss.
  case reaction = 80
  /// Entity 0: whether the merchant anticipates the rule.
  case anticipation = 81
  /// Entity 0: whether the merchant withholds cards, sends them in presence alone, picks up to hang up, calls itself.
  case gaming = 82
  /// Entity day, block number of the call: when the merchant calls itself.
  case selfCalls = 83
  /// Entity 0, or 1 before the first day of ``DayScores``, by day: scores of the merchant's busyness.
  case merchantDays = 100
  /// Subject ``StreamSource/platform``, entities as of ``merchantDays``: scores of the platform's busyness.
  case platformDays = 101
  /// Entity day, by hour: scores of the merchant's busyness within the day.
  case merchantHours = 102
  /// Subject ``StreamSource/platform``, entity day, by hour: scores of the platform's busyness within the day.
  case platformHours = 103
  /// Entities as of ``merchantDays``: scores of a merchant's good and bad days.
  case dayEffect = 104
  /// Entity code of a rule's name: whether the merchant is among the share that the rule is for.
  case ruleShare = 120
  /// Entity 0: in which arm of a roll-out the merchant is, and where its segment begins to be dealt out.
  case arm = 125
  /// Entity contact, block (visit to the queue, draw): how long until the first reply.
  case firstReply = 140
  /// Entity contact: leaving a message, being gone at its turn, the delay of the answer.
  case message = 141
  /// Entity contact: asking for a person, being contained, how long the assistant has it.
  case assistant = 142
  /// Entity contact, block twice the number of the ring: whether the desk answers, the wait, patience; the block after it:
  /// whether it counts where it stands for a part of a call. Block 0 with the highest bit: how long it takes.
  case desk = 150
  /// Subject ``StreamSource/platform``, entity (segment, hour of the run), by call: calls of many merchants at the desk.
  case deskArrivals = 151
  /// Entity day of the decision, block 0: whether a suspended merchant appeals, when, whether it is overturned, how long it
  /// waits; block 1: whether it counts where it stands for a part of an appeal.
  case appeal = 155
  /// Subject ``StreamSource/platform``, entity (segment, hour of the run), by appeal: appeals of many merchants.
  case appealArrivals = 156
  /// Subject ``StreamSource/platform``, entity 0: draws that judge differences between policies; no
  /// simulation uses them.
  case comparison = 90
  /// Subject ``StreamSource/design``, entity 0: the permutations and places of Latin hypercubes.
  case latinHypercube = 91
  /// Subject ``StreamSource/design``, entity 0: the digital shift of Sobol's points.
  case sobolShift = 92
  /// Subject ``StreamSource/design``, entity 0: the walks of Morris's screening.
  case screening = 95
  /// Subject ``StreamSource/design``, entity 0: samples drawn again for intervals of sensitivities.
  case resampling = 96
  /// Subject ``StreamSource/design``, entity 0: the shift of the points that sensitivity indices are from.
  case sensitivityShift = 97
  /// Subject ``StreamSource/design``, entity 0: where searches begin.
  case searchStart = 98
  /// Subject ``StreamSource/design``, entity number of the point set: the digital shift of worlds.
  case worldShift = 170
}
