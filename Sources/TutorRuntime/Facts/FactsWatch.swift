import Course
import Grading
import Progress
import TutorCore

/// Looks again at what holds of the exercise that is open, whenever something has stirred: in the shell, in a file, in the engine.
actor FactsWatch {
    /// The exercise that is looked at.
    struct Subject: Sendable {
        var lesson: Lesson
        var exercise: Exercise
        var place: FactsPlace
        /// Whether commands of the check run without being asked for.
        var tries: Bool

        var id: LessonID { LessonID(course: lesson.course, lesson: lesson.id) }
    }

    private let mailbox: Mailbox
    /// Called when all holds that did not before.
    private let becameWhole: @Sendable (Subject) async -> Void
    private var subject: Subject?
    /// How often it is looked yet, each time after a longer wait: a server takes a while to answer, and nobody tells.
    private var looksLeft = 0
    private var looking: Task<Void, Never>?
    private var wasWhole = false
    /// The files that the facts name, as they were when something last stirred there.
    private var stamps: [String: FileStamp] = [:]

    /// What stirs comes in bursts; the engine is asked once for all of it.
    private static let calm = Duration.milliseconds(300)
    private static let looks = 5

    init(mailbox: Mailbox, becameWhole: @escaping @Sendable (Subject) async -> Void) {
        self.mailbox = mailbox
        self.becameWhole = becameWhole
    }

    /// Looks at this from now on; `nil` looks at nothing.
    func watch(_ subject: Subject?) {
        self.subject = subject
        wasWhole = false
        stamps = subject.map { $0.place.stamps(of: $0.facts) } ?? [:]
        looking?.cancel()
        looking = nil
        invalidate()
    }

    /// Something may have changed.
    func invalidate() {
        guard subject != nil else { return }
        looksLeft = Self.looks
        if looking == nil { looking = Task { await look() } }
    }

    /// Something has changed in the workspace. Commands of the check may have done it, so only what the facts name counts.
    func invalidateByFiles() {
        let now = subject.map { $0.place.stamps(of: $0.facts) } ?? [:]
        if now == stamps { return }
        stamps = now
        invalidate()
    }

    private func look() async {
        while looksLeft > 0, let subject, !Task.isCancelled {
            looksLeft -= 1
            // What stirs from here on, while it is looked, asks for another look.
            let left = looksLeft
            let standing: FactsStanding
            do {
                standing = .known(try await FactsJudge(place: subject.place).state(of: subject.facts, trying: subject.tries))
            } catch {
                standing = .failed(ErrorText.about(error))
            }
            if Task.isCancelled { return }
            mailbox.post(.factsLooked(subject.id, exercise: subject.exercise.id, standing))
            var isWhole = false
            if case .known(let state) = standing { isWhole = state.isWhole }
            if isWhole, !wasWhole { await becameWhole(subject) }
            if Task.isCancelled { return }
            wasWhole = isWhole
            // Cut short where something else is looked at.
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
