/// A `yaml check` block: what to observe, where the default is not enough.
package struct Check: Sendable, Equatable {
    package var rows: Rows?
    package var strict = false
    /// Compare just these tables.
    package var state: [String]?
    /// Compare the definitions of these.
    package var schema: Schema?
    /// The answer must fail with this SQLSTATE.
    package var error: String?
    package var plan: Plan?
    package var sessions = false
    package var requires: [String] = []
    package var forbids: [String] = []
    package var variants = Variants.all
    /// What is asked of commands, files and containers.
    package var facts: Facts?
    package var location: SourceLocation

    package struct Rows: Sendable, Equatable {
        package enum Order: String, Sendable, CaseIterable {
            /// As the reference's top-level ORDER BY says; ties may permute.
            case reference
            /// The reference's rows in the reference's order.
            case exact
            /// No order counts.
            case any
        }
        package var order: Order = .reference
        package var names = false
        package var types = false

        package init() {}
    }

    /// Tables with all that belongs to them, views, functions, types and sequences.
    package struct Schema: Sendable, Equatable {
        package var names: [String]
        /// The columns of tables stand as the reference's do.
        package var isInOrder = false

        package init(names: [String]) { self.names = names }
    }

    package struct Plan: Sendable, Equatable {
        package var uses: [String] = []
        package var avoids: [String] = []
        /// At most this share of the starter's buffers.
        package var buffers: Double?

        package init() {}
    }

    /// The changed copies of the data that an answer is also judged on.
    package enum Variants: Sendable, Equatable {
        case all
        /// Only the lesson's own data, and why.
        case none(reason: String)
    }

    package init(location: SourceLocation) { self.location = location }
}
