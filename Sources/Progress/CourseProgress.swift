package import Course

/// The progress in a set of lessons, such as those of a module or a course.
package struct CourseProgress: Sendable, Equatable {
    /// The number of lessons.
    package var lessons = 0
    /// The number of completed lessons.
    package var lessonsDone = 0
    /// The number of lessons that a placement proved and that aren't completed.
    package var lessonsProven = 0
    /// The number of exercises they currently have.
    package var exercises = 0
    /// The number of solved exercises among these.
    package var exercisesDone = 0

    /// Counts lessons. Those missing from `progress` haven't been started.
    package init(of lessons: some Sequence<LessonSummary>, in progress: [LessonID: LessonProgress]) {
        for lesson in lessons {
            self.lessons += 1
            exercises += lesson.exercises.count
            guard let known = progress[lesson.progressID] else { continue }
            exercisesDone += known.solvedCount(of: lesson.exercises)
            switch known.status(of: lesson) {
            case .done: lessonsDone += 1
            case .proven: lessonsProven += 1
            case .untouched, .started, .read: break
            }
        }
    }
}

extension LessonSummary {
    /// Identifies the lesson in the log.
    package var progressID: LessonID { LessonID(course: course, lesson: id) }

    /// The lessons that it requires.
    package var requiredIDs: [LessonID] {
        requires.map { name in
            let parts = name.split(separator: "/").map(String.init)
            return parts.count == 2 ? LessonID(course: parts[0], lesson: parts[1]) : LessonID(course: course, lesson: name)
        }
    }

    /// The lesson to continue with: the last opened one until it is done or proven, then the first one after it that is neither, and whose
    /// required lessons are, as far as they are listed. The search goes on at the start of its module, then with the other modules. `nil` if
    /// there is none.
    package static func next(
        in lessons: [LessonSummary], after last: LessonID?, progress: [LessonID: LessonProgress]
    ) -> LessonSummary? {
        let start = lessons.firstIndex { $0.progressID == last } ?? 0
        let known = lessons.filter { progress[$0.progressID]?.status(of: $0).isKnown == true }
        if let opened = lessons.first(where: { $0.progressID == last }), !known.contains(where: { $0.progressID == last }) { return opened }
        let listed = Set(lessons.map(\.progressID))
        let ordered = lessons[start...] + lessons[..<start]
        let own = ordered.filter { $0.module == ordered.first?.module }
        let others = ordered.filter { $0.module != ordered.first?.module }
        return next(among: own + others, known: Set(known.map(\.progressID)), isListed: listed.contains)
    }

    /// The same for lessons in the order in which they are considered. Reads no further than it must.
    package static func next(
        among lessons: some Sequence<LessonSummary>, known: Set<LessonID>, isListed: (LessonID) -> Bool
    ) -> LessonSummary? {
        var first: LessonSummary?
        for lesson in lessons where !known.contains(lesson.progressID) {
            if lesson.requiredIDs.allSatisfy({ known.contains($0) || !isListed($0) }) { return lesson }
            first = first ?? lesson
        }
        return first
    }
}
