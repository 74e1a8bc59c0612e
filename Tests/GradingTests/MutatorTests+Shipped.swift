import Course

extension MutatorTests {
    /// The solutions of all shipped exercises.
    static func shippedSolutions() -> [String] {
        let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
        let course = CourseReader.course(at: ShippedFiles(root: root).lessons + "/data-infrastructure").course
        return (course?.modules ?? []).flatMap(\.lessons).flatMap { summary -> [String] in
            let name = LessonReader.Name(course: "data-infrastructure", module: summary.module, id: summary.id, number: summary.number)
            let exercises = LessonReader.lesson(at: summary.path, name: name).lesson?.exercises ?? []
            return exercises.flatMap(\.solution).filter { $0.language == "sql" }.map(\.text)
        }
    }
}
