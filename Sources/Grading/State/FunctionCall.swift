/// A call of a function that an answer created, and its result.
struct FunctionCall: Sendable, Equatable, Codable {
    /// As a learner would write it: `discount(100, NULL)`.
    var text: String
    var result: Result

    enum Result: Sendable, Equatable, Codable {
        case rows(RowSet)
        /// The server's message.
        case failed(String)
    }
}

/// A call to the answer's function that has the wrong result.
struct FunctionDifference: Sendable, Equatable {
    var call: String
    /// If both return rows.
    var rows: RowDifference?
    /// The answer's function fails with this message, and should not.
    var failure: String?

    /// The first call with different results; `nil` if there is none. The reason why a call fails does not matter.
    init?(expected: [FunctionCall], found: [FunctionCall]) {
        for call in expected {
            guard let other = found.first(where: { $0.text == call.text }) else { continue }
            self.call = call.text
            switch (call.result, other.result) {
            case (.failed, .failed): continue
            case (.failed, .rows): return
            case (.rows, .failed(let message)):
                failure = message
                return
            case (.rows(let expected), .rows(let found)):
                if expected == found { continue }
                guard expected.columns.count == found.columns.count else { return }
                let comparison = RowComparison(reference: expected, answer: found, columns: ColumnPair.byPosition(expected, found))
                guard let difference = comparison.difference else { continue }
                rows = difference
                return
            }
        }
        return nil
    }
}
