package import EngineValues
import Glibc
import Synchronization

/// Reports changes in a workspace's folders, whichever process makes them.
package final class WorkspaceWatch: Sendable {
    /// The maximum number of watched folders. Changes in others appear with the next reported change.
    private static let maxFolders = 256

    private let folders: FolderWatch
    private let watched = Mutex<[WorkspacePath?: Int32]>([:])

    /// - Parameter changed: called after each change, from any thread. Changes in quick succession are reported together.
    package init(changed: @escaping @Sendable () -> Void) { folders = FolderWatch(changed: changed) }

    /// Watches exactly the workspace's own folder and these subfolders.
    package func watch(_ workspace: Workspace, folders: some Sequence<WorkspacePath>) {
        let wanted: [WorkspacePath?] = [nil] + folders.prefix(Self.maxFolders).map { Optional($0) }
        watched.withLock { watched in
            for (path, watch) in watched where !wanted.contains(path) {
                self.folders.remove(watch)
                watched[path] = nil
            }
            for path in wanted {
                // A folder that can't be opened doesn't exist, or isn't the user's.
                guard let folder = try? workspace.root().folder(path?.parts ?? []) else { continue }
                if let watch = self.folders.add("/proc/self/fd/\(folder.raw)") { watched[path] = watch }
            }
        }
    }
}
