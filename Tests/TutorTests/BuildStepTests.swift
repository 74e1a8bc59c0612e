import EngineValues
import Glibc
import Sandbox
import TestSupport
import Testing

@testable import TutorRuntime

/// Dockerfiles in a real folder.
struct BuildStepTests {
    @Test func `Dockerfiles are found in the lesson's folder and its subfolders`() throws {
        let folder = ScratchFolder()
        let workspace = Workspace(data: folder.path, course: "docker", lesson: "ports")
        try workspace.prepare()
        try workspace.write(WorkspaceText("FROM busybox:1.36\nRUN one\n"), to: WorkspacePath("Dockerfile"), over: nil)
        try workspace.write(WorkspaceText("FROM a AS b\nRUN left\nFROM c\n\nRUN two\n"), to: WorkspacePath("sign/Dockerfile"), over: nil)
        symlink("/etc/passwd", workspace.folder + "/sign/link")
        let steps = BuildStep.dockerfiles(in: workspace).map { $0.map { "\($0.line) \($0.keyword) \($0.arguments)" } }
        #expect(steps == [["1 FROM busybox:1.36", "2 RUN one"], ["3 FROM c", "5 RUN two"]])
        let nothing = BuildStep.dockerfiles(in: Workspace(data: folder.path, course: "docker", lesson: "none"))
        #expect(nothing == [[]])
    }
}
