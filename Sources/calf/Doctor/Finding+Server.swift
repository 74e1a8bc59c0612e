import Course
import Sandbox
import Servers
import TutorCore
import TutorRuntime

extension Finding {
    /// The programs of the embedded server.
    static let programs: @Sendable (Context) async -> [Finding] = { context in
        guard case .embedded = context.server else { return [] }
        guard let found = ServerPrograms.find(root: context.serverPrograms) else {
            let says = "no PostgreSQL server programs are in \(context.serverPrograms). CALF_SERVER_PROGRAMS can name another folder"
            let fix = "as root: \(ServerPrograms.installation(of: [ServerPrograms.package]))"
            return [Finding(name: "postgresql", state: .broken, says: says, fix: fix)]
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

extension Finding {
    /// The programs that lessons with servers of their own need.
    static let lessonServers: @Sendable (Context) async -> [Finding] = { context in
        guard let known = ServerKinds.shipped else { return [] }
        // If courses can't be read, the line on courses says so.
        let lessons = ((try? context.courses()) ?? []).flatMap(\.lessons).filter { $0.engine == .none }
        // Lint reports a lesson that can't be read.
        let sets = lessons.compactMap { try? LessonReader.declarations(inFileAt: $0.path)?.lesson.servers }
        let used = Set(sets.flatMap(\.nodes).map(\.kind))
        let kinds = known.names.filter(used.contains).compactMap { known[$0]?.kind }
        let missing = ServerPlan.missingPrograms(of: kinds, and: sets)
        if missing.programs.isEmpty {
            return [Finding(name: "servers", state: .fine, says: "kinds available: \(kinds.map(\.name).joined(separator: ", "))")]
        }
        let says = "lessons with servers of their own need \(missing.programs.joined(separator: ", "))"
        let fix = "as root: \(ServerPrograms.installation(of: missing.packages))"
        return [Finding(name: "servers", state: .lacking, says: says, fix: fix)]
    }
}

extension Finding {
    /// The folders calf writes to, and the free space there.
    static let directories: @Sendable (Context) async -> [Finding] = { context in
        let folder = context.directories.data
        do {
            try context.directories.create()
        } catch {
            return [Finding(name: "folders", state: .broken, says: ErrorText.about(error))]
        }
        guard let bytes = FileSystem.freeBytes(at: folder) else { return [Finding(name: "folders", state: .fine, says: folder)] }
        let megabytes = bytes >> 20
        // A cluster takes about 40 MB, and a lesson with its template and spare clone about 60 MB.
        return [
            megabytes < 300
                ? Finding(
                    name: "folders", state: .lacking, says: "\(folder), only \(megabytes) MB free",
                    fix: "calf --data DIR, with a folder on a larger disk")
                : Finding(name: "folders", state: .fine, says: "\(folder), \(megabytes) MB free")
        ]
    }
}
