/// How values of two columns are compared; follows from the families of both.
enum ValueRule: Sendable, Equatable {
    /// By value, exactly.
    case number
    /// By value, with a relative tolerance of 1e-9 or an absolute one of 1e-12.
    case approximate
    case text
    /// The calendar day and time of day as shown; a date counts as its midnight.
    case localTime
    /// The moment, whatever the time zone it is shown in.
    case instant
    case interval
    case json
    /// As the server prints it.
    case asWritten
    /// No value of one equals a value of the other; NULL still equals NULL.
    case never

    init(_ reference: ValueFamily, _ answer: ValueFamily) {
        self = Self.rules.first { $0.families.isSuperset(of: [reference, answer]) }?.rule ?? .never
    }

    /// The first with both families counts.
    private static let rules: [(families: Set<ValueFamily>, rule: ValueRule)] = [
        ([.number], .number), ([.number, .float], .approximate), ([.text, .paddedText], .text), ([.timestampWithZone], .instant),
        ([.date, .timestamp, .timestampWithZone], .localTime), ([.interval], .interval),
        // A number in a document is a number.
        ([.json, .number], .json),
        ([.boolean], .asWritten), ([.bytes], .asWritten), ([.array, .other], .asWritten), ([.other, .text, .paddedText], .asWritten),
    ]
}
