import Glibc

/// Runs programs apart from the rest of the machine, with bubblewrap. They see the files read-only, except for one folder; home folder, /tmp,
/// /run, and processes are their own, and calf's folders are hidden. Without `hasNetwork`, there is no network.
///
/// Programs that a script leaves in the background end with the script.
package struct Confinement: Sendable {
    private let program: String
    private let home: String?
    private let path: [String]
    /// The only folder that can be written to. It also holds the home folder and /tmp.
    private var folder = ""
    private var hasNetwork = true
    /// Folders that can't be seen, besides those that are replaced.
    private var hidden: [String] = []
    /// Sockets and files in the hidden folders that are needed nevertheless.
    private var shared: [String] = []
    /// Other folders that can be written to.
    private var writable: [String] = []

    private init(program: String, environment: [String: String]) {
        self.program = program
        home = environment["HOME"].flatMap { $0.hasPrefix("/") && $0 != "/" ? $0 : nil }
        path = (environment["PATH"] ?? "").split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    }

    /// The confinement that this machine offers; `nil` if bubblewrap is missing or not allowed.
    package static func available(environment: [String: String] = ProcessEnvironment.current) async -> Confinement? {
        guard let program = Spawn.find("bwrap", path: environment["PATH"] ?? "") else { return nil }
        let trial = CommandRun(
            [program, "--ro-bind", "/", "/"] + Self.unshared + ["--unshare-net", "--proc", "/proc", "true"], environment: environment)
        do throws(CommandError) {
            return try await trial.finish(within: .seconds(10)).isSuccess ? Confinement(program: program, environment: environment) : nil
        } catch {
            return nil
        }
    }

    /// The same for one folder. It creates folders for home and temporary files there.
    package func inside(
        _ folder: String, hasNetwork: Bool, hiding: [String], sharing: [String], writing: [String] = []
    ) throws(SandboxError) -> Confinement {
        var confinement = self
        confinement.folder = folder
        confinement.hasNetwork = hasNetwork
        confinement.hidden = hiding.filter { FileSystem.isDirectory($0) && !isHidden($0) }
        confinement.shared = sharing
        confinement.writable = writing
        for path in [confinement.privateHome, confinement.temporary] { try FileSystem.makeDirectories(path) }
        return confinement
    }

    /// The command line that runs another one in the confinement.
    package func words(for words: [String], in directory: String) -> [String] {
        [program, "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"] + Self.kernel + Self.unshared
            + (hasNetwork ? [] : ["--unshare-net"])
            + ["--tmpfs", "/run", "--bind", temporary, "/tmp"] + (home.map { ["--bind", privateHome, $0] } ?? [])
            + hidden.flatMap { ["--tmpfs", $0] } + servers + (hasNetwork ? visible("/run/systemd/resolve") : [])
            + (path + [Self.ownFolder]).filter(isHidden).flatMap(visible)
            + ["--bind", folder, folder] + writable.flatMap { ["--bind", $0, $0] } + shared.flatMap(visible) + ["--chdir", directory, "--"]
            + words
    }

    private static let unshared = ["--unshare-pid", "--unshare-ipc", "--unshare-uts", "--cap-drop", "ALL"] + asRoot
    /// Root's server runs under another account, whose folder root can only enter with this privilege. What is mounted read-only stays so.
    private static var asRoot: [String] { getuid() == 0 ? ["--cap-add", "CAP_DAC_OVERRIDE"] : [] }
    /// What root could change even without privileges.
    private static let kernel = getuid() == 0 ? ["--ro-bind", "/proc/sys", "/proc/sys"] : []

    /// Root's answers run commands under the account of a lesson's servers, in folders that they can write to.
    private var servers: [String] {
        guard getuid() == 0, !writable.isEmpty else { return [] }
        let parents = writable.filter(isHidden).map(FileSystem.parent(of:))
        return ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"] + parents.flatMap { ["--perms", "0755", "--dir", $0] }
    }

    private var privateHome: String { folder + "/home" }
    private var temporary: String { folder + "/tmp" }

    private func visible(_ path: String) -> [String] { ["--ro-bind-try", path, path] }

    private func isHidden(_ path: String) -> Bool {
        (["/tmp", "/run", home ?? "/tmp"] + hidden).contains { path == $0 || path.hasPrefix($0 + "/") }
    }

    /// The folder of calf itself.
    private static var ownFolder: String { FileSystem.parent(of: FileSystem.realPath("/proc/self/exe")) }
}
