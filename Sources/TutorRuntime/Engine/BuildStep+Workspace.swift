import Grading
import Sandbox
import TutorCore

extension BuildStep {
    /// The instructions of the Dockerfile in a lesson's folder, and of those in the folders in it.
    static func dockerfiles(in workspace: Workspace) -> [[BuildStep]] {
        var folders: [WorkspaceEntry] = []
        do throws(WorkspaceError) {
            folders = try workspace.list().filter(\.isFolder)
        } catch {
            // What can't be listed has no Dockerfile that could be read.
        }
        let names = ["Dockerfile"] + folders.prefix(maxFolders).compactMap { $0.path.map { $0.text + "/Dockerfile" } }
        return names.map { steps(at: $0, in: workspace) }
    }

    private static let maxFolders = 50

    /// None where there is no Dockerfile, or none that can be read.
    private static func steps(at path: String, in workspace: Workspace) -> [BuildStep] {
        do throws(WorkspaceError) {
            let text = try workspace.read(try WorkspacePath(path))
            // The last stage is what the image holds.
            let stage = Dockerfile(text.text).stages.last
            return (stage?.instructions ?? []).map { BuildStep(line: $0.line, keyword: $0.keyword, arguments: $0.arguments) }
        } catch {
            return []
        }
    }
}
