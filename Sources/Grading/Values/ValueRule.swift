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
        switch (reference, answer) {
        case (.number, .number): self = .number
        case (.number, .float), (.float, .number), (.float, .float): self = .approximate
        case (.text, .text), (.text, .paddedText), (.paddedText, .text), (.paddedText, .paddedText): self = .text
        case (.timestampWithZone, .timestampWithZone): self = .instant
        case (.date, .date), (.date, .timestamp), (.date, .timestampWithZone),
            (.timestamp, .date), (.timestamp, .timestamp), (.timestamp, .timestampWithZone),
            (.timestampWithZone, .date), (.timestampWithZone, .timestamp):
            self = .localTime
        case (.interval, .interval): self = .interval
        // A number in a document is a number.
        case (.json, .json), (.json, .number), (.number, .json): self = .json
        case (.boolean, .boolean), (.bytes, .bytes), (.array, .array), (.other, .other), (.other, .text), (.text, .other),
            (.other, .paddedText), (.paddedText, .other), (.other, .array), (.array, .other):
            self = .asWritten
        default: self = .never
        }
    }
}
