import Descriptors
import Dispatch
import Glibc
import Synchronization

/// Says that something in some folders has changed, whoever did it; while nothing does, it costs nothing.
///
/// https://man7.org/linux/man-pages/man7/inotify.7.html
final class FolderWatch: Sendable {
    private static let events = UInt32(
        IN_CREATE | IN_DELETE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR)

    private let changes: DescriptorWatch

    /// `nil` where the system has no more watches to give: then nothing is told.
    ///
    /// - Parameter changed: called after each change, from any thread; changes that follow each other closely are told together.
    init?(changed: @escaping @Sendable () -> Void) {
        let descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { return nil }
        let queue = DispatchQueue(label: "calf.folders")
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

    /// Watches a folder, not those in it; one that is watched already gives the same number again. `nil`: it can't be.
    func add(_ path: String) -> Int32? {
        let watch = inotify_add_watch(changes.descriptor, path, Self.events)
        return watch >= 0 ? watch : nil
    }

    /// Watches the folder of this number no more.
    func remove(_ watch: Int32) { inotify_rm_watch(changes.descriptor, watch) }
}
