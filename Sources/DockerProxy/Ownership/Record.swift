import Glibc
import Primitives
import Synchronization

/// What the lessons made, in a file that all calf processes of a user share: one line for each object that a lesson owns from then on, or
/// no longer owns. A line is written before the client hears of the object.
///
/// What the machine loses in a crash is foreign afterwards.
package final class Record: Sendable {
    private struct State {
        var ownership = Ownership()
        /// How much of the file is in `ownership`.
        var offset: off_t = 0
        /// The beginning of a line whose end isn't there yet.
        var partial: [UInt8] = []
    }

    let path: String
    private let descriptor: Int32
    private let state = Mutex(State())

    /// Opens the file, or creates it. Returns `nil` with `errno` set if it can't be used.
    ///
    /// - Parameter isReadOnly: only reads it. Those who watch the file would take the end of writing for a change.
    package init?(path: String, isReadOnly: Bool = false) {
        descriptor = open(path, (isReadOnly ? O_RDONLY : O_RDWR | O_CREAT | O_APPEND) | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return nil }
        self.path = path
    }

    deinit { close(descriptor) }

    /// Which lesson owns which object now.
    package var ownership: Ownership {
        state.withLock { state in
            read(&state)
            return state.ownership
        }
    }

    /// What a lesson owns.
    package func items(of lesson: String) -> Set<OwnedItem> { ownership.items(of: lesson) }

    /// Records objects as a lesson's, or as no longer a lesson's. Returns whether the file has it.
    @discardableResult
    package func set(_ items: some Sequence<OwnedItem>, of lesson: String, isOwned: Bool = true) -> Bool {
        state.withLock { state in
            read(&state)
            let owned = state.ownership.items(of: lesson)
            let bytes = Set(items).filter { owned.contains($0) != isOwned }.flatMap { Self.line($0, lesson, isOwned) }
            if bytes.isEmpty { return true }
            // Another process may have ended in the middle of a line.
            let text = (state.partial.isEmpty ? [] : [UInt8(ascii: "\n")]) + bytes
            let isWritten = write(descriptor, text, text.count) == text.count
            if isWritten { read(&state) } else { Self.apply(bytes, to: &state) }
            return isWritten
        }
    }

    /// Reads what was added to the file, here or by another process.
    private func read(_ state: inout State) {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size != state.offset else { return }
        if status.st_size < state.offset { state = State() }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size - state.offset))
        let count = pread(descriptor, &bytes, bytes.count, state.offset)
        guard count > 0 else { return }
        state.offset += off_t(count)
        Self.apply(state.partial + bytes[..<count], to: &state)
    }

    private static func apply(_ bytes: [UInt8], to state: inout State) {
        let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        state.partial = Array(bytes[end...])
        for line in bytes[..<end].split(separator: UInt8(ascii: "\n")) {
            let fields = String(decoding: line, as: UTF8.self).split(separator: "\t", omittingEmptySubsequences: false)
                .compactMap { RequestTarget.decoded($0.utf8, plusIsSpace: false) }
            guard fields.count == 5, let kind = OwnedItem.Kind(rawValue: fields[2]) else { continue }
            let item = OwnedItem(kind: kind, key: fields[3], mark: fields[4])
            state.ownership.set(item, of: fields[1], isOwned: fields[0] == "+")
        }
    }

    private static func line(_ item: OwnedItem, _ lesson: String, _ isOwned: Bool) -> [UInt8] {
        let fields = [lesson, item.kind.rawValue, item.key, item.mark].map { $0.percentEncoded(keeping: "/:@") }
        return Array(([isOwned ? "+" : "-"] + fields).joined(separator: "\t").utf8) + [UInt8(ascii: "\n")]
    }
}
