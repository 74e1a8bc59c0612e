package import Course
package import Progress

/// The lesson list: modules with the learner's progress, and the lessons of the open module.
package struct MapState: Sendable {
    /// One module in the list; its lessons are loaded when it is opened. The last entry of a course can be a page without lessons.
    package struct Entry: Sendable, Equatable {
        package var course: String
        package var courseTitle: String
        package var module: String
        package var number: Int
        package var title: String
        package var lessonCount: Int
        /// The module's chapters, if it has any.
        package var parts: [ModuleSummary.Part]
        /// The statuses of the lessons that were begun, by their indexes in the module.
        package var statuses: [Int: LessonStatus]
        /// What the page after a course's modules shows.
        package var coursePage: CoursePage?

        package struct CoursePage: Sendable, Equatable {
            package var summary: String
            package var audience: String
            /// Where to go on after the course; empty if it doesn't say.
            package var next: String
            package var further: [Resource]

            package init(summary: String, audience: String, next: String, further: [Resource]) {
                self.summary = summary
                self.audience = audience
                self.next = next
                self.further = further
            }
        }

        package var doneCount: Int { statuses.values.count { $0 == .done } }
        /// How many a placement proved that aren't done.
        package var provenCount: Int { statuses.values.count { $0 == .proven } }
        /// How many are at home in other courses.
        package var sharedCount: Int { parts.flatMap(\.lessons).count { $0.contains("/") } }

        package init(
            course: String, courseTitle: String, module: String, number: Int, title: String, lessonCount: Int,
            parts: [ModuleSummary.Part] = [], statuses: [Int: LessonStatus] = [:]
        ) {
            self.course = course
            self.courseTitle = courseTitle
            self.module = module
            self.number = number
            self.title = title
            self.lessonCount = lessonCount
            self.parts = parts
            self.statuses = statuses
        }

        /// The title of the chapter with that lesson. A chapter that lists none has those that no other one lists.
        package func part(with lesson: LessonSummary) -> String? {
            let name = lesson.course == course ? lesson.id : "\(lesson.course)/\(lesson.id)"
            return (parts.first { $0.lessons.contains(name) } ?? parts.first(where: \.lessons.isEmpty))?.title
        }

        /// The index of the first lesson that isn't done.
        var firstOpenLesson: Int { (0..<lessonCount).first { statuses[$0]?.isKnown != true } ?? 0 }

        /// The page after a course's modules.
        package init(course: String, courseTitle: String, page: CoursePage) {
            self.init(course: course, courseTitle: courseTitle, module: "", number: 0, title: "About this course", lessonCount: 0)
            coursePage = page
        }
    }

    package var entries: [Entry] = []
    /// The index of the entry whose lessons are shown.
    package var open = 0
    /// The loaded lessons of the open entry; `windowStart` is the index of the first.
    package var window: [LessonSummary] = []
    package var windowStart = 0
    /// Index of the selected lesson in the open entry.
    package var marked = 0
    /// The first lesson shown, or the first line of a course's last page.
    package var scroll = 0
    /// The details of the selected lesson, once its file has been read.
    package var preview: LessonPreview?
    /// What is to be reviewed today.
    package var due = ReviewQueue()
    /// The lesson to do next, if any is left.
    package var next: LessonSummary?
    /// Unreadable lessons and missing courses, reported in the list.
    package var troubles: [String] = []
    package var isLoaded = false
    /// Enter was pressed on a lesson that isn't loaded yet; it opens as soon as it is.
    package var opensWhenLoaded = false

    package var openEntry: Entry? { entries.indices.contains(open) ? entries[open] : nil }

    /// The courses with their entries, in order. All but the one with the open entry are folded.
    package var courses: [Course] {
        var courses: [Course] = []
        for (index, entry) in entries.enumerated() {
            if let last = courses.last, last.id == entry.course {
                courses[courses.count - 1].range = last.range.lowerBound..<index + 1
            } else {
                courses.append(Course(id: entry.course, title: entry.courseTitle, range: index..<index + 1))
            }
            courses[courses.count - 1].modules += entry.coursePage == nil ? [entry] : []
        }
        return courses
    }

    /// A course in the list. It counts each of its lessons once, and its progress in a lesson that it shares is that of the other course.
    package struct Course: Sendable, Equatable {
        package var id: String
        package var title: String
        /// The indexes of its entries.
        package var range: Range<Int>
        package var modules: [Entry] = []

        package var lessonCount: Int { modules.map(\.lessonCount).reduce(0, +) }
        package var doneCount: Int { modules.map(\.doneCount).reduce(0, +) }
        package var provenCount: Int { modules.map(\.provenCount).reduce(0, +) }
        package var sharedCount: Int { modules.map(\.sharedCount).reduce(0, +) }
        /// The index of the entry that opens with it: the first with a lesson that isn't done.
        package var firstOpen: Int {
            range.lowerBound + (modules.firstIndex { $0.doneCount + $0.provenCount < $0.lessonCount } ?? 0)
        }
    }

    /// The lesson at that index of the open entry, if it is loaded.
    package func lesson(at index: Int) -> LessonSummary? {
        let place = index - windowStart
        return window.indices.contains(place) ? window[place] : nil
    }

    package var markedLesson: LessonSummary? { lesson(at: marked) }
}
