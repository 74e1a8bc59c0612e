/// Why an answer that is right for the given data was not tried on other data, or not on as much as usual.
package enum UntriedReason: Sendable, Hashable, Codable {
    /// The solution's result depends on chance, because of this function.
    case chance(function: String)
    /// The rows of this table can't be changed.
    case fixedTable(String, FixedTable)
    /// No version of the data was found that suits the solution and all alternatives.
    case nothingSuits
    /// The solution returns no row and changes nothing, on the given data and on every version of it.
    case nothingHappens
    /// Other work on the server got in the way.
    case disturbed
    /// The answer is slow, so it was only tried on a few versions.
    case slow

    /// For the learner and the author, as the end of a sentence: "Not tried on other data: …".
    package var sentence: String {
        switch self {
        case .chance(let function): "the solution's result depends on chance (\(function))."
        case .fixedTable(let table, let reason): "\(reason.sentence(table))."
        case .nothingSuits: "no data variant was found that works for the solution and all its alternatives."
        case .nothingHappens: "on every data variant, the solution returns no rows and changes nothing."
        case .disturbed: "other work on the server got in the way."
        case .slow: "your answer takes too long for that."
        }
    }
}

extension FixedTable {
    func sentence(_ table: String) -> String {
        switch self {
        case .foreign: "\(table) is a foreign table"
        case .security: "row-level security applies to the owner of \(table)"
        case .rules: "\(table) has rules that replace changes"
        case .inheritance: "\(table) is part of an inheritance tree"
        case .triggersOnLargeTable: "\(table) is large or partitioned, and has triggers"
        case .referredTo: "a table that can't be changed refers to \(table)"
        }
    }
}
