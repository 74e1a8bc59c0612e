import Glibc
import Synchronization

/// An object on the engine, identified by what the engine never gives to another.
package enum OwnedItem: Sendable, Hashable {
    case container(id: String)
    case network(id: String)
    /// `nonce` is the value of its label ``Record/nonceLabel``, because the name can be used again. Empty for an anonymous volume, whose
    /// name is random.
    case volume(name: String, nonce: String)
    case image(id: String)
    /// An image that a build of the lesson's gave, but that already existed and had someone's name. Once only the lesson's names are left, it
    /// is removed with the last one. It isn't the lesson's before that.
    case sharedImage(id: String)
    /// A name, as long as it names this image. The image itself may have another owner.
    case imageName(String, id: String)
}

/// What the lessons made, in a file that all calf processes of a user share: one line for each object that a lesson owns from then on, or
/// no longer owns. A line is written before the client hears of the object.
///
/// What the machine loses in a crash is foreign afterwards.
package final class Record: Sendable {
    /// The label on volumes that a lesson made.
    package static let nonceLabel = "io.calf.volume"

    private struct State {
        var items: [String: Set<OwnedItem>] = [:]
        /// How much of the file is in `items`.
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

    /// What a lesson owns.
    package func items(of lesson: String) -> Set<OwnedItem> { current { $0.items[lesson] ?? [] } }

    /// The lessons that own something.
    package var lessons: [String] { current { $0.items.filter { !$0.value.isEmpty }.keys.sorted() } }

    func owns(_ lesson: String, _ item: OwnedItem) -> Bool { current { $0.items[lesson]?.contains(item) == true } }

    /// The other lesson that owns it.
    func owner(of item: OwnedItem) -> String? { current { $0.items.first { $0.value.contains(item) }?.key } }

    /// Records objects as a lesson's, or as no longer a lesson's. Returns whether the file has it.
    @discardableResult
    package func set(_ items: some Sequence<OwnedItem>, of lesson: String, isOwned: Bool = true) -> Bool {
        state.withLock { state in
            read(&state)
            let changed = Set(items).filter { (state.items[lesson]?.contains($0) == true) != isOwned }
            let bytes = changed.flatMap { Self.line($0, lesson, isOwned) }
            if bytes.isEmpty { return true }
            // Another process may have ended in the middle of a line.
            let text = (state.partial.isEmpty ? [] : [UInt8(ascii: "\n")]) + bytes
            let isWritten = write(descriptor, text, text.count) == text.count
            if isWritten { read(&state) } else { Self.apply(bytes, to: &state) }
            return isWritten
        }
    }

    private func current<Result>(_ body: (borrowing State) -> Result) -> Result where Result: Sendable {
        state.withLock { state in
            read(&state)
            return body(state)
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
            let fields = String(decoding: line, as: UTF8.self).split(separator: "\t", omittingEmptySubsequences: false).map {
                unescaped($0)
            }
            guard fields.count == 5, let item = item(fields[2], fields[3], fields[4]) else { continue }
            if fields[0] == "+" { state.items[fields[1], default: []].insert(item) } else { state.items[fields[1]]?.remove(item) }
        }
    }

    // MARK: - Lines

    private static func line(_ item: OwnedItem, _ lesson: String, _ isOwned: Bool) -> [UInt8] {
        let fields: [String] =
            switch item {
            case .container(let id): ["container", id, ""]
            case .network(let id): ["network", id, ""]
            case .volume(let name, let nonce): ["volume", name, nonce]
            case .image(let id): ["image", id, ""]
            case .sharedImage(let id): ["shared-image", id, ""]
            case .imageName(let name, let id): ["name", name, id]
            }
        return Array((([isOwned ? "+" : "-", lesson] + fields).map(escaped).joined(separator: "\t") + "\n").utf8)
    }

    private static func item(_ kind: String, _ first: String, _ second: String) -> OwnedItem? {
        switch kind {
        case "container": .container(id: first)
        case "network": .network(id: first)
        case "volume": .volume(name: first, nonce: second)
        case "image": .image(id: first)
        case "shared-image": .sharedImage(id: first)
        case "name": .imageName(first, id: second)
        default: nil
        }
    }

    private static func escaped(_ field: String) -> String {
        field.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "%") } ? field : RequestTarget.encoded(field, keeping: "/:@")
    }

    private static func unescaped(_ field: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = field.utf8
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%"), let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                bytes.append(byte)
                continue
            }
            bytes.append(code)
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
