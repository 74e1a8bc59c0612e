import SQLite
import Synchronization

/// All courses of a root, from a cache: ten thousand lessons open as fast as ten.
///
/// Opening and reading look at nothing but the cache, a few indexed rows at a time; `refresh` holds the cache against the files and may
/// run on another thread meanwhile. Readers are never blocked by it. Several processes may share a cache. Where the cache can't be used
/// (no directory, a full disk), the catalog lives in memory.
package final class Catalog: Sendable {
    struct Store {
        var database: Database
        /// `nil` in memory.
        var file: String?
        /// The state of the cache that readers of this catalog have been told of.
        var generation: Int
    }

    /// What it is the catalog of.
    package let root: CourseRoot
    let store: Mutex<Store>
    /// One refresh of this process at a time.
    let refreshing = Mutex(())

    /// Opens the cache of `root` in the folder `cache`; looks at no course. A cache that is damaged or of another version is thrown away.
    package init(root: CourseRoot, cache: String) {
        self.root = root
        store = Mutex(CatalogStore.open(root: root, cache: cache))
    }

    /// Whether the courses have ever been read. If not, `refresh` before anything is shown.
    package var isFilled: Bool { store.withLock { $0.generation > 0 } }
}
