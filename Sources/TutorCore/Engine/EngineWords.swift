import Grading
package import Sandbox

/// What the engine's pane says in words, made in one place.
package enum EngineWords {
    package static func heading(_ kind: Inventory.Kind) -> String {
        switch kind {
        case .container: "containers"
        case .image: "images"
        case .volume: "volumes"
        case .network: "networks"
        }
    }

    /// That images are not the real ones; `nil` where all are.
    package static func standIns(_ images: [String]) -> String? {
        if images.isEmpty { return nil }
        let names = images.joined(separator: ", ")
        return "Small images stand in for the real ones of the same name: \(names). "
            + "They do what the lessons need; sizes, layers and versions differ."
    }

    static func one(_ kind: Inventory.Kind) -> String { kind == .image ? "an image" : "a \(kind.rawValue)" }

    /// `4 s`, `5 min`, `3 h`, `2 days`.
    package static func time(_ seconds: Int) -> String {
        switch seconds {
        case ..<60: "\(max(0, seconds)) s"
        case ..<3600: "\(seconds / 60) min"
        case ..<172_800: "\(seconds / 3600) h"
        default: "\(seconds / 86_400) days"
        }
    }

    /// `up 4 s`, `exited (3)`, with what a health check says.
    package static func state(_ container: LiveContainer, seconds: Int?) -> String {
        var words = container.stateWords
        if container.state == .running, let seconds { words = "up " + time(seconds) }
        if container.isAlive, let health = container.health {
            words += health == .starting ? ", health not known yet" : ", \(health.rawValue)"
        }
        return words
    }

    /// One thing that is otherwise than before, with a sign before it.
    package static func difference(_ difference: InventoryChange.Difference) -> String {
        switch difference.way {
        case .came: "+ \(difference.kind.rawValue) \(difference.name)"
        case .went: "− \(difference.kind.rawValue) \(difference.name)"
        case .became(let was, let now):
            "\(difference.kind.rawValue) \(difference.name): \(was.isEmpty ? "no name" : was) → \(now.isEmpty ? "no name" : now)"
        }
    }

    /// `containers 3 → 2`; of what stayed the same nothing.
    package static func counts(_ change: InventoryChange) -> String {
        Inventory.Kind.allCases.compactMap { kind in
            guard let count = change.counts[kind], count.before != count.after else { return nil }
            return "\(heading(kind)) \(count.before) → \(count.after)"
        }.joined(separator: ", ")
    }

    /// What docker's refusal means, where that is known.
    package static func explanation(of error: EngineError) -> String? {
        guard case .refused(_, _, let message) = error else { return nil }
        return EngineErrorExplanation(of: message)?.words
    }

    /// Why a command was not done.
    package static func about(_ error: EngineError) -> String {
        switch error {
        case .commandMissing: "There is no docker command any more."
        case .refused(_, _, let message): message.split(separator: "\n").first.map(String.init) ?? "It was refused without a word."
        case .timedOut(_, let after): "It did not end within \(after.components.seconds) s, and was given up."
        case .unreadable: "The engine answered something that calf can't read."
        case .cannotStart(_, let code): "It could not be started (error \(code))."
        case .cancelled: "It was given up."
        }
    }
}
