import Grading
import Sandbox

extension BuildStep {
    /// The instructions of the Dockerfile in a lesson's folder; none where there is none that can be read.
    static func steps(in workspace: Workspace) -> [BuildStep] {
        do throws(WorkspaceError) {
            let text = try workspace.read(try WorkspacePath("Dockerfile"))
            // The last stage is what the image holds.
            let stage = Dockerfile(text.text).stages.last
            return (stage?.instructions ?? []).map { BuildStep(line: $0.line, keyword: $0.keyword, arguments: $0.arguments) }
        } catch {
            return []
        }
    }
}
