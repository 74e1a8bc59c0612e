import TestSupport
import Testing

@testable import Sandbox

@Suite(.timeLimit(.minutes(10))) struct ShellMemoryTests {
    private func run(_ script: String, _ memory: ShellMemory, in folder: String) async throws -> String {
        let command = CommandRun(memory.words(for: script), environment: ["PATH": "/usr/bin:/bin"], directory: folder)
        return try await command.finish(within: .seconds(180)).text
    }

    @Test func `a script starts in the directory where the last one ended, until that is reset, with its own exit code`() async throws {
        let folder = ScratchFolder()
        folder.makeFolder("a folder")
        let memory = ShellMemory(file: folder.path + "/state")
        _ = try await run("cd 'a folder'; export MODE='two words'; hidden=1; exit 3", memory, in: folder.path)
        #expect(try await run("pwd; echo \"$MODE$hidden\"", memory, in: folder.path) == "\(folder.path)/a folder\ntwo words\n")
        memory.forget()
        #expect(try await run("pwd; echo \"$MODE\"", memory, in: folder.path) == "\(folder.path)\n\n")
    }
}
