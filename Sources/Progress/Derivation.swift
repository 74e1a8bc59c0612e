import Primitives

/// When an event happened, and whether the learner left the lesson with it: the time after it is then not spent learning.
struct Moment {
    var time: Timestamp
    var isLeft: Bool
}

/// What is derived from consecutive events, in memory.
struct Derivation {
    var lessons: [LessonID: LessonProgress] = [:]
    /// The place of the event with which each lesson was last read. A review doesn't count: the next lesson is not looked for after it.
    private(set) var places: [LessonID: Int64] = [:]
    /// What the events add to each day.
    private(set) var days: [Int: Activity.Day] = [:]
    private var previous: Moment?

    init(after previous: Moment?) { self.previous = previous }

    /// Updates everything with the next event.
    mutating func note(_ event: Event, at place: Int64) {
        // In milliseconds, learning since the previous event. If the last lesson wasn't left before this one opened, the program ended
        // without recording it, and nothing is known of the time between.
        let spent =
            event.kind == .opened ? 0 : previous.map { Activity.spent(from: $0.time, earlierLeft: $0.isLeft, to: event.time) } ?? 0
        previous = Moment(time: event.time, isLeft: event.kind == .left)
        if event.kind == .forgotten, event.lesson == nil {
            (lessons, places, days) = ([:], [:], [:])
            return
        }
        if spent > 0 || event.kind.isLearning {
            var day = days[event.time.day] ?? Activity.Day(day: event.time.day, milliseconds: 0, isLearning: false)
            day.milliseconds += spent
            day.isLearning = day.isLearning || event.kind.isLearning
            days[event.time.day] = day
        }
        guard let lesson = event.lesson, event.kind != .placed else { return }
        if event.kind == .forgotten {
            (lessons[lesson], places[lesson]) = (nil, nil)
            return
        }
        lessons[lesson, default: LessonProgress()].note(event, spent: spent)
        switch event.kind {
        case .opened, .reached: places[lesson] = place
        default: break
        }
    }
}
