import Testing

@testable import Course

struct ShippedFilesTests {
    private let scratch = Scratch()

    private func place(_ folder: String) {
        scratch.write("x", to: folder + "/Lessons/x")
        scratch.write("x", to: folder + "/Assets/x")
    }

    @Test(arguments: [
        ("usr/share/calf", "usr/bin/calf"),
        ("package", "package/.build/x86_64-unknown-linux-gnu/release/calf"),
        ("package", "package/.build-tsan/debug/calf"),
        ("app", "app/calf"),
    ])
    func `shipped files are found relative to the program`(root: String, executable: String) {
        place(root)
        let found = ShippedFiles.find(executable: "\(scratch.path)/\(executable)")
        #expect(found == ShippedFiles(root: "\(scratch.path)/\(root)"))
    }

    @Test func `nothing above the program's own folder counts as shipped`() {
        place("")
        #expect(ShippedFiles.find(executable: scratch.path + "/deep/below/calf") == nil)
    }

    @Test func `the package's files are found from its tests`() throws {
        #expect(try #require(ShippedFiles.find()).lessons == Files.parent(of: Files.parent(of: Files.parent(of: #filePath))) + "/Lessons")
    }

    @Test func `datasets are looked up in the course, then among the shipped ones, and nowhere else`() throws {
        scratch.write("own", to: "c/datasets/shop.sql")
        scratch.write("shipped", to: "shipped/shop.sql")
        scratch.write("shipped", to: "shipped/other.sql")
        let course = scratch.path + "/c"
        let shipped = scratch.path + "/shipped"
        #expect(try DatasetSource.find("shop", courseDirectory: course, shipped: shipped).text() == "own")
        #expect(try DatasetSource.find("other", courseDirectory: course, shipped: shipped).text() == "shipped")
        #expect(throws: CourseError.self) { try DatasetSource.find("other", courseDirectory: course, shipped: nil) }
        #expect(throws: CourseError.self) { try DatasetSource.find("../datasets/shop", courseDirectory: course, shipped: nil) }
    }
}
