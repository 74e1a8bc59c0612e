import Course
import Glibc
import Sandbox

/// Initial files in the lesson format, made from `Assets/skeletons`.
enum Skeleton {
    struct File {
        var path: String
        var text: String
    }

    /// What a new lesson is about.
    enum Engine: String, CaseIterable { case postgresql, docker }

    /// A course with one module that has one lesson and its dataset.
    static func course(at path: String) throws(CommandLineError) -> [String] {
        let folder = trimmed(path)
        let title = title(of: folder)
        let id = Slug.make(from: title)
        guard !id.isEmpty else { throw CommandLineError("a course's name needs letters a–z or digits") }
        return try write([
            File(path: folder + "/course.yaml", text: try text("course.yaml", ["{id}": id, "{title}": title])),
            File(path: folder + "/1-first-steps/module.yaml", text: try text("module.yaml")),
            File(path: folder + "/1-first-steps/1-a-greeting.md", text: try lesson(.postgresql, title: "A greeting", readsTable: true)),
            File(path: folder + "/datasets/greetings.sql", text: try text("greetings.sql")),
        ])
    }

    /// A lesson. If its name has no number, it is added after the existing lessons of its module.
    static func lesson(at path: String, engine: Engine) throws(CommandLineError) -> [String] {
        var name = trimmed(path)
        if !name.hasSuffix(".md") { name += ".md" }
        let folder = name.contains("/") ? String(name[..<(name.lastIndex(of: "/") ?? name.startIndex)]) : "."
        var file = String(name.split(separator: "/").last ?? "")
        guard access(folder + "/module.yaml", F_OK) == 0 else {
            throw CommandLineError("a lesson belongs in a module's folder, and \(folder) has no module.yaml; 'calf new course' creates one")
        }
        let title = title(of: String(file.dropLast(3)))
        if number(of: file) == nil { file = "\((FileSystem.names(in: folder).compactMap(number(of:)).max() ?? 0) + 1)-\(file)" }
        let id = Slug.make(from: String(file.drop { $0 != "-" }.dropLast(3)))
        guard !id.isEmpty else { throw CommandLineError("a lesson's name needs letters a–z or digits") }
        return try write([File(path: "\(folder)/\(file.prefix { $0 != "-" })-\(id).md", text: try lesson(engine, title: title))])
    }

    /// A kind of server.
    static func kind(at path: String) throws(CommandLineError) -> [String] {
        let folder = trimmed(path)
        let name = String(folder.split(separator: "/").last ?? "")
        guard DatasetSource.isName(name) else {
            throw CommandLineError("a kind's folder is named with letters a–z, digits, and '-', as in servers/memcached")
        }
        return try write(
            try ["node.yaml", "node.sh"].map { file throws(CommandLineError) in
                File(path: "\(folder)/\(file)", text: try text(file, ["{name}": name]))
            })
    }

    /// - Parameter readsTable: Whether an example reads the table `greetings`.
    private static func lesson(_ engine: Engine, title: String, readsTable: Bool = false) throws(CommandLineError) -> String {
        let dataset = readsTable ? "dataset: greetings\n" : ""
        let table = readsTable ? try text("table.md") + "\n" : ""
        return try text("\(engine.rawValue).md", ["{title}": title, "{dataset}\n": dataset, "{table}\n\n": table])
    }

    // MARK: -

    /// A file is far smaller.
    private static let maxBytes = 1 << 20

    /// A skeleton with these values in place of the names in braces.
    private static func text(_ name: String, _ values: KeyValuePairs<String, String> = [:]) throws(CommandLineError) -> String {
        guard let files = ShippedFiles.find() else { throw CommandLineError("calf's own files are missing. Install calf again") }
        let bytes = try StandardStreams.read("\(files.assets)/skeletons/\(name)", limit: maxBytes)
        return values.reduce(String(decoding: bytes, as: UTF8.self)) { $0.replacing($1.key, with: $1.value) }
    }

    /// `my-course` is titled `My course`. Characters that end quoted text become blanks.
    private static func title(of path: String) -> String {
        var name = path.split(separator: "/").last.map(String.init) ?? path
        if number(of: name) != nil { name = String(name.drop { $0 != "-" }.dropFirst()) }
        let words = name.map { "-_\"\\\n".contains($0) ? " " : String($0) }.joined()
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// The number that a file's name starts with.
    private static func number(of name: String) -> Int? { Int(name.prefix { $0 != "-" }) }

    private static func trimmed(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    /// Writes the files and returns their paths. If one of them already exists, none is written.
    private static func write(_ files: [File]) throws(CommandLineError) -> [String] {
        for file in files where access(file.path, F_OK) == 0 { throw CommandLineError("\(file.path) already exists") }
        for file in files {
            var folder = ""
            for part in file.path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
                folder += part + "/"
                mkdir(folder, 0o777)
            }
            let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            guard descriptor >= 0 else { throw CommandLineError("cannot write \(file.path): \(String(cString: strerror(errno)))") }
            defer { close(descriptor) }
            let bytes = Array(file.text.utf8)
            guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
                throw CommandLineError("cannot write \(file.path): \(String(cString: strerror(errno)))")
            }
        }
        return files.map(\.path)
    }
}
