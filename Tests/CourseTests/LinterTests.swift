import Testing

@testable import Course

struct LinterTests {
    @Test func `the shipped courses have no errors`() throws {
        let root = Files.parent(of: Files.parent(of: Files.parent(of: #filePath)))
        let result = try Linter.lint(path: root + "/Lessons", shipped: ShippedFiles(root: root))
        #expect(result.lessons > 0)
        #expect(result.messages.filter { $0.severity == .error } == [])
    }
}
