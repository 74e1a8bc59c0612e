import Course
import Glibc
import Postgres
import TestSupport

@testable import Sandbox

/// A server for one test in its own folder, removed completely afterwards.
func withSandbox<Result>(
    grace: Int = 30, _ change: (inout SandboxOptions) -> Void = { _ in }, _ body: (Sandbox) async throws -> Result
) async throws -> Result {
    let folder = ScratchFolder()
    let sandbox = Sandbox(directories: directories(in: folder), options: options(grace: grace, change))
    let result: Swift.Result<Result, any Error>
    do { result = .success(try await body(sandbox)) } catch { result = .failure(error) }
    try await sandbox.uninstall()
    return try result.get()
}

func directories(in folder: ScratchFolder) -> Directories {
    Directories(environment: ["CALF_HOME": folder.path + "/home"])
}

func options(grace: Int = 30, _ change: (inout SandboxOptions) -> Void = { _ in }) -> SandboxOptions {
    var options = SandboxOptions()
    options.executable = Executable.calf
    options.programsRoot = PreparedCluster.programs
    options.grace = grace
    change(&options)
    return options
}

extension ChildProcess {
    /// Runs the program until it exits and returns everything it printed.
    static func output(_ arguments: [String]) throws -> String {
        let folder = ScratchFolder()
        defer { withExtendedLifetime(folder) {} }
        let file = folder.path + "/output"
        _ = wait(for: try spawn(arguments, environment: ["LC_ALL": "C"], output: file))
        return try FileSystem.readText(file)
    }
}

/// A lesson with only the parts that the sandbox reads.
func lesson(_ id: String, course: String = "tests", setup: [String] = [], grants: [String] = []) -> Lesson {
    var lesson = Lesson(
        course: course, module: "m", id: id, number: 1, path: "/course/1-m/1-\(id).md", title: id, minutes: 1, objectives: [])
    lesson.grants = grants
    var section = Section(kind: .opening, title: "", location: SourceLocation(path: lesson.path, line: 1))
    section.setup = setup.enumerated().map { index, text in
        CodeBlock(language: "sql", text: text, location: SourceLocation(path: lesson.path, line: 10 * (index + 1)))
    }
    lesson.sections = [section]
    return lesson
}

extension PostgresSession {
    /// The first value of a query's result.
    nonisolated func value(_ sql: String) async throws -> String? {
        let result = try await query(sql)
        return result.rows.isEmpty ? nil : result.rows[0, 0]
    }
}
