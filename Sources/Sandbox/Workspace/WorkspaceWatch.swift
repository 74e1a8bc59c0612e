import Glibc
import Synchronization

/// Says that something in a workspace's folders has changed, whoever did it.
package final class WorkspaceWatch: Sendable {
    /// Folders that are watched at most; in others, changes show with the next one that is seen.
    private static let mostFolders = 256

    private let folders: FolderWatch
    private let watched = Mutex<[WorkspacePath?: Int32]>([:])

    /// - Parameter changed: called after each change, from any thread; changes that follow each other closely are told together.
    package init(changed: @escaping @Sendable () -> Void) { folders = FolderWatch(changed: changed) }

    /// Watches the workspace's own folder and these in it, and no others any more.
    package func watch(_ workspace: Workspace, folders: some Sequence<WorkspacePath>) {
        let wanted: [WorkspacePath?] = [nil] + folders.prefix(Self.mostFolders).map { Optional($0) }
        watched.withLock { watched in
            for (path, watch) in watched where !wanted.contains(path) {
                self.folders.remove(watch)
                watched[path] = nil
            }
            for path in wanted {
                // A folder that can't be opened is not there, or not the user's.
                guard let folder = try? workspace.root().folder(path?.parts ?? []) else { continue }
                if let watch = self.folders.add("/proc/self/fd/\(folder.raw)") { watched[path] = watch }
            }
        }
    }
}
