import Primitives
import SQLite

/// An event of a log, as a line of JSON.
struct EventLine {
    /// Why a line isn't an event, in words.
    struct Fault: Error {
        var words: String
    }

    /// The name in a line, the expression that reads it from the log, and the valid values.
    fileprivate struct Member {
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
        Member(name: "course", column: "e.course"),
        Member(name: "lesson", column: "e.lesson"),
        Member(name: "exercise", column: "e.exercise"),
        Member(name: "kind", column: "e.kind", isNeeded: true),
        Member(name: "number", column: "e.number", numbers: 0...1_000_000),
        Member(name: "outcome", column: "e.outcome"),
        Member(name: "text", column: "e.text"),
        Member(name: "fingerprint", column: "e.fingerprint"),
    ]

    /// The most bytes of a line.
    private static let maxBytes = 1 << 20

    /// What `insertion` takes.
    let values: [Value]

    /// Adds an event, unless it's there already.
    static let insertion = """
        INSERT INTO events (uid, place, time, offset, course, lesson, exercise, kind, number, outcome, text, fingerprint,
            extra)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, json_remove(?, \(members.map { "'$.\($0.name)'" }.joined(separator: ", "))))
        ON CONFLICT (uid) DO NOTHING
        """

    /// Makes a line of an event. A merge patch (RFC 7396) leaves out what is NULL.
    private static let line = """
        json_patch(json_patch('{}', json_object(\(members.map { "'\($0.name)', \($0.column)" }.joined(separator: ", ")))),
            coalesce(e.extra, '{}'))
        """

    /// Returns a line for each event, in order.
    static let selection = "SELECT \(line) FROM events AS e ORDER BY e.place, e.uid"

    /// Returns the line, time, and offset of the event with a key, without an index.
    static let selectionByKey = "SELECT \(line), e.time, e.offset FROM events AS e NOT INDEXED WHERE e.id = ?"

    /// Reads a line. Members that this version doesn't know are kept.
    init(_ line: ArraySlice<UInt8>) throws(Fault) {
        guard line.count <= Self.maxBytes else { throw Fault(words: "it is longer than 1 MB") }
        let text = String(decoding: line, as: UTF8.self)
        let event: JSONValue
        do throws(JSONError) { event = try JSONValue(parsing: text) } catch { throw Fault(words: "it is not JSON") }
        guard case .object(let members) = event else { throw Fault(words: "it is not a JSON object") }
        var values = [Value](repeating: .null, count: Self.members.count + 1)
        var isKnown = true
        for member in members {
            guard let index = Self.members.firstIndex(where: { $0.name == member.name }) else {
                isKnown = false
                continue
            }
            // Of several, the first counts.
            if values[index] == .null { values[index] = try Self.members[index].value(of: member.value) }
        }
        if let missing = Self.members.indices.first(where: { Self.members[$0].isNeeded && values[$0] == .null }) {
            throw Fault(words: "it has no \"\(Self.members[missing].name)\"")
        }
        if !isKnown { values[Self.members.count] = .text(text) }
        self.values = values
    }
}

extension EventLine.Member {
    fileprivate func value(of value: JSONValue) throws(EventLine.Fault) -> Value {
        guard let numbers else {
            guard let text = value.text, !isNeeded || !text.isEmpty else { throw EventLine.Fault(words: "\"\(name)\" must be text") }
            return .text(text)
        }
        guard let number = value.int, numbers.contains(number) else {
            throw EventLine.Fault(words: "\"\(name)\" must be a whole number from \(numbers.lowerBound) to \(numbers.upperBound)")
        }
        return .int(number)
    }
}
