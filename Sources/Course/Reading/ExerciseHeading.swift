/// `## Exercise: Titles and authors {#id}`.
package struct ExerciseHeading: Equatable {
    package static let prefix = "Exercise:"

    var title: String
    /// Empty where no letter or digit stands in the title, or `{#}` names nothing.
    var id: String
    /// Whether the id was written as `{#id}`.
    var isExplicit = false

    /// `nil` where the heading opens no exercise.
    init?(_ heading: String) {
        guard heading.hasPrefix(Self.prefix) else { return nil }
        var title = heading.dropFirst(Self.prefix.count)
        var explicit: String?
        if title.last == "}", let start = title.lastIndex(of: "{"), title[start...].hasPrefix("{#") {
            explicit = String(title[start...].dropFirst(2).dropLast())
            title = title[..<start]
        }
        self.title = title.trimmingBlanks()
        id = explicit ?? Slug.make(from: self.title)
        isExplicit = explicit != nil
    }
}

extension Substring {
    /// Without blanks at its ends.
    func trimmingBlanks() -> String {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
