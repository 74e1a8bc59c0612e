import Glibc
import Testing

@testable import Course

struct TrustTests {
    private let scratch = Scratch()
    private var trust: Trust { Trust(file: scratch.path + "/config/trusted") }
    private var course: String { scratch.path + "/courses/c" }

    @Test func `a course is trusted after it was said so, and by no other`() throws {
        scratch.course("courses/c", lessons: 2)
        scratch.course("courses/d", lessons: 2)
        #expect(!trust.isTrusted(course))
        try trust.trust(course)
        #expect(trust.isTrusted(course))
        #expect(!trust.isTrusted(scratch.path + "/courses/d"))
        try trust.trust(scratch.path + "/courses/d")
        #expect(trust.isTrusted(course))
    }

    @Test(arguments: ["1-m1/1-lesson-1.md", "datasets/new.sql", "course.yaml", "1-m1/module.yaml"])
    func `a course that changed is not trusted any more`(file: String) throws {
        scratch.course("courses/c", lessons: 2)
        try trust.trust(course)
        scratch.write("changed", to: "courses/c/" + file)
        #expect(!trust.isTrusted(course))
        try trust.trust(course)
        #expect(trust.isTrusted(course))
    }

    @Test func `what a link leads to counts, and a moved course asks again`() throws {
        scratch.course("courses/c", lessons: 2)
        scratch.write("SELECT 1", to: "elsewhere/data.sql")
        symlink(scratch.path + "/elsewhere", course + "/datasets")
        try trust.trust(course)
        scratch.write("SELECT 2", to: "elsewhere/data.sql")
        #expect(!trust.isTrusted(course))
        try trust.trust(course)
        rename(course, course + "-moved")
        #expect(!trust.isTrusted(course + "-moved"))
        symlink(course + "-moved", scratch.path + "/link")
        try trust.trust(scratch.path + "/link")
        #expect(trust.isTrusted(course + "-moved"))
    }

    @Test func `every course of a folder can be trusted at once`() throws {
        scratch.course("courses/c", lessons: 1)
        scratch.course("courses/d", lessons: 1)
        try trust.trust(scratch.path + "/courses")
        #expect(trust.isTrusted(scratch.path + "/courses/c"))
        #expect(trust.isTrusted(scratch.path + "/courses/d"))
        #expect(throws: CourseError.self) { try trust.trust(scratch.path + "/courses/c/1-m1") }
        #expect(throws: CourseError.self) { try trust.trust(scratch.path + "/nowhere") }
    }

    @Test func `links in a circle end`() throws {
        scratch.course("courses/c", lessons: 1)
        symlink("..", course + "/loop")
        #expect(throws: CourseError.self) { try trust.trust(course) }
        #expect(!trust.isTrusted(course))
    }

    @Test func `the list is the user's alone, and a damaged one trusts nothing`() throws {
        scratch.course("courses/c", lessons: 1)
        try trust.trust(course)
        var status = stat()
        #expect(stat(scratch.path + "/config/trusted", &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        scratch.write([0xff, 0x00, 0x0a], to: "config/trusted")
        #expect(!trust.isTrusted(course))
    }

    @Test func `two who trust at the same time are both remembered`() async throws {
        for index in 0..<8 { scratch.course("courses/c\(index)", lessons: 1) }
        let scratch = scratch
        try await withThrowingTaskGroup { group in
            for index in 0..<8 {
                group.addTask { try Trust(file: scratch.path + "/config/trusted").trust("\(scratch.path)/courses/c\(index)") }
            }
            try await group.waitForAll()
        }
        for index in 0..<8 { #expect(trust.isTrusted("\(scratch.path)/courses/c\(index)")) }
    }
}
