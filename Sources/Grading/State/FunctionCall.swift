/// A call of a function that an answer has made, and what came of it.
struct FunctionCall: Sendable, Equatable {
    /// As a learner would write it: `discount(100, NULL)`.
    var text: String
    var result: Result

    enum Result: Sendable, Equatable {
        case rows(RowSet)
        /// The server's message.
        case failed(String)
    }
}

/// How a call of the answer's function ends otherwise than it should.
struct FunctionDifference: Sendable, Equatable {
    var call: String
    /// Where both give rows.
    var rows: RowDifference?
    /// The answer's fails, with this message, and should not.
    var failure: String?

    /// The first call of both that ends otherwise; `nil` where none does. Why a call fails does not matter.
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
