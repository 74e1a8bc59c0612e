/// One result of `calf doctor`.
struct Finding: Sendable {
    enum State: String, Sendable {
        case fine
        /// calf works, but something is missing.
        case lacking
        /// calf can't work.
        case broken
    }

    /// A word or two, such as `server`.
    var name: String
    var state: State
    var says: String
    /// The command that fixes it.
    var fix: String?

    /// The checks, in display order.
    static let all: [@Sendable (Context) async -> [Finding]] = [
        directories, settings, progress, courses, programs, server, background, lessonServers, docker, terminal,
    ]

    var lines: [String] {
        let mark =
            switch state {
            case .fine: "✓"
            case .lacking: "○"
            case .broken: "✗"
            }
        let name = self.name + String(repeating: " ", count: max(0, 12 - self.name.count))
        return ["\(mark) \(name) \(says)"] + (fix.map { ["               fix: \($0)"] } ?? [])
    }

    var json: JSON {
        .object(["name": .text(name), "state": .text(state.rawValue), "says": .text(says), "fix": .text(orNull: fix)])
    }
}
