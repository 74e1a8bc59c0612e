import Course
import Facts
import Progress
import TutorCore

/// Checks the facts of the open exercise again whenever something may have changed in the shell, in a file, or in the engine.
actor FactsWatch {
    /// The exercise whose facts are checked.
    struct Subject: Sendable {
        var lesson: Lesson
        var exercise: Exercise
        var place: FactsPlace
        /// Whether the check's commands may run automatically.
        var tries: Bool

        var id: LessonID { LessonID(course: lesson.course, lesson: lesson.id) }
    }

    private let mailbox: Mailbox
    /// Called when all facts hold and did not before.
    private let becameWhole: @Sendable (Subject) async -> Void
    private var subject: Subject?
    /// How many checks are left, each after a longer pause: a server may take a while to respond, and nothing signals when it does.
    private var looksLeft = 0
    private var looking: Task<Void, Never>?
    /// The judgement after all facts held. It outlives `looking`: a learner who leaves the section on seeing the last fact hold still passes.
    private var judging: Task<Void, Never>?
    private var wasWhole = false
    /// Whether a check has been requested that has not been made yet.
    private var isDue = false {
        didSet {
            if isDue, !oldValue { mailbox.beginWork() }
            if !isDue, oldValue { mailbox.endWork() }
        }
    }
    /// The stamps of the files named in the facts, as of their last change.
    private var stamps: [String: FileStamp] = [:]

    /// Changes come in bursts; the engine is queried once per burst.
    private static let calm = Duration.milliseconds(300)
    private static let looks = 5

    init(mailbox: Mailbox, becameWhole: @escaping @Sendable (Subject) async -> Void) {
        self.mailbox = mailbox
        self.becameWhole = becameWhole
    }

    /// Watches this subject from now on, or nothing if it is `nil`. Returns after a judgement under way, because what the next exercise
    /// prepares could change its verdict.
    func watch(_ subject: Subject?) async {
        self.subject = subject
        wasWhole = false
        stamps = subject.map { $0.place.stamps(of: $0.facts) } ?? [:]
        looking?.cancel()
        looking = nil
        invalidate()
        await judging?.value
    }

    /// Ends everything under way.
    func stop() async {
        judging?.cancel()
        await watch(nil)
    }

    /// Something may have changed.
    func invalidate() {
        isDue = subject != nil
        guard isDue else { return }
        looksLeft = Self.looks
        if looking == nil { looking = Task { await look() } }
    }

    /// Something has changed in the workspace. The check's own commands may have caused it, so only the files named in the facts count.
    func invalidateByFiles() {
        let now = subject.map { $0.place.stamps(of: $0.facts) } ?? [:]
        if now == stamps { return }
        stamps = now
        invalidate()
    }

    private func look() async {
        while looksLeft > 0, let subject, !Task.isCancelled {
            looksLeft -= 1
            // Changes during this check request another one.
            let left = looksLeft
            let standing: FactsStanding
            do {
                standing = .known(try await FactsJudge(place: subject.place).state(of: subject.facts, trying: subject.tries))
            } catch {
                standing = .failed(ErrorText.about(error))
            }
            if Task.isCancelled { return }
            mailbox.post(.factsLooked(subject.id, exercise: subject.exercise.id, standing))
            let isWhole = standing.isWhole
            if isWhole, !wasWhole {
                let judging = Task { await becameWhole(subject) }
                self.judging = judging
                await judging.value
            }
            if Task.isCancelled { return }
            wasWhole = isWhole
            if looksLeft == left { isDue = false }
            // Canceled when another subject is watched.
            do {
                try await Task.sleep(for: Self.calm)
                for _ in 0..<(Self.looks - left) * 3 where looksLeft == left && !isWhole { try await Task.sleep(for: Self.calm) }
            } catch { return }
            if isWhole, looksLeft == left { break }
        }
        looking = nil
    }
}

extension FactsWatch.Subject {
    fileprivate var facts: Facts { exercise.check?.facts ?? Facts(subjects: []) }
}
