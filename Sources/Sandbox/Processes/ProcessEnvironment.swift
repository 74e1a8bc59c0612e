import CProcess

/// The environment variables that this process was started with.
package enum ProcessEnvironment {
    /// All variables at the start.
    package static let current = changed

    /// All variables as they are now.
    package static var changed: [String: String] {
        var found: [String: String] = [:]
        guard var entry = calf_environment() else { return found }
        while let text = entry.pointee {
            let pair = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if pair.count == 2 { found[String(pair[0])] = String(pair[1]) }
            entry += 1
        }
        return found
    }

    /// A value for PATH: these folders, and then the rest, or where programs usually are.
    package static func path(_ folders: [String], then rest: String?) -> String {
        (folders + [rest.flatMap { $0.isEmpty ? nil : $0 } ?? "/usr/local/bin:/usr/bin:/bin"]).joined(separator: ":")
    }
}
