import DockerCLI
import Glibc

/// The project that a Compose command refers to, as far as the learner has specified it.
struct ComposeProject {
    static let variable = "COMPOSE_PROJECT_NAME"

    /// The name specified with `-p`, a variable, an environment file or `name:`.
    let named: String?
    /// The project's folder: the path used by the shell, and the path without links if it differs.
    let folders: [String]

    init(line: ComposeLine) {
        let start = HostPath(line.folder ?? ".")
        var files = Self.files(line)
        var place = start
        if files.isEmpty {
            let search = Self.search(from: start.lexical)
            files = search.files
            if line.folder == nil { place = HostPath(search.folder) }
        } else if line.folder == nil, let first = files.first, first != "-" {
            place = HostPath(Self.parent(first))
        }
        folders = [place.lexical] + [place.real].filter { $0 != place.lexical }

        let environmentFiles = line.environmentFiles.isEmpty ? [place.lexical + "/.env"] : line.environmentFiles
        let given = line.project ?? Self.variable(Self.variable)
        func text(_ path: String) -> String? { path == "-" ? StandardInput.text() : TextFile.read(path) }
        named =
            given ?? environmentFiles.compactMap { text($0).flatMap(ComposeName.inEnvironment) }.first
            ?? files.reversed().compactMap { text($0).flatMap(ComposeName.inFile) }.first
    }

    /// The files that the command names in options or variables. Compose reads them, and the guard before it.
    static func inputs(_ line: ComposeLine) -> [String] {
        let inVariable = variable("COMPOSE_ENV_FILES").map { $0.split(separator: ",").map(String.init) } ?? []
        return files(line) + (line.environmentFiles.isEmpty ? inVariable : line.environmentFiles)
    }

    private static func files(_ line: ComposeLine) -> [String] {
        if !line.files.isEmpty { return line.files }
        let separator = variable("COMPOSE_PATH_SEPARATOR") ?? ":"
        return variable("COMPOSE_FILE").map { $0.split(separator: separator).map(String.init) } ?? []
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
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
}
