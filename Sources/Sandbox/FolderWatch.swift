import Descriptors
import Dispatch
import Glibc
import Synchronization

/// Reports changes in a set of folders, whichever process makes them. Costs nothing while nothing changes.
///
/// If the system has no watches left, it reports a change every second instead, so that none goes unnoticed.
///
/// https://man7.org/linux/man-pages/man7/inotify.7.html
package final class FolderWatch: Sendable {
    private static let events = UInt32(
        IN_CREATE | IN_DELETE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR)

    private let queue = DispatchQueue(label: "calf.folders")
    private let changed: @Sendable () -> Void
    /// `nil` if the system could not create an inotify instance.
    private let changes: DescriptorWatch?
    private let isTicking = Mutex(false)

    /// - Parameter changed: called after each change, from any thread. Changes in quick succession are reported together.
    package init(changed: @escaping @Sendable () -> Void) {
        self.changed = changed
        let descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else {
            changes = nil
            return
        }
        changes = DescriptorWatch(descriptor, queue: queue)
        let isPending = Mutex(false)
        changes?.whenReady { [queue] in
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
        changes?.resume()
    }

    /// Watches one folder, which is created if it is missing.
    package convenience init(of folder: String, changed: @escaping @Sendable () -> Void) throws(SandboxError) {
        try FileSystem.makeDirectories(folder)
        self.init(changed: changed)
        _ = add(folder)
    }

    deinit { changes?.close() }

    /// Watches a folder but not its subfolders. Adding a watched folder again returns the same number. Returns `nil` if the folder does not
    /// exist or the system has no watches left.
    package func add(_ path: String) -> Int32? {
        if let changes {
            let watch = inotify_add_watch(changes.descriptor, path, Self.events)
            if watch >= 0 { return watch }
            if errno == ENOENT || errno == ENOTDIR { return nil }
        }
        let isFirst = isTicking.withLock { isTicking in
            defer { isTicking = true }
            return !isTicking
        }
        if isFirst { tick() }
        return nil
    }

    private func tick() {
        queue.asyncAfter(deadline: .now() + .seconds(1)) { [weak self] in
            self?.changed()
            self?.tick()
        }
    }

    /// Stops watching the folder with this number.
    func remove(_ watch: Int32) {
        if let changes { inotify_rm_watch(changes.descriptor, watch) }
    }
}
