import Glibc

/// One answer given to `calf check`. Of several, each is read only when it is judged, so that they are not all in memory.
struct SubmittedAnswer: Sendable {
    /// A file, or `-` for standard input.
    var path: String
    private var content: [UInt8]?

    init(path: String) { self.path = path }

    func read() throws(CommandLineError) -> [UInt8] {
        if let content { return content }
        return try StandardStreams.read(path, limit: CheckDocument.maxAnswerBytes)
    }

    /// The same, already read: a pipe can be read only once.
    func loaded() throws(CommandLineError) -> SubmittedAnswer {
        var copy = self
        copy.content = try read()
        return copy
    }

    /// The answers that these paths name: each file, and each entry of a folder in the order of their names. Hidden files are left out.
    static func all(_ paths: [String]) throws(CommandLineError) -> [SubmittedAnswer] {
        var answers: [SubmittedAnswer] = []
        for path in paths {
            if isFolder(path) {
                answers += try entries(of: path).map { SubmittedAnswer(path: $0) }
            } else {
                answers.append(SubmittedAnswer(path: path))
            }
        }
        if answers.count(where: { $0.path == "-" }) > 1 { throw CommandLineError("standard input can be only one of the answers") }
        if answers.isEmpty { throw CommandLineError("no answers in \(paths.joined(separator: ", "))") }
        return answers
    }

    /// Whether these paths name one answer, and not a list of them.
    static func isSingle(_ paths: [String]) -> Bool { paths.count == 1 && !paths.contains(where: isFolder) }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return path != "-" && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func entries(of folder: String) throws(CommandLineError) -> [String] {
        guard let stream = opendir(folder) else { throw CommandLineError("cannot read \(folder): \(String(cString: strerror(errno)))") }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted().map { folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)" }
    }
}
