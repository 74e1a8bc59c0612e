/// Python modules that lessons declare and that can't be imported on this machine.
package struct PythonModules: Error, CustomStringConvertible {
    private let modules: [String]

    /// Those of these that fail when they are imported; `nil` if none does.
    package static func missing(_ modules: [String]) async -> PythonModules? {
        var missing: [String] = []
        for module in modules {
            // Without the folder in which calf was started.
            let words = ["python3", "-c", "import sys; del sys.path[0]; import \(module)"]
            // Without Python, too.
            let run = try? await CommandRun(words, environment: ProcessEnvironment.current).finish(within: .seconds(20))
            if run?.isSuccess != true { missing.append(module) }
        }
        return missing.isEmpty ? nil : PythonModules(modules: missing)
    }

    package var names: String { modules.joined(separator: " and ") }

    /// The command that installs them, by Debian's rule for the names of packages.
    package var installation: String {
        let packages = modules.map { "python3-" + $0.lowercased().replacing("_", with: "-") }
        return "apt-get install -y --no-install-recommends \(packages.joined(separator: " "))"
    }

    package var description: String { "Its programs can't import \(names). As root: \(installation)" }
}
