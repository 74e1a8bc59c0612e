import Glibc

/// The variables that lead the tests' programs to the container engine the tests were started with.
package enum EngineVariables {
    /// `PATH`, and the variables that the `docker` command uses.
    package static let all: [String: String] = {
        var found: [String: String] = [:]
        for name in ["PATH", "HOME", "XDG_RUNTIME_DIR", "DOCKER_HOST", "DOCKER_CONFIG", "DOCKER_CONTEXT"] {
            found[name] = getenv(name).map { String(cString: $0) }
        }
        return found
    }()

    /// The same for a program with its own home, where docker would not find its settings.
    package static let away: [String: String] = {
        var found = all.filter { $0.key != "PATH" && $0.key != "HOME" }
        if found["DOCKER_CONFIG"] == nil { found["DOCKER_CONFIG"] = all["HOME"].map { $0 + "/.docker" } }
        return found
    }()
}
