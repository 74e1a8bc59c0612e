import Sandbox
import TutorCore

/// Where a lesson's shells start, and with what environment.
package struct ShellPlace: Sendable, Equatable {
    package var directory: String
    package var environment: [String: String]

    package init(directory: String, environment: [String: String]) {
        self.directory = directory
        self.environment = environment
    }

    /// The user's own: at home, as calf was started.
    package static var home: ShellPlace {
        let environment = ProcessEnvironment.current
        return ShellPlace(directory: environment["HOME"] ?? "/", environment: environment)
    }
}

/// Keeps the shells that are open, by what the model calls them.
@MainActor final class ShellRunner {
    private let mailbox: Mailbox
    /// Those that are asked for, while it is found out where they start.
    private var starting: [ShellID: [ShellRequest]] = [:]
    private var sessions: [ShellID: ShellSession] = [:]

    init(mailbox: Mailbox) { self.mailbox = mailbox }

    /// Does what is asked of a shell. What is asked before it has a place to start waits.
    func handle(_ request: ShellRequest, for id: ShellID, place: @escaping @MainActor () async -> ShellPlace) {
        if let session = sessions[id] {
            session.send(request)
            if request == .close { sessions[id] = nil }
        } else if case .start(let size) = request {
            starting[id] = [request]
            Task { [mailbox] in
                let place = await place()
                let command = TerminalProgram.shell(environment: place.environment, directory: place.directory)
                let session = ShellSession(command, size: size) { mailbox.post(.shell(id, $0)) }
                guard let waiting = starting.removeValue(forKey: id), !waiting.contains(.close) else { return }
                sessions[id] = session
                for request in waiting { session.send(request) }
            }
        } else {
            starting[id]?.append(request)
        }
    }

    /// Hangs up on all.
    func close() {
        for session in sessions.values { session.send(.close) }
        sessions = [:]
        starting = [:]
    }
}
