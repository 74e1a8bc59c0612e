import EngineValues
import Grading
import Sandbox
import TutorCore

extension BuildStep {
    /// The instructions of the Dockerfiles in a lesson's folder and its subfolders.
    static func dockerfiles(in workspace: Workspace) -> [[BuildStep]] {
        var folders: [WorkspaceEntry] = []
        do throws(WorkspaceError) {
            folders = try workspace.list().filter(\.isFolder)
        } catch {
            // A folder that can't be listed has no readable Dockerfile.
        }
        let names = ["Dockerfile"] + folders.prefix(maxFolders).compactMap { $0.path.map { $0.text + "/Dockerfile" } }
        return names.map { steps(at: $0, in: workspace) }
    }

    private static let maxFolders = 50

    /// Empty if there is no readable Dockerfile.
    private static func steps(at path: String, in workspace: Workspace) -> [BuildStep] {
        do throws(WorkspaceError) {
            let text = try workspace.read(try WorkspacePath(path))
            // The image contains only the last stage.
            let stage = Dockerfile(text.text).stages.last
            return (stage?.instructions ?? []).map { BuildStep(line: $0.line, keyword: $0.keyword, arguments: $0.arguments) }
        } catch {
            return []
        }
    }
}
