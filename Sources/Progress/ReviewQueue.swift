package import Course

/// An exercise to solve again, or a checkpoint question to answer again.
package struct DueReview: Sendable, Hashable {
    package enum Subject: Sendable, Hashable {
        /// An exercise's ID.
        case exercise(String)
        /// The question's index among all questions of the lesson.
        case question(Int)
    }

    package var lesson: LessonID
    package var subject: Subject
    /// The day when it became due, as in `Timestamp.day`.
    package var due: Int
    /// The estimated time that it takes, in minutes.
    package var minutes: Int
    /// Whether it is due because its task or solution has changed since it was solved.
    package var isChanged = false
    /// Whether those before it in the queue use all that it asks for. Once they are solved, it is no longer due.
    package var isImplied = false
    /// How often it returned in the present session.
    package var turn = 0

    package init(lesson: LessonID, subject: Subject, due: Int, minutes: Int) {
        self.lesson = lesson
        self.subject = subject
        self.due = due
        self.minutes = minutes
    }

    /// Estimates the minutes for solving an exercise again: as many as the first time, but between one and five.
    package static func minutes(first minutes: Int) -> Int { min(5, max(1, minutes)) }

    /// Chooses the data and the constants. They stay while the review is open, and differ the next time.
    package var seed: Int { due + turn }

    /// The ID of the exercise; `nil` if it is a question.
    package var exercise: String? { if case .exercise(let id) = subject { id } else { nil } }
    /// The index of the question; `nil` if it is none.
    package var question: Int? { if case .question(let index) = subject { index } else { nil } }
}

extension LessonSummary {
    /// The title of the exercise, or what the question asks; `nil` if the lesson doesn't have it any more.
    package func title(of review: DueReview) -> String? {
        switch review.subject {
        case .exercise(let id): exercises.contains(id) ? title(ofExercise: id) : nil
        case .question(let index): questions.indices.contains(index) ? questions[index] : nil
        }
    }
}

/// What a learner has solved or answered, and when it is to be reviewed.
package struct ScheduledReview: Sendable, Equatable {
    package var review: DueReview
    package var schedule: ReviewSchedule
    /// That of the task and solution that were solved.
    package var fingerprint: String?

    package init(review: DueReview, schedule: ReviewSchedule, fingerprint: String? = nil) {
        (self.review, self.schedule, self.fingerprint) = (review, schedule, fingerprint)
    }
}

/// The reviews that are due.
///
/// The next one is always the one that costs most to forget. That is the sum over what its solution uses, without what the reviews before it
/// use, too. To forget a skill costs more the more lessons use it, and the less likely it is still known from any exercise. So a review
/// comes before those that it implies, and these come last. What a question uses is its lesson, so one of each lesson comes before the others.
/// Of equal ones, the one that has been due longer comes first.
package struct ReviewQueue: Sendable, Equatable {
    package private(set) var reviews: [DueReview]
    /// How many were due today until other exercises were solved that use what they ask for.
    package private(set) var refreshed = 0
    /// The estimated minutes of those that were reviewed today.
    package private(set) var minutesDone = 0
    /// The minutes of a session, and of a day.
    private let limit: Int

    package init(_ reviews: [DueReview] = [], minutes limit: Int = 10) {
        self.reviews = reviews
        self.limit = limit
    }

    /// The reviews of what the lessons still have: those that are due, and those of exercises that have changed since they were solved.
    ///
    /// - Parameters:
    ///   - scheduled: In an order that stays the same.
    ///   - lessons: Those that it is about, as far as they exist.
    ///   - uses: How many lessons use a skill that an earlier lesson teaches.
    package init(
        _ scheduled: [ScheduledReview], lessons: [LessonID: LessonSummary], uses: [String: Int] = [:], today: Int, minutes limit: Int = 10
    ) {
        self.init(minutes: limit)
        let practice = SkillPractice(scheduled, lessons: lessons, today: today)
        var open: [Candidate] = []
        var forgotten: [String: Double] = [:]
        for known in scheduled {
            guard let lesson = lessons[known.review.lesson], lesson.title(of: known.review) != nil else { continue }
            var review = known.review
            let skills = review.exercise.map(lesson.skills(of:)) ?? []
            let schedule = practice.refreshed(known.schedule, by: skills)
            let chance = schedule.memory.map { 1 - $0.retrievability(after: today - schedule.reviewed) } ?? 1
            let topics = skills.isEmpty ? [Self.topic(of: lesson)] : skills
            for topic in topics { forgotten[topic] = min(chance, forgotten[topic] ?? 1) }
            if known.schedule.reviewed == today, known.schedule.memory?.isFirst == false { minutesDone += review.minutes }
            review.due = schedule.due ?? today
            if review.due > today {
                if let due = known.schedule.due, due <= today, schedule.reviewed == today { refreshed += 1 }
                guard let exercise = review.exercise, let solved = known.fingerprint,
                    let present = lesson.fingerprint(of: exercise), present != solved
                else { continue }
                review.due = today
                review.isChanged = true
            }
            open.append(Candidate(review: review, topics: topics, canBeImplied: !skills.isEmpty && !review.isChanged))
        }
        var costs = forgotten.reduce(into: [:]) { $0[$1.key] = Double(1 + (uses[$1.key] ?? 0)) * $1.value }
        for lesson in lessons.values {
            // On average, as many lessons rest on the lesson as use one of its skills.
            let users = lesson.skills.map { uses[$0.name] ?? 0 }.reduce(0, +)
            costs[Self.topic(of: lesson)]? *= 1 + Double(users) / Double(max(1, lesson.skills.count))
        }
        reviews = Self.ordered(open, costs: costs)
    }

    /// A lesson as what its questions use. No skill has a line feed in its name.
    private static func topic(of lesson: LessonSummary) -> String { "\(lesson.course)\n\(lesson.id)" }

    private struct Candidate {
        var review: DueReview
        /// The skills that its solution uses, or its lesson.
        var topics: [String]
        var canBeImplied: Bool
    }

    /// Each is looked at again only when one before it uses some of what it uses, so this takes *n* log *n* comparisons.
    private static func ordered(_ open: [Candidate], costs: [String: Double]) -> [DueReview] {
        var done: Set<String> = []
        func cost(_ candidate: Candidate) -> Double {
            candidate.topics.reduce(0) { done.contains($1) ? $0 : $0 + costs[$1, default: 0] }
        }
        let whole = open.map(cost)
        var left = whole
        func isLater(_ one: Int, _ other: Int) -> Bool {
            (left[one], whole[one], -open[one].review.due, -one) < (left[other], whole[other], -open[other].review.due, -other)
        }
        // The next one is the last.
        var waiting = open.indices.sorted(by: isLater)
        var reviews: [DueReview] = []
        while let next = waiting.popLast() {
            let now = cost(open[next])
            if now < left[next] {
                left[next] = now
                var (low, high) = (0, waiting.count)
                while low < high {
                    let middle = (low + high) / 2
                    if isLater(waiting[middle], next) { low = middle + 1 } else { high = middle }
                }
                waiting.insert(next, at: low)
                continue
            }
            var review = open[next].review
            review.isImplied = open[next].canBeImplied && done.isSuperset(of: open[next].topics)
            done.formUnion(open[next].topics)
            reviews.append(review)
        }
        return reviews
    }

    package var minutes: Int { reviews.map(\.minutes).reduce(0, +) }

    /// What is left for today: as many of the first as fit in what is left of the day's minutes; before the first one, at least one.
    package var today: [DueReview] { minutesDone == 0 ? session : fitting(in: limit - minutesDone) }

    /// What the next session asks: what is left for today, or as much again.
    package var next: [DueReview] { today.isEmpty ? session : today }

    /// Whether more is due than what is left for today.
    package var hasRest: Bool { today.count < reviews.count }

    private var session: [DueReview] {
        let fitting = fitting(in: limit)
        return fitting.isEmpty ? Array(reviews.prefix(1)) : fitting
    }

    /// In order, those that fit. One that doesn't leaves its time to shorter ones after it.
    private func fitting(in minutes: Int) -> [DueReview] {
        var left = minutes
        return reviews.filter { review in
            if review.isImplied || review.minutes > left { return false }
            left -= review.minutes
            return true
        }
    }

    /// `4 reviews, 6 min`
    package static func summary(of reviews: [DueReview]) -> String {
        "\(reviews.count) \(reviews.count == 1 ? "review" : "reviews"), \(reviews.map(\.minutes).reduce(0, +)) min"
    }

    /// What is due today, in words; what waits isn't counted.
    package var summary: String {
        if reviews.isEmpty { return "nothing" }
        return (today.isEmpty ? "enough for today" : Self.summary(of: today)) + (hasRest ? "; the rest can wait" : "")
    }

    /// What solving has saved today; `nil` if nothing.
    package var savings: String? {
        if refreshed == 0 { return nil }
        return "\(refreshed) other \(refreshed == 1 ? "review" : "reviews") can wait: your answers used the same skills."
    }
}

/// The last day on which each skill was used in solving an exercise.
///
/// An exercise counts when its review, or its first solution, counts as remembered. From the day when another exercise is due, what its
/// solution uses is refreshed by others. Once all of it is, that exercise is scheduled as if it had been solved well then.
struct SkillPractice {
    private var days: [String: Int] = [:]

    init(_ scheduled: [ScheduledReview], lessons: [LessonID: LessonSummary], today: Int) {
        for known in scheduled {
            guard let exercise = known.review.exercise, let lesson = lessons[known.review.lesson] else { continue }
            note(lesson.skills(of: exercise), known.schedule, today: today)
        }
    }

    init(of lessons: [LessonSummary], in progress: [LessonID: LessonProgress], today: Int) {
        for lesson in lessons {
            for (id, exercise) in progress[lesson.progressID]?.exercises ?? [:] {
                note(lesson.skills(of: id), exercise.review, today: today)
            }
        }
    }

    private mutating func note(_ skills: [String], _ schedule: ReviewSchedule, today: Int) {
        // A clock that was ahead must not refresh anything until then.
        guard let day = schedule.remembered, day <= today else { return }
        for skill in skills { days[skill] = max(day, days[skill] ?? day) }
    }

    /// The schedule of an exercise whose solution uses these skills.
    func refreshed(_ schedule: ReviewSchedule, by skills: [String]) -> ReviewSchedule {
        let used = skills.compactMap { days[$0] }
        guard let due = schedule.due, used.count == skills.count, let day = used.min(), day >= due else { return schedule }
        var schedule = schedule
        schedule.memory?.repeated(.good, after: day - schedule.reviewed)
        schedule.reviewed = day
        return schedule
    }
}
