import Course
import Glibc
import Progress
import Sandbox
import Terminal

/// The settings of a run, from the options of every command and the environment. Nothing is opened before it is needed.
struct Context: Sendable {
    let output: Output
    let directories: Directories
    let server: ServerChoice
    let log: LogFile
    /// The value of `--course`.
    let courseDirectory: String?
    let isPlain: Bool
    let trusts: Bool
    /// As `--theme` says.
    private let themeOption: Theme.Choice?

    init(arguments: Arguments, output: Output) {
        self.output = output
        directories = Directories(environment: Context.environment, dataOption: arguments["data"])
        let address = arguments["server"] ?? Context.environment["CALF_SERVER"] ?? ""
        server = address.isEmpty ? .embedded : .external(uri: address)
        log = LogFile(folder: directories.state, echo: arguments.has("verbose") ? output : nil)
        courseDirectory = arguments["course"]
        isPlain = arguments.has("plain")
        trusts = arguments.has("trust")
        themeOption = arguments["theme"].flatMap { Theme.Choice(rawValue: $0) }
    }

    /// What `config.yaml` says, under what the command line says.
    var configuration: Configuration {
        var configuration = Configuration(path: directories.config + "/config.yaml")
        if let themeOption { configuration.theme = themeOption }
        return configuration
    }

    /// The learner's progress in the courses of a catalog. A missing file is created.
    func progress(in catalog: Catalog) async throws(ProgressError) -> ProgressLog {
        let log = try ProgressLog(path: progressPath)
        try await log.adoptFolders { Dictionary(catalog.courses().map { ($0.folderID, $0.id) }) { first, _ in first } }
        return log
    }

    var progressPath: String { directories.data + "/progress.sqlite" }

    /// The environment variables that calf reads.
    static let environment: [String: String] = {
        let names = [
            "HOME", "CALF_HOME", "CALF_SERVER", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR",
            "NO_COLOR", "COLORFGBG", "TERM", "PATH", "LANG", "LC_ALL", "LC_CTYPE",
        ]
        var found: [String: String] = [:]
        for name in names { found[name] = getenv(name).map { String(cString: $0) } }
        return found
    }()
}
