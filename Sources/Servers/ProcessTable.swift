import Glibc
import Sandbox

/// The processes of one user at one moment, and which of them belong to a node.
///
/// A process belongs to a node if it has no terminal and works in the node's folder or has it as `DIR` in its environment, or if its parent
/// belongs to it, or if it's in the session of the node's main process. Servers work in their data directory, even those that another program
/// starts in a new session; daemons may leave it, but keep their environment. A learner's shell has a terminal, so `cd` into the folder is
/// safe; and what a script starts there is the script's, whose session leader is elsewhere.
struct ProcessTable {
    struct Process {
        var id: pid_t
        var parent: pid_t
        var session: pid_t
        var hasTerminal: Bool
        /// `T` means stopped, and `Z` ended but not reaped.
        var state: Character
        var folder: String
        /// The folder that its environment names as `DIR`. Reading it takes longer than everything else about a process.
        var home: String {
            // It may end at any time.
            let variables = (try? FileSystem.readText("/proc/\(id)/environ", limit: 1 << 18))?.split(separator: "\0") ?? []
            return variables.first { $0.hasPrefix("DIR=") }.map { String($0.dropFirst(4)) } ?? ""
        }

        /// What runs now under this number; `nil` if nothing does.
        init?(_ id: pid_t) {
            // It may end at any time.
            guard let text = try? FileSystem.readText("/proc/\(id)/stat"), let end = text.lastIndex(of: ")") else { return nil }
            let fields = text[end...].dropFirst(2).split(separator: " ")
            guard fields.count > 4, let parent = pid_t(fields[1]), let session = pid_t(fields[3]) else { return nil }
            (self.id, self.parent, self.session) = (id, parent, session)
            (hasTerminal, state) = (fields[4] != "0", fields[0].first ?? "?")
            folder = FileSystem.link("/proc/\(id)/cwd") ?? ""
        }
    }

    private var all: [pid_t: Process] = [:]

    /// - Parameter user: Whose processes.
    init(of user: uid_t = geteuid()) {
        for name in FileSystem.names(in: "/proc") {
            var owner = stat()
            guard let id = pid_t(name), lstat("/proc/\(name)", &owner) == 0, owner.st_uid == user else { continue }
            all[id] = Process(id)
        }
    }

    /// The living processes that belong to a node.
    ///
    /// - Parameters:
    ///   - main: The main process that the keeper has started, if it still runs.
    ///   - excluded: Sessions of processes that only work for the node: functions that are running, and whoever asks.
    func members(of folder: String, main: pid_t?, excluding excluded: Set<pid_t> = []) -> [Process] {
        func contains(_ path: String) -> Bool { path == folder || path.hasPrefix(folder + "/") }
        // A daemon has a session of its own, or one whose leader has ended.
        func isDaemon(_ process: Process) -> Bool { process.session == process.id || all[process.session] == nil }
        func isInside(_ process: Process) -> Bool { contains(process.folder) || isDaemon(process) && contains(process.home) }
        func canBelong(_ process: Process) -> Bool {
            !process.hasTerminal && process.state != "Z" && process.id != getpid() && !excluded.contains(process.session)
        }
        var found = all.filter { _, process in
            guard canBelong(process) else { return false }
            // The leader of another account's session is no server's.
            return process.session == main
                || isInside(process) && (all[process.session].map(isInside) ?? !FileSystem.exists("/proc/\(process.session)"))
        }
        var hasGrown = true
        while hasGrown {
            hasGrown = false
            for (id, process) in all where found[id] == nil && found[process.parent] != nil && canBelong(process) {
                found[id] = process
                hasGrown = true
            }
        }
        return found.values.sorted { $0.id < $1.id }
    }

    /// Kills what works in a folder, until nothing does: servers whose keeper was killed. Returns how many processes there were.
    @discardableResult
    static func endAll(in folder: String, of user: uid_t = geteuid()) -> Int {
        var found: Set<pid_t> = []
        for _ in 0..<400 {
            let rest = ProcessTable(of: user).members(of: folder, main: nil)
            if rest.isEmpty { break }
            for process in rest {
                found.insert(process.id)
                kill(process.id, SIGKILL)
            }
            usleep(5000)
        }
        return found.count
    }
}
