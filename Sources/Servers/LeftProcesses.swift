package import Glibc
import Sandbox

/// Servers that run although their keeper was killed. Found by the folder in which they work, never by name.
package enum LeftProcesses {
    /// Kills what works in a folder, until nothing does.
    ///
    /// - Returns: How many processes there were.
    @discardableResult
    package static func end(in folder: String, of user: uid_t = geteuid()) -> Int {
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
