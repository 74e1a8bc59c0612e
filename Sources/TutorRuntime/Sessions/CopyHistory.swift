import Postgres
import SQLText

/// Which copies of the data the learner has changed, and which of these changes were lost to make room for other copies.
struct CopyHistory {
    private var changed: Set<String> = []
    private var lost: Set<String> = []

    /// Records a run in a copy.
    mutating func ran(_ sql: String, in name: String) {
        let onlyReads: Bool
        do throws(ParseFailure) { onlyReads = try Tree(parsing: sql).onlyReads } catch { onlyReads = false }
        if !onlyReads { changed.insert(name) }
    }

    /// Records that a copy was dropped, to make room or because the learner asked for the original data.
    mutating func dropped(_ name: String, forRoom: Bool) {
        if changed.remove(name) != nil, forRoom { lost.insert(name) }
    }

    /// Records that a copy was made. Returns whether it lacks earlier changes.
    mutating func made(_ name: String) -> Bool { lost.remove(name) != nil }
}
