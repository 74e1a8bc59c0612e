import Postgres
import TestSupport
import Testing

@testable import Sandbox
@testable import TutorRuntime

/// A copy of a lesson's data, in which two sessions work.
struct DataCopyTests {
    @Test func `while one session works in a copy, the other gets no other copy, even if its first attempts are canceled`() async throws {
        let folder = ScratchFolder()
        var options = SandboxOptions()
        options.executable = Executable.calf
        options.programsRoot = PreparedCluster.programs
        let sandbox = Sandbox(directories: Directories(environment: ["CALF_HOME": folder.path + "/home"]), options: options)
        let copy = DataCopy(sandbox: sandbox, template: Template(), grants: [])
        let a = try await copy.session()
        _ = try await a.query("CREATE TABLE ferries ()")
        for _ in 0..<5 {
            let opening = Task { try await copy.session() }
            opening.cancel()
            if case .success(let session) = await opening.result { await session.close() }
        }
        let b = try await copy.session()
        #expect(try await b.query("SELECT to_regclass('ferries')").rows[0, 0] == "ferries")
        await a.close()
        await b.close()
        await copy.release()
        try await sandbox.uninstall()
    }
}
