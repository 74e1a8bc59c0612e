import Testing

@testable import Course

struct LessonPositionTests {
    @Test(arguments: [
        ("The next lesson is about rows.", ["next lesson"]), ("As in the *previous*\nlessons, look.", ["previous lessons"]),
        ("It was in the last lesson.", ["last lesson"]), ("See lesson 12, and Lesson 4.3.", ["lesson 12", "lesson 4"]),
        ("- A list: lessons 2 and 3", ["lessons 2"]), ("> [!NOTE]\n> The last lesson said so.", ["last lesson"]),
        ("| a |\n|---|\n| lesson 7 |", ["lesson 7"]),
        ("The lesson on rows, the next step, and `lesson 12`.", []), ("```sql\nSELECT 'the next lesson';\n```", []),
    ])
    func `words that name a lesson by its position are found in all text, but not in code`(text: String, words: [String]) {
        let lesson = "---\ntitle: Rows\nminutes: 10\nobjectives: [Explain it]\n---\n\nWhy?\n\n\(text)\n"
        let name = LessonReader.Name(course: "c", module: "m", id: "rows", number: 1)
        let messages = Linter.lint(lesson: lesson, path: "1-rows.md", name: name).messages
        let found = messages.filter { $0.rule == "lesson-position" }.map(\.description)
        #expect(found.count == words.count, "\(found)")
        for word in words { #expect(found.contains { $0.contains("'\(word)'") }, "\(found)") }
    }
}
