import Course
import Testing

@testable import Facts

struct ImageMakingTests {
    @Test func `only answers that may create images with docker itself take turns`() throws {
        let answers = [
            "docker build -t a .", "docker compose up -d --build", "docker compose build && docker tag a b", "docker run --name build a",
            "docker run a", "docker tag a b",
        ]
        let lesson = try lesson(
            answers.map { answer in
                let check = block("yaml check", "containers: { a: { exists: true } }")
                return "## Exercise: \(answer.count) letters\n\nDo it.\n\n" + block("sh solution", answer) + check
            }.joined())
        #expect(lesson.exercises.map { lesson.mayMakeImages(in: $0, afterOthers: false) } == [true, false, true, true, false, false])
        #expect(lesson.exercises.allSatisfy { lesson.mayMakeImages(in: $0, afterOthers: true) })
    }
}
