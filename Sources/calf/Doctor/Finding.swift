import Course
import Glibc
import Primitives
import TutorCore
import TutorRuntime

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
        directories, settings, progress, courses, programs, server, lessonServers, docker, terminal,
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

    var json: JSONValue {
        .object(["name": .text(name), "state": .text(state.rawValue), "says": .text(says), "fix": .text(orNull: fix)])
    }
}

extension Finding {
    /// Whether calf understands each setting of `config.yaml`.
    static let settings: @Sendable (Context) async -> [Finding] = { context in
        let errors = context.configuration.warnings
        if errors.isEmpty { return [Finding(name: "settings", state: .fine, says: context.configurationPath)] }
        return errors.map { Finding(name: "settings", state: .lacking, says: $0) }
    }
}

extension Finding {
    /// Whether there are lessons.
    static let courses: @Sendable (Context) async -> [Finding] = { context in
        do {
            let courses = try context.courses()
            // Courses share lessons.
            let count = Set(courses.flatMap(\.lessons).map(\.path)).count
            if count == 0 {
                let fix = "calf --course DIR, with a folder that has lessons"
                return [Finding(name: "courses", state: .broken, says: "no lessons found", fix: fix)]
            }
            return [Finding(name: "courses", state: .fine, says: "\(courses.map(\.course.id).joined(separator: ", ")): \(count) lessons")]
        } catch {
            return [Finding(name: "courses", state: .broken, says: ErrorText.about(error))]
        }
    }
}

extension Finding {
    /// What the tutor can display here.
    static let terminal: @Sendable (Context) async -> [Finding] = { _ in
        let environment = Context.environment
        let kind = environment["TERM", default: ""]
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        var findings: [Finding] = []
        if kind.isEmpty || kind == "dumb" {
            findings.append(
                Finding(
                    name: "terminal", state: .lacking, says: "TERM is '\(kind)', so the tutor runs in plain mode",
                    fix: "export TERM=xterm-256color"))
        } else {
            findings.append(Finding(name: "terminal", state: .fine, says: kind))
        }
        let isUnicode = ["utf8", "utf-8"].contains { locale.lowercased().contains($0) }
        findings.append(
            isUnicode
                ? Finding(name: "characters", state: .fine, says: locale)
                : Finding(
                    name: "characters", state: .lacking, says: "the locale '\(locale)' is not UTF-8, so lines and letters may not show",
                    fix: "export LC_ALL=C.UTF-8"))
        return findings
    }
}
