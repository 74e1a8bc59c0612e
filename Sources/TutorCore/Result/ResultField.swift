package import Postgres
package import Terminal

/// An open one-line field below a result. It gets every printable key.
package struct ResultField: Sendable {
    package enum Kind: Sendable, Equatable { case search, filter, save }

    package let kind: Kind
    package var input: InputState
    /// Whether the text is a suggestion, which typed text replaces.
    var isSuggestion = false

    /// The label in front of the field.
    package var prompt: String {
        switch kind {
        case .search: "Search: "
        case .filter: "Only rows that contain: "
        case .save: "Save to file: "
        }
    }
}

/// A detail view that covers the rows of a result.
package struct ResultDetail: Sendable, Equatable {
    /// One value in full, one row with a line for each column, or all rows as a chart.
    package enum Kind: Sendable, Equatable {
        case value, row
        case chart(Chart)
    }

    package var kind: Kind
    package var scroll = ScrollState()
}

/// An operation on the rows of a result that is too slow for the update loop.
package enum ResultWork: Sendable, Equatable {
    case search(String, from: Int, backward: Bool, order: [UInt32]?)
    case arrange(RowTable.Arrangement)
    // In the rest, `order` has the rows in the order shown; `nil` is all rows in their original order.
    /// - Parameter kind: `nil` for the most telling one.
    case chart([Column], column: Int, Chart.Kind?, order: [UInt32]?)
    case save(path: String, ExportFormat, [Column], order: [UInt32]?)
}

/// The result of ``ResultWork``.
package enum ResultOutcome: Sendable {
    /// `nil` if no row contains the text.
    case found(Int?)
    case arranged(RowTable.Arrangement, [UInt32])
    case charted(Chart)
    case saved(String)
    case failed(String)
}
