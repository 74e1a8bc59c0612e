/// Why an answer that is right for the given data was not tried on other data, or not on as much as usual.
package struct UntriedReason: Sendable, Hashable, Codable {
    /// For the learner and the author, as the end of a sentence: "Not tried on other data: …".
    package let sentence: String

    /// No version of the data was found that suits the solution and all alternatives.
    static let nothingSuits = Self(sentence: "no data variant was found that works for the solution and all its alternatives.")
    /// The solution returns no row and changes nothing, on the given data and on every version of it.
    static let nothingHappens = Self(sentence: "on every data variant, the solution returns no rows and changes nothing.")
    /// Other work on the server got in the way.
    static let disturbed = Self(sentence: "other work on the server got in the way.")
    /// The answer is slow, so it was only tried on a few versions.
    static let slow = Self(sentence: "your answer takes too long for that.")

    /// The solution's result depends on chance, because of this function.
    static func chance(function: String) -> Self { Self(sentence: "the solution's result depends on chance (\(function)).") }

    /// The rows of this table can't be changed.
    static func fixedTable(_ table: String) -> Self { Self(sentence: "calf can't change the rows of \(table).") }
}
