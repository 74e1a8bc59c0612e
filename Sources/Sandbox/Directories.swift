import Glibc

/// Where calf keeps its files: the four XDG directories, all private to the user.
///
/// `--data DIR`, or else `CALF_HOME`, puts all four under one folder. Nothing is created before `create` is called.
package struct Directories: Sendable, Equatable {
    /// Progress and the cluster.
    package var data: String
    /// The catalog: data that can be recreated.
    package var cache: String
    /// The log.
    package var state: String
    /// `config.yaml` and the list of trusted courses.
    package var config: String
    /// The folder around all four, if it is calf's own.
    package private(set) var root: String?

    package init(data: String, cache: String, state: String, config: String) {
        self.data = data
        self.cache = cache
        self.state = state
        self.config = config
    }

    package init(environment: [String: String], dataOption: String? = nil) {
        if let folder = [dataOption, environment["CALF_HOME"]].compactMap(\.self).first(where: { !$0.isEmpty }) {
            let root = Self.absolute(folder)
            self.init(data: root + "/data", cache: root + "/cache", state: root + "/state", config: root + "/config")
            self.root = root
        } else {
            let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? Self.homeFromAccount()
            // The XDG specification says to ignore paths that are not absolute.
            func directory(_ variable: String, _ fallback: String) -> String {
                let base = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + "/" + fallback
                return Self.absolute(base) + "/calf"
            }
            self.init(
                data: directory("XDG_DATA_HOME", ".local/share"), cache: directory("XDG_CACHE_HOME", ".cache"),
                state: directory("XDG_STATE_HOME", ".local/state"), config: directory("XDG_CONFIG_HOME", ".config"))
        }
    }

    /// The four directories in a fixed order, without duplicates.
    package var all: [String] {
        var seen: [String] = []
        for directory in [data, cache, state, config] where !seen.contains(directory) { seen.append(directory) }
        return seen
    }

    /// Creates the missing directories, accessible only to this user.
    package func create() throws(SandboxError) {
        for directory in all { try FileSystem.makeDirectories(directory) }
    }

    /// A path from the root: a relative one starts at the current directory.
    package static func absolute(_ path: String) -> String {
        var path = path
        if !path.hasPrefix("/") {
            var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
            let current = getcwd(&buffer, buffer.count).map { String(cString: $0) } ?? "/"
            path = current + "/" + path
        }
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    private static func homeFromAccount() -> String {
        guard let entry = getpwuid(getuid()), let home = entry.pointee.pw_dir else { return "/" }
        return String(cString: home)
    }
}
