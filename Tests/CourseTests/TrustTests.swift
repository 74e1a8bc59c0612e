import Glibc
import Testing

@testable import Course

struct TrustTests {
    private let scratch = Scratch()
    private var trust: Trust { Trust(file: scratch.path + "/config/trusted") }
    private var course: String { scratch.path + "/courses/c" }

    @Test func `trusting a course trusts no other one`() throws {
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
    func `a course that changed is no longer trusted`(file: String) throws {
        scratch.course("courses/c", lessons: 2)
        try trust.trust(course)
        scratch.write("changed", to: "courses/c/" + file)
        #expect(!trust.isTrusted(course))
        try trust.trust(course)
        #expect(trust.isTrusted(course))
    }

    @Test func `a link inside the course counts as its target, and a moved course must be trusted again`() throws {
        scratch.course("courses/c", lessons: 2)
        scratch.write("SELECT 1", to: "courses/c/data/first.sql")
        symlink("data", course + "/datasets")
        try trust.trust(course)
        scratch.write("SELECT 2", to: "courses/c/data/first.sql")
        #expect(!trust.isTrusted(course))
        try trust.trust(course)
        rename(course, course + "-moved")
        #expect(!trust.isTrusted(course + "-moved"))
        symlink(course + "-moved", scratch.path + "/link")
        try trust.trust(scratch.path + "/link")
        #expect(trust.isTrusted(course + "-moved"))
    }

    @Test func `a link that leaves the course is refused by name`() throws {
        scratch.course("courses/c", lessons: 2)
        scratch.write("SELECT 1", to: "elsewhere/data.sql")
        symlink(scratch.path + "/elsewhere/data.sql", course + "/1-m1/data.sql")
        let error = try #require(throws: CourseError.self) { try trust.trust(course) }
        #expect(error == .linkLeavesCourse(path: course + "/1-m1/data.sql", target: scratch.path + "/elsewhere/data.sql"))
        #expect("\(error)".contains("a link that leads out of the course"))
        #expect(!trust.isTrusted(course))
        // Adding such a link later makes a trusted course untrusted.
        scratch.remove("courses/c/1-m1/data.sql")
        try trust.trust(course)
        symlink("/etc/hostname", course + "/1-m1/9-name.md")
        #expect(!trust.isTrusted(course))
        let messages = Linter.lint(courseDirectory: course, shownAs: "c").messages
        #expect(messages.contains { $0.location.path == "c/1-m1/9-name.md" && $0.message.contains("this link leads out of the course") })
    }

    @Test func `a folder that isn't a course is refused`() throws {
        scratch.course("courses/c", lessons: 1)
        for folder in ["courses", "courses/c/1-m1"] {
            #expect(throws: CourseError.noCourse(path: scratch.path + "/" + folder)) { try trust.trust(scratch.path + "/" + folder) }
        }
        #expect(throws: CourseError.self) { try trust.trust(scratch.path + "/nowhere") }
    }

    @Test func `a course the user owns stays trusted when edited, until others can write to it`() throws {
        scratch.course("courses/c", lessons: 2)
        try trust.trust(course, scope: .everyChange)
        scratch.write("changed", to: "courses/c/1-m1/1-lesson-1.md")
        #expect(trust.isTrusted(course))
        chmod(course + "/1-m1/1-lesson-1.md", 0o666)
        #expect(!trust.isTrusted(course))
        #expect(throws: CourseError.notOwned(path: course + "/1-m1/1-lesson-1.md")) { try trust.trust(course, scope: .everyChange) }
        chmod(course + "/1-m1/1-lesson-1.md", 0o644)
        try trust.trust(course)
        scratch.write("changed again", to: "courses/c/1-m1/1-lesson-1.md")
        #expect(!trust.isTrusted(course))
    }

    @Test func `a review lists what would run and what changed`() throws {
        scratch.course("courses/c", lessons: 2)
        scratch.write(
            """
            ---
            title: T
            minutes: 5
            objectives: [Do it]
            engine: docker
            dataset: shop
            images: [nginx]
            ---

            ```sh setup
            mkdir here
            ```

            ```sql run
            SELECT 1;
            ```

            ## Exercise: One

            ```sh solution
            true
            ```

            ```yaml check
            shell: [ { run: "cat secret", exits: 0 } ]
            ```
            """, to: "courses/c/1-m1/3-third.md")
        scratch.write("no lesson", to: "courses/c/1-m1/4-fourth.md")
        scratch.write("run() { :; }\n", to: "courses/c/servers/lib.sh")
        let review = try trust.review(of: course)
        #expect(review.scope == nil)
        #expect(review.changes == nil)
        #expect(review.runs.commands.map(\.text) == ["run() { :; }\n", "mkdir here\n", "true\n", "cat secret"])
        #expect(review.runs.commands.map(\.kind) == [.program, .setup, .answer, .check])
        #expect(Set(review.runs.commands.map(\.location.path)) == ["servers/lib.sh", "1-m1/3-third.md"])
        #expect(review.runs.queries == 5)
        #expect(review.runs.datasets == ["shop"])
        #expect(review.runs.images == ["nginx"])
        #expect(review.runs.unreadable == [course + "/1-m1/4-fourth.md"])
        try trust.trust(course)
        #expect(try trust.review(of: course).changes?.isEmpty == true)
        scratch.write("SELECT 1", to: "courses/c/datasets/shop.sql")
        scratch.write("changed", to: "courses/c/1-m1/1-lesson-1.md")
        scratch.remove("courses/c/1-m1/2-lesson-2.md")
        let changes = try #require(try trust.review(of: course).changes)
        #expect(changes.added == ["datasets/shop.sql"])
        #expect(changes.changed == ["1-m1/1-lesson-1.md"])
        #expect(changes.removed == ["1-m1/2-lesson-2.md"])
    }

    @Test func `circular links are detected`() throws {
        scratch.course("courses/c", lessons: 1)
        symlink(".", course + "/loop")
        #expect(throws: CourseError.self) { try trust.trust(course) }
        #expect(!trust.isTrusted(course))
    }

    @Test func `the list is private, and a damaged one trusts nothing`() throws {
        scratch.course("courses/c", lessons: 1)
        try trust.trust(course)
        var status = stat()
        #expect(stat(scratch.path + "/config/trusted", &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        scratch.write([0xff, 0x00, 0x0a], to: "config/trusted")
        #expect(!trust.isTrusted(course))
    }

    @Test func `two processes that trust courses at the same time are both recorded`() async throws {
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
