package import Postgres
package import Terminal

/// A one-line field that is open below a result; every printable key goes to it.
package struct ResultField: Sendable {
    package enum Kind: Sendable, Equatable { case row, search, filter, save, copy }

    package let kind: Kind
    package var input: InputState

    /// What is before the field.
    package var prompt: String {
        switch kind {
        case .row: "Go to row: "
        case .search: "Search: "
        case .filter: "Only rows with: "
        case .save: "Save to file: "
        case .copy: "Copy as txt, csv, json, md or sql: "
        }
    }
}

/// What covers the rows of a result.
package struct ResultDetail: Sendable, Equatable {
    /// One value in full, or one row with a line for each column.
    package enum Kind: Sendable, Equatable { case value, row }

    package var kind: Kind
    package var scroll = ScrollState()
}

/// Work on the rows of a result that takes too long for a key.
package enum ResultWork: Sendable, Equatable {
    case search(String, from: Int, backward: Bool, order: [UInt32]?)
    case arrange(RowStore.Arrangement)
    case save(path: String, ExportFormat, [Column])
}

/// What came of it.
package enum ResultOutcome: Sendable {
    /// `nil` where no row has the text.
    case found(Int?)
    case arranged(RowStore.Arrangement, [UInt32])
    case saved(String)
    case failed(String)
}
