import Sandbox
import Terminal
import TutorCore

/// The folder and environment that a lesson's shells start with.
package struct ShellPlace: Sendable, Equatable {
    package var directory: String
    package var environment: [String: String]

    package init(directory: String, environment: [String: String]) {
        self.directory = directory
        self.environment = environment
    }

    /// The user's home, with the environment that calf was started with.
    package static var home: ShellPlace {
        let environment = ProcessEnvironment.current
        return ShellPlace(directory: environment["HOME"] ?? "/", environment: environment)
    }
}

/// A shell that the model sends requests to.
protocol Shell: Sendable {
    /// Queues a request. Requests are handled in order.
    func send(_ request: ShellRequest)
}

extension ShellSession: Shell {}

/// The open shells, by the model's identifiers.
@TutorActor final class ShellRunner {
    private let mailbox: Mailbox
    /// Requests to shells whose starting place is still being determined.
    private var starting: [ShellID: [ShellRequest]] = [:]
    private var sessions: [ShellID: any Shell] = [:]
    /// The file in which shells without a terminal keep their state between scripts; `nil` if each shell has a terminal.
    private let memory: String?

    init(mailbox: Mailbox, memory: String?) {
        self.mailbox = mailbox
        self.memory = memory
    }

    /// Sends a request to a shell. Until the shell has a place to start, requests are queued.
    func handle(_ request: ShellRequest, for id: ShellID, place: @escaping @TutorActor () async -> ShellPlace) {
        if let session = sessions[id] {
            session.send(request)
            if request == .close { sessions[id] = nil }
        } else if case .start(let size) = request {
            starting[id] = [request]
            mailbox.work { [self] in
                let session = session(at: await place(), size: size) { [mailbox] in mailbox.post(.shell(id, $0)) }
                guard let waiting = starting.removeValue(forKey: id), !waiting.contains(.close) else { return }
                sessions[id] = session
                for request in waiting { session.send(request) }
            }
        } else {
            starting[id]?.append(request)
        }
    }

    private func session(at place: ShellPlace, size: Size, tell: @escaping @Sendable (ShellReport) -> Void) -> any Shell {
        if let memory { return LineShell(place, memory: ShellMemory(file: memory), mailbox: mailbox, tell: tell) }
        return ShellSession(
            TerminalProgram.shell(environment: place.environment, directory: place.directory), size: size, tell: tell)
    }

    /// Hangs up all shells.
    func close() {
        for session in sessions.values { session.send(.close) }
        sessions = [:]
        starting = [:]
    }
}
