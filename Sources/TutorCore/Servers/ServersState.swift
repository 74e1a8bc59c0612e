import Course
import Primitives
import Progress
import Verdicts

/// What is known about the servers of the open lesson's own.
package struct ServersState: Sendable, Equatable {
    /// Whether something has needed them since the lesson was opened. Who only reads it starts none.
    package internal(set) var areNeeded = false

    /// What is said in place of what they would show, until something needs them.
    package static let unneeded = "The servers of this lesson start when you run an example, or go to the shell or the files."

    /// Whether they are being started or reset.
    package internal(set) var isStarting = false
    /// The state of each, by name: what completes the sentence "a is …".
    package internal(set) var states: [String: String] = [:]

    /// Why they don't run.
    package internal(set) var trouble: String?

    /// How far they are while they start, or why they don't run, in one line.
    package var words: String? {
        if let trouble { return "The servers don't run: \(trouble)" }
        guard isStarting else { return nil }
        let nodes = states.filter { !$0.value.hasPrefix("stop") }.sorted { $0.key < $1.key }.map { "\($0.key) is \($0.value)" }
        return "The servers are starting" + (nodes.isEmpty ? " …" : ": \(nodes.joined(separator: ", "))")
    }
}

/// What happened to a lesson's servers.
package enum ServersMessage: Sendable, Equatable {
    case starting
    case state(node: String, String)
    /// - Parameter afterReset: Whether they are as they were at first.
    case ready(afterReset: Bool)
    /// What could not be started, why, and what to do.
    case failed(String)
}

extension Model {
    /// Starts the lesson's servers once a shell, another pane than the text, a check, or a demo needs them.
    mutating func syncServers() -> [Effect] {
        guard let lesson, lesson.waitsForNeed, location == .lesson, lesson.isTrusted == true,
            lesson.focus != .text || !lesson.shells.tabs.isEmpty || lesson.pad.isBusy || presenting != nil
        else { return [] }
        self.lesson?.servers.areNeeded = true
        return lookAtFacts()
    }

    mutating func handle(_ message: ServersMessage, of id: LessonID) -> [Effect] {
        guard lesson?.id == id else { return [] }
        switch message {
        case .starting:
            lesson?.servers = ServersState(areNeeded: true, isStarting: true)
            return []
        case .state(let node, let state):
            lesson?.servers.states[node] = state
            return lesson?.servers.isStarting == true ? [] : [.invalidateFacts]
        case .ready(let afterReset):
            lesson?.servers.isStarting = false
            notice = Notice(afterReset ? "Servers reset." : "The servers are ready. node lists them.")
            guard afterReset else { return [.invalidateFacts] }
            // What was said of the servers before is over.
            lesson?.forgetChanges()
            lesson?.facts = [:]
            for (id, pad) in lesson?.pads ?? [:] where pad.verdict?.judgement.facts != nil { lesson?.pads[id]?.verdict = nil }
            return [.record(Event(.restarted, in: id))] + lookAtFacts()
        case .failed(let why):
            lesson?.servers.isStarting = false
            lesson?.servers.trouble = why.split(whereSeparator: \.isNewline).first.map(String.init)
            handle(Alert(title: "The servers don't run", text: why.split(whereSeparator: \.isNewline).map { String($0).capitalizedFirst }))
            return [.invalidateFacts]
        }
    }
}

extension LessonState {
    /// Whether the lesson has servers that nothing has needed yet.
    package var waitsForNeed: Bool { lesson.servers != nil && !servers.areNeeded && isTrusted != false }
}
