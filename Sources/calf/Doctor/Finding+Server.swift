import Sandbox
import TutorCore
import TutorRuntime

extension Finding {
    /// The programs of the embedded server.
    static let programs: @Sendable (Context) async -> [Finding] = { context in
        guard case .embedded = context.server else { return [] }
        guard let found = ServerPrograms.find(root: context.serverPrograms, path: Context.environment["PATH", default: ""]) else {
            return [
                Finding(
                    name: "postgresql", state: .broken, says: "no PostgreSQL server programs (initdb) are installed",
                    fix: "as root: \(ServerPrograms.installation(of: [ServerPrograms.package]))")
            ]
        }
        return [Finding(name: "postgresql", state: .fine, says: "version \(found.major) in \(found.directory)")]
    }

    /// Whether the server answers, and which limits can be enforced on it.
    static let server: @Sendable (Context) async -> [Finding] = { context in
        do {
            return try await context.withSandbox { sandbox in
                try await sandbox.start()
                var findings = [Finding(name: "server", state: .fine, says: "answers")]
                if context.server != .embedded { findings.append(unlimited) }
                for notice in await sandbox.notices {
                    findings.append(Finding(name: "server", state: .lacking, says: ErrorText.about(notice)))
                }
                return findings
            }
        } catch {
            return [Finding(name: "server", state: .broken, says: ErrorText.about(error))]
        }
    }

    /// The limits that calf enforces only on its own server.
    private static let unlimited = Finding(
        name: "limits", state: .lacking,
        says: "on an external server, memory and temporary files are not limited, and third-party courses are refused",
        fix: "remove --server and CALF_SERVER to use calf's own server")
}
