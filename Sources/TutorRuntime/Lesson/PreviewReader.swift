package import Course
import Progress
package import TutorCore

extension Catalog {
    /// Reads the details that the lesson list shows about a lesson.
    ///
    /// - Throws: `CourseError` if the lesson can't be read.
    package func preview(of summary: LessonSummary) throws(CourseError) -> LessonPreview {
        let lesson = try lesson(summary)
        let required = summary.requiredIDs.compactMap { self.lesson($0, listedIn: summary.listedIn) }
        let previous = [self.lesson(before: summary)].compactMap { $0 }
            .filter { $0.module == summary.module && !$0.isShared && !summary.isShared }
        return LessonPreview(path: summary.path, objectives: lesson.objectives, buildsOn: required.isEmpty ? previous : required)
    }
}
