import SQLite
import Synchronization

/// All courses of a root, from a cache: ten thousand lessons open as fast as ten.
///
/// Opening and reading touch only the cache, a few indexed rows at a time. `refresh` compares the cache with the files, may run on another
/// thread, and never blocks readers. Several processes may share a cache. If the cache can't be used (no directory, a full disk), the
/// catalog is kept in memory.
package final class Catalog: Sendable {
    struct Store {
        var database: Database
        /// `nil` in memory.
        var file: String?
        /// The cache's generation as last reported to readers of this catalog.
        var generation: Int
    }

    /// The root whose courses this catalog lists.
    package let root: CourseRoot
    let store: Mutex<Store>
    /// Allows one refresh at a time in this process.
    let refreshing = Mutex(())

    /// Opens the cache of `root` in the folder `cache` without reading any course. Discards a cache that is damaged or of another version.
    package init(root: CourseRoot, cache: String) {
        self.root = root
        store = Mutex(CatalogStore.open(root: root, cache: cache))
    }

    /// Whether the courses have ever been read. If not, call `refresh` before showing anything.
    package var isFilled: Bool { store.withLock { $0.generation > 0 } }
}
