import Course
import Glibc
import Progress
import Sandbox
import Terminal
import TutorCore

/// The settings of a run, from the global options, the environment, and `config.yaml`. Nothing else is opened before it is needed.
struct Context: Sendable {
    let output: Output
    let directories: Directories
    let server: ServerChoice
    let log: LogFile
    /// The value of `--course`.
    let courseDirectory: String?
    let isPlain: Bool
    let trusts: Bool
    /// The settings in `config.yaml`, overridden by the command line.
    let configuration: Configuration

    init(arguments: Arguments, output: Output) {
        self.output = output
        directories = Directories(environment: Context.environment, dataOption: arguments["data"])
        let address = arguments["server"] ?? Context.environment["CALF_SERVER"] ?? ""
        server = address.isEmpty ? .embedded : .external(uri: address)
        log = LogFile(folder: directories.state, echo: arguments.has("verbose") ? output : nil)
        courseDirectory = arguments["course"]
        isPlain = arguments.has("plain")
        trusts = arguments.has("trust")
        var configuration = Configuration(path: directories.config + "/config.yaml")
        if let theme = arguments["theme"].flatMap({ Theme.Choice(rawValue: $0) }) { configuration.theme = theme }
        self.configuration = configuration
    }

    /// Whether to use the whole terminal: it can show a screen, and the user hasn't asked for plain mode.
    var hasScreen: Bool {
        !isPlain && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && Context.environment["TERM"] ?? "dumb" != "dumb"
    }

    /// Prints the errors in `config.yaml`. The other settings apply.
    func reportSettings() {
        for error in configuration.warnings { output.printError("calf: \(error)") }
    }

    var configurationPath: String { directories.config + "/config.yaml" }

    /// The learner's progress in the courses of a catalog. Creates the file if it is missing.
    func progress(in catalog: Catalog) async throws(ProgressError) -> ProgressLog {
        let log = try ProgressLog(path: progressPath)
        try await log.adopt(catalog.renamedLessons())
        return log
    }

    var progressPath: String { directories.data + "/progress.sqlite" }

    /// The environment variables that calf reads.
    static let environment: [String: String] = {
        let names = [
            "HOME", "CALF_HOME", "CALF_SERVER", "CALF_SERVER_PROGRAMS", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME",
            "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "NO_COLOR", "COLORFGBG", "TERM", "PATH", "LANG", "LC_ALL", "LC_CTYPE",
        ]
        var found: [String: String] = [:]
        for name in names { found[name] = getenv(name).map { String(cString: $0) } }
        return found
    }()
}
