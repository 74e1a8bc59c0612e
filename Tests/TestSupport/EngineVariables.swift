import Glibc

/// The variables by which a program of the tests finds the container engine that the tests were started with.
package enum EngineVariables {
    /// `PATH`, and what the `docker` command obeys.
    package static let all: [String: String] = {
        var found: [String: String] = [:]
        for name in ["PATH", "HOME", "XDG_RUNTIME_DIR", "DOCKER_HOST", "DOCKER_CONFIG", "DOCKER_CONTEXT"] {
            found[name] = getenv(name).map { String(cString: $0) }
        }
        return found
    }()

    /// The same for a program that has a home of its own, where docker would look for its settings in vain.
    package static let away: [String: String] = {
        var found = all.filter { $0.key != "PATH" && $0.key != "HOME" }
        if found["DOCKER_CONFIG"] == nil { found["DOCKER_CONFIG"] = all["HOME"].map { $0 + "/.docker" } }
        return found
    }()
}
