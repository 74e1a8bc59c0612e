import DockerProxy
import EngineValues
import Progress
import Synchronization
import TutorCore

/// Brings the questions of lessons' sockets to the tutor, and the answers back. The requests wait meanwhile.
final class GuardQuestions: Sendable {
    private struct State {
        var last = 0
        var waiting: [Int: CheckedContinuation<Answer, Never>] = [:]
    }

    private let state = Mutex(State())
    private let mailbox: Mailbox

    init(_ mailbox: Mailbox) { self.mailbox = mailbox }

    /// Returns the learner's answer, or no if the request was withdrawn.
    func ask(_ question: DockerProxy.Question, in lesson: LessonID) async -> Answer {
        let id = state.withLock { state in
            state.last += 1
            return state.last
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                state.withLock { $0.waiting[id] = continuation }
                mailbox.post(.engine(lesson, .asked(GuardQuestion(question, id: id))))
                if Task.isCancelled { withdraw(id, lesson) }
            }
        } onCancel: {
            withdraw(id, lesson)
        }
    }

    func answer(_ id: Int, _ answer: Answer) { state.withLock { $0.waiting.removeValue(forKey: id) }?.resume(returning: answer) }

    private func withdraw(_ id: Int, _ lesson: LessonID) {
        answer(id, .no)
        mailbox.post(.engine(lesson, .withdrawn(id)))
    }
}

extension Answer {
    init(_ answer: GuardAnswer) {
        self =
            switch answer {
            case .no: .no
            case .yes: .yes
            case .adopt: .adopt
            }
    }
}

extension GuardQuestion {
    init(_ question: DockerProxy.Question, id: Int) {
        self.init(id: id, text: question.text, detail: question.detail, canAdopt: question.canAdopt)
    }
}
