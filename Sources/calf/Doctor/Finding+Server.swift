import Sandbox
import Tutor

extension Finding {
    /// The programs of the embedded server.
    static let programs: @Sendable (Context) async -> [Finding] = { context in
        guard case .embedded = context.server else { return [] }
        guard let found = ServerPrograms.find(path: Context.environment["PATH", default: ""]) else {
            return [
                Finding(
                    name: "postgresql", state: .broken, says: "no PostgreSQL server programs (initdb) are installed",
                    fix: "as root: \(Sentence.installation(of: ServerPrograms.package))")
            ]
        }
        return [Finding(name: "postgresql", state: .fine, says: "version \(found.major) in \(found.directory)")]
    }

    /// Whether a server answers, and what it lets calf do.
    static let server: @Sendable (Context) async -> [Finding] = { context in
        do {
            return try await context.withSandbox { sandbox in
                try await sandbox.start()
                var findings = [Finding(name: "server", state: .fine, says: "answers")]
                if context.server != .embedded { findings.append(unlimited) }
                for notice in await sandbox.notices {
                    findings.append(Finding(name: "server", state: .lacking, says: Sentence.about(notice)))
                }
                return findings
            }
        } catch {
            return [Finding(name: "server", state: .broken, says: Sentence.about(error))]
        }
    }

    /// What calf sees to in its own server, and cannot in another.
    private static let unlimited = Finding(
        name: "limits", state: .lacking,
        says: "on a server of yours neither memory nor temporary files of learners are limited, and courses from elsewhere refused",
        fix: "leave --server and CALF_SERVER out, for calf's own server")
}
