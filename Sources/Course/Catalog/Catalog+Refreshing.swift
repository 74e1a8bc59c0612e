import Glibc
import SQLite
import Synchronization

extension Catalog {
    /// Replaces the cache if the files have changed since it was made: reads all courses again.
    ///
    /// Returns whether readers now see something different than at the last call, or since the catalog was opened; that includes changes
    /// made by another process. Blocks the calling thread, but not readers on other threads.
    @discardableResult package func refresh() -> Bool {
        refreshing.withLock { _ in
            // Taken before the files are read: if one changes in between, the next refresh finds another digest.
            let digest = FilesDigest(of: root).value
            let (known, sum) = store.withLock { ($0.digest, $0.sum) }
            if let digest, digest == known { return false }
            do throws(CourseError) {
                try Files.withLock(file + ".lock") { () throws(CourseError) in
                    // Another process may have read the same files.
                    if let digest, CatalogStore.open(file).digest == digest { return }
                    try CatalogStore.replace(file) { database throws(SQLiteError) in
                        _ = try CatalogWriter.write(coursesOf: root, digest: digest, to: database)
                    }
                }
                let isOpen = store.withLock { store in
                    store = CatalogStore.open(file)
                    return store.sum != nil
                }
                if !isOpen { throw .unreadable(path: file, code: EIO) }
            } catch {
                keepInMemory(digest, because: error)
            }
            return store.withLock { $0.sum } != sum
        }
    }

    /// Discards the cache and rebuilds it.
    func rebuild() {
        unlink(file)
        store.withLock { $0 = CatalogStore.inMemory() }
        refresh()
    }

    /// On a full disk, for example, the courses themselves are still readable.
    private func keepInMemory(_ digest: Int64?, because error: CourseError) {
        store.withLock { store in
            store = CatalogStore.inMemory()
            store.problem = "The lesson list could not be saved (\(error)), so calf will read all lessons again at the next start."
            do throws(SQLiteError) {
                store.sum = try CatalogWriter.write(coursesOf: root, digest: digest, to: store.database)
                store.digest = digest
            } catch {
                // Memory ran out. What was written is shown, and the next refresh writes it again.
            }
        }
    }
}
