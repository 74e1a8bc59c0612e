package import Course

/// One thing to say about an answer: a sentence, and the facts behind it for those who draw them.
///
/// Sentences are made in `Finding+Sentence.swift` and never hold the solution. `message` says nothing about the verdict as a whole; the
/// screen puts its own "Not yet." before it.
package struct Feedback: Sendable, Equatable {
    package enum Kind: String, Sendable, Equatable, CaseIterable {
        /// What makes the answer pass.
        case right
        /// Another way to a right answer, or a word on a right one.
        case remark
        /// The author's words for a mistake that the answer makes.
        case mistake
        /// The words for a mistake in understanding that explains all that the answer does.
        case misconception
        /// The answer is right for the given data, and wrong for other data.
        case data
        /// The answer is right for the given data, and was not tried on other data.
        case untried
        /// No rows came where rows are asked for, or the other way round; number, names or types of columns.
        case columns
        /// Rows are missing, unexpected or wrong.
        case rows
        /// The right rows in another order.
        case order
        /// What a table holds afterwards.
        case state
        /// How a table is defined afterwards.
        case schema
        /// What two sessions do to each other, and what each of them sees.
        case sessions
        /// The way in which the server finds the rows.
        case plan
        /// What files, commands and containers are afterwards.
        case facts
        /// The server could not run it, or ran what should have failed.
        case error
        /// There is nothing to judge.
        case empty
        /// The bytes are no text, or hold what is no SQL.
        case text
        /// Too long, too large, out of memory, or the connection lost through it.
        case limit
        /// A construct that is asked for is absent, or a forbidden one is there.
        case construct
        /// Lesson, server or this version could not judge.
        case unjudged
    }

    package var kind: Kind
    package var message: String
    /// Examples of rows that differ: a few; `Judge` keeps at most `Feedback.mostRows` of each kind.
    package var rows: [DifferingRow] = []
    /// Other data on which it shows, where that is small enough to be read: each table whole.
    package var data: [DataTableExcerpt] = []
    /// Where in the answer, for errors.
    package var place: ErrorPlace?
    package var sqlstate: String?
    /// The server's own words, as psql shows them.
    package var server: String?
    /// The nearest name that exists, where the answer uses one that does not.
    package var suggestion: String?
    /// What it is about, by the names that lessons teach (`left join`), the nearest first.
    package var concepts: [String] = []
    /// The lesson that taught it, once that was looked up.
    package var taughtIn: Teaching?

    /// How many missing and how many unexpected rows are kept for showing.
    package static let mostRows = 200

    /// Up to so many rows of each kind, in the order in which they say most: a missing one and what came in its place side by side.
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

/// A table of a counter-example.
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

/// A row that is missing from the answer, or that should not be there.
package struct DifferingRow: Sendable, Equatable {
    package enum Kind: String, Sendable, Equatable { case missing, unexpected }

    /// One value under the name of its column; `nil` is NULL.
    package struct Cell: Sendable, Equatable {
        package var column: String
        package var value: String?
        /// It is what tells this row from the one shown beside it.
        package var differs: Bool

        package init(column: String, value: String?, differs: Bool = false) {
            self.column = column
            self.value = value
            self.differs = differs
        }
    }

    package var kind: Kind
    package var cells: [Cell]
    /// How often it is missing, or too often there.
    package var count: Int
    /// The place of the row in its result, counted from 1; known where order counts.
    package var position: Int?

    /// The columns in which it is not what the row shown beside it is; empty where none is, or nothing is alike.
    package var differingColumns: [String] { cells.filter(\.differs).map(\.column) }

    package init(kind: Kind, cells: [Cell], count: Int = 1, position: Int? = nil) {
        self.kind = kind
        self.cells = cells
        self.count = count
        self.position = position
    }
}

/// A place in the learner's own text.
package struct ErrorPlace: Sendable, Equatable {
    /// Counted from 1.
    package var line: Int
    /// In characters, counted from 1.
    package var column: Int
    /// The whole line, for the caret.
    package var text: String

    package init(line: Int, column: Int, text: String) {
        self.line = line
        self.column = column
        self.text = text
    }
}
