package import Course
package import Terminal

/// The search in all lessons (F3).
package struct Finder: Sendable, Equatable {
    package var query = InputState()
    package var list = ListState()
    package var found: [FoundPlace] = []
    /// The query of the places found; `nil` until the first result arrives.
    package var searched: String?
    /// Whether the search for that query has read everything.
    package var isComplete = false
    /// Enter was pressed before anything was found; the first place found opens.
    package var opensWhenFound = false

    /// Whether all places that match the current query are listed.
    package var isFinished: Bool { searched == query.text && isComplete }
}

/// A lesson that the search found, or a place in its text, or a course.
package struct FoundPlace: Sendable, Equatable {
    /// The lesson; of a course, the first in its list.
    package var lesson: LessonSummary
    /// The title of the course; `nil` for a lesson.
    package var course: String?
    /// The topic that matches; `nil` if the title or the id does.
    package var topic: String?
    /// The place in its text; `nil` if its title, id, or topic matches.
    package var excerpt: Excerpt?

    package init(_ lesson: LessonSummary, _ excerpt: Excerpt? = nil, course: String? = nil, topic: String? = nil) {
        self.lesson = lesson
        self.course = course
        self.topic = topic
        self.excerpt = excerpt
    }

    /// The line with the match, cut to a length that is worth showing.
    package struct Excerpt: Sendable, Equatable {
        /// The index of the section.
        package var section: Int
        /// The section's title; empty for the opening.
        package var title: String
        package var before: String
        package var match: String
        package var after: String

        package init(section: Int, title: String, before: String, match: String, after: String) {
            self.section = section
            self.title = title
            self.before = before
            self.match = match
            self.after = after
        }
    }
}
