import SQLite
import TestSupport
import Testing

@testable import Course

struct CatalogTests {
    private let scratch = Scratch()

    private func open() throws -> Catalog {
        Catalog(root: try CourseRoot(directory: scratch.path + "/courses"), cache: scratch.path + "/cache")
    }

    @Test func `cached lessons are listed at the next start without reading any`() throws {
        scratch.course("courses/shop", modules: 2, lessons: 6)
        let first = try open()
        #expect(!first.isFilled)
        #expect(!Files.exists(scratch.path + "/cache"), "opening creates nothing")
        #expect(first.refresh())
        scratch.remove("courses/shop/1-m1/1-lesson-1.md")
        let second = try open()
        #expect(second.isFilled)
        #expect(second.courses().map(\.id) == ["shop"])
        #expect(second.courses().map(\.lessonCount) == [6])
        #expect(second.modules(of: "shop").map(\.firstLesson) == [0, 3])
        #expect(second.lessons(of: "shop", in: 2..<5).map(\.id) == ["lesson-3", "lesson-4", "lesson-5"])
        #expect(second.lessons(of: "shop", in: 2..<3).first?.exercises == ["first-try", "second-try"])
        #expect(second.lessons(of: "shop", in: 2..<3).first?.idea == "Explain Lesson 3")
    }

    @Test func `constructs are found in the lesson that taught them, up to the current lesson`() throws {
        scratch.course("courses/shop", modules: 2, lessons: 4)
        for (path, teaches) in [("1-m1/2-lesson-2", "[WHERE, and]"), ("2-m2/1-lesson-3", "[\"left join\", where]")] {
            let name = path.split(separator: "-").last.map { "lesson \($0)" } ?? ""
            scratch.write(
                "---\ntitle: The \(name)\nminutes: 5\nobjectives: [Explain]\nteaches: \(teaches)\n---\n\n# The \(name)\n",
                to: "courses/shop/\(path).md")
        }
        let catalog = try open()
        catalog.refresh()
        let lessons = catalog.lessons(of: "shop", in: 0..<4)
        let second = Teaching(lesson: "lesson-2", title: "The lesson 2", concept: "Where", number: 2, isHere: false)
        #expect(catalog.teaching(of: ["where"], upTo: lessons[0]) == nil)
        #expect(catalog.teaching(of: ["where"], upTo: lessons[1])?.isHere == true)
        #expect(catalog.teaching(of: ["left join", "where"], upTo: lessons[1])?.lesson == "lesson-2")
        #expect(catalog.teaching(of: ["Where"], upTo: lessons[3]) == second)
        #expect(catalog.teaching(of: ["left join", "where"], upTo: lessons[3])?.lesson == "lesson-3")
        #expect(catalog.teaching(of: ["join", "wher"], upTo: lessons[3]) == nil)
    }

    @Test func `the next lesson is found across modules, and none after the last`() throws {
        scratch.course("courses/shop", modules: 2, lessons: 4)
        let catalog = try open()
        catalog.refresh()
        let second = try #require(catalog.find("lesson-2").first)
        let third = try #require(catalog.lesson(after: second))
        #expect(third.id == "lesson-3")
        #expect(third.module == "m2")
        #expect(catalog.lesson(before: third) == second)
        #expect(try catalog.lesson(after: #require(catalog.find("shop/lesson-4").first)) == nil)
        #expect(try catalog.lesson(before: #require(catalog.find("lesson-1").first)) == nil)
    }

    @Test func `a name in two courses is ambiguous until the course is named`() throws {
        scratch.course("courses/one", lessons: 2)
        scratch.course("courses/two", lessons: 2)
        let catalog = try open()
        catalog.refresh()
        #expect(catalog.find("lesson-1").map(\.course) == ["one", "two"])
        #expect(catalog.find("two/lesson-1").map(\.course) == ["two"])
        #expect(catalog.find("three/lesson-1") == [])
        #expect(catalog.find("one/two/lesson-1") == [])
        #expect(catalog.nearest(to: "lesen-1") == "lesson-1")
        #expect(catalog.nearest(to: "two/lesson1") == "two/lesson-1")
    }

    @Test func `a refresh reports whether anything changed`() throws {
        scratch.course("courses/shop", lessons: 3)
        let catalog = try open()
        #expect(catalog.refresh())
        #expect(!catalog.refresh())
        scratch.write(Scratch.lesson("Renamed", exercises: ["One"]), to: "courses/shop/1-m1/2-lesson-2.md")
        #expect(catalog.refresh())
        #expect(catalog.find("lesson-2").map(\.title) == ["Renamed"])
        #expect(catalog.find("lesson-2").first?.exercises == ["one"])
        scratch.remove("courses/shop/1-m1/1-lesson-1.md")
        #expect(catalog.refresh())
        #expect(catalog.lessons(of: "shop", in: 0..<9).map(\.id) == ["lesson-2", "lesson-3"])
        #expect(catalog.find("lesson-2").first?.index == 0)
        // Rewritten with the same text: no redraw is needed.
        scratch.write(Scratch.lesson("Renamed", exercises: ["One"]), to: "courses/shop/1-m1/2-lesson-2.md")
        #expect(!catalog.refresh())
    }

    @Test func `while the files are unchanged, a refresh writes nothing, and the cache of another process is taken over`() throws {
        scratch.course("courses/shop", modules: 2, lessons: 6)
        let root = try CourseRoot(directory: scratch.path + "/courses")
        #expect(eventuallyBlocking { FilesDigest(of: root).value != nil }, "the files' times can be trusted")
        let (first, second) = (try open(), try open())
        #expect(first.refresh())
        let name = try #require(Files.names(in: scratch.path + "/cache").first { $0.hasSuffix(".sqlite") })
        let written = FileStamp(path: "\(scratch.path)/cache/\(name)")
        #expect(!first.refresh())
        #expect(second.refresh())
        #expect(second.find("lesson-6").count == 1)
        #expect(try !open().refresh())
        #expect(FileStamp(path: "\(scratch.path)/cache/\(name)") == written)
        #expect(first.problem == nil && second.problem == nil)
        scratch.write("title: Renamed\nsummary: s\n", to: "courses/shop/2-m2/module.yaml")
        #expect(first.refresh())
        #expect(first.modules(of: "shop").map(\.title) == ["Module 1", "Renamed"])
    }

    @Test func `a change of the same length within the clock's resolution is noticed`() throws {
        scratch.course("courses/shop", lessons: 1)
        let catalog = try open()
        for round in 0..<20 {
            let title = "Round \(10 + round)"
            scratch.write(Scratch.lesson(title), to: "courses/shop/1-m1/1-lesson-1.md")
            catalog.refresh()
            #expect(catalog.find("lesson-1").map(\.title) == [title])
        }
    }

    @Test func `a broken lesson is listed with its errors`() throws {
        scratch.course("courses/shop", lessons: 2)
        scratch.write("---\ntitle: [\n---\n", to: "courses/shop/1-m1/1-lesson-1.md")
        scratch.write([0x2d, 0x2d, 0x2d, 0x0a, 0xff], to: "courses/shop/1-m1/2-lesson-2.md")
        let catalog = try open()
        catalog.refresh()
        let lessons = catalog.lessons(of: "shop", in: 0..<9)
        #expect(lessons.map(\.id) == ["lesson-1", "lesson-2"])
        #expect(lessons.map(\.title) == ["lesson-1", "lesson-2"])
        #expect(lessons[0].problem?.contains("1-lesson-1.md:3:1:") == true, "\(lessons[0].problem ?? "-")")
        #expect(lessons[1].problem?.hasSuffix("1-m1/2-lesson-2.md:2:1: this is not UTF-8 text") == true, "\(lessons[1].problem ?? "-")")
        #expect(throws: CourseError.self) { try catalog.lesson(lessons[0]) }
    }

    @Test func `a broken course still lists its lessons`() throws {
        scratch.course("courses/shop", lessons: 2)
        scratch.write("titel: x\n", to: "courses/shop/course.yaml")
        let catalog = try open()
        catalog.refresh()
        #expect(catalog.courses().map(\.lessonCount) == [2])
        #expect(catalog.courses().first?.problem?.contains("did you mean 'title'") == true)
    }

    @Test(arguments: ["garbage", "truncated", "another version", "emptied"])
    func `an unusable cache is rebuilt`(damage: String) throws {
        scratch.course("courses/shop", lessons: 300)
        try open().refresh()
        let names = try Files.names(in: scratch.path + "/cache").filter { $0.hasSuffix(".sqlite") }
        let name = try #require(names.first)
        var bytes = try Files.bytes(at: "\(scratch.path)/cache/\(name)", limit: 1 << 30)
        switch damage {
        case "garbage": bytes = Array("not a database at all, but long enough to be taken for one".utf8)
        case "truncated": bytes = Array(bytes.prefix(bytes.count / 2))
        case "another version":
            let database = try Database(path: "\(scratch.path)/cache/\(name)")
            try database.execute("UPDATE meta SET version = 99")
        default: bytes = []
        }
        if damage != "another version" { scratch.write(bytes, to: "cache/\(name)") }
        let catalog = try open()
        #expect(!catalog.isFilled)
        catalog.refresh()
        #expect(catalog.lessons(of: "shop", in: 0..<500).count == 300)
        #expect(catalog.find("lesson-299").count == 1)
        let next = try open()
        next.refresh()
        #expect(next.find("lesson-299").count == 1)
    }

    @Test func `the courses are available without a cache directory, and the catalog says that it isn't saved`() throws {
        scratch.course("courses/shop", lessons: 3)
        scratch.write("a file", to: "cache")
        let catalog = try open()
        #expect(catalog.refresh())
        #expect(catalog.find("lesson-3").count == 1)
        #expect(catalog.problem?.contains("could not be saved") == true, "\(catalog.problem ?? "-")")
        #expect(!catalog.refresh())
    }

    @Test func `lessons are found by titles, then by the words of their ids, then by topics and terms, and inside words last`() throws {
        scratch.course("courses/shop", lessons: 12)
        let catalog = try open()
        catalog.refresh()
        func found(_ text: String) -> [Int] { catalog.search(SearchQuery(text)).map(\.lesson.number) }
        #expect(found("lesson 1") == [1, 10, 11, 12])
        #expect(found("%") == [])
        let titles = [2: "Two histories", 3: "Standby", 4: "Failover by hand, again"]
        for (number, title) in titles {
            let objective = number == 3 ? "Explain a failover" : "Explain Lesson \(number)"
            let text = Scratch.lesson(title).replacing("Explain \(title)", with: objective)
            scratch.remove("courses/shop/1-m1/\(number)-lesson-\(number).md")
            scratch.write(text, to: "courses/shop/1-m1/\(number)-\(number == 2 ? "failover-by-hand" : "lesson-\(number)").md")
        }
        scratch.write("Automatic failover: { says: s, lesson: lesson-5, example: e }\n", to: "courses/shop/glossary.yaml")
        catalog.refresh()
        #expect(found("failover") == [4, 2, 3, 5] && found("FAILOVER by hand") == [2, 4])
        #expect(found("failover-by-hand") == [2, 4], "all of a title or an id comes first")
        #expect(found("hand failover") == [2, 4] && found("fail over").isEmpty && found("ailover") == [2, 3, 4, 5])
        let topic = catalog.search(SearchQuery("automatic")).first
        #expect(topic?.topic == "Automatic failover" && topic?.rank == .topic)
        #expect(catalog.find("failover-by-hand").first?.hiddenTopic == "failover by hand")
        #expect(catalog.find("lesson-5").first?.hiddenTopic == nil, "the title has it")
    }

    @Test func `many threads and catalogs can share one cache`() async throws {
        scratch.course("courses/shop", lessons: 60)
        let root = try CourseRoot(directory: scratch.path + "/courses")
        let cache = scratch.path + "/cache"
        await withTaskGroup(of: Int.self) { group in
            for index in 0..<12 {
                let scratch = self.scratch
                group.addTask {
                    let catalog = Catalog(root: root, cache: cache)
                    scratch.write(Scratch.lesson("Changed \(index)"), to: "courses/shop/1-m1/\(index + 1)-lesson-\(index + 1).md")
                    catalog.refresh()
                    catalog.refresh()
                    return catalog.lessons(of: "shop", in: 0..<100).count
                }
            }
            for await count in group { #expect(count == 60) }
        }
        let catalog = Catalog(root: root, cache: cache)
        catalog.refresh()
        #expect(catalog.lessons(of: "shop", in: 0..<12).map(\.title) == (0..<12).map { "Changed \($0)" })
    }
}
