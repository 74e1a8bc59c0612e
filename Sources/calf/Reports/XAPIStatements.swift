import Course
import Glibc
import Primitives
import Progress

/// The log as xAPI statements, which learning record stores import: <https://github.com/adlnet/xAPI-Spec/blob/master/xAPI-Data.md>.
///
/// A statement's id is derived from its event, so a store that already has it ignores it. Deleted progress is left out.
struct XAPIStatements {
    /// Ids need a URL that belongs to calf. The top-level domain is reserved, so no such URL can exist (RFC 2606).
    private static let home = "https://calf.invalid"
    private static let verbs = "http://adlnet.gov/expapi/verbs/"

    private struct Statement {
        var event: Event
        var lesson: LessonID
        var verb: String
        var result: [JSON.Member] = []
    }

    private var statements: [(id: String, statement: Statement)] = []

    init(context: Context) async throws {
        let log = try await context.progress(in: context.catalog())
        self = try await log.read(into: XAPIStatements()) { $0.add($1) }
    }

    private init() {}

    var json: JSON { .array(statements.map { Self.json($0.statement, id: $0.id) }) }

    private mutating func add(_ logged: LoggedEvent) {
        let event = logged.event
        if case .forgotten = event.kind { statements.removeAll { event.lesson == nil || $0.statement.lesson == event.lesson } }
        guard let lesson = event.lesson, var statement = Self.statement(event, lesson) else { return }
        statement.verb = Self.verbs + statement.verb
        statements.append((logged.id, statement))
    }

    /// `nil` for events that don't concern learning.
    private static func statement(_ event: Event, _ lesson: LessonID) -> Statement? {
        func statement(_ verb: String, _ result: KeyValuePairs<String, JSON> = [:]) -> Statement {
            Statement(event: event, lesson: lesson, verb: verb, result: result.map { JSON.Member(name: $0.key, value: $0.value) })
        }
        return switch event.kind {
        case .opened: statement("initialized")
        case .reached, .reviewing: statement("progressed")
        case .ran(false): statement("attempted")
        case .ran(true), .tried(.pass): statement("passed", ["success": .bool(true)])
        case .tried(.fail): statement("failed", ["success": .bool(false)])
        case .hintShown, .solutionShown: statement("interacted")
        case .predicted(_, let right): statement("answered", ["success": .bool(right)])
        case .quizAnswered(_, let right, let answer): statement("answered", ["success": .bool(right), "response": .text(answer)])
        case .completed: statement("completed", ["completion": .bool(true)])
        case .proven: statement("mastered", ["success": .bool(true)])
        case .left: statement("suspended")
        case .tried(.error), .restarted, .answerKept, .forgotten, .goalSet: nil
        }
    }

    private static func json(_ statement: Statement, id: String) -> JSON {
        let event = statement.event
        var members: [JSON.Member] = [
            .init(name: "id", value: .text(uuid(of: id))), .init(name: "actor", value: actor),
            .init(name: "verb", value: .object(["id": .text(statement.verb)])),
            .init(
                name: "object",
                value: .object(["objectType": .text("Activity"), "id": .text(activity(of: event, in: statement.lesson))])),
        ]
        if !statement.result.isEmpty { members.append(.init(name: "result", value: .object(statement.result))) }
        members.append(.init(name: "timestamp", value: .text(event.time.description)))
        return .object(members)
    }

    private static func activity(of event: Event, in lesson: LessonID) -> String {
        let base = "\(home)/\(lesson.course)/\(lesson.lesson)"
        if let exercise = event.exercise { return "\(base)/exercise/\(exercise)" }
        return switch event.kind {
        case .predicted(let example, _): "\(base)/example/\(example)"
        case .quizAnswered(let question, _, _): "\(base)/question/\(question)"
        case .reached(let section): "\(base)/section/\(section)"
        default: base
        }
    }

    private static var actor: JSON {
        let name = getpwuid(getuid()).flatMap { $0.pointee.pw_name }.map { String(cString: $0) } ?? "learner"
        return .object([
            "objectType": .text("Agent"), "account": .object(["homePage": .text(home), "name": .text(name)]),
        ])
    }

    /// A UUID of version 8, whose bits the application chooses (RFC 9562).
    private static func uuid(of id: String) -> String {
        var digits = Array(ContentHash(ofParts: [id]).hex(digits: 32))
        digits[12] = "8"
        digits[16] = "8"
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
    }
}

extension ProgressLog {
    /// Folds the log, one event at a time.
    fileprivate func read<T: Sendable>(into start: T, _ note: @Sendable (inout T, LoggedEvent) -> Void) throws -> T {
        var result = start
        try events { note(&result, $0) }
        return result
    }
}
