import Testing

@testable import Course

struct LinterTests {
    @Test func `the example course is clean`() {
        #expect(Linter.lint(courseDirectory: Fixture.harbour) == [])
    }

    @Test func `the shipped courses have no errors`() throws {
        let root = Files.parent(of: Files.parent(of: Files.parent(of: #filePath)))
        let messages = try Linter.lint(path: root + "/Lessons", shipped: ShippedFiles(root: root))
        #expect(messages.filter { $0.severity == .error } == [])
    }
}
