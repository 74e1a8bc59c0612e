package import Course

/// One thing to say about an answer: a sentence, and the data behind it for display.
///
/// `Finding+Sentence.swift` writes the sentences, which never contain the solution. `message` does not state the verdict; the screen shows
/// that separately.
package struct Feedback: Sendable, Equatable {
    package enum Kind: String, Sendable, Equatable, CaseIterable {
        /// Why the answer passes.
        case right
        /// A remark on a correct answer, such as another way to write it.
        case remark
        /// The author's message for a mistake that the answer makes.
        case mistake
        /// A misconception, or a part of the answer, that fully explains its outcome.
        case misconception
        /// The answer is right on the given data, but wrong on other data.
        case data
        /// The answer is right on the given data and was not tried on other data.
        case untried
        /// A result is missing or unexpected, or the number, names, or types of its columns are wrong.
        case columns
        /// Rows are missing, unexpected, or wrong.
        case rows
        /// The right rows in the wrong order.
        case order
        /// The contents of a table after the answer ran.
        case state
        /// The definition of a table after the answer ran.
        case schema
        /// How two sessions affect each other, and what each of them sees.
        case sessions
        /// How the server finds the rows.
        case plan
        /// The state of files, commands, and containers.
        case facts
        /// The server rejected the answer, or ran one that should fail.
        case error
        /// There is nothing to run.
        case empty
        /// The answer is too long, or not SQL.
        case text
        /// The answer took too long, returned too much, ran out of memory, or lost the connection.
        case limit
        /// A required construct is missing, or a forbidden one is used.
        case construct
        /// The lesson, the server, or this version of calf could not judge the answer, or the answer isn't text.
        case unjudged
    }

    package var kind: Kind
    package var message: String
    /// Examples of differing rows: at most `maxRows` of each kind.
    package var rows: [DifferingRow] = []
    /// The tables of a counterexample, complete; empty if they are too large to read.
    package var data: [DataTableExcerpt] = []
    /// The position of an error in the answer.
    package var place: ErrorPlace?
    package var sqlstate: String?
    /// The server's message, formatted as psql prints it.
    package var server: String?
    /// The nearest existing name, if the answer uses one that does not exist.
    package var suggestion: String?
    /// Whether it is about an object of the engine's that doesn't exist. If docker refused to create it, its error says why.
    package var isAboutMissingObject = false
    /// The concepts it relates to, by the names that lessons use (`left join`), the most relevant first.
    package var concepts: [String] = []
    /// The lesson that taught it; set by `Judgement.naming`.
    package var taughtIn: Teaching?

    /// How many missing and how many unexpected rows are kept for display.
    package static let maxRows = 200

    /// At most this many rows of each kind, the most informative first: missing rows are paired with the unexpected ones in their place.
    package func examples(_ most: Int) -> [DifferingRow] {
        let missing = rows.filter { $0.kind == .missing }.prefix(most)
        let unexpected = rows.filter { $0.kind == .unexpected }.prefix(most)
        let paired = min(missing.count { !$0.differingColumns.isEmpty }, unexpected.count { !$0.differingColumns.isEmpty })
        return (0..<paired).flatMap { [missing[$0], unexpected[$0]] } + missing.dropFirst(paired) + unexpected.dropFirst(paired)
    }

    package init(kind: Kind, message: String) {
        self.kind = kind
        self.message = message
    }
}

/// A table of a counterexample.
package struct DataTableExcerpt: Sendable, Equatable {
    package var name: String
    package var columns: [String]
    /// `nil` is NULL.
    package var rows: [[String?]]

    package init(name: String, columns: [String], rows: [[String?]]) {
        self.name = name
        self.columns = columns
        self.rows = rows
    }
}

/// A row that is missing from the answer, or that is unexpected.
package struct DifferingRow: Sendable, Equatable {
    package enum Kind: String, Sendable, Equatable { case missing, unexpected }

    /// One value and the name of its column; `nil` is NULL.
    package struct Cell: Sendable, Equatable {
        package var column: String
        package var value: String?
        /// Whether the value differs from the row shown next to this one.
        package var differs: Bool
        package var text: String { Self.text(value) }

        package init(column: String, value: String?, differs: Bool = false) {
            self.column = column
            self.value = value
            self.differs = differs
        }

        /// A value as feedback shows it: a text that would look like NULL, or like nothing, or that starts or ends with blanks, is quoted.
        package static func text(_ value: String?) -> String {
            guard let value else { return "NULL" }
            return value.isEmpty || value == "NULL" || value.first == " " || value.last == " " ? "'\(value)'" : value
        }
    }

    package var kind: Kind
    package var cells: [Cell]
    /// How many times the row is missing or unexpected.
    package var count: Int
    /// The row's position in its result, counted from 1; set if order matters.
    package var position: Int?

    /// What stands before the row. Of two rows that belong together, neither is missing.
    package var label: String {
        if position == nil, differingColumns.isEmpty { return kind.rawValue }
        return kind == .missing ? "should be" : "is"
    }

    /// The columns that differ from the row shown next to this one; empty if there is none, or if nothing matches.
    package var differingColumns: [String] { cells.filter(\.differs).map(\.column) }

    package init(kind: Kind, cells: [Cell], count: Int = 1, position: Int? = nil) {
        self.kind = kind
        self.cells = cells
        self.count = count
        self.position = position
    }
}

/// A position in the learner's text.
package struct ErrorPlace: Sendable, Equatable, Codable {
    /// Counted from 1.
    package var line: Int
    /// In characters, counted from 1.
    package var column: Int
    /// The whole line, for showing a caret below it.
    package var text: String

    package init(line: Int, column: Int, text: String) {
        self.line = line
        self.column = column
        self.text = text
    }
}
