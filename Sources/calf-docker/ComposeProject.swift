import DockerCLI
import Glibc

/// The project that a Compose command refers to, as far as the learner has specified it.
struct ComposeProject {
    static let variable = "COMPOSE_PROJECT_NAME"

    /// The name specified with `-p`, a variable, an environment file or `name:`.
    let named: String?
    /// Whether the learner has specified the files, so that Compose doesn't search for them.
    let namesFiles: Bool
    /// The project's folder: the path used by the shell, and the path without links if it differs.
    let folders: [String]

    init(line: ComposeLine) {
        let start = line.folder.map(Self.absolute) ?? Self.here
        let inVariable = getenv("COMPOSE_FILE").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
        let separator = getenv("COMPOSE_PATH_SEPARATOR").map { String(cString: $0) } ?? ":"
        var files = line.files.isEmpty ? inVariable.map { $0.split(separator: separator).map(String.init) } ?? [] : line.files
        var place = start
        if files.isEmpty {
            let search = Self.search(from: start)
            files = search.files
            if line.folder == nil { place = search.folder }
        } else if line.folder == nil, let first = files.first, first != "-" {
            place = Self.absolute(Self.parent(first))
        }
        folders = [place] + [Self.real(place)].filter { $0 != place }

        let environmentFiles = line.environmentFiles.isEmpty ? [place + "/.env"] : line.environmentFiles
        let given = line.project ?? getenv(Self.variable).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
        func text(_ path: String) -> String? { path == "-" ? StandardInput.text() : TextFile.read(path) }
        named =
            given ?? environmentFiles.lazy.compactMap { TextFile.read($0).flatMap(ComposeName.inEnvironment) }.first
            ?? files.reversed().lazy.compactMap { text($0).flatMap(ComposeName.inFile) }.first
        namesFiles = !line.files.isEmpty || inVariable != nil
    }

    /// The files that Compose would find on its own, here or in a parent folder.
    private static func search(from start: String) -> (files: [String], folder: String) {
        var folder = start
        while true {
            for name in ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"] where exists("\(folder)/\(name)") {
                let dot = name.lastIndex(of: ".") ?? name.endIndex
                let more = "\(folder)/\(name[..<dot]).override\(name[dot...])"
                return (["\(folder)/\(name)"] + (exists(more) ? [more] : []), folder)
            }
            if folder == "/" { return ([], start) }
            folder = parent(folder)
        }
    }

    private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private static func parent(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The working folder as the shell names it, which is what Go programs use.
    private static var here: String {
        let real = real(".")
        guard let named = getenv("PWD").map({ String(cString: $0) }), named.hasPrefix("/"), Self.real(named) == real else { return real }
        return named
    }

    private static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        return path == "." || path.isEmpty ? here : real(path)
    }

    private static func real(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
