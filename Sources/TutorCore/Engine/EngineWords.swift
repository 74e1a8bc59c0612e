package import EngineValues
import Verdicts

/// The texts of the engine pane.
package enum EngineWords {
    package static func heading(_ kind: Inventory.Kind) -> String { kind.rawValue + "s" }

    /// Says in one line that some images are stand-ins; `nil` if none are.
    static func standInNotice(_ images: [String]) -> String? {
        if images.isEmpty { return nil }
        return "Small images stand in for \(images.count == 1 ? "1 real one" : "\(images.count) real ones"). ^G V shows which."
    }

    /// Names the images that are stand-ins; `nil` if none are.
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

    /// `up 4 s`, `exited (3)`, followed by the result of the health check.
    package static func state(_ container: LiveContainer, seconds: Int?) -> String {
        var words = container.stateWords
        if container.state == .running, let seconds { words = "up " + time(seconds) }
        if container.isAlive, let health = container.health {
            words += health == .starting ? ", health check starting" : ", \(health.rawValue)"
        }
        return words
    }

    /// One change, prefixed with a symbol.
    package static func difference(_ difference: InventoryChange.Difference) -> String {
        switch difference.way {
        case .came: "+ \(difference.kind.rawValue) \(difference.name)"
        case .went: "− \(difference.kind.rawValue) \(difference.name)"
        case .became(let was, let now):
            "\(difference.kind.rawValue) \(difference.name): \(was.isEmpty ? "no name" : was) → \(now.isEmpty ? "no name" : now)"
        }
    }

    /// What Docker's error means, if known.
    package static func explanation(of error: EngineError) -> String? {
        guard case .refused(_, _, let message) = error else { return nil }
        return EngineErrorExplanation(of: message)?.words
    }

    /// What a container takes of the processor: `0 %`, `0.8 %`, `143 %`.
    package static func percent(_ usage: ContainerUsage) -> String {
        let now = usage.processor
        return now >= 0.95 || now < 0.05 ? "\(Int(now.rounded())) %" : "\((now * 10).rounded() / 10) %"
    }

    /// Why a command failed.
    package static func about(_ error: EngineError) -> String {
        switch error {
        case .commandMissing: "The docker command is missing."
        case .refused(_, _, let message):
            message.split(separator: "\n").first.map(String.init) ?? "The engine refused without giving a reason."
        case .timedOut(_, let after): "No answer within \(after.components.seconds) s. Canceled."
        case .unreadable: "calf can't read the engine's answer."
        case .cannotStart(_, let code): "The docker command could not be started (error \(code))."
        case .unsupported: "This container engine isn't Docker Engine."
        case .cancelled: "Canceled."
        }
    }
}
