import SQLite
import Synchronization

/// All courses of a root, from a cache: ten thousand lessons open as fast as ten.
///
/// Opening and reading touch only the cache, a few indexed rows at a time. `refresh` replaces the cache if the files have changed. It may
/// run on another thread, and never blocks readers. Several processes may share a cache. If the cache can't be used (no directory, a full
/// disk), the catalog is kept in memory.
package final class Catalog: Sendable {
    struct Store {
        var database: Database
        /// Of the files that it was made from; `nil` if it has to be made again in any case.
        var digest: Int64?
        /// Of what readers see; `nil` before the courses have been read.
        var sum: Int64?
        /// Why it could not be saved.
        var problem: String?
    }

    /// The root whose courses this catalog lists.
    package let root: CourseRoot
    let file: String
    let store: Mutex<Store>
    /// Allows one refresh at a time in this process.
    let refreshing = Mutex(())

    /// Opens the cache of `root` in the folder `cache` without reading any course. A cache that is damaged or of another version is empty
    /// until the next refresh.
    package init(root: CourseRoot, cache: String) {
        self.root = root
        let kind = root.isShipped ? "shipped" : "course"
        file = "\(cache)/courses-\(ContentHash(ofParts: [kind] + root.folders).hex(digits: 16)).sqlite"
        store = Mutex(CatalogStore.open(file))
    }

    /// Whether the courses have ever been read. If not, call `refresh` before showing anything.
    package var isFilled: Bool { store.withLock { $0.sum != nil } }

    /// Why the courses could not be saved; `nil` if the cache has them.
    package var problem: String? { store.withLock { $0.problem } }
}
