import Course
import Glibc
import Primitives
import Sandbox
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
        directories, settings, progress, courses, programs, server, lessonServers, python, docker, terminal,
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
        var trouble: String?
        if kind.isEmpty || kind == "dumb" {
            trouble = "TERM is '\(kind)', so the tutor runs in plain mode"
        } else if await !succeeds(["tput", "-T", kind, "clear"]) {
            trouble = "TERM is '\(kind)', a terminal that this machine doesn't know"
        }
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        return [
            Finding(name: "terminal", says: kind, trouble: trouble, fix: "export TERM=xterm-256color"),
            Finding(name: "characters", says: locale, trouble: flaw(ofLocale: locale), fix: "export LC_ALL=C.UTF-8"),
        ]
    }

    private static func flaw(ofLocale name: String) -> String? {
        guard let locale = newlocale(LC_CTYPE_MASK, name.isEmpty ? "C" : name, nil) else {
            return "the locale '\(name)' isn't installed, so letters and lines may not show"
        }
        defer { freelocale(locale) }
        if let codeset = nl_langinfo_l(nl_item(CODESET), locale), String(cString: codeset) == "UTF-8" { return nil }
        return "the locale '\(name)' isn't UTF-8, so letters and lines may not show"
    }

    /// The Python modules that lessons declare.
    static let python: @Sendable (Context) async -> [Finding] = { context in
        // If courses can't be read, the line on courses says so.
        let lessons = ((try? context.courses()) ?? []).flatMap(\.lessons)
        // Lint reports a lesson that can't be read.
        let modules = Set(lessons.compactMap { try? LessonReader.declarations(inFileAt: $0.path)?.lesson.python }.flatMap(\.self)).sorted()
        if modules.isEmpty { return [] }
        let missing = await PythonModules.missing(modules)
        return [
            Finding(
                name: "python", says: "programs of lessons can import \(modules.joined(separator: " and "))",
                trouble: missing.map { "programs of lessons can't import \($0.names)" },
                fix: missing.map { "as root: \($0.installation)" } ?? "")
        ]
    }

    private init(name: String, says: String, trouble: String?, fix: String) {
        self.init(name: name, state: trouble == nil ? .fine : .lacking, says: trouble ?? says, fix: trouble == nil ? nil : fix)
    }

    private static func succeeds(_ words: [String]) async -> Bool {
        let run = CommandRun(words, environment: ProcessEnvironment.current)
        do { return try await run.finish(within: .seconds(20)).isSuccess } catch { return false }
    }
}
