import Course
import Sandbox
import Servers

extension Finding {
    /// The programs that lessons with servers of their own need.
    static let lessonServers: @Sendable (Context) async -> [Finding] = { context in
        guard let known = ServerKinds.shipped else { return [] }
        // If courses can't be read, the line on courses says so.
        let lessons = ((try? context.courses()) ?? []).flatMap(\.lessons).filter { $0.engine == .none }
        // Lint reports a lesson that can't be read.
        let sets = lessons.compactMap { try? LessonReader.servers(inFileAt: $0.path)?.set }
        let used = Set(sets.flatMap(\.nodes).map(\.kind))
        let kinds = known.names.filter(used.contains).compactMap { known[$0]?.kind }
        let missing = ServerPlan.missingPrograms(of: kinds, and: sets)
        if missing.programs.isEmpty {
            return [Finding(name: "servers", state: .fine, says: "lessons can run \(kinds.map(\.name).joined(separator: ", "))")]
        }
        let says = "lessons with servers of their own need \(missing.programs.joined(separator: ", "))"
        let fix = "as root: \(ServerPrograms.installation(of: missing.packages))"
        return [Finding(name: "servers", state: .lacking, says: says, fix: fix)]
    }
}
