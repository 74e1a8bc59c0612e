import Postgres
import Testing

@testable import Grading

/// Two values in the server's text format, and whether they are equal.
struct ValueCase: Sendable, CustomTestStringConvertible {
    var first: (type: PostgresType, value: String?)
    var second: (type: PostgresType, value: String?)

    init(_ firstType: PostgresType, _ first: String?, _ secondType: PostgresType, _ second: String?) {
        self.first = (firstType, first)
        self.second = (secondType, second)
    }

    var testDescription: String { "\(first.value ?? "NULL")::\(first.type) and \(second.value ?? "NULL")::\(second.type)" }

    /// Whether each value is a right answer where the other is expected.
    var isEqual: Bool {
        let one = rows([first.type], [[first.value]])
        let other = rows([second.type], [[second.value]])
        let difference = RowComparison(reference: one, answer: other, columns: .byPosition(one, other)).difference
        let reverse = RowComparison(reference: other, answer: one, columns: .byPosition(other, one)).difference
        precondition((difference == nil) == (reverse == nil), "equality is symmetric")
        return difference == nil
    }
}

extension [ColumnPair] {
    static func byPosition(_ reference: RowSet, _ answer: RowSet) -> [ColumnPair] { ColumnPair.byPosition(reference, answer) }
}

/// Types with their OIDs.
enum PostgresType: UInt32, Sendable {
    case boolean = 16
    case bytea = 17
    case bigint = 20
    case smallint = 21
    case integer = 23
    case text = 25
    case json = 114
    case real = 700
    case double = 701
    case character = 1042
    case varchar = 1043
    case date = 1082
    case timestamp = 1114
    case timestampWithZone = 1184
    case interval = 1186
    case numeric = 1700
    case jsonb = 3802
    case uuid = 2950
    case integers = 1007
    case texts = 1009
    case numerics = 1231
    case dates = 1182
    case status = 16400
}

func rows(_ types: [PostgresType], _ values: [[String?]]) -> RowSet {
    rows(types.enumerated().map { ("c\($0.offset + 1)", $0.element) }, values)
}

func rows(_ columns: [(name: String, type: PostgresType)], _ values: [[String?]]) -> RowSet {
    var rows = RowSet(columns: columns.map { .init(name: $0.name, typeOID: $0.type.rawValue) })
    for value in values { rows.append(value) }
    return rows
}

@Test(arguments: [
    ValueCase(.integer, "1", .numeric, "1.00"),
    ValueCase(.smallint, "-7", .bigint, "-7"),
    ValueCase(.numeric, "0.00", .integer, "0"),
    ValueCase(.numeric, "1e3", .integer, "1000"),
    ValueCase(.numeric, "123456789012345678901234567890.10", .numeric, "123456789012345678901234567890.1"),
    ValueCase(.numeric, "NaN", .numeric, "NaN"),
    ValueCase(.numeric, "Infinity", .double, "Infinity"),
    ValueCase(.double, "NaN", .numeric, "NaN"),
    ValueCase(.double, "-0", .double, "0"),
    ValueCase(.double, "-0", .integer, "0"),
    ValueCase(.double, "0.30000000000000004", .numeric, "0.3"),
    ValueCase(.double, "1000000000", .double, "1000000000.9"),
    ValueCase(.double, "1e-13", .double, "0"),
    ValueCase(.real, "0.1", .double, "0.1"),
    ValueCase(.text, "Emma", .varchar, "Emma"),
    ValueCase(.character, "A  ", .text, "A"),
    ValueCase(.character, "A ", .character, "A    "),
    ValueCase(.date, "2026-05-01", .timestamp, "2026-05-01 00:00:00"),
    ValueCase(.date, "0044-03-15 BC", .timestamp, "0044-03-15 00:00:00 BC"),
    ValueCase(.date, "2026-05-01", .timestampWithZone, "2026-05-01 00:00:00+02"),
    ValueCase(.date, "infinity", .timestamp, "infinity"),
    ValueCase(.timestamp, "2026-05-01 12:00:00.5", .timestamp, "2026-05-01 12:00:00.500"),
    ValueCase(.timestampWithZone, "2026-05-01 00:30:00+02", .timestampWithZone, "2026-04-30 22:30:00+00"),
    ValueCase(.timestampWithZone, "2026-01-01 05:29:59+05:30", .timestampWithZone, "2025-12-31 23:59:59+00"),
    ValueCase(.interval, "1 day", .interval, "24:00:00"),
    ValueCase(.interval, "1 mon", .interval, "30 days"),
    ValueCase(.interval, "1 year -1 days", .interval, "11 mons 29 days"),
    ValueCase(.interval, "-00:00:01", .interval, "-1 days +23:59:59"),
    ValueCase(.json, #"{"b": 1.0, "a" : [true, null]}"#, .jsonb, #"{"a": [true, null], "b": 1}"#),
    ValueCase(.json, #""caf\u00e9 \ud83d\ude00""#, .jsonb, #""café 😀""#),
    ValueCase(.json, #"{"a":1,"a":2}"#, .jsonb, #"{"a": 2}"#),
    ValueCase(.json, "1e2", .jsonb, "100"),
    ValueCase(.dates, "{2026-05-01}", .dates, "{2026-05-01}"),
    ValueCase(.bytea, "\\xabcd", .bytea, "\\xabcd"),
    ValueCase(.boolean, "t", .boolean, "t"),
    ValueCase(.status, "paid", .text, "paid"),
    ValueCase(.uuid, "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", .uuid, "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
    ValueCase(.integer, nil, .integer, nil),
    ValueCase(.integer, nil, .text, nil),
])
func `equal values are equal`(_ pair: ValueCase) { #expect(pair.isEqual) }

@Test(arguments: [
    ValueCase(.integer, "1", .integer, "2"),
    ValueCase(.integer, "1", .integer, "-1"),
    ValueCase(.integer, "10", .integer, "1"),
    ValueCase(.integer, "1", .text, "1"),
    ValueCase(.numeric, "0.1", .numeric, "0.10000000000000000001"),
    ValueCase(.numeric, "123456789012345678901234567890", .numeric, "123456789012345678901234567891"),
    ValueCase(.numeric, "NaN", .numeric, "0"),
    ValueCase(.double, "NaN", .double, nil),
    ValueCase(.double, "Infinity", .double, "-Infinity"),
    ValueCase(.double, "1000000000", .double, "1000000002"),
    ValueCase(.double, "1e-11", .double, "0"),
    ValueCase(.text, "Emma", .text, "emma"),
    ValueCase(.text, "A ", .text, "A"),
    ValueCase(.text, "", .text, nil),
    ValueCase(.text, "t", .boolean, "t"),
    ValueCase(.text, "2026-05-01", .date, "2026-05-01"),
    ValueCase(.date, "2026-05-01", .timestamp, "2026-05-01 00:00:01"),
    ValueCase(.date, "2026-05-01", .date, "2026-05-01 BC"),
    ValueCase(.timestampWithZone, "2026-05-01 00:00:00+02", .timestampWithZone, "2026-05-01 00:00:00+00"),
    ValueCase(.interval, "1 day", .interval, "23:59:59"),
    ValueCase(.json, "[1,2]", .jsonb, "[2, 1]"),
    ValueCase(.json, #"{"a":null}"#, .jsonb, "{}"),
    ValueCase(.json, "[[1],2]", .json, "[[1,2]]"),
    ValueCase(.json, #""1""#, .json, "1"),
    ValueCase(.json, "null", .json, nil),
    ValueCase(.integers, "{1,2}", .integers, "{2,1}"), ValueCase(.integers, "{1}", .numerics, "{1.0}"),
    ValueCase(.integers, "{{1},{2}}", .integers, "{{1,2}}"),
    ValueCase(.texts, #"{NULL}"#, .texts, #"{"NULL"}"#),
    ValueCase(.texts, #"{"a,b"}"#, .texts, "{a,b}"),
    ValueCase(.bytea, "\\x41", .text, "A"),
    ValueCase(.bytea, "\\x41", .bytea, "\\x61"),
    ValueCase(.integer, "0", .integer, nil),
])
func `different values differ`(_ pair: ValueCase) { #expect(!pair.isEqual) }

@Test func `values are never confused by joining their text`() {
    let reference = rows([.text, .text], [["ab", "c"]])
    let answer = rows([.text, .text], [["a", "bc"]])
    #expect(RowComparison(reference: reference, answer: answer, columns: .byPosition(reference, answer)).difference?.missing == 1)
}
