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
}
