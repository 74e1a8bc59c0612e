import Primitives

/// `## Exercise: Titles and authors {#id}`.
package struct ExerciseHeading: Equatable {
    package static let prefix = "Exercise:"

    var title: String
    /// Empty if the title contains no letter or digit, or if the heading ends in `{#}`.
    var id: String
    /// Whether the id was written as `{#id}`.
    var isExplicit = false

    /// `nil` if the heading doesn't start an exercise.
    init?(_ heading: String) {
        guard heading.hasPrefix(Self.prefix) else { return nil }
        var title = heading.dropFirst(Self.prefix.count)
        var explicit: String?
        if title.last == "}", let start = title.lastIndex(of: "{"), title[start...].hasPrefix("{#") {
            explicit = String(title[start...].dropFirst(2).dropLast())
            title = title[..<start]
        }
        self.title = title.trimmed
        id = explicit ?? Slug.make(from: self.title)
        isExplicit = explicit != nil
    }
}
