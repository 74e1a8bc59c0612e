import Testing

@testable import Course

@Test(arguments: [
    ("left join", true), ("LEFT JOIN", true), ("  Left Join\t\n", true), ("Élan", true), ("éLAN ", true), ("left  join", false),
    ("left", false),
    ("", false), (" ", false),
])
func `a short answer ignores case and surrounding blanks`(given: String, isRight: Bool) {
    let quiz = Quiz(question: "Which?", answers: [" Left Join ", "élan"], location: SourceLocation(path: "a.md", line: 1))
    #expect(quiz.accepts(given) == isRight)
}
