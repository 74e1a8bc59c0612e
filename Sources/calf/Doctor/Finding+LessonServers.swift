import Course
import Sandbox
import Servers

extension Finding {
    /// The programs that lessons with servers of their own need.
    static let lessonServers: @Sendable (Context) async -> [Finding] = { _ in
        guard let known = ServerKinds.shipped else { return [] }
        let kinds = known.names.compactMap { known[$0]?.kind }
        let missing = ServerPlan.missingPrograms(of: kinds)
        if missing.programs.isEmpty {
            return [Finding(name: "servers", state: .fine, says: "lessons can run \(kinds.map(\.name).joined(separator: ", "))")]
        }
        let says = "lessons with servers of their own need \(missing.programs.joined(separator: ", "))"
        let fix = "as root: \(ServerPrograms.installation(of: missing.packages))"
        return [Finding(name: "servers", state: .lacking, says: says, fix: fix)]
    }
}
