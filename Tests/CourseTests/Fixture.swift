import Glibc
import Primitives

@testable import Course

/// The example course, and scratch folders for a test's own courses.
enum Fixture {
    static let harbour = Files.parent(of: Files.parent(of: #filePath)) + "/Fixtures/harbour"
}

/// A folder that is deleted after the test.
final class Scratch: Sendable {
    let path: String

    init() {
        var template = Array("/tmp/calf-course-XXXXXX".utf8CString)
        path = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? "/nonexistent"
        }
    }

    deinit { Self.removeAll(path) }

    private static func removeAll(_ path: String) {
        chmod(path, 0o700)
        if Glibc.remove(path) == 0 { return }
        for name in FolderNames.text(in: path) ?? [] { removeAll("\(path)/\(name)") }
        rmdir(path)
    }

    /// Writes a file in the folder, and creates the folders above it.
    func write(_ text: String, to name: String) { write(Array(text.utf8), to: name) }

    func write(_ bytes: [UInt8], to name: String) {
        let file = "\(path)/\(name)"
        Files.makeDirectory(Files.parent(of: file))
        let descriptor = open(file, O_CREAT | O_TRUNC | O_WRONLY, 0o644)
        _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
    }

    func remove(_ name: String) { unlink("\(path)/\(name)") }

    /// Sets a file's time back, so that the catalog trusts it.
    func age(_ name: String) {
        var times = [timespec(tv_sec: 1_700_000_000, tv_nsec: 0), timespec(tv_sec: 1_700_000_000, tv_nsec: 0)]
        utimensat(AT_FDCWD, "\(path)/\(name)", &times, 0)
    }

    /// A course of plain lessons.
    func course(_ id: String, modules: Int = 1, lessons: Int) {
        write(
            "id: \(Slug.make(from: String(id.split(separator: "/").last ?? "")))\ntitle: \(id)\nsummary: s\naudience: a\nmodules: [\((1...modules).map { "m\($0)" }.joined(separator: ", "))]\n",
            to: "\(id)/course.yaml")
        var index = 0
        for module in 1...modules {
            write("title: Module \(module)\nsummary: s\n", to: "\(id)/\(module)-m\(module)/module.yaml")
            for number in 1...max(1, lessons / modules) {
                index += 1
                write(Self.lesson("Lesson \(index)"), to: "\(id)/\(module)-m\(module)/\(number)-lesson-\(index).md")
            }
        }
    }

    static func lesson(_ title: String, exercises: [String] = ["First try", "Second try"]) -> String {
        var text =
            "---\ntitle: \(title)\nminutes: 10\nobjectives:\n  - Explain \(title)\n  - Use it\nteaches: [select]\n---\n\n# \(title)\n\nWhy?\n\n"
        for exercise in exercises { text += "## Exercise: \(exercise)\n\nDo it.\n\n```sql solution\nSELECT 1;\n```\n\n" }
        return text
    }
}

/// `SourceLocation` by a name that doesn't conflict with Testing's.
typealias Place = SourceLocation
