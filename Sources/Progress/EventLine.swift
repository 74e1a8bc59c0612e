import Primitives
import SQLite

/// An event of a log, as a line of JSON.
struct EventLine {
    /// Why a line isn't an event, in words.
    struct Fault: Error {
        var words: String
    }

    /// The name in a line, the expression that reads it from the log, and the valid values.
    private struct Member {
        var name: String
        var column: String
        var isNeeded = false
        /// `nil` for text.
        var numbers: ClosedRange<Int>?
    }

    /// Until the end of the year 9999.
    private static let times = 0...253_402_300_799_999

    /// In the order of the columns that `insertion` names.
    private static let members = [
        Member(name: "id", column: "e.uid", isNeeded: true),
        Member(name: "place", column: "e.place", isNeeded: true, numbers: times),
        Member(name: "time", column: "e.time", isNeeded: true, numbers: times),
        Member(name: "offset", column: "e.offset", isNeeded: true, numbers: -86_400...86_400),
        Member(name: "course", column: "coalesce(f.course, e.course)"),
        Member(name: "lesson", column: "e.lesson"),
        Member(name: "exercise", column: "e.exercise"),
        Member(name: "kind", column: "e.kind", isNeeded: true),
        Member(name: "number", column: "e.number", numbers: 0...1_000_000),
        Member(name: "outcome", column: "e.outcome"),
        Member(name: "text", column: "e.text"),
    ]

    /// The most bytes of a line.
    static let maxBytes = 1 << 20

    /// What `insertion` takes.
    let values: [Value]

    /// Adds an event, unless it's there already.
    static let insertion = """
        INSERT INTO events (uid, place, time, offset, course, lesson, exercise, kind, number, outcome, text, extra)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, json_remove(?, \(members.map { "'$.\($0.name)'" }.joined(separator: ", "))))
        ON CONFLICT (uid) DO NOTHING
        """

    /// Returns a line for each event, in order. A merge patch (RFC 7396) leaves out what is NULL.
    static let selection = """
        SELECT json_patch(json_patch('{}', json_object(\(members.map { "'\($0.name)', \($0.column)" }.joined(separator: ", ")))),
            coalesce(e.extra, '{}'))
        FROM events AS e LEFT JOIN folders AS f ON f.name = e.course AND e.id <= f.last ORDER BY e.place, e.uid
        """

    /// Reads a line. Members that this version doesn't know are kept.
    init(_ line: ArraySlice<UInt8>) throws(Fault) {
        guard line.count <= Self.maxBytes else { throw Fault(words: "it is longer than 1 MB") }
        let event: JSONNode
        do throws(JSONError) { event = try JSONTree(Array(line)).root } catch { throw Fault(words: "it is not JSON") }
        guard event.isObject else { throw Fault(words: "it is not a JSON object") }
        let found = Dictionary(event.children.map { ($0.key, $0) }) { first, _ in first }
        var values: [Value] = []
        for member in Self.members { values.append(try Self.value(of: member, found[member.name])) }
        let isKnown = found.keys.allSatisfy { key in Self.members.contains { $0.name == key } }
        self.values = values + [isKnown ? .null : .text(String(decoding: line, as: UTF8.self))]
    }

    private static func value(of member: Member, _ node: JSONNode?) throws(Fault) -> Value {
        guard let node else {
            if member.isNeeded { throw Fault(words: "it has no \"\(member.name)\"") }
            return .null
        }
        guard let numbers = member.numbers else {
            guard let text = node.string, !member.isNeeded || !text.isEmpty else { throw Fault(words: "\"\(member.name)\" must be text") }
            return .text(text)
        }
        guard let number = node.int, numbers.contains(number) else {
            throw Fault(words: "\"\(member.name)\" must be a whole number from \(numbers.lowerBound) to \(numbers.upperBound)")
        }
        return .int(number)
    }
}
