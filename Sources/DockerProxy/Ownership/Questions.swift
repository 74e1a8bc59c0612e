import CGNU
import Glibc
import Synchronization

/// The questions of all connections. Each object is asked about once at a time, and a yes counts for the rest of the lesson.
final class Questions: Sendable {
    private struct Pending {
        /// Distinguishes it from a withdrawn question about the same object.
        var number: Int32
        var task: Task<Void, Never>
        var waiting: [Int32: @Sendable (Answer) -> Void] = [:]
    }

    private struct State {
        var allowed: Set<Question.Subject> = []
        var pending: [Question.Subject: Pending] = [:]
        var last: Int32 = 0
    }

    let names = NamesBefore()
    private let state = Mutex(State())
    private let options: ProxyOptions

    init(_ options: ProxyOptions) { self.options = options }

    func isAllowed(_ question: Question) -> Bool { state.withLock { $0.allowed.contains(question.scope) } }

    /// Asks, and waits on the calling thread, which belongs to the connection, until there is an answer or `client` leaves. The learner's
    /// answer is computed elsewhere: on the concurrent executor, by a task that no thread waits for there.
    func answer(_ question: Question, _ client: Channel?, _ waiter: Waiter) throws(Disconnected) -> Answer {
        if isAllowed(question) { return .yes }
        guard options.decide != nil else { return .no }
        let reply = Mailslot()
        let ticket = enter(question) { reply.put($0) }
        while true {
            // It isn't read meanwhile, so all that is seen is that both directions are closed.
            var waits: [(descriptor: Int32, interest: Waiter.Interest)] = [(reply.descriptor, .bytes)]
            if let client { waits.append((client.descriptor, [])) }
            let ready: [Waiter.Interest]?
            do throws(Disconnected) { ready = try waiter.wait(waits) } catch {
                leave(question, ticket)
                throw error
            }
            if let answer = reply.answer { return answer }
            if client != nil, ready?.last?.isEmpty == false {
                leave(question, ticket)
                throw .client
            }
        }
    }

    private func enter(_ question: Question, _ put: @escaping @Sendable (Answer) -> Void) -> Int32 {
        state.withLock { state in
            state.last += 1
            let scope = question.scope
            if state.pending[scope] == nil {
                let number = state.last
                let task = Task.detached { [self] in finish(scope, number, await options.decide?(question) ?? .no) }
                state.pending[scope] = Pending(number: number, task: task)
            }
            state.pending[scope]?.waiting[state.last] = put
            return state.last
        }
    }

    private func finish(_ scope: Question.Subject, _ number: Int32, _ answer: Answer) {
        let waiting: [Int32: @Sendable (Answer) -> Void] = state.withLock { state in
            guard state.pending[scope]?.number == number else { return [:] }
            if answer != .no { state.allowed.insert(scope) }
            return state.pending.removeValue(forKey: scope)?.waiting ?? [:]
        }
        for put in waiting.values { put(answer) }
    }

    /// Withdraws the question if no one else waits for its answer.
    private func leave(_ question: Question, _ ticket: Int32) {
        let scope = question.scope
        state.withLock { state in
            state.pending[scope]?.waiting[ticket] = nil
            if state.pending[scope]?.waiting.isEmpty == true { state.pending.removeValue(forKey: scope)?.task.cancel() }
        }
    }
}

/// Brings an answer to a thread that waits for descriptors.
private final class Mailslot: Sendable {
    let descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    private let slot = Mutex<Answer?>(nil)

    var answer: Answer? { slot.withLock { $0 } }

    func put(_ answer: Answer) {
        slot.withLock { $0 = answer }
        eventfd_write(descriptor, 1)
    }

    deinit { close(descriptor) }
}
