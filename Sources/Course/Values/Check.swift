/// A `yaml check` block: what to check if the default isn't enough.
package struct Check: Sendable, Equatable {
    package var rows: Rows?
    /// Compare only these tables.
    package var state: [String]?
    /// Compare the definitions of these objects.
    package var schema: Schema?
    package var plan: Plan?
    package var sessions = false
    package var requires: [String] = []
    package var forbids: [String] = []
    package var variants = Variants.all
    /// The constants of the task that a review replaces.
    package var vary: [Constant] = []
    /// Conditions on commands, files, and containers.
    package var facts: Facts?
    package var location: SourceLocation

    package struct Rows: Sendable, Equatable, Codable {
        package enum Order: String, Sendable, CaseIterable, Codable {
            /// The order that the reference's top-level ORDER BY specifies; tied rows may be in any order.
            case reference
            /// Exactly the order of the reference's rows.
            case exact
            /// Order is ignored.
            case any
        }
        package var order: Order = .reference
        package var names = false

        package init() {}
    }

    /// Tables with everything that belongs to them, views, functions, enumerations, and schemas.
    package struct Schema: Sendable, Equatable {
        package var names: [String]
        /// Whether the columns of tables must be in the reference's order.
        package var isInOrder = false

        package init(names: [String]) { self.names = names }
    }

    package struct Plan: Sendable, Equatable {
        package var uses: [String] = []
        package var avoids: [String] = []
        /// The answer may use at most this share of the starter's buffers.
        package var buffers: Double?

        package init() {}
    }

    /// A word of the task and the solution, and what a review can ask for in its place.
    package struct Constant: Sendable, Equatable {
        package var word: String
        package var values: [String]
    }

    /// The data variants on which an answer is also checked.
    package enum Variants: Sendable, Equatable {
        case all
        /// Only the lesson's own data, with the reason.
        case none(reason: String)
    }

    package init(location: SourceLocation) { self.location = location }

    /// What it compares in the database, each name once.
    package var comparedTables: [String] {
        let defined = schema?.names ?? []
        return defined + (state ?? []).filter { !defined.contains($0) }
    }
}
