import Course
import Progress
import Sandbox
import Servers
import TutorCore

/// Keeps the servers of the open lesson running, behind its text, once something has needed them.
@TutorActor final class ServersRunner {
    private let data: String
    private let executable: String
    private let mailbox: Mailbox
    private var opened: (lesson: Lesson, set: Task<RunningSet, any Error>?)?

    init(data: String, executable: String, mailbox: Mailbox) { (self.data, self.executable, self.mailbox) = (data, executable, mailbox) }

    /// Lets go of the servers of the lesson before.
    func open(_ lesson: Lesson) {
        if let opened, opened.lesson.id == lesson.id, opened.lesson.servers == lesson.servers { return }
        opened = lesson.servers == nil ? nil : (lesson, nil)
    }

    /// Lets go of the servers. They stop a while later, unless they are needed again.
    func leave() { opened = nil }

    /// The lesson's servers, which may still be starting; `nil` if it has none. The first call starts them.
    func set(of lesson: Lesson) async throws -> RunningSet? {
        guard let opened, opened.lesson.id == lesson.id else { return nil }
        return try await (opened.set ?? start(opened.lesson)).value
    }

    /// Puts the servers back as they were at first.
    func reset() {
        guard let lesson = opened?.lesson else { return }
        // Opened again, because their keeper may have gone.
        start(lesson, request: ["reset"])
    }

    @discardableResult private func start(_ lesson: Lesson, request: [String] = ["wait"]) -> Task<RunningSet, any Error> {
        let id = LessonID(course: lesson.course, lesson: lesson.id)
        mailbox.post(.servers(id, .starting))
        let set = Task { [data, executable, mailbox] in
            guard let plan = try ServerPlan(of: lesson) else { throw ServersError.keeperSilent }
            let place = try SetPlace(of: lesson, in: data)
            return try await RunningSet.open(plan, at: place, executable: executable) { event in
                switch event {
                case .state(let node, let state): mailbox.post(.servers(id, .state(node: node, state)))
                case .lost: mailbox.post(.servers(id, .failed("the program that ran them has ended. A reset starts them again")))
                }
            }
        }
        opened = (lesson, set)
        mailbox.work { [mailbox] in
            do {
                try await set.value.ask(request)
                mailbox.post(.servers(id, .ready(afterReset: request == ["reset"])))
            } catch {
                mailbox.post(.servers(id, .failed(ErrorText.about(error))))
            }
        }
        return set
    }
}
