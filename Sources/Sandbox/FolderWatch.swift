import Descriptors
import Dispatch
import Glibc
import Synchronization

/// Says that something in some folders has changed, whoever did it; while nothing does, it costs nothing.
///
/// Where the system has no more watches to give, it says so once a second instead, so that no change goes unseen.
///
/// https://man7.org/linux/man-pages/man7/inotify.7.html
package final class FolderWatch: Sendable {
    private static let events = UInt32(
        IN_CREATE | IN_DELETE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR)

    private let queue = DispatchQueue(label: "calf.folders")
    private let changed: @Sendable () -> Void
    /// `nil` where the system gave none.
    private let changes: DescriptorWatch?
    private let isTicking = Mutex(false)

    /// - Parameter changed: called after each change, from any thread; changes that follow each other closely are told together.
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

    deinit { changes?.close() }

    /// Watches a folder, not those in it; one that is watched already gives the same number again. `nil`: it has none, since it is gone or
    /// the system has no more.
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

    /// Watches the folder of this number no more.
    func remove(_ watch: Int32) {
        if let changes { inotify_rm_watch(changes.descriptor, watch) }
    }
}
