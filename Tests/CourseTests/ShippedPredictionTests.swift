import Testing

@testable import Course

struct ShippedPredictionTests {
    /// Predictions that calf can't compare with what came: the answer is shown next to them. Each needs a reason here.
    private static let open: Set<String> = []

    @Test func `every prediction of the shipped lessons gets a verdict`() {
        let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
        let path = ShippedFiles(root: root).lessons + "/data-infrastructure"
        let course = CourseLayout.read(at: path)
        var predictions = 0
        for listed in course.modules.flatMap(\.lessons) {
            let name = LessonReader.Name(course: course.id, module: "", id: listed.file.id, number: listed.file.number)
            let (lesson, messages) = LessonReader.lesson(at: listed.path, name: name)
            #expect(!messages.hasErrors, "\(messages)")
            for case .example(let example) in lesson?.sections.flatMap(\.elements) ?? [] {
                guard let prediction = example.prediction else { continue }
                predictions += 1
                let isOpen = if case .open = prediction.answer { true } else { false }
                #expect(!isOpen || Self.open.contains("\(example.block.location)"), "\(example.block.location) has no verdict")
            }
        }
        #expect(predictions > 200)
    }
}
