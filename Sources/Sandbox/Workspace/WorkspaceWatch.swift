import Descriptors
import Dispatch
import Glibc
import Synchronization

/// Says that something in a workspace's folders has changed, whoever did it; while nothing does, it costs nothing.
package final class WorkspaceWatch: Sendable {
    /// Folders that are watched at most; in others, changes show with the next one that is seen.
    private static let mostFolders = 256
    private static let events = UInt32(
        IN_CREATE | IN_DELETE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR | IN_DONT_FOLLOW)

    private let changes: DescriptorWatch
    private let watched = Mutex<[WorkspacePath?: Int32]>([:])

    /// `nil` where the system has no more watches to give: then nothing is told.
    ///
    /// - Parameter changed: called after each change, from any thread; changes that follow each other closely are told together.
    package init?(changed: @escaping @Sendable () -> Void) {
        let descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { return nil }
        let queue = DispatchQueue(label: "calf.workspace")
        changes = DescriptorWatch(descriptor, queue: queue)
        let isPending = Mutex(false)
        changes.whenReady {
            var buffer = [UInt8](repeating: 0, count: 16_384)
            while read(descriptor, &buffer, buffer.count) > 0 {}
            let isFirst = isPending.withLock { pending in
                defer { pending = true }
                return !pending
            }
            guard isFirst else { return }
            queue.asyncAfter(deadline: .now() + .milliseconds(40)) {
                isPending.withLock { $0 = false }
                changed()
            }
        }
        changes.resume()
    }

    deinit { changes.close() }

    /// Watches the workspace's own folder and these in it, and no others any more.
    package func watch(_ workspace: Workspace, folders: some Sequence<WorkspacePath>) {
        let wanted: [WorkspacePath?] = [nil] + folders.prefix(Self.mostFolders).map { Optional($0) }
        watched.withLock { watched in
            for (path, watch) in watched where !wanted.contains(path) {
                inotify_rm_watch(changes.descriptor, watch)
                watched[path] = nil
            }
            for path in wanted {
                // A folder that can't be opened is not there, or not the user's; one that is watched already gives the same number again.
                guard let folder = try? workspace.root().folder(path?.parts ?? []) else { continue }
                let watch = inotify_add_watch(changes.descriptor, "/proc/self/fd/\(folder.raw)", Self.events & ~UInt32(IN_DONT_FOLLOW))
                if watch >= 0 { watched[path] = watch }
            }
        }
    }
}
